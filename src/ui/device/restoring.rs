//! Back to an earlier state of a dossier. What is there now becomes an earlier state itself, and the way
//! back can be undone.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Shelf, earlier};
use crate::documents::{Kind, restore};
use crate::dossier::Dossier;
use crate::store;
use crate::ui::app::{App, SaveState};
use crate::ui::i18n::tr;
use crate::ui::plan::reopen;
use crate::ui::widgets::focus_soon_either;
use crate::ui::words;
use crate::ui::world::local_now;

/// Puts an earlier state in place of what is there, once everything is saved.
pub fn restore_state(shelf: Shelf, id: String, number: u32, moment: String) {
    let app = shelf.app;
    app.save_all();
    if app.dossier.has_unsaved() {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return;
    }
    when_settled(app, move || {
        spawn_local(async move {
            let before = store::raw_text(Kind::Dossier, &id).unwrap_or_default();
            let Some(text) = readable_state(app, &id, number).await else {
                return;
            };
            if put(shelf, &id, text).await {
                let message = tr!(device.restored, moment = moment);
                app.toast_with_undo(message, move || undo(shelf, id.clone(), before.clone()));
            }
        });
    });
}

/// Returns the text of an earlier state that this version can read, or says why not.
async fn readable_state(app: App, id: &str, number: u32) -> Option<String> {
    let text = store::snapshot_text(Kind::Dossier, id, number).await;
    let Some(text) = text else {
        app.toast(tr!(device.state_gone).to_string());
        return None;
    };
    match restore::<Dossier>(text.as_bytes()) {
        Ok(_) => Some(text),
        Err(error) => {
            app.toast(words::restore_error(&error));
            None
        }
    }
}

fn undo(shelf: Shelf, id: String, before: String) {
    spawn_local(async move {
        put(shelf, &id, before).await;
    });
}

/// Puts a text in place of what is there; the store keeps that as an earlier state and counts the text as
/// later. Tells whether it was read back.
async fn put(shelf: Shelf, id: &str, text: String) -> bool {
    let saved = store::put_back(Kind::Dossier, id, text, local_now()).await;
    reopen(shelf.app, id);
    match saved {
        Ok(_) => show(shelf, id),
        Err(error) => {
            shelf.app.save.set(SaveState::Failed(error));
            return false;
        }
    }
    true
}

fn when_settled(app: App, act: impl FnOnce() + 'static) {
    if app.is_settled() {
        act();
    } else {
        let again = move || when_settled(app, act);
        set_timeout(again, Duration::from_millis(20));
    }
}

/// Draws the lists anew, with the keyboard at the earlier states of the dossier, unfolded, or at the dossier itself.
fn show(shelf: Shelf, id: &str) {
    if shelf.unfolded.try_set(id.to_string()).is_none() {
        shelf.refresh();
        focus_soon_either([earlier::summary_id(id), earlier::title_id(id)]);
    }
}
