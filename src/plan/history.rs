//! What was done to the plan by hand: every change with what was there before it, and the way back.

mod called_off;
mod order;
mod parts;
mod told;
mod whole;
mod years;

use chrono::TimeDelta;

use self::parts::with_results;
use crate::documents::{Shared, World};
use crate::dossier::{Activity, Change, ChangeKind, TrainingPlan};

pub use self::called_off::{note_progress, note_stopped};
pub use self::order::move_in_list;
pub(super) use self::parts::without_results;
pub use self::parts::{ActivityPart, changed_parts};
pub use self::told::{Told, told};
pub(super) use self::whole::record_whole;
pub use self::whole::{note_approval, was_approved, withdraw_approval, write_document};
pub use self::years::{set_years, take_back_of};

/// Changes made before the approval and without a reason that are kept, the latest. What has a reason is kept, and so
/// is every modification of an approved plan.
pub const KEPT_BEFORE_APPROVAL: usize = 200;

/// Changes made before the approval and with a reason that keep the way back, the latest; of earlier ones it stays
/// what was done, when and why, so that a history of years still fits into a file.
pub const KEPT_WITH_THE_WAY_BACK: usize = 1_000;

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
    /// The plan is approved by an act already.
    Approved,
    /// Activities that were separated can be merged again instead.
    Separated,
    /// It is as it was before the change already.
    AsItWas,
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
    let approved = was_approved(plan);
    let last = plan.changes.iter().rposition(|change| {
        change.activity == before.id || change.before.iter().any(|item| item.id == before.id)
    });
    let last = last.and_then(|place| Some((place, plan.changes.get(place)?)));
    let open =
        last.filter(|(_, change)| change.activity == before.id && is_open(change, approved, world));
    match open {
        Some((_, change)) if change.kind == ChangeKind::Added && now.suggestion.is_none() => {}
        Some((place, change)) if change.is_of_text() => {
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

/// Tells whether what is changed now still belongs to a change.
fn is_open(change: &Change, approved: bool, world: &dyn World) -> bool {
    let age = world.now() - change.made;
    change.after_approval == approved
        && change.reason.is_empty()
        && (TimeDelta::zero()..=TOGETHER).contains(&age)
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
        let told = Change::clone(change);
        called_off::tell_activity(plan, &told);
    }
}

/// Returns the last change of an activity that its editor can give a reason for.
pub fn last_change<'a>(plan: &'a TrainingPlan, activity: &str) -> Option<&'a Change> {
    let changes = plan.changes.iter().rev();
    let mut of_it = changes.filter(|change| change.activity == activity);
    of_it.next().map(|change| &**change)
}

/// Returns the changes made to the plan after it was approved for the first time, the earliest first.
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
    if let Some(part) = &change.whole {
        return whole::put_back(plan, part, world);
    }
    // Of an old draft it may be known no more than that it was changed, and why.
    if change.kind != ChangeKind::Added && change.before.is_empty() {
        return Err(TakeBackFault::Unknown);
    }
    if let Some(progress) = change.progress {
        return called_off::progress_back(plan, &change.activity, progress, world);
    }
    match (change.kind, change.places.first()) {
        (ChangeKind::Edited, Some(place)) => {
            plan.activity(&change.activity).ok_or(TakeBackFault::Gone)?;
            order::move_back(plan, &change.activity, *place, world);
            Ok(())
        }
        (ChangeKind::Edited, None) => put_text_back(plan, &change, world),
        (ChangeKind::Added, _) => {
            plan.activity(&change.activity).ok_or(TakeBackFault::Gone)?;
            take_out(plan, std::slice::from_ref(&change.activity), "", world);
            Ok(())
        }
        (ChangeKind::Removed, _) => {
            put_in(plan, &change)?;
            record_added(plan, &change.activity, world);
            Ok(())
        }
        (ChangeKind::Merged, _) => separate(plan, &change, world),
        (ChangeKind::Separated, _) => Err(TakeBackFault::Separated),
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

/// Adds a change of activities.
pub(super) fn push(
    plan: &mut TrainingPlan,
    world: &dyn World,
    kind: ChangeKind,
    activity: String,
    before: Vec<Shared<Activity>>,
    places: Vec<u32>,
    reason: &str,
) {
    let change = Change {
        kind,
        activity,
        before,
        places,
        ..new_change(plan, world, reason)
    };
    add(plan, change);
}

fn new_change(plan: &TrainingPlan, world: &dyn World, reason: &str) -> Change {
    Change {
        id: world.new_id(),
        made: world.now(),
        kind: ChangeKind::Edited,
        activity: String::new(),
        reason: reason.trim().to_string(),
        after_approval: was_approved(plan),
        before: Vec::new(),
        places: Vec::new(),
        whole: None,
        progress: None,
        years: None,
    }
}

/// Adds a change, and forgets of old drafts what no report asks for.
fn add(plan: &mut TrainingPlan, change: Change) {
    plan.changes.push(change.into());
    let draft = |change: &Change| !change.after_approval;
    let mute = |change: &Change| draft(change) && change.reason.is_empty();
    let told = |change: &Change| draft(change) && !change.reason.is_empty();
    let count = |test: &dyn Fn(&Change) -> bool| {
        let changes = plan.changes.iter();
        changes.filter(|change| test(change)).count()
    };
    let mut surplus = count(&mute).saturating_sub(KEPT_BEFORE_APPROVAL);
    let heavy = count(&told).saturating_sub(KEPT_WITH_THE_WAY_BACK);
    plan.changes.retain(|item| {
        let goes = mute(item) && surplus > 0;
        surplus -= usize::from(goes);
        !goes
    });
    let old = plan.changes.iter_mut().filter(|item| told(item));
    for item in old.take(heavy).filter(|item| !item.before.is_empty()) {
        item.before.clear();
        item.places.clear();
    }
}
