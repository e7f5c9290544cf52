//! Responder: an official alone in a browser tab.

mod about;
mod again;
mod answers;
mod codes;
mod consent;
mod contents;
mod copies;
mod diagnosis;
mod factors;
mod frame;
mod hand_over;
mod matrix;
mod one_by_one;
mod place;
mod posts;
mod practice;
mod preview;
mod result;
mod start;
mod survey;

use std::time::Duration;

use leptos::prelude::*;

use super::app::{App, app};
use super::catalogue::RestState;
use super::i18n::tr;
use super::route::Route;
use super::shell::focus_main;
use super::widgets::{click, dynamic, lost};
use crate::documents::Kind;
use crate::response::Step;

pub use copies::copy_line;
pub use start::Start;

/// A step of a response.
pub fn step_view(id: String, step: Step) -> impl IntoView {
    let app = app();
    if app.response.id().is_some_and(|open| open != id) && app.response.has_unsaved() {
        return hand_over::save_first().into_any();
    }
    if let Err(error) = app.response.open(app, &id) {
        return lost(Kind::Response, id, error, Route::Respond).into_any();
    }
    let country = app
        .response
        .read_untracked(|response| response.municipality.country.clone());
    app.set_country(&country);
    let entered = app
        .response
        .read_untracked(|response| response.may_enter(step).then_some(step))
        .unwrap_or(Step::About);
    copies::stand_at(app, &id, entered);
    match entered {
        Step::Consent => consent::Consent().into_any(),
        Step::About => about::About().into_any(),
        Step::Practice => practice::Practice().into_any(),
        Step::Diagnosis => with_questions(|| diagnosis::Diagnosis().into_any()),
        Step::Survey => with_questions(|| survey::Survey().into_any()),
        Step::Result => with_questions(|| result::MyResult().into_any()),
        Step::HandOver => with_questions(|| hand_over::HandOver().into_any()),
    }
}

/// Draws a step that needs the questions, once they are there.
fn with_questions(step: fn() -> AnyView) -> AnyView {
    let app = app();
    let state = app.catalogue.rest;
    dynamic(move || match state.get() {
        RestState::There => step(),
        RestState::Coming => questions_coming(app),
        RestState::Failed => questions_failed(app),
    })
    .into_any()
}

/// How long somebody waits before the page says that it takes long, in seconds.
const PATIENCE: u64 = 15;

fn questions_coming(app: App) -> AnyView {
    let slow = RwSignal::new(false);
    set_timeout(
        move || {
            slow.try_set(true);
        },
        Duration::from_secs(PATIENCE),
    );
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(respond.questions_coming)}</h1>
            <div class="loading" role="progressbar" aria-label=tr!(respond.questions_coming)></div>
            <div role="status">{dynamic(move || slow.get().then(|| view! {
                <p>{tr!(respond.questions_slow)}</p>
                {again(app)}
            }))}</div>
        </main>
    }
    .into_any()
}

fn questions_failed(app: App) -> AnyView {
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(respond.questions_failed)}</h1>
            <p role="alert">{tr!(respond.questions_failed_text)}</p>
            {again(app)}
        </main>
    }
    .into_any()
}

fn again(app: App) -> impl IntoView {
    view! {
        <button class="button primary" type="button" on:click=click(move |_| {
            app.fetch_rest();
            // The button goes away with what it was on.
            request_animation_frame(focus_main);
        })>{tr!(respond.questions_again)}</button>
    }
}
