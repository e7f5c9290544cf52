//! Who answers for it, what each party promises, notes.

use leptos::prelude::*;

use super::Editing;
use super::fields::{area, choice, day_field, field, heading, line, places};
use crate::dossier::{Commitment, Party};
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, dynamic, focus_soon, select_field};

pub fn commitments(editing: Editing) -> impl IntoView {
    let count = Memo::new(move |_| editing.read(|activity| activity.commitments.len()));
    let drawn = RwSignal::new(0_u32);
    view! {
        <section class="part">
            {heading("part-commitments", tr!(activity.part_commitments))}
            {line(editing, field("responsible", tr!(plan.responsible), tr!(plan.responsible_hint)),
                |activity| Some(&activity.responsible), |activity| Some(&mut activity.responsible))}
            <h3>{tr!(activity.commitments)}</h3>
            {dynamic(move || (count.get() == 0).then(|| view! {
                <p class="hint">{tr!(activity.commitments_empty)}</p>
            }))}
            <ol class="lines">
                <For each=move || places(count, drawn) key=|found| *found children=move |(_, place)| one(editing, place, drawn) />
            </ol>
            <div class="row">
                <button class="button" type="button" id="commitment-add" on:click=click(move |_| add(editing))>
                    <Icon name="i-add" />{tr!(activity.commitment_add)}
                </button>
            </div>
            {area(editing, field("notes", tr!(plan.notes), ""), |activity| Some(&activity.notes), |activity| Some(&mut activity.notes))}
        </section>
    }
}

fn add(editing: Editing) {
    let place = untrack(|| editing.read(|activity| activity.commitments.len()));
    editing.edit(|activity| activity.commitments.push(Commitment::default()));
    focus_soon(format!("commitment-by-{place}"));
}

fn remove(editing: Editing, place: usize, drawn: RwSignal<u32>) {
    editing.edit_undoable(tr!(activity.commitment_removed).to_string(), |activity| {
        if place < activity.commitments.len() {
            activity.commitments.remove(place);
        }
    });
    drawn.update(|drawn| *drawn += 1);
    focus_soon("commitment-add".to_string());
}

/// Names who promises.
fn party(party: Party) -> &'static str {
    match party {
        Party::Authority => tr!(activity.party_authority),
        Party::Person => tr!(activity.party_person),
        Party::Head => tr!(activity.party_head),
        Party::Organiser => tr!(activity.party_organiser),
        Party::Trainer => tr!(activity.party_trainer),
    }
}

fn one(editing: Editing, place: usize, drawn: RwSignal<u32>) -> impl IntoView {
    let id = move |part: &str| format!("commitment-{part}-{place}");
    let name = tr!(activity.commitment_line, n = place + 1);
    let key = |found: Party| format!("{found:?}");
    let choices = Party::ALL.map(|found| (key(found), party(found).to_string()));
    let chosen = move || {
        let by = editing.read(|activity| activity.commitments.get(place).map(|found| found.by));
        key(by.unwrap_or_default())
    };
    let choose = move |value: String| {
        let found = Party::ALL.into_iter().find(|found| key(*found) == value);
        editing.edit(|activity| {
            if let (Some(own), Some(by)) = (activity.commitments.get_mut(place), found) {
                own.by = by;
            }
        });
    };
    view! {
        <li>
            <div class="fields" role="group" aria-label=name.clone()>
                {select_field(choice(id("by"), tr!(activity.who_promises), ""), choices.into(), chosen, choose)}
                {day_field(editing, field(id("until"), tr!(activity.until), ""),
                    move |activity| activity.commitments.get(place)?.until, move |activity| activity.commitments.get_mut(place).map(|found| &mut found.until),
                    String::new)}
            </div>
            {area(editing, field(id("text"), tr!(activity.promise), ""),
                move |activity| activity.commitments.get(place).map(|found| &found.text), move |activity| activity.commitments.get_mut(place).map(|found| &mut found.text))}
            <div class="row">
                <button class="button danger" type="button" aria-label=tr!(common.remove_named, name = name)
                    on:click=click(move |_| remove(editing, place, drawn))>{tr!(plan.remove)}</button>
            </div>
        </li>
    }
}
