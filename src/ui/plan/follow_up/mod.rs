//! What came of the plan: how far each activity is, cards, the register of trained people, the report of
//! progress.

mod activity;
mod cards;
mod column;
mod followed;
mod overview;
mod parse;
mod progress;
mod register;
mod trained;
mod words;

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::names;
use crate::ui::route::{FollowUpPlace, Route, Section};

/// The section: how far each activity is.
pub fn follow_up(app: App) -> impl IntoView {
    overview::overview(app)
}

/// A place of its own.
pub fn place(app: App, place: FollowUpPlace) -> impl IntoView {
    match place {
        FollowUpPlace::Activity(id) => activity::activity(app, id).into_any(),
        FollowUpPlace::Cards => cards::cards(app).into_any(),
        FollowUpPlace::Trained => trained::trained(app).into_any(),
        FollowUpPlace::Progress => progress::progress(app).into_any(),
        FollowUpPlace::Register => register::register(app).into_any(),
    }
}

/// The address of a place of the open dossier's follow-up.
fn href(app: App, place: FollowUpPlace) -> String {
    Route::PlanFollowUp(app.dossier.id().unwrap_or_default(), place).href()
}

/// The head of a place: the way back, and its title; on paper whose it is.
fn head(app: App, title: impl IntoView + 'static) -> impl IntoView {
    let owner = move || app.dossier.with(|found| names::dossier(&found.payload));
    view! {
        <p class="print-only eyebrow">{owner}</p>
        <p class="eyebrow no-print"><a href=section_href(app, Section::FollowUp)>{tr!(follow.back)}</a></p>
        <h2>{title}</h2>
    }
}
