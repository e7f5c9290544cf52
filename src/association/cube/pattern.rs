//! Small groups: what of a table may be shown (domain.md, section 6).
//!
//! * Totals of rows and of columns are protected as the rows of a gap board are ([`protect_of`]), provinces and
//!   districts within what holds them.
//! * Of the cells, hidden ones are held against every group that follows from the totals ([`Net`]); where one is
//!   smaller than the threshold another cell is hidden, the smallest that helps.
//! * Where a table over a part of the people stands beside that over all of them (a filter; who gave an
//!   importance; who wants a content), the people outside of the part can be had as well. So both parts of what
//!   is hidden must be nobody or as many as the threshold, together and in every cut.

use super::flow::{Edge, Net};
use super::nodes::Nodes;
use super::parted::Weights;
use super::shape::{Counts, Shape, get, set, sizes};
use crate::dossier::{MINIMUM_THRESHOLD, protect_of};

/// What may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) total: bool,
    pub(super) rows: Vec<bool>,
    pub(super) columns: Vec<bool>,
    /// Row after row.
    pub(super) cells: Vec<bool>,
    /// The table of the wider rows.
    pub(super) wider: Option<Box<Pattern>>,
}

impl Pattern {
    /// Returns what may be shown of a table over everybody.
    pub(super) fn whole(shape: &Shape, people: &Counts, threshold: usize) -> Pattern {
        let threshold = threshold.max(MINIMUM_THRESHOLD);
        let wide = shape.widened().map(|(wide, holds)| {
            let counts = Counts::of(&wide, shape.widen(&people.cells, &wide, holds));
            (Pattern::whole(&wide, &counts, threshold), wide, holds)
        });
        let mut pattern = Pattern {
            total: people.total as usize >= threshold,
            rows: vec![false; shape.rows],
            columns: vec![false; shape.columns],
            cells: vec![false; shape.rows * shape.columns],
            wider: None,
        };
        if !pattern.total {
            return pattern;
        }
        match &wide {
            None => {
                pattern.rows = protect_of(&sizes(&people.rows), &vec![true; shape.rows], threshold)
            }
            Some((wide, form, holds)) => {
                for group in (0..form.rows).filter(|group| get(&wide.rows, *group)) {
                    pattern.show_group(&people.rows, holds, group, threshold);
                }
            }
        }
        let may = vec![true; shape.columns];
        pattern.columns = protect_of(&sizes(&people.columns), &may, threshold);
        for row in 0..shape.rows {
            for column in 0..shape.columns {
                let place = row * shape.columns + column;
                let holder = wide
                    .as_ref()
                    .map(|(wide, _, holds)| (wide, get(holds, row) as usize));
                let above = holder
                    .is_none_or(|(wide, holder)| get(&wide.cells, holder * shape.columns + column));
                let shown = get(&pattern.rows, row) && get(&pattern.columns, column) && above;
                let few = (get(&people.cells, place) as usize) < threshold;
                set(&mut pattern.cells, place, shown && !few);
            }
        }
        pattern.wider = wide.map(|(wide, ..)| Box::new(wide));
        if shape.columns > 1 {
            pattern.hide_more(shape, Weights::Whole(people), threshold);
        }
        pattern
    }

    /// Shows the rows of one wider row.
    fn show_group(&mut self, rows: &[u32], holds: &[u32], group: usize, threshold: usize) {
        let members: Vec<usize> = (0..rows.len())
            .filter(|row| get(holds, *row) as usize == group)
            .collect();
        let people: Vec<usize> = members.iter().map(|row| get(rows, *row) as usize).collect();
        let shown = protect_of(&people, &vec![true; people.len()], threshold);
        for (row, shown) in members.into_iter().zip(shown) {
            set(&mut self.rows, row, shown);
        }
    }

    /// Returns what both show.
    pub(super) fn and(mut self, other: &Pattern) -> Pattern {
        let both = |one: &mut [bool], other: &[bool]| {
            for (one, other) in one.iter_mut().zip(other) {
                *one &= *other;
            }
        };
        self.total &= other.total;
        both(&mut self.rows, &other.rows);
        both(&mut self.columns, &other.columns);
        both(&mut self.cells, &other.cells);
        self
    }

