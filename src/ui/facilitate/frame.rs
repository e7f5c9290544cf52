//! The frame around a session: whose it is, its places, and what to say when it is not there.

use leptos::prelude::*;

use super::place::Place;
use super::{kiosk, lead, list, minutes, names, prepare, session};
use crate::documents::Kind;
use crate::ui::app::{App, app};
use crate::ui::device::{self, Shelved};
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::shell::unknown;
use crate::ui::widgets::{dynamic, here_in_line, lost};
use crate::ui::working::OpenError;

/// A place of the door, by its address after `#/facilitar/`.
pub fn place(address: &str) -> AnyView {
    let (id, slug) = address.split_once('/').unwrap_or((address, ""));
    match (id, Place::parse(slug)) {
        ("", _) => list::sessions().into_any(),
        (id, Some(place)) => in_session(app(), id.to_string(), place).into_any(),
        (_, None) => unknown().into_any(),
    }
}

/// Opens a session and draws a place of it for as long as it is there.
fn in_session(app: App, id: String, place: Place) -> impl IntoView {
    let opened: Result<(), OpenError> = session().open(app, &id);
    let wanted = id.clone();
    let here = Memo::new(move |_| session().with(|found| found.id == wanted) == Some(true));
    let country = Memo::new(move |_| session().read(|found| found.municipality.country.clone()));
    Effect::new(move |_| {
        let country = country.get();
        if !country.is_empty() {
            app.set_country(&country);
        }
    });
    dynamic(move || match (&opened, here.get()) {
        (_, true) => framed(app, id.clone(), place).into_any(),
        (Err(error), _) => lost(Kind::Workshop, id.clone(), error.clone(), home()).into_any(),
        (Ok(()), _) => lost(Kind::Workshop, id.clone(), OpenError::Absent, home()).into_any(),
    })
}

/// The list of sessions.
pub fn home() -> Route {
    Route::Facilitate(String::new())
}

fn framed(app: App, id: String, place: Place) -> impl IntoView {
    if place != Place::Lead {
        lead::keep_in_step(app);
    }
    match place {
        // Whoever votes sees nothing else.
        Place::Kiosk => kiosk::kiosk(app, id).into_any(),
        Place::Lead => view! {
            <main id="main" class="page wide-room" tabindex="-1">
                <div class="room-head">
                    {heading()}
                    {tabs(&id, place)}
                </div>
                {lead::lead(app)}
            </main>
        }
        .into_any(),
        Place::Prepare | Place::Sheet | Place::Minutes => view! {
            <main id="main" class="page" tabindex="-1">
                {heading()}
                {device::reminder(Shelved::session(&id))}
                {tabs(&id, place)}
                {match place {
                    Place::Minutes => minutes::minutes(app).into_any(),
                    Place::Sheet => minutes::sheet(app).into_any(),
                    _ => prepare::prepare(app).into_any(),
                }}
            </main>
        }
        .into_any(),
    }
}

fn heading() -> impl IntoView {
    let title = Memo::new(move |_| session().read(names::session));
    let example = Memo::new(move |_| session().read(|found| found.example));
    view! {
        <p class="eyebrow no-print"><a href=home().href()>{tr!(facilitate.title)}</a></p>
        <h1 class="no-print">{move || title.get()}</h1>
        {dynamic(move || example.get().then(|| view! {
            <span class="badge no-print" data-kind="info">{tr!(common.example_badge)}</span>
        }))}
    }
}

fn tabs(id: &str, current: Place) -> impl IntoView {
    let here = here_in_line();
    let links = Place::TABS.map(|place| {
        let href = place.of(id).href();
        let name = match place {
            Place::Prepare => tr!(facilitate.tab_prepare),
            Place::Sheet => tr!(facilitate.tab_sheet),
            Place::Lead | Place::Kiosk => tr!(facilitate.tab_lead),
            Place::Minutes => tr!(facilitate.tab_minutes),
        };
        if place == current {
            view! { <a node_ref=here href=href aria-current="page">{name}</a> }.into_any()
        } else {
            view! { <a href=href>{name}</a> }.into_any()
        }
    });
    view! { <nav class="tabs" aria-label=tr!(facilitate.places)>{links}</nav> }
}
