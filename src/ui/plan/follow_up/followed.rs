//! The activity that is followed.

use leptos::prelude::*;

use crate::documents::Shared;
use crate::dossier::{Activity, Enrolment, TrainingPlan};
use crate::follow_up::{activity_mut, plan_of_mut};
use crate::ui::app::App;

/// One activity of this plan or an earlier one, and what came of it. Noting that changes no plan, so nothing
/// here marks the activity as changed by hand.
#[derive(Clone, Copy)]
pub struct Followed {
    /// The application.
    pub app: App,
    /// The activity; absent once it was removed.
    pub activity: Memo<Option<Shared<Activity>>>,
    id: StoredValue<String>,
}

impl Followed {
    /// Follows the activity with this id.
    pub fn new(app: App, id: String) -> Followed {
        let wanted = id.clone();
        let activity = Memo::new(move |_| {
            app.dossier.read(|dossier| {
                let past = dossier.past_plans.iter();
                let plans = past.map(|past| &past.plan).chain([&dossier.plan]);
                let mut all = plans.flat_map(|plan| &plan.activities);
                all.find(|item| item.id == wanted).cloned()
            })
        });
        Followed {
            app,
            activity,
            id: StoredValue::new(id),
        }
    }

    /// Returns the id.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// Reads the activity and tracks it.
    pub fn read<R: Default>(self, read: impl FnOnce(&Activity) -> R) -> R {
        self.activity
            .with(|found| found.as_deref().map(read))
            .unwrap_or_default()
    }

    /// Changes what came of the activity.
    pub fn edit(self, change: impl FnOnce(&mut Activity)) {
        self.app.dossier.edit(self.app, |dossier| {
            if let Some(activity) = activity_mut(dossier, &self.id()) {
                change(activity);
            }
        });
    }

    /// Changes the plan that it is in: what is noted of it that is a modification of the plan.
    pub fn edit_plan(self, change: impl FnOnce(&mut TrainingPlan, &str)) {
        self.app.dossier.edit(self.app, |dossier| {
            let id = self.id();
            if let Some(plan) = plan_of_mut(dossier, &id) {
                change(plan, &id);
            }
        });
    }

    /// Changes it and offers to undo that.
    pub fn edit_undoable(self, message: String, change: impl FnOnce(&mut Activity)) {
        self.app
            .dossier
            .edit_undoable(self.app, message, |dossier| {
                if let Some(activity) = activity_mut(dossier, &self.id()) {
                    change(activity);
                }
            });
    }

    /// Reads what came of it for one person and tracks that.
    pub fn of<R: Default>(self, person: &str, read: impl FnOnce(&Enrolment) -> R) -> R {
        self.read(|activity| activity.enrolled.get(person).map(read).unwrap_or_default())
    }

    /// Changes what came of it for one person.
    pub fn edit_of(self, person: &str, change: impl FnOnce(&mut Enrolment)) {
        self.edit(|activity| {
            if let Some(enrolment) = activity.enrolled.get_mut(person) {
                change(enrolment);
            }
        });
    }

    /// The ids of the people who are enrolled, in the order of the register of people; those that it no longer
    /// has come last.
    pub fn people(self) -> Memo<Vec<String>> {
        Memo::new(move |_| {
            self.app.dossier.read(|dossier| {
                self.read(|activity| {
                    let enrolled = &activity.enrolled;
                    let register = dossier.people.iter().map(|person| &person.id);
                    let known = register.filter(|id| enrolled.contains_key(*id));
                    let mut ids: Vec<String> = known.cloned().collect();
                    if ids.len() < enrolled.len() {
                        let gone = enrolled.keys().filter(|id| !ids.contains(id));
                        ids.extend(gone.cloned().collect::<Vec<_>>());
                    }
                    ids
                })
            })
        })
    }
}
