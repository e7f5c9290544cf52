//! The four doors.

use leptos::prelude::*;

use crate::ui::widgets::{click, dynamic};
use serde_json::Value;

use super::app::{App, app};
use super::i18n::tr;
use super::route::Route;
use crate::documents::Kind;
use crate::response::Step;
use crate::store::{Head, heads, remove};

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    let app = app();
    view! {
        <main id="main" class="page" tabindex="-1">
            <header class="hero">
                <h1>{tr!(home.title)}</h1>
                <p class="lead">{tr!(home.lead)}</p>
            </header>
            <ul class="doors">
                {door("respond", Route::Respond, tr!(home.respond), tr!(home.respond_for), respond_state())}
                {door_to_come("facilitate", tr!(home.facilitate), tr!(home.facilitate_for))}
                {door("plan", Route::Plan, tr!(home.plan), tr!(home.plan_for), plan_state())}
                {door_to_come("consolidate", tr!(home.consolidate), tr!(home.consolidate_for))}
            </ul>
            <p class="privacy-line">{tr!(home.privacy)}</p>
            {example(app)}
            <p><a href=Route::Framework(String::new()).href()>{tr!(home.framework)}</a></p>
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
) -> impl IntoView {
    view! {
        <li>
            <a class="door" data-door=name href=to.href()>
                <svg class="door-icon" aria-hidden="true"><use href=format!("#door-{name}")></use></svg>
                <h2>{title}</h2>
                <p>{whom}</p>
                {state.map(|words| view! { <p class="door-state" data-state="started">{words}</p> })}
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

/// Says how far the latest response on this device is.
fn respond_state() -> Option<String> {
    let latest = heads(Kind::Response).into_iter().next()?;
    let step = latest.payload.get("step")?.as_str()?;
    let step = Step::ALL.into_iter().find(|item| item.name() == step)?;
    Some(if step == Step::HandOver {
        tr!(home.finished_respond).to_string()
    } else {
        let (step, total) = (step.number(), Step::ALL.len());
        tr!(home.resume_respond, step = step, total = total).to_string()
    })
}

fn is_example(head: &Head) -> bool {
    head.payload.get("example").and_then(Value::as_bool) == Some(true)
}

/// Names the latest dossier on this device.
fn plan_state() -> Option<String> {
    let latest = heads(Kind::Dossier)
        .into_iter()
        .find(|head| !is_example(head))?;
    let name = latest
        .payload
        .pointer("/municipality/name")
        .and_then(Value::as_str);
    let name = match name.map(str::trim) {
        None | Some("") => tr!(home.unnamed).to_string(),
        Some(name) => name.to_string(),
    };
    Some(tr!(home.resume_plan, name = name).to_string())
}

/// One click in, one click out.
fn example(app: App) -> impl IntoView {
    let found = heads(Kind::Dossier).into_iter().filter(is_example);
    let ids = RwSignal::new(found.map(|head| head.id).collect::<Vec<_>>());
    view! {
        <section class="part">
            <h2>{tr!(home.example_title)}</h2>
            <p>{tr!(home.example_text)}</p>
            <div class="row">
                <a class="button" href=Route::PlanExample.href()>{tr!(home.example_open)}</a>
                {dynamic(move || (!ids.read().is_empty()).then(|| view! {
                    <button class="button quiet" type="button" on:click=click(move |_| {
                        for id in ids.get_untracked() {
                            remove(Kind::Dossier, &id);
                        }
                        ids.set(Vec::new());
                        app.toast(tr!(home.example_closed).to_string());
                    })>{tr!(home.example_close)}</button>
                }))}
            </div>
        </section>
    }
}
