//! Agreements, commitments and what was put off.

use leptos::prelude::*;

use super::desk::Desk;
use crate::documents::time::read_day;
use crate::documents::{World, time::iso_day};
use crate::ui::facilitate::session;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Field, Icon, click, dynamic, live, text_field};
use crate::ui::world::BrowserWorld;
use crate::workshop::{BoardPage, Commitment, Face, Noted, Workshop};

/// The three lists.
pub fn board(desk: Desk) -> AnyView {
    view! {
        {notes(desk, "agreement", tr!(facilitate.agreements), tr!(facilitate.agreement_new), (|found| &mut found.agreements, |found| &found.agreements), |found| {
            let last = found.agreements.len().saturating_sub(1);
            turn(found, |page| page.agreements.contains(&last));
        })}
        {commitments(desk)}
        {notes(desk, "parked", tr!(facilitate.parked), tr!(facilitate.parked_new), (|found| &mut found.parked, |found| &found.parked), |_| {})}
    }
    .into_any()
}

/// The same beside any other place: what is agreed on does not wait for its phase.
pub fn aside(desk: Desk) -> impl IntoView {
    let apart = Memo::new(move |_| desk.at.get().is_some_and(|at| at.face != Face::Board));
    dynamic(move || {
        apart.get().then(|| {
            view! {
                <details class="fold" id="note-down">
                    <summary><h3>{tr!(facilitate.note_down)}</h3></summary>
                    <div class="stack">{board(desk)}</div>
                </details>
            }
        })
    })
}

fn field(id: String, label: &str) -> Field {
    Field {
        id,
        label: label.to_string(),
        hint: String::new(),
        optional: false,
    }
}

type List = fn(&mut Workshop) -> &mut Vec<Noted>;
type Read = fn(&Workshop) -> &Vec<Noted>;

/// A list of sentences; `then` follows when one was added.
fn notes(
    desk: Desk,
    name: &'static str,
    title: &'static str,
    new: &'static str,
    (list, read): (List, Read),
    then: fn(&mut Workshop),
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let items = Memo::new(move |_| session().read(|found| read(found).clone()));
    let add = move || {
        let text = typed.get_untracked().trim().to_string();
        if !text.is_empty() {
            let id = BrowserWorld.new_id();
            desk.change(|found| {
                list(found).push(Noted { id, text });
                then(found);
            });
            typed.set(String::new());
        }
    };
    view! {
        <section class="stack">
            <h3>{title}</h3>
            <ul class="room-list">
                {move || items.get().into_iter().map(|item| {
                    let label = tr!(common.remove_named, name = item.text.clone());
                    view! {
                        <li>
                            <span>{item.text.clone()}</span>
                            <button class="icon-button" type="button" aria-label=label on:click=click(move |_| {
                                let id = item.id.clone();
                                let message = tr!(facilitate.removed).to_string();
                                session().edit_undoable(desk.app, message, |found| list(found).retain(|other| other.id != id));
                            })><Icon name="i-close" /></button>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <form class="room-add" data-unsent=live(move || typed.with(|text| !text.trim().is_empty())) on:submit=move |event: web_sys::SubmitEvent| { event.prevent_default(); add(); }>
                {text_field(field(format!("new-{name}"), new), "text", move || typed.get(), String::new, move |text| typed.set(text))}
                <button class="button" type="submit">{tr!(facilitate.add)}</button>
            </form>
        </section>
    }
}

fn commitments(desk: Desk) -> impl IntoView {
    let ids = Memo::new(move |_| {
        session().read(|found| {
            found
                .commitments
                .iter()
                .map(|item| item.id.clone())
                .collect::<Vec<_>>()
        })
    });
    view! {
        <section class="stack">
            <h3>{tr!(facilitate.commitments)}</h3>
            {dynamic(move || ids.get().into_iter().map(|id| commitment(desk, id)).collect_view())}
            <button class="button" type="button" id="new-commitment" on:click=click(move |_| {
                let id = BrowserWorld.new_id();
                crate::ui::widgets::focus_soon(format!("what-{id}"));
                desk.change(|found| {
                    found.commitments.push(Commitment { id, ..Commitment::default() });
                    let last = found.commitments.len().saturating_sub(1);
                    turn(found, |page| page.commitments.contains(&last));
                });
            })><Icon name="i-add" />{tr!(facilitate.commitment_new)}</button>
        </section>
    }
}

/// Turns the room's board to the page that holds this, where the room sees the board.
fn turn(found: &mut Workshop, holds: impl Fn(&BoardPage) -> bool) {
    let heading = found.phase().map(|phase| phase.name.clone());
    let pages = found.board(&heading.unwrap_or_default());
    let place = pages.iter().position(holds);
    let at = found.at.as_mut().filter(|at| at.face == Face::Board);
    if let Some((at, place)) = at.zip(place) {
        at.item = place;
    }
}

fn read<R: Default>(id: &str, read: impl FnOnce(&Commitment) -> R) -> R {
    session().read(|found| {
        let found = found.commitments.iter().find(|item| item.id == id);
        found.map(read).unwrap_or_default()
    })
}

fn write(desk: Desk, id: &str, change: impl FnOnce(&mut Commitment)) {
    desk.change(|found| {
        let place = found.commitments.iter().position(|item| item.id == id);
        let Some(place) = place else { return };
        if let Some(item) = found.commitments.get_mut(place) {
            change(item);
        }
        // With more words it may stand on another page.
        turn(found, |page| page.commitments.contains(&place));
    });
}

fn commitment(desk: Desk, id: String) -> impl IntoView {
    let one = StoredValue::new(id.clone());
    let what = move || read(&one.get_value(), |item| item.text.clone());
    let who = move || read(&one.get_value(), |item| item.responsible.clone());
    let due = move || {
        read(&one.get_value(), |item| {
            item.due.map(iso_day).unwrap_or_default()
        })
    };
    let label = move || tr!(common.remove_named, name = what());
    view! {
        <div class="room-commitment">
            {text_field(field(format!("what-{id}"), tr!(facilitate.commitment_what)), "text", what, String::new, move |text| write(desk, &one.get_value(), |item| item.text = text))}
            {text_field(field(format!("who-{id}"), tr!(facilitate.commitment_who)), "text", who, String::new, move |text| write(desk, &one.get_value(), |item| item.responsible = text))}
            {text_field(field(format!("due-{id}"), tr!(facilitate.commitment_due)), "date", due, String::new, move |text| {
                // The browser gives no text for a day that is only half typed.
                if let Some(day) = read_day(&text) {
                    write(desk, &one.get_value(), |item| item.due = Some(day));
                }
            })}
            <button class="icon-button" type="button" aria-label=label on:click=click(move |_| {
                let id = one.get_value();
                let message = tr!(facilitate.removed).to_string();
                session().edit_undoable(desk.app, message, |found| found.commitments.retain(|item| item.id != id));
            })><Icon name="i-close" /></button>
        </div>
    }
}
