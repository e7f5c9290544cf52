//! What the municipality decides about suggestions. Every decision can be taken back.

use super::history::{record_added, take_out, was_approved};
use super::suggest::Suggestion;
use crate::documents::{Shared, World};
use crate::dossier::{Activity, ChangeKind, Rejection, TrainingPlan};
use crate::framework::Framework;

/// What was decided about a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision<'a> {
    /// Nothing yet.
    Open,
    /// It is in the plan.
    Accepted(&'a Activity),
    /// It was not wanted.
    Rejected(&'a Rejection),
}

/// Returns what was decided about a suggestion.
pub fn decision_of<'a>(plan: &'a TrainingPlan, suggestion: &str) -> Decision<'a> {
    let from = |item: &&Shared<Activity>| item.comes_from(suggestion);
    if let Some(activity) = plan.activities.iter().find(from) {
        return Decision::Accepted(activity);
    }
    match plan
        .rejected
        .iter()
        .find(|item| item.suggestion == suggestion)
    {
        Some(rejection) => Decision::Rejected(rejection),
        None => Decision::Open,
    }
}

/// Puts a suggestion into the plan and returns the id of the activity; one that is already there
/// stays as it is.
pub fn accept(
    plan: &mut TrainingPlan,
    framework: &Framework,
    suggestion: &Suggestion,
    world: &dyn World,
) -> String {
    if let Decision::Accepted(activity) = decision_of(plan, &suggestion.id) {
        return activity.id.clone();
    }
    plan.rejected
        .retain(|item| item.suggestion != suggestion.id);
    let activity = suggestion.to_activity(framework, world.new_id());
    let id = activity.id.clone();
    plan.activities.push(activity.into());
    record_added(plan, &id, world);
    id
}

/// Records that a suggestion is not wanted, and why; takes it out of the plan if it was there.
pub fn reject(plan: &mut TrainingPlan, suggestion: &str, reason: &str, world: &dyn World) {
    take_from_plan(plan, suggestion, reason, world);
    plan.rejected.retain(|item| item.suggestion != suggestion);
    plan.rejected.push(Rejection {
        suggestion: suggestion.to_string(),
        reason: reason.trim().to_string(),
        decided: world.now(),
    });
}

/// Takes a decision back: the suggestion is open again.
pub fn withdraw(plan: &mut TrainingPlan, suggestion: &str, world: &dyn World) {
    take_from_plan(plan, suggestion, "", world);
    plan.rejected.retain(|item| item.suggestion != suggestion);
}

/// Takes out the activities that come from a suggestion. From one that others were merged into, only its name is taken
/// off: what it brought stays. An acceptance that nobody worked on before the approval leaves no trace, for it can be
/// had again as it was; one that somebody gave a reason for does.
fn take_from_plan(plan: &mut TrainingPlan, suggestion: &str, reason: &str, world: &dyn World) {
    let approved = was_approved(plan);
    let mut goes = Vec::new();
    for activity in &mut plan.activities {
        if activity.comes_from(suggestion) {
            if activity.merged.is_empty() {
                let noted = !activity.execution.is_untouched() || !activity.enrolled.is_empty();
                goes.push((activity.id.clone(), activity.edited || noted));
                continue;
            }
            let ids = activity.suggestion.take().into_iter();
            let mut ids: Vec<String> = ids.chain(std::mem::take(&mut activity.merged)).collect();
            ids.retain(|id| id != suggestion);
            let mut ids = ids.into_iter();
            activity.suggestion = ids.next();
            activity.merged = ids.collect();
        }
    }
    for (id, worked_on) in goes {
        let of_it = || plan.changes.iter().filter(|change| change.activity == id);
        let told = of_it().any(|change| !change.reason.is_empty());
        let known = of_it().any(|change| change.kind != ChangeKind::Edited);
        if !approved && !worked_on && known && !told {
            plan.activities.retain(|item| item.id != id);
            plan.changes.retain(|change| change.activity != id);
        } else {
            take_out(plan, &[id], reason, world);
        }
    }
}

/// Adds an empty activity that no suggestion is behind, and returns its id.
pub fn add_by_hand(plan: &mut TrainingPlan, world: &dyn World) -> String {
    let id = world.new_id();
    let activity = Activity {
        id: id.clone(),
        edited: true,
        ..Activity::default()
    };
    plan.activities.push(activity.into());
    record_added(plan, &id, world);
    id
}
