//! What becomes of the open documents: saved, read back, in conflict, removed.

use leptos::prelude::*;

use super::App;
use crate::documents::{DifferingPart, Kind, differences};
use crate::store::{self, Availability, Saved, StoreError};
use crate::ui::i18n::tr;
use crate::ui::route::Route;
use crate::ui::tabs::News;
use crate::ui::world::local_now;

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

/// Two versions of a document, both kept; ours is the one on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where the other version is.
    pub theirs: Route,
    /// Where they differ; theirs first.
    pub parts: Vec<DifferingPart>,
}

/// The revision from which on the browser is asked to keep what is stored for good.
const ASK_TO_PERSIST_AT: u64 = 5;

impl App {
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

    /// Tells whether the browser refused something that is on screen.
    pub fn has_unsaved(&self) -> bool {
        let documents = self.documents();
        documents.iter().any(|document| document.is_refused())
    }

    /// Saves whatever waits, for a page that may end before the database answers.
    pub fn save_before_leaving(&self) {
        self.stash_left();
        for document in self.documents() {
            document.stash();
            document.save_now(*self);
        }
    }

    /// Writes again what disappeared from the browser, and tries again what could not be saved.
    pub fn heal(self) {
        leptos::task::spawn_local(async move {
            if store::heal(local_now()).await > 0 {
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
                    // Where this page does it, its rescue stays and shows the proof.
                    if !is_rescuing() {
                        self.go(Route::Home);
                        self.toast_until_closed(tr!(common.wiped_elsewhere).to_string());
                    }
                }
                _ => {}
            }
        });
    }

    /// Tells whether nothing waits to be saved.
    pub fn is_settled(&self) -> bool {
        let documents = self.documents();
        let mut documents = documents.iter();
        documents.all(|document| document.is_written()) && self.left_error().is_none()
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
        for id in &ids {
            self.take_left(id);
        }
        let mut removed = Vec::new();
        for id in ids {
            let (text, done) = store::remove(kind, &id, local_now());
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
                let kept = store::put_back(kind, &id, text, local_now());
                leptos::task::spawn_local(async move {
                    if let Err(error) = kept.await {
                        self.save.set(SaveState::Failed(error));
                    }
                });
            }
            back();
        });
    }
}

/// Tells whether the rescue stands in this page: in the single file, or after a program did not come.
fn is_rescuing() -> bool {
    let found = document().query_selector(".rescue");
    found.is_ok_and(|rescue| rescue.is_some())
}
