//! The list: what is here, what cannot be read, and what to do first when there is nothing.

use leptos::prelude::*;

use crate::ui::widgets::click;

use super::Desk;
use crate::cycles::term_has_ended;
use crate::documents::{Envelope, Kind, RestoreError};
use crate::dossier::Dossier;
use crate::store;
use crate::ui::device::{Shelved, earlier, title_id};
use crate::ui::i18n::tr;
use crate::ui::plan::figures::day_of;
use crate::ui::plan::frame::download_raw;
use crate::ui::plan::names;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{Icon, notice};
use crate::ui::words;
use crate::ui::world::today;

pub fn entries(desk: Desk) -> impl IntoView {
    move || {
        desk.changes.track();
        let stored = store::list::<Dossier>();
        if stored.is_empty() {
            return empty().into_any();
        }
        let loose = desk.app.dossier.has_unsaved().then(|| {
            notice(
                "warn",
                tr!(plan.loose_title).to_string(),
                tr!(plan.loose_text).to_string(),
            )
        });
        view! {
            <section class="part">
                <h2>{tr!(plan.list_title)}</h2>
                {loose}
                {stored.into_iter().map(|entry| match entry.document {
                    Ok(document) => readable(desk, &document).into_any(),
                    Err(error) => unreadable(desk, entry.id, &error).into_any(),
                }).collect_view()}
            </section>
        }
        .into_any()
    }
}

fn empty() -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h2>{tr!(plan.empty_title)}</h2>
            <p>{tr!(plan.empty_text)}</p>
        </div>
    }
}

fn readable(desk: Desk, document: &Envelope<Dossier>) -> impl IntoView + use<> {
    let dossier = &document.payload;
    let name = names::dossier(dossier);
    let to = Route::PlanSection(document.id.clone(), Section::Profile).href();
    let written = tr!(plan.changed, date = day_of(document.written)).to_string();
    let years = tr!(plan.for_years, years = names::years(dossier.years)).to_string();
    let responses = tr!(plan.responses_count, n = dossier.responses.len()).to_string();
    let label = tr!(plan.delete_named, name = name.clone()).to_string();
    let badge = dossier.example.then(|| {
        view! {
            <span class="badge" data-kind="info">{tr!(common.example_badge)}</span>
        }
    });
    // What happens then is explained there, before it is done.
    let ended = term_has_ended(dossier, today()).then(|| {
        let to = Route::PlanSection(document.id.clone(), Section::Cycles).href();
        let hidden = format!(": {name}");
        view! { <a class="button" href=to>{tr!(cycles.list_ended)}<span class="visually-hidden">{hidden}</span></a> }
    });
    let id = document.id.clone();
    view! {
        <article class="activity">
            <h3><a id=title_id(&id) href=to>{name}</a></h3>
            <p class="meta"><span>{years}</span><span>{responses}</span><span>{written}</span></p>
            {badge}
            <div class="row">{ended}{delete_button(desk, id, label)}</div>
        </article>
    }
}

fn unreadable(desk: Desk, id: String, error: &RestoreError) -> impl IntoView + use<> {
    let raw = id.clone();
    view! {
        <article class="activity">
            <h3>{tr!(common.unreadable_title)}</h3>
            <p>{words::restore_error(error)}</p>
            <p>{tr!(common.unreadable_keep)}</p>
            {states(desk, &id)}
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| download_raw(&raw))>
                    {tr!(common.download)}
                </button>
                {delete_button(desk, id, tr!(common.delete).to_string())}
            </div>
        </article>
    }
}

/// The earlier states of what cannot be read: the way back to work.
fn states(desk: Desk, id: &str) -> impl IntoView + use<> {
    let kept = Shelved::dossier(id);
    let snapshots = kept.snapshots();
    if snapshots.is_empty() {
        return view! { <p>{tr!(plan.unreadable_alone)}</p> }.into_any();
    }
    view! {
        <p>{tr!(plan.unreadable_states)}</p>
        <details class="earlier" open>
            <summary>{tr!(device.earlier, n = snapshots.len())}</summary>
            {earlier(desk.shelf, &kept, snapshots)}
        </details>
    }
    .into_any()
}

fn delete_button(desk: Desk, id: String, label: String) -> impl IntoView {
    view! {
        <button class="button danger" type="button" aria-label=label on:click=click(move |_| delete(desk, &id))>
            {tr!(common.delete)}
        </button>
    }
}

fn delete(desk: Desk, id: &str) {
    desk.app.save_all();
    if desk.app.dossier.id().as_deref() == Some(id) {
        desk.app.dossier.forget();
    }
    let message = tr!(common.removed).to_string();
    let refresh = move || desk.refresh();
    desk.app
        .remove_documents(Kind::Dossier, vec![id.to_string()], message, refresh);
    desk.refresh();
}
