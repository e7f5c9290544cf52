//! What was changed after the plan was approved: when, what, why.

use super::{grid, words};
use crate::dossier::{Activity, Change, ChangeKind, PlanPart, Progress};
use crate::export::Grid;
use crate::framework::Label;
use crate::papers::desk::Desk;
use crate::papers::fill::BLANK;
use crate::papers::tables::plan::{cost, when};
use crate::plan::{ActivityPart, Told, changed_parts, people_in, told};

/// The key of the plan as a document.
const PLAN: &str = "plan";

/// Every modification of the plan, the earliest first. Texts of other documents are none; a reason that nobody gave is
/// left to be written by hand.
pub fn modifications(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::ModifiedOn, 18),
        words(desk, Label::ModifiedWhat, 48),
        words(desk, Label::ModifiedWhy, 34),
    ];
    let all = told(&desk.dossier.plan);
    let rows = all.iter().rev().filter_map(|told| row(desk, told));
    grid(heads, rows.collect())
}

fn row(desk: &Desk<'_>, told: &Told) -> Option<Vec<String>> {
    let change = &told.change;
    if !change.after_approval {
        return None;
    }
    let (what, of) = match &change.whole {
        Some(part) => whole(desk, part)?,
        None => activity(desk, told),
    };
    let reason = match change.reason.trim() {
        "" => BLANK,
        reason => reason,
    };
    Some(vec![
        desk.day((desk.day_of)(change.made)),
        format!("{}: {of}", desk.label(what)),
        reason.to_string(),
    ])
}

fn whole(desk: &Desk<'_>, part: &PlanPart) -> Option<(Label, String)> {
    Some(match part {
        PlanPart::Approval { value } => (Label::ModifiedAct, value.act.clone()),
        PlanPart::Document { key, .. } if key == PLAN => (
            Label::Modified,
            desk.framework.pack.plan_name.get(desk.language).to_string(),
        ),
        PlanPart::Document { .. } => return None,
        PlanPart::Limit { source, year, .. } => (
            Label::ModifiedLimit,
            format!("{}, {year}", desk.source(*source)),
        ),
    })
}

fn activity(desk: &Desk<'_>, told: &Told) -> (Label, String) {
    let Told { change, after } = told;
    let label = what(change);
    let titles = |list: &[&Activity]| {
        let titles = list.iter().map(|item| desk.words(item).title);
        titles.collect::<Vec<String>>().join("; ")
    };
    let before: Vec<&Activity> = change.before.iter().map(|item| &**item).collect();
    let named = match (before.as_slice(), after.as_deref()) {
        ([], Some(after)) => titles(&[after]),
        ([], None) => desk.label(Label::Unnamed).to_string(),
        (before, _) => titles(before),
    };
    let parts = match (label, before.as_slice(), after.as_deref()) {
        (Label::Modified, [before], Some(after)) => parts(desk, before, after),
        _ => String::new(),
    };
    (label, named + &parts)
}

fn what(change: &Change) -> Label {
    match change.kind {
        ChangeKind::Added => Label::ModifiedAdded,
        ChangeKind::Removed => Label::ModifiedRemoved,
        ChangeKind::Merged => Label::ModifiedMerged,
        ChangeKind::Separated => Label::ModifiedSeparated,
        ChangeKind::Edited if change.is_of_text() => Label::Modified,
        ChangeKind::Edited => match change.progress {
            Some(Progress::Cancelled) => Label::ModifiedTakenUp,
            Some(_) => Label::ModifiedCalledOff,
            None => Label::ModifiedOrder,
        },
    }
}

/// Says from what to what those parts changed that stand in the plan's tables.
fn parts(desk: &Desk<'_>, before: &Activity, after: &Activity) -> String {
    let mut said = String::new();
    for part in changed_parts(before, after) {
        let hours = |item: &Activity| item.hours.unwrap_or(0).to_string();
        let (label, write): (Label, &dyn Fn(&Activity) -> String) = match part {
            ActivityPart::Hours => (Label::Hours, &hours),
            ActivityPart::Months | ActivityPart::Phases => {
                (Label::Months, &|item| when(desk, item))
            }
            ActivityPart::Costs => (Label::Cost, &|item| cost(desk, item)),
            ActivityPart::Participants => (Label::People, &|item| people_in(item).to_string()),
            ActivityPart::Responsible => (Label::Responsible, &|item| item.responsible.clone()),
            _ => continue,
        };
        let (before, after) = (write(before), write(after));
        if before != after {
            let known = |text: String| if text.is_empty() { "—".into() } else { text };
            let (before, after) = (known(before), known(after));
            said += &format!(". {}: {before} → {after}", desk.label(label));
        }
    }
    said
}
