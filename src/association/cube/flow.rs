//! Which groups follow from the sums of rows and columns around hidden cells.
//!
//! The hidden cells of a table are edges between their row and their column. Every sum that follows from the
//! rows' and columns' is a combination of these; one that is a sum over some of the people, each once, is a cut:
//! rows and columns chosen so that no chosen column meets a row that is not chosen, and the group is what the
//! chosen rows hold in the other columns. So the smallest group that holds a cell is a smallest cut, and that is
//! a largest flow from its row to its column (the classic audit of complementary suppression).

use std::collections::VecDeque;

/// A hidden cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    /// Row, as a place among the nodes.
    pub(super) row: usize,
    /// Column, as a place among the nodes.
    pub(super) column: usize,
    /// People that a cut with the row on its side tells of.
    pub(super) forward: u32,
    /// People that a cut with the column alone on its side tells of; nothing where there is no such cut.
    pub(super) backward: Option<u32>,
}

/// A way along an edge, with what may still flow.
struct Arc {
    to: usize,
    left: u32,
    /// The way back.
    back: usize,
}

/// Large enough to be no bound.
const WITHOUT_BOUND: u32 = u32::MAX / 4;

/// Hidden cells, ready to be asked.
pub(super) struct Net {
    arcs: Vec<Arc>,
    at: Vec<Vec<usize>>,
    /// By which arc each node was reached, and in which search.
    came: Vec<(usize, u32)>,
    searches: u32,
    open: VecDeque<usize>,
}

impl Net {
    /// Returns a net without hidden cells.
    pub(super) fn new(nodes: usize) -> Net {
        Net {
            arcs: Vec::new(),
            at: vec![Vec::new(); nodes],
            came: vec![(0, 0); nodes],
            searches: 0,
            open: VecDeque::new(),
        }
    }

    /// Adds a hidden cell.
    pub(super) fn add(&mut self, edge: &Edge) {
        let place = self.arcs.len();
        self.arcs.push(Arc {
            to: edge.column,
            left: edge.forward,
            back: place + 1,
        });
        self.arcs.push(Arc {
            to: edge.row,
            left: edge.backward.unwrap_or(WITHOUT_BOUND),
            back: place,
        });
        for (node, arc) in [(edge.row, place), (edge.column, place + 1)] {
            if let Some(list) = self.at.get_mut(node) {
                list.push(arc);
            }
        }
    }

    /// Tells whether every cut between two nodes is at least `threshold`; otherwise returns which nodes are on the
    /// side of the first in the smallest. Leaves the net as it was.
    pub(super) fn cut(&mut self, from: usize, to: usize, threshold: u32) -> Option<Vec<bool>> {
        let mut pushed: Vec<(usize, u32)> = Vec::new();
        let mut flow = 0;
        let mut side = None;
        while flow < threshold {
            if !self.search(from, to) {
                let reached = self.came.iter().map(|(_, search)| *search == self.searches);
                side = Some(reached.collect());
                break;
            }
            let way = self.way(from, to);
            let narrow = way
                .iter()
                .filter_map(|arc| self.arcs.get(*arc))
                .map(|arc| arc.left)
                .min();
            let amount = narrow.unwrap_or_default().min(threshold);
            for arc in way {
                self.push(arc, amount);
                pushed.push((arc, amount));
            }
            flow = flow.saturating_add(amount);
        }
        // The last first, so that nothing ever falls below nothing.
        for (arc, amount) in pushed.into_iter().rev() {
            let back = self.arcs.get(arc).map(|arc| arc.back);
            self.push(back.unwrap_or_default(), amount);
        }
        side
    }

    fn push(&mut self, arc: usize, amount: u32) {
        let mut back = 0;
        if let Some(there) = self.arcs.get_mut(arc) {
            there.left = there.left.saturating_sub(amount);
            back = there.back;
        }
        if let Some(back) = self.arcs.get_mut(back) {
            back.left = back.left.saturating_add(amount);
        }
    }

    /// Looks for a way on which something may still flow, and tells whether there is one.
    fn search(&mut self, from: usize, to: usize) -> bool {
        self.searches += 1;
        self.open.clear();
        self.open.push_back(from);
        if let Some(begin) = self.came.get_mut(from) {
            begin.1 = self.searches;
        }
        while let Some(node) = self.open.pop_front() {
            for number in self.at.get(node).into_iter().flatten() {
                let Some(arc) = self.arcs.get(*number).filter(|arc| arc.left > 0) else {
                    continue;
                };
                match self.came.get_mut(arc.to) {
                    Some(came) if came.1 != self.searches => {
                        *came = (*number, self.searches);
                        if arc.to == to {
                            return true;
                        }
                        self.open.push_back(arc.to);
                    }
                    _ => {}
                }
            }
        }
        false
    }

    /// Returns the arcs of the way that was found, the last first.
    fn way(&self, from: usize, to: usize) -> Vec<usize> {
        let mut way = Vec::new();
        let mut node = to;
        while node != from {
            let back = self.came.get(node).and_then(|(arc, _)| {
                way.push(*arc);
                self.arcs.get(self.arcs.get(*arc)?.back)
            });
            match back {
                Some(back) => node = back.to,
                None => break,
            }
        }
        way
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(nodes: usize, edges: &[Edge]) -> Net {
        let mut net = Net::new(nodes);
        for edge in edges {
            net.add(edge);
        }
        net
    }

    fn edge(row: usize, column: usize, people: u32) -> Edge {
        Edge {
            row,
            column,
            forward: people,
            backward: None,
        }
    }

    #[test]
    fn the_smallest_group_around_a_cell_is_found() {
        // Rows 0–2, columns 3–5, six cells in a ring: row 0 and row 2 less column 3 is 1 + 1.
        let ring = [
            edge(0, 3, 4),
            edge(0, 4, 1),
            edge(1, 4, 9),
            edge(1, 5, 9),
            edge(2, 5, 1),
            edge(2, 3, 4),
        ];
        let mut net = net(6, &ring);
        let side = net.cut(0, 4, 5).unwrap();
        assert_eq!(side, [true, false, true, true, false, false]);
        assert_eq!(net.cut(1, 4, 5), None);
        // Asked again, it says the same.
        assert!(net.cut(0, 4, 5).is_some());
        assert_eq!(net.cut(0, 4, 2), None);
    }

    #[test]
    fn a_block_gives_no_more_away_than_its_rows_and_columns() {
        let block = [edge(0, 2, 2), edge(0, 3, 3), edge(1, 2, 3), edge(1, 3, 2)];
        let mut net = net(4, &block);
        for (row, column) in [(0, 2), (0, 3), (1, 2), (1, 3)] {
            assert_eq!(net.cut(row, column, 5), None);
            assert!(net.cut(row, column, 6).is_some());
        }
    }
}
