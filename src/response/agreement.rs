//! How far people who judged the same things agree (domain.md, section 6).

use super::rating::Level;

/// How an agreement is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was judged by two people.
    NotEnough,
    /// Whatever was judged by several people got equal votes.
    Total,
    /// α from .800: the votes can be relied on.
    Reliable,
    /// α from .667 and under .800: only tentative conclusions.
    Tentative,
    /// α under .667: people do not see it alike.
    NoAgreement,
}

/// The agreement of several people over several things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Krippendorff's ordinal α: 1 is total agreement, 0 is what chance gives, below 0 is less than
    /// that; absent where no two people judged the same thing, or every vote of all is equal.
    pub alpha: Option<f64>,
    /// Votes that α rests on: those on things that at least two people judged.
    pub votes: usize,
    /// How it is read.
    pub reading: Reading,
}

/// α from which votes can be relied on (Krippendorff 2004, "Reliability in content analysis").
const RELIABLE: f64 = 0.8;

/// α from which tentative conclusions may be drawn (the same).
const TENTATIVE: f64 = 0.667;

/// A number per pair of levels.
type Table = [[f64; 5]; 5];

/// Returns Krippendorff's α for ordinal votes. Each unit is one thing that was judged and holds a
/// vote per person; a missing vote counts for nothing, and so does a thing with a single vote.
///
/// α = 1 − observed / expected disagreement, both from the table of coincidences, where two levels
/// differ by the square of the votes from one to the other, of those two only half (Krippendorff
/// 2011, "Computing Krippendorff's Alpha-Reliability", section D with the ordinal metric). Over a
/// single thing α is 0 unless the votes are equal: it needs several things to say anything.
pub fn agreement(units: &[Vec<Option<Level>>]) -> Agreement {
    let counts: Vec<[usize; 5]> = units.iter().map(|unit| counted(unit)).collect();
    agreement_of_counts(&counts)
}

/// Returns the agreement over things judged, given for each how many votes every level got, 1 first.
pub fn agreement_of_counts(units: &[[usize; 5]]) -> Agreement {
    let mut coincidences = Table::default();
    let mut votes = 0;
    for counts in units {
        let given: usize = counts.iter().sum();
        if given >= 2 {
            votes += given;
            add_pairs(&mut coincidences, counts, given);
        }
    }
    let totals: [f64; 5] = coincidences.map(|row| row.iter().sum());
    let (mut observed, mut expected) = (0.0, 0.0);
    for (one, row) in coincidences.iter().enumerate() {
        for (other, pairs) in row.iter().enumerate() {
            let distance = distance(&totals, one, other);
            observed += pairs * distance;
            expected += at(&totals, one) * at(&totals, other) * distance;
        }
    }
    let alpha = (expected > 0.0).then(|| 1.0 - (votes as f64 - 1.0) * observed / expected);
    Agreement {
        alpha,
        votes,
        reading: reading(votes, observed, alpha),
    }
}

fn reading(votes: usize, observed: f64, alpha: Option<f64>) -> Reading {
    match alpha {
        _ if votes == 0 => Reading::NotEnough,
        Some(alpha) if observed > 0.0 => match alpha {
            high if high >= RELIABLE => Reading::Reliable,
            middle if middle >= TENTATIVE => Reading::Tentative,
            _ => Reading::NoAgreement,
        },
        _ => Reading::Total,
    }
}

/// Counts the votes for each level.
fn counted(unit: &[Option<Level>]) -> [usize; 5] {
    Level::ALL.map(|level| unit.iter().filter(|vote| **vote == Some(level)).count())
}

/// Adds every ordered pair of votes on one thing, so weighed that each vote counts once.
fn add_pairs(coincidences: &mut Table, counts: &[usize; 5], given: usize) {
    for (one, row) in coincidences.iter_mut().enumerate() {
        for (other, pairs) in row.iter_mut().enumerate() {
            let first = counts.get(one).copied().unwrap_or_default();
            let second = counts.get(other).copied().unwrap_or_default();
            let second = if one == other {
                second.saturating_sub(1)
            } else {
                second
            };
            *pairs += first as f64 * second as f64 / (given - 1) as f64;
        }
    }
}

/// Returns how far two levels lie apart, as ranks of these votes.
fn distance(totals: &[f64; 5], one: usize, other: usize) -> f64 {
    let (low, high) = (one.min(other), one.max(other));
    let between: f64 = totals.iter().take(high + 1).skip(low).sum();
    let ends = (at(totals, low) + at(totals, high)) / 2.0;
    (between - ends).powi(2)
}

fn at(totals: &[f64; 5], place: usize) -> f64 {
    totals.get(place).copied().unwrap_or_default()
}
