//! Changes that come close together, gathered into one save.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::VisibilityState;

use super::{OpenDocument, Working};
use crate::documents::{Envelope, Payload};
use crate::ui::app::{App, SaveState};
use crate::ui::world::BrowserWorld;

/// How long a change waits at most although more of them come: somebody who types without a pause.
const AT_LATEST: Duration = Duration::from_secs(3);

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> Working<P> {
    /// Takes a changed document and sees to it that it is kept.
    pub(super) fn keep(&self, app: App, mut next: Envelope<P>) {
        if self.elsewhere.get_untracked() {
            return;
        }
        // One revision for everything that is gathered into one save.
        if next.revision <= self.sent.get_untracked() {
            next.touch(&BrowserWorld);
        }
        let (first, revision) = (!self.pending.get_untracked(), next.revision);
        self.document.set(Some(next));
        self.pending.set(true);
        // What was done before can no longer be taken back without taking this back too.
        app.expire_undo();
        app.save.set(SaveState::Saving);
        if self.delay.is_zero() {
            self.stash();
            self.save_now(app);
        } else {
            self.changes
                .update(|number| *number = number.wrapping_add(1));
            self.save_after_pause(app);
            if first {
                self.save_at_latest(app, revision);
            }
        }
    }

    /// Saves what was changed while a save was on its way: after a pause too, so that somebody who types without one
    /// is not interrupted by save after save; at once where nobody types.
    pub(super) fn save_rest(&self, app: App) {
        let seen = document().visibility_state() == VisibilityState::Visible;
        if self.delay.is_zero() || !seen {
            self.save_now(app);
        } else {
            self.save_after_pause(app);
        }
    }

    /// Saves once nothing more was changed for a while.
    fn save_after_pause(&self, app: App) {
        let (this, number) = (*self, self.changes.get_untracked());
        let save = move || {
            if this.changes.get_untracked() == number {
                this.save_now(app);
            }
        };
        set_timeout(save, self.delay);
    }

    /// Saves a revision, with all that was changed meanwhile, unless it was saved before.
    fn save_at_latest(&self, app: App, revision: u64) {
        let this = *self;
        let save = move || {
            if this.pending.get_untracked() && this.revision() == revision {
                match this.saving.get_untracked() {
                    true => this.save_at_latest(app, revision),
                    false => this.save_now(app),
                }
            }
        };
        set_timeout(save, AT_LATEST);
    }
}
