//! Lines of the register as a table of the shape of REM's Cuadros 2–4.

use crate::dossier::ExecutedAction;
use crate::framework::{CountUnit, Framework, Moment};
use crate::response::plain;

/// Modalities in the order of REM's tables; others follow in the order of the framework.
const ORDER: [&str; 6] = [
    "taller",
    "asistencia-tecnica",
    "pasantia",
    "municipio-escuela",
    "diplomado",
    "maestria",
];

/// Which lines a table is made of; what is absent selects all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Year.
    pub year: Option<i32>,
    /// Moment of the term.
    pub moment: Option<Moment>,
}

impl Selection {
    /// Tells whether a line belongs to it.
    pub fn holds(self, action: &ExecutedAction) -> bool {
        self.year.is_none_or(|year| year == action.year)
            && self.moment.is_none_or(|moment| moment == action.moment)
    }
}

/// Modality × subject × region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterTable {
    /// Regions in the order in which the lines name them; the column for the whole country is not among them.
    pub regions: Vec<String>,
    /// Whether a line is for the whole country: then there is a last column for those.
    pub national: bool,
    /// The modalities that have lines.
    pub groups: Vec<RegisterGroup>,
}

/// The rows of a modality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterGroup {
    /// Modality id.
    pub modality: String,
    /// What it is counted by; absent where the framework does not know the modality.
    pub unit: Option<CountUnit>,
    /// One row per subject, in the order of the lines.
    pub rows: Vec<RegisterRow>,
    /// Sums over the rows: one per region, then the whole country.
    pub sums: Vec<Option<u32>>,
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// Its words; empty where the contents name it.
    pub subject: String,
    /// Content ids.
    pub contents: Vec<String>,
    /// How many in the unit of the modality: one cell per region, then the whole country; nothing where no line
    /// says anything, which is not zero.
    pub cells: Vec<Option<u32>>,
}

impl RegisterRow {
    /// Returns the sum of its cells.
    pub fn sum(&self) -> u32 {
        let cells = self.cells.iter().flatten();
        cells.fold(0, |sum, count| sum.saturating_add(*count))
    }
}

/// Returns the ids of the framework's modalities in the order of REM's tables.
pub fn modality_order(framework: &Framework) -> Vec<&str> {
    let all = || framework.modalities.iter().map(|item| item.id.as_str());
    let known = ORDER
        .into_iter()
        .filter(|id| all().any(|found| found == *id));
    known
        .chain(all().filter(|id| !ORDER.contains(id)))
        .collect()
}

/// Puts lines into a table. Lines of one modality and subject (or, without one, of the same contents) share a row,
/// and their counts add up.
pub fn table<'a>(
    framework: &Framework,
    actions: impl Iterator<Item = &'a ExecutedAction>,
    selection: Selection,
) -> RegisterTable {
    let lines: Vec<&ExecutedAction> = actions.filter(|line| selection.holds(line)).collect();
    let mut regions: Vec<String> = Vec::new();
    for line in lines.iter().filter(|line| !line.region.is_empty()) {
        if !regions.contains(&line.region) {
            regions.push(line.region.clone());
        }
    }
    let mut modalities: Vec<&str> = modality_order(framework);
    for line in &lines {
        if !modalities.contains(&line.modality.as_str()) {
            modalities.push(&line.modality);
        }
    }
    let groups = modalities.into_iter().filter_map(|modality| {
        let rows = rows(&lines, modality, &regions);
        (!rows.is_empty()).then(|| RegisterGroup {
            modality: modality.to_string(),
            unit: framework.modality(modality).map(|item| item.unit),
            sums: sums(&rows),
            rows,
        })
    });
    RegisterTable {
        groups: groups.collect(),
        national: lines.iter().any(|line| line.region.is_empty()),
        regions,
    }
}

fn rows(lines: &[&ExecutedAction], modality: &str, regions: &[String]) -> Vec<RegisterRow> {
    let mut rows: Vec<RegisterRow> = Vec::new();
    for line in lines.iter().filter(|line| line.modality == modality) {
        let place = match rows.iter().position(|row| same_subject(row, line)) {
            Some(place) => place,
            None => {
                rows.push(RegisterRow {
                    subject: line.subject.trim().to_string(),
                    contents: line.contents.clone(),
                    cells: vec![None; regions.len() + 1],
                });
                rows.len() - 1
            }
        };
        let column = regions.iter().position(|region| *region == line.region);
        let column = column.unwrap_or(regions.len());
        let cell = rows
            .get_mut(place)
            .and_then(|row| row.cells.get_mut(column));
        if let Some(cell) = cell {
            *cell = Some(cell.unwrap_or(0).saturating_add(line.count));
        }
    }
    rows
}

fn same_subject(row: &RegisterRow, line: &ExecutedAction) -> bool {
    let words = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    match (row.subject.is_empty(), line.subject.trim().is_empty()) {
        (false, false) => words(&row.subject) == words(&line.subject),
        (true, true) => {
            let all = |one: &[String], other: &[String]| one.iter().all(|id| other.contains(id));
            all(&row.contents, &line.contents) && all(&line.contents, &row.contents)
        }
        _ => false,
    }
}

fn sums(rows: &[RegisterRow]) -> Vec<Option<u32>> {
    let columns = rows.first().map_or(0, |row| row.cells.len());
    let column = |place: usize| {
        let cells = rows.iter().filter_map(|row| *row.cells.get(place)?);
        cells.fold(None, |sum: Option<u32>, count| {
            Some(sum.unwrap_or(0).saturating_add(count))
        })
    };
    (0..columns).map(column).collect()
}
