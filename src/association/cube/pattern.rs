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
use crate::dossier::{MINIMUM_THRESHOLD, protect_of};

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

/// What may be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) total: bool,
    pub(super) rows: Vec<bool>,
    pub(super) columns: Vec<bool>,
    /// Row after row.
    pub(super) cells: Vec<bool>,
    /// The table of the wider rows.
    wider: Option<Box<Pattern>>,
}

/// People per cell, row after row, with the totals.
pub(super) struct Counts {
    pub(super) cells: Vec<u32>,
    rows: Vec<u32>,
    columns: Vec<u32>,
    total: u32,
}

impl Counts {
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

/// A part of the people, and the rest of them, cell by cell.
pub(super) struct Parted {
    pub(super) part: Counts,
    pub(super) rest: Counts,
}

impl Parted {
    pub(super) fn of(shape: &Shape, all: &[u32], part: &[u32]) -> Parted {
        let rest = all
            .iter()
            .zip(part)
            .map(|(all, part)| all.saturating_sub(*part));
        Parted {
            part: Counts::of(shape, part.to_vec()),
            rest: Counts::of(shape, rest.collect()),
        }
    }
}

fn get<T: Copy + Default>(list: &[T], place: usize) -> T {
    list.get(place).copied().unwrap_or_default()
}

fn set(list: &mut [bool], place: usize, value: bool) {
    if let Some(slot) = list.get_mut(place) {
        *slot = value;
    }
}

fn sizes(people: &[u32]) -> Vec<usize> {
    people.iter().map(|people| *people as usize).collect()
}

impl Shape {
    /// Returns the form of the table of the wider rows, and which of them holds each row.
    fn widened(&self) -> Option<(Shape, &[u32])> {
        let (holds, further) = self.wider.split_first()?;
        let rows = holds.iter().max().map_or(0, |last| *last as usize + 1);
        let shape = Shape {
            rows,
            columns: self.columns,
            wider: further.to_vec(),
        };
        Some((shape, holds))
    }

    fn widen(&self, cells: &[u32], wide: &Shape, holds: &[u32]) -> Vec<u32> {
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
            pattern.hide_more(shape, people, None, threshold);
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
        let (part, rest) = (&people.part, &people.rest);
        let safe = |n: u32| n == 0 || n as usize >= threshold;
        self.total &= safe(part.total) && safe(rest.total);
        let (part_rows, rest_rows) = (&part.rows, &rest.rows);
        let rows = hide_lump(&mut self.rows, part_rows, rest_rows, threshold);
        let columns = shape.columns < 2
            || hide_lump(&mut self.columns, &part.columns, &rest.columns, threshold);
        // Without a total nobody can subtract from it.
        self.total &= rows;
        if !(self.total && columns) {
            return self.only_rows(shape, part, Some(rest), threshold);
        }
        for place in 0..self.cells.len() {
            let (row, column) = (place / shape.columns.max(1), place % shape.columns.max(1));
            let alone = safe(get(&part.cells, place)) && safe(get(&rest.cells, place));
            let open = get(&self.rows, row) && get(&self.columns, column);
            if !(alone && open) {
                set(&mut self.cells, place, false);
            }
        }
        if shape.columns > 1 {
            self.hide_more(shape, part, Some(rest), threshold);
        }
    }

