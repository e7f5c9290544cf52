//! Activities and dossiers of these tests.

use std::collections::BTreeMap;

use yachay_municipal::dossier::{
    Activity, CostLine, CostSource, Dossier, Enrolment, Execution, Person, Progress, TrainingPlan,
};

use crate::support::day;

/// Training of ten hours that was carried out on two days of March 2027 and that the municipality paid for.
pub fn held(id: &str) -> Activity {
    Activity {
        id: id.into(),
        hours: Some(10),
        from: Some(day("2027-03-01")),
        to: Some(day("2027-03-01")),
        costs: vec![paid(CostSource::Municipality, 10_000)],
        execution: Execution {
            progress: Progress::Done,
            from: Some(day("2027-03-04")),
            to: Some(day("2027-03-05")),
            ..Execution::default()
        },
        ..Activity::default()
    }
}

/// An amount that somebody pays.
pub fn paid(source: CostSource, cents: u64) -> CostLine {
    CostLine {
        source,
        cents,
        ..CostLine::default()
    }
}

/// Somebody who attended so many hours.
pub fn came(hours: u16) -> Enrolment {
    Enrolment {
        hours: Some(hours),
        ..Enrolment::default()
    }
}

/// People by their ids: `p0`, `p1` …
pub fn enrolled(people: impl IntoIterator<Item = Enrolment>) -> BTreeMap<String, Enrolment> {
    let numbered = people.into_iter().enumerate();
    numbered
        .map(|(number, found)| (format!("p{number}"), found))
        .collect()
}

/// A person of the register.
pub fn person(number: usize) -> Person {
    Person {
        id: format!("p{number}"),
        name: format!("Persona {number}"),
        posts: vec!["abastecimiento".into()],
        ..Person::default()
    }
}

/// A dossier with these activities and twelve people.
pub fn dossier(activities: Vec<Activity>) -> Dossier {
    Dossier {
        years: (2027, 2027),
        people: (0..12).map(person).collect(),
        plan: TrainingPlan {
            activities: activities.into_iter().map(Into::into).collect(),
            ..TrainingPlan::default()
        },
        ..Dossier::default()
    }
}
