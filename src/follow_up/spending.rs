//! What was spent against what was planned: exact in cents, by source and year.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::dossier::{Activity, CostSource, Spending};
use crate::plan::{activity_cents, costs_by_source};

/// An amount planned and an amount spent, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// What the plan says, also of what was put off; what was called off costs nothing any more.
    pub planned: u64,
    /// What was spent.
    pub spent: u64,
}

impl Against {
    /// Returns the share that was spent, rounded down to whole percent; nothing where nothing was planned.
    pub fn percent(self) -> Option<u64> {
        let share = u128::from(self.spent) * 100;
        let share = share.checked_div(u128::from(self.planned))?;
        u64::try_from(share).ok()
    }

    fn add(&mut self, other: Against) {
        self.planned = self.planned.saturating_add(other.planned);
        self.spent = self.spent.saturating_add(other.spent);
    }
}

/// Returns the budget year of an amount that was spent: its own, or that of the execution's first day, of
/// its last one, of the activity's first month, or the first year of the plan.
pub fn spending_year(activity: &Activity, spending: &Spending, first_year: i32) -> i32 {
    let execution = &activity.execution;
    let days = [execution.from, execution.to, activity.from, activity.to];
    let day = days.into_iter().flatten().next();
    let year = spending.year.or(day.map(|day| day.year()));
    year.unwrap_or(first_year)
}

/// Returns what was spent on an activity, in cents.
pub fn spent_cents(activity: &Activity) -> u64 {
    let lines = activity.execution.spent.iter();
    lines.fold(0, |sum, line| sum.saturating_add(line.cents))
}

/// Returns what an activity should cost and what was spent on it; what was called off should cost nothing.
pub fn spending(activity: &Activity) -> Against {
    Against {
        planned: match activity.is_called_off() {
            true => 0,
            false => activity_cents(activity),
        },
        spent: spent_cents(activity),
    }
}

/// Adds up what was planned and spent by source and year, with the sums over all of it. What was spent on what was called
/// off stays spent.
pub fn spending_by_source<'a>(
    activities: impl Iterator<Item = &'a Activity> + Clone,
    first_year: i32,
) -> (BTreeMap<(CostSource, i32), Against>, Against) {
    let standing = activities.clone().filter(|item| !item.is_called_off());
    let planned = costs_by_source(standing, first_year).into_iter();
    let planned = planned.map(|(key, planned)| (key, Against { planned, spent: 0 }));
    let spent = activities.flat_map(|activity| {
        let lines = activity.execution.spent.iter();
        lines.map(move |line| {
            let year = spending_year(activity, line, first_year);
            let (planned, spent) = (0, line.cents);
            ((line.source, year), Against { planned, spent })
        })
    });
    let (mut sums, mut whole) = (BTreeMap::new(), Against::default());
    for (key, amount) in planned.chain(spent) {
        let sum: &mut Against = sums.entry(key).or_default();
        sum.add(amount);
        whole.add(amount);
    }
    (sums, whole)
}

/// Returns what an activity was planned to cost as lines of what was spent, one per source and year: where it
/// came out as planned, nothing is typed twice.
pub fn spending_as_planned(activity: &Activity, first_year: i32) -> Vec<Spending> {
    let planned = costs_by_source(std::iter::once(activity), first_year);
    let lines = planned.into_iter().map(|((source, year), cents)| Spending {
        source,
        year: Some(year),
        cents,
    });
    lines.collect()
}
