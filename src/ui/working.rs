//! The document that is being worked on: every change ends in storage, and the tick shows only what
//! was read back.

use std::time::Duration;

use leptos::prelude::*;

use super::app::{App, SaveState};
use super::i18n::tr;
use super::world::BrowserWorld;
use crate::documents::{Envelope, FrameworkRef, Payload, RestoreError};
use crate::store::{self, Saved, StoreError};

/// A document on screen. One per kind, owned by the root of the application, so that drawing the
/// view anew loses nothing.
pub struct Working<P: Payload + Send + Sync + 'static> {
    document: RwSignal<Option<Envelope<P>>>,
    /// Revision in storage, 0 before the first save.
    base: RwSignal<u64>,
    /// Whether a change waits to be saved.
    pending: RwSignal<bool>,
    /// How long changes are gathered before they are saved.
    delay: Duration,
}

impl<P: Payload + Send + Sync + 'static> Clone for Working<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Payload + Send + Sync + 'static> Copy for Working<P> {}

/// A document on screen, whatever its kind.
pub trait OpenDocument {
    /// Saves what waits, now.
    fn save_now(&self, app: App);
    /// Tells whether a change waits to be saved.
    fn waits(&self) -> bool;
    /// Follows a later revision that another tab saved.
    fn follow(&self, app: App, id: &str);
    /// Writes the document again where it has disappeared from storage.
    fn write_again_if_gone(&self, app: App);
    /// Another tab removed the document: it closes here too, with a way back.
    fn removed_elsewhere(&self, app: App, id: &str);
}

