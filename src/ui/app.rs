//! The state of the application, owned by its root, and what every screen may ask of it.

mod speaking;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::Program;
use super::catalogue::Catalogue;
use super::host::host;
use super::i18n::{set_language, tr};
use super::route::Route;
use super::tabs::News;
use super::working::{OpenDocument, Working};
use super::world::BrowserWorld;
use crate::documents::{DifferingPart, Kind, World, differences};
use crate::dossier::Dossier;
use crate::framework::{Framework, Language};
use crate::response::Response;
use crate::store::{self, Availability, Preference, Saved, StoreError, preference, set_preference};

/// What the header says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed yet.
    Idle,
    /// A change waits to be written.
    Saving,
    /// Written and read back at this hour of the user's clock.
    Saved(String),
    /// Not kept, and why.
    Failed(StoreError),
}

impl SaveState {
    /// Returns the state of a document that was read back this moment.
    pub fn saved_now() -> SaveState {
        let date = js_sys::Date::new_0();
        SaveState::Saved(format!("{:02}:{:02}", date.get_hours(), date.get_minutes()))
    }
}

/// A short message, with a way back where there is one.
#[derive(Clone)]
pub struct Toast {
    /// Tells messages apart.
    pub id: String,
    /// The message.
    pub message: String,
    /// Takes back what was done.
    pub undo: Option<Arc<dyn Fn() + Send + Sync>>,
    /// Whether the next change of a document ends the way back.
    brief: bool,
}

/// Two versions of a document, both kept; ours is the one on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where the other version is.
    pub theirs: Route,
    /// Where they differ; theirs first.
    pub parts: Vec<DifferingPart>,
}

/// How long a message stays, in milliseconds; one with a way back stays longer.
const TOAST_STAYS: u64 = 8_000;
const TOAST_WITH_UNDO_STAYS: u64 = 30_000;

