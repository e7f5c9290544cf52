//! Plan against execution, year by year, over the plans of earlier terms and the present one.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::dossier::{Activity, Dossier, Progress, TrainingPlan};
use crate::follow_up::hours_given;
use crate::plan::{line_cents, line_year, people_in};

/// What was planned, or carried out, in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Training activities.
    pub activities: usize,
    /// Organisational measures.
    pub measures: usize,
    /// Hours of training: planned, or given (as noted, else as planned).
    pub hours: u64,
    /// Places in training: one person in two activities counts twice. Carried out, those who came.
    pub places: u64,
    /// Cost, or what was spent, in cents.
    pub cents: u64,
}

impl Work {
    /// Tells whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Work::default()
    }

    fn count(&mut self, activity: &Activity, hours: Option<u16>, places: u64) {
        if activity.measure {
            self.measures += 1;
            return;
        }
        self.activities += 1;
        self.hours += u64::from(hours.unwrap_or(0));
        self.places += places;
    }

    fn spend(&mut self, cents: u64) {
        self.cents = self.cents.saturating_add(cents);
    }
}

/// A year of plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearRow {
    /// The year.
    pub year: i32,
    /// What was planned for it.
    pub planned: Work,
    /// What was carried out in it.
    pub done: Work,
}

/// Adds up, by year, what the plans of a dossier wanted and what came of it. An activity counts in the year that it
/// begins, planned or in fact; money in its budget year. What was called off is planned no more; what was spent on it stays
/// spent.
pub fn years(dossier: &Dossier) -> Vec<YearRow> {
    let mut found: BTreeMap<i32, YearRow> = BTreeMap::new();
    for past in &dossier.past_plans {
        add(&mut found, &past.plan, past.years.0);
    }
    add(&mut found, &dossier.plan, dossier.years.0);
    let rows = found.into_iter();
    rows.map(|(year, row)| YearRow { year, ..row }).collect()
}

fn add(found: &mut BTreeMap<i32, YearRow>, plan: &TrainingPlan, first_year: i32) {
    for activity in &plan.activities {
        let standing = !activity.is_called_off();
        let begins = activity.from.or(activity.to).map(|day| day.year());
        let begins = begins.unwrap_or(first_year);
        if standing {
            let planned = &mut found.entry(begins).or_default().planned;
            planned.count(activity, activity.hours, people_in(activity));
        }
        for line in activity.costs.iter().filter(|_| standing) {
            let year = line_year(activity, line, first_year);
            let planned = &mut found.entry(year).or_default().planned;
            planned.spend(line_cents(activity, line));
        }
        let execution = &activity.execution;
        let held = held_in(activity, first_year);
        if execution.progress == Progress::Done {
            let came = activity.enrolled.values();
            let came = came.filter(|one| one.hours.is_some_and(|hours| hours > 0));
            let done = &mut found.entry(held).or_default().done;
            done.count(activity, hours_given(activity), came.count() as u64);
        }
        for spent in &execution.spent {
            let year = spent.year.unwrap_or(held);
            found.entry(year).or_default().done.spend(spent.cents);
        }
    }
}

/// Returns the year in which an activity was carried out, as noted, or the one that it was planned for.
pub(crate) fn held_in(activity: &Activity, first_year: i32) -> i32 {
    let execution = &activity.execution;
    let noted = execution.from.or(execution.to);
    let day = noted.or(activity.from).or(activity.to);
    day.map_or(first_year, |day| day.year())
}
