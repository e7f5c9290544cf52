//! A device that goes round: one person after the other votes alone, and sees nothing of the others.

use leptos::prelude::*;

use super::lead::choices;
use super::place::Place;
use super::{names, session};
use crate::framework::SessionTask;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Choice as Option_, click, dynamic, live, radio_group};
use crate::workshop::{Ballot, Choice};

/// Where the person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// The next person takes the device.
    Waiting,
    /// The person votes on the thing with this place among the open ones.
    At(usize),
    /// The votes were counted and the device goes on.
    Counted,
}

/// What the screen remembers of the person who votes; gone once the votes are counted.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    turn: RwSignal<Turn>,
    votes: RwSignal<Vec<(usize, Choice)>>,
    refused: RwSignal<String>,
}

/// Voting in turns on what is open in the phase at hand.
pub fn kiosk(app: App, id: String) -> impl IntoView {
    let desk = Desk {
        app,
        turn: RwSignal::new(Turn::Waiting),
        votes: RwSignal::new(Vec::new()),
        refused: RwSignal::new(String::new()),
    };
    let leaving = RwSignal::new(false);
    let back = StoredValue::new(Place::Lead.of(&id));
    view! {
        <main id="main" class="page narrow kiosk" tabindex="-1" data-unsent=live(move || !desk.votes.read().is_empty())>
            {dynamic(move || match desk.turn.get() {
                Turn::Waiting => waiting(desk),
                Turn::At(place) => at(desk, place),
                Turn::Counted => counted(desk),
            })}
            <div role="alert">{dynamic(move || {
                let text = desk.refused.get();
                (!text.is_empty()).then(|| view! { <div class="notice" data-kind="error"><p>{text}</p></div> })
            })}</div>
            <hr />
            {dynamic(move || if leaving.get() {
                view! {
                    <div class="row" role="group" aria-label=tr!(facilitate.kiosk_leave)>
                        <p>{tr!(facilitate.kiosk_leave_sure)}</p>
                        <button class="button" type="button" on:click=click(move |_| app.go(back.get_value()))>{tr!(facilitate.kiosk_leave)}</button>
                        <button class="button quiet" type="button" on:click=click(move |_| leaving.set(false))>{tr!(common.cancel)}</button>
                    </div>
                }.into_any()
            } else {
                view! { <button class="button quiet" type="button" on:click=click(move |_| leaving.set(true))>{tr!(facilitate.kiosk_leave)}</button> }.into_any()
            })}
        </main>
    }
}

/// Returns the things that are open in the phase at hand, with their places.
fn open() -> Option<(usize, Vec<(usize, Ballot)>)> {
    session().read_untracked(|found| {
        let at = found.at?;
        let phase = found
            .phases
            .get(at.phase)
            .filter(|phase| phase.task == SessionTask::Vote)?;
        let ballots = phase.ballots.iter().enumerate();
        let open = ballots.filter(|(_, ballot)| {
            ballot.is_open() && ballot.round().is_none_or(|round| !round.shown)
        });
        let open = open.map(|(place, ballot)| (place, ballot.clone()));
        Some((at.phase, open.collect()))
    })
}

fn waiting(desk: Desk) -> AnyView {
    let Some((_, ballots)) = open().filter(|(_, ballots)| !ballots.is_empty()) else {
        return view! {
            <h1>{tr!(facilitate.kiosk_nothing)}</h1>
            <p>{tr!(facilitate.kiosk_nothing_text)}</p>
        }
        .into_any();
    };
    view! {
        <h1>{tr!(facilitate.kiosk_title)}</h1>
        <p class="lead">{tr!(facilitate.kiosk_text, n = ballots.len())}</p>
        <button class="button primary" type="button" id="kiosk-begin" on:click=click(move |_| {
            desk.votes.set(Vec::new());
            desk.refused.set(String::new());
            desk.turn.set(Turn::At(0));
        })>{tr!(facilitate.kiosk_begin)}</button>
    }
    .into_any()
}

fn at(desk: Desk, place: usize) -> AnyView {
    let framework = desk.app.framework();
    let ballots = open().map(|(_, ballots)| ballots).unwrap_or_default();
    let Some((item, ballot)) = ballots.get(place).cloned() else {
        return finish(desk);
    };
    let name = names::subject(&framework, &ballot.competency, &ballot.text);
    let options = choices(&framework, &ballot, SessionTask::Vote).into_iter();
    let options = options
        .map(|(choice, words)| Option_::new(choice, words))
        .collect();
    let chosen = move || {
        let votes = desk.votes.get();
        votes
            .iter()
            .find(|(of, _)| *of == item)
            .map(|(_, choice)| *choice)
    };
    let choose = move |choice: Choice| {
        desk.votes.update(|votes| {
            votes.retain(|(of, _)| *of != item);
            votes.push((item, choice));
        });
    };
    let number = tr!(facilitate.item_of, place = place + 1, all = ballots.len());
    let go = move |place: usize| {
        desk.turn.set(Turn::At(place));
        crate::ui::shell::focus_main();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <p class="eyebrow">{number}</p>
        <h1>{name.clone()}</h1>
        {radio_group("kiosk".into(), tr!(facilitate.kiosk_ask).into(), options, chosen, choose)}
        <div class="row end">
            {(place > 0).then(|| view! {
                <button class="button quiet" type="button" on:click=click(move |_| go(place - 1))>{tr!(common.back)}</button>
            })}
            <button class="button primary" type="button" id="kiosk-next" on:click=click(move |_| {
                match chosen().is_some() {
                    true => { desk.refused.set(String::new()); go(place + 1); }
                    false => desk.refused.set(tr!(facilitate.kiosk_choose).to_string()),
                }
            })>{tr!(common.continue_)}</button>
        </div>
    }
    .into_any()
}

fn finish(desk: Desk) -> AnyView {
    view! {
        <h1>{tr!(facilitate.kiosk_done)}</h1>
        <p>{tr!(facilitate.kiosk_done_text)}</p>
        <div class="row end">
            <button class="button quiet" type="button" on:click=click(move |_| desk.turn.set(Turn::At(0)))>{tr!(facilitate.kiosk_look)}</button>
            <button class="button primary" type="button" id="kiosk-count" on:click=click(move |_| hand_in(desk))>{tr!(facilitate.kiosk_count)}</button>
        </div>
    }
    .into_any()
}

fn hand_in(desk: Desk) {
    let Some((phase, _)) = open() else { return };
    let votes = desk.votes.get_untracked();
    let mut outcome = Ok(0);
    session().edit(desk.app, |found| {
        outcome = found.vote_on_device(phase, &votes)
    });
    match outcome {
        Ok(_) => {
            desk.votes.set(Vec::new());
            desk.turn.set(Turn::Counted);
        }
        Err(refusal) => desk.refused.set(names::refusal(refusal)),
    }
}

fn counted(desk: Desk) -> AnyView {
    view! {
        <h1>{tr!(facilitate.kiosk_thanks)}</h1>
        <p class="lead">{tr!(facilitate.kiosk_pass)}</p>
        <button class="button primary" type="button" id="kiosk-next-person" on:click=click(move |_| desk.turn.set(Turn::Waiting))>{tr!(facilitate.kiosk_next_person)}</button>
    }
    .into_any()
}
