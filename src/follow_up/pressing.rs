//! Which activities a report names that has not room for all.

use chrono::NaiveDate;

use super::next::is_late;
use crate::dossier::{Activity, Progress, TrainingPlan};

/// Returns the places of the activities that press most, so many at most, in the order of the plan: late ones, those
/// under way, put off, carried out, cancelled, and those that have not begun last.
pub fn most_pressing(plan: &TrainingPlan, today: NaiveDate, room: usize) -> Vec<usize> {
    let activities = plan.activities.iter().enumerate();
    let mut places: Vec<(u8, usize)> = activities
        .map(|(place, activity)| (rank(activity, today), place))
        .collect();
    places.sort_unstable();
    places.truncate(room);
    let mut places: Vec<usize> = places.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    places
}

fn rank(activity: &Activity, today: NaiveDate) -> u8 {
    match activity.execution.progress {
        _ if is_late(activity, today) => 0,
        Progress::Running => 1,
        Progress::Postponed => 2,
        Progress::Done => 3,
        Progress::Cancelled => 4,
        Progress::Planned => 5,
    }
}
