//! Costs for each person, exact where they can be.

use crate::dossier::Activity;
use crate::plan::{line_cents, people_in};

/// What an activity costs for each person and in all, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCost {
    /// Direct cost for each person, rounded to the cent.
    pub direct: u64,
    /// Indirect cost for each person, rounded to the cent.
    pub indirect: u64,
    /// What the activity costs, exact.
    pub total: u64,
    /// By how many cents the subtotal times the people differs from the total.
    pub difference: i128,
}

impl UnitCost {
    /// Returns direct and indirect cost for each person.
    pub fn subtotal(&self) -> u64 {
        self.direct.saturating_add(self.indirect)
    }
}

/// Shares what an activity costs among those who take part: total = (direct + indirect) × people (domain.md,
/// section 7). An amount that does not divide to the cent is rounded, half a cent up, and the difference is said; the
/// total is always exact. Without people there is no cost for each, and the whole total is the difference.
pub fn unit_cost(activity: &Activity) -> UnitCost {
    let sum = |indirect: bool| {
        let lines = activity
            .costs
            .iter()
            .filter(|line| line.indirect == indirect);
        lines.fold(0u64, |sum, line| {
            sum.saturating_add(line_cents(activity, line))
        })
    };
    let people = people_in(activity);
    let share = |cents: u64| {
        let rounded = (u128::from(cents) + u128::from(people) / 2).checked_div(people.into());
        u64::try_from(rounded.unwrap_or(0)).unwrap_or(u64::MAX)
    };
    let (direct, indirect) = (sum(false), sum(true));
    let mut cost = UnitCost {
        direct: share(direct),
        indirect: share(indirect),
        total: direct.saturating_add(indirect),
        difference: 0,
    };
    let product = i128::from(cost.subtotal()).saturating_mul(people.into());
    cost.difference = product - i128::from(cost.total);
    cost
}
