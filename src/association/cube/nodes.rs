//! The known totals of a table as nodes, its hidden cells as edges between them.

use std::collections::BTreeMap;

use super::flow::Edge;
use super::parted::Weights;
use super::pattern::Pattern;
use super::shape::{Shape, get, set};

/// The rows and columns whose totals are known, as nodes of a net: hidden rows are one node together, or one in
/// each wider row that is shown; a cell within a shown cell of a wider row has a column of its own there.
pub(super) struct Nodes {
    row: Vec<usize>,
    column: Vec<usize>,
    width: usize,
    pub(super) count: usize,
}

impl Nodes {
    pub(super) fn of(shape: &Shape, pattern: &Pattern) -> Nodes {
        let mut numbers = BTreeMap::new();
        let mut number = |key: (u8, usize, usize)| {
            let next = numbers.len();
            *numbers.entry(key).or_insert(next)
        };
        // Kinds of nodes: 0 a row, 1 and above the hidden rows of a level; 10 and above a column of a level.
        let mut row = Vec::new();
        let mut column = Vec::new();
        for place in 0..shape.rows {
            let (mut level, mut at, mut table) = (0_u8, place, Some(pattern));
            let mut holders = shape.wider.iter();
            let mut chain = vec![(0_u8, place)];
            let mut node = None;
            while let Some(here) = table {
                if node.is_none() && get(&here.rows, at) {
                    node = Some((level, at));
                }
                table = here.wider.as_deref();
                let Some(holds) = holders.next() else { break };
                at = get(holds, at) as usize;
                level += 1;
                chain.push((level, at));
            }
            row.push(match node {
                Some((0, at)) => number((0, at, 0)),
                Some((level, at)) => number((level, at, 1)),
                None => number((9, 0, 0)),
            });
            for place in 0..shape.columns {
                column.push(number(Nodes::column_key(shape, pattern, &chain, place)));
            }
        }
        Nodes {
            row,
            column,
            width: shape.columns,
            count: numbers.len(),
        }
    }

    fn column_key(
        shape: &Shape,
        pattern: &Pattern,
        chain: &[(u8, usize)],
        column: usize,
    ) -> (u8, usize, usize) {
        let mut table = pattern.wider.as_deref();
        for (level, at) in chain.iter().skip(1) {
            let Some(here) = table else { break };
            if get(&here.cells, at * shape.columns + column) {
                return (10 + level, *at, column);
            }
            table = here.wider.as_deref();
        }
        if get(&pattern.columns, column) {
            (10, 0, column)
        } else {
            (20, 0, 0)
        }
    }

    pub(super) fn ends(&self, place: usize) -> (usize, usize) {
        let row = place / self.width.max(1);
        (get(&self.row, row), get(&self.column, place))
    }

    /// Returns a cell as an edge.
    pub(super) fn edge(&self, people: Weights<'_>, place: usize) -> Edge {
        let (row, column) = self.ends(place);
        let look = people.cell(place);
        Edge {
            row,
            column,
            forward: look.forward,
            backward: look.backward,
        }
    }

    /// Returns the hidden cells that have people of every kind, and the ends of those that have some of them.
    pub(super) fn edges(
        &self,
        pattern: &Pattern,
        people: Weights<'_>,
    ) -> (Vec<Edge>, Vec<(usize, usize)>) {
        let (mut edges, mut loose) = (Vec::new(), Vec::new());
        let hidden = (0..pattern.cells.len()).filter(|place| !get(&pattern.cells, *place));
        let hidden: Vec<usize> = hidden.collect();
        if people.is_one_sided(&hidden) {
            return (edges, loose);
        }
        for place in hidden {
            let look = people.cell(place);
            if look.is_mixed() {
                edges.push(self.edge(people, place));
            } else if look.people > 0 {
                loose.push(self.ends(place));
            }
        }
        (edges, loose)
    }

    /// Returns what hangs together with an end of a loose cell, where its other end does not.
    pub(super) fn lonely(&self, edges: &[Edge], loose: &[(usize, usize)]) -> Option<Vec<bool>> {
        loose.iter().find_map(|(row, column)| {
            let reached = self.reached(edges, *row);
            (!get(&reached, *column)).then_some(reached)
        })
    }

    /// Returns the nodes that edges tie to this one.
    fn reached(&self, edges: &[Edge], from: usize) -> Vec<bool> {
        let mut found = vec![false; self.count];
        set(&mut found, from, true);
        loop {
            let mut more = false;
            for edge in edges {
                let (row, column) = (get(&found, edge.row), get(&found, edge.column));
                more |= row != column;
                set(&mut found, edge.row, row || column);
                set(&mut found, edge.column, row || column);
            }
            if !more {
                return found;
            }
        }
    }

    /// Returns the shown cells that could be hidden too, the smallest first.
    pub(super) fn shown(&self, pattern: &Pattern, people: Weights<'_>) -> Vec<usize> {
        let shown = (0..pattern.cells.len()).filter(|place| get(&pattern.cells, *place));
        let mut shown: Vec<(u32, usize)> = shown
            .map(|place| (people.cell(place), place))
            .filter(|(look, _)| look.is_mixed())
            .map(|(look, place)| (look.people, place))
            .collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, place)| place).collect()
    }

    /// Returns the first of these cells that is still shown and lies between the two sides.
    pub(super) fn across(
        &self,
        pattern: &Pattern,
        cells: &[usize],
        side: &[bool],
    ) -> Option<usize> {
        let mut cells = cells.iter().copied();
        cells.find(|place| {
            let (row, column) = self.ends(*place);
            get(&pattern.cells, *place) && get(side, row) != get(side, column)
        })
    }
}
