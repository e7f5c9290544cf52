//! What the twelve invented people answered, competency by competency.

use crate::framework::Factor;
use crate::response::{Answer, Level, Rating};

/// Tens: the level 1–5, or one of these. Units: the importance 1–5, 0 where not said.
/// A cell of 0 is a competency that the person's posts do not ask for, or one left without answer.
const NOT_APPLICABLE: u8 = 9;
const PREFERS_NOT_TO_SAY: u8 = 8;

/// One column per person, in the order of [`super::people::PEOPLE`].
#[rustfmt::skip]
pub(super) const ANSWERS: [(&str, [u8; 12]); 56] = [
    //                                      regidores           | al| ge| pl  pd| ad| d1  d2
    ("analizar-informacion",               [34, 23, 34, 24, 45, 35, 45, 45, 34, 23, 34, 24]),
    ("aprender-de-experiencias",           [33, 34, 23, 22, 33, 34, 33, 43, 23, 33, 34, 25]),
    ("decidir-democraticamente",           [44, 35, 34, 23, 44, 45, 34, 33, 33, 33, 33, 84]),
    ("resolver-problemas",                 [ 0,  0,  0,  0,  0,  0,  0, 44, 34, 45, 34, 24]),
    ("trabajar-en-equipo",                 [ 0,  0,  0,  0,  0,  0,  0, 35, 25, 24, 24, 34]),
    ("comunicar-con-la-poblacion",         [ 0,  0,  0,  0,  0,  0,  0, 33, 34, 23, 45, 35]),
    ("motivar-el-servicio",                [33, 33, 43, 23, 34, 35, 34, 33, 33, 33, 34, 33]),
    ("comprometer-desarrollo-local",       [45, 45, 35, 34, 44, 45, 34, 34, 35, 33, 44, 35]),
    ("aplicar-marco-legal",                [24, 15, 35, 24, 35, 25, 45, 45, 24, 35, 23, 14]),
    ("formular-politicas",                 [25, 14, 24, 24, 34, 35,  0,  0,  0,  0,  0,  0]),
    ("promover-participacion",             [44, 45, 34, 93, 34, 45, 33, 34, 24, 24, 34, 34]),
    ("representar-y-mediar",               [34, 55, 34, 24, 44, 55,  0,  0,  0,  0,  0,  0]),
    ("conducir-presupuesto-participativo", [ 0,  0,  0,  0,  0, 34,  0, 45, 25,  0,  0,  0]),
    ("rendir-cuentas",                     [24, 24, 34, 24, 35, 25, 35, 34, 23, 23,  0,  0]),
    ("fiscalizar-gestion",                 [25, 15, 25, 25, 45,  0,  0,  0,  0,  0,  0,  0]),
    ("transparentar-informacion",          [24, 23, 34, 84, 24, 25, 25,  0,  0, 24,  0,  0]),
    ("conducir-cambio",                    [ 0,  0,  0,  0,  0, 34, 34,  0,  0,  0,  0,  0]),
    ("gestionar-asociatividad",            [23, 24, 13, 24, 34, 34,  0,  0, 23, 92, 34, 13]),
    ("transferir-el-cargo",                [ 0,  0,  0,  0,  0, 25, 35,  0,  0, 24,  0,  0]),
    ("conducir-plan-concertado",           [33, 24, 23, 84, 34, 34,  0, 44, 24,  0,  0,  0]),
    ("articular-planes",                   [ 0,  0,  0,  0,  0,  0, 35, 45, 25,  0,  0,  0]),
    ("evaluar-planes",                     [24, 13, 23, 23, 34,  0, 34, 34, 24,  0,  0,  0]),
    ("formular-proyectos",                 [ 0,  0,  0,  0,  0,  0,  0, 34, 24, 13, 34, 14]),
    ("programar-presupuesto",              [ 0,  0,  0,  0,  0,  0, 44, 45, 24, 33,  0,  0]),
    ("operar-siaf",                        [ 0,  0,  0,  0,  0,  0,  0, 45, 24, 34,  0,  0]),
    ("actualizar-documentos",              [ 0,  0,  0,  0,  0,  0, 25, 24, 13, 23,  0,  0]),
    ("gestionar-por-resultados",           [ 0,  0,  0,  0,  0,  0, 35, 34, 24, 24,  0,  0]),
    ("gestionar-capacidades",              [ 0,  0,  0,  0,  0, 24, 25,  0,  0,  0,  0,  0]),
    ("programar-contrataciones",           [ 0,  0,  0,  0,  0,  0,  0,  0,  0, 45,  0,  0]),
    ("conducir-seleccion",                 [ 0,  0,  0,  0,  0,  0,  0,  0,  0, 45,  0,  0]),
    ("administrar-contratos",              [ 0,  0,  0,  0,  0,  0, 44,  0,  0, 44,  0,  0]),
    ("fortalecer-recaudacion",             [ 0,  0,  0,  0,  0,  0, 24,  0,  0,  0,  0,  0]),
    ("disenar-politica-economica",         [14, 15, 24, 34, 24, 25,  0,  0, 24, 13, 34, 24]),
    ("planificar-economia-territorial",    [ 0,  0,  0,  0,  0,  0,  0,  0, 24,  0, 34, 14]),
    ("promover-inversion",                 [ 0,  0,  0,  0,  0, 24,  0,  0, 23, 23, 24, 14]),
    ("analizar-cadenas",                   [ 0,  0,  0,  0,  0,  0,  0,  0, 14, 13, 45, 25]),
    ("concertar-publico-privado",          [ 0,  0,  0,  0,  0, 35,  0,  0, 24, 14, 34, 24]),
    ("organizar-oficina-economica",        [ 0,  0,  0,  0,  0,  0, 23,  0, 24, 14, 25, 15]),
    ("impulsar-productos-bandera",         [ 0,  0,  0,  0,  0,  0,  0,  0, 90, 13, 45, 35]),
    ("vigilar-desarrollo-economico",       [13, 24, 14, 34, 23,  0,  0,  0, 23, 92, 24, 14]),
    ("usar-red-de-informacion",            [24, 13, 44, 23, 34, 23, 44, 44, 34, 33, 23, 14]),
    ("concertar-en-el-consejo",            [34, 45, 23, 13, 44, 45,  0, 33, 24,  0,  0,  0]),
    ("preparar-actas-y-normas",            [23, 14, 34, 23, 35,  0,  0,  0,  0,  0,  0,  0]),
    ("trato-intercultural",                [45, 55, 34, 24, 34, 44, 33, 33, 34, 23, 34, 45]),
    ("planificar-ambiente",                [24, 25, 23, 14, 34,  0,  0,  0,  0,  0,  0,  0]),
    ("llevar-la-voz",                      [45, 55, 24, 33, 44,  0,  0,  0,  0,  0,  0,  0]),
    ("articular-programas-sociales",       [23, 24, 13, 82, 24,  0, 34,  0,  0,  0,  0,  0]),
    ("planificar-seguridad",               [ 0,  0,  0,  0,  0, 34,  0,  0,  0,  0,  0,  0]),
    ("preparar-emergencias",               [ 0,  0,  0,  0,  0, 25,  0,  0,  0,  0,  0,  0]),
    ("programar-servicios",                [ 0,  0,  0,  0,  0,  0, 34,  0,  0,  0,  0,  0]),
    ("atender-tramites",                   [ 0,  0,  0,  0,  0,  0, 34,  0, 24, 34, 23, 13]),
    ("ordenar-territorio",                 [ 0,  0,  0,  0,  0,  0,  0, 23, 13,  0,  0,  0]),
    ("cuidar-cuencas",                     [ 0,  0,  0,  0,  0,  0,  0,  0, 13, 92, 24, 24]),
    ("administrar-mercados",               [ 0,  0,  0,  0,  0,  0,  0,  0, 23, 34, 44, 24]),
    ("organizar-archivo",                  [ 0,  0,  0,  0,  0,  0,  0,  0,  0, 34,  0,  0]),
    ("controlar-bienes",                   [ 0,  0,  0,  0,  0,  0,  0,  0,  0, 35,  0,  0]),
];