/// The revision from which on the browser is asked to keep what is stored for good.
const ASK_TO_PERSIST_AT: u64 = 5;

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

    /// Shows a message.
    pub fn toast(&self, message: String) {
        self.push_toast(message, None, false);
    }

    /// Shows a message with a way back.
    pub fn toast_with_undo(&self, message: String, undo: impl Fn() + Send + Sync + 'static) {
        self.push_toast(message, Some(Arc::new(undo)), false);
    }

    /// Shows a message with a way back that the next change of a document ends.
    pub fn toast_with_brief_undo(&self, message: String, undo: impl Fn() + Send + Sync + 'static) {
        self.push_toast(message, Some(Arc::new(undo)), true);
    }

    /// Takes away the messages whose way back would also take back a later change.
    pub fn expire_undo(&self) {
        if self
            .toasts
            .with_untracked(|list| list.iter().any(|toast| toast.brief))
        {
            self.toasts.update(|list| list.retain(|toast| !toast.brief));
        }
    }

    fn push_toast(&self, message: String, undo: Option<Arc<dyn Fn() + Send + Sync>>, brief: bool) {
        let id = BrowserWorld.new_id();
        let stays = if undo.is_some() {
            TOAST_WITH_UNDO_STAYS
        } else {
            TOAST_STAYS
        };
        let toast = Toast {
            id: id.clone(),
            message,
            undo,
            brief,
        };
        // The last two are enough to read; older ones make room.
        self.toasts.update(|list| {
            list.push(toast);
            let extra = list.len().saturating_sub(2);
            list.drain(..extra);
        });
        let app = *self;
        set_timeout(move || app.dismiss(&id), Duration::from_millis(stays));
    }

    /// Takes a message away.
    pub fn dismiss(&self, id: &str) {
        self.toasts
            .update(|list| list.retain(|toast| toast.id != id));
    }

    /// Says that the browser had lost a document that was open, and that it is there again.
    pub fn announce_written_again(&self) {
        self.toast(tr!(common.written_again).to_string());
    }

    /// Notes that two versions of a document exist now, and where they differ: the text of the one that
    /// stayed under its id, and of the one that is on screen.
    pub fn note_conflict(&self, id: &str, theirs: &str, ours: &str) {
        let payload = |text: &str| {
            let mut value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
            let payload = value.get_mut("payload").map(serde_json::Value::take);
            payload.unwrap_or_default()
        };
        self.conflict.set(Some(Conflict {
            theirs: self.route.get_untracked().with_document(id),
            parts: differences(&payload(theirs), &payload(ours)),
        }));
    }

    /// A document was read back after a save.
    pub fn document_saved(&self, revision: u64, found: Saved) {
        // What the browser refused at the beginning it takes by now.
        if self.storage.get_untracked() != Availability::Working {
            self.storage.set(Availability::Working);
        }
        if found == Saved::WrittenAgain {
            self.announce_written_again();
            self.heal();
        }
        // By now it is work that nobody wants to lose.
        if revision >= ASK_TO_PERSIST_AT {
            store::ask_to_persist();
        }
    }

    /// Saves whatever waits.
    pub fn save_all(&self) {
        for document in self.documents() {
            document.save_now(*self);
        }
    }

    /// Saves whatever waits, for a page that may end before the database answers.
    pub fn save_before_leaving(&self) {
        for document in self.documents() {
            document.stash();
            document.save_now(*self);
        }
    }

    /// Writes again what disappeared from the browser, and tries again what could not be saved.
    pub fn heal(self) {
        leptos::task::spawn_local(async move {
            if store::heal(BrowserWorld.now()).await > 0 {
                self.announce_written_again();
            }
            self.save_all();
        });
    }

    /// Hears what another tab did or wants.
    pub fn hear(self, news: News) {
        for document in self.documents() {
            document.hear(self, &news);
        }
        leptos::task::spawn_local(async move {
            match &news {
                News::Changed(key) | News::Removed(key) => store::reread(key).await,
                News::Wiped => {
                    store::forget_everything();
                    self.go(Route::Home);
                    self.toast(tr!(common.wiped_elsewhere).to_string());
                }
                _ => {}
            }
        });
    }

    /// Tells whether nothing waits to be saved.
    pub fn is_settled(&self) -> bool {
        self.documents()
            .iter()
            .all(|document| document.is_settled())
    }

    /// Tells whether another tab writes the document on screen; tracked.
    pub fn is_read_only(&self) -> bool {
        let route = self.route.get();
        let id = route.document().unwrap_or_default();
        self.documents()
            .iter()
            .any(|document| document.is_read_only(id))
    }

    /// Returns the document on screen as a file: its name and text.
    pub fn file_on_screen(&self) -> Option<(String, String)> {
        let route = self.route.get_untracked();
        let id = route.document()?;
        self.documents()
            .iter()
            .find_map(|document| document.as_file(id))
    }

    /// Takes the pen of the document on screen from the other tab.
    pub fn take_pen(&self) {
        for document in self.documents() {
            document.take_pen();
        }
    }

    /// Removes documents of a kind from this device, with a way back; `back` is called when it was gone.
    pub fn remove_documents(
        self,
        kind: Kind,
        ids: Vec<String>,
        message: String,
        back: impl Fn() + Send + Sync + 'static,
    ) {
        let mut removed = Vec::new();
        for id in ids {
            let (text, done) = store::remove(kind, &id, BrowserWorld.now());
            removed.extend(text.map(|text| (id, text)));
            leptos::task::spawn_local(async move {
                if let Err(error) = done.await {
                    self.save.set(SaveState::Failed(error));
                }
            });
        }
        if removed.is_empty() {
            self.toast(message);
            return;
        }
        self.toast_with_undo(message, move || {
            for (id, text) in removed.clone() {
                let kept = store::put_back(kind, &id, text, BrowserWorld.now());
                leptos::task::spawn_local(async move {
                    if let Err(error) = kept.await {
                        self.save.set(SaveState::Failed(error));
                    }
                });
            }
            back();
        });
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
