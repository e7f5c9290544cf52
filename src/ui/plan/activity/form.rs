//! The form of training: modality with its phases, and what runs beside it.

use leptos::prelude::*;

use crate::ui::widgets::{change, live};

use super::Editing;
use crate::ui::i18n::{language, tr};
use crate::ui::widgets::checkbox;

pub fn form(editing: Editing) -> impl IntoView {
    let measure = Memo::new(move |_| editing.read(|activity| activity.measure));
    move || {
        (!measure.get()).then(|| {
            view! {
                <section class="part">
                    <h2>{tr!(plan.form_title)}</h2>
                    {choose_modality(editing)}
                    {phases(editing)}
                    {companions(editing)}
                </section>
            }
        })
    }
}

fn choose_modality(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let chosen = move || {
        editing
            .read(|activity| activity.modality.clone())
            .unwrap_or_default()
    };
    let options = framework.modalities.iter().map(|item| {
        let id = item.id.clone();
        view! {
            <option value=item.id.clone() selected=live(move || chosen() == id)>
                {item.name.get(language()).to_string()}
            </option>
        }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for="modality">{tr!(plan.modality)}</label>
            <select id="modality" prop:value=chosen on:change=change(move |event| {
                let id = event_target_value(&event);
                editing.edit(|activity| {
                    activity.companions.retain(|other| *other != id);
                    activity.modality = (!id.is_empty()).then_some(id);
                });
            })>
                <option value="" selected=live(move || chosen().is_empty())>{tr!(plan.modality_none)}</option>
                {options}
            </select>
        </div>
    }
}

fn phases(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let chosen = Memo::new(move |_| editing.read(|activity| activity.modality.clone()));
    move || {
        let id = chosen.get()?;
        let found = framework.modality(&id)?;
        let phases = found.phases.iter().map(|phase| {
            view! {
                <li>
                    <b>{phase.name.get(language()).to_string()}</b>
                    {format!(" ({} %)", phase.share)}": "
                    {phase.summary.get(language()).to_string()}
                </li>
            }
        });
        let phases = phases.collect_view();
        let order = if found.sequential {
            tr!(plan.phases_in_order)
        } else {
            tr!(plan.phases_any_order)
        };
        Some(view! {
            <p>{found.purpose.get(language()).to_string()}</p>
            <h3>{order}</h3>
            <ol>{phases}</ol>
        })
    }
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
