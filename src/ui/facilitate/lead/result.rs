//! What was voted, and what the group makes of it.

use leptos::prelude::*;

use super::desk::Desk;
use super::hands::ballot_at;
use crate::framework::SessionTask;
use crate::ui::facilitate::projector::screen;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::widgets::{Choice, Field, click, dynamic, radio_group, text_field};
use crate::workshop::{Ballot, Beat, ROUNDS};

/// Reads something of the ballot at a place; tracked.
fn read<R: Default>(at: Beat, read: impl FnOnce(&Ballot) -> R) -> R {
    session().read(|found| {
        let phase = found.phases.get(at.phase);
        let ballot = phase.and_then(|phase| phase.ballots.get(at.item));
        ballot.map(read).unwrap_or_default()
    })
}

/// The group's value, its evidence, who sees it otherwise; voting again.
pub fn result(desk: Desk, at: Beat) -> AnyView {
    let open = Memo::new(move |_| read(at, Ballot::is_open));
    dynamic(move || match open.get() {
        true => still_open(desk, at),
        false => closed(desk, at),
    })
    .into_any()
}

fn still_open(desk: Desk, at: Beat) -> AnyView {
    view! {
        <div class="notice" data-kind="info">
            <p>{tr!(facilitate.result_open)}</p>
            <button class="button" type="button" on:click=click(move |_| {
                desk.go(Beat { face: crate::workshop::Face::Ballot, ..at });
            })>{tr!(facilitate.to_vote)}</button>
        </div>
    }
    .into_any()
}

fn closed(desk: Desk, at: Beat) -> AnyView {
    let Some((_, task)) = ballot_at(at) else {
        return ().into_any();
    };
    let framework = desk.app.framework();
    let factors = task == SessionTask::Factors;
    let values: Vec<Choice<u8>> = match factors {
        true => (1..=3)
            .map(|number| Choice::new(number, names::factor(number)))
            .collect(),
        false => (1..=5).map(|number| Choice::new(number, number)).collect(),
    };
    let again = Memo::new(move |_| read(at, |ballot| ballot.rounds.len() < ROUNDS));
    let text = |id: &str, label: &'static str, hint: &'static str| Field {
        id: id.into(),
        label: label.into(),
        hint: hint.into(),
        optional: true,
    };
    let evidence = text(
        "evidence",
        tr!(facilitate.evidence),
        tr!(facilitate.evidence_hint),
    );
    let dissent = text(
        "dissent",
        tr!(facilitate.dissent),
        tr!(facilitate.dissent_hint),
    );
    view! {
        <div class="room-result">{move || screen(&framework, &desk.shown.get(), desk.since)}</div>
        <div class="room-decide">
            <div class="room-agreed" data-factors=factors.to_string()>
                {radio_group("agreed".into(), tr!(facilitate.agreed).into(), values, move || read(at, |ballot| ballot.agreed), move |value: u8| {
                    desk.attempt(|found| found.agree(at.phase, at.item, Some(value)));
                })}
            </div>
            <div class="row">
                {dynamic(move || again.get().then(|| view! {
                    <button class="button" type="button" id="vote-again" on:click=click(move |_| {
                        if desk.attempt(|found| found.vote_again(at.phase, at.item)) {
                            desk.go(Beat { face: crate::workshop::Face::Ballot, ..at });
                        }
                    })>{tr!(facilitate.vote_again)}</button>
                }))}
                <button class="button quiet" type="button" on:click=click(move |_| desk.toggle_discussion())>{tr!(facilitate.discuss)}</button>
                <button class="button quiet" type="button" on:click=click(move |_| {
                    if desk.attempt(|found| found.correct(at.phase, at.item)) {
                        desk.go(Beat { face: crate::workshop::Face::Ballot, ..at });
                    }
                })>{tr!(facilitate.correct)}</button>
            </div>
        </div>
        <div class="room-words">
        {text_field(evidence, "text", move || read(at, |ballot| ballot.evidence.clone()), String::new, move |words| write(desk, at, |ballot| ballot.evidence = words))}
        {text_field(dissent, "text", move || read(at, |ballot| ballot.dissent.clone()), String::new, move |words| write(desk, at, |ballot| ballot.dissent = words))}
        </div>
    }
    .into_any()
}

fn write(desk: Desk, at: Beat, change: impl FnOnce(&mut Ballot)) {
    desk.change(|found| {
        let phase = found.phases.get_mut(at.phase);
        if let Some(ballot) = phase.and_then(|phase| phase.ballots.get_mut(at.item)) {
            change(ballot);
        }
    });
}

/// Everything that was voted on in the phase.
pub fn summary(desk: Desk, at: Beat) -> AnyView {
    let framework = desk.app.framework();
    // A conversation shows what the vote before it found.
    let of = session().read_untracked(|found| found.summary_of(at.phase));
    let of = of.unwrap_or(at.phase);
    let rows = Memo::new(move |_| {
        session().read(|found| {
            let ballots = found.phases.get(of).map(|phase| phase.ballots.clone());
            ballots.unwrap_or_default()
        })
    });
    let row = move |item: usize, ballot: Ballot| {
        let name = names::subject(&framework, &ballot.competency, &ballot.text);
        let agreed = ballot
            .agreed
            .map_or("–".to_string(), |value| value.to_string());
        let required = ballot
            .required
            .map_or("–".to_string(), |value| value.to_string());
        view! {
            <tr>
                <th scope="row">
                    <button class="button quiet" type="button" on:click=click(move |_| {
                        desk.go(Beat { phase: of, face: crate::workshop::Face::Result, item });
                    })>{name}</button>
                </th>
                <td>{agreed}</td>
                <td>{required}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="phase">
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(facilitate.hands_what)}</th>
                    <th scope="col">{tr!(facilitate.agreed_short)}</th>
                    <th scope="col">{tr!(facilitate.required_short)}</th>
                </tr></thead>
                <tbody>{move || rows.get().into_iter().enumerate().map(|(item, ballot)| row(item, ballot)).collect_view()}</tbody>
            </table>
        </div>
        {dynamic(move || desk.shown.get().agreement.map(|found| view! {
            <p>{crate::ui::facilitate::projector::reading(found.reading, found.alpha)}</p>
        }))}
    }
    .into_any()
}
