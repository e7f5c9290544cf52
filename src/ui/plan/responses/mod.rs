//! Responses: taking files in, who answered against staff, what was received.

mod intake;
mod rate;
mod received;
mod set_aside;

use std::cell::RefCell;

use leptos::prelude::*;

use super::drop_zone::drop_zone;
use super::file_results::file_results;
use crate::ui::app::App;
use crate::ui::files::Incoming;
use crate::ui::i18n::tr;
use crate::ui::transfer::camera;

thread_local! {
    /// Files that were given elsewhere, and the dossier they are for.
    static GIVEN: RefCell<Option<(String, Vec<Incoming>)>> = const { RefCell::new(None) };
}

/// Has the section take in files when it is next shown for a dossier.
pub fn give(dossier: String, files: Vec<Incoming>) {
    GIVEN.set(Some((dossier, files)));
}

/// The section.
pub fn responses(app: App) -> impl IntoView {
    let results = RwSignal::new(Vec::new());
    let here = app.dossier.id();
    let given = GIVEN.with_borrow_mut(|given| given.take_if(|(to, _)| here.as_ref() == Some(to)));
    if let Some((_, files)) = given {
        results.set(intake::take_all(app, files));
    }
    view! {
        <section class="part">
            <h2>{tr!(plan.intake_title)}</h2>
            <p>{tr!(plan.intake_text)}</p>
            {drop_zone(tr!(plan.intake_drop), tr!(plan.intake_hint), move |files| {
                results.set(intake::take_all(app, files));
            })}
            {camera(move |file| {
                let found = intake::take_all(app, vec![file]);
                let what = found.first().map(|item| item.text.clone());
                results.update(|results| results.extend(found));
                what.unwrap_or_default()
            })}
            {file_results(results, intake::summary)}
        </section>
        {rate::rate(app)}
        {received::received(app)}
        {set_aside::set_aside(app)}
    }
}
