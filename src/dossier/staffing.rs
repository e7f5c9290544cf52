//! Who works here, who takes part, and what is left of somebody who goes.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::activity::Activity;
use super::follow_up::Enrolment;
use super::model::Dossier;
use super::people::{Person, Trainer};
use super::plan_part::person_of_document;
use super::training_plan::{Change, TrainingPlan};
use crate::documents::Shared;

impl Person {
    /// Tells whether the person still works here on a day.
    pub fn is_here(&self, day: NaiveDate) -> bool {
        self.left.is_none_or(|left| left >= day)
    }

    /// Returns the main post.
    pub fn post(&self) -> Option<&str> {
        self.posts.first().map(String::as_str)
    }
}

impl Enrolment {
    /// Tells whether nothing was noted of it.
    pub fn is_untouched(&self) -> bool {
        *self == Enrolment::default()
    }
}

impl Activity {
    /// Enrols these people; whoever is enrolled stays with what was noted. Returns how many came in.
    pub fn enrol<'a>(&mut self, people: impl IntoIterator<Item = &'a str>) -> usize {
        let before = self.enrolled.len();
        for id in people {
            self.enrolled.entry(id.to_string()).or_default();
        }
        self.enrolled.len() - before
    }
}

/// Where a person stands besides the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Activities of the present plan that the person is enrolled in.
    pub activities: usize,
    /// Enrolments with attendance, products, cards or levels noted, in the present plan and earlier ones.
    pub noted: usize,
    /// Activities of plans of earlier terms.
    pub earlier: usize,
    /// Whether the person is in the directory of trainers.
    pub teaches: bool,
}

impl Dossier {
    /// Finds a person of the register.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Finds a person of the register to change it.
    pub fn person_mut(&mut self, id: &str) -> Option<&mut Person> {
        // Looked up first, because reaching in to change copies what others point at.
        let place = self.people.iter().position(|person| person.id == id)?;
        self.people.get_mut(place)
    }

    /// Finds a trainer of the directory.
    pub fn trainer(&self, id: &str) -> Option<&Trainer> {
        self.trainers.iter().find(|trainer| trainer.id == id)
    }

    /// Returns the people of a post who still work here on a day, by their main post.
    pub fn holders<'a>(
        &'a self,
        post: &'a str,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Person> {
        let people = self.people.iter();
        people.filter(move |person| person.post() == Some(post) && person.is_here(day))
    }

    /// Counts the people of the register by their main post, as of a day. Nobody counts twice.
    pub fn staff_of_register(&self, day: NaiveDate) -> BTreeMap<String, u16> {
        let mut staff: BTreeMap<String, u16> = BTreeMap::new();
        let here = self.people.iter().filter(|person| person.is_here(day));
        for post in here.filter_map(Person::post) {
            let count = staff.entry(post.to_string()).or_default();
            *count = count.saturating_add(1);
        }
        staff
    }

    /// Takes the number of people per post from the register, for the posts that somebody in it holds; the
    /// numbers of other posts stay.
    pub fn follow_register(&mut self, day: NaiveDate) {
        self.staff.extend(self.staff_of_register(day));
    }

    /// Returns where a person stands besides the register.
    pub fn traces(&self, person: &str) -> Traces {
        let mut traces = Traces {
            teaches: self
                .trainers
                .iter()
                .any(|item| item.person.as_deref() == Some(person)),
            ..Traces::default()
        };
        let mut count = |plan: &TrainingPlan| {
            let enrolments = plan.activities.iter();
            let enrolments: Vec<_> = enrolments
                .filter_map(|item| item.enrolled.get(person))
                .collect();
            let noted = enrolments
                .iter()
                .filter(|found| !found.is_untouched())
                .count();
            traces.noted += noted;
            enrolments.len()
        };
        let activities = count(&self.plan);
        let earlier = self.past_plans.iter().map(|past| count(&past.plan)).sum();
        Traces {
            activities,
            earlier,
            ..traces
        }
    }

    /// Takes a trainer out of the directory and out of the activities of the plan. Returns in how many it was.
    pub fn remove_trainer(&mut self, trainer: &str) -> usize {
        self.trainers.retain(|item| item.id != trainer);
        let teaches = |item: &&mut Shared<Activity>| item.trainer.as_deref() == Some(trainer);
        let left = self.plan.activities.iter_mut().filter(teaches);
        left.map(|activity| activity.trainer = None).count()
    }

    /// Takes a person out for good: out of the register, out of every activity of this plan, of earlier ones and
    /// of what is kept of changes. A trainer stays in the directory as somebody from outside.
    pub fn remove_person(&mut self, person: &str) {
        if self.person(person).is_none() {
            return;
        }
        self.people.retain(|item| item.id != person);
        take_out(&mut self.plan, person);
        for past in &mut self.past_plans {
            if is_named(&past.plan, person) {
                take_out(&mut past.plan, person);
            }
        }
        for trainer in &mut self.trainers {
            trainer.person.take_if(|id| id == person);
        }
    }
}

/// Tells whether a plan names a person: in an activity, as it is or as it was, or in a document.
fn is_named(plan: &TrainingPlan, person: &str) -> bool {
    let before = plan.changes.iter().flat_map(|change| &change.before);
    let mut activities = plan.activities.iter().chain(before);
    let mut keys = plan.documents.keys();
    activities.any(|item| item.enrolled.contains_key(person))
        || keys.any(|key| person_of_document(key) == Some(person))
        || plan.changes.iter().any(|change| is_about(change, person))
}

fn is_about(change: &Change, person: &str) -> bool {
    let part = change.whole.as_ref();
    part.is_some_and(|part| part.person() == Some(person))
}

/// Takes the enrolments and the documents of a person out of a plan; what the person is not in is not copied.
fn take_out(plan: &mut TrainingPlan, person: &str) {
    let is_in = |item: &Shared<Activity>| item.enrolled.contains_key(person);
    for activity in plan.activities.iter_mut().filter(|item| is_in(item)) {
        activity.enrolled.remove(person);
    }
    plan.documents
        .retain(|key, _| person_of_document(key) != Some(person));
    for change in &mut plan.changes {
        if is_about(change, person)
            && let Some(part) = &mut change.whole
        {
            part.forget_person();
        }
        if change.before.iter().any(is_in) {
            for activity in change.before.iter_mut().filter(|item| is_in(item)) {
                activity.enrolled.remove(person);
            }
        }
    }
}
