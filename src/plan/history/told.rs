//! The history as it is read: each change beside what came of it.

use std::collections::BTreeMap;

use crate::documents::Shared;
use crate::dossier::{Activity, Change, TrainingPlan};

/// A change with what the activity was after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The change.
    pub change: Shared<Change>,
    /// The activity after it; absent where it was taken out, or where no activity was changed.
    pub after: Option<Shared<Activity>>,
}

/// Returns the changes of a plan, the latest first.
pub fn told(plan: &TrainingPlan) -> Vec<Told> {
    let mut now: BTreeMap<&str, &Shared<Activity>> = plan
        .activities
        .iter()
        .map(|item| (item.id.as_str(), item))
        .collect();
    let mut found = Vec::new();
    for change in plan.changes.iter().rev() {
        let after = now.get(change.activity.as_str());
        found.push(Told {
            change: change.clone(),
            after: after.map(|item| (*item).clone()),
        });
        for before in &change.before {
            now.insert(&before.id, before);
        }
    }
    found
}
