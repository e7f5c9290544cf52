//! Short messages, some with a way back.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::App;
use crate::documents::World;
use crate::ui::world::BrowserWorld;

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

/// How long a message stays, in milliseconds; one with a way back stays longer.
const TOAST_STAYS: u64 = 8_000;
const TOAST_WITH_UNDO_STAYS: u64 = 30_000;

impl App {
    /// Shows a message.
    pub fn toast(&self, message: String) {
        self.push_toast(message, None, false);
    }

    /// Shows a message until somebody closes it: what caused it happened while nobody looked here.
    pub fn toast_until_closed(&self, message: String) {
        self.show_toast(message, None, false);
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
        let stays = if undo.is_some() {
            TOAST_WITH_UNDO_STAYS
        } else {
            TOAST_STAYS
        };
        let id = self.show_toast(message, undo, brief);
        let app = *self;
        set_timeout(move || app.dismiss(&id), Duration::from_millis(stays));
    }

    /// Shows a message and returns its id.
    fn show_toast(
        &self,
        message: String,
        undo: Option<Arc<dyn Fn() + Send + Sync>>,
        brief: bool,
    ) -> String {
        let id = BrowserWorld.new_id();
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
        id
    }

    /// Takes a message away.
    pub fn dismiss(&self, id: &str) {
        self.toasts
            .update(|list| list.retain(|toast| toast.id != id));
    }
}