/// What people say stops them, where it is not knowing how: competency, factor, columns.
#[rustfmt::skip]
const FACTORS: [(&str, Factor, &[usize]); 4] = [
    // Nobody has been put in charge of information requests or of the notice board.
    ("transparentar-informacion", Factor::Functions, &[0, 1, 4, 5, 6]),
    // The units ask each other for things in passing, and at the last moment.
    ("trabajar-en-equipo", Factor::Relations, &[7, 8, 10]),
    ("organizar-oficina-economica", Factor::Functions, &[8, 9, 10]),
    ("rendir-cuentas", Factor::Relations, &[3]),
];

/// Gaps that people explain by not knowing how; the other gaps they left unexplained.
#[rustfmt::skip]
const KNOWING: [(&str, &[usize]); 9] = [
    ("aplicar-marco-legal", &[0, 1, 3, 8, 11]),
    ("fiscalizar-gestion", &[0, 1, 2, 3]),
    ("formular-politicas", &[0, 1, 2, 4, 5]),
    ("rendir-cuentas", &[0, 1, 5]),
    ("transparentar-informacion", &[9]),
    ("trabajar-en-equipo", &[9]),
    ("evaluar-planes", &[0, 1, 2, 8]),
    ("disenar-politica-economica", &[0, 1, 5, 8, 11]),
    ("vigilar-desarrollo-economico", &[0, 2, 4, 11]),
];

