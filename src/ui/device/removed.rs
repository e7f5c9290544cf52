//! Dossiers and sessions that were removed: their last state is still in this browser, until it is erased for good.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shelved::{KINDS, Shelved};
use super::{Shelf, earlier, forever};
use crate::store::{self, Snapshot};
use crate::ui::app::SaveState;
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{click, dynamic};
use crate::ui::world::local_now;

/// What was removed, with its last state.
#[derive(Clone, PartialEq)]
struct Gone {
    kept: Shelved,
    name: String,
    last: Snapshot,
    text: String,
}

pub fn removed(shelf: Shelf) -> AnyView {
    let found = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        shelf.changes.track();
        spawn_local(async move {
            let mut gone = Vec::new();
            for kind in KINDS {
                for removed in store::removed(kind).await {
                    let kept = Shelved {
                        kind,
                        id: removed.id,
                    };
                    gone.extend(last_state(kept, removed.snapshots).await);
                }
            }
            found.try_set(gone);
        });
    });
    dynamic(move || {
        let gone = found.get();
        (!gone.is_empty()).then(|| {
            view! {
                <section class="part" id="removed">
                    <h2>{tr!(device.removed_title)}</h2>
                    <p>{tr!(device.removed_text)}</p>
                    {gone.into_iter().map(|gone| one(shelf, gone)).collect_view()}
                </section>
            }
        })
    })
    .into_any()
}

async fn last_state(kept: Shelved, snapshots: Vec<Snapshot>) -> Option<Gone> {
    let last = snapshots.into_iter().next()?;
    let text = kept.snapshot_text(last.number).await?;
    let name = kept.read(&text).map(|found| found.name());
    Some(Gone {
        name: name.unwrap_or_else(|_| tr!(common.unreadable_title).to_string()),
        kept,
        last,
        text,
    })
}

fn one(shelf: Shelf, gone: Gone) -> AnyView {
    let when = figures::moment_of(gone.last.taken);
    let number = gone.last.number;
    let labels = (
        tr!(device.recover_named, name = gone.name.clone()),
        tr!(device.download_named, name = gone.name.clone()),
    );
    let words = (tr!(device.purge), tr!(device.purge_ask));
    let (kept, purged) = (gone.kept.clone(), gone.kept.clone());
    view! {
        <article class="activity">
            <h3>{gone.name.clone()}</h3>
            <p class="meta">
                <span>{tr!(device.removed_on, moment = when)}</span>
                <span>{figures::size(gone.text.len() as f64)}</span>
            </p>
            <div class="row">
                <button class="button" type="button" aria-label=labels.0 on:click=click(move |_| recover(shelf, &gone))>
                    {tr!(device.recover)}
                </button>
                <button class="button" type="button" aria-label=labels.1 on:click=click(move |_| {
                    earlier::download_state(shelf.app, kept.clone(), number);
                })>{tr!(device.download_state)}</button>
            </div>
            {forever::button(shelf, purged, words, tr!(device.purged))}
        </article>
    }
    .into_any()
}

fn recover(shelf: Shelf, gone: &Gone) {
    let message = tr!(device.recovered, name = gone.name.clone());
    let Shelved { kind, id } = &gone.kept;
    let back = store::put_back(*kind, id, gone.text.clone(), local_now());
    spawn_local(async move {
        match back.await {
            Ok(_) => shelf.app.toast(message),
            Err(error) => shelf.app.save.set(SaveState::Failed(error)),
        }
        shelf.refresh();
    });
}
