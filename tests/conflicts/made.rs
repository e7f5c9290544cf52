//! Plans to judge: one in which nothing is wrong, and what is found where something of it is changed.

use std::collections::BTreeMap;

use yachay_municipal::documents::Shared;
use yachay_municipal::dossier::{
    Activity, CostLine, CostSource, Dossier, Enrolment, Person, PhaseDates, Term, TrainingPlan,
};
use yachay_municipal::plan::{Conflict, ConflictKind, Severity, conflicts};

use crate::support::{day, ids, peru};

pub const TODAY: &str = "2026-11-20";

pub fn person(id: &str, post: &str) -> Person {
    Person {
        id: id.into(),
        name: format!("Persona {id}"),
        posts: ids(&[post]),
        ..Person::default()
    }
}

/// A workshop in May 2027 with two people of planning and budget; nothing is wrong with it.
pub fn workshop(id: &str) -> Activity {
    Activity {
        id: id.into(),
        content: Some("siaf".into()),
        modality: Some("taller".into()),
        hours: Some(16),
        from: Some(day("2027-05-01")),
        to: Some(day("2027-05-01")),
        participants: BTreeMap::from([("planificacion-presupuesto".into(), 2)]),
        enrolled: enrolled(&["ana", "luz"]),
        ..Activity::default()
    }
}

pub fn enrolled(people: &[&str]) -> BTreeMap<String, Enrolment> {
    people
        .iter()
        .map(|id| ((*id).into(), Enrolment::default()))
        .collect()
}

/// A dossier with a plan for 2027 and 2028 in a term from 2027 on, of these activities.
pub fn dossier(activities: Vec<Activity>) -> Dossier {
    Dossier {
        years: (2027, 2028),
        term: Term {
            begins: Some(day("2027-01-01")),
            ends: Some(day("2030-12-31")),
            chosen: None,
        },
        people: Shared::new(vec![
            person("ana", "planificacion-presupuesto"),
            person("luz", "planificacion-presupuesto"),
            person("rosa", "regidor"),
        ]),
        plan: TrainingPlan {
            activities: activities.into_iter().map(Shared::new).collect(),
            ..Default::default()
        },
        ..Dossier::default()
    }
}

pub fn all(dossier: &Dossier) -> Vec<Conflict> {
    conflicts(peru(), dossier, day(TODAY))
}

/// What is found where one workshop is changed.
pub fn changed(change: impl FnOnce(&mut Activity)) -> Vec<(Severity, ConflictKind)> {
    let mut activity = workshop("a");
    change(&mut activity);
    of(&dossier(vec![activity]))
}

pub fn of(dossier: &Dossier) -> Vec<(Severity, ConflictKind)> {
    all(dossier)
        .into_iter()
        .map(|found| (found.severity, found.kind))
        .collect()
}

pub fn warning(kind: ConflictKind) -> Vec<(Severity, ConflictKind)> {
    vec![(Severity::Warning, kind)]
}

pub fn notice(kind: ConflictKind) -> Vec<(Severity, ConflictKind)> {
    vec![(Severity::Notice, kind)]
}

pub fn phase(id: &str, from: &str, to: &str) -> PhaseDates {
    PhaseDates {
        phase: id.into(),
        from: (!from.is_empty()).then(|| day(from)),
        to: (!to.is_empty()).then(|| day(to)),
    }
}

pub fn line(source: CostSource, cents: u64, year: Option<i32>) -> CostLine {
    CostLine {
        source,
        cents,
        year,
        ..CostLine::default()
    }
}
