//! Dossiers that were removed: their last state is still in this browser, until it is erased for good.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Shelf, earlier, forever};
use crate::documents::Kind;
use crate::store::{self, Known, Removed, Snapshot, key_of};
use crate::ui::app::SaveState;
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{click, dynamic};
use crate::ui::world::local_now;

/// A removed dossier with its last state.
#[derive(Clone, PartialEq)]
struct Gone {
    id: String,
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
            for removed in store::removed(Kind::Dossier).await {
                gone.extend(last_state(removed).await);
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

async fn last_state(removed: Removed) -> Option<Gone> {
    let Removed { id, snapshots } = removed;
    let last = snapshots.into_iter().next()?;
    let text = store::snapshot_text(Kind::Dossier, &id, last.number).await?;
    let name = Known::of(&key_of(Kind::Dossier, &id), &text).map(|known| known.name);
    let name = name.filter(|name| !name.is_empty());
    Some(Gone {
        name: name.unwrap_or_else(|| tr!(plan.unnamed).to_string()),
        id,
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
    let (id, purged) = (gone.id.clone(), gone.id.clone());
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
                    earlier::download_state(shelf.app, id.clone(), number);
                })>{tr!(device.download_state)}</button>
            </div>
            {forever::button(shelf, purged, words, tr!(device.purged))}
        </article>
    }
    .into_any()
}

fn recover(shelf: Shelf, gone: &Gone) {
    let message = tr!(device.recovered, name = gone.name.clone());
    let back = store::put_back(Kind::Dossier, &gone.id, gone.text.clone(), local_now());
    spawn_local(async move {
        match back.await {
            Ok(_) => shelf.app.toast(message),
            Err(error) => shelf.app.save.set(SaveState::Failed(error)),
        }
        shelf.refresh();
    });
}
