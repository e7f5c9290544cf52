//! A part of the people beside all of them, cell by cell.

use super::shape::{Counts, Shape, get};

/// What of a table is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    Cells,
    Rows,
    Columns,
}

/// How many people a place of a table has, and how many of them follow at least where its figure over the part is
/// used in a sum without its figure over everybody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Everybody.
    pub(super) people: u32,
    /// Where it is added.
    pub(super) forward: u32,
    /// Where it is subtracted; nothing where there is no such thing.
    pub(super) backward: Option<u32>,
}

impl Look {
    /// Adds that of another place.
    pub(super) fn add(&mut self, other: Look) {
        self.people += other.people;
        self.forward += other.forward;
        self.backward =
            Some(self.backward.unwrap_or_default() + other.backward.unwrap_or_default());
    }

    /// Tells whether the part is neither nobody nor everybody here.
    pub(super) fn is_mixed(self) -> bool {
        self.forward > 0 && self.backward != Some(0)
    }

    /// Tells whether as many as the threshold follow in any case.
    pub(super) fn is_enough(self, threshold: usize) -> bool {
        let enough = |n: u32| n as usize >= threshold;
        enough(self.forward) && self.backward.is_none_or(enough)
    }
}

/// What is counted in hidden cells: everybody, or a part beside everybody.
#[derive(Clone, Copy)]
pub(super) enum Weights<'a> {
    Whole(&'a Counts),
    Beside(&'a Parted),
}

impl Weights<'_> {
    /// Looks at a cell.
    pub(super) fn cell(&self, place: usize) -> Look {
        match self {
            Weights::Whole(counts) => {
                let people = get(&counts.cells, place);
                Look {
                    people,
                    forward: people,
                    backward: None,
                }
            }
            Weights::Beside(parted) => parted.look(Of::Cells, place),
        }
    }

    /// Tells whether a part is nobody or everybody in all of these cells, so that it tells nothing by itself.
    pub(super) fn is_one_sided(&self, hidden: &[usize]) -> bool {
        match self {
            Weights::Whole(_) => false,
            Weights::Beside(parted) => parted.is_one_sided(Of::Cells, hidden),
        }
    }
}

/// Everybody in kinds that no sum over everybody or over the part divides.
///
/// A group of two kinds is the part and the rest of it. One of four is of two parts at once (a filter, and who gave
/// an importance), where both, each and neither are shown: the figure over both together can be had from the others
/// unless all four kinds are there, and then at least one kind of them follows.
pub(super) struct Parted {
    groups: Vec<Vec<Counts>>,
    /// Sums of kinds, by group and place in it: where one of them is nobody, the part tells nothing by itself.
    nobody: Vec<Vec<(usize, usize)>>,
}

/// People per cell, and how many of them gave more.
pub(super) type Twice<'a> = (&'a [u32], &'a [u32]);

fn less(all: &[u32], part: &[u32]) -> Vec<u32> {
    let both = all.iter().zip(part);
    both.map(|(all, part)| all.saturating_sub(*part)).collect()
}

impl Parted {
    /// Returns a part beside all.
    pub(super) fn pair(shape: &Shape, all: &[u32], part: &[u32]) -> Parted {
        let kinds = [part.to_vec(), less(all, part)];
        Parted {
            groups: vec![kinds.map(|kind| Counts::of(shape, kind)).into()],
            nobody: vec![vec![(0, 0)], vec![(0, 1)]],
        }
    }

    /// Returns a part beside all, where those who gave more are shown beside all of them too.
    pub(super) fn pairs(shape: &Shape, all: Twice<'_>, part: Twice<'_>) -> Parted {
        if all.0 == all.1 {
            return Parted::pair(shape, all.0, part.0);
        }
        let more = [part.1.to_vec(), less(all.1, part.1)];
        let others = less(part.0, part.1);
        let others = [others.clone(), less(&less(all.0, all.1), &others)];
        let count = |kinds: [Vec<u32>; 2]| kinds.map(|kind| Counts::of(shape, kind)).into();
        Parted {
            groups: vec![count(more), count(others)],
            nobody: vec![vec![(0, 0), (1, 0)], vec![(0, 1), (1, 1)]],
        }
    }

    /// Returns those of the part who gave more, beside the part, those of all who gave more, and all.
    pub(super) fn four(shape: &Shape, all: Twice<'_>, part: Twice<'_>) -> Parted {
        let others = less(part.0, part.1);
        let kinds = [
            part.1.to_vec(),
            others.clone(),
            less(all.1, part.1),
            less(&less(all.0, all.1), &others),
        ];
        Parted {
            groups: vec![kinds.map(|kind| Counts::of(shape, kind)).into()],
            nobody: vec![vec![(0, 0)], vec![(0, 1), (0, 3)], vec![(0, 2), (0, 3)]],
        }
    }

    /// Looks at a place.
    pub(super) fn look(&self, of: Of, place: usize) -> Look {
        let mut found = Look {
            backward: Some(0),
            ..Look::default()
        };
        for group in &self.groups {
            let kinds: Vec<u32> = group.iter().map(|kind| get(kind.list(of), place)).collect();
            let all_there = kinds.iter().all(|n| *n > 0);
            let (forward, backward) = match kinds.as_slice() {
                [part, rest] if all_there => (*part, *rest),
                kinds if all_there => {
                    let least = kinds.iter().min().copied().unwrap_or_default();
                    (least, least)
                }
                _ => (0, 0),
            };
            found.add(Look {
                people: kinds.iter().sum(),
                forward,
                backward: Some(backward),
            });
        }
        found
    }

    /// Tells whether every kind is nobody or as many as the threshold.
    pub(super) fn is_safe(&self, of: Of, place: usize, threshold: usize) -> bool {
        let mut kinds = self.groups.iter().flatten();
        kinds.all(|kind| is_safe(get(kind.list(of), place), threshold))
    }

    /// Tells the same of everybody together.
    pub(super) fn is_safe_in_total(&self, threshold: usize) -> bool {
        let mut kinds = self.groups.iter().flatten();
        kinds.all(|kind| is_safe(kind.total, threshold))
    }

    /// Tells whether the part is nobody or everybody in all of these places.
    pub(super) fn is_one_sided(&self, of: Of, places: &[usize]) -> bool {
        let kind = |(group, kind): &(usize, usize)| {
            self.groups.get(*group).and_then(|group| group.get(*kind))
        };
        let empty = |kind: &Counts| places.iter().all(|place| get(kind.list(of), *place) == 0);
        let mut choices = self.nobody.iter();
        choices.any(|kinds| kinds.iter().filter_map(kind).all(empty))
    }

    /// Tells whether, where the part is everybody in some of these places and nobody in the others, those that are
    /// small by themselves are enough together on either side.
    pub(super) fn is_safe_apart(&self, of: Of, places: &[usize], threshold: usize) -> bool {
        let [group] = self.groups.as_slice() else {
            return false;
        };
        let small = |kind: &Counts| -> u32 {
            let all = places.iter().map(|place| get(kind.list(of), *place));
            all.filter(|n| (*n as usize) < threshold).sum()
        };
        group.len() == 2 && group.iter().all(|kind| is_safe(small(kind), threshold))
    }
}

fn is_safe(n: u32, threshold: usize) -> bool {
    n == 0 || n as usize >= threshold
}
