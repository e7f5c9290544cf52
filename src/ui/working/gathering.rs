//! Changes that come close together: gathered into one save, and those of somebody who types told to the screens
//! once.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent, VisibilityState};

use super::{OpenDocument, Working};
use crate::documents::{Envelope, Payload};
use crate::ui::app::{App, SaveState};
use crate::ui::world::BrowserWorld;

/// How long a change waits at most although more of them come: somebody who types without a pause.
const AT_LATEST: Duration = Duration::from_secs(3);

/// How long after the last letter the screens of a large document follow: longer than from one letter to the next.
const TOLD_AFTER: Duration = Duration::from_millis(400);

impl<P: Payload + Clone + PartialEq + Send + Sync + 'static> Working<P> {
    /// Puts a changed document in the place of the one before. The field that somebody types in shows the letters by
    /// itself, so that what else shows a large document follows after a pause, or when the field is left.
    fn put(&self, next: Envelope<P>) {
        if !P::IN_PARTS || !is_typing() {
            self.untold.set_value(false);
            self.document.set(Some(next));
            return;
        }
        self.document
            .update_untracked(|document| *document = Some(next));
        self.untold.set_value(true);
        self.hear_of_fields();
        let (this, number) = (*self, self.changes.get_untracked().wrapping_add(1));
        let tell = move || {
            if this.changes.get_untracked() == number {
                this.tell_now();
            }
        };
        set_timeout(tell, TOLD_AFTER);
    }

    /// Whoever leaves a field, or ends a line of it, goes on with what was typed there.
    fn hear_of_fields(&self) {
        if !self.hears.get_value() {
            self.hears.set_value(true);
            let this = *self;
            let _ = window_event_listener(leptos::ev::change, move |_| this.tell_now());
            let _ = window_event_listener(leptos::ev::focusout, move |_| this.tell_now());
        }
    }

    /// Has the screens follow what was typed.
    fn tell_now(&self) {
        if self.untold.get_value() {
            self.untold.set_value(false);
            self.document.notify();
        }
    }

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
        self.put(next);
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

/// Tells whether what happens now is a letter in a field of words: a field for days changes whole values, and some browsers
/// say so in the same way.
fn is_typing() -> bool {
    let event = web_sys::window().map(|window| window.event());
    let event = event.and_then(|event| event.dyn_into::<InputEvent>().ok());
    let target = event.and_then(|event| event.target());
    target.is_some_and(|target| match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => matches!(field.type_().as_str(), "text" | "search"),
        Err(other) => other.is_instance_of::<HtmlTextAreaElement>(),
    })
}
