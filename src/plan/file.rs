//! The plan as a file of its own.

use serde::Serialize;

use crate::documents::{Chain, Kind, Payload, fields};
use crate::dossier::{Dossier, Term, TrainingPlan};
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
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(PlanFile { ; municipality, term, years, plan, example });

impl Payload for PlanFile {
    const KIND: Kind = Kind::Plan;
    const CHAIN: Chain = Chain(&[]);
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
            example: dossier.example,
        }
    }
}

/// Returns the dossier with its plan replaced by that of the file; responses, staff and weights
/// stay. A new dossier becomes one with the plan alone.
pub fn merge_plan(dossier: &Dossier, file: PlanFile) -> Dossier {
    Dossier {
        municipality: file.municipality,
        term: file.term,
        years: file.years,
        plan: file.plan,
        example: file.example,
        ..dossier.clone()
    }
}