/// Why a document could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is none with this id on this device.
    Absent,
    /// It is there but cannot be read.
    Unreadable(RestoreError),
}

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> Working<P> {
    /// Returns an empty place for a document whose changes are gathered for `delay` milliseconds.
    pub fn new(delay: u64) -> Self {
        Working {
            document: RwSignal::new(None),
            base: RwSignal::new(0),
            pending: RwSignal::new(false),
            delay: Duration::from_millis(delay),
        }
    }

    /// Opens the document with this id, unless it is open already.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    pub fn open(&self, app: App, id: &str) -> Result<(), OpenError> {
        if self.id().as_deref() == Some(id) {
            return Ok(());
        }
        self.save_now(app);
        match store::load::<P>(id) {
            None => Err(OpenError::Absent),
            Some(Err(error)) => Err(OpenError::Unreadable(error)),
            Some(Ok(found)) => {
                self.base.set(found.revision);
                self.document.set(Some(found));
                app.save.set(SaveState::Idle);
                Ok(())
            }
        }
    }

    /// Takes a document that is not in storage yet and saves it. Returns its id.
    pub fn start(&self, app: App, document: Envelope<P>) -> String {
        self.save_now(app);
        let id = document.id.clone();
        self.base.set(0);
        self.document.set(Some(document));
        self.pending.set(true);
        self.save_now(app);
        id
    }

    /// Starts a new document with this payload. Returns its id.
    pub fn start_new(&self, app: App, payload: P, framework: FrameworkRef) -> String {
        self.start(app, Envelope::new(payload, framework, &BrowserWorld))
    }

    /// Closes the document without saving, because it was removed.
    pub fn forget(&self) {
        self.pending.set(false);
        self.document.set(None);
        self.base.set(0);
    }

    /// Tells whether the open document could not be saved, after trying once more: then only the
    /// memory of this tab holds it.
    pub fn has_unsaved(&self, app: App) -> bool {
        self.save_now(app);
        self.pending.get_untracked()
    }

    /// Returns the id of the open document.
    pub fn id(&self) -> Option<String> {
        self.document
            .with_untracked(|found| found.as_ref().map(|document| document.id.clone()))
    }

    /// Reads the open document and tracks it.
    pub fn with<R>(&self, read: impl FnOnce(&Envelope<P>) -> R) -> Option<R> {
        self.document.with(|found| found.as_ref().map(read))
    }

    /// Reads the payload and tracks it; the default of `R` while nothing is open.
    pub fn read<R: Default>(&self, read: impl FnOnce(&P) -> R) -> R {
        self.with(|document| read(&document.payload))
            .unwrap_or_default()
    }

    /// Reads the payload without tracking it.
    pub fn read_untracked<R: Default>(&self, read: impl FnOnce(&P) -> R) -> R {
        self.document.with_untracked(|found| {
            let payload = found.as_ref().map(|document| &document.payload);
            payload.map(read).unwrap_or_default()
        })
    }

    /// Returns the framework that the open document was made with, without tracking it.
    pub fn made_with(&self) -> Option<FrameworkRef> {
        self.document
            .with_untracked(|found| found.as_ref().map(|document| document.framework.clone()))
    }

    /// Changes the payload and sees to it that the change is kept. A call that changes nothing
    /// leaves the revision as it is.
    pub fn edit(&self, app: App, change: impl FnOnce(&mut P)) {
        let Some(mut next) = self.document.get_untracked() else {
            return;
        };
        let before = next.payload.clone();
        change(&mut next.payload);
        if next.payload == before {
            return;
        }
        self.keep(app, next);
    }

    /// Puts the document into the ids of another framework, as `follow` does it, and names that
    /// framework in it; nothing changes where `follow` returns nothing.
    pub fn follow_framework<R>(
        &self,
        app: App,
        reference: FrameworkRef,
        follow: impl FnOnce(&mut P, &FrameworkRef) -> Option<R>,
    ) -> Option<R> {
        let mut next = self.document.get_untracked()?;
        let found = follow(&mut next.payload, &next.framework)?;
        next.framework = reference;
        self.keep(app, next);
        Some(found)
    }

    /// Takes a changed document and sees to it that it is kept.
    fn keep(&self, app: App, mut next: Envelope<P>) {
        // One revision for everything that is gathered into one save.
        if next.revision <= self.base.get_untracked() {
            next.touch(&BrowserWorld);
        }
        self.document.set(Some(next));
        self.pending.set(true);
        // What was done before can no longer be taken back without taking this back too.
        app.expire_undo();
        if self.delay.is_zero() {
            self.save_now(app);
        } else {
            app.save.set(SaveState::Saving);
            let this = *self;
            set_timeout(move || this.save_now(app), self.delay);
        }
    }

    /// Changes the payload and offers to undo it, until the next change.
    pub fn edit_undoable(&self, app: App, message: String, change: impl FnOnce(&mut P)) {
        let Some(before) = self.document.get_untracked() else {
            return;
        };
        self.edit(app, change);
        let this = *self;
        app.toast_with_brief_undo(message, move || {
            if this.id().as_deref() == Some(before.id.as_str()) {
                this.edit(app, |payload| *payload = before.payload.clone());
            }
        });
    }

    /// Saves what waits, now.
    pub fn save_now(&self, app: App) {
        if !self.pending.get_untracked() {
            return;
        }
        let Some(document) = self.document.get_untracked() else {
            return;
        };
        self.pending.set(false);
        match store::save(&document, self.base.get_untracked()) {
            Ok(found) => {
                self.base.set(document.revision);
                app.save.set(SaveState::saved_now());
                if found == Saved::WrittenAgain {
                    app.announce_written_again();
                }
            }
            Err(StoreError::Conflict { .. }) => self.keep_both(app, document),
            Err(error) => {
                self.pending.set(true);
                app.save.set(SaveState::Failed(error));
            }
        }
    }

    /// Another tab saved a later revision: that one stays, and ours goes on as a copy of its own.
    fn keep_both(&self, app: App, mut ours: Envelope<P>) {
        ours.id = crate::documents::World::new_id(&BrowserWorld);
        let id = ours.id.clone();
        self.start(app, ours);
        app.go(app.route.get_untracked().with_document(&id));
        app.announce_conflict();
    }
}

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> OpenDocument for Working<P> {
    fn save_now(&self, app: App) {
        Working::save_now(self, app);
    }

    fn waits(&self) -> bool {
        self.pending.get_untracked()
    }

    fn follow(&self, app: App, id: &str) {
        if self.id().as_deref() != Some(id) || self.pending.get_untracked() {
            return;
        }
        let stored = store::load::<P>(id).and_then(Result::ok);
        if let Some(found) = stored.filter(|found| found.revision > self.base.get_untracked()) {
            self.base.set(found.revision);
            self.document.set(Some(found));
            app.save.set(SaveState::saved_now());
        }
    }

    fn write_again_if_gone(&self, app: App) {
        let was_kept = self.base.get_untracked() > 0;
        let kept = |id: String| store::raw_text(P::KIND, &id).is_some();
        if was_kept && self.id().is_some_and(|id| !kept(id)) {
            self.pending.set(true);
            Working::save_now(self, app);
        }
    }

    fn removed_elsewhere(&self, app: App, id: &str) {
        let Some(document) = self.document.get_untracked().filter(|found| found.id == id) else {
            return;
        };
        self.forget();
        let this = *self;
        let message = tr!(common.removed_elsewhere).to_string();
        app.toast_with_undo(message, move || {
            this.start(app, document.clone());
        });
    }
}
