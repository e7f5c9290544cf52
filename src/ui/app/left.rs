//! Documents that could not be saved and are no longer on screen: they are tried again until they are, and no tick of
//! another document hides them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, SaveState};
use crate::documents::Kind;
use crate::export::file_name;
use crate::store::{self, After, Known, StoreError, key_of};
use crate::ui::working::TRY_AGAIN;
use crate::ui::world::{local_now, today};

/// A document that waits for the storage while another one is on screen; memory has its text.
#[derive(Clone, Debug)]
pub struct Waiting {
    kind: Kind,
    id: String,
    /// Revision in storage that it follows.
    base: u64,
    error: StoreError,
}

/// A document that was left unsaved, to be downloaded.
pub struct LeftFile {
    /// The municipality's name; empty where it has none yet.
    pub name: String,
    /// The file's name.
    pub file: String,
    /// What is in it.
    pub text: String,
}

impl App {
    /// Keeps a document in mind that could not be saved and is no longer on screen; a crash does not take it away
    /// either where the small storage has room.
    pub fn leave(self, kind: Kind, id: &str, base: u64, error: StoreError) {
        // A later state of it was kept meanwhile.
        if store::is_confirmed(kind, id) {
            return;
        }
        self.take_left(id);
        store::stash_held(kind, id);
        self.save.set(SaveState::Failed(error.clone()));
        let id = id.to_string();
        self.left.update_value(|left| {
            left.push(Waiting {
                kind,
                id,
                base,
                error,
            });
        });
        set_timeout(move || self.save_left(), TRY_AGAIN);
    }

    /// Forgets that a document was left unsaved, because it comes on screen again or was removed; returns the revision
    /// that it follows.
    pub fn take_left(self, id: &str) -> Option<u64> {
        let mut found = None;
        self.left.update_value(|left| {
            let place = left.iter().position(|one| one.id == id);
            found = place.map(|place| left.remove(place).base);
        });
        found
    }

    /// Puts what was left unsaved where no waiting is needed: the page may be about to end.
    pub fn stash_left(self) {
        for one in self.left.get_value() {
            store::stash_held(one.kind, &one.id);
        }
    }

    /// Returns why a document that was left unsaved could not be saved.
    pub fn left_error(self) -> Option<StoreError> {
        self.left
            .with_value(|left| left.first().map(|one| one.error.clone()))
    }

    /// Returns what was left unsaved as files, for whoever wants to be safe.
    pub fn left_files(self) -> Vec<LeftFile> {
        self.left.with_value(|left| {
            let files = left.iter().filter_map(|one| {
                let text = store::raw_text(one.kind, &one.id)?;
                let known = Known::of(&key_of(one.kind, &one.id), &text);
                let name = known.map(|known| known.name).unwrap_or_default();
                Some(LeftFile {
                    file: file_name(one.kind, &name, &one.id, today()),
                    name,
                    text,
                })
            });
            files.collect()
        })
    }

    /// Says that what is on screen is kept, unless something that is not on screen is not.
    pub fn say_saved(self) {
        self.save.set(match self.left_error() {
            Some(error) => SaveState::Failed(error),
            None => SaveState::saved_now(),
        });
    }

    /// Tries once more to save what was left unsaved.
    pub fn save_left(self) {
        let all = self.left.get_value();
        if all.is_empty() {
            return;
        }
        spawn_local(async move {
            for one in all {
                // Another save of it was faster.
                if store::is_confirmed(one.kind, &one.id) {
                    self.take_left(&one.id);
                    continue;
                }
                let after = After::Revision(one.base);
                let now = local_now();
                let outcome = store::save_held(one.kind, &one.id, after, now).await;
                // Somebody may have opened it again meanwhile; then it says itself how it fares.
                if self.take_left(&one.id).is_some()
                    && let Err(error) = outcome
                {
                    self.leave(one.kind, &one.id, one.base, error);
                }
            }
            if self.is_settled() {
                self.say_saved();
            }
        });
    }
}
