//! Suggestions: training and organisational measures, each with its reasons and a decision.

mod by_unit;
mod card;
mod decision;
mod institution;
mod why;
mod why_not;

use leptos::prelude::*;

use super::derived::{no_responses, responses_of, section_href, suggestions_of, term_missing};
use crate::plan::{Suggestion, Suggestions};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::route::Section;
use crate::ui::widgets::{click, dynamic, live};

/// Suggestions shown at once, the most pressing; the others unfold. A municipality with few staff
/// carries out no more in a year or two.
const SHOWN_FIRST: usize = 8;

/// The section.
pub fn suggestions(app: App) -> impl IntoView {
    let responses = responses_of(app);
    let found = suggestions_of(app);
    let units = RwSignal::new(false);
    move || match (responses.get(), found.get()) {
        // What the institution lacks is suggested without anybody's response.
        (0, Ok(found)) if found.training.is_empty() => no_responses(app).into_any(),
        (0, Err(_)) if nothing_found(app) => no_responses(app).into_any(),
        (_, Err(error)) => term_missing(app, error).into_any(),
        (_, Ok(found)) => two_ways(app, found, units).into_any(),
    }
}

/// Tells whether the institutional diagnosis is empty.
fn nothing_found(app: App) -> bool {
    app.dossier
        .read_untracked(|dossier| dossier.institution.is_empty())
}

/// The suggestions by content or by unit.
fn two_ways(app: App, found: Suggestions, units: RwSignal<bool>) -> impl IntoView {
    let found = StoredValue::new(found);
    let way = move |by_unit: bool, words: &'static str| {
        view! {
            <button type="button" aria-pressed=live(move || if units.get() == by_unit { "true" } else { "false" })
                on:click=click(move |_| units.set(by_unit))>{words}</button>
        }
    };
    view! {
        <div class="switch no-print" role="group" aria-label=tr!(builder.ways)>
            {way(false, tr!(builder.by_content))}
            {way(true, tr!(builder.by_unit))}
        </div>
        {dynamic(move || match units.get() {
            false => whole(app, found.get_value()).into_any(),
            true => by_unit::by_unit(app, found.get_value()).into_any(),
        })}
    }
}

fn whole(app: App, found: Suggestions) -> impl IntoView {
    let to_plan = section_href(app, Section::Plan);
    let others = why_not::others(app, &found);
    let mut training = found.training;
    let rest = training.split_off(training.len().min(SHOWN_FIRST));
    let cards = |list: Vec<Suggestion>| list.into_iter().map(|item| card::card(app, item));
    let training = cards(training).collect_view();
    let more = (!rest.is_empty()).then(|| {
        let label = tr!(plan.suggestions_more, n = rest.len()).to_string();
        view! {
            <details class="more"><summary>{label}</summary>{cards(rest).collect_view()}</details>
        }
    });
    let measures = found
        .measures
        .into_iter()
        .map(|item| card::card(app, item))
        .collect_view();
    let no_training = training.is_empty().then_some(tr!(plan.suggestions_none));
    let apart = (!measures.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{tr!(plan.measures_title)}</h2>
                <p>{tr!(plan.measures_text)}</p>
                {measures}
            </section>
        }
    });
    view! {
        <section class="part">
            <h2>{tr!(plan.suggestions_title)}</h2>
            <p>{tr!(plan.suggestions_text)}" "<a href=to_plan>{tr!(plan.to_plan)}</a></p>
            {no_training.map(|words| view! { <p class="muted">{words}</p> })}
            {training}
            {more}
        </section>
        {apart}
        {others}
    }
}
