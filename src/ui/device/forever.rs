//! Erasing earlier states for good, which cannot be undone and so is asked twice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shelf;
use super::shelved::Shelved;
use crate::store;
use crate::ui::app::SaveState;
use crate::ui::i18n::tr;
use crate::ui::widgets::{click, dynamic};

/// The button that erases the earlier states of a document: its words and the question it asks, then what is
/// said when they are gone.
pub fn button(
    shelf: Shelf,
    kept: Shelved,
    (words, question): (&'static str, &'static str),
    done: &'static str,
) -> AnyView {
    let asking = RwSignal::new(false);
    dynamic(move || {
        let kept = kept.clone();
        if !asking.get() {
            return view! {
                <div class="row">
                    <button class="button danger" type="button" on:click=click(move |_| asking.set(true))>{words}</button>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="notice" data-kind="warn" role="alert">
                <p>{question}</p>
                <div class="row">
                    <button class="button danger" type="button" on:click=click(move |_| erase(shelf, kept.clone(), done))>
                        {tr!(device.forever)}
                    </button>
                    <button class="button" type="button" on:click=click(move |_| asking.set(false))>{tr!(common.cancel)}</button>
                </div>
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn erase(shelf: Shelf, kept: Shelved, done: &'static str) {
    spawn_local(async move {
        match store::forget_snapshots(kept.kind, &kept.id).await {
            Ok(()) => shelf.app.toast(done.to_string()),
            Err(error) => shelf.app.save.set(SaveState::Failed(error)),
        }
        shelf.refresh();
    });
}
