//! The history as it is read: each change beside what came of it.

use std::collections::BTreeMap;

use super::whole::{as_it_is, is_same};
use crate::documents::Shared;
use crate::dossier::{Activity, Change, PlanPart, TrainingPlan};

/// A change with what the activity was after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The change.
    pub change: Shared<Change>,
    /// The activity after it; absent where it was taken out, or where no activity was changed.
    pub after: Option<Shared<Activity>>,
    /// What the part of the plan was after it that is no activity, where one was changed.
    pub whole: Option<PlanPart>,
    /// First and last year of the plan after it.
    pub years: (i32, i32),
}

/// Returns the changes of a plan for some years, the latest first.
pub fn told(plan: &TrainingPlan, mut years: (i32, i32)) -> Vec<Told> {
    let mut now: BTreeMap<&str, &Shared<Activity>> = plan
        .activities
        .iter()
        .map(|item| (item.id.as_str(), item))
        .collect();
    let mut parts: Vec<&PlanPart> = Vec::new();
    let mut found = Vec::new();
    for change in plan.changes.iter().rev() {
        let after = now.get(change.activity.as_str());
        let whole = change.whole.as_ref().map(|part| {
            let mut later = parts.iter().rev();
            let later = later.find(|later| is_same(later, part));
            later.map_or_else(|| as_it_is(plan, part), |later| (*later).clone())
        });
        found.push(Told {
            change: change.clone(),
            after: after.map(|item| (*item).clone()),
            whole,
            years,
        });
        parts.extend(&change.whole);
        years = change.years.unwrap_or(years);
        for before in &change.before {
            now.insert(&before.id, before);
        }
    }
    found
}
