//! Responses came where dossiers are kept: the user says which dossier they belong to.

use leptos::prelude::*;

use super::{Desk, start_dossier};
use crate::dossier::Dossier;
use crate::store;
use crate::ui::files::Incoming;
use crate::ui::i18n::tr;
use crate::ui::plan::{names, responses};
use crate::ui::route::{Route, Section};
use crate::ui::widgets::click;

/// The question, while responses wait.
pub fn choice(desk: Desk) -> Option<AnyView> {
    let count = desk.responses.read().len();
    (count > 0).then(|| question(desk, count))
}

fn question(desk: Desk, count: usize) -> AnyView {
    let dossiers = store::list::<Dossier>().into_iter();
    let dossiers = dossiers.filter_map(|entry| entry.document.ok());
    let real = dossiers.filter(|found| !found.payload.example);
    let buttons: Vec<AnyView> = real.map(|found| {
        let name = names::dossier(&found.payload);
        let id = found.id;
        view! {
            <button class="button" type="button" on:click=click(move |_| hand_in(desk, &id))>{name}</button>
        }
        .into_any()
    })
    .collect();
    let (text, new) = if buttons.is_empty() {
        (tr!(plan.arrived_no_dossier), Some(new_dossier(desk)))
    } else {
        (tr!(plan.arrived_text), None)
    };
    view! {
        <div class="notice" data-kind="info" role="alert">
            <h3>{tr!(plan.arrived_title, n = count)}</h3>
            <p>{text}</p>
            <div class="row">
                {buttons}
                {new}
                <button class="button quiet" type="button" on:click=click(move |_| desk.responses.set(Vec::new()))>
                    {tr!(common.cancel)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn new_dossier(desk: Desk) -> AnyView {
    view! {
        <button class="button" type="button" on:click=click(move |_| {
            if let Some(id) = start_dossier(desk.app) {
                responses::give(id, take(desk));
            }
        })>{tr!(plan.new_dossier)}</button>
    }
    .into_any()
}

/// Goes to the responses of a dossier, which takes them in and says what became of each.
fn hand_in(desk: Desk, id: &str) {
    responses::give(id.to_string(), take(desk));
    let to = Route::PlanSection(id.to_string(), Section::Responses);
    desk.app.go(to);
}

fn take(desk: Desk) -> Vec<Incoming> {
    let mut files = Vec::new();
    desk.responses.update(|waiting| files.append(waiting));
    files
}
