//! The matrices of the civil service: one row for each training activity, in the columns that the country's pack
//! names (domain.md, section 7).

mod costs;
mod pertinence;
mod row;

pub use costs::{UnitCost, unit_cost};
pub use pertinence::{Pertinence, pertinence};

use super::desk::{Desk, training};
use crate::dossier::board;
use crate::export::{Cell, Sheet, Table, Workbook};
use crate::framework::{Label, MatrixCell, MatrixTemplate};
use row::Row;

/// A matrix as it is shown and handed out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Title over the table.
    pub title: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// One row for each training activity.
    pub rows: Vec<Vec<Cell>>,
    /// Sums of people, hours and costs; empty where no column has one.
    pub foot: Vec<Cell>,
    /// What is said under the table: how costs add up, which values are only a start.
    pub notes: Vec<String>,
}

impl Matrix {
    /// Returns the table alone, with its sums as the last row.
    pub fn table(&self) -> Table {
        let mut table = Table::new(self.heads.iter().cloned());
        for row in &self.rows {
            table.row(row.iter().cloned());
        }
        if !self.foot.is_empty() {
            table.row(self.foot.iter().cloned());
        }
        table
    }

    /// Returns the workbook.
    pub fn workbook(&self, desk: &Desk<'_>) -> Workbook {
        Workbook {
            title: self.title.clone(),
            owner: desk.owner(),
            language: desk.locale(),
            sheets: vec![Sheet {
                name: self.sheet.clone(),
                title: format!("{} · {}", self.title, desk.owner()),
                table: self.table(),
                widths: Vec::new(),
                totals: !self.foot.is_empty(),
                notes: self.notes.clone(),
            }],
        }
    }
}

/// Makes a matrix of the country; nothing where the country has none of this name.
pub fn matrix(desk: &Desk<'_>, id: &str) -> Option<Matrix> {
    let mut templates = desk.framework.pack.matrices.iter();
    let template = templates.find(|item| item.id == id)?;
    let board = board(desk.framework, desk.dossier);
    let rows = training(desk.dossier).enumerate();
    let rows: Vec<Row<'_>> = rows
        .map(|(place, activity)| Row::new(desk, &board, place, activity))
        .collect();
    let columns = template.columns.iter();
    let heads = columns.map(|column| column.head.get(desk.language).to_string());
    let cells = rows.iter().map(|row| {
        let columns = template.columns.iter();
        columns.map(|column| row.cell(column.holds)).collect()
    });
    Some(Matrix {
        title: template.title.get(desk.language).to_string(),
        sheet: template.sheet.get(desk.language).to_string(),
        heads: heads.collect(),
        rows: cells.collect(),
        foot: foot(desk, template, &rows),
        notes: notes(desk, template, &rows),
    })
}

fn has(template: &MatrixTemplate, cell: MatrixCell) -> bool {
    template.columns.iter().any(|column| column.holds == cell)
}

/// The sums, with their name in the column of names.
fn foot(desk: &Desk<'_>, template: &MatrixTemplate, rows: &[Row<'_>]) -> Vec<Cell> {
    if rows.is_empty() {
        return Vec::new();
    }
    let sum = |of: &dyn Fn(&Row<'_>) -> u64| {
        rows.iter()
            .fold(0u64, |sum, row| sum.saturating_add(of(row)))
    };
    let cells = template.columns.iter().map(|column| match column.holds {
        MatrixCell::Name => Cell::text(desk.label(Label::Total)),
        MatrixCell::Beneficiaries => Cell::Number(sum(&|row| row.people) as f64, 0),
        MatrixCell::Hours => Cell::Number(sum(&|row| row.hours()) as f64, 0),
        MatrixCell::Total => Cell::Cents(sum(&|row| row.cost.total)),
        _ => Cell::default(),
    });
    cells.collect()
}

fn notes(desk: &Desk<'_>, template: &MatrixTemplate, rows: &[Row<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |holds: bool, label: Label| {
        if holds {
            notes.push(desk.label(label).to_string());
        }
    };
    let any = |test: &dyn Fn(&Row<'_>) -> bool| rows.iter().any(test);
    let costs = has(template, MatrixCell::Total);
    say(costs, Label::NoteFormula);
    say(has(template, MatrixCell::PriorityCode), Label::NotePriority);
    let pertinence = has(template, MatrixCell::Pertinence) && any(&|row| row.pertinence.is_start);
    say(pertinence, Label::NoteDefaultPertinence);
    let kind = has(template, MatrixCell::TrainingType);
    let kind = kind && any(&|row| row.stated().professional.is_none());
    say(kind, Label::NoteDefaultType);
    let units = has(template, MatrixCell::Units) && any(&|row| row.stated().units.is_empty());
    let function = has(template, MatrixCell::ProfileFunction);
    let function = function && any(&|row| row.stated().profile_function.is_empty());
    say(units || function, Label::NoteDefaultFunction);
    let objectives = has(template, MatrixCell::LearningObjective);
    let objectives = objectives && any(&|row| row.stated().learning_objective.is_empty());
    say(objectives, Label::NoteDefaultObjectives);
    if costs {
        notes.extend(rows.iter().filter_map(|row| row.cost_note(desk)));
    }
    notes
}
