//! What was done to the plan by hand: every change with what was there before it, and the way back.

use chrono::TimeDelta;

use crate::documents::{Shared, World};
use crate::dossier::{Activity, Change, ChangeKind, Execution, TrainingPlan};

/// Changes made before the approval that are kept, the latest.
pub const KEPT_BEFORE_APPROVAL: usize = 200;

/// Edits of one activity that are this close together are one change.
const TOGETHER: TimeDelta = TimeDelta::minutes(30);

/// Why a change cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeBackFault {
    /// There is no such change.
    Unknown,
    /// The activity is no longer in the plan.
    Gone,
    /// An activity with the same identity is in the plan already.
    AlreadyThere,
    /// What came of a merged activity was noted since; it belongs to none of the former ones alone.
    HasResults,
    /// Activities that were separated can be merged again instead.
    Separated,
}

/// A part of an activity that was changed, as screens name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityPart {
    /// Title.
    Title,
    /// Objective.
    Objective,
    /// Contents.
    Contents,
    /// Competencies.
    Competencies,
    /// Modality and what runs beside it.
    Modality,
    /// Days of the phases.
    Phases,
    /// People per post.
    Participants,
    /// Language.
    Language,
    /// Trainer or what the trainer must bring.
    Trainer,
    /// Objective of a planning instrument that it serves.
    Serves,
    /// Hours.
    Hours,
    /// First and last month.
    Months,
    /// Product at work.
    Product,
    /// Indicator with what it was and should become.
    Indicator,
    /// Evaluation level.
    Evaluation,
    /// Who answers for it.
    Responsible,
    /// Costs.
    Costs,
    /// Permission of the authority.
    Permission,
    /// Commitments.
    Commitments,
    /// Notes.
    Notes,
}

/// Returns the parts in which an activity differs from what it was. What came of it and who is enrolled are no
/// parts of the plan.
pub fn changed_parts(before: &Activity, now: &Activity) -> Vec<ActivityPart> {
    use ActivityPart as Part;
    let promised = |activity: &Activity| -> Vec<_> {
        let list = activity.commitments.iter();
        list.map(|item| (item.by, item.text.clone(), item.until))
            .collect()
    };
    let (a, b) = (before, now);
    let parts = [
        (Part::Title, a.title == b.title),
        (Part::Objective, a.objective == b.objective),
        (Part::Contents, a.contents().eq(b.contents())),
        (Part::Competencies, a.competencies == b.competencies),
        (
            Part::Modality,
            a.modality == b.modality && a.companions == b.companions,
        ),
        (Part::Phases, a.phases == b.phases),
        (Part::Participants, a.participants == b.participants),
        (Part::Language, a.language == b.language),
        (
            Part::Trainer,
            a.trainer == b.trainer && a.trainer_profile == b.trainer_profile,
        ),
        (Part::Serves, a.serves == b.serves),
        (Part::Hours, a.hours == b.hours),
        (Part::Months, (a.from, a.to) == (b.from, b.to)),
        (Part::Product, a.product == b.product),
        (
            Part::Indicator,
            a.indicator == b.indicator
                && a.measured.before == b.measured.before
                && a.measured.target == b.measured.target,
        ),
        (Part::Evaluation, a.evaluation == b.evaluation),
        (Part::Responsible, a.responsible == b.responsible),
        (Part::Costs, a.costs == b.costs),
        (Part::Permission, a.permitted == b.permitted),
        (Part::Commitments, promised(a) == promised(b)),
        (Part::Notes, a.notes == b.notes),
    ];
    let changed = parts.into_iter().filter(|(_, same)| !same);
    changed.map(|(part, _)| part).collect()
}

