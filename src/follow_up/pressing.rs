//! Which activities a report names that has not room for all.

use chrono::NaiveDate;

use super::next::is_late;
use crate::dossier::{Activity, Progress, TrainingPlan};

/// What [`rank`] returns at most.
const LAST: u8 = 5;

/// Tells of each activity, in the order of the plan, whether it is named. Those that press most are asked for first
/// whether they `fit`, by their places: late ones, those under way, put off, carried out, cancelled, and those that have
/// not begun last; the first that does not ends it.
pub fn most_pressing(
    plan: &TrainingPlan,
    today: NaiveDate,
    fit: &mut dyn FnMut(usize) -> bool,
) -> Vec<bool> {
    let mut named = vec![false; plan.activities.len()];
    for wanted in 0..=LAST {
        for (place, activity) in plan.activities.iter().enumerate() {
            if rank(activity, today) != wanted {
                continue;
            }
            if !fit(place) {
                return named;
            }
            if let Some(named) = named.get_mut(place) {
                *named = true;
            }
        }
    }
    named
}

fn rank(activity: &Activity, today: NaiveDate) -> u8 {
    match activity.execution.progress {
        _ if is_late(activity, today) => 0,
        Progress::Running => 1,
        Progress::Postponed => 2,
        Progress::Done => 3,
        Progress::Cancelled => 4,
        Progress::Planned => LAST,
    }
}