    /// Hides cells until no group smaller than the threshold follows from the totals around them.
    pub(super) fn hide_more(&mut self, shape: &Shape, people: Weights<'_>, threshold: usize) {
        let limit = u32::try_from(threshold).unwrap_or(u32::MAX);
        let nodes = Nodes::of(shape, self);
        let (mut edges, loose) = nodes.edges(self, people);
        let shown = nodes.shown(self, people);
        // A cell of one side alone must hang together with cells of both.
        while let Some(side) = nodes.lonely(&edges, &loose) {
            match nodes.across(self, &shown, &side) {
                Some(place) => edges.push(self.hide(&nodes, people, place)),
                None => return self.only_rows(shape, people, threshold),
            }
        }
        let mut net = Net::new(nodes.count);
        for edge in &edges {
            net.add(edge);
        }
        // More hidden cells never make a group smaller, so each cell is asked until it is safe, and not again.
        let mut asked = 0;
        while let Some(edge) = edges.get(asked).copied() {
            let Some(side) = small_side(&mut net, edge, limit) else {
                asked += 1;
                continue;
            };
            match nodes.across(self, &shown, &side) {
                Some(place) => {
                    let edge = self.hide(&nodes, people, place);
                    net.add(&edge);
                    edges.push(edge);
                }
                None => return self.only_rows(shape, people, threshold),
            }
        }
    }

    fn hide(&mut self, nodes: &Nodes, people: Weights<'_>, place: usize) -> Edge {
        set(&mut self.cells, place, false);
        nodes.edge(people, place)
    }
}

/// Returns one side of a cut through a cell that tells of fewer people than the limit.
fn small_side(net: &mut Net, edge: Edge, limit: u32) -> Option<Vec<bool>> {
    let ahead = if edge.forward >= limit && edge.backward.is_none() {
        None
    } else {
        net.cut(edge.row, edge.column, limit)
    };
    ahead.or_else(|| {
        edge.backward?;
        net.cut(edge.column, edge.row, limit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random.
    fn roll(seed: &mut u64) -> usize {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize
    }

    #[test]
    fn no_choice_of_rows_and_columns_leaves_a_small_group() {
        let (rows, columns, threshold) = (5, 4, 4);
        let shape = Shape {
            rows,
            columns,
            wider: Vec::new(),
        };
        for start in 0..3000 {
            let mut seed = start;
            let cells =
                (0..rows * columns).map(|_| (roll(&mut seed) % 9).min(roll(&mut seed) % 12) as u32);
            let counts = Counts::of(&shape, cells.collect());
            let pattern = Pattern::whole(&shape, &counts, threshold);
            let hidden = |place: &usize| !pattern.cells[*place] && counts.cells[*place] > 0;
            let edges: Vec<usize> = (0..rows * columns).filter(hidden).collect();
            // Hidden rows are known together alone, and so are hidden columns.
            let row = |place: &usize, chosen: usize| {
                let row = place / columns;
                let node = if pattern.rows[row] { row } else { rows };
                chosen >> node & 1 == 1
            };
            let column = |place: &usize, chosen: usize| {
                let column = place % columns;
                let node = if pattern.columns[column] {
                    column
                } else {
                    columns
                };
                chosen >> (rows + 1 + node) & 1 == 1
            };
            for chosen in 0..1_usize << (rows + columns + 2) {
                if edges
                    .iter()
                    .any(|place| !row(place, chosen) && column(place, chosen))
                {
                    continue;
                }
                let group = edges
                    .iter()
                    .filter(|place| row(place, chosen) && !column(place, chosen));
                let people: u32 = group.map(|place| counts.cells[*place]).sum();
                assert!(
                    people == 0 || people as usize >= threshold,
                    "{start}: {:?} {pattern:?}",
                    counts.cells
                );
            }
        }
    }
}
