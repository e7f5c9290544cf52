//! The document that is being worked on: every change ends in storage, and the tick shows only what
//! was read back.

mod elsewhere;
mod gathering;

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{App, SaveState};
use super::tabs::{News, Pen};
use super::world::{BrowserWorld, local_now};
use crate::documents::{Envelope, FrameworkRef, Payload, RestoreError, forget_parts};
use crate::store::{self, After, Saved, StoreError, key_of};

/// How long after a save that failed it is tried again, where nobody types meanwhile.
pub(super) const TRY_AGAIN: Duration = Duration::from_secs(10);

/// A document on screen. One per kind, owned by the root of the application, so that drawing the
/// view anew loses nothing.
pub struct Working<P: Payload + Send + Sync + 'static> {
    document: RwSignal<Option<Envelope<P>>>,
    /// Revision in storage, 0 before the first save.
    base: RwSignal<u64>,
    /// Revision that was handed to the store last; a later change gets the next one.
    sent: RwSignal<u64>,
    /// Whether a change waits to be saved.
    pending: RwSignal<bool>,
    /// Whether a save is on its way.
    saving: RwSignal<bool>,
    /// Whether the last save failed.
    failed: RwSignal<bool>,
    /// Whether it will be tried again by itself.
    retries: RwSignal<bool>,
    /// Whether another tab writes it: then it is read here.
    elsewhere: RwSignal<bool>,
    pen: StoredValue<Option<Pen>, LocalStorage>,
    /// Whether the program that it belongs to is not on screen.
    resting: StoredValue<bool>,
    /// How many changes were made, so that the last of several that are close together saves for all.
    changes: RwSignal<u32>,
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
    /// Puts what is not read back yet where no waiting is needed: the page may be about to end.
    fn stash(&self);
    /// The program is left: another one may write the document from now on.
    fn leave(&self);
    /// The program is on screen again.
    fn come_back(&self, app: App);
    /// Hears what another tab did or wants.
    fn hear(&self, app: App, news: &News);
    /// Tells whether nothing waits and nothing is on its way; what failed waits.
    fn is_written(&self) -> bool;
    /// Tells whether the document with this id is open here and another tab writes it; tracked.
    fn is_read_only(&self, id: &str) -> bool;
    /// Tells whether it could not be saved.
    fn is_refused(&self) -> bool;
    /// Takes the pen from the other tab.
    fn take_pen(&self);
    /// Returns the document with this id as a file, its name and text, where it is open here.
    fn as_file(&self, id: &str) -> Option<(String, String)>;
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
            sent: RwSignal::new(0),
            pending: RwSignal::new(false),
            saving: RwSignal::new(false),
            failed: RwSignal::new(false),
            retries: RwSignal::new(false),
            elsewhere: RwSignal::new(false),
            pen: StoredValue::new_local(None),
            resting: StoredValue::new(false),
            changes: RwSignal::new(0),
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
        self.hand_in(app);
        let left = app.take_left(id);
        match store::load::<P>(id) {
            None => Err(OpenError::Absent),
            Some(Err(error)) => Err(OpenError::Unreadable(error)),
            Some(Ok(found)) => {
                let base = left.unwrap_or(found.revision);
                self.show(app, found, base);
                app.save.set(SaveState::Idle);
                if let Some(error) = app.left_error() {
                    app.save.set(SaveState::Failed(error));
                }
                // Nobody else is bringing it to the storage.
                if left.is_some() || store::is_waiting(P::KIND, id) {
                    self.pending.set(true);
                    app.save.set(SaveState::Saving);
                    self.save_now(app);
                }
                Ok(())
            }
        }
    }

    /// Takes a document that is not in storage yet and saves it. Returns its id.
    pub fn start(&self, app: App, document: Envelope<P>) -> String {
        self.hand_in(app);
        let id = document.id.clone();
        self.show(app, document, 0);
        self.pending.set(true);
        if self.delay.is_zero() {
            self.stash();
        }
        self.save_now(app);
        id
    }

    /// Puts a document on screen and asks for its pen.
    fn show(&self, app: App, document: Envelope<P>, base: u64) {
        let id = document.id.clone();
        self.base.set(base);
        self.sent.set(base);
        self.failed.set(false);
        self.document.set(Some(document));
        self.ask_for_pen(app, &id);
    }

    fn ask_for_pen(&self, app: App, id: &str) {
        self.elsewhere.set(false);
        let this = *self;
        let key = key_of(P::KIND, id);
        let pen = Pen::ask(&key, move |mine| this.pen_changed(app, mine));
        self.pen.set_value(Some(pen));
    }

    /// The pen came or went; what comes with it is the latest state of the other tab.
    fn pen_changed(&self, app: App, mine: bool) {
        self.elsewhere.set(!mine);
        if let Some(id) = self.id().filter(|_| mine) {
            self.follow(app, id, true);
        }
    }

    /// Starts a new document with this payload. Returns its id.
    pub fn start_new(&self, app: App, payload: P, framework: FrameworkRef) -> String {
        self.start(app, Envelope::new(payload, framework, &BrowserWorld))
    }

    /// Closes the document without saving, because it was removed.
    pub fn forget(&self) {
        if P::IN_PARTS {
            forget_parts();
        }
        self.pending.set(false);
        self.failed.set(false);
        self.elsewhere.set(false);
        self.pen.set_value(None);
        self.document.set(None);
        self.base.set(0);
    }

    /// Tells whether the open document could not be saved: then only the memory of this tab holds it.
    pub fn has_unsaved(&self) -> bool {
        self.failed.get_untracked()
    }

    /// Returns the id of the open document.
    pub fn id(&self) -> Option<String> {
        self.document
            .with_untracked(|found| found.as_ref().map(|document| document.id.clone()))
    }

    /// Returns the revision of the open document, 0 while nothing is open.
    pub fn revision(&self) -> u64 {
        self.document
            .with_untracked(|found| found.as_ref().map_or(0, |document| document.revision))
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

    /// Saves what waits before another document takes the place, also while a save is on its way.
    fn hand_in(&self, app: App) {
        self.save_now(app);
        let waits = self.pending.get_untracked() && !self.failed.get_untracked();
        let Some(document) = self.document.get_untracked().filter(|_| waits) else {
            return;
        };
        self.pending.set(false);
        let base = self.sent.get_untracked();
        spawn_local(async move {
            let after = After::Revision(base);
            match store::save(&document, after, local_now()).await {
                Ok(found) => app.document_saved(document.revision, found),
                Err(error) => app.leave(P::KIND, &document.id, base, error),
            }
        });
    }

    /// Saves what waits, now; one save at a time.
    pub fn save_now(&self, app: App) {
        if !self.pending.get_untracked() || self.saving.get_untracked() {
            return;
        }
        let Some(document) = self.document.get_untracked() else {
            return;
        };
        self.pending.set(false);
        self.saving.set(true);
        self.sent.set(document.revision);
        let (this, base) = (*self, self.base.get_untracked());
        spawn_local(async move {
            let after = After::Revision(base);
            let outcome = store::save(&document, after, local_now()).await;
            this.saving.set(false);
            this.saved(app, document, base, outcome);
        });
    }

    fn saved(
        &self,
        app: App,
        document: Envelope<P>,
        base: u64,
        outcome: Result<Saved, StoreError>,
    ) {
        let open = self.id().as_deref() == Some(document.id.as_str());
        if open {
            self.failed.set(false);
        }
        match outcome {
            Ok(found) => {
                if open {
                    self.base.set(document.revision);
                }
                app.document_saved(document.revision, found);
                if self.pending.get_untracked() {
                    self.save_rest(app);
                } else {
                    app.say_saved();
                }
                // Where there is room again, there is room for what was left as well.
                app.save_left();
            }
            Err(StoreError::Conflict { .. }) => self.keep_both(app, document, open),
            Err(error) if !open => {
                app.leave(P::KIND, &document.id, base, error);
                // What is on screen waited for it.
                self.save_now(app);
            }
            Err(error) => {
                self.failed.set(true);
                self.pending.set(true);
                if error != StoreError::TooNew {
                    self.try_again(app);
                }
                app.save.set(SaveState::Failed(error));
            }
        }
    }

    /// Saves a little later what could not be saved now.
    fn try_again(&self, app: App) {
        let this = *self;
        if !this.retries.get_untracked() {
            this.retries.set(true);
            let again = move || {
                this.retries.set(false);
                this.save_now(app);
            };
            set_timeout(again, TRY_AGAIN);
        }
    }
}
