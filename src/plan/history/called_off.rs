//! Calling off an activity of an approved plan, and taking it up again.

use super::{TakeBackFault, add, is_open, new_change, was_approved, without_results};
use crate::documents::World;
use crate::dossier::{Change, ChangeKind, Progress, TrainingPlan};

/// Notes how far an activity is. Calling an activity of an approved plan off is a modification, with the reason that is
/// noted of it; so is taking it up again. Whoever chooses the one after the other within half an hour and gives no reason
/// changed nothing. In a draft nobody asks.
pub fn note_progress(
    plan: &mut TrainingPlan,
    activity: &str,
    progress: Progress,
    world: &dyn World,
) {
    let Some(found) = plan.activity_mut(activity) else {
        return;
    };
    let before = std::mem::replace(&mut found.execution.progress, progress);
    let reason = found.execution.reason.clone();
    if !was_approved(plan) || is_off(before) == is_off(progress) {
        return;
    }
    let last = last_of(plan, activity).and_then(|place| Some((place, plan.changes.get(place)?)));
    if let Some((place, change)) = last
        && is_open(change, true, world)
    {
        plan.changes.remove(place);
        return;
    }
    let noted = plan.activities.iter().find(|item| item.id == activity);
    let change = Change {
        kind: ChangeKind::Edited,
        activity: activity.to_string(),
        before: noted.map(without_results).into_iter().collect(),
        progress: Some(before),
        ..new_change(plan, world, if is_off(progress) { &reason } else { "" })
    };
    add(plan, change);
}

/// Notes why an activity was put off or will not take place. Of one that was called off it is the modification's reason
/// too.
pub fn note_stopped(plan: &mut TrainingPlan, activity: &str, reason: &str) {
    let Some(found) = plan.activity_mut(activity) else {
        return;
    };
    found.execution.reason = reason.to_string();
    let off = found.is_called_off();
    let change = last_of(plan, activity).filter(|_| off);
    if let Some(change) = change.and_then(|place| plan.changes.get_mut(place)) {
        change.reason = reason.to_string();
    }
}

/// Puts the reason of a change that called an activity off to the activity itself, as long as it stays so.
pub(super) fn tell_activity(plan: &mut TrainingPlan, change: &Change) {
    let last = last_of(plan, &change.activity).and_then(|place| plan.changes.get(place));
    if change.progress.is_none() || last.is_none_or(|last| last.id != change.id) {
        return;
    }
    if let Some(activity) = plan.activity_mut(&change.activity)
        && activity.is_called_off()
    {
        activity.execution.reason = change.reason.clone();
    }
}

/// Notes again how far an activity was before it was called off, or calls it off again.
pub(super) fn progress_back(
    plan: &mut TrainingPlan,
    activity: &str,
    progress: Progress,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    let now = plan.activity(activity).ok_or(TakeBackFault::Gone)?;
    if now.is_called_off() == is_off(progress) {
        return Err(TakeBackFault::AsItWas);
    }
    note_progress(plan, activity, progress, world);
    Ok(())
}

fn is_off(progress: Progress) -> bool {
    progress == Progress::Cancelled
}

/// Returns the place of the last change that called an activity off or took it up again.
fn last_of(plan: &TrainingPlan, activity: &str) -> Option<usize> {
    let mut changes = plan.changes.iter();
    changes.rposition(|change| change.activity == activity && change.progress.is_some())
}
