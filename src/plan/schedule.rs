//! The plan on the municipal calendar.

use chrono::{Datelike, Months, NaiveDate};

use super::phases::{due_day, last_of_month};
use crate::documents::Shared;
use crate::dossier::{Activity, Dossier, Progress, moment_at};
use crate::framework::{Framework, Moment};
use crate::order::ordered;

/// Years that an activity can be moved to.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Years beyond those of the plan that are shown on either side when an activity stands there.
const YEARS_AROUND: i32 = 1;

/// From one day to another, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A phase of an activity on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseSpan {
    /// Phase id of the modality.
    pub phase: String,
    /// Its days.
    pub days: Span,
}

/// An activity on the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleRow {
    /// The activity.
    pub activity: Shared<Activity>,
    /// Its days: whole months, wide enough for its phases.
    pub days: Span,
}

impl ScheduleRow {
    /// Returns its phases, as far as their days are known.
    pub fn phases(&self) -> Vec<PhaseSpan> {
        let phases = self.activity.phases.iter().filter_map(|phase| {
            let ends = [phase.from, phase.to].into_iter().flatten();
            Some(PhaseSpan {
                phase: phase.phase.clone(),
                days: Span {
                    from: ends.clone().min()?,
                    to: ends.max()?,
                },
            })
        });
        phases.collect()
    }
}

/// A date of the municipal year in one of the years shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Id of the item of the country pack.
    pub item: String,
    /// Its days; the last is the day that is due.
    pub days: Span,
    /// Whether it was read in a published source.
    pub verified: bool,
}

/// The plan on the calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// The months shown, each as its first day.
    pub months: Vec<NaiveDate>,
    /// Activities in those months, in the order of the plan.
    pub rows: Vec<ScheduleRow>,
    /// Ids of activities without a month.
    pub undated: Vec<String>,
    /// Ids of activities in months too far from the plan's years to be shown.
    pub elsewhere: Vec<String>,
    /// Dates of the municipal year, the earliest first.
    pub due: Vec<Due>,
    /// The exit moment of the term, as far as it is within the months shown.
    pub exit: Option<Span>,
}

/// Returns the days of an activity: its months, made wide enough for its phases. Months the wrong way round count
/// from the earlier one.
pub fn days_of(activity: &Activity) -> Option<Span> {
    let months = [activity.from, activity.to].into_iter().flatten();
    let starts = months.clone();
    let ends = months.map(last_of_month);
    let phases = activity.phases.iter();
    let phase_days = phases.flat_map(|phase| [phase.from, phase.to]).flatten();
    Some(Span {
        from: starts.chain(phase_days.clone()).min()?,
        to: ends.chain(phase_days).max()?,
    })
}

/// What an activity fills in somebody's calendar: one phase of it, or the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion<'a> {
    /// Phase id of the modality; none for the whole activity.
    pub phase: Option<&'a str>,
    /// Its days.
    pub days: Span,
}

/// Returns what an activity fills in a calendar: the days on which it really took place where they are noted, else each
/// phase that has days, else all of its days. Nothing for one without any.
pub fn occasions(activity: &Activity) -> Vec<Occasion<'_>> {
    let whole = |days| Occasion { phase: None, days };
    if let Some(days) = held(activity) {
        return vec![whole(days)];
    }
    let phases = activity.phases.iter().filter_map(|phase| {
        let (from, to) = (phase.from.or(phase.to)?, phase.to.or(phase.from)?);
        Some(Occasion {
            phase: Some(&phase.phase),
            days: Span { from, to },
        })
    });
    let phases: Vec<Occasion<'_>> = phases.collect();
    match phases.is_empty() {
        true => days_of(activity).map(whole).into_iter().collect(),
        false => phases,
    }
}

/// Returns the days on which an activity that has begun took place, as far as they are noted. One that goes on lasts
/// until its last planned day.
fn held(activity: &Activity) -> Option<Span> {
    let execution = &activity.execution;
    let planned = days_of(activity).map(|days| days.to);
    let open = match execution.progress {
        Progress::Running => planned,
        Progress::Done => None,
        Progress::Planned | Progress::Postponed | Progress::Cancelled => return None,
    };
    let from = execution.from.or(execution.to)?;
    let to = execution.to.or(open).unwrap_or(from);
    Some(Span {
        from,
        to: to.max(from),
    })
}

