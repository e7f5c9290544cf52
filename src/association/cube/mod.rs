//! Cross-tables of the responses that count, with small groups protected.
//!
//! What is held against small groups: all that one answer shows, together with the answer to the same question under
//! fewer of its conditions (any one of them), and, without conditions, with the answers by what holds its rows
//! (provinces, regions). What is not: different questions beside one another (three dimensions that are tied among
//! themselves can tell more in two tables than in either), two different conditions each by itself, levels and
//! importance for everybody and under a condition all four at once (any two of them are), and answers before and
//! after more files came in.

mod beside;
mod flow;
mod layers;
mod nodes;
mod parted;
mod pattern;
mod question;
mod shape;
mod sums;

pub use question::{Condition, MAX_CONDITIONS, Question, QuestionFault};
pub use sums::{Demand, Sums};

use layers::Layers;
use sums::Cells;

use super::table::{Dimension, Label, Table};
use crate::dossier::{Figures, MINIMUM_THRESHOLD};

/// What may be shown of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<T> {
    /// Nobody is in it.
    NoData,
    /// It is too small, or would give a small one away.
    Protected,
    /// Its figures.
    Shown(T),
}

impl<T> Cell<T> {
    /// Returns the figures where they may be shown.
    pub fn shown(&self) -> Option<&T> {
        match self {
            Cell::Shown(figures) => Some(figures),
            Cell::NoData | Cell::Protected => None,
        }
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Cross<T> {
    /// The values of the rows.
    pub rows: Vec<Label>,
    /// The values of the columns; none where only rows were asked for.
    pub columns: Vec<Label>,
    /// One cell per row and column, row after row.
    pub cells: Vec<Cell<T>>,
    /// One total per row.
    pub row_totals: Vec<Cell<T>>,
    /// One total per column.
    pub column_totals: Vec<Cell<T>>,
    /// Everybody.
    pub total: Cell<T>,
}

impl<T> Cross<T> {
    fn nothing() -> Cross<T> {
        Cross {
            rows: Vec::new(),
            columns: Vec::new(),
            cells: Vec::new(),
            row_totals: Vec::new(),
            column_totals: Vec::new(),
            total: Cell::NoData,
        }
    }

    /// Returns a cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell<T>> {
        let within = column < self.columns.len();
        self.cells
            .get(row * self.columns.len() + column)
            .filter(|_| within)
    }
}

/// What a content is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// People.
    pub people: u32,
    /// People who want it.
    pub wanted: u32,
}

impl Table {
    /// Counts people.
    ///
    /// # Errors
    /// What cannot be asked, see [`QuestionFault`].
    pub fn people_by(&self, question: &Question) -> Result<Cross<u32>, QuestionFault> {
        let layers = Layers::of(self, question, Cells::people)?;
        let patterns = layers.wholes(question.threshold, |people| (*people, *people));
        let add = |sum: &mut u32, other: &u32| *sum += other;
        let figures = |people: &u32, _: bool| match people {
            0 => Cell::NoData,
            people => Cell::Shown(*people),
        };
        Ok(layers.cross(self, question, (&patterns, &patterns), add, figures))
    }

    /// Returns the figures of one competency: over those who gave a level, as the gap board of a dossier has them.
    ///
    /// # Errors
    /// What cannot be asked, see [`QuestionFault`].
    pub fn need_by(
        &self,
        question: &Question,
        competency: &str,
    ) -> Result<Cross<Figures>, QuestionFault> {
        let place = self.competency(competency).ok_or(QuestionFault::Unknown)?;
        let layers = Layers::of(self, question, |cells| cells.sums(self, place))?;
        let threshold = question.threshold.max(MINIMUM_THRESHOLD);
        let patterns = layers.wholes(threshold, |sums| (sums.people, sums.stated.people));
        let stated = layers.parts(&patterns, threshold, |sums| {
            (sums.people, sums.stated.people)
        });
        let figures = |sums: &Sums, stated: bool| match sums.figures(stated) {
            Some(figures) => Cell::Shown(figures),
            // Of few people who are asked, that nobody gave a level would say it of each of them.
            None if (1..threshold).contains(&(sums.asked as usize)) => Cell::Protected,
            None => Cell::NoData,
        };
        Ok(layers.cross(self, question, (&patterns, &stated), Sums::add, figures))
    }

    /// Returns how many want a content.
    ///
    /// # Errors
    /// What cannot be asked, see [`QuestionFault`].
    pub fn demand_by(
        &self,
        question: &Question,
        content: &str,
    ) -> Result<Cross<Asked>, QuestionFault> {
        let place = self.content(content).ok_or(QuestionFault::Unknown)?;
        let layers = Layers::of(self, question, |cells| cells.demand(self, place))?;
        let parts = |demand: &Demand| (demand.people, demand.wanted);
        let patterns = layers.wholes(question.threshold, parts);
        let wanted = layers.parts(&patterns, question.threshold, parts);
        let figures = |demand: &Demand, _: bool| match demand.people {
            0 => Cell::NoData,
            people => Cell::Shown(Asked {
                people,
                wanted: demand.wanted,
            }),
        };
        Ok(layers.cross(self, question, (&wanted, &wanted), Demand::add, figures))
    }

    /// Returns the sums of one competency over everybody, protected by nothing: for figures that are computed
    /// further, never for a screen.
    pub fn sums_by(&self, rows: Dimension, competency: &str) -> Vec<Sums> {
        let place = self.competency(competency).unwrap_or(usize::MAX);
        Cells::of(self, &[], rows, None).sums(self, place)
    }

    /// Returns the demand for one content over everybody, protected by nothing, as [`Table::sums_by`].
    pub fn demands_by(&self, rows: Dimension, content: &str) -> Vec<Demand> {
        let place = self.content(content).unwrap_or(usize::MAX);
        Cells::of(self, &[], rows, None).demand(self, place)
    }
}
