//! Opening the next term from what this one hands over.

use leptos::prelude::*;

use crate::cycles::{hand_over_pack, next_term as term_after, open_term};
use crate::documents::Envelope;
use crate::dossier::Dossier;
use crate::store;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::day;
use crate::ui::plan::frame::unsaved;
use crate::ui::plan::names;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{click, dynamic};
use crate::ui::world::{BrowserWorld, day_of, today};

/// What is carried into the next term, and the button that opens it. It is the first thing to do once the term has
/// ended.
pub fn next_term(app: App, ended: bool) -> impl IntoView {
    let framework = app.framework();
    let term = Memo::new(move |_| {
        let found = app
            .dossier
            .with(|found| term_after(&framework, &found.payload, today()));
        found.flatten()
    });
    let carried = [
        tr!(cycles.carried_place),
        tr!(cycles.carried_people),
        tr!(cycles.carried_past),
        tr!(cycles.carried_not),
    ];
    dynamic(move || {
        term.get().map(|(begins, ends)| view! {
        <section class="part" id="next-term">
            <h2>{tr!(cycles.next_title)}</h2>
            <p>{tr!(cycles.next_text, begins = day(begins), ends = day(ends)).to_string()}</p>
            <ul>{carried.map(|line| view! { <li>{line}</li> })}</ul>
            {already(app, begins)}
            <div class="row">
                <button class="button" class:primary=ended type="button" on:click=click(move |_| open(app))>
                    {tr!(cycles.next_open)}
                </button>
            </div>
        </section>
    })
    })
}

/// Names the dossier of that term which is already on this device, so that nobody opens two without knowing.
fn already(app: App, begins: chrono::NaiveDate) -> Option<impl IntoView> {
    let here = app.dossier.read(|dossier| dossier.municipality.clone());
    let mut stored = store::list::<Dossier>().into_iter();
    let found = stored.find_map(|entry| {
        let document = entry.document.ok()?;
        let dossier = &document.payload;
        let same = dossier.municipality.may_be(&here) && dossier.term.begins == Some(begins);
        same.then_some(document)
    })?;
    let to = Route::PlanSection(found.id.clone(), Section::Profile).href();
    let name = names::dossier(&found.payload);
    Some(view! {
        <div class="notice" data-kind="info">
            <h3>{tr!(cycles.next_already_title)}</h3>
            <p>{tr!(cycles.next_already_text)}" "<a href=to>{name}</a></p>
        </div>
    })
}

/// Opens the next term as a dossier of its own; the present one stays as it is.
fn open(app: App) {
    app.save_all();
    if unsaved(app) {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return;
    }
    let framework = app.framework();
    let made = app.dossier.with(|document| {
        let pack = hand_over_pack(&framework, document, day_of(document.written));
        let payload = open_term(&pack.payload, &framework, &BrowserWorld, today());
        Envelope::new(payload, document.framework.clone(), &BrowserWorld)
    });
    if let Some(document) = made {
        let years = names::years(document.payload.years);
        let id = app.dossier.start(app, document);
        app.go(Route::PlanSection(id, Section::Cycles));
        app.toast(tr!(cycles.next_opened, years = years).to_string());
    }
}
