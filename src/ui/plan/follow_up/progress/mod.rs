//! The report of progress: one page for the authority, on screen and on paper.

mod lines;
mod parts;

use leptos::prelude::*;

use super::{head, words};
use crate::dossier::{CostSource, Dossier};
use crate::follow_up::{Against, ProgressReport, progress as report_of};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::charts::{AgainstRow, AgainstWords, against};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::{day, money};
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::route::Section;
use crate::ui::widgets::{Icon, click, dynamic, print};
use crate::ui::world::today;

/// The place.
pub fn progress(app: App) -> impl IntoView {
    let empty = Memo::new(move |_| {
        app.dossier
            .read(|dossier| dossier.plan.activities.is_empty())
    });
    let framework = app.framework();
    dynamic(move || {
        if empty.get() {
            return view! {
                {head(app, tr!(follow.report_title))}
                <div class="empty">
                    <h3>{tr!(follow.no_plan_title)}</h3>
                    <p>{tr!(follow.no_plan_text)}</p>
                    <a class="button primary" href=section_href(app, Section::Plan)>{tr!(follow.to_plan)}</a>
                </div>
            }
            .into_any();
        }
        let framework = framework.clone();
        view! {
            <div class="stack">
                <div class="no-print">{head(app, tr!(follow.report_title))}</div>
                <div class="row no-print">
                    <button class="button primary" type="button" on:click=click(move |_| {
                        app.save_all();
                        print();
                    })><Icon name="i-print" />{tr!(follow.report_print)}</button>
                </div>
                {dynamic(move || app.dossier.with(|found| {
                    page(&framework, &found.payload, &report_of(&found.payload, today()))
                }))}
                {table_button(app, "avance", move || lines::sheet(app))}
            </div>
        }
        .into_any()
    })
}

/// The page. What would not fit is counted, and stands whole in the table for spreadsheets.
fn page(
    framework: &Framework,
    dossier: &Dossier,
    report: &ProgressReport,
) -> impl IntoView + use<> {
    let pack = &framework.pack;
    let plan = format!(
        "{} {}",
        pack.plan_name.get(language()),
        names::years(dossier.years)
    );
    let approval = match &report.approval {
        Some(act) => tr!(follow.approved, act = act.act.clone(), day = day(act.on)),
        None => tr!(follow.report_draft).to_string(),
    };
    let changed = match (report.modifications, &report.approval) {
        (0, _) | (_, None) => String::new(),
        (n, Some(_)) => tr!(follow.report_modified, n = n),
    };
    view! {
        <article class="document one-page">
            <header>
                <p class="eyebrow">{names::dossier(dossier)}</p>
                <h2>{tr!(follow.report_heading)}</h2>
                <p>{plan}". "{tr!(follow.report_on, day = day(report.on))}" "{approval}" "{changed}</p>
            </header>
            {parts::figures(framework, report)}
            {by_source(framework, report)}
            {lines::table(framework, dossier, report)}
            <div class="halves">
                {parts::in_use(framework, dossier, report)}
                {parts::in_the_way(framework, dossier, report)}
            </div>
            {parts::signatures(framework, dossier)}
        </article>
    }
}

/// Rows of money that a page has room for.
const ROOM: usize = 5;

/// Money by source and year, planned and spent; by source alone where that is more than the page has room for.
fn by_source(framework: &Framework, report: &ProgressReport) -> Option<impl IntoView + use<>> {
    let currency = &framework.pack.currency;
    let each = report.money.iter();
    let mut sums: Vec<(String, Against)> = if report.money.len() > ROOM {
        let of = |source| each.clone().filter(move |((other, _), _)| *other == source);
        let sums = CostSource::ALL.map(|source| {
            let sum = of(source).fold(Against::default(), |sum, (_, found)| Against {
                planned: sum.planned.saturating_add(found.planned),
                spent: sum.spent.saturating_add(found.spent),
            });
            (words::source(source).to_string(), sum)
        });
        sums.into()
    } else {
        each.map(|((source, year), sum)| (format!("{} · {year}", words::source(*source)), *sum))
            .collect()
    };
    sums.retain(|(_, sum)| *sum != Against::default());
    let longest = sums
        .iter()
        .map(|(_, sum)| sum.planned.max(sum.spent))
        .max()?;
    let share = |cents: u64| cents as f64 * 100.0 / longest as f64;
    let rows = sums.into_iter().map(|(label, sum)| AgainstRow {
        label,
        planned: share(sum.planned),
        done: share(sum.spent),
        planned_text: money(sum.planned, currency),
        done_text: money(sum.spent, currency),
    });
    let whole = report.whole_money;
    let finding = match whole.percent() {
        Some(percent) => tr!(follow.money_finding, percent = percent),
        None => tr!(
            follow.money_finding_none,
            amount = money(whole.spent, currency)
        ),
    };
    let words = AgainstWords {
        finding,
        label: tr!(follow.source_and_year),
        planned: tr!(follow.planned),
        done: tr!(follow.spent),
    };
    Some(against(words, rows.collect()))
}
