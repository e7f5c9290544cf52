//! The words that the markup knows.

use crate::framework::template::TemplateScope;
use TemplateScope::{Activity, Person, Plan};

/// A name that a value stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Its name between braces, the same in every language.
    pub name: &'static str,
    /// The scope from which on it is known.
    pub scope: TemplateScope,
}

const fn named(scope: TemplateScope, name: &'static str) -> Placeholder {
    Placeholder { name, scope }
}

/// Every placeholder, in the order of the legend beside the editor.
pub const PLACEHOLDERS: [Placeholder; 63] = [
    named(Plan, "municipalidad"),
    named(Plan, "codigo"),
    named(Plan, "region"),
    named(Plan, "pais"),
    named(Plan, "periodo"),
    named(Plan, "anios"),
    named(Plan, "nombre_del_plan"),
    named(Plan, "acto_que_aprueba"),
    named(Plan, "numero_de_acto"),
    named(Plan, "fecha_de_acto"),
    named(Plan, "fecha"),
    named(Plan, "alcaldia"),
    named(Plan, "gerencia"),
    named(Plan, "total_actividades"),
    named(Plan, "total_horas"),
    named(Plan, "total_plazas"),
    named(Plan, "total_costo"),
    named(Plan, "total_municipalidad"),
    named(Plan, "total_otras_fuentes"),
    named(Plan, "respuestas"),
    named(Plan, "personal"),
    named(Plan, "tasa_de_respuesta"),
    named(Plan, "objetivos"),
    named(Plan, "normas"),
    named(Plan, "moneda"),
    named(Plan, "gastado"),
    named(Plan, "actas"),
    named(Plan, "convenios"),
    named(Plan, "autorizaciones"),
    named(Plan, "evidencias"),
    named(Plan, "obstaculos"),
    named(Plan, "cambios_notados"),
    named(Plan, "fechas_respetadas"),
    named(Plan, "lengua_respetada"),
    named(Activity, "actividad"),
    named(Activity, "objetivo"),
    named(Activity, "contenidos"),
    named(Activity, "modalidad"),
    named(Activity, "fases"),
    named(Activity, "horas"),
    named(Activity, "desde"),
    named(Activity, "hasta"),
    named(Activity, "participantes"),
    named(Activity, "producto"),
    named(Activity, "indicador"),
    named(Activity, "responsable"),
    named(Activity, "perfil_del_formador"),
    named(Activity, "formador"),
    named(Activity, "lengua"),
    named(Activity, "costo"),
    named(Activity, "costo_municipalidad"),
    named(Activity, "contrapartida"),
    named(Activity, "requisitos"),
    named(Activity, "compromisos"),
    named(Activity, "servicio"),
    named(Activity, "resultados"),
    named(Activity, "entidad"),
    named(Activity, "objetivo_institucional"),
    named(Activity, "evaluacion"),
    named(Person, "persona"),
    named(Person, "puesto"),
    named(Person, "permanencia"),
    named(Person, "fecha_de_permanencia"),
];

/// Every table that the engine makes, in the order of the legend.
pub const TABLES: [&str; 14] = [
    "actividades",
    "costos",
    "cronograma",
    "medidas",
    "ajustes",
    "diagnostico",
    "instrumentos",
    "fases",
    "participantes",
    "avance",
    "formados",
    "pendientes",
    "indicadores",
    "modificaciones",
];

/// Finds a placeholder by its name.
pub fn placeholder(name: &str) -> Option<Placeholder> {
    PLACEHOLDERS.into_iter().find(|known| known.name == name)
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The name between two braces; it may be unknown.
    Placeholder(&'a str),
}

/// Takes a text apart: `El plan de {municipalidad}`. A brace that is never closed stays as it stands.
pub fn template_pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after
            .split_once('}')
            .filter(|(name, _)| !name.contains('{'))
        else {
            let end = rest.len() - after.len();
            found.extend(rest.get(..end).map(Piece::Words));
            rest = after;
            continue;
        };
        found.push(Piece::Words(before));
        found.push(Piece::Placeholder(name.trim()));
        rest = behind;
    }
    found.push(Piece::Words(rest));
    found.retain(|piece| *piece != Piece::Words(""));
    found
}