/// Records that an activity was changed by hand, `before` being what it was. Edits of one activity within half an
/// hour become one change as long as nobody gave a reason, and none where everything is as it was again; those of
/// an activity added by hand belong to its adding. What is only noted in the follow-up is no change of the plan.
pub fn record_edit(plan: &mut TrainingPlan, before: &Shared<Activity>, world: &dyn World) {
    let Some(now) = plan.activity(&before.id) else {
        return;
    };
    if changed_parts(before, now).is_empty() {
        return;
    }
    let approved = plan.approval.is_some();
    let last = plan.changes.iter().rposition(|change| {
        change.activity == before.id || change.before.iter().any(|item| item.id == before.id)
    });
    let last = last.and_then(|place| Some((place, plan.changes.get(place)?)));
    let open = last.filter(|(_, change)| {
        let age = world.now() - change.made;
        change.after_approval == approved
            && change.reason.is_empty()
            && change.activity == before.id
            && (TimeDelta::zero()..=TOGETHER).contains(&age)
    });
    match open {
        Some((_, change)) if change.kind == ChangeKind::Added && now.suggestion.is_none() => {}
        Some((place, change)) if change.kind == ChangeKind::Edited => {
            let first = change.before.first();
            let as_it_was = first.filter(|first| changed_parts(first, now).is_empty());
            if let Some(edited) = as_it_was.map(|first| first.edited) {
                plan.changes.remove(place);
                if let Some(activity) = plan.activity_mut(&before.id) {
                    activity.edited = edited;
                }
            }
        }
        _ => {
            let id = before.id.clone();
            let before = vec![without_results(before)];
            push(plan, world, ChangeKind::Edited, id, before, Vec::new(), "");
        }
    }
}

/// Records that an activity was added.
pub fn record_added(plan: &mut TrainingPlan, activity: &str, world: &dyn World) {
    let id = activity.to_string();
    push(
        plan,
        world,
        ChangeKind::Added,
        id,
        Vec::new(),
        Vec::new(),
        "",
    );
}

/// Takes activities out of the plan and records each with the reason. Ids that are not there are passed over.
pub fn take_out(plan: &mut TrainingPlan, activities: &[String], reason: &str, world: &dyn World) {
    for id in activities {
        let Some(place) = plan.activities.iter().position(|item| item.id == *id) else {
            continue;
        };
        let removed = plan.activities.remove(place);
        let (before, places) = (vec![removed], vec![place as u32]);
        let kind = ChangeKind::Removed;
        push(plan, world, kind, id.clone(), before, places, reason);
    }
}

/// Puts a reason to a change, or takes it away.
pub fn give_reason(plan: &mut TrainingPlan, change: &str, reason: &str) {
    let mut changes = plan.changes.iter_mut();
    if let Some(change) = changes.find(|item| item.id == change) {
        change.reason = reason.to_string();
    }
}

/// Returns the last change of an activity that its editor can give a reason for.
pub fn last_change<'a>(plan: &'a TrainingPlan, activity: &str) -> Option<&'a Change> {
    let changes = plan.changes.iter().rev();
    let mut of_it = changes.filter(|change| change.activity == activity);
    of_it.next().map(|change| &**change)
}

/// Returns the changes made to the plan after its approval, the earliest first.
pub fn modifications(plan: &TrainingPlan) -> impl Iterator<Item = &Change> {
    let changes = plan.changes.iter().map(|change| &**change);
    changes.filter(|change| change.after_approval)
}

/// Puts back what was there before a change, and records that as a change of its own. What came of an activity and
/// who is enrolled stays as it is now.
///
/// # Errors
/// When it cannot be put back; then nothing changes.
pub fn take_back(
    plan: &mut TrainingPlan,
    change: &str,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    let mut changes = plan.changes.iter();
    let found = changes.find(|item| item.id == change);
    let change = found.cloned().ok_or(TakeBackFault::Unknown)?;
    match change.kind {
        ChangeKind::Edited => put_text_back(plan, &change, world),
        ChangeKind::Added => {
            plan.activity(&change.activity).ok_or(TakeBackFault::Gone)?;
            take_out(plan, std::slice::from_ref(&change.activity), "", world);
            Ok(())
        }
        ChangeKind::Removed => {
            put_in(plan, &change)?;
            record_added(plan, &change.activity, world);
            Ok(())
        }
        ChangeKind::Merged => separate(plan, &change, world),
        ChangeKind::Separated => Err(TakeBackFault::Separated),
    }
}

