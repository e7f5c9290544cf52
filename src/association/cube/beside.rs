//! A table over a part of the people beside that over all of them: those outside of the part can be had as well.

use super::parted::{Look, Of, Parted, Weights};
use super::pattern::Pattern;
use super::shape::{Shape, get, set};
use crate::dossier::MINIMUM_THRESHOLD;

impl Pattern {
    /// Hides what a table over a part of the people would give away beside that over all of them, until nothing
    /// more needs to be hidden.
    pub(super) fn beside(mut self, shape: &Shape, all: &[Parted], threshold: usize) -> Pattern {
        let threshold = threshold.max(MINIMUM_THRESHOLD);
        loop {
            let before = self.clone();
            for parted in all {
                self.hide_beside(shape, parted, threshold);
            }
            if self == before {
                return self;
            }
        }
    }

    fn hide_beside(&mut self, shape: &Shape, people: &Parted, threshold: usize) {
        self.total &= people.is_safe_in_total(threshold);
        let rows = hide_lump(&mut self.rows, people, Of::Rows, threshold);
        let columns =
            shape.columns < 2 || hide_lump(&mut self.columns, people, Of::Columns, threshold);
        // Without a total nobody can subtract from it.
        self.total &= rows;
        if !(self.total && columns) {
            return self.only_rows(shape, Weights::Beside(people), threshold);
        }
        for place in 0..self.cells.len() {
            let width = shape.columns.max(1);
            let open = get(&self.rows, place / width) && get(&self.columns, place % width);
            if !(open && people.is_safe(Of::Cells, place, threshold)) {
                set(&mut self.cells, place, false);
            }
        }
        if shape.columns > 1 {
            self.hide_more(shape, Weights::Beside(people), threshold);
        }
    }

    /// Leaves only the totals of the rows, as far as they are safe without the cells.
    pub(super) fn only_rows(&mut self, shape: &Shape, people: Weights<'_>, threshold: usize) {
        self.columns = vec![false; shape.columns];
        self.cells = vec![false; self.cells.len()];
        if self.wider.is_some() {
            // What is known of the wider rows is known with their columns.
            self.rows = vec![false; shape.rows];
        }
        let Weights::Beside(parted) = people else {
            // Groups of rows are large enough by themselves.
            return;
        };
        // Cells that the whole shows can be taken out of a row where the part is everybody or nobody in them, so
        // only those of both count.
        let width = shape.columns.max(1);
        let cells_of = |row: usize| (row * width..(row + 1) * width).collect::<Vec<_>>();
        let safe = |cells: &[usize]| {
            let mut sum = Look::default();
            cells.iter().for_each(|place| sum.add(people.cell(*place)));
            sum.is_enough(threshold) || parted.is_one_sided(Of::Cells, cells)
        };
        for (row, shown) in self.rows.iter_mut().enumerate() {
            *shown &= safe(&cells_of(row));
        }
        while self.total {
            let hidden = (0..shape.rows).filter(|row| !get(&self.rows, *row));
            let hidden: Vec<usize> = hidden.flat_map(cells_of).collect();
            if safe(&hidden) {
                return;
            }
            let open = (0..shape.rows).filter(|row| get(&self.rows, *row));
            match open.min_by_key(|row| (parted.look(Of::Rows, *row).people, *row)) {
                Some(row) => set(&mut self.rows, row, false),
                None => self.total = false,
            }
        }
    }
}

/// Hides rows or columns until neither those inside of the part nor those outside of it can be told from what is
/// shown; tells whether that is possible.
fn hide_lump(shown: &mut [bool], people: &Parted, of: Of, threshold: usize) -> bool {
    for (place, shown) in shown.iter_mut().enumerate() {
        *shown &= people.is_safe(of, place, threshold);
    }
    loop {
        let hidden = (0..shown.len()).filter(|place| !get(shown, *place));
        let hidden: Vec<usize> = hidden.collect();
        let mut lump = Look::default();
        hidden
            .iter()
            .for_each(|place| lump.add(people.look(of, *place)));
        let apart = lump.forward == 0 && people.is_safe_apart(of, &hidden, threshold);
        if lump.is_enough(threshold) || people.is_one_sided(of, &hidden) || apart {
            return true;
        }
        let open = (0..shown.len()).filter(|place| get(shown, *place));
        let looks = open.map(|place| (people.look(of, place), place));
        let mixed = looks.filter(|(look, _)| look.is_mixed());
        match mixed.min_by_key(|(look, place)| (look.people, *place)) {
            Some((_, place)) => set(shown, place, false),
            None => return false,
        }
    }
}