/// What some could show: column, competency, their words.
const EVIDENCE: [(usize, &str, &str); 8] = [
    (
        0,
        "promover-participacion",
        "Actas de tres asambleas de anexo que ayudé a convocar.",
    ),
    (
        1,
        "representar-y-mediar",
        "Acta firmada por las dos comunidades por el uso del manantial.",
    ),
    (
        4,
        "fiscalizar-gestion",
        "Informe de comisión sobre la obra de la posta, con fotos y fechas.",
    ),
    (
        5,
        "representar-y-mediar",
        "Convenio con la mancomunidad para el camino vecinal.",
    ),
    (
        6,
        "analizar-informacion",
        "Resumen mensual de gasto que entrego a alcaldía.",
    ),
    (
        7,
        "conducir-presupuesto-participativo",
        "Cronograma aprobado y cuadro de proyectos 2025.",
    ),
    (
        9,
        "conducir-seleccion",
        "Expedientes de las últimas cuatro adjudicaciones.",
    ),
    (
        10,
        "analizar-cadenas",
        "Mapa de la cadena de la papa nativa con costos y precios.",
    ),
];

/// Returns the answer of the person of this column to the competency, where there is one.
pub(super) fn answer(column: usize, competency: &str, cell: u8) -> Option<Answer> {
    let importance = Level::try_from(cell % 10).ok();
    let rating = match cell / 10 {
        0 => return None,
        NOT_APPLICABLE => Rating::NOT_APPLICABLE,
        PREFERS_NOT_TO_SAY => Rating::PREFER_NOT_TO_SAY,
        level => Rating::Level(Level::try_from(level).ok()?),
    };
    let evidence = EVIDENCE
        .iter()
        .find(|(who, what, _)| *who == column && *what == competency);
    Some(Answer {
        rating: Some(rating),
        importance,
        evidence: evidence.map_or(String::new(), |(_, _, words)| (*words).to_string()),
        factor: factor(column, competency),
    })
}

fn factor(column: usize, competency: &str) -> Option<Factor> {
    let other = FACTORS
        .iter()
        .find(|(id, _, who)| *id == competency && who.contains(&column));
    let knowing = KNOWING
        .iter()
        .find(|(id, who)| *id == competency && who.contains(&column));
    other
        .map(|(_, factor, _)| *factor)
        .or_else(|| knowing.map(|_| Factor::Knowing))
}
