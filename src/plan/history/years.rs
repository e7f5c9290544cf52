//! The years of the plan, which stand in the dossier.

use super::{TakeBackFault, add, is_open, new_change, take_back, was_approved};
use crate::documents::World;
use crate::dossier::{Change, Dossier};

/// Sets the first and last year. Of a plan that was approved it is a modification; changes within half an hour become
/// one as long as nobody gave a reason, and none where the years are as they were again.
pub fn set_years(dossier: &mut Dossier, years: (i32, i32), world: &dyn World) {
    let before = std::mem::replace(&mut dossier.years, years);
    let plan = &mut dossier.plan;
    if before == years || !was_approved(plan) {
        return;
    }
    let last = plan
        .changes
        .iter()
        .rposition(|change| change.years.is_some());
    let last = last.and_then(|place| Some((place, plan.changes.get(place)?)));
    match last.filter(|(_, change)| is_open(change, true, world)) {
        Some((place, change)) => {
            if change.years == Some(years) {
                plan.changes.remove(place);
            }
        }
        None => {
            let change = Change {
                years: Some(before),
                ..new_change(plan, world, "")
            };
            add(plan, change);
        }
    }
}

/// Puts back what was there before a change as [`take_back`] does, the years too.
///
/// # Errors
/// When it cannot be put back; then nothing changes.
pub fn take_back_of(
    dossier: &mut Dossier,
    change: &str,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    let mut changes = dossier.plan.changes.iter();
    let years = changes
        .find(|item| item.id == change)
        .and_then(|item| item.years);
    match years {
        Some(years) => set_years(dossier, years, world),
        None => take_back(&mut dossier.plan, change, world)?,
    }
    Ok(())
}
