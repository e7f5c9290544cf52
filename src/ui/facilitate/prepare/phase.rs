//! One phase.

use leptos::prelude::*;

use super::ballots::ballots;
use crate::dossier::DiagnosisPart;
use crate::framework::SessionTask;
use crate::ui::app::App;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::institution::part_name;
use crate::ui::widgets::{
    Field, Icon, checkbox, click, dynamic, focus_soon_either, live, select_field, text_area,
    text_field,
};
use crate::workshop::Phase;

/// Reads something of a phase; tracked.
pub fn read<R: Default>(id: &str, read: impl FnOnce(&Phase) -> R) -> R {
    session().read(|found| {
        let phase = found.phases.iter().find(|phase| phase.id == id);
        phase.map(read).unwrap_or_default()
    })
}

/// Changes a phase.
pub fn write(app: App, id: &str, change: impl FnOnce(&mut Phase)) {
    session().edit(app, |found| {
        if let Some(phase) = found.phases.iter_mut().find(|phase| phase.id == id) {
            change(phase);
        }
    });
}

fn field(id: &str, name: &str, label: &str, hint: &str) -> Field {
    Field {
        id: format!("{name}-{id}"),
        label: label.to_string(),
        hint: hint.to_string(),
        optional: false,
    }
}

/// A phase, folded: its name and time; inside all that can be changed.
pub fn phase(app: App, id: String) -> impl IntoView {
    let one = StoredValue::new(id.clone());
    let head = Memo::new(move |_| {
        read(&one.get_value(), |phase| {
            (phase.name.clone(), phase.minutes, phase.task)
        })
    });
    let ends = Memo::new(move |_| {
        session().read(|found| {
            let of = one.get_value();
            let place = found.phases.iter().position(|phase| phase.id == of);
            let last = place.map(|place| place + 1 == found.phases.len());
            (place == Some(0), last == Some(true))
        })
    });
    let opened = RwSignal::new(false);
    let details = NodeRef::<leptos::html::Details>::new();
    let name = move || head.get().0;
    view! {
        <div class="room-phase">
            <details class="fold" node_ref=details on:toggle=move |_| {
                if details.get_untracked().is_some_and(|details| details.open()) {
                    opened.set(true);
                }
            }>
                <summary>
                    <h3>{name}</h3>
                    <span class="hint">{move || {
                        let (_, minutes, task) = head.get();
                        format!("{} · {}", names::minutes(u32::from(minutes)), names::task(task))
                    }}</span>
                </summary>
                <div class="stack">{dynamic(move || opened.get().then(|| body(app, one.get_value())))}</div>
            </details>
            <div class="room-move">
                <button class="icon-button" type="button" id=format!("up-{id}") disabled=live(move || ends.get().0)
                    aria-label=move || tr!(facilitate.phase_up, name = name())
                    on:click=click(move |_| shift(app, &one.get_value(), false))><Icon name="i-up" /></button>
                <button class="icon-button" type="button" id=format!("down-{id}") disabled=live(move || ends.get().1)
                    aria-label=move || tr!(facilitate.phase_down, name = name())
                    on:click=click(move |_| shift(app, &one.get_value(), true))><Icon name="i-down" /></button>
                <button class="icon-button" type="button" aria-label=move || tr!(common.remove_named, name = name())
                    on:click=click(move |_| {
                        let of = one.get_value();
                        let message = tr!(facilitate.phase_removed).to_string();
                        session().edit_undoable(app, message, |found| found.remove_phase(&of));
                    })><Icon name="i-close" /></button>
            </div>
        </div>
    }
}

fn shift(app: App, id: &str, down: bool) {
    session().edit(app, |found| found.move_phase(id, down));
    let (first, second) = if down { ("down", "up") } else { ("up", "down") };
    focus_soon_either([format!("{first}-{id}"), format!("{second}-{id}")]);
}

fn body(app: App, id: String) -> impl IntoView {
    let one = StoredValue::new(id.clone());
    let tasks =
        SessionTask::ALL.map(|task| (task.name().to_string(), names::task(task).to_string()));
    let task = move || read(&one.get_value(), |phase| phase.task.name().to_string());
    let lines =
        |name: &'static str, label: &'static str, of: fn(&mut Phase) -> &mut Vec<String>| {
            let kept = move || {
                read(&one.get_value(), |phase| {
                    let mut phase = phase.clone();
                    of(&mut phase).join("\n")
                })
            };
            text_area(
                field(&one.get_value(), name, label, tr!(facilitate.one_per_line)),
                kept,
                move |text| {
                    write(app, &one.get_value(), |phase| {
                        *of(phase) = text.lines().map(str::to_string).collect();
                    });
                },
            )
        };
    view! {
        {text_field(field(&id, "name", tr!(facilitate.phase_name), ""), "text", move || read(&one.get_value(), |phase| phase.name.clone()), String::new, move |text| write(app, &one.get_value(), |phase| phase.name = text))}
        {select_field(field(&id, "task", tr!(facilitate.phase_task), ""), tasks.to_vec(), task, move |name| {
            if let Some(task) = SessionTask::ALL.into_iter().find(|task| task.name() == name) {
                write(app, &one.get_value(), |phase| phase.task = task);
            }
        })}
        {parsed_field(field(&id, "minutes", tr!(facilitate.phase_minutes), ""), "number", move || read(&one.get_value(), |phase| phase.minutes.to_string()), minutes, move |minutes| write(app, &one.get_value(), |phase| phase.minutes = minutes), String::new)}
        {dynamic(move || match task().as_str() {
            "vote" => ballots(app, one.get_value()).into_any(),
            "institution" => parts(app, one.get_value()).into_any(),
            "points" | "factors" => view! { <p class="hint">{tr!(facilitate.comes_by_itself)}</p> }.into_any(),
            _ => ().into_any(),
        })}
        {lines("script", tr!(facilitate.script), |phase| &mut phase.script)}
        {lines("questions", tr!(facilitate.questions), |phase| &mut phase.questions)}
        {lines("materials", tr!(facilitate.materials), |phase| &mut phase.materials)}
        {lines("roles", tr!(facilitate.roles), |phase| &mut phase.roles)}
    }
}

/// Reads minutes of a phase.
fn minutes(text: &str) -> Result<u16, String> {
    let minutes = text
        .trim()
        .parse()
        .ok()
        .filter(|minutes| (1..=1440).contains(minutes));
    minutes.ok_or_else(|| tr!(facilitate.minutes_wrong).to_string())
}

/// Parts of the institutional diagnosis that are asked.
fn parts(app: App, id: String) -> impl IntoView {
    let one = StoredValue::new(id);
    let boxes = DiagnosisPart::ALL.map(|part| {
        let on = move || read(&one.get_value(), |phase| phase.parts.contains(&part));
        checkbox(part_name(part).to_string(), String::new(), on, move |on| {
            write(app, &one.get_value(), |phase| {
                phase.parts.retain(|other| *other != part);
                if on {
                    phase.parts.push(part);
                    let place = |part: &DiagnosisPart| {
                        DiagnosisPart::ALL.iter().position(|other| other == part)
                    };
                    phase.parts.sort_by_key(place);
                }
            });
        })
    });
    view! {
        <fieldset class="choices">
            <legend>{tr!(facilitate.parts)}</legend>
            {boxes.into_iter().collect_view()}
        </fieldset>
    }
}
