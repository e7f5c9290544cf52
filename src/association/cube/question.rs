//! What can be asked of a table.

use crate::association::table::{Dimension, Table};
use crate::dossier::DEFAULT_THRESHOLD;

/// Conditions at most: what each of them leaves out is held against small groups, alone and together.
pub const MAX_CONDITIONS: usize = 3;

/// A condition: one of these values of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The dimension.
    pub dimension: Dimension,
    /// Places among its labels.
    pub values: Vec<u32>,
}

/// A table that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who is looked at: those who fulfil all conditions.
    pub filter: Vec<Condition>,
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are, if there are any.
    pub columns: Option<Dimension>,
    /// People below which a group is not shown.
    pub threshold: usize,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionFault {
    /// It has more than [`MAX_CONDITIONS`] conditions.
    TooManyConditions,
    /// Rows and columns are the same, or one holds the other (regions, provinces, districts).
    SameTwice,
    /// It asks for a competency or a content that the table does not have.
    Unknown,
}

impl Question {
    /// Asks for everybody by one dimension.
    pub fn by(rows: Dimension) -> Question {
        Question {
            filter: Vec::new(),
            rows,
            columns: None,
            threshold: DEFAULT_THRESHOLD,
        }
    }

    /// Asks for the same by a second dimension too.
    pub fn and_by(self, columns: Dimension) -> Question {
        Question {
            columns: Some(columns),
            ..self
        }
    }

    /// Asks for the same of those alone who have one of these values.
    pub fn only(mut self, dimension: Dimension, values: &[u32]) -> Question {
        self.filter.push(Condition {
            dimension,
            values: values.to_vec(),
        });
        self
    }

    /// Returns the question with the dimension that has wider ones in its rows, and whether rows and columns
    /// changed places for that.
    pub(super) fn turned(&self) -> (Question, bool) {
        let mut turned = self.clone();
        let turn = self.rows.wider().is_none()
            && self
                .columns
                .is_some_and(|columns| columns.wider().is_some());
        if let (true, Some(columns)) = (turn, self.columns) {
            (turned.rows, turned.columns) = (columns, Some(self.rows));
        }
        (turned, turn)
    }

    pub(super) fn check(&self) -> Result<(), QuestionFault> {
        if self.filter.len() > MAX_CONDITIONS {
            return Err(QuestionFault::TooManyConditions);
        }
        let place = [Dimension::Region, Dimension::Province, Dimension::District];
        let both = |columns: Dimension| place.contains(&self.rows) && place.contains(&columns);
        if self
            .columns
            .is_some_and(|columns| columns == self.rows || both(columns))
        {
            return Err(QuestionFault::SameTwice);
        }
        Ok(())
    }
}

impl Table {
    /// Returns the place of a competency among the columns of answers.
    pub fn competency(&self, id: &str) -> Option<usize> {
        self.competencies.iter().position(|item| item == id)
    }

    /// Returns the place of a content among the columns of wishes.
    pub fn content(&self, id: &str) -> Option<usize> {
        self.contents.iter().position(|item| item == id)
    }

    /// Returns the place of a value among the labels of a dimension.
    pub fn value(&self, dimension: Dimension, key: &str) -> Option<u32> {
        let labels = self.labels(dimension).iter();
        let place = labels.into_iter().position(|label| label.key == key)?;
        u32::try_from(place).ok()
    }
}
