//! Counting hands and cards, and the other ways in which votes come.

use leptos::prelude::*;

use super::clock::parse;
use super::desk::Desk;
use super::responses::responses;
use super::script::leave_phase;
use crate::framework::{Framework, SessionTask};
use crate::ui::facilitate::place::Place;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::draft::Draft;
use crate::ui::widgets::{change, click, dynamic, focus_soon, live};
use crate::workshop::{Ballot, Beat, Choice};

/// Entering votes; what was counted stays hidden from the room.
pub fn hands(desk: Desk, at: Beat) -> AnyView {
    let Some((ballot, task)) = ballot_at(at) else {
        return ().into_any();
    };
    let framework = desk.app.framework();
    let name = names::subject(&framework, &ballot.competency, &ballot.text);
    let round = ballot.rounds.len().max(1);
    let second =
        (round > 1).then(|| view! { <span class="badge">{tr!(facilitate.round_second)}</span> });
    let rows = choices(&framework, &ballot, task).into_iter().enumerate();
    let rows = rows.map(|(place, (choice, words))| row(desk, at, place, choice, words));
    let rows = rows.collect_view();
    let kiosk = session().id().map(|id| Place::Kiosk.of(&id).href());
    let first = session().read_untracked(|found| found.attendance.present().is_some());
    focus_soon(if first {
        "hands-0".into()
    } else {
        "people".into()
    });
    view! {
        <h3 class="room-subject">{name}" "{second}</h3>
        <table class="data room-hands">
            <caption class="visually-hidden">{tr!(facilitate.hands_caption)}</caption>
            <thead class="visually-hidden"><tr><th scope="col">{tr!(facilitate.hands_what)}</th><th scope="col">{tr!(facilitate.hands_votes)}</th></tr></thead>
            <tbody>{rows}</tbody>
            <tfoot>{total(at)}</tfoot>
        </table>
        <div class="row">
            {(task == SessionTask::Vote).then(|| view! { <a class="button" href=kiosk>{tr!(facilitate.kiosk_open)}</a> })}
            <button class="button quiet" type="button" on:click=click(move |_| desk.leave_out())>{tr!(facilitate.leave_out)}</button>
            {leave_phase(desk)}
        </div>
        {(task == SessionTask::Vote && round == 1).then(|| responses(desk, at.phase))}
    }
    .into_any()
}

/// Returns what is voted on at a place, and what its phase is for.
pub fn ballot_at(at: Beat) -> Option<(Ballot, SessionTask)> {
    session().read_untracked(|found| {
        let phase = found.phases.get(at.phase)?;
        Some((phase.ballots.get(at.item)?.clone(), phase.task))
    })
}

/// Returns what may be chosen, with its words.
pub fn choices(framework: &Framework, ballot: &Ballot, task: SessionTask) -> Vec<(Choice, String)> {
    let mut found: Vec<(Choice, String)> = match task {
        SessionTask::Factors => (1..=3)
            .map(|number| (Choice::Value(number), names::factor(number).to_string()))
            .collect(),
        _ => {
            let mut known = framework.competencies.iter();
            let known = known.find(|item| item.id == ballot.competency);
            let sentence = |place: usize| {
                let level = known.and_then(|item| item.levels.get(place));
                level.map(|text| text.get(language()).to_string())
            };
            let levels = (1..=5u8).map(|number| {
                let words = sentence(usize::from(number) - 1);
                (
                    Choice::Value(number),
                    words.unwrap_or_else(|| plain(number).to_string()),
                )
            });
            levels.collect()
        }
    };
    if task != SessionTask::Factors {
        found.push((
            Choice::NotApplicable,
            tr!(facilitate.not_applicable).to_string(),
        ));
    }
    found.push((Choice::NoAnswer, tr!(facilitate.no_answer).to_string()));
    found
}

fn plain(number: u8) -> &'static str {
    match number {
        1 => tr!(facilitate.level_1),
        2 => tr!(facilitate.level_2),
        3 => tr!(facilitate.level_3),
        4 => tr!(facilitate.level_4),
        _ => tr!(facilitate.level_5),
    }
}

/// Returns how many hands were counted for a choice in the round that is open; tracked.
fn counted(at: Beat, choice: Choice) -> u16 {
    session().read(|found| {
        let phase = found.phases.get(at.phase);
        let ballot = phase.and_then(|phase| phase.ballots.get(at.item));
        let round = ballot.and_then(Ballot::round);
        round.map_or(0, |round| round.hands.of(choice))
    })
}

fn row(desk: Desk, at: Beat, place: usize, choice: Choice, words: String) -> impl IntoView {
    let id = format!("hands-{place}");
    let next = format!("hands-{}", place + 1);
    let error_id = format!("{id}-error");
    let draft = Draft::new(move || match counted(at, choice) {
        0 => String::new(),
        votes => votes.to_string(),
    });
    let (shown, typed, left) = (draft.clone(), draft.clone(), draft.clone());
    let fault = Memo::new(move |_| draft.fault(parse));
    let keep = move |votes: Option<u16>| {
        desk.attempt(|found| {
            found.count_hands(at.phase, at.item, choice, votes.unwrap_or_default())
        });
    };
    let number = match choice {
        Choice::Value(number) => Some(view! { <b class="room-number">{number}</b>" " }),
        _ => None,
    };
    view! {
        <tr>
            <th scope="row"><label for=id.clone()>{number}<span>{words}</span></label></th>
            <td>
                <input
                    class="short"
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=error_id.clone()
                    aria-invalid=live(move || (!fault.get().is_empty()).then_some("true"))
                    prop:value=live(move || shown.text())
                    on:keydown=move |event: web_sys::KeyboardEvent| {
                        // Enter goes to the next number, and from the last one to closing.
                        if event.key() == "Enter" {
                            event.prevent_default();
                            let there = document().get_element_by_id(&next).is_some();
                            focus_soon(if there { next.clone() } else { "next".to_string() });
                        }
                    }
                    on:input=change(move |event| typed.input(event_target_value(&event), parse, keep))
                    on:change=change(move |event| left.finish(event_target_value(&event), parse, keep))
                />
                <p class="error" id=error_id role="alert">{dynamic(move || fault.get())}</p>
            </td>
        </tr>
    }
}

/// The sum, held against the people who are there.
fn total(at: Beat) -> impl IntoView {
    let sums = Memo::new(move |_| {
        session().read(|found| {
            let phase = found.phases.get(at.phase);
            let ballot = phase.and_then(|phase| phase.ballots.get(at.item));
            let round = ballot.and_then(Ballot::round);
            let hands = round.map_or(0, |round| round.hands.votes());
            let present = round.map_or(0, |round| round.present());
            let absent = round.map_or(0, |round| round.absent.votes());
            (hands, present - hands, absent, found.attendance.present())
        })
    });
    let words = move || {
        let (hands, others, absent, people) = sums.get();
        let mut words = match people {
            Some(people) => tr!(facilitate.sum_of, n = hands + others, people = people),
            None => tr!(facilitate.sum, n = hands + others),
        };
        if others > 0 {
            words = format!("{words} · {}", tr!(facilitate.sum_others, n = others));
        }
        if absent > 0 {
            words = format!("{words} · {}", tr!(facilitate.sum_absent, n = absent));
        }
        words
    };
    let over = move || {
        let (hands, others, _, people) = sums.get();
        people.is_some_and(|people| hands + others > people)
    };
    view! {
        <tr data-over=live(move || over().to_string())>
            <th scope="row">{tr!(facilitate.sum_title)}</th>
            <td role="status">{dynamic(words)}</td>
        </tr>
    }
}
