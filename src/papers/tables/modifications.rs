//! What was changed after the plan was approved: when, what, why.

use super::plan::{cost, when};
use super::{grid, words};
use crate::documents::time::spoken_day;
use crate::dossier::{Activity, Change, ChangeKind, PlanPart, Progress};
use crate::export::Grid;
use crate::framework::Label;
use crate::papers::desk::Desk;
use crate::papers::fill::BLANK;
use crate::plan::{ActivityPart, Told, changed_parts, costs_by_source, people_in, told};

/// The key of the plan as a document.
const PLAN: &str = "plan";
/// Stands for what was not there.
const NOTHING: &str = "—";

/// Every modification of the plan, the earliest first; no table where the framework has no words for it. Texts of other
/// documents are none; a reason that nobody gave is left to be written by hand.
pub fn modifications(desk: &Desk<'_>) -> Option<Grid> {
    desk.framework.labels.get(Label::Modified.key())?;
    let heads = vec![
        words(desk, Label::ModifiedOn, 18),
        words(desk, Label::ModifiedWhat, 48),
        words(desk, Label::ModifiedWhy, 34),
    ];
    let all = told(&desk.dossier.plan, desk.dossier.years);
    let rows = all.iter().rev().filter(|told| is_of_plan(&told.change));
    let rows = rows.map(|told| {
        let reason = match told.change.reason.trim() {
            "" => BLANK,
            reason => reason,
        };
        vec![
            desk.day((desk.day_of)(told.change.made)),
            modification(desk, told) + &parts(desk, told),
            reason.to_string(),
        ]
    });
    Some(grid(heads, rows.collect()))
}

fn is_of_plan(change: &Change) -> bool {
    let other = matches!(&change.whole, Some(PlanPart::Document { key, .. }) if key != PLAN);
    change.after_approval && !other
}

/// Says what was done to what.
fn modification(desk: &Desk<'_>, told: &Told) -> String {
    let (what, of) = match (&told.change.whole, told.change.years) {
        (Some(part), _) => whole(desk, part, told.whole.as_ref()),
        (None, Some(before)) => {
            let [before, after] = [before, told.years].map(|(from, to)| format!("{from}–{to}"));
            (Label::ModifiedYears, format!("{before} → {after}"))
        }
        (None, None) => (what(&told.change), titles(desk, told)),
    };
    format!("{}: {of}", desk.label(what))
}

fn whole(desk: &Desk<'_>, part: &PlanPart, after: Option<&PlanPart>) -> (Label, String) {
    match part {
        PlanPart::Approval { value } => (
            Label::ModifiedAct,
            format!("{}, {}", value.act, spoken_day(value.on)),
        ),
        PlanPart::Document { .. } => {
            let name = desk.framework.pack.plan_name.get(desk.language);
            (Label::Modified, name.to_string())
        }
        PlanPart::Limit { source, year, .. } => {
            let [before, after] = [Some(part), after].map(|part| limit(desk, part));
            let source = desk.source(*source);
            (
                Label::ModifiedLimit,
                format!("{source}, {year}: {before} → {after}"),
            )
        }
    }
}

fn limit(desk: &Desk<'_>, part: Option<&PlanPart>) -> String {
    match part {
        Some(PlanPart::Limit {
            cents: Some(cents), ..
        }) => desk.money(*cents),
        _ => NOTHING.to_string(),
    }
}

/// The titles of the activities as they were, or of the one that was added.
fn titles(desk: &Desk<'_>, told: &Told) -> String {
    let before = told.change.before.iter();
    let added = told.after.iter().filter(|_| told.change.before.is_empty());
    let titles = before.chain(added).map(|item| desk.words(item).title);
    let titles: Vec<String> = titles.collect();
    match titles.is_empty() {
        true => desk.label(Label::Unnamed).to_string(),
        false => titles.join("; "),
    }
}

fn what(change: &Change) -> Label {
    match (change.kind, change.progress) {
        (ChangeKind::Added, _) => Label::ModifiedAdded,
        (ChangeKind::Removed, _) => Label::ModifiedRemoved,
        (ChangeKind::Merged, _) => Label::ModifiedMerged,
        (ChangeKind::Separated, _) => Label::ModifiedSeparated,
        (ChangeKind::Edited, Some(Progress::Cancelled)) => Label::ModifiedTakenUp,
        (ChangeKind::Edited, Some(_)) => Label::ModifiedCalledOff,
        (ChangeKind::Edited, None) if change.is_of_text() => Label::Modified,
        (ChangeKind::Edited, None) => Label::ModifiedOrder,
    }
}

