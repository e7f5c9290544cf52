//! What was done to the plan as a whole: its approval, texts of documents, limits of the budget.

use chrono::{DateTime, NaiveDate, Utc};

use super::{TakeBackFault, add, is_open, new_change};
use crate::documents::World;
use crate::dossier::{Approval, Change, PlanPart, TrainingPlan};
use crate::plan::costs::set_limit;

/// Tells whether the plan is approved, or was before the approval was withdrawn: what is changed from then on is a
/// modification.
pub fn was_approved(plan: &TrainingPlan) -> bool {
    let mut changes = plan.changes.iter();
    plan.approval.is_some() || changes.any(|change| change.after_approval)
}

/// Notes the act that approved the plan. What was changed on a later day than the act's, before anybody noted it here,
/// becomes a modification; `day_of` tells the day of a moment where the user is.
pub fn note_approval(
    plan: &mut TrainingPlan,
    approval: Approval,
    day_of: impl Fn(DateTime<Utc>) -> NaiveDate,
) {
    for change in &mut plan.changes {
        if !change.after_approval && day_of(change.made) > approval.on {
            change.after_approval = true;
        }
    }
    plan.approval = Some(approval);
}

/// Takes the approval away and records which it was, and why it went.
pub fn withdraw_approval(plan: &mut TrainingPlan, reason: &str, world: &dyn World) {
    let Some(value) = plan.approval.clone() else {
        return;
    };
    let change = Change {
        whole: Some(PlanPart::Approval { value }),
        ..new_change(plan, world, reason)
    };
    add(plan, change);
    plan.approval = None;
}

/// Keeps the text of a document, or takes the template's again.
pub fn write_document(plan: &mut TrainingPlan, key: &str, text: Option<String>, world: &dyn World) {
    let before = PlanPart::Document {
        key: key.to_string(),
        text: plan.documents.get(key).cloned(),
    };
    match text {
        Some(text) => plan.documents.insert(key.to_string(), text),
        None => plan.documents.remove(key),
    };
    record_whole(plan, before, world);
}

/// Records that a part of the plan was changed, `before` being what it was. Changes of one part within half an hour become
/// one as long as nobody gave a reason, and none where it is as it was again.
pub(in crate::plan) fn record_whole(plan: &mut TrainingPlan, before: PlanPart, world: &dyn World) {
    let now = as_it_is(plan, &before);
    if now == before {
        return;
    }
    let approved = was_approved(plan);
    let of_it = |change: &Change| {
        change
            .whole
            .as_ref()
            .is_some_and(|part| is_same(part, &now))
    };
    let last = plan.changes.iter().rposition(|change| of_it(change));
    let last = last.and_then(|place| Some((place, plan.changes.get(place)?)));
    match last.filter(|(_, change)| is_open(change, approved, world)) {
        Some((place, change)) => {
            if change.whole.as_ref() == Some(&now) {
                plan.changes.remove(place);
            }
        }
        None => {
            let change = Change {
                whole: Some(before),
                ..new_change(plan, world, "")
            };
            add(plan, change);
        }
    }
}

/// Tells whether two are the same part, whatever it was; acts are never one.
pub(super) fn is_same(one: &PlanPart, other: &PlanPart) -> bool {
    use PlanPart::{Document, Limit};
    match (one, other) {
        (Document { key, .. }, Document { key: other, .. }) => key == other,
        (
            Limit { source, year, .. },
            Limit {
                source: other,
                year: of,
                ..
            },
        ) => (source, year) == (other, of),
        _ => false,
    }
}

/// Returns a part as the plan has it now.
pub(super) fn as_it_is(plan: &TrainingPlan, part: &PlanPart) -> PlanPart {
    match part {
        PlanPart::Approval { .. } => part.clone(),
        PlanPart::Document { key, .. } => PlanPart::Document {
            key: key.clone(),
            text: plan.documents.get(key).cloned(),
        },
        PlanPart::Limit { source, year, .. } => {
            let mut lines = plan.budget.iter().rev();
            let line = lines.find(|line| (line.source, line.year) == (*source, *year));
            PlanPart::Limit {
                source: *source,
                year: *year,
                cents: line.map(|line| line.cents),
            }
        }
    }
}

/// Puts back what a part was before a change.
pub(super) fn put_back(
    plan: &mut TrainingPlan,
    part: &PlanPart,
    world: &dyn World,
) -> Result<(), TakeBackFault> {
    match part.clone() {
        PlanPart::Approval { value } => {
            if plan.approval.is_some() {
                return Err(TakeBackFault::Approved);
            }
            plan.approval = Some(value);
        }
        PlanPart::Document { key, text } => write_document(plan, &key, text, world),
        PlanPart::Limit {
            source,
            year,
            cents,
        } => set_limit(plan, source, year, cents, world),
    }
    Ok(())
}
