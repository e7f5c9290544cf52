//! The plan as a file of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::documents::{Chain, Kind, Payload, Step, fields};
use crate::dossier::{Dossier, Objective, Term, TrainingPlan, costs_as_lines};
use crate::response::MunicipalityRef;

/// The plan with what a reader needs to understand it, and no response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PlanFile {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// The elected term.
    pub term: Term,
    /// First and last year.
    pub years: (i32, i32),
    /// The plan.
    pub plan: TrainingPlan,
    /// Objectives that its activities can serve, by planning instrument.
    pub objectives: BTreeMap<String, Vec<Objective>>,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(PlanFile { ; municipality, term, years, plan, objectives, example });

impl Payload for PlanFile {
    const KIND: Kind = Kind::Plan;
    const CHAIN: Chain = Chain(&[
        Step {
            name: "objectives that activities serve",
            apply: Ok,
        },
        Step {
            name: "costs line by line",
            apply: costs_as_lines,
        },
    ]);
    const ABOUT: &'static str = "Yachay Municipal: plan de formación en servicio de una municipalidad, sin respuestas de personas. / A municipality's in-service training plan, without anybody's responses.";
    const PURPOSE: &'static str =
        "Planificar formación en servicio. / To plan in-service training.";
}

impl PlanFile {
    /// Takes the plan out of a dossier.
    pub fn of(dossier: &Dossier) -> PlanFile {
        PlanFile {
            municipality: dossier.municipality.clone(),
            term: dossier.term.clone(),
            years: dossier.years,
            plan: dossier.plan.clone(),
            objectives: objectives(dossier),
            example: dossier.example,
        }
    }
}

/// Returns the objectives that a dossier holds, by planning instrument.
fn objectives(dossier: &Dossier) -> BTreeMap<String, Vec<Objective>> {
    let instruments = dossier.institution.instruments.iter();
    instruments
        .filter(|(_, finding)| !finding.objectives.is_empty())
        .map(|(id, finding)| (id.clone(), finding.objectives.clone()))
        .collect()
}

/// Returns the dossier with its plan replaced by that of the file; responses, staff and weights
/// stay, and objectives that it does not know are added. A new dossier becomes one with the plan
/// alone.
pub fn merge_plan(dossier: &Dossier, file: PlanFile) -> Dossier {
    let mut merged = Dossier {
        municipality: file.municipality,
        term: file.term,
        years: file.years,
        plan: file.plan,
        example: file.example,
        ..dossier.clone()
    };
    for (instrument, objectives) in file.objectives {
        let finding = merged
            .institution
            .instruments
            .entry(instrument)
            .or_default();
        for objective in objectives {
            if !finding
                .objectives
                .iter()
                .any(|item| item.id == objective.id)
            {
                finding.objectives.push(objective);
            }
        }
    }
    merged
}
