//! A question under all of its conditions and under fewer, so that each answer is held against what the others
//! show.

use super::parted::Parted;
use super::pattern::Pattern;
use super::question::{Condition, Question, QuestionFault};
use super::shape::{Counts, Shape};
use super::sums::Cells;
use super::{Cell, Cross};
use crate::association::table::Table;

/// Sums under some of the conditions of a question: the first are all of them, the last none.
pub(super) struct Layers<T> {
    shape: Shape,
    cells: Vec<Vec<T>>,
}

/// Returns what both show.
fn both(one: Option<Pattern>, other: Option<&Pattern>) -> Option<Pattern> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.and(other)),
        (one, other) => one.or_else(|| other.cloned()),
    }
}

impl<T> Layers<T> {
    /// Counts under every choice of the conditions.
    pub(super) fn of(
        table: &Table,
        question: &Question,
        count: impl Fn(&Cells) -> Vec<T>,
    ) -> Result<Layers<T>, QuestionFault> {
        question.check()?;
        let (turned, _) = question.turned();
        let conditions = turned.filter.len();
        let mut cells = Vec::new();
        // Each bit leaves one condition out.
        for left_out in 0..1_u32 << conditions {
            let kept = turned.filter.iter().enumerate();
            let kept = kept.filter(|(place, _)| left_out >> place & 1 == 0);
            let kept: Vec<&Condition> = kept.map(|(_, condition)| condition).collect();
            cells.push(count(&Cells::of(table, &kept, turned.rows, turned.columns)));
        }
        let mut wider = Vec::new();
        let mut at = turned.rows;
        while let Some((wide, holds)) = table.wider(at) {
            wider.push(holds);
            at = wide;
        }
        let columns = turned
            .columns
            .map_or(1, |columns| table.labels(columns).len());
        let rows = table.labels(turned.rows).len();
        Ok(Layers {
            shape: Shape {
                rows,
                columns,
                wider,
            },
            cells,
        })
    }
}

impl<T: Clone + Default> Layers<T> {
    /// Returns which layers look at more people than this one: those that leave out more conditions.
    fn above(&self, layer: usize) -> impl Iterator<Item = usize> + use<T> {
        (0..self.cells.len()).filter(move |other| *other != layer && other & layer == layer)
    }

    /// Returns what may be shown of the people of each layer, beside the layers that look at more; `people` tells how
    /// many there are, and how many of them gave more.
    pub(super) fn wholes(
        &self,
        threshold: usize,
        people: impl Fn(&T) -> (u32, u32) + Copy,
    ) -> Vec<Pattern> {
        let twice = self.twice(people);
        self.patterns(|layer, found| {
            let Some((own, more)) = twice.get(layer) else {
                return Pattern::default();
            };
            let mut above = self.above(layer).peekable();
            if above.peek().is_none() {
                let counts = Counts::of(&self.shape, own.clone());
                return Pattern::whole(&self.shape, &counts, threshold);
            }
            let (mut pattern, mut beside) = (None, Vec::new());
            for place in above {
                pattern = both(pattern, found.get(place));
                let all = twice.get(place).map(as_slices);
                beside.extend(all.map(|all| Parted::pairs(&self.shape, all, (own, more))));
            }
            let pattern = pattern.unwrap_or_default();
            pattern.beside(&self.shape, &beside, threshold)
        })
    }

    /// Returns what may be shown of those in each layer who gave more, where `shown` may be of all of them: beside
    /// those, and beside the same in the layers that look at more.
    pub(super) fn parts(
        &self,
        shown: &[Pattern],
        threshold: usize,
        people: impl Fn(&T) -> (u32, u32) + Copy,
    ) -> Vec<Pattern> {
        let twice = self.twice(people);
        self.patterns(|layer, found| {
            let Some((own, more)) = twice.get(layer) else {
                return Pattern::default();
            };
            let mut pattern = both(None, shown.get(layer));
            let mut beside = vec![Parted::pair(&self.shape, own, more)];
            for place in self.above(layer) {
                pattern = both(pattern, found.get(place));
                let all = twice.get(place).map(as_slices);
                beside.extend(all.map(|all| Parted::four(&self.shape, all, (own, more))));
            }
            let pattern = pattern.unwrap_or_default();
            pattern.beside(&self.shape, &beside, threshold)
        })
    }

