//! Conflicts of money: more than there is, a year outside the plan, a slip of the finger.

use std::collections::{BTreeMap, BTreeSet};

use super::{ConflictKind, Found, Look, One};
use crate::dossier::CostSource;
use crate::plan::{activity_cents, line_year};

/// What is spent by source and year, in cents.
pub(super) type Sums = BTreeMap<(CostSource, i32), u64>;

/// Cents beyond which the cost of one activity is taken for a slip of the finger: a million units of the
/// currency. The product's own default.
const UNUSUAL_CENTS: u64 = 100_000_000;

impl Look<'_> {
    pub(super) fn money(&self, one: &One<'_>, found: &mut Found) {
        let activity = one.activity;
        let (first, last) = self.dossier.years;
        let lines = activity.costs.iter().filter(|line| line.cents > 0);
        let spent: BTreeSet<(CostSource, i32)> = lines
            .map(|line| (line.source, line_year(activity, line, first)))
            .collect();
        for (source, year) in spent {
            let budget = self.dossier.plan.budget.iter();
            let mut limits = budget
                .filter(|line| (line.source, line.year) == (source, year))
                .peekable();
            if limits.peek().is_none() {
                continue;
            }
            let limit = limits.fold(0, |sum: u64, line| sum.saturating_add(line.cents));
            let planned = self.sums.get(&(source, year)).copied().unwrap_or(0);
            if planned > limit {
                found.warn(ConflictKind::OverBudget {
                    source,
                    year,
                    limit,
                    planned,
                });
            }
        }
        let outside = |year: &i32| first <= last && !(first..=last).contains(year);
        let own_years: BTreeSet<i32> = activity.costs.iter().filter_map(|line| line.year).collect();
        for year in own_years.into_iter().filter(outside) {
            found.note(ConflictKind::CostOutsideYears { year });
        }
        let cents = activity_cents(activity);
        if cents > UNUSUAL_CENTS {
            found.note(ConflictKind::UnusualCost { cents });
        }
    }
}
