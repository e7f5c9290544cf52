//! The dossiers and sessions of this device: last change, size, last copy outside the browser, earlier states.

use leptos::prelude::*;

use super::copying::download_copy;
use super::shelved::{Content, Shelved};
use super::{Shelf, earlier, forever, reminder};
use crate::documents::{Kind, RestoreError};
use crate::order::ordered;
use crate::store;
use crate::ui::i18n::tr;
use crate::ui::plan::figures;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::words;

/// The documents of a kind, under its title; `none` where there are none.
pub fn list(shelf: Shelf, kind: Kind, title: &'static str, none: &'static str) -> AnyView {
    let id = match kind {
        Kind::Workshop => "sessions",
        _ => "dossiers",
    };
    view! {
        <section class="part" id=id>
            <h2>{title}</h2>
            {dynamic(move || {
                shelf.changes.track();
                let found = found(kind);
                if found.is_empty() {
                    return view! { <p>{none}</p> }.into_any();
                }
                found.into_iter().map(|found| one(shelf, found)).collect_view().into_any()
            })}
        </section>
    }
    .into_any()
}

/// A document, the length of its text and what was read of it.
type Found = (Shelved, usize, Result<Content, RestoreError>);

/// Returns those of a kind, the latest first, unreadable ones last.
fn found(kind: Kind) -> Vec<Found> {
    let ids = store::ids(kind).into_iter();
    let found = ids.filter_map(|id| {
        let kept = Shelved { kind, id };
        let text = kept.text()?;
        let content = kept.read(&text);
        Some((kept, text.len(), content))
    });
    let written = |found: &Found| found.2.as_ref().ok().map(Content::written);
    ordered(found.collect(), |a, b| written(b).cmp(&written(a)))
}

fn one(shelf: Shelf, (kept, size, content): Found) -> AnyView {
    let name = match &content {
        Ok(content) => content.name(),
        Err(_) => tr!(common.unreadable_title).to_string(),
    };
    let label = tr!(device.download_named, name = name.clone());
    let (title, about) = match &content {
        Ok(content) => {
            let link = view! { <a href=kept.place().href()>{name}</a> };
            (link.into_any(), readable(content, size))
        }
        Err(error) => (name.into_any(), unreadable(error)),
    };
    let download = kept.clone();
    view! {
        <article class="activity">
            <h3>{title}</h3>
            {about}
            {reminder::copy_line(&kept)}
            <div class="row">
                <button class="button" type="button" aria-label=label on:click=click(move |_| download_copy(&download))>
                    <Icon name="i-save" />{tr!(device.download_now)}
                </button>
            </div>
            {earlier_states(shelf, kept)}
        </article>
    }
    .into_any()
}

fn readable(content: &Content, size: usize) -> AnyView {
    let written = figures::moment_of(content.written());
    let badge = content.example().then(|| {
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

fn earlier_states(shelf: Shelf, kept: Shelved) -> AnyView {
    let snapshots = kept.snapshots();
    if snapshots.is_empty() {
        return view! { <p class="muted">{tr!(device.earlier_none)}</p> }.into_any();
    }
    let open = shelf.unfolded.get_untracked() == kept.id;
    let title = tr!(device.earlier, n = snapshots.len());
    let summary = earlier::summary_id(&kept.id);
    let list = earlier::earlier(shelf, &kept, snapshots);
    let forgotten = tr!(device.forgotten);
    let words = (tr!(device.forget), tr!(device.forget_ask));
    view! {
        <details class="earlier" open=open>
            <summary id=summary>{title}</summary>
            {list}
            {forever::button(shelf, kept, words, forgotten)}
        </details>
    }
    .into_any()
}