/// Says from what to what those parts changed that stand in the plan's tables, and names the others.
fn parts(desk: &Desk<'_>, told: &Told) -> String {
    let (mut said, mut named) = (String::new(), Vec::new());
    let before = told
        .change
        .before
        .first()
        .filter(|_| told.change.is_of_text());
    let Some((before, after)) = before.zip(told.after.as_ref()) else {
        return said;
    };
    for part in changed_parts(before, after) {
        match from_to(desk, part, [before, after]) {
            Some((label, words)) => said += &format!(". {}: {words}", desk.label(label)),
            None => named.push(desk.label(name(part))),
        }
    }
    named.retain(|name| !name.is_empty());
    if !named.is_empty() {
        let parts = desk.label(Label::ModifiedParts);
        said += &format!(". {parts}: {}", named.join(", "));
    }
    said
}

/// Names a part where it is not said from what to what it changed.
fn name(part: ActivityPart) -> Label {
    match part {
        ActivityPart::Title => Label::Activity,
        ActivityPart::Objective => Label::PartObjective,
        ActivityPart::Contents => Label::PartContents,
        ActivityPart::Competencies => Label::PartCompetencies,
        ActivityPart::Modality => Label::PartModality,
        ActivityPart::Phases => Label::PartPhases,
        ActivityPart::Participants => Label::PartPeople,
        ActivityPart::Language => Label::PartLanguage,
        ActivityPart::Trainer => Label::PartTrainer,
        ActivityPart::Serves => Label::PartServes,
        ActivityPart::Hours => Label::Hours,
        ActivityPart::Months => Label::Months,
        ActivityPart::Product => Label::PartProduct,
        ActivityPart::Indicator => Label::PartIndicator,
        ActivityPart::Evaluation => Label::PartEvaluation,
        ActivityPart::Responsible => Label::Responsible,
        ActivityPart::Costs => Label::PartCosts,
        ActivityPart::Permission => Label::PartPermission,
        ActivityPart::Commitments => Label::PartCommitments,
        ActivityPart::Notes => Label::PartNotes,
    }
}

/// Says from what to what a part of an activity changed that stands in the plan's tables: its sum or, where that stayed, what
/// it is made of. `None` where no such words tell the two apart.
pub fn from_to(
    desk: &Desk<'_>,
    part: ActivityPart,
    both: [&Activity; 2],
) -> Option<(Label, String)> {
    let label = match part {
        ActivityPart::Title => Label::Activity,
        ActivityPart::Hours => Label::Hours,
        ActivityPart::Months => Label::Months,
        ActivityPart::Costs => Label::Cost,
        ActivityPart::Participants => Label::People,
        ActivityPart::Responsible => Label::Responsible,
        _ => return None,
    };
    let sum = |item: &Activity| match label {
        Label::Activity => desk.words(item).title,
        Label::Hours => item.hours.unwrap_or(0).to_string(),
        Label::Months => when(desk, item),
        Label::Cost => cost(desk, item),
        Label::People => people_in(item).to_string(),
        _ => item.responsible.clone(),
    };
    let details = |item: &Activity| match label {
        Label::Cost => by_source(desk, item),
        Label::People => by_post(desk, item),
        _ => String::new(),
    };
    let told = |[before, after]: [String; 2]| (before != after).then_some([before, after]);
    let [before, after] = told(both.map(sum)).or_else(|| told(both.map(details)))?;
    let said = |text: String| match text.is_empty() {
        true => NOTHING.to_string(),
        false => text,
    };
    Some((label, format!("{} → {}", said(before), said(after))))
}

/// What an activity costs by source and year.
fn by_source(desk: &Desk<'_>, activity: &Activity) -> String {
    let sums = costs_by_source(std::iter::once(activity), desk.dossier.years.0).into_iter();
    let sums = sums.map(|((source, year), cents)| {
        format!("{} {year} {}", desk.source(source), desk.money(cents))
    });
    sums.collect::<Vec<_>>().join(", ")
}

fn by_post(desk: &Desk<'_>, activity: &Activity) -> String {
    let posts = activity.participants.iter().filter(|(_, n)| **n > 0);
    let posts = posts.map(|(id, n)| format!("{} {n}", desk.post(id)));
    posts.collect::<Vec<_>>().join(", ")
}