/// Puts the plan on the calendar of its years, without what was called off.
pub fn schedule(framework: &Framework, dossier: &Dossier) -> Schedule {
    let (first, last) = dossier.years;
    let mut found = Schedule::default();
    let near = (first - YEARS_AROUND)..=(last + YEARS_AROUND);
    let (mut from, mut to) = (first, last);
    let activities = dossier.plan.activities.iter();
    for activity in activities.filter(|item| !item.is_called_off()) {
        let Some(days) = days_of(activity) else {
            found.undated.push(activity.id.clone());
            continue;
        };
        if !near.contains(&days.from.year()) || !near.contains(&days.to.year()) {
            found.elsewhere.push(activity.id.clone());
            continue;
        }
        (from, to) = (from.min(days.from.year()), to.max(days.to.year()));
        found.rows.push(ScheduleRow {
            activity: activity.clone(),
            days,
        });
    }
    let years = from..=to;
    let months = years
        .clone()
        .flat_map(|year| (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1)));
    found.months = months.collect();
    let due = years.flat_map(|year| due_in(framework, dossier, year));
    found.due = ordered(due.collect(), |a, b| a.days.to.cmp(&b.days.to));
    found.exit = exit(dossier, &found.months);
    found
}

/// Returns the dates of the country's municipal year that hold in a year and its moment.
fn due_in(framework: &Framework, dossier: &Dossier, year: i32) -> Vec<Due> {
    let items = framework.pack.calendar.iter().filter_map(|item| {
        let from = NaiveDate::from_ymd_opt(year, item.from_month.into(), 1)?;
        let to = due_day(item, year)?;
        let from = if item.from_month == item.to_month && item.day.is_some() {
            to
        } else {
            from
        };
        let moment = dossier.term.moment(to).ok();
        let holds =
            item.moments.is_empty() || moment.is_some_and(|now| item.moments.contains(&now));
        holds.then(|| Due {
            item: item.id.clone(),
            days: Span { from, to },
            verified: item.verified,
        })
    });
    items.collect()
}

/// Returns the days of the exit moment that are within the months shown, by the dates of the term.
fn exit(dossier: &Dossier, months: &[NaiveDate]) -> Option<Span> {
    let dates = dossier.term.dates().ok()?;
    let (first, last) = (months.first()?, last_of_month(*months.last()?));
    let (begins, ends) = dates;
    let starts = ends.succ_opt()?.checked_sub_months(Months::new(12))?;
    let span = Span {
        from: starts.max(begins).max(*first),
        to: ends.min(last),
    };
    let is_exit = moment_at(dates, span.from) == Moment::Exit;
    (is_exit && span.from <= span.to).then_some(span)
}

/// Moves an activity with its phases by months, and the budget year of its costs where their own says none; a day that
/// the other month does not have becomes its last. Tells whether it could: not without a month, and not beyond the
/// years that dates can have.
pub fn move_by_months(activity: &mut Activity, months: i32) -> bool {
    let moved = |day: &Option<NaiveDate>| -> Result<Option<NaiveDate>, ()> {
        let Some(day) = day else { return Ok(None) };
        let by = Months::new(months.unsigned_abs());
        let day = if months < 0 {
            day.checked_sub_months(by)
        } else {
            day.checked_add_months(by)
        };
        let day = day.filter(|day| YEARS.contains(&day.year()));
        day.map(Some).ok_or(())
    };
    let mut next = activity.clone();
    let mut days = vec![&mut next.from, &mut next.to];
    for phase in &mut next.phases {
        days.extend([&mut phase.from, &mut phase.to]);
    }
    if days.iter().all(|day| day.is_none()) {
        return false;
    }
    for day in days {
        match moved(day) {
            Ok(moved) => *day = moved,
            Err(()) => return false,
        }
    }
    *activity = next;
    true
}
