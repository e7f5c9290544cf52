//! The state of the application, owned by its root, and what every screen may ask of it.

mod documents;
mod left;
mod messages;
mod speaking;

pub use documents::{Conflict, SaveState};
pub use left::Waiting;
pub use messages::Toast;

use std::sync::Arc;

use leptos::prelude::*;

use super::Program;
use super::catalogue::Catalogue;
use super::host::host;
use super::i18n::{set_language, tr};
use super::route::Route;
use super::working::{OpenDocument, Working};
use crate::dossier::Dossier;
use crate::framework::{Framework, Language};
use crate::response::Response;
use crate::store::{self, Availability, Preference, preference, set_preference};

/// The state of the application. Everything in it belongs to the root and outlives every screen.
#[derive(Clone, Copy)]
pub struct App {
    /// The framework in use, and how it is spoken on screen.
    pub(super) catalogue: Catalogue,
    /// Language on screen; the view is drawn anew when it changes.
    pub language: RwSignal<Language>,
    /// Colours: `auto`, `light`, `dark` or `contrast`.
    pub theme: RwSignal<String>,
    /// Whether the program is on screen.
    pub active: RwSignal<bool>,
    /// Where the user is.
    pub route: RwSignal<Route>,
    /// Whether the browser keeps anything.
    pub storage: RwSignal<Availability>,
    /// What the header says about saving.
    pub save: RwSignal<SaveState>,
    /// Two versions of a document that were kept, until the user has seen it.
    pub conflict: RwSignal<Option<Conflict>>,
    /// Whether the user has seen what the browser lost.
    pub missing_seen: RwSignal<bool>,
    /// Whether to say that a newer version waits.
    pub newer: RwSignal<bool>,
    /// Short messages.
    pub toasts: RwSignal<Vec<Toast>>,
    /// The response being answered. Every answer is saved at once.
    pub response: Working<Response>,
    /// The dossier being worked on. It is larger, so changes of a moment are saved together.
    pub dossier: Working<Dossier>,
    /// What could not be saved and is no longer on screen.
    pub left: StoredValue<Vec<Waiting>>,
    /// The doors it holds.
    program: &'static Program,
}

/// Returns the state of the application.
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Sets the state up, at the root.
    pub fn new(
        program: &'static Program,
        framework: (String, Framework),
        language: Language,
        kept: bool,
    ) -> App {
        set_language(language);
        let theme = preference(Preference::Theme).unwrap_or_else(|| "auto".to_string());
        let app = App {
            catalogue: Catalogue::new(program, framework, language, kept),
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            active: RwSignal::new(true),
            route: RwSignal::new(Route::parse(&location_hash())),
            storage: RwSignal::new(store::availability()),
            save: RwSignal::new(SaveState::Idle),
            conflict: RwSignal::new(None),
            missing_seen: RwSignal::new(false),
            newer: RwSignal::new(newer_waits()),
            toasts: RwSignal::new(Vec::new()),
            response: Working::new(0),
            dossier: Working::new(300),
            left: StoredValue::new(Vec::new()),
            program,
        };
        app.fetch_rest();
        app
    }

    /// Comes back on screen, with the choices made meanwhile.
    pub fn come_back(&self, framework: String, language: Language, kept: bool) {
        set_language(language);
        self.catalogue.come_back(framework, language, kept);
        self.language.set(language);
        self.fetch_rest();
        if let Some(theme) = preference(Preference::Theme) {
            self.theme.set(theme);
        }
        self.documents()
            .iter()
            .for_each(|document| document.come_back(*self));
        self.route.set(Route::parse(&location_hash()));
        self.newer.set(newer_waits());
        self.active.set(true);
    }

    /// Returns the documents that the program works on.
    pub fn documents(&self) -> Vec<Box<dyn OpenDocument>> {
        (self.program.documents)(*self)
    }

    /// Draws a place.
    pub fn place(&self, route: Route) -> AnyView {
        (self.program.place)(route)
    }

    /// Returns the framework as it is spoken on screen: in one language, in the country of the
    /// document at hand, with the municipality's own words.
    pub fn framework(&self) -> Arc<Framework> {
        self.catalogue.spoken()
    }

    /// Goes to a place; the address follows.
    pub fn go(&self, route: Route) {
        if let Some(window) = web_sys::window() {
            let _ = window.location().set_hash(&route.href());
        }
        self.route.set(route);
    }

    /// Changes the colours.
    pub fn set_theme(&self, theme: &str) {
        set_preference(Preference::Theme, theme);
        self.theme.set(theme.to_string());
    }

    /// Changes to the newer version that waits, once everything is saved.
    pub fn change_version(self) {
        self.save_all();
        leptos::task::spawn_local(async move {
            let changed = match host() {
                Some(host) => host.change_version().await,
                None => false,
            };
            if !changed {
                self.toast(tr!(common.newer_not_yet).to_string());
            }
        });
    }
}

fn newer_waits() -> bool {
    host().is_some_and(|host| host.waiting())
}

/// Returns the part of the address after and with `#`.
pub fn location_hash() -> String {
    let window = web_sys::window();
    let hash = window.and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}
