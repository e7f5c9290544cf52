//! The diagnoses of the municipality, and the beginning of the next one.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::cycles::{Round, begin_diagnosis, rounds};
use crate::dossier::Dossier;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::day;
use crate::ui::route::Section;
use crate::ui::widgets::{click, dynamic, focus_soon};
use crate::ui::world::{BrowserWorld, today};

/// What the table says of one diagnosis.
#[derive(Clone, PartialEq)]
struct Line {
    number: usize,
    closed: Option<NaiveDate>,
    answered: usize,
    staff: usize,
    figures_only: bool,
}

/// The diagnoses so far, and how the next one begins.
pub fn diagnoses(app: App) -> impl IntoView {
    let lines = Memo::new(move |_| app.dossier.read(lines_of));
    view! {
        <section class="part">
            <h2>{tr!(cycles.diagnoses_title)}</h2>
            {dynamic(move || table(lines.get()))}
            {next(app)}
        </section>
    }
}

fn lines_of(dossier: &Dossier) -> Vec<Line> {
    let all = rounds(dossier).into_iter().enumerate();
    let all = all.map(|(place, round)| Line {
        number: place + 1,
        closed: round.closed(),
        answered: round.answered(),
        staff: round.staff(),
        figures_only: matches!(round, Round::Past(_)) && !round.has_responses(),
    });
    all.collect()
}

/// Names a diagnosis of the dossier: its number, and when it was closed.
pub fn name(number: usize, closed: Option<NaiveDate>) -> String {
    match closed {
        Some(closed) => tr!(cycles.diagnosis_closed, n = number, day = day(closed)).to_string(),
        None => tr!(cycles.diagnosis_now, n = number).to_string(),
    }
}

fn table(lines: Vec<Line>) -> impl IntoView {
    let rows = lines.into_iter().map(|line| {
        let staff = match line.staff {
            0 => tr!(plan.rate_unsaid).to_string(),
            people => people.to_string(),
        };
        let only = line.figures_only.then(|| {
            view! { <span class="differs muted">{tr!(cycles.figures_only)}</span> }
        });
        view! {
            <tr>
                <th scope="row">{name(line.number, line.closed)}{only}</th>
                <td class="num">{line.answered}</td>
                <td class="num">{staff}</td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(cycles.diagnoses_title)>
            <table class="data asked diagnoses">
                <caption class="visually-hidden">{tr!(cycles.diagnoses_title)}</caption>
                <thead><tr>
                    <th scope="col">{tr!(cycles.diagnosis)}</th>
                    <th scope="col" class="num">{tr!(cycles.answered)}</th>
                    <th scope="col" class="num">{tr!(cycles.staff)}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Begins the next diagnosis after saying what happens; while nobody has answered it, says how they do.
fn next(app: App) -> impl IntoView {
    let asking = RwSignal::new(false);
    let state = Memo::new(move |_| {
        app.dossier
            .read(|dossier| (dossier.responses.is_empty(), dossier.diagnoses.len()))
    });
    dynamic(move || {
        match state.get() {
        (true, 0) => view! {
            <p>{tr!(cycles.no_diagnosis)}" "<a href=section_href(app, Section::Responses)>{tr!(plan.to_responses)}</a></p>
        }
        .into_any(),
        (true, _) => waiting_for_answers(app).into_any(),
        (false, past) if asking.get() => explained(app, asking, past).into_any(),
        (false, past) => view! {
            <div class="row">
                <button id="next-diagnosis" class="button" type="button" on:click=click(move |_| {
                    asking.set(true);
                    focus_soon("begin-diagnosis".into());
                })>{begin_words(past)}</button>
            </div>
        }
        .into_any(),
    }
    })
}

fn begin_words(past: usize) -> String {
    match past {
        0 => tr!(cycles.begin_second).to_string(),
        past => tr!(cycles.begin_next, n = past + 2).to_string(),
    }
}

fn waiting_for_answers(app: App) -> impl IntoView {
    let to = section_href(app, Section::Responses);
    view! {
        <div class="notice" data-kind="info">
            <h3>{tr!(cycles.begun_title)}</h3>
            <p>{tr!(cycles.begun_text)}" "<a href=to>{tr!(plan.to_responses)}</a></p>
        </div>
    }
}

fn explained(app: App, asking: RwSignal<bool>, past: usize) -> impl IntoView {
    let begin = move |_| {
        let framework = app.framework();
        asking.set(false);
        app.dossier
            .edit_undoable(app, tr!(cycles.begun).to_string(), |dossier| {
                // The button is not there while nobody has answered.
                let _ = begin_diagnosis(&framework, dossier, today(), &BrowserWorld);
            });
    };
    let cancel = move |_| {
        asking.set(false);
        focus_soon("next-diagnosis".into());
    };
    let what = [
        tr!(cycles.begin_what_closed),
        tr!(cycles.begin_what_stays),
        tr!(cycles.begin_what_people),
        tr!(cycles.begin_what_gaps),
    ];
    view! {
        <div class="notice" data-kind="info" id="begin-diagnosis" tabindex="-1">
            <h3>{begin_words(past)}</h3>
            <ul>{what.map(|line| view! { <li>{line}</li> })}</ul>
            <div class="row">
                <button class="button primary" type="button" on:click=click(begin)>{tr!(cycles.begin_now)}</button>
                <button class="button quiet" type="button" on:click=click(cancel)>{tr!(common.cancel)}</button>
            </div>
        </div>
    }
}