    /// Hides cells until no group smaller than the threshold follows from the totals around them.
    fn hide_more(&mut self, shape: &Shape, part: &Counts, rest: Option<&Counts>, threshold: usize) {
        let limit = u32::try_from(threshold).unwrap_or(u32::MAX);
        let nodes = Nodes::of(shape, self);
        let (mut edges, loose) = nodes.edges(self, part, rest);
        // A cell of one side alone must hang together with cells of both.
        while let Some(side) = nodes.lonely(&edges, &loose) {
            match nodes.smallest_across(self, part, rest, &side) {
                Some(place) => edges.push(self.hide(&nodes, part, rest, place)),
                None => return self.only_rows(shape, part, rest, threshold),
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
            match nodes.smallest_across(self, part, rest, &side) {
                Some(place) => {
                    let edge = self.hide(&nodes, part, rest, place);
                    net.add(&edge);
                    edges.push(edge);
                }
                None => return self.only_rows(shape, part, rest, threshold),
            }
        }
    }

    fn hide(&mut self, nodes: &Nodes, part: &Counts, rest: Option<&Counts>, place: usize) -> Edge {
        set(&mut self.cells, place, false);
        let (row, column) = nodes.ends(place);
        Edge {
            row,
            column,
            forward: get(&part.cells, place),
            backward: rest.map(|rest| get(&rest.cells, place)),
        }
    }

    /// Leaves only the totals of the rows, as far as they are safe without the cells.
    fn only_rows(&mut self, shape: &Shape, part: &Counts, rest: Option<&Counts>, threshold: usize) {
        self.columns = vec![false; shape.columns];
        self.cells = vec![false; self.cells.len()];
        if self.wider.is_some() {
            // What is known of the wider rows is known with their columns.
            self.rows = vec![false; shape.rows];
        }
        let Some(rest) = rest else {
            // Groups of rows are large enough by themselves.
            return;
        };
        // Cells that the whole shows can be taken out of a row where the part is everybody or nobody in them, so
        // only those of both count.
        let width = shape.columns.max(1);
        let lines = part.cells.chunks(width).zip(rest.cells.chunks(width));
        let mixed: Vec<Mixed> = lines.map(|(part, rest)| Mixed::of(part, rest)).collect();
        let sum = |rows: &[bool], of: bool| {
            let mut sum = Mixed::default();
            let all = rows.iter().zip(&mixed).filter(|(shown, _)| **shown == of);
            all.for_each(|(_, mixed)| sum.add(mixed));
            sum
        };
        for (shown, mixed) in self.rows.iter_mut().zip(&mixed) {
            *shown &= mixed.is_safe(threshold);
        }
        while self.total && !sum(&self.rows, false).is_safe(threshold) {
            let open = self.rows.iter().zip(&mixed).enumerate();
            let open = open.filter(|(_, (shown, _))| **shown);
            match open.min_by_key(|(place, (_, mixed))| (mixed.part + mixed.rest, *place)) {
                Some((place, _)) => set(&mut self.rows, place, false),
                None => self.total = false,
            }
        }
    }
}

/// People inside and outside of the part, in cells that have both.
#[derive(Clone, Copy, Default)]
struct Mixed {
    part: u32,
    rest: u32,
    /// Some cell has people inside, some cell people outside.
    sides: (bool, bool),
}

impl Mixed {
    fn of(part: &[u32], rest: &[u32]) -> Mixed {
        let mut found = Mixed::default();
        for (part, rest) in part.iter().zip(rest) {
            let both = *part > 0 && *rest > 0;
            found.add(&Mixed {
                part: if both { *part } else { 0 },
                rest: if both { *rest } else { 0 },
                sides: (*part > 0, *rest > 0),
            });
        }
        found
    }

    fn add(&mut self, other: &Mixed) {
        self.part += other.part;
        self.rest += other.rest;
        self.sides = (self.sides.0 || other.sides.0, self.sides.1 || other.sides.1);
    }