    fn twice(&self, people: impl Fn(&T) -> (u32, u32) + Copy) -> Vec<(Vec<u32>, Vec<u32>)> {
        let numbers = |layer: &Vec<T>| layer.iter().map(people).unzip();
        self.cells.iter().map(numbers).collect()
    }

    /// Goes through the layers from that which looks at everybody; each may look at those before.
    fn patterns(&self, of: impl Fn(usize, &[Pattern]) -> Pattern) -> Vec<Pattern> {
        let mut found = vec![Pattern::default(); self.cells.len()];
        for layer in (0..self.cells.len()).rev() {
            let pattern = of(layer, &found);
            if let Some(slot) = found.get_mut(layer) {
                *slot = pattern;
            }
        }
        found
    }

    /// Puts the first layer into words, where `shown` are the patterns of the layers, and of their parts.
    pub(super) fn cross<O: Clone>(
        &self,
        table: &Table,
        question: &Question,
        shown: (&[Pattern], &[Pattern]),
        add: impl Fn(&mut T, &T),
        figures: impl Fn(&T, bool) -> Cell<O>,
    ) -> Cross<O> {
        let (Some(pattern), Some(part)) = (shown.0.first(), shown.1.first()) else {
            return Cross::nothing();
        };
        let columns = self.shape.columns.max(1);
        let cells: &[T] = self.cells.first().map(Vec::as_slice).unwrap_or_default();
        let (mut by_row, mut by_column) = (
            vec![T::default(); self.shape.rows],
            vec![T::default(); columns],
        );
        let mut total = T::default();
        for (row, line) in by_row.iter_mut().zip(cells.chunks(columns)) {
            for (column, cell) in by_column.iter_mut().zip(line) {
                add(row, cell);
                add(column, cell);
                add(&mut total, cell);
            }
        }
        let flag = |list: &[bool], place: usize| list.get(place).copied().unwrap_or_default();
        let cell = |sums: &T, shown: bool, part: bool, known: bool| match figures(sums, part) {
            Cell::NoData if known => Cell::NoData,
            Cell::Shown(figures) if shown => Cell::Shown(figures),
            _ => Cell::Protected,
        };
        let line = |sums: &[T], shown: &[bool], part: &[bool]| -> Vec<Cell<O>> {
            let sums = sums.iter().enumerate();
            sums.map(|(place, sums)| {
                cell(sums, flag(shown, place), flag(part, place), pattern.total)
            })
            .collect()
        };
        let inner = cells.iter().enumerate().map(|(place, sums)| {
            let open =
                flag(&pattern.rows, place / columns) && flag(&pattern.columns, place % columns);
            cell(
                sums,
                flag(&pattern.cells, place),
                flag(&part.cells, place),
                open,
            )
        });
        let inner: Vec<Cell<O>> = inner.collect();
        let (rows, columns_shown) = (
            line(&by_row, &pattern.rows, &part.rows),
            line(&by_column, &pattern.columns, &part.columns),
        );
        let total = cell(&total, pattern.total, part.total, true);
        let (turned, turn) = question.turned();
        let labels = |dimension| table.labels(dimension).to_vec();
        let Some(column) = turned.columns else {
            return Cross {
                rows: labels(turned.rows),
                columns: Vec::new(),
                cells: Vec::new(),
                row_totals: rows,
                column_totals: Vec::new(),
                total,
            };
        };
        if !turn {
            return Cross {
                rows: labels(turned.rows),
                columns: labels(column),
                cells: inner,
                row_totals: rows,
                column_totals: columns_shown,
                total,
            };
        }
        let across =
            (0..columns).flat_map(|column| inner.iter().skip(column).step_by(columns).cloned());
        Cross {
            rows: labels(column),
            columns: labels(turned.rows),
            cells: across.collect(),
            row_totals: columns_shown,
            column_totals: rows,
            total,
        }
    }
}

/// Lends the numbers of a layer, of all people and of those who gave more.
fn as_slices((all, more): &(Vec<u32>, Vec<u32>)) -> (&[u32], &[u32]) {
    (all, more)
}