/// Puts the former state of an edited activity back.
fn put_text_back(
    plan: &mut TrainingPlan,
    change: &Change,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    let before = change.before.first().ok_or(TakeBackFault::Unknown)?;
    let activity = plan
        .activity_mut(&change.activity)
        .ok_or(TakeBackFault::Gone)?;
    let now = Shared::new(activity.clone());
    *activity = with_results(before, &now);
    let id = change.activity.clone();
    let before = vec![without_results(&now)];
    push(plan, world, ChangeKind::Edited, id, before, Vec::new(), "");
    Ok(())
}

/// Puts activities back where they stood.
fn put_in(plan: &mut TrainingPlan, change: &Change) -> Result<(), TakeBackFault> {
    let here = |id: &str| plan.activity(id).is_some();
    if change.before.iter().any(|item| here(&item.id)) {
        return Err(TakeBackFault::AlreadyThere);
    }
    for (index, activity) in change.before.iter().enumerate() {
        let end = plan.activities.len();
        let place = change.places.get(index).map(|place| *place as usize);
        let place = place.unwrap_or(end).min(end);
        plan.activities.insert(place, activity.clone());
    }
    Ok(())
}

/// Puts the former activities in the place of the one that they were merged into.
fn separate(
    plan: &mut TrainingPlan,
    change: &Change,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    let place = plan
        .activities
        .iter()
        .position(|item| item.id == change.activity);
    let place = place.ok_or(TakeBackFault::Gone)?;
    let others = change
        .before
        .iter()
        .filter(|item| item.id != change.activity);
    if others
        .into_iter()
        .any(|item| plan.activity(&item.id).is_some())
    {
        return Err(TakeBackFault::AlreadyThere);
    }
    let former: Vec<&Activity> = change.before.iter().map(|item| &**item).collect();
    let (execution, enrolled) = super::merge::united_results(&former);
    let merged = plan.activities.get(place);
    if merged.is_none_or(|now| now.execution != execution || now.enrolled != enrolled) {
        return Err(TakeBackFault::HasResults);
    }
    let merged = plan.activities.remove(place);
    put_in(plan, change)?;
    let id = change.activity.clone();
    let kind = ChangeKind::Separated;
    push(plan, world, kind, id, vec![merged], Vec::new(), "");
    Ok(())
}

/// Adds a change; those before the approval beyond the latest are forgotten.
pub(super) fn push(
    plan: &mut TrainingPlan,
    world: &dyn World,
    kind: ChangeKind,
    activity: String,
    before: Vec<Shared<Activity>>,
    places: Vec<u32>,
    reason: &str,
) {
    let after_approval = plan.approval.is_some();
    let change = Change {
        id: world.new_id(),
        made: world.now(),
        kind,
        activity,
        reason: reason.trim().to_string(),
        after_approval,
        before,
        places,
    };
    plan.changes.push(change.into());
    let early = plan.changes.iter().filter(|item| !item.after_approval);
    let mut surplus = early.count().saturating_sub(KEPT_BEFORE_APPROVAL);
    plan.changes.retain(|item| {
        let goes = !item.after_approval && surplus > 0;
        surplus -= usize::from(goes);
        !goes
    });
}

/// Returns an activity as the plan has it, without what came of it and without people.
pub(super) fn without_results(activity: &Shared<Activity>) -> Shared<Activity> {
    if activity.enrolled.is_empty() && activity.execution.is_untouched() {
        return activity.clone();
    }
    Shared::new(Activity {
        enrolled: Default::default(),
        execution: Execution::default(),
        ..Activity::clone(activity)
    })
}

/// Returns the plan's part of `before` with what came of it and the people of `now`.
fn with_results(before: &Activity, now: &Activity) -> Activity {
    let mut measured = before.measured.clone();
    measured.after = now.measured.after.clone();
    measured.on = now.measured.on;
    let mut commitments = before.commitments.clone();
    for item in &mut commitments {
        let same = |other: &&crate::dossier::Commitment| {
            (other.by, &other.text, other.until) == (item.by, &item.text, item.until)
        };
        item.kept = now
            .commitments
            .iter()
            .find(same)
            .and_then(|found| found.kept);
    }
    Activity {
        measured,
        commitments,
        enrolled: now.enrolled.clone(),
        execution: now.execution.clone(),
        ..before.clone()
    }
}
