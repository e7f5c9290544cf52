//! Responder: an official alone in a browser tab.

mod about;
mod answers;
mod consent;
mod contents;
mod diagnosis;
mod earlier;
mod factors;
mod frame;
mod hand_over;
mod matrix;
mod one_by_one;
mod practice;
mod preview;
mod result;
mod start;
mod survey;

use leptos::prelude::*;

use super::app::app;
use super::catalogue::SentenceState;
use super::i18n::tr;
use super::route::Route;
use super::widgets::{click, lost};
use crate::documents::Kind;
use crate::response::Step;

pub use start::Start;

/// A step of a response.
pub fn step_view(id: String, step: Step) -> impl IntoView {
    let app = app();
    if app.response.id().is_some_and(|open| open != id) && app.response.has_unsaved(app) {
        return hand_over::save_first().into_any();
    }
    if let Err(error) = app.response.open(app, &id) {
        return lost(Kind::Response, id, error, Route::Respond).into_any();
    }
    let country = app
        .response
        .read_untracked(|response| response.municipality.country.clone());
    app.set_country(&country);
    earlier::follow(app);
    let entered = app
        .response
        .read_untracked(|response| response.may_enter(step).then_some(step))
        .unwrap_or(Step::About);
    app.response.edit(app, |response| response.step = entered);
    match entered {
        Step::Consent => consent::Consent().into_any(),
        Step::About => about::About().into_any(),
        Step::Practice => practice::Practice().into_any(),
        Step::Diagnosis => with_sentences(|| diagnosis::Diagnosis().into_any()),
        Step::Survey => survey::Survey().into_any(),
        Step::Result => with_sentences(|| result::MyResult().into_any()),
        Step::HandOver => with_sentences(|| hand_over::HandOver().into_any()),
    }
}

/// Draws a step that needs the sentences of the competencies, once they are there.
fn with_sentences(step: fn() -> AnyView) -> AnyView {
    let app = app();
    let state = app.catalogue.sentences;
    let waiting = move || match state.get() {
        SentenceState::There => step(),
        SentenceState::Coming => view! {
            <main id="main" class="page narrow" tabindex="-1">
                <h1>{tr!(respond.sentences_coming)}</h1>
                <div class="loading" role="progressbar" aria-label=tr!(respond.sentences_coming)></div>
            </main>
        }
        .into_any(),
        SentenceState::Failed => view! {
            <main id="main" class="page narrow" tabindex="-1">
                <h1>{tr!(respond.sentences_failed)}</h1>
                <p>{tr!(respond.sentences_failed_text)}</p>
                <button class="button primary" type="button" on:click=click(move |_| app.fetch_sentences())>
                    {tr!(respond.sentences_again)}
                </button>
            </main>
        }
        .into_any(),
    };
    waiting.into_any()
}

/// Returns the sentence about how much time the posts take.
fn minutes_sentence(minutes: u32, competencies: usize) -> String {
    tr!(respond.minutes, minutes = minutes, count = competencies).to_string()
}
