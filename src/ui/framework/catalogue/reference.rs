//! What people consult while they plan: services, questions, notes, dates, norms.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::super::list::List;
use super::super::terms;
use super::country::mark;
use super::sheet::{Sheet, all_said, said};
use crate::framework::{CalendarItem, Norm, Note, Question, Service};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{Icon, click, print};
use crate::ui::words;

/// A service, with terms of reference that fit on a page.
pub fn service(app: App, sheet: &mut Sheet, service: &Service) {
    let drivers = service
        .cost_drivers
        .iter()
        .map(|item| terms::cost_driver(*item));
    let drivers: Vec<&str> = drivers.collect();
    sheet.facts(vec![
        (
            tr!(framework.group),
            terms::service_group(service.group).to_string(),
        ),
        (
            tr!(framework.service_kind),
            terms::service_kind(service.kind).to_string(),
        ),
        (
            tr!(framework.field),
            terms::service_field(service.field).to_string(),
        ),
        (tr!(framework.delivered), said(&service.product)),
        (tr!(framework.cost_drivers), drivers.join(", ")),
    ]);
    let text = terms_text(service);
    sheet.add(view! {
        <h2>{tr!(framework.terms)}</h2>
        <div class="row no-print">
            <button class="button" type="button" on:click=click(move |_| copy(app, text.clone()))>
                {tr!(framework.copy)}
            </button>
            <button class="button" type="button" on:click=click(|_| print())>
                <Icon name="i-print" />{tr!(common.print)}
            </button>
        </div>
        <div class="terms">
            {terms_parts(service).into_iter().map(|(title, lines)| view! {
                <h3>{title}</h3>
                {one_or_more(lines)}
            }).collect_view()}
        </div>
    });
    sheet.links(tr!(framework.contents), List::Contents, &service.contents);
    sheet.sources(&service.source);
}

/// Returns the parts of terms of reference in their order.
fn terms_parts(service: &Service) -> Vec<(&'static str, Vec<String>)> {
    let terms = &service.terms;
    vec![
        (tr!(framework.terms_objective), vec![said(&terms.objective)]),
        (tr!(framework.terms_activities), all_said(&terms.activities)),
        (tr!(framework.terms_results), all_said(&terms.results)),
        (tr!(framework.terms_trainer), vec![said(&terms.trainer)]),
        (
            tr!(framework.terms_requirements),
            all_said(&terms.requirements),
        ),
    ]
}

fn one_or_more(lines: Vec<String>) -> AnyView {
    if let [line] = lines.as_slice() {
        return view! { <p>{line.clone()}</p> }.into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

/// Writes terms of reference as plain text.
fn terms_text(service: &Service) -> String {
    let name = service.name.get(language());
    let mut text = format!("{}: {name}\n", tr!(framework.terms));
    for (title, lines) in terms_parts(service) {
        text.push_str(&format!("\n{title}\n"));
        let mark = if lines.len() > 1 { "- " } else { "" };
        for line in lines {
            text.push_str(&format!("{mark}{line}\n"));
        }
    }
    text
}

fn copy(app: App, text: String) {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        app.toast(tr!(framework.copy_failed).to_string());
        return;
    }
    leptos::task::spawn_local(async move {
        let copied = JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        app.toast(if copied {
            tr!(framework.copied).to_string()
        } else {
            tr!(framework.copy_failed).to_string()
        });
    });
}

/// A reflection question.
pub fn question(sheet: &mut Sheet, question: &Question) {
    let theme = terms::question_theme(question.theme).to_string();
    sheet.facts(vec![(tr!(framework.theme), theme)]);
    sheet.sources(&question.source);
}

/// A note.
pub fn note(sheet: &mut Sheet, note: &Note) {
    sheet.lead(&note.summary);
    sheet.facts(vec![(
        tr!(framework.theme),
        terms::note_theme(note.theme).to_string(),
    )]);
    sheet.lines(tr!(framework.points), all_said(&note.points));
    sheet.links(tr!(framework.contents), List::Contents, &note.contents);
    sheet.sources(&note.source);
}

/// A date of the municipal year.
pub fn calendar(sheet: &mut Sheet, date: &CalendarItem) {
    sheet.add(mark(date.verified));
    let moments = date.moments.iter().map(|moment| words::moment(*moment));
    let moments: Vec<&str> = moments.collect();
    let (from, to) = (month(date.from_month), month(date.to_month));
    let to = date.day.map_or(to.clone(), |day| {
        tr!(framework.day_of_month, day = day, month = to)
    });
    let when = if date.from_month == date.to_month {
        to
    } else {
        tr!(framework.months, from = from, to = to)
    };
    sheet.facts(vec![
        (tr!(framework.when), when),
        (tr!(framework.only_in), moments.join(", ")),
    ]);
    sheet.links(tr!(framework.contents_help), List::Contents, &date.contents);
    sheet.sources(&date.source);
}

/// Names a month by the browser's own words.
fn month(number: u8) -> String {
    let day = chrono::NaiveDate::from_ymd_opt(2000, number.into(), 1);
    day.map(crate::ui::plan::figures::month_name)
        .unwrap_or_default()
}

/// A norm.
pub fn norm(sheet: &mut Sheet, norm: &Norm) {
    sheet.lead(&norm.says);
    sheet.add(mark(norm.verified));
    let date = norm.date.clone();
    let date = date.unwrap_or_else(|| tr!(framework.no_date).to_string());
    sheet.facts(vec![(tr!(framework.date), date)]);
}
