//! The parts of an activity that belong to the plan, and what came of it, which does not.

use crate::documents::Shared;
use crate::dossier::{Activity, Execution};

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

/// Returns an activity as the plan has it, without what came of it and without people.
pub(in crate::plan) fn without_results(activity: &Shared<Activity>) -> Shared<Activity> {
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
pub(super) fn with_results(before: &Activity, now: &Activity) -> Activity {
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
