//! The bar with phase, timers and people.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ui::facilitate::{names, session};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::{count, parsed_field};
use crate::ui::widgets::{Field, click, dynamic, live};

/// Timers, lateness and how many are there.
pub fn bar(desk: Desk) -> impl IntoView {
    let begun = Memo::new(move |_| session().read(|found| found.at.is_some()));
    view! {
        <div class="room-bar">
            {dynamic(move || begun.get().then(|| timers(desk)))}
            {people(desk)}
        </div>
    }
}

fn timers(desk: Desk) -> impl IntoView {
    let since = desk.since;
    let running = Memo::new(move |_| session().read(|found| found.clock.running));
    let left = Memo::new(move |_| {
        let (limit, spent, running) = session().read(|found| {
            let limit = found
                .phase()
                .map_or(0, |phase| i64::from(phase.minutes) * 60);
            (limit, found.clock.spent, found.clock.running)
        });
        limit - i64::from(since.of(spent, running))
    });
    let discussing = Memo::new(move |_| {
        session().read(|found| found.discussion.running || found.discussion.spent > 0)
    });
    let talk = Memo::new(move |_| {
        let (limit, spent, running) = session().read(|found| {
            (
                i64::from(found.discussion_limit),
                found.discussion.spent,
                found.discussion.running,
            )
        });
        limit - i64::from(since.of(spent, running))
    });
    let late = Memo::new(move |_| session().read(|found| found.late()) / 60);
    view! {
        <div class="room-clock" data-over=live(move || (left.get() < 0).to_string())>
            <span class="hint">{tr!(facilitate.clock_phase)}</span>
            <b role="timer">{dynamic(move || names::clock(left.get()))}</b>
            <button class="button quiet" type="button" on:click=click(move |_| desk.toggle_clock())>
                {dynamic(move || if running.get() { tr!(facilitate.clock_pause) } else { tr!(facilitate.clock_go) })}
            </button>
        </div>
        {dynamic(move || discussing.get().then(|| view! {
            <div class="room-clock" data-over=live(move || (talk.get() < 0).to_string())>
                <span class="hint">{tr!(facilitate.clock_discussion)}</span>
                <b role="timer">{dynamic(move || names::clock(talk.get()))}</b>
                <button class="button quiet" type="button" on:click=click(move |_| desk.toggle_discussion())>
                    {dynamic(move || if session().read(|found| found.discussion.running) { tr!(facilitate.clock_pause) } else { tr!(facilitate.clock_go) })}
                </button>
            </div>
        }))}
        {dynamic(move || match late.get() {
            0 => None,
            late if late > 0 => Some(tr!(facilitate.late, n = late)),
            early => Some(tr!(facilitate.early, n = -early)),
        }.map(|words| view! { <p class="hint">{words}</p> }))}
    }
}

/// How many are there: everything that is counted is held against it.
pub fn people(desk: Desk) -> impl IntoView {
    let field = Field {
        id: "people".into(),
        label: tr!(facilitate.people_here).into(),
        hint: String::new(),
        optional: false,
    };
    let kept = || {
        let present = session().read(|found| found.attendance.present());
        present
            .map(|present| present.to_string())
            .unwrap_or_default()
    };
    view! {
        <div class="room-people">
            {parsed_field(field, "number", kept, parse, move |people| {
                desk.change(|found| found.attendance.counted = people);
            }, String::new)}
        </div>
    }
}

/// Reads a number of people, votes or points; nothing takes it away.
pub fn parse(text: &str) -> Result<Option<u16>, String> {
    count(text, tr!(facilitate.number_wrong))
}
