//! A plan came for a municipality that already has a dossier here: the user decides.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::widgets::click;

use super::Desk;
use super::import::{new_from_plan, replace_plan};
use crate::plan::PlanFile;
use crate::ui::i18n::tr;
use crate::ui::plan::file_results::FileResult;

/// A plan that waits for a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanChoice {
    /// Name of its file.
    pub file: String,
    /// What it holds.
    pub plan: PlanFile,
    /// Id and name of each dossier that may be of the same municipality.
    pub matches: Vec<(String, String)>,
}

/// The plans that wait, one question each.
pub fn choices(desk: Desk) -> impl IntoView {
    let list = desk.choices.get();
    list.into_iter()
        .map(|choice| question(desk, choice))
        .collect_view()
}

fn question(desk: Desk, choice: PlanChoice) -> impl IntoView {
    let text = tr!(plan.choice_text, file = choice.file.clone()).to_string();
    let PlanChoice {
        file,
        plan,
        matches,
    } = choice;
    let replacing = matches.into_iter().map(|(id, name)| {
        let (file, plan) = (file.clone(), plan.clone());
        let label = tr!(plan.choice_replace, name = name).to_string();
        view! {
            <button class="button" type="button" on:click=click(move |_| {
                decide(desk, &file, replace_plan(desk.app, &file, &id, plan.clone()));
            })>{label}</button>
        }
    });
    let replacing = replacing.collect_view();
    let (other, leave) = (file.clone(), file.clone());
    view! {
        <div class="notice" data-kind="warn" role="alert">
            <h3>{tr!(plan.choice_title)}</h3>
            <p>{text}</p>
            <div class="row">
                {replacing}
                <button class="button" type="button" on:click=click(move |_| {
                    let (other, plan) = (other.clone(), plan.clone());
                    spawn_local(async move {
                        let result = new_from_plan(desk.app, &other, plan).await;
                        decide(desk, &other, result);
                    });
                })>{tr!(plan.choice_new)}</button>
                <button class="button quiet" type="button" on:click=click(move |_| {
                    decide(desk, &leave, FileResult::new(&leave, "warn", tr!(plan.choice_left)));
                })>{tr!(common.cancel)}</button>
            </div>
        </div>
    }
}

fn decide(desk: Desk, file: &str, result: FileResult) {
    desk.choices.update(|list| {
        if let Some(place) = list.iter().position(|choice| choice.file == file) {
            list.remove(place);
        }
    });
    desk.results.update(|list| list.push(result));
    desk.refresh();
}
