//! The form of training: modality, months and hours, phases, permission, what runs beside it.

use leptos::prelude::*;

use super::Editing;
use super::fields::{choice, day_field, field, heading};
use super::{phases, when};
use crate::framework::{Effect, Framework};
use crate::plan::asks_permission;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{checkbox, dynamic, select_field};

pub fn form(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    let training = move || !measure.get();
    view! {
        <section class="part">
            {heading("part-form", tr!(activity.part_form))}
            {dynamic(move || training().then(|| choose_modality(editing)))}
            {when::when(editing)}
            {dynamic(move || training().then(|| view! {
                {permission(editing)}
                {phases::phases(editing)}
                {companions(editing)}
            }))}
        </section>
    }
}

fn choose_modality(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let forms = framework.modalities.iter();
    let mut choices = vec![(String::new(), tr!(plan.modality_none).to_string())];
    choices.extend(forms.map(|item| (item.id.clone(), item.name.get(language()).to_string())));
    let field = choice("modality", tr!(plan.modality), "");
    let chosen = move || {
        editing
            .read(|activity| activity.modality.clone())
            .unwrap_or_default()
    };
    select_field(field, choices, chosen, move |id| {
        choose(editing, &framework, id)
    })
}

/// Takes another modality; days of phases that it does not have go, with a way back.
fn choose(editing: Editing, framework: &Framework, id: String) {
    let form = framework.modality(&id);
    let phases = form.map(|form| form.phases.as_slice()).unwrap_or_default();
    let known: Vec<String> = phases.iter().map(|phase| phase.id.clone()).collect();
    let loses = untrack(|| {
        editing.read(|activity| {
            activity
                .phases
                .iter()
                .any(|dated| !known.contains(&dated.phase))
        })
    });
    let change = move |activity: &mut crate::dossier::Activity| {
        activity.companions.retain(|other| *other != id);
        activity.phases.retain(|dated| known.contains(&dated.phase));
        activity.modality = (!id.is_empty()).then_some(id);
    };
    if loses {
        editing.edit_undoable(tr!(activity.phases_gone).to_string(), change);
    } else {
        editing.edit(change);
    }
}

/// The authority's written permission, where the rules ask for it or one is noted.
fn permission(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let asked = Memo::new(move |_| {
        let (modality, noted) =
            editing.read(|activity| (activity.modality.clone(), activity.permitted.is_some()));
        let rule = modality.and_then(|id| requirement(&framework, &id));
        rule.or_else(|| noted.then(String::new))
    });
    move || {
        asked.get().map(|hint| {
            let field = field("permitted", tr!(activity.permitted), hint);
            day_field(
                editing,
                field,
                |activity| activity.permitted,
                |activity| Some(&mut activity.permitted),
                String::new,
            )
        })
    }
}

/// Returns what the rule of permission asks for, where it is about a modality.
fn requirement(framework: &Framework, modality: &str) -> Option<String> {
    let rule = asks_permission(framework, modality)?;
    let rule = framework.rules.iter().find(|found| found.id == rule)?;
    let cases = rule
        .cases
        .iter()
        .filter(|case| case.when.modalities.iter().any(|id| id == modality));
    let texts = cases
        .flat_map(|case| &case.then)
        .filter_map(|effect| match effect {
            Effect::Require { text } => Some(text.get(language())),
            _ => None,
        });
    Some(texts.collect::<Vec<_>>().join(" "))
}

fn companions(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let main = Memo::new(move |_| editing.read(|activity| activity.modality.clone()));
    let choices = move || {
        let others = framework.modalities.iter();
        let others = others.filter(|item| main.with(|main| main.as_deref() != Some(&item.id)));
        let others = others.map(|item| {
            let (shown, id) = (item.id.clone(), item.id.clone());
            let on = move || editing.read(|activity| activity.companions.contains(&shown));
            checkbox(
                item.name.get(language()).to_string(),
                String::new(),
                on,
                move |on| {
                    editing.edit(|activity| {
                        activity.companions.retain(|other| *other != id);
                        if on {
                            activity.companions.push(id.clone());
                        }
                    });
                },
            )
        });
        others.collect_view()
    };
    view! {
        <fieldset class="choices wide">
            <legend>{tr!(plan.companions)}</legend>
            {choices}
        </fieldset>
    }
}
