//! Who comes: how many, and names where they are taken down.

use leptos::prelude::*;

use crate::documents::World;
use crate::ui::app::App;
use crate::ui::facilitate::session;
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::widgets::{Field, Icon, checkbox, click, dynamic, live, text_area};
use crate::ui::world::BrowserWorld;
use crate::workshop::Attendee;

/// The list, and how many are there.
pub fn people(app: App) -> impl IntoView {
    let list = Memo::new(move |_| session().read(|found| found.attendance.people.clone()));
    let typed = RwSignal::new(String::new());
    let count = Field {
        id: "counted".into(),
        label: tr!(facilitate.people_here).into(),
        hint: tr!(facilitate.people_hint).into(),
        optional: true,
    };
    let kept = || {
        let counted = session().read(|found| found.attendance.counted);
        counted
            .map(|counted| counted.to_string())
            .unwrap_or_default()
    };
    let lines = Field {
        id: "names".into(),
        label: tr!(facilitate.names).into(),
        hint: tr!(facilitate.names_hint).into(),
        optional: true,
    };
    view! {
        {parsed_field(count, "number", kept, super::super::lead::parse_people, move |people| {
            session().edit(app, |found| found.attendance.counted = people);
        }, String::new)}
        <ul class="room-list">
            {move || list.get().into_iter().map(|person| attendee(app, person)).collect_view()}
        </ul>
        {dynamic(move || {
            let list = list.get();
            let present = list.iter().filter(|person| person.present).count();
            (!list.is_empty()).then(|| view! { <p role="status">{tr!(facilitate.present_of, n = present, all = list.len())}</p> })
        })}
        <div data-unsent=live(move || !typed.read().trim().is_empty())>
            {text_area(lines, move || typed.get(), move |text| typed.set(text))}
        </div>
        <button class="button" type="button" on:click=click(move |_| {
            let people: Vec<Attendee> = typed.get_untracked().lines().filter_map(read).collect();
            if !people.is_empty() {
                session().edit(app, |found| found.attendance.people.extend(people));
                typed.set(String::new());
            }
        })>{tr!(facilitate.names_add)}</button>
    }
}

/// Reads a line: a name, and after a comma or a tab the post or organisation.
fn read(line: &str) -> Option<Attendee> {
    let (name, office) = line.split_once(['\t', ',', ';']).unwrap_or((line, ""));
    let name = name.trim();
    (!name.is_empty()).then(|| Attendee {
        id: BrowserWorld.new_id(),
        name: name.to_string(),
        office: office.trim().to_string(),
        present: true,
    })
}

fn attendee(app: App, person: Attendee) -> impl IntoView {
    let (id, other) = (person.id.clone(), person.id.clone());
    let on = person.present;
    let label = tr!(common.remove_named, name = person.name.clone());
    view! {
        <li>
            {checkbox(person.name, person.office, move || on, move |on| {
                session().edit(app, |found| {
                    if let Some(person) = found.attendance.people.iter_mut().find(|person| person.id == id) {
                        person.present = on;
                    }
                });
            })}
            <button class="icon-button" type="button" aria-label=label on:click=click(move |_| {
                let other = other.clone();
                let message = tr!(facilitate.removed).to_string();
                session().edit_undoable(app, message, |found| found.attendance.people.retain(|person| person.id != other));
            })><Icon name="i-close" /></button>
        </li>
    }
}
