//! The planning instruments of the invented municipality.

use std::collections::BTreeMap;

use super::institution::day;
use crate::dossier::{InstrumentFinding, InstrumentStatus, Objective, ObjectiveRef, State};

use State::{Done, Not, Partly};

/// The objective that the example's accepted training serves.
const SERVED: (&str, &str) = ("pdi", "ejemplo-pdi-1");

/// Returns the objective that the example's accepted training serves.
pub fn served() -> ObjectiveRef {
    ObjectiveRef {
        instrument: SERVED.0.into(),
        objective: SERVED.1.into(),
    }
}

fn instrument(
    status: InstrumentStatus,
    years: Option<(i32, i32)>,
    evidence: &str,
) -> InstrumentFinding {
    InstrumentFinding {
        status: Some(status),
        approved: (status == InstrumentStatus::InForce).then_some(true),
        from: years.map(|(from, _)| from),
        to: years.map(|(_, to)| to),
        evidence: evidence.into(),
        date: day(),
        ..InstrumentFinding::default()
    }
}

fn pairs<T: Copy>(list: &[(&str, T)]) -> BTreeMap<String, T> {
    list.iter()
        .map(|(id, value)| ((*id).to_string(), *value))
        .collect()
}

fn objective(id: &str, text: &str, competencies: &[&str]) -> Objective {
    Objective {
        id: id.into(),
        text: text.into(),
        competencies: competencies.iter().map(|id| (*id).to_string()).collect(),
    }
}

/// In force, being made, missing; two of the links are broken and some nobody looked at.
pub fn instruments() -> BTreeMap<String, InstrumentFinding> {
    use InstrumentStatus::{InForce, InPreparation, Missing};
    let pdc = InstrumentFinding {
        minimum: pairs(&[
            ("pdc-vision", Done),
            ("pdc-ejes", Done),
            ("pdc-costo", Not),
            ("pdc-instancias", Partly),
        ]),
        participants: pairs(&[
            ("pdc-con-autoridades", true),
            ("pdc-con-sociales", true),
            ("pdc-con-economicos", false),
        ]),
        followed_by: pairs(&[("presupuesto-participativo", true), ("pdi", true)]),
        objectives: vec![objective(
            "ejemplo-pdc-1",
            "Que las familias vivan mejor de la papa nativa y la crianza de cuyes.",
            &["disenar-politica-economica"],
        )],
        ..instrument(
            InForce,
            Some((2021, 2030)),
            "Ordenanza 009-2021; ejemplar en la biblioteca.",
        )
    };
    let participatory = InstrumentFinding {
        minimum: pairs(&[("pp-proyectos", Done), ("pp-compromisos", Partly)]),
        followed_by: pairs(&[("poi", false), ("presupuesto-institucional", true)]),
        ..instrument(
            InForce,
            Some((2026, 2026)),
            "Acta del taller de junio de 2025.",
        )
    };
    let pdi = InstrumentFinding {
        minimum: pairs(&[
            ("pdi-mision", Done),
            ("pdi-objetivos", Done),
            ("pdi-inversion", Not),
        ]),
        followed_by: pairs(&[("poi", false)]),
        objectives: vec![objective(
            SERVED.1,
            "Que toda decisión del concejo y de las áreas respete la ley y se pueda explicar a la población.",
            &["aplicar-marco-legal", "promover-participacion"],
        )],
        ..instrument(InForce, Some((2023, 2026)), "Acuerdo de concejo 031-2023.")
    };
    let poi = instrument(InForce, Some((2026, 2026)), "Resolución 002-2026.");
    let budget = instrument(InForce, Some((2026, 2026)), "Acuerdo de concejo 058-2025.");
    [
        ("pdc", pdc),
        (
            "pde",
            instrument(Missing, None, "Se buscó en el archivo: nunca se hizo."),
        ),
        ("presupuesto-participativo", participatory),
        ("pdi", pdi),
        (
            "plan-capacidades",
            instrument(
                InPreparation,
                None,
                "Es el plan que se hace con este programa.",
            ),
        ),
        ("poi", poi),
        ("presupuesto-institucional", budget),
    ]
    .map(|(id, finding)| (id.to_string(), finding))
    .into()
}
