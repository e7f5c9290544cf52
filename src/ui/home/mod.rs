//! The four doors.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};

use super::app::{App, app};
use super::host::host;
use super::i18n::tr;
use super::respond::copy_line;
use super::route::Route;
use super::widgets::notice;
use crate::documents::Kind;
use crate::order::ordered;
use crate::response::{Response, Step};
use crate::store::{self, Known};

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    let app = app();
    let (respond_state, respond_copy) = respond_state().unzip();
    view! {
        <main id="main" class="page" tabindex="-1">
            <header class="hero">
                <h1>{tr!(home.title)}</h1>
                <p class="lead">{tr!(home.lead)}</p>
            </header>
            <ul class="doors">
                {door("respond", Route::Respond, tr!(home.respond), tr!(home.respond_for), respond_state, respond_copy.flatten())}
                {door("facilitate", Route::Facilitate(String::new()), tr!(home.facilitate), tr!(home.facilitate_for), None, None)}
                {door("plan", Route::Plan, tr!(home.plan), tr!(home.plan_for), plan_state(), None)}
                {door_to_come("consolidate", tr!(home.consolidate), tr!(home.consolidate_for))}
            </ul>
            <p class="privacy-line">{tr!(home.privacy)}</p>
            {single_file()}
            {example(app)}
            <p><a href=Route::Framework(String::new()).href()>{tr!(home.framework)}</a></p>
            <p><a href=Route::Device.href()>{tr!(home.device)}</a></p>
            <p><a href="rescate.html">{tr!(home.rescue)}</a></p>
        </main>
    }
}

fn door(
    name: &'static str,
    to: Route,
    title: &'static str,
    whom: &'static str,
    state: Option<String>,
    copy: Option<AnyView>,
) -> impl IntoView {
    view! {
        <li>
            <a class="door" data-door=name href=to.href()>
                <svg class="door-icon" aria-hidden="true"><use href=format!("#door-{name}")></use></svg>
                <h2>{title}</h2>
                <p>{whom}</p>
                {state.map(|words| view! { <p class="door-state" data-state="started">{words}</p> })}
                {copy}
            </a>
        </li>
    }
}

fn door_to_come(name: &'static str, title: &'static str, whom: &'static str) -> impl IntoView {
    view! {
        <li>
            <div class="door" data-door=name data-state="soon">
                <svg class="door-icon" aria-hidden="true"><use href=format!("#door-{name}")></use></svg>
                <h2>{title}</h2>
                <p>{whom}</p>
                <p class="door-state" data-state="soon">{tr!(home.soon)}</p>
            </div>
        </li>
    }
}

/// Says how far the latest response on this device is, and whether it left it.
fn respond_state() -> Option<(String, Option<AnyView>)> {
    let latest = store::list::<Response>().into_iter().next()?;
    let step = latest.document.ok()?.payload.step;
    // The way there is the door.
    let copy = copy_line(&latest.id, step, false);
    let words = if step == Step::HandOver {
        tr!(home.finished_respond).to_string()
    } else {
        let (step, total) = (step.number(), Step::ALL.len());
        tr!(home.resume_respond, step = step, total = total).to_string()
    };
    Some((words, copy))
}

/// The dossiers of this device, the latest first; the witness names them without a database.
fn dossiers() -> Vec<(String, Known)> {
    let known = store::witness().documents.into_iter();
    let dossiers = known.filter_map(|known| {
        let (kind, id) = store::split_key(&known.key)?;
        (kind == Kind::Dossier).then(|| (id.to_string(), known.clone()))
    });
    ordered(dossiers.collect(), |a, b| b.1.written.cmp(&a.1.written))
}

/// Names the latest dossier on this device.
fn plan_state() -> Option<String> {
    let (_, latest) = dossiers().into_iter().find(|(_, known)| !known.example)?;
    let name = match latest.name.trim() {
        "" => tr!(home.unnamed).to_string(),
        name => name.to_string(),
    };
    Some(tr!(home.resume_plan, name = name).to_string())
}

/// Says how saving differs in the single file.
fn single_file() -> Option<impl IntoView> {
    host().is_some_and(|host| host.single()).then(|| {
        let text = tr!(home.single_text).to_string();
        notice("info", tr!(home.single_title).to_string(), text)
    })
}

/// One click in, one click out.
fn example(app: App) -> impl IntoView {
    let found = dossiers().into_iter().filter(|(_, known)| known.example);
    let ids = RwSignal::new(found.map(|(id, _)| id).collect::<Vec<_>>());
    view! {
        <section class="part">
            <h2>{tr!(home.example_title)}</h2>
            <p>{tr!(home.example_text)}</p>
            <div class="row">
                <a class="button" href=Route::PlanExample.href()>{tr!(home.example_open)}</a>
                {dynamic(move || (!ids.read().is_empty()).then(|| view! {
                    <button class="button quiet" type="button" on:click=click(move |_| {
                        let message = tr!(home.example_closed).to_string();
                        app.remove_documents(Kind::Dossier, ids.get_untracked(), message, || {});
                        ids.set(Vec::new());
                    })>{tr!(home.example_close)}</button>
                }))}
            </div>
        </section>
    }
}
