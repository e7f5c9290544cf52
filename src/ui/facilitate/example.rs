//! The example: a session prepared for the example municipality, begun with one press.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::place::Place;
use super::session;
use crate::documents::{Envelope, restore};
use crate::dossier::Dossier;
use crate::store;
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::click;
use crate::ui::world::BrowserWorld;
use crate::workshop::{ExampleWords, Workshop, example_session};

/// The offer, as long as no example is among the sessions of this device.
pub fn part(app: App) -> Option<AnyView> {
    let known = store::list::<Workshop>().into_iter();
    let mut known = known.filter_map(|entry| entry.document.ok());
    if known.any(|found| found.payload.example && !found.payload.model) {
        return None;
    }
    let part = view! {
        <section class="part">
            <h2>{tr!(facilitate.example_title)}</h2>
            <p>{tr!(facilitate.example_text)}</p>
            <button class="button" type="button" id="example" on:click=click(move |_| begin(app))>{tr!(facilitate.example_open)}</button>
        </section>
    };
    Some(part.into_any())
}

/// Begins it for the example's dossier, which is fetched where this device has none.
fn begin(app: App) {
    if session().has_unsaved() || app.dossier.has_unsaved() {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return;
    }
    let known = store::list::<Dossier>().into_iter();
    let mut known = known.filter_map(|entry| entry.document.ok());
    if let Some(found) = known.find(|found| found.payload.example) {
        open(app, &found);
        return;
    }
    spawn_local(async move {
        let text = app.fetch_text("example.json").await.unwrap_or_default();
        match restore::<Dossier>(text.as_bytes()) {
            Ok(found) => {
                app.dossier.start(app, found.clone());
                open(app, &found);
            }
            Err(_) => app.toast(tr!(facilitate.example_failed).to_string()),
        }
    });
}

fn open(app: App, dossier: &Envelope<Dossier>) {
    let framework = app.framework();
    let words = ExampleWords {
        title: tr!(facilitate.example_session),
        place: tr!(facilitate.example_place),
        person: tr!(facilitate.example_person),
    };
    let made = example_session(&framework, dossier, language(), &words, &BrowserWorld);
    match made {
        Some(made) => {
            let id = session().start_new(app, made, framework.reference());
            app.go(Place::Lead.of(&id));
        }
        None => app.toast(tr!(facilitate.example_failed).to_string()),
    }
}
