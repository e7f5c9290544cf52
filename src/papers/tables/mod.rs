//! The tables that documents may ask for by name.

mod adjustments;
mod diagnosis;
mod follow_up;
mod modifications;
mod plan;

pub use modifications::from_to;
pub use plan::when;

use super::desk::Desk;
use crate::dossier::Activity;
use crate::export::{Align, Column, Grid};
use crate::framework::Label;

/// Makes a table; nothing for a name that nobody knows, or for a table about an activity where there is none.
pub fn table(desk: &Desk<'_>, name: &str, activity: Option<&Activity>) -> Option<Grid> {
    Some(match name {
        "actividades" => plan::activities(desk),
        "costos" => plan::costs(desk),
        "cronograma" => plan::schedule(desk),
        "medidas" => plan::measures(desk),
        "ajustes" => adjustments::adjustments(desk),
        "indicadores" => plan::indicators(desk),
        "diagnostico" => diagnosis::needs_found(desk),
        "instrumentos" => diagnosis::instruments(desk),
        "fases" => plan::phases(desk, activity?),
        "participantes" => plan::participants(desk, activity?),
        "avance" => follow_up::progress(desk),
        "formados" => follow_up::trained(desk),
        "pendientes" => follow_up::open(desk),
        "modificaciones" => modifications::modifications(desk)?,
        _ => return None,
    })
}

/// A column of words, with its share of the width.
fn words(desk: &Desk<'_>, head: Label, width: u8) -> Column {
    Column {
        head: desk.label(head).to_string(),
        width,
        align: Align::Start,
    }
}

/// A column of figures.
fn figures(desk: &Desk<'_>, head: Label, width: u8) -> Column {
    Column {
        align: Align::End,
        ..words(desk, head, width)
    }
}

/// A table without caption and foot.
fn grid(heads: Vec<Column>, rows: Vec<Vec<String>>) -> Grid {
    Grid {
        heads,
        rows,
        ..Grid::default()
    }
}
