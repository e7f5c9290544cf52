//! The register of trained people: in what, with which product, how long they stay, who left.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::attendance::{is_trained, trained_percent};
use super::permanence::{Permanence, permanence, training_days};
use super::plans::all_activities;
use crate::dossier::{Activity, Dossier, Enrolment, Person, ProductState, Progress};
use crate::framework::Framework;
use crate::order::ordered;

/// One training of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// The activity.
    pub activity: String,
    /// First day, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day, where it is known.
    pub to: Option<NaiveDate>,
    /// Hours attended.
    pub hours: u16,
    /// How far the person's own product is.
    pub product: ProductState,
    /// Where it can be seen.
    pub evidence: String,
    /// How long the person stays because of it; absent where the person is not known.
    pub permanence: Option<Permanence>,
}

/// Somebody who was trained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainedPerson {
    /// Id of the person.
    pub id: String,
    /// The person; absent where the register of people no longer has them.
    pub person: Option<Person>,
    /// What they were trained in, the earliest first.
    pub trainings: Vec<Training>,
    /// Hours attended in all of it.
    pub hours: u32,
    /// The last day that they have to stay, where there is one.
    pub stays_until: Option<NaiveDate>,
    /// Whether they are still in post.
    pub in_post: bool,
    /// Whether they left before the last day that they had to stay: nobody did whom no training binds.
    pub left_early: bool,
    /// Whether the directory names them as somebody who teaches: people trained earlier pass on what they learnt
    /// (REM I.f, IV).
    pub multiplies: bool,
    /// Activities of this plan and earlier ones carried out with them as trainer.
    pub taught: usize,
}

/// Everybody who was trained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainedRegister {
    /// The people in the order of the register of people; those it no longer has come last.
    pub people: Vec<TrainedPerson>,
}

impl TrainedRegister {
    fn count(&self, test: impl Fn(&TrainedPerson) -> bool) -> usize {
        self.people.iter().filter(|person| test(person)).count()
    }

    /// Counts those still in post.
    pub fn in_post(&self) -> usize {
        self.count(|person| person.in_post)
    }

    /// Counts those who left: turnover.
    pub fn left(&self) -> usize {
        self.count(|person| !person.in_post)
    }

    /// Counts those who left before the last day that they had to stay.
    pub fn left_early(&self) -> usize {
        self.count(|person| person.left_early)
    }

    /// Counts those who teach others.
    pub fn multipliers(&self) -> usize {
        self.count(|person| person.multiplies)
    }
}

/// Returns everybody who counts as trained by this plan or an earlier one, each by the share of the hours that its
/// plan asks for.
pub fn trained_register(
    framework: &Framework,
    dossier: &Dossier,
    today: NaiveDate,
) -> TrainedRegister {
    let people: BTreeMap<&str, &Person> = dossier
        .people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect();
    let mut trainings: BTreeMap<&str, Vec<Training>> = BTreeMap::new();
    let past = dossier.past_plans.iter().map(|past| &past.plan);
    for plan in past.chain([&dossier.plan]) {
        let percent = trained_percent(plan);
        for activity in &plan.activities {
            for (id, enrolment) in &activity.enrolled {
                if is_trained(activity, enrolment, percent) {
                    let person = people.get(id.as_str()).copied();
                    let found = training(framework, activity, enrolment, person);
                    trainings.entry(id).or_default().push(found);
                }
            }
        }
    }
    let mut register = Vec::new();
    for person in &dossier.people {
        if let Some(found) = trainings.remove(person.id.as_str()) {
            register.push(trained(dossier, &person.id, Some(person), found, today));
        }
    }
    let gone = trainings.into_iter();
    register.extend(gone.map(|(id, found)| trained(dossier, id, None, found, today)));
    TrainedRegister { people: register }
}

fn training(
    framework: &Framework,
    activity: &Activity,
    enrolment: &Enrolment,
    person: Option<&Person>,
) -> Training {
    let days = training_days(framework, activity);
    Training {
        activity: activity.id.clone(),
        from: days.map(|(from, _)| from),
        to: days.map(|(_, to)| to),
        hours: enrolment.hours.unwrap_or(0),
        product: enrolment.product,
        evidence: enrolment.evidence.clone(),
        permanence: person.map(|person| permanence(framework, activity, person)),
    }
}

fn trained(
    dossier: &Dossier,
    id: &str,
    person: Option<&Person>,
    trainings: Vec<Training>,
    today: NaiveDate,
) -> TrainedPerson {
    let trainings = ordered(trainings, |a, b| a.to.cmp(&b.to));
    let until = |training: &Training| match training.permanence {
        Some(Permanence::Until(day)) => Some(day),
        _ => None,
    };
    let stays_until = trainings.iter().filter_map(until).max();
    let left = person.and_then(|person| person.left);
    let gone = left.is_some_and(|left| left < today);
    let trainers = dossier.trainers.iter();
    let own: Vec<&str> = trainers
        .filter(|trainer| trainer.person.as_deref() == Some(id))
        .map(|trainer| trainer.id.as_str())
        .collect();
    let taught = all_activities(dossier).filter(|activity| {
        let trainer = activity.trainer.as_deref();
        let done = activity.execution.progress == Progress::Done;
        done && trainer.is_some_and(|trainer| own.contains(&trainer))
    });
    TrainedPerson {
        hours: trainings.iter().map(|found| u32::from(found.hours)).sum(),
        in_post: person.is_some() && !gone,
        left_early: left
            .zip(stays_until)
            .is_some_and(|(left, until)| left < until),
        multiplies: !own.is_empty(),
        taught: taught.count(),
        id: id.to_string(),
        person: person.cloned(),
        trainings,
        stays_until,
    }
}
