//! Documents of the plan: to read, edit, print and take along.

mod blanks;
mod civil;
mod document;
mod editor;
mod faults;
mod legend;
mod list;
mod matrix;
mod preview;

pub use faults::markup_fault;
use leptos::prelude::*;
pub use preview::preview;

use crate::papers::{Desk, PaperPlace};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::route::{Route, Section};
use crate::ui::world::{day_of, today};

/// The section: every document that the plan gives.
pub fn papers(app: App) -> impl IntoView {
    list::list(app)
}

/// One document.
pub fn paper(app: App, key: String) -> impl IntoView {
    match PaperPlace::parse(&key) {
        Some(PaperPlace::Document(key)) => document::document(app, key).into_any(),
        Some(PaperPlace::Matrix(id)) => matrix::matrix(app, id).into_any(),
        None => gone(app),
    }
}

/// Reads what documents are written from and tracks it; the default of `R` while nothing is open.
pub fn at_desk<R: Default>(app: App, read: impl FnOnce(&Desk<'_>) -> R) -> R {
    let framework = app.framework();
    let found = app.dossier.with(|found| {
        read(&Desk {
            framework: &framework,
            dossier: &found.payload,
            language: language(),
            today: today(),
            day_of,
        })
    });
    found.unwrap_or_default()
}

/// Writes the address of a document of the open dossier.
fn href(app: App, place: &PaperPlace) -> String {
    let id = app.dossier.id().unwrap_or_default();
    Route::PlanPaper(id, place.to_string()).href()
}

/// Leads back to the list.
fn back(app: App) -> AnyView {
    let to = section_href(app, Section::Papers);
    view! { <p class="eyebrow no-print"><a href=to>{tr!(papers.back)}</a></p> }.into_any()
}

/// What the document is about was removed, here or in another tab, or the framework has no such template.
fn gone(app: App) -> AnyView {
    view! {
        <div class="empty">
            <h2>{tr!(papers.gone_title)}</h2>
            <p>{tr!(papers.gone_text)}</p>
            <a class="button primary" href=section_href(app, Section::Papers)>{tr!(papers.back)}</a>
        </div>
    }
    .into_any()
}
