//! The order of the plan: an activity goes up or down in its list.

use super::{add, is_open, new_change, was_approved, without_results};
use crate::documents::{Shared, World};
use crate::dossier::{Activity, Change, ChangeKind, TrainingPlan};

/// Puts an activity behind the next one of its list, or before the one before it, and records where it stood: training
/// activities and measures are lists of their own. Moves of one activity that follow one another within half an hour
/// are one change as long as nobody gave a reason, and none where it stands as it did. At the end of its list nothing
/// changes.
pub fn move_in_list(plan: &mut TrainingPlan, activity: &str, down: bool, world: &dyn World) {
    let Some((from, to)) = neighbours(&plan.activities, activity, down) else {
        return;
    };
    let was = open_move(plan, activity, world).unwrap_or(from);
    move_to(plan, from, to);
    if open_move(plan, activity, world).is_some() {
        if was == to {
            plan.changes.pop();
        }
        return;
    }
    record_move(plan, activity, from, world);
}

/// Puts an activity back where it stood before a change, as far as the list is still as long.
pub(super) fn move_back(plan: &mut TrainingPlan, activity: &str, to: u32, world: &dyn World) {
    let Some(from) = plan.activities.iter().position(|item| item.id == activity) else {
        return;
    };
    move_to(plan, from, to as usize);
    record_move(plan, activity, from, world);
}

/// Takes an activity from one place and puts it at another.
fn move_to(plan: &mut TrainingPlan, from: usize, to: usize) {
    let moved = plan.activities.remove(from);
    let to = to.min(plan.activities.len());
    plan.activities.insert(to, moved);
}

fn record_move(plan: &mut TrainingPlan, activity: &str, from: usize, world: &dyn World) {
    let moved = plan.activities.iter().find(|item| item.id == activity);
    let change = Change {
        kind: ChangeKind::Edited,
        activity: activity.to_string(),
        before: moved.map(without_results).into_iter().collect(),
        places: vec![from as u32],
        ..new_change(plan, world, "")
    };
    add(plan, change);
}

/// Returns where an activity stood before the last change, where that was moving it and still goes on.
fn open_move(plan: &TrainingPlan, activity: &str, world: &dyn World) -> Option<usize> {
    let last = plan.changes.last()?;
    let is_it = last.activity == activity && last.kind == ChangeKind::Edited;
    let from = last.places.first().filter(|_| is_it)?;
    is_open(last, was_approved(plan), world).then_some(*from as usize)
}

/// Finds an activity and the next one of the same list.
fn neighbours(activities: &[Shared<Activity>], id: &str, down: bool) -> Option<(usize, usize)> {
    let place = activities.iter().position(|item| item.id == id)?;
    let measure = activities.get(place)?.measure;
    let beside = |(_, item): &(usize, &Shared<Activity>)| item.measure == measure;
    let all = activities.iter().enumerate();
    let other = match down {
        true => all.skip(place + 1).find(beside),
        false => all.take(place).rfind(beside),
    };
    Some((place, other?.0))
}
