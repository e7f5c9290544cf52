//! What cannot be right in what was noted of an activity. It is kept as typed and said in words.

use chrono::NaiveDate;

use super::attendance::hours_given;
use super::spending::spending;
use crate::dossier::{Activity, Dossier, Progress};

/// Something that cannot be right, or is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The last day is before the first one.
    DaysReversed,
    /// It was carried out, but its last day has not come.
    DoneInFuture,
    /// It has begun, but its first day has not come.
    BegunInFuture,
    /// It was carried out before the elected term begins.
    BeforeTerm,
    /// It was carried out, and nobody noted when it ended: no card can fall due.
    DoneWithoutDays,
    /// People attended, and nobody knows how many hours there were: nobody counts as trained.
    HoursUnknown,
    /// So many people attended more hours than there were.
    MoreThanGiven(usize),
    /// More was spent than planned, in cents.
    Overspent(u64),
    /// The indicator was seen on a day that has not come.
    MeasuredInFuture,
    /// It was put off or cancelled, and nobody said why.
    WithoutReason,
    /// It was put off or cancelled, and yet so many people attended.
    AttendedAnyway(usize),
}

/// Returns what cannot be right in an activity, the gravest first.
pub fn doubts(dossier: &Dossier, activity: &Activity, today: NaiveDate) -> Vec<Doubt> {
    let execution = &activity.execution;
    let progress = execution.progress;
    let done = progress == Progress::Done;
    let given_up = matches!(progress, Progress::Postponed | Progress::Cancelled);
    let people = || activity.enrolled.values();
    let hours = hours_given(activity);
    let came = people()
        .filter(|found| found.hours.is_some_and(|hours| hours > 0))
        .count();
    let more = people()
        .filter(|found| {
            found
                .hours
                .zip(hours)
                .is_some_and(|(came, given)| came > given)
        })
        .count();
    let amounts = spending(activity);
    let over = amounts.spent.saturating_sub(amounts.planned);
    let last = execution.to.or(execution.from);
    let begins = dossier.term.begins;
    let before_term = |day: NaiveDate| begins.is_some_and(|begins| day < begins);
    let tests = [
        (
            execution
                .to
                .zip(execution.from)
                .is_some_and(|(to, from)| to < from),
            Doubt::DaysReversed,
        ),
        (
            done && last.is_some_and(|last| last > today),
            Doubt::DoneInFuture,
        ),
        (
            progress == Progress::Running && execution.from.is_some_and(|from| from > today),
            Doubt::BegunInFuture,
        ),
        (
            execution.from.or(last).is_some_and(before_term),
            Doubt::BeforeTerm,
        ),
        (
            done && last.is_none() && !activity.measure,
            Doubt::DoneWithoutDays,
        ),
        (came > 0 && hours.is_none(), Doubt::HoursUnknown),
        (more > 0, Doubt::MoreThanGiven(more)),
        (over > 0 && amounts.planned > 0, Doubt::Overspent(over)),
        (
            activity.measured.on.is_some_and(|on| on > today),
            Doubt::MeasuredInFuture,
        ),
        (
            given_up && execution.reason.trim().is_empty(),
            Doubt::WithoutReason,
        ),
        (given_up && came > 0, Doubt::AttendedAnyway(came)),
    ];
    let held = tests.into_iter().filter(|(holds, _)| *holds);
    held.map(|(_, doubt)| doubt).collect()
}
