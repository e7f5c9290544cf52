//! What serves each objective of the planning instruments, and what serves none.

use super::costs::{activity_cents, people_in};
use crate::dossier::{Activity, Dossier, ObjectiveRef};
use crate::framework::Framework;

/// What serves an objective.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// The objective; absent for what serves none that is there.
    pub objective: Option<ObjectiveRef>,
    /// Activity ids, in the order of the plan.
    pub activities: Vec<String>,
    /// What they cost, in cents.
    pub cents: u64,
    /// Hours of training.
    pub hours: u64,
    /// Places in training: one person in two activities counts twice.
    pub places: u64,
}

impl Served {
    fn add(&mut self, activity: &Activity) {
        self.activities.push(activity.id.clone());
        self.cents = self.cents.saturating_add(activity_cents(activity));
        if !activity.measure {
            self.hours += u64::from(activity.hours.unwrap_or(0));
            self.places += people_in(activity);
        }
    }
}

/// Returns every objective that was noted, in the order of the framework's instruments, also those that nothing
/// serves; then what serves none. Activities whose objective is no longer there are among those.
pub fn by_objective(framework: &Framework, dossier: &Dossier) -> Vec<Served> {
    let instruments = framework.instruments.iter().filter_map(|item| {
        let finding = dossier.institution.instruments.get(&item.id)?;
        Some((&item.id, &finding.objectives))
    });
    let mut all: Vec<Served> = instruments
        .flat_map(|(instrument, objectives)| {
            objectives.iter().map(move |objective| Served {
                objective: Some(ObjectiveRef {
                    instrument: instrument.clone(),
                    objective: objective.id.clone(),
                }),
                ..Served::default()
            })
        })
        .collect();
    let mut none = Served::default();
    for activity in dossier.plan.standing() {
        let mut known = all.iter_mut();
        let place = activity
            .serves
            .as_ref()
            .and_then(|wanted| known.find(|item| item.objective.as_ref() == Some(wanted)));
        place.unwrap_or(&mut none).add(activity);
    }
    all.push(none);
    all
}
