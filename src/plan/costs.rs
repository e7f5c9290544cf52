//! What activities cost: exact in cents, by source and year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::history::record_whole;
use crate::documents::World;
use crate::dossier::{Activity, BudgetLine, CostLine, CostSource, PlanPart, TrainingPlan};
use crate::order::ordered;

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

/// What is planned from a source in a year beside what may be spent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BudgetCell {
    /// What is planned, in cents.
    pub cents: u64,
    /// What may be spent, in cents; absent where nobody set a limit.
    pub limit: Option<u64>,
}

impl BudgetCell {
    /// Returns by how much the plan is over the limit, in cents; nothing where it keeps to it.
    pub fn over(&self) -> Option<u64> {
        let over = self.cents.checked_sub(self.limit?)?;
        (over > 0).then_some(over)
    }
}

/// The budget of a plan: sources by years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// The years of the plan, and those in which something is planned or limited.
    pub years: Vec<i32>,
    /// The cells that hold something.
    pub cells: BTreeMap<(CostSource, i32), BudgetCell>,
}

impl Budget {
    /// Makes the budget of a plan for these years, without what was called off. Years of a limit count once; a later line for the same source and
    /// year stands for the earlier.
    pub fn of(plan: &TrainingPlan, years: (i32, i32)) -> Budget {
        let mut cells: BTreeMap<(CostSource, i32), BudgetCell> = BTreeMap::new();
        for (key, cents) in costs_by_source(plan.standing(), years.0) {
            cells.entry(key).or_default().cents = cents;
        }
        for line in &plan.budget {
            let cell = cells.entry((line.source, line.year)).or_default();
            cell.limit = Some(line.cents);
        }
        // A plan has few years, whatever a file says.
        let mut all: BTreeSet<i32> = (years.0..=years.1).take(10).collect();
        all.extend(cells.keys().map(|(_, year)| *year));
        Budget {
            years: all.into_iter().collect(),
            cells,
        }
    }

    /// Returns a cell; an empty one where nothing is planned or limited.
    pub fn cell(&self, source: CostSource, year: i32) -> BudgetCell {
        self.cells.get(&(source, year)).copied().unwrap_or_default()
    }

    /// Adds up the cells that are chosen. Together they have a limit where each of them that costs something has one.
    pub fn total(&self, chosen: impl Fn(CostSource, i32) -> bool) -> BudgetCell {
        let cells = self.cells.iter();
        let cells = cells.filter(|((source, year), _)| chosen(*source, *year));
        let cells: Vec<&BudgetCell> = cells.map(|(_, cell)| cell).collect();
        let limits = cells.iter().filter_map(|cell| cell.limit);
        let limited = cells
            .iter()
            .all(|cell| cell.limit.is_some() || cell.cents == 0);
        BudgetCell {
            cents: cells
                .iter()
                .map(|cell| cell.cents)
                .fold(0, u64::saturating_add),
            limit: limits.reduce(u64::saturating_add).filter(|_| limited),
        }
    }

    /// Returns the sources and years over their limit, with by how much in cents.
    pub fn overspent(&self) -> Vec<((CostSource, i32), u64)> {
        let cells = self.cells.iter();
        let over = cells.filter_map(|(key, cell)| Some((*key, cell.over()?)));
        over.collect()
    }
}

/// Sets what may be spent from a source in a year, or takes the limit away. Of an approved plan it is a modification.
pub fn set_limit(
    plan: &mut TrainingPlan,
    source: CostSource,
    year: i32,
    cents: Option<u64>,
    world: &dyn World,
) {
    let of_it = |line: &BudgetLine| (line.source, line.year) == (source, year);
    let was = plan.budget.iter().rev().find(|line| of_it(line));
    let before = PlanPart::Limit {
        source,
        year,
        cents: was.map(|line| line.cents),
    };
    plan.budget.retain(|line| !of_it(line));
    if let Some(cents) = cents {
        plan.budget.push(BudgetLine {
            source,
            year,
            cents,
        });
        let budget = std::mem::take(&mut plan.budget);
        plan.budget = ordered(budget, |a, b| (a.source, a.year).cmp(&(b.source, b.year)));
    }
    record_whole(plan, before, world);
}
