//! A dossier in which every kind of document has something to say.

use std::collections::BTreeMap;

use yachay_municipal::dossier::*;
use yachay_municipal::framework::Framework;
use yachay_municipal::plan::spread_phases;

use crate::support::{day, ids, place, staff};

fn person(id: &str, name: &str, post: &str) -> Person {
    Person {
        id: id.into(),
        name: name.into(),
        posts: ids(&[post]),
        ..Person::default()
    }
}

pub fn cost(source: CostSource, cents: u64, per_person: bool, indirect: bool) -> CostLine {
    CostLine {
        source,
        cents,
        per_person,
        indirect,
        ..CostLine::default()
    }
}

fn activity(id: &str, content: &str, modality: &str) -> Activity {
    Activity {
        id: id.into(),
        content: Some(content.into()),
        modality: Some(modality.into()),
        participants: staff(&[("tesoreria", 2), ("contabilidad", 1)]),
        hours: Some(40),
        from: Some(day("2027-05-01")),
        to: Some(day("2027-06-01")),
        responsible: "Gerencia".into(),
        ..Activity::default()
    }
}

/// A workshop, an assistance that a fund helps to pay, a diplomado with two people, a measure.
pub fn full_dossier(framework: &Framework) -> Dossier {
    let content = framework.contents[0].id.as_str();
    let enrolled = |list: &[&str]| -> BTreeMap<String, Enrolment> {
        let list = list.iter();
        list.map(|id| ((*id).to_string(), Enrolment::default()))
            .collect()
    };
    let workshop = Activity {
        title: Some("=1+1 & <taller> 😀".into()),
        ..activity("workshop", content, "taller")
    };
    let help = Activity {
        trainer: Some("ong".into()),
        enrolled: enrolled(&["ana"]),
        costs: vec![
            cost(CostSource::Municipality, 10_001, false, false),
            cost(CostSource::Fund, 50_000, true, true),
        ],
        commitments: vec![Commitment {
            text: "Dar facilidades".into(),
            until: Some(day("2027-12-31")),
            ..Commitment::default()
        }],
        ..activity("help", content, "asistencia-tecnica")
    };
    let mut diploma = Activity {
        enrolled: enrolled(&["ana", "rosa"]),
        ..activity("diploma", content, "diplomado")
    };
    if let Some(modality) = framework.modality("diplomado") {
        diploma.phases = spread_phases(modality, day("2027-05-01"), day("2027-06-01"));
    }
    let measure = Activity {
        id: "measure".into(),
        measure: true,
        content: Some(content.into()),
        objective: Some("Revisar el MOF".into()),
        ..Activity::default()
    };
    let mut dossier = Dossier {
        municipality: place(),
        years: (2027, 2028),
        term: Term {
            begins: Some(day("2027-01-01")),
            ends: Some(day("2030-12-31")),
            chosen: None,
        },
        people: vec![
            person("ana", "Ana <b>Quispe</b>", "tesoreria"),
            person("rosa", "Rosa Mamani", "alcalde"),
        ]
        .into(),
        trainers: vec![Trainer {
            id: "ong".into(),
            name: "Luz Condori".into(),
            institution: "ONG Ayni".into(),
            ..Trainer::default()
        }],
        ..Dossier::default()
    };
    dossier.municipality.country = framework.pack.country.clone();
    let activities = [workshop, help, diploma, measure];
    dossier.plan.activities = activities.into_iter().map(Into::into).collect();
    dossier
}
