//! The dossiers of this device: last change, size, last copy outside the browser, earlier states.

use leptos::prelude::*;

use super::copying::download_copy;
use super::{Shelf, earlier, forever, reminder};
use crate::documents::{Envelope, Kind, RestoreError};
use crate::dossier::Dossier;
use crate::store::{self, Entry};
use crate::ui::i18n::tr;
use crate::ui::plan::{figures, names};
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::words;

pub fn dossiers(shelf: Shelf) -> AnyView {
    view! {
        <section class="part">
            <h2>{tr!(device.dossiers_title)}</h2>
            {dynamic(move || {
                shelf.changes.track();
                let stored = store::list::<Dossier>();
                if stored.is_empty() {
                    return view! { <p>{tr!(device.no_dossiers)}</p> }.into_any();
                }
                stored.into_iter().map(|entry| dossier(shelf, entry)).collect_view().into_any()
            })}
        </section>
    }
    .into_any()
}

fn dossier(shelf: Shelf, entry: Entry<Dossier>) -> AnyView {
    let id = entry.id;
    let size = store::raw_text(Kind::Dossier, &id).map_or(0, |text| text.len());
    let name = match &entry.document {
        Ok(document) => names::dossier(&document.payload),
        Err(_) => tr!(common.unreadable_title).to_string(),
    };
    let label = tr!(device.download_named, name = name.clone());
    let about = match &entry.document {
        Ok(document) => readable(document, size),
        Err(error) => unreadable(error),
    };
    let title = match &entry.document {
        Ok(_) => {
            let to = Route::PlanSection(id.clone(), Section::Profile).href();
            view! { <a href=to>{name}</a> }.into_any()
        }
        Err(_) => name.into_any(),
    };
    let download = id.clone();
    view! {
        <article class="activity">
            <h3>{title}</h3>
            {about}
            {reminder::copy_line(&id)}
            <div class="row">
                <button class="button" type="button" aria-label=label on:click=click(move |_| download_copy(&download))>
                    <Icon name="i-save" />{tr!(device.download_now)}
                </button>
            </div>
            {earlier_states(shelf, id)}
        </article>
    }
    .into_any()
}

fn readable(document: &Envelope<Dossier>, size: usize) -> AnyView {
    let written = figures::moment_of(document.written);
    let badge = document.payload.example.then(|| {
        view! { <p><span class="badge" data-kind="info">{tr!(common.example_badge)}</span></p> }
    });
    view! {
        {badge}
        <p class="meta">
            <span>{tr!(device.last_change, moment = written)}</span>
            <span>{figures::size(size as f64)}</span>
        </p>
    }
    .into_any()
}

fn unreadable(error: &RestoreError) -> AnyView {
    view! {
        <p>{words::restore_error(error)}</p>
        <p>{tr!(common.unreadable_keep)}</p>
    }
    .into_any()
}

fn earlier_states(shelf: Shelf, id: String) -> AnyView {
    let snapshots = store::snapshots(Kind::Dossier, &id);
    if snapshots.is_empty() {
        return view! { <p class="muted">{tr!(device.earlier_none)}</p> }.into_any();
    }
    let open = shelf.unfolded.get_untracked() == id;
    let title = tr!(device.earlier, n = snapshots.len());
    let summary = earlier::summary_id(&id);
    let list = earlier::earlier(shelf, &id, snapshots);
    let forgotten = tr!(device.forgotten);
    let words = (tr!(device.forget), tr!(device.forget_ask));
    view! {
        <details class="earlier" open=open>
            <summary id=summary>{title}</summary>
            {list}
            {forever::button(shelf, id, words, forgotten)}
        </details>
    }
    .into_any()
}
