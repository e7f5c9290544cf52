//! What activities cost: exact in cents, by source and year.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::dossier::{Activity, CostLine, CostSource};

/// Counts the people who take part in an activity: those of its posts, or those enrolled where there are more.
pub fn people_in(activity: &Activity) -> u64 {
    let planned: u64 = activity.participants.values().map(|n| u64::from(*n)).sum();
    planned.max(activity.enrolled.len() as u64)
}

/// Returns what a line comes to for an activity, in cents: an amount for each person counts as often as people
/// take part. An amount beyond all measure stays at the largest number.
pub fn line_cents(activity: &Activity, line: &CostLine) -> u64 {
    let times = if line.per_person {
        people_in(activity)
    } else {
        1
    };
    line.cents.saturating_mul(times)
}

/// Returns what an activity costs, in cents.
pub fn activity_cents(activity: &Activity) -> u64 {
    let lines = activity.costs.iter();
    lines.fold(0, |sum: u64, line| {
        sum.saturating_add(line_cents(activity, line))
    })
}

/// Returns the budget year of a line: its own, or that of the activity's first month, or the first year of the
/// plan.
pub fn line_year(activity: &Activity, line: &CostLine, first_year: i32) -> i32 {
    let begins = activity.from.or(activity.to).map(|day| day.year());
    line.year.or(begins).unwrap_or(first_year)
}

/// Adds up what activities cost by source and year, in cents.
pub fn costs_by_source<'a>(
    activities: impl Iterator<Item = &'a Activity>,
    first_year: i32,
) -> BTreeMap<(CostSource, i32), u64> {
    let mut sums: BTreeMap<(CostSource, i32), u64> = BTreeMap::new();
    for activity in activities {
        for line in &activity.costs {
            let year = line_year(activity, line, first_year);
            let sum = sums.entry((line.source, year)).or_default();
            *sum = sum.saturating_add(line_cents(activity, line));
        }
    }
    sums
}
