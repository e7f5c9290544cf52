//! What follows from sums over sets of people: every linear combination of them, not pairs alone.

use std::collections::{BTreeMap, BTreeSet};

/// People by their places in the dossier.
pub type People = BTreeSet<usize>;

/// A set of people over which a figure is shown, and where.
pub struct Shown {
    /// Where.
    pub place: String,
    /// Over whom.
    pub people: People,
}

const PRIME: i64 = 1_000_000_007;

fn inverse(number: i64) -> i64 {
    let (mut base, mut power, mut result) = (number.rem_euclid(PRIME), PRIME - 2, 1);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power >>= 1;
    }
    result
}

/// Equations in reduced form; whole numbers modulo a prime far above any determinant of this size.
#[derive(Default)]
struct Span(Vec<(usize, Vec<i64>)>);

impl Span {
    fn reduced(&self, mut row: Vec<i64>) -> Vec<i64> {
        for (pivot, known) in &self.0 {
            let factor = row[*pivot];
            for (cell, other) in row.iter_mut().zip(known) {
                *cell = (*cell - factor * other).rem_euclid(PRIME);
            }
        }
        row
    }

    fn add(&mut self, row: Vec<i64>) {
        let row = self.reduced(row);
        let Some(pivot) = row.iter().position(|cell| *cell != 0) else {
            return;
        };
        let scale = inverse(row[pivot]);
        let row: Vec<i64> = row.iter().map(|cell| cell * scale % PRIME).collect();
        self.0.push((pivot, row));
    }

    fn holds(&self, row: Vec<i64>) -> bool {
        self.reduced(row).iter().all(|cell| *cell == 0)
    }
}

/// Returns the groups of fewer than `threshold` people whose sum follows from the sums over these sets.
pub fn given_away(shown: &[Shown], threshold: usize) -> Vec<People> {
    // People who are in the same sets cannot be told apart.
    let mut alike: BTreeMap<Vec<bool>, People> = BTreeMap::new();
    for person in shown.iter().flat_map(|set| &set.people) {
        let inside = shown.iter().map(|set| set.people.contains(person));
        alike.entry(inside.collect()).or_default().insert(*person);
    }
    let mut span = Span::default();
    for place in 0..shown.len() {
        span.add(alike.keys().map(|inside| inside[place].into()).collect());
    }
    let sizes: Vec<usize> = alike.values().map(People::len).collect();
    let mut found = Vec::new();
    let mut open: Vec<(Vec<usize>, usize)> = vec![(Vec::new(), 0)];
    while let Some((chosen, people)) = open.pop() {
        if people > 0 {
            let row = (0..sizes.len()).map(|atom| chosen.contains(&atom).into());
            if span.holds(row.collect()) {
                let atoms = alike.values().enumerate();
                let atoms = atoms.filter(|(atom, _)| chosen.contains(atom));
                found.push(atoms.flat_map(|(_, people)| people.clone()).collect());
            }
        }
        let next = chosen.last().map_or(0, |last| last + 1);
        for (atom, size) in sizes.iter().enumerate().skip(next) {
            if people + size < threshold {
                let more = chosen.iter().copied().chain([atom]).collect();
                open.push((more, people + size));
            }
        }
    }
    found
}

fn set(place: &str, people: std::ops::Range<usize>) -> Shown {
    Shown {
        place: place.into(),
        people: people.collect(),
    }
}

#[test]
fn the_attack_finds_what_there_is_to_find() {
    let none: Vec<People> = Vec::new();
    assert_eq!(given_away(&[set("all", 0..9), set("one", 0..5)], 3), none);
    let group = |people: std::ops::Range<usize>| people.collect::<People>();
    assert_eq!(
        given_away(&[set("all", 0..9), set("one", 0..5)], 5),
        [group(5..9)]
    );
    // Three of eight by two sums and a total, and an overlap that no pair gives away.
    let sums = [set("all", 0..15), set("one", 0..6), set("other", 6..12)];
    assert_eq!(given_away(&sums, 5), [group(12..15)]);
    let mut ends = set("ends", 0..5);
    ends.people.extend(10..15);
    let overlap = [
        set("all", 0..15),
        ends,
        set("left", 0..7),
        set("right", 7..15),
    ];
    assert_eq!(
        given_away(&overlap, 5),
        none,
        "two halves of the middle, not told apart"
    );
    assert_eq!(given_away(&[set("few", 0..2)], 3), [group(0..2)]);
}
