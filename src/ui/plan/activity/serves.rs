//! The objective of a planning instrument that the activity serves.

use leptos::prelude::*;

use super::Editing;
use crate::dossier::{DiagnosisPart, Institution, ObjectiveRef};
use crate::framework::Framework;
use crate::ui::i18n::tr;
use crate::ui::plan::institution::part_href;
use crate::ui::plan::names;
use crate::ui::widgets::{change, dynamic, live};

pub fn serves(editing: Editing) -> impl IntoView {
    let framework = editing.app.framework();
    let offered = Memo::new(move |_| {
        editing
            .app
            .dossier
            .read(|dossier| offered(&framework, &dossier.institution))
    });
    view! {
        <h3>{tr!(institution.serves)}</h3>
        {dynamic(move || match offered.get() {
            none if none.is_empty() => nothing_to_choose(editing).into_any(),
            offered => choose(editing, offered).into_any(),
        })}
    }
}

/// The objectives of one instrument: its name, and each with its words.
type Group = (String, Vec<(ObjectiveRef, String)>);

/// Returns the objectives that were noted, by instrument, in the order of the framework.
fn offered(framework: &Framework, institution: &Institution) -> Vec<Group> {
    let groups = framework.instruments.iter().filter_map(|item| {
        let finding = institution.instruments.get(&item.id)?;
        let objectives = finding.objectives.iter().map(|objective| {
            let found = ObjectiveRef {
                instrument: item.id.clone(),
                objective: objective.id.clone(),
            };
            let words = match objective.text.trim() {
                "" => tr!(institution.objective_unnamed).to_string(),
                text => text.to_string(),
            };
            (found, words)
        });
        let objectives: Vec<_> = objectives.collect();
        (!objectives.is_empty()).then(|| (names::instrument(framework, &item.id), objectives))
    });
    groups.collect()
}

fn nothing_to_choose(editing: Editing) -> impl IntoView {
    let to_instruments = part_href(editing.app, DiagnosisPart::Instruments);
    view! {
        <p>{tr!(institution.serves_empty)}" "
            <a href=to_instruments>{tr!(institution.serves_add)}</a></p>
    }
}

/// Both ids as the value of an option.
fn value_of(found: &ObjectiveRef) -> String {
    format!("{}/{}", found.instrument, found.objective)
}

fn choose(editing: Editing, offered: Vec<Group>) -> impl IntoView {
    let chosen = Memo::new(move |_| editing.read(|activity| activity.serves.clone()));
    let all: Vec<ObjectiveRef> = offered
        .iter()
        .flat_map(|(_, objectives)| objectives.iter().map(|(found, _)| found.clone()))
        .collect();
    let known = all.clone();
    let gone = move || chosen.get().filter(|found| !known.contains(found));
    let groups = offered.into_iter().map(|(name, objectives)| {
        let options = objectives.into_iter().map(|(found, words)| {
            let value = value_of(&found);
            view! {
                <option value=value selected=live(move || chosen.get().as_ref() == Some(&found))>
                    {words}
                </option>
            }
        });
        view! { <optgroup label=name>{options.collect_view()}</optgroup> }
    });
    let groups = groups.collect_view();
    // A select cuts long words off.
    let whole = move || {
        let found = chosen.get()?;
        editing
            .app
            .dossier
            .read(|dossier| Some(dossier.institution.objective(&found)?.text.clone()))
    };
    let take = move |event| {
        let value = event_target_value(&event);
        let found = all.iter().find(|found| value_of(found) == value).cloned();
        editing.edit(|activity| activity.serves = found);
    };
    view! {
        <div class="field">
            <label for="serves">{tr!(institution.serves_field)}</label>
            <p class="hint" id="serves-hint">{tr!(institution.serves_hint)}</p>
            <select id="serves" aria-describedby="serves-hint" on:change=change(take)>
                <option value="" selected=live(move || chosen.get().is_none())>
                    {tr!(institution.serves_none)}
                </option>
                {dynamic(move || gone().map(|found| view! {
                    <option value=value_of(&found) selected>{tr!(institution.serves_gone)}</option>
                }))}
                {groups}
            </select>
            {dynamic(move || whole().map(|words| view! { <p class="hint">{words}</p> }))}
        </div>
    }
}
