//! How far it is, when it took place, how long it lasted.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::super::followed::Followed;
use super::super::{parse, words};
use crate::dossier::{Execution, Progress};
use crate::plan::{note_progress, note_stopped};
use crate::ui::i18n::tr;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::profile::date;
use crate::ui::plan::training_plan::period;
use crate::ui::widgets::{Choice, Field, dynamic, radio_group, text_area};
use crate::ui::world::BrowserWorld;

pub fn execution(followed: Followed) -> impl IntoView {
    let state = Memo::new(move |_| followed.read(|activity| activity.execution.progress));
    let planned = move || {
        let planned = followed.read(period);
        planned.map(|months| tr!(follow.planned_for, months = months))
    };
    view! {
        <section class="part">
            <h3>{tr!(follow.execution_title)}</h3>
            <p class="muted">{planned}</p>
            {choice(followed)}
            {dynamic(move || {
                let state = state.get();
                // The state alone: fields made anew at every key would forget what is being typed.
                untrack(|| match state {
                    Progress::Planned => ().into_any(),
                    Progress::Running | Progress::Done => when(followed).into_any(),
                    Progress::Postponed | Progress::Cancelled => reason(followed).into_any(),
                })
            })}
        </section>
    }
}

fn choice(followed: Followed) -> impl IntoView {
    let choices = Progress::ALL.map(|state| Choice::new(state, words::progress(state)));
    radio_group(
        "progress".into(),
        tr!(follow.progress).into(),
        choices.into(),
        move || {
            followed
                .activity
                .with(|found| Some(found.as_ref()?.execution.progress))
        },
        move |state| {
            followed.edit_plan(|plan, id| note_progress(plan, id, state, &BrowserWorld));
        },
    )
}

fn when(followed: Followed) -> impl IntoView {
    let measure = followed.read(|activity| activity.measure);
    view! {
        <div class="side">
            {day_field(followed, "took-from", tr!(follow.first_day), |execution| &mut execution.from)}
            {day_field(followed, "took-to", tr!(follow.last_day), |execution| &mut execution.to)}
            {(!measure).then(|| hours_field(followed))}
        </div>
    }
}

fn day_field(
    followed: Followed,
    id: &'static str,
    label: &'static str,
    place: fn(&mut Execution) -> &mut Option<NaiveDate>,
) -> impl IntoView {
    let field = Field {
        id: id.into(),
        label: label.into(),
        hint: String::new(),
        optional: false,
    };
    let kept = move || {
        let mut execution = followed.read(|activity| activity.execution.clone());
        place(&mut execution)
            .map(|day| day.to_string())
            .unwrap_or_default()
    };
    let keep = move |day| followed.edit(|activity| *place(&mut activity.execution) = day);
    parsed_field(field, "date", kept, date, keep, String::new)
}

fn hours_field(followed: Followed) -> impl IntoView {
    let planned = followed.read(|activity| activity.hours);
    let hint = planned.map(|hours| tr!(follow.hours_planned, n = hours));
    let field = Field {
        id: "hours-given".into(),
        label: tr!(follow.hours_given).into(),
        hint: hint.unwrap_or_default(),
        optional: planned.is_some(),
    };
    let kept = move || {
        let hours = followed.read(|activity| activity.execution.hours);
        hours.map(|hours| hours.to_string()).unwrap_or_default()
    };
    let keep = move |hours| followed.edit(|activity| activity.execution.hours = hours);
    parsed_field(field, "number", kept, parse::hours, keep, String::new)
}

fn reason(followed: Followed) -> impl IntoView {
    let field = Field {
        id: "reason".into(),
        label: tr!(follow.reason).into(),
        hint: tr!(follow.reason_hint).into(),
        optional: false,
    };
    let value = move || followed.read(|activity| activity.execution.reason.clone());
    text_area(field, value, move |text| {
        followed.edit_plan(|plan, id| note_stopped(plan, id, &text));
    })
}
