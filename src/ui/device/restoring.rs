//! Back to an earlier state of a document. What is there now becomes an earlier state itself, and the way
//! back can be undone.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelved::Shelved;
use super::{Shelf, earlier};
use crate::documents::Kind;
use crate::store;
use crate::ui::app::{App, SaveState};
use crate::ui::i18n::tr;
use crate::ui::plan::reopen;
use crate::ui::widgets::focus_soon_either;
use crate::ui::words;
use crate::ui::world::local_now;

/// Puts an earlier state in place of what is there, once everything is saved.
pub fn restore_state(shelf: Shelf, kept: Shelved, number: u32, moment: String) {
    let app = shelf.app;
    app.save_all();
    if kept.kind == Kind::Dossier && app.dossier.has_unsaved() {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return;
    }
    when_settled(app, move || {
        spawn_local(async move {
            let before = kept.text().unwrap_or_default();
            let Some(text) = readable_state(app, &kept, number).await else {
                return;
            };
            if put(shelf, &kept, text).await {
                let message = tr!(device.restored, moment = moment);
                app.toast_with_undo(message, move || undo(shelf, kept.clone(), before.clone()));
            }
        });
    });
}

/// Returns the text of an earlier state that this version can read, or says why not.
async fn readable_state(app: App, kept: &Shelved, number: u32) -> Option<String> {
    let Some(text) = kept.snapshot_text(number).await else {
        app.toast(tr!(device.state_gone).to_string());
        return None;
    };
    match kept.read(&text) {
        Ok(_) => Some(text),
        Err(error) => {
            app.toast(words::restore_error(&error));
            None
        }
    }
}

fn undo(shelf: Shelf, kept: Shelved, before: String) {
    spawn_local(async move {
        put(shelf, &kept, before).await;
    });
}

/// Puts a text in place of what is there; the store keeps that as an earlier state and counts the text as
/// later. Tells whether it was read back.
async fn put(shelf: Shelf, kept: &Shelved, text: String) -> bool {
    let saved = store::put_back(kept.kind, &kept.id, text, local_now()).await;
    // An open session hears of it by the program that has it.
    if kept.kind == Kind::Dossier {
        reopen(shelf.app, &kept.id);
    }
    match saved {
        Ok(_) => show(shelf, &kept.id),
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

/// Draws the lists anew, with the keyboard at the earlier states of the document, unfolded, or at the document itself.
fn show(shelf: Shelf, id: &str) {
    if shelf.unfolded.try_set(id.to_string()).is_none() {
        shelf.refresh();
        focus_soon_either([earlier::summary_id(id), earlier::title_id(id)]);
    }
}
