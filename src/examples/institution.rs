//! The institutional diagnosis of the invented municipality: begun by a group of five in an afternoon,
//! with some things missing and some not looked at yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dossier::{
    Finding, Institution, InstrumentFinding, InstrumentStatus, Objective, ObjectiveRef, State,
};

use State::{Done, Not, NotApplicable, Partly};

/// The objective that the example's accepted training serves.
pub const SERVED: (&str, &str) = ("pdi", "ejemplo-pdi-1");

/// What was answered: id, answer, evidence.
type Answers = &'static [(&'static str, State, &'static str)];

const MANDATES: Answers = &[
    (
        "servicios-agua",
        Partly,
        "El área técnica visita 6 de las 11 juntas de agua.",
    ),
    (
        "servicios-limpieza",
        Done,
        "Camión dos veces por semana; cuaderno de rutas 2026.",
    ),
    (
        "servicios-disposicion-final",
        NotApplicable,
        "Lo ve la provincia.",
    ),
    ("servicios-higiene", Not, ""),
    (
        "servicios-registro-civil",
        Done,
        "Convenio vigente y libro de actas.",
    ),
    (
        "servicios-mercados",
        Partly,
        "La feria del domingo funciona sin reglamento.",
    ),
    ("servicios-riesgo", Not, "El plan de prevención es de 2014."),
    ("economia-plan", Not, "No se ha hecho ninguno."),
    (
        "economia-apoyo",
        Partly,
        "Una campaña de papa nativa en 2025.",
    ),
    (
        "economia-tramites",
        Done,
        "La licencia sale en tres días (TUPA 2025).",
    ),
    ("economia-potencialidades", Not, ""),
    ("participacion-promover", Done, "Ordenanza 004-2024."),
    (
        "participacion-coordinacion",
        Partly,
        "El consejo se instaló, pero no se reúne desde junio.",
    ),
    (
        "participacion-registro",
        Done,
        "Libro de registro: 38 organizaciones.",
    ),
    (
        "participacion-fiscalizacion",
        Partly,
        "El comité de vigilancia pide informes y demoran.",
    ),
    (
        "sociales-demuna",
        Done,
        "Acreditada; atiende martes y viernes.",
    ),
    ("sociales-omaped", Not, "No hay quien la atienda."),
    (
        "sociales-vaso-de-leche",
        Done,
        "Padrón actualizado en enero de 2026.",
    ),
    (
        "suelo-zonificacion",
        NotApplicable,
        "Le toca a la provincia.",
    ),
    ("suelo-catastro", Not, "Solo hay planos sueltos."),
    ("ambiente-educacion", Partly, "Dos escuelas con biohuerto."),
];

const SYSTEMS: Answers = &[
    (
        "presupuesto-proyectos-acordados",
        Partly,
        "Cuatro de siete proyectos tienen monto.",
    ),
    (
        "presupuesto-certificacion",
        Done,
        "Se revisaron diez pedidos de febrero.",
    ),
    (
        "presupuesto-cambios",
        Partly,
        "Falta el motivo en tres notas.",
    ),
    (
        "presupuesto-avance",
        Not,
        "Se revisa cuando lo pide la provincia.",
    ),
    ("presupuesto-resultados", Not, ""),
    (
        "abastecimiento-necesidades",
        Not,
        "Llegan pedidos sueltos todo el año.",
    ),
    (
        "abastecimiento-plan-anual",
        Partly,
        "Aprobado, pero no se puso al día.",
    ),
    (
        "abastecimiento-expediente",
        Done,
        "Se buscaron cinco al azar y estaban.",
    ),
    ("abastecimiento-conformidad", Done, ""),
    (
        "abastecimiento-almacen",
        Partly,
        "El kárdex se llena los viernes.",
    ),
    ("planeamiento-responsable", Done, "Resolución 012-2023."),
    ("planeamiento-union", Not, "El POI 2026 copia al de 2025."),
    (
        "planeamiento-areas",
        Not,
        "Las áreas conocieron sus metas en marzo.",
    ),
    (
        "documentos-de-gestion-rof",
        Partly,
        "El ROF es de 2015; hay dos áreas nuevas.",
    ),
    ("documentos-de-gestion-tupa", Done, "Pegado en la entrada."),
];

const PRINCIPLES: Answers = &[
    (
        "participacion-ciudadana",
        Partly,
        "Firman acuerdos, pero nadie les cuenta qué pasó después.",
    ),
    (
        "transparencia",
        Partly,
        "Se publica el presupuesto; los contratos, no.",
    ),
    (
        "rendicion-de-cuentas",
        Done,
        "Audiencia de noviembre de 2025, en quechua y castellano.",
    ),
    (
        "inclusion",
        Not,
        "A la última asamblea no llegó ninguna comunidad de altura.",
    ),
    ("eficacia", Not, ""),
    (
        "subsidiariedad",
        Done,
        "Convenio con la provincia para el relleno sanitario.",
    ),
];

const PRACTICES: Answers = &[
    (
        "asociarse-por-cuencas",
        Partly,
        "Acta con dos distritos vecinos.",
    ),
    (
        "tener-equipo-de-planeamiento",
        Partly,
        "Una sola persona, con otras dos tareas.",
    ),
    (
        "cumplir-los-acuerdos",
        Not,
        "De 2024 quedan cinco acuerdos sin cumplir.",
    ),
    ("abrir-la-informacion", Partly, ""),
    ("identificar-corredores", Not, ""),
    ("apoyar-cadenas-priorizadas", Partly, "Papa nativa y cuy."),
    ("aprovechar-procompite", Not, "Nunca se destinó el fondo."),
    (
        "articular-educacion-y-salud",
        Done,
        "Mesa mensual con la posta y las escuelas.",
    ),
    ("dar-continuidad", Not, "En 2023 se empezó de cero."),
];

/// Good practices that somebody near could teach.
const TEACHERS: [(&str, &str); 2] = [
    (
        "aprovechar-procompite",
        "La municipalidad provincial lo hizo tres años seguidos.",
    ),
    (
        "cumplir-los-acuerdos",
        "El distrito vecino publica cada trimestre cómo va cada acuerdo.",
    ),
];

/// Returns the diagnosis.
pub fn institution() -> Institution {
    Institution {
        mandates: findings(MANDATES),
        systems: findings(SYSTEMS),
        principles: findings(PRINCIPLES),
        practices: findings(PRACTICES),
        instruments: instruments(),
    }
}

/// Returns the objective that the example's accepted training serves.
pub fn served() -> ObjectiveRef {
    ObjectiveRef {
        instrument: SERVED.0.into(),
        objective: SERVED.1.into(),
    }
}

fn day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 3, 9)
}

fn findings(answers: Answers) -> BTreeMap<String, Finding> {
    let findings = answers.iter().map(|(id, state, evidence)| {
        let teacher = TEACHERS.iter().find(|(taught, _)| taught == id);
        let finding = Finding {
            state: Some(*state),
            evidence: (*evidence).into(),
            date: day(),
            teacher: teacher.map(|(_, who)| (*who).into()).unwrap_or_default(),
        };
        ((*id).to_string(), finding)
    });
    findings.collect()
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
fn instruments() -> BTreeMap<String, InstrumentFinding> {
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
