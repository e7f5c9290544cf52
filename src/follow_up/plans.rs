//! The activities of every plan that a dossier holds: what was learnt in an earlier term is followed too.

use crate::dossier::{Activity, Dossier, TrainingPlan};

/// Returns the activities of the earlier plans, the earliest first, then those of the present one.
pub fn all_activities(dossier: &Dossier) -> impl Iterator<Item = &Activity> {
    let past = dossier.past_plans.iter();
    let past = past.flat_map(|past| past.plan.activities.iter());
    past.chain(&dossier.plan.activities).map(|item| &**item)
}

/// Finds an activity of any plan.
pub fn find_activity<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a Activity> {
    let here = dossier.plan.activity(id);
    here.or_else(|| all_activities(dossier).find(|item| item.id == id))
}

/// Finds an activity of any plan to change it; only what holds it is copied.
pub fn activity_mut<'a>(dossier: &'a mut Dossier, id: &str) -> Option<&'a mut Activity> {
    plan_of_mut(dossier, id)?.activity_mut(id)
}

/// Finds the plan that an activity is in to change it; only what holds it is copied.
pub fn plan_of_mut<'a>(dossier: &'a mut Dossier, id: &str) -> Option<&'a mut TrainingPlan> {
    if dossier.plan.activity(id).is_some() {
        return Some(&mut dossier.plan);
    }
    let mut past = dossier.past_plans.iter_mut();
    let holds = past.find(|past| past.plan.activity(id).is_some());
    holds.map(|past| &mut past.plan)
}
