//! The institutional diagnosis of the invented municipality: begun by a group of five in an afternoon,
//! with some things missing and some not looked at yet.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::instruments::instruments;
use crate::dossier::{Finding, Institution, State};

use State::{Done, Not, NotApplicable, Partly};

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

/// The day on which the group met.
pub fn day() -> Option<NaiveDate> {
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
