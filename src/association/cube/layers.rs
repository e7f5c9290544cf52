//! A question under all of its conditions and under fewer, so that each answer is held against what the others
//! show.

use super::pattern::{Counts, Parted, Pattern, Shape};
use super::question::{Condition, Question, QuestionFault};
use super::sums::Cells;
use super::{Cell, Cross};
use crate::association::table::Table;

/// Sums under some of the conditions of a question: the first are all of them, the last none.
pub(super) struct Layers<T> {
    shape: Shape,
    cells: Vec<Vec<T>>,
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
    fn numbers(&self, layer: usize, people: impl Fn(&T) -> u32) -> Vec<u32> {
        self.cells
            .get(layer)
            .into_iter()
            .flatten()
            .map(people)
            .collect()
    }

    /// Returns which layers look at more people than this one: those that leave out more conditions.
    fn above(&self, layer: usize) -> impl Iterator<Item = usize> + use<T> {
        (0..self.cells.len()).filter(move |other| *other != layer && other & layer == layer)
    }

    /// Returns what may be shown of the people of each layer, beside the layers that look at more.
    pub(super) fn wholes(
        &self,
        threshold: usize,
        people: impl Fn(&T) -> u32 + Copy,
    ) -> Vec<Pattern> {
        self.patterns(threshold, people, |layer| {
            let own = Counts::of(&self.shape, self.numbers(layer, people));
            let last = layer + 1 == self.cells.len();
            last.then(|| Pattern::whole(&self.shape, &own, threshold))
                .ok_or(None)
        })
    }

    /// Returns what may be shown of a part of the people of each layer, where `shown` may be of all of them: beside
    /// those, and beside the same part in the layers that look at more.
    pub(super) fn parts(
        &self,
        shown: &[Pattern],
        threshold: usize,
        people: impl Fn(&T) -> (u32, u32) + Copy,
    ) -> Vec<Pattern> {
        let part = |item: &T| people(item).1;
        self.patterns(threshold, part, |layer| {
            let all = self.numbers(layer, |item| people(item).0);
            let parted = Parted::of(&self.shape, &all, &self.numbers(layer, part));
            let shown = shown.get(layer).cloned().unwrap_or_default();
            Err(Some((shown, parted)))
        })
    }

    /// Goes through the layers from that which looks at everybody. `begin` says what may be shown of one, or what
    /// it begins from and stands beside, besides the layers above it.
    fn patterns(
        &self,
        threshold: usize,
        people: impl Fn(&T) -> u32 + Copy,
        begin: impl Fn(usize) -> Result<Pattern, Option<(Pattern, Parted)>>,
    ) -> Vec<Pattern> {
        let mut found: Vec<Option<Pattern>> = vec![None; self.cells.len()];
        for layer in (0..self.cells.len()).rev() {
            let pattern = begin(layer).unwrap_or_else(|first| {
                let own = self.numbers(layer, people);
                let (mut pattern, mut beside) = (None, Vec::new());
                if let Some((shown, parted)) = first {
                    pattern = Some(shown);
                    beside.push(parted);
                }
                for above in self.above(layer) {
                    beside.push(Parted::of(&self.shape, &self.numbers(above, people), &own));
                    if let Some(shown) = found.get(above).and_then(Option::as_ref) {
                        pattern =
                            Some(pattern.map_or_else(
                                || shown.clone(),
                                |pattern: Pattern| pattern.and(shown),
                            ));
                    }
                }
                pattern
                    .unwrap_or_default()
                    .beside(&self.shape, &beside, threshold)
            });
            if let Some(slot) = found.get_mut(layer) {
                *slot = Some(pattern);
            }
        }
        found.into_iter().flatten().collect()
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
