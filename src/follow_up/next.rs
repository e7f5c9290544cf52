//! What to do next about an activity.

use chrono::{Datelike, Months, NaiveDate};

use super::cards::{CardState, DueCard};
use super::doubts::{Doubt, doubts};
use crate::dossier::{Activity, Dossier, ProductState, Progress};

/// The next thing to do about an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Put people on its list.
    Enrol,
    /// Say whether it has begun: its month is here or past.
    Begin,
    /// Say whether it has ended: its last month is past.
    Finish,
    /// Note when it ended.
    NoteDays,
    /// Note who came; so many are missing.
    NoteAttendance(usize),
    /// Note what became of its product.
    NoteProduct,
    /// Note what was spent.
    NoteSpending,
    /// Gather cards; so many are due or overdue.
    AnswerCards(usize),
    /// Note what the indicator became.
    NoteIndicator,
    /// Say why it was put off or cancelled.
    SayWhy,
    /// Give it new dates in the plan.
    Reschedule,
    /// Nothing before this day.
    WaitUntil(NaiveDate),
    /// Nothing.
    Nothing,
}

/// Returns the first day after a month that is written as its first day.
fn month_after(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))
}

fn is_past(month: Option<NaiveDate>, today: NaiveDate) -> bool {
    month
        .and_then(month_after)
        .is_some_and(|next| today >= next)
}

/// Tells whether an activity lies behind its plan: it should have begun, or ended, in a month that is past.
pub fn is_late(activity: &Activity, today: NaiveDate) -> bool {
    let ends = activity.to.or(activity.from);
    match activity.execution.progress {
        Progress::Planned => is_past(activity.from.or(activity.to), today),
        Progress::Running => is_past(ends, today),
        Progress::Done | Progress::Postponed | Progress::Cancelled => false,
    }
}

/// Returns the next thing to do about an activity, given the cards of the dossier.
pub fn next_step(
    dossier: &Dossier,
    activity: &Activity,
    cards: &[DueCard],
    today: NaiveDate,
) -> NextStep {
    match activity.execution.progress {
        Progress::Planned => next_of_planned(activity, today),
        Progress::Running => next_of_running(activity, today),
        Progress::Done => next_of_done(activity, cards),
        Progress::Postponed | Progress::Cancelled => {
            let postponed = activity.execution.progress == Progress::Postponed;
            if doubts(dossier, activity, today).contains(&Doubt::WithoutReason) {
                NextStep::SayWhy
            } else if postponed && is_past(activity.to.or(activity.from), today) {
                NextStep::Reschedule
            } else {
                NextStep::Nothing
            }
        }
    }
}

fn next_of_planned(activity: &Activity, today: NaiveDate) -> NextStep {
    match activity.from.or(activity.to) {
        _ if activity.enrolled.is_empty() && !activity.measure => NextStep::Enrol,
        Some(from) if from > today => NextStep::WaitUntil(from),
        _ => NextStep::Begin,
    }
}

fn next_of_running(activity: &Activity, today: NaiveDate) -> NextStep {
    if activity.enrolled.is_empty() && !activity.measure {
        return NextStep::Enrol;
    }
    match missing_attendance(activity) {
        0 => NextStep::Finish,
        _ if is_past(activity.to.or(activity.from), today) => NextStep::Finish,
        missing => NextStep::NoteAttendance(missing),
    }
}

fn missing_attendance(activity: &Activity) -> usize {
    if activity.measure {
        return 0;
    }
    let people = activity.enrolled.values();
    people.filter(|found| found.hours.is_none()).count()
}

fn next_of_done(activity: &Activity, cards: &[DueCard]) -> NextStep {
    let execution = &activity.execution;
    let of_this = || cards.iter().filter(|card| card.activity == activity.id);
    let waits = |card: &&DueCard| matches!(card.state, CardState::Due | CardState::Overdue);
    let due = of_this().filter(waits).count();
    let measured = &activity.measured;
    let missing = missing_attendance(activity);
    let steps = [
        (
            activity.enrolled.is_empty() && !activity.measure,
            NextStep::Enrol,
        ),
        (
            execution.to.or(execution.from).is_none() && !activity.measure,
            NextStep::NoteDays,
        ),
        (missing > 0, NextStep::NoteAttendance(missing)),
        (due > 0, NextStep::AnswerCards(due)),
        (
            execution.product == ProductState::Pending,
            NextStep::NoteProduct,
        ),
        (
            !activity.costs.is_empty() && execution.spent.is_empty(),
            NextStep::NoteSpending,
        ),
        (
            !measured.target.trim().is_empty() && measured.after.trim().is_empty(),
            NextStep::NoteIndicator,
        ),
    ];
    let mut steps = steps.into_iter();
    let coming = of_this().find(|card| card.state == CardState::Coming);
    let later = coming.map_or(NextStep::Nothing, |card| NextStep::WaitUntil(card.on));
    steps
        .find(|(holds, _)| *holds)
        .map_or(later, |(_, step)| step)
}
