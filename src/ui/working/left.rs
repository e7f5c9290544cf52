//! Documents that could not be saved and are no longer on screen: they are tried again until they are, and no tick of
//! another document hides them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Working;
use crate::documents::{Envelope, Payload, World};
use crate::store::{self, After, Saved, StoreError};
use crate::ui::app::{App, SaveState};
use crate::ui::world::BrowserWorld;

/// A document that waits for the storage while another one is on screen.
#[derive(Clone)]
pub(super) struct Left<P: Payload> {
    pub(super) document: Envelope<P>,
    /// Revision in storage that it follows.
    pub(super) base: u64,
    error: StoreError,
}

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> Working<P> {
    /// Keeps a document that could not be saved and is no longer on screen, unless there is a later state of it: that
    /// one says itself how it fares.
    pub(super) fn leave(&self, app: App, document: Envelope<P>, base: u64, error: StoreError) {
        let later = store::load::<P>(&document.id).and_then(Result::ok);
        let later = later.is_some_and(|later| later.revision > document.revision);
        if later || self.id().as_deref() == Some(document.id.as_str()) {
            return;
        }
        self.take_left(&document.id);
        store::stash(&document);
        let again = error != StoreError::TooNew;
        app.save.set(SaveState::Failed(error.clone()));
        self.left.update_value(|left| {
            left.push(Left {
                document,
                base,
                error,
            });
        });
        if again {
            self.try_again(app);
        }
    }

    /// Takes a document back that was left unsaved, because it comes on screen again.
    pub(super) fn take_left(&self, id: &str) -> Option<Left<P>> {
        let mut found = None;
        self.left.update_value(|left| {
            let place = left.iter().position(|one| one.document.id == id);
            found = place.map(|place| left.remove(place));
        });
        found
    }

    /// Returns why the first document that was left unsaved could not be saved.
    pub(super) fn left_error(&self) -> Option<StoreError> {
        self.left
            .with_value(|left| left.first().map(|one| one.error.clone()))
    }

    /// Tries all that was left unsaved once more; where nothing is left any longer, the tick appears if nothing else
    /// waits.
    pub(super) fn save_left(&self, app: App) {
        let this = *self;
        let all = this.left.get_value();
        if all.is_empty() || this.saving_left.get_untracked() {
            return;
        }
        this.saving_left.set(true);
        spawn_local(async move {
            for one in all {
                let after = After::Revision(one.base);
                let outcome = store::save(&one.document, after, BrowserWorld.now()).await;
                this.left_saved(app, one, outcome);
            }
            this.saving_left.set(false);
            match this.left_error() {
                Some(error) => app.save.set(SaveState::Failed(error)),
                None if this.is_written() => app.save.set(SaveState::saved_now()),
                None => {}
            }
        });
    }

    fn left_saved(&self, app: App, one: Left<P>, outcome: Result<Saved, StoreError>) {
        let id = one.document.id.clone();
        // Somebody may have opened it again meanwhile; then it says itself how it fares.
        let waits = self.take_left(&id).is_some();
        match outcome {
            Ok(found) => app.document_saved(one.document.revision, found),
            Err(_) if !waits => {}
            Err(StoreError::Conflict { .. }) => {
                let mut ours = one.document;
                ours.id = BrowserWorld.new_id();
                if let Some(theirs) = store::raw_text(P::KIND, &id) {
                    app.note_conflict(&id, &theirs, &ours.to_file_text());
                }
                let stored = StoreError::Conflict { stored: 0 };
                self.leave(app, ours, 0, stored);
            }
            Err(error) => self.leave(app, one.document, one.base, error),
        }
    }

    /// Tells whether nothing of the document on screen waits or is on its way; what failed waits.
    pub(super) fn is_written(&self) -> bool {
        !self.pending.get_untracked() && !self.saving.get_untracked()
    }
}
