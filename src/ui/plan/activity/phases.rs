//! The phases of the modality with their days.

use std::sync::Arc;

use leptos::prelude::*;

use super::Editing;
use super::fields::{day_field, field};
use crate::dossier::{Activity, PhaseDates};
use crate::framework::{Framework, Modality, Phase};
use crate::plan::spread_phases;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::{click, dynamic};

pub fn phases(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let chosen = Memo::new(move |_| editing.read(|activity| activity.modality.clone()));
    move || {
        let id = chosen.get()?;
        let found = framework.modality(&id)?;
        let order = if found.sequential {
            tr!(plan.phases_in_order)
        } else {
            tr!(plan.phases_any_order)
        };
        let lines = found
            .phases
            .iter()
            .map(|phase| line(editing, phase))
            .collect_view();
        Some(view! {
            <p>{found.purpose.get(language()).to_string()}</p>
            <h3 id="phases" tabindex="-1">{order}</h3>
            <ol class="lines">{lines}</ol>
            {spread(editing, framework.clone(), id)}
        })
    }
}

fn line(editing: Editing, phase: &Phase) -> impl IntoView + use<> {
    let id = StoredValue::new(phase.id.clone());
    let name = phase.name.get(language()).to_string();
    let reversed = move || {
        let days = editing.read(|activity| {
            let dated = seen(activity, id)?;
            dated.from.zip(dated.to)
        });
        match days {
            Some((from, to)) if to < from => tr!(activity.phase_reversed).to_string(),
            _ => String::new(),
        }
    };
    let from = field(
        format!("phase-from-{}", phase.id),
        tr!(activity.first_day),
        "",
    );
    let to = field(format!("phase-to-{}", phase.id), tr!(activity.last_day), "");
    view! {
        <li>
            <h3>{name.clone()}" "<span class="optional">{format!("{} %", phase.share)}</span></h3>
            <p class="hint">{phase.summary.get(language()).to_string()}</p>
            <div class="fields" role="group" aria-label=name>
                {day_field(editing, from, move |activity| seen(activity, id)?.from, move |activity| own(activity, id).map(|dated| &mut dated.from), String::new)}
                {day_field(editing, to, move |activity| seen(activity, id)?.to, move |activity| own(activity, id).map(|dated| &mut dated.to), reversed)}
            </div>
        </li>
    }
}

/// Returns the days of a phase, where some were noted.
fn seen(activity: &Activity, id: StoredValue<String>) -> Option<&PhaseDates> {
    id.with_value(|id| activity.phases.iter().find(|dated| dated.phase == *id))
}

/// Returns the days of a phase, empty ones where none were noted; those are not kept, see [`Editing::edit`].
fn own(activity: &mut Activity, id: StoredValue<String>) -> Option<&mut PhaseDates> {
    let id = id.get_value();
    if !activity.phases.iter().any(|dated| dated.phase == id) {
        activity.phases.push(PhaseDates {
            phase: id.clone(),
            ..PhaseDates::default()
        });
    }
    activity.phases.iter_mut().find(|dated| dated.phase == id)
}

/// The button that gives every phase its days by its share of the months.
fn spread(editing: Editing, framework: Arc<Framework>, id: String) -> impl IntoView {
    let months = move || editing.read(|activity| activity.from.zip(activity.to.or(activity.from)));
    let ready = Memo::new(move |_| months().is_some_and(|(from, to)| from <= to));
    let spread = move |modality: &Modality| {
        let Some((from, to)) = untrack(months) else {
            return;
        };
        let phases = spread_phases(modality, from, to);
        editing.edit_undoable(tr!(activity.phases_spread).to_string(), move |activity| {
            activity.phases = phases;
        });
    };
    view! {
        <div class="row">
            <button class="button" type="button" disabled=move || !ready.get() on:click=click(move |_| {
                if let Some(modality) = framework.modality(&id) {
                    spread(modality);
                }
            })>{tr!(activity.spread)}</button>
        </div>
        <p class="hint">{dynamic(move || match ready.get() {
            true => tr!(activity.spread_hint),
            false => tr!(activity.spread_needs_months),
        })}</p>
    }
}