    /// Tells whether everybody is on one side, or as many as the threshold on either.
    fn is_safe(&self, threshold: usize) -> bool {
        let enough = |n: u32| n as usize >= threshold;
        !(self.sides.0 && self.sides.1) || (enough(self.part) && enough(self.rest))
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

/// Hides rows until those outside of the part, or inside of it, cannot be told from what is shown; tells whether
/// that is possible.
fn hide_lump(shown: &mut [bool], part: &[u32], rest: &[u32], threshold: usize) -> bool {
    let safe = |n: u32| n == 0 || n as usize >= threshold;
    for (place, shown) in shown.iter_mut().enumerate() {
        *shown &= safe(get(part, place)) && safe(get(rest, place));
    }
    loop {
        let hidden = || (0..shown.len()).filter(|place| !get(shown, *place));
        let mixed = || hidden().filter(|place| get(part, *place) > 0 && get(rest, *place) > 0);
        let inside: u32 = mixed().map(|place| get(part, place)).sum();
        let outside: u32 = mixed().map(|place| get(rest, place)).sum();
        let enough = |n: u32| n as usize >= threshold;
        let safe_together = if mixed().next().is_some() {
            enough(inside) && enough(outside)
        } else {
            // Rows of one side alone: those that are small by themselves must be enough together.
            let small = |side: &[u32]| -> u32 {
                let few = hidden().map(|place| get(side, place));
                few.filter(|n| !enough(*n)).sum()
            };
            let one_side = hidden().all(|place| get(rest, place) == 0)
                || hidden().all(|place| get(part, place) == 0);
            one_side || (safe(small(part)) && safe(small(rest)))
        };
        if safe_together {
            return true;
        }
        let both = |place: &usize| get(part, *place) > 0 && get(rest, *place) > 0;
        let open = (0..shown.len()).filter(|place| get(shown, *place) && both(place));
        let next = open.min_by_key(|place| (get(part, *place) + get(rest, *place), *place));
        match next {
            Some(place) => set(shown, place, false),
            None => return false,
        }
    }
}

/// The rows and columns whose totals are known, as nodes of a net: hidden rows are one node together, or one in
/// each wider row that is shown; a cell within a shown cell of a wider row has a column of its own there.
struct Nodes {
    row: Vec<usize>,
    column: Vec<usize>,
    width: usize,
    count: usize,
}

impl Nodes {
    fn of(shape: &Shape, pattern: &Pattern) -> Nodes {
        let mut numbers = std::collections::BTreeMap::new();
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

    fn ends(&self, place: usize) -> (usize, usize) {
        let row = place / self.width.max(1);
        (get(&self.row, row), get(&self.column, place))
    }

    /// Returns the hidden cells with people on every side there is, and the ends of those with people on one
    /// side alone.
    fn edges(
        &self,
        pattern: &Pattern,
        part: &Counts,
        rest: Option<&Counts>,
    ) -> (Vec<Edge>, Vec<(usize, usize)>) {
        let (mut edges, mut loose) = (Vec::new(), Vec::new());
        let (mut some_inside, mut some_outside) = (false, false);
        for place in (0..pattern.cells.len()).filter(|place| !get(&pattern.cells, *place)) {
            let (row, column) = self.ends(place);
            let forward = get(&part.cells, place);
            let backward = rest.map(|rest| get(&rest.cells, place));
            some_inside |= forward > 0;
            some_outside |= backward.is_some_and(|people| people > 0);
            let edge = Edge {
                row,
                column,
                forward,
                backward,
            };
            match (forward, backward) {
                (0, None | Some(0)) => {}
                (0, _) | (_, Some(0)) => loose.push((row, column)),
                _ => edges.push(edge),
            }
        }
        if rest.is_some() && !(some_inside && some_outside) {
            // The part is everybody or nobody here: it tells nothing beside what all of them show.
            return (Vec::new(), Vec::new());
        }
        (edges, loose)
    }

    /// Returns what hangs together with an end of a loose cell, where its other end does not.
    fn lonely(&self, edges: &[Edge], loose: &[(usize, usize)]) -> Option<Vec<bool>> {
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

    /// Returns the smallest shown cell between the two sides.
    fn smallest_across(
        &self,
        pattern: &Pattern,
        part: &Counts,
        rest: Option<&Counts>,
        side: &[bool],
    ) -> Option<usize> {
        let shown = (0..pattern.cells.len()).filter(|place| get(&pattern.cells, *place));
        let across = shown.filter(|place| {
            let (row, column) = self.ends(*place);
            let helps = rest.is_none_or(|rest| get(&rest.cells, *place) > 0);
            get(side, row) != get(side, column) && helps && get(&part.cells, *place) > 0
        });
        across.min_by_key(|place| {
            let outside = rest.map_or(0, |rest| get(&rest.cells, *place));
            (get(&part.cells, *place) + outside, *place)
        })
    }
}
