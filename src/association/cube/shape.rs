//! The form of a table, and people counted in it.

use super::parted::Of;

/// The form of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) rows: usize,
    /// At least one: a table without columns has one for all.
    pub(super) columns: usize,
    /// For each row the wider row that holds it, the nearest first; each list as long as the one before has
    /// rows at most.
    pub(super) wider: Vec<Vec<u32>>,
}

/// People per cell, row after row, with the totals.
pub(super) struct Counts {
    pub(super) cells: Vec<u32>,
    pub(super) rows: Vec<u32>,
    pub(super) columns: Vec<u32>,
    pub(super) total: u32,
}

impl Counts {
    pub(super) fn list(&self, of: Of) -> &[u32] {
        match of {
            Of::Cells => &self.cells,
            Of::Rows => &self.rows,
            Of::Columns => &self.columns,
        }
    }

    pub(super) fn of(shape: &Shape, cells: Vec<u32>) -> Counts {
        let row = |row: &[u32]| row.iter().sum::<u32>();
        let rows: Vec<u32> = cells.chunks(shape.columns.max(1)).map(row).collect();
        let mut columns = vec![0; shape.columns];
        for line in cells.chunks(shape.columns.max(1)) {
            for (sum, people) in columns.iter_mut().zip(line) {
                *sum += people;
            }
        }
        Counts {
            total: rows.iter().sum(),
            rows,
            columns,
            cells,
        }
    }
}

pub(super) fn get<T: Copy + Default>(list: &[T], place: usize) -> T {
    list.get(place).copied().unwrap_or_default()
}

pub(super) fn set(list: &mut [bool], place: usize, value: bool) {
    if let Some(slot) = list.get_mut(place) {
        *slot = value;
    }
}

pub(super) fn sizes(people: &[u32]) -> Vec<usize> {
    people.iter().map(|people| *people as usize).collect()
}

impl Shape {
    /// Returns the form of the table of the wider rows, and which of them holds each row.
    pub(super) fn widened(&self) -> Option<(Shape, &[u32])> {
        let (holds, further) = self.wider.split_first()?;
        let rows = holds.iter().max().map_or(0, |last| *last as usize + 1);
        let shape = Shape {
            rows,
            columns: self.columns,
            wider: further.to_vec(),
        };
        Some((shape, holds))
    }

    pub(super) fn widen(&self, cells: &[u32], wide: &Shape, holds: &[u32]) -> Vec<u32> {
        let mut found = vec![0; wide.rows * wide.columns];
        for (line, holder) in cells.chunks(self.columns.max(1)).zip(holds) {
            let into = found.chunks_mut(self.columns.max(1)).nth(*holder as usize);
            for (sum, people) in into.into_iter().flatten().zip(line) {
                *sum += people;
            }
        }
        found
    }
}
