//! What other tabs do to the document on screen, and what they are told of it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{OpenDocument, Working};
use crate::documents::{Envelope, Payload, World};
use crate::export::file_name;
use crate::store::{self, key_of};
use crate::ui::app::{App, SaveState};
use crate::ui::i18n::tr;
use crate::ui::tabs::News;
use crate::ui::world::{BrowserWorld, day_of, local_now};

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> Working<P> {
    /// Another tab saved a later revision: that one stays, and ours goes on as a copy of its own.
    pub(super) fn keep_both(&self, app: App, saved: Envelope<P>, open: bool) {
        let (their_id, theirs) = (saved.id.clone(), store::raw_text(P::KIND, &saved.id));
        // Ours may be further than what was saved.
        let ours = self.document.get_untracked().filter(|_| open);
        let mut ours = ours.unwrap_or(saved);
        ours.id = BrowserWorld.new_id();
        if let Some(theirs) = theirs {
            app.note_conflict(&their_id, &theirs, &ours.to_file_text());
        }
        let id = ours.id.clone();
        self.pending.set(false);
        self.start(app, ours);
        app.go(app.route.get_untracked().with_document(&id));
    }

    /// Shows a later revision that another tab saved, or left unfinished where this one takes over.
    pub(super) fn follow(&self, app: App, id: String, takes_over: bool) {
        let this = *self;
        spawn_local(async move {
            let key = key_of(P::KIND, &id);
            if takes_over {
                store::take_over(&key, local_now()).await;
            } else {
                store::reread(&key).await;
            }
            if this.id() != Some(id.clone()) || !this.is_written() {
                return;
            }
            let stored = store::load::<P>(&id).and_then(Result::ok);
            if let Some(found) = stored.filter(|found| found.revision > this.base.get_untracked()) {
                this.base.set(found.revision);
                this.sent.set(found.revision);
                this.document.set(Some(found));
                if store::is_confirmed(P::KIND, &id) {
                    app.save.set(SaveState::saved_now());
                } else {
                    // The database did not take what the other tab left.
                    this.pending.set(true);
                    app.save.set(SaveState::Saving);
                    this.save_now(app);
                }
            }
        });
    }

    /// Another tab removed the document: it closes here too, with a way back.
    pub(super) fn removed_elsewhere(&self, app: App) {
        let Some(document) = self.document.get_untracked() else {
            return;
        };
        self.forget();
        let this = *self;
        let message = tr!(common.removed_elsewhere).to_string();
        app.toast_with_undo(message, move || {
            this.start(app, document.clone());
        });
    }

    /// Lets go of the pen once everything is written: the program is left, and another one of this page may write the
    /// document. What could not be saved stands nowhere but here, and keeps it.
    pub(super) fn rest(&self) {
        if !self.resting.get_value() || self.failed.get_untracked() {
            return;
        }
        if self.is_written() {
            self.pen.set_value(None);
        } else {
            let this = *self;
            set_timeout(move || this.rest(), Duration::from_millis(20));
        }
    }

    /// Another tab wants to write: what waits here is saved first. Nothing more is typed here meanwhile, or somebody who
    /// types without a pause would be saved for until the other tab's patience ends.
    pub(super) fn hand_over(&self, app: App) {
        let this = *self;
        this.elsewhere.set(true);
        this.save_now(app);
        if !this.is_written() && !this.failed.get_untracked() {
            set_timeout(move || this.hand_over(app), Duration::from_millis(20));
            return;
        }
        this.pen.with_value(|pen| {
            if let Some(pen) = pen {
                pen.hand_over();
            }
        });
    }
}

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> OpenDocument for Working<P> {
    fn save_now(&self, app: App) {
        Working::save_now(self, app);
    }

    fn leave(&self) {
        self.resting.set_value(true);
        self.rest();
    }

    fn come_back(&self, app: App) {
        self.resting.set_value(false);
        if let Some(id) = self.id().filter(|_| !self.pen.with_value(Option::is_some)) {
            self.ask_for_pen(app, &id);
            self.follow(app, id, false);
        }
    }

    fn as_file(&self, id: &str) -> Option<(String, String)> {
        let document = self.document.get_untracked();
        let document = document.filter(|document| document.id == id)?;
        // Which part of it names the place depends on the kind; the identity does not.
        let name = file_name(P::KIND, "", id, day_of(document.written));
        Some((name, document.to_file_text()))
    }

    fn stash(&self) {
        if self.is_written() {
            return;
        }
        self.document.with_untracked(|document| {
            if let Some(document) = document {
                self.sent.set(document.revision);
                store::stash(document);
            }
        });
    }

    fn hear(&self, app: App, news: &News) {
        let Some(id) = self.id() else {
            return;
        };
        let key = key_of(P::KIND, &id);
        match news {
            News::Changed(changed) if *changed == key => self.follow(app, id, false),
            News::Removed(removed) if *removed == key => self.removed_elsewhere(app),
            News::Wants(wanted) if *wanted == key && !self.elsewhere.get_untracked() => {
                self.hand_over(app);
            }
            News::Wiped => {
                app.left.set_value(Vec::new());
                self.forget();
            }
            _ => {}
        }
    }

    fn is_written(&self) -> bool {
        !self.pending.get_untracked() && !self.saving.get_untracked()
    }

    fn is_read_only(&self, id: &str) -> bool {
        let open = self
            .document
            .with(|found| found.as_ref().is_some_and(|found| found.id == id));
        open && self.elsewhere.get()
    }

    fn is_refused(&self) -> bool {
        self.has_unsaved()
    }

    fn take_pen(&self) {
        self.pen.with_value(|pen| {
            if let Some(pen) = pen {
                pen.take();
            }
        });
    }
}
