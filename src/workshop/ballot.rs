//! Votes, counted without names, and what may be shown of them.

use serde::Serialize;
use serde_json::Value;

use super::model::{Ballot, Phase, Round};
use crate::documents::{Faults, FromValue};
use crate::framework::SessionTask;
use crate::response::{Agreement, agreement_of_counts};

/// What somebody votes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A level 1–5, or the number of a factor 1–3.
    Value(u8),
    /// It is no part of this person's work.
    NotApplicable,
    /// The person would rather not say.
    NoAnswer,
}

impl Choice {
    /// Returns its place in a tally; nothing for a value that there is not.
    pub(super) fn place(self) -> Option<usize> {
        match self {
            Choice::Value(value) => usize::from(value)
                .checked_sub(1)
                .filter(|place| *place < VALUES),
            Choice::NotApplicable => Some(VALUES),
            Choice::NoAnswer => Some(VALUES + 1),
        }
    }
}

/// How many values there are.
const VALUES: usize = 5;

/// How many people voted what: five values, then "not applicable" and "rather not say".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally(pub [u16; VALUES + 2]);

impl FromValue for Tally {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        Tally(FromValue::from_value(value, faults))
    }
}

impl Tally {
    /// Returns how many voted this.
    pub fn of(&self, choice: Choice) -> u16 {
        let place = choice.place().and_then(|place| self.0.get(place));
        place.copied().unwrap_or_default()
    }

    /// Sets how many voted this.
    pub fn set(&mut self, choice: Choice, votes: u16) {
        if let Some(place) = choice.place().and_then(|place| self.0.get_mut(place)) {
            *place = votes;
        }
    }

    /// Counts one vote.
    pub fn add(&mut self, choice: Choice) {
        self.set(choice, self.of(choice).saturating_add(1));
    }

    /// Returns how many voted, whatever they voted.
    pub fn votes(&self) -> usize {
        self.0.iter().map(|votes| usize::from(*votes)).sum()
    }

    /// Returns the votes for each value, 1 first.
    pub fn values(&self) -> [usize; VALUES] {
        let mut found = [0; VALUES];
        for (place, votes) in found.iter_mut().zip(self.0) {
            *place = usize::from(votes);
        }
        found
    }

    /// Returns how many gave a value.
    pub fn valued(&self) -> usize {
        self.values().iter().sum()
    }

    /// Returns the sum of several.
    pub fn sum<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Tally {
        let mut found = Tally::default();
        for tally in tallies {
            for (place, votes) in found.0.iter_mut().zip(tally.0) {
                *place = place.saturating_add(votes);
            }
        }
        found
    }
}

impl Round {
    /// Returns all votes together.
    pub fn all(&self) -> Tally {
        Tally::sum([&self.hands, &self.kiosk, &self.imported, &self.absent])
    }

    /// Returns the votes of people who are there.
    pub fn present(&self) -> usize {
        Tally::sum([&self.hands, &self.kiosk, &self.imported]).votes()
    }

    /// Returns what may be shown, given the people below which nothing is.
    pub fn outcome(&self, threshold: usize) -> Outcome {
        let tally = self.all();
        let votes = tally.valued();
        match () {
            () if !self.closed => Outcome::Open,
            () if votes == 0 => Outcome::Nobody,
            () if votes < threshold => Outcome::TooFew,
            () => Outcome::Shown(shown(tally)),
        }
    }
}

/// What may be shown of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet: people are still voting.
    Open,
    /// Nobody gave a value.
    Nobody,
    /// Fewer gave a value than the threshold: nothing but that.
    TooFew,
    /// The votes.
    Shown(Shown),
}

impl Outcome {
    /// Returns the votes where they may be shown.
    pub fn shown(&self) -> Option<&Shown> {
        match self {
            Outcome::Shown(shown) => Some(shown),
            Outcome::Open | Outcome::Nobody | Outcome::TooFew => None,
        }
    }
}

/// The votes of a round that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How many voted what.
    pub tally: Tally,
    /// How many gave a value.
    pub votes: usize,
    /// The value with most votes, the lowest of several (1–5).
    pub most: u8,
    /// Votes for it.
    pub same: usize,
    /// Votes for it or a neighbour.
    pub near: usize,
    /// The median, the lower of two (1–5).
    pub middle: u8,
}

impl Shown {
    /// Tells whether all votes are equal.
    pub fn is_total(&self) -> bool {
        self.same == self.votes
    }
}

fn shown(tally: Tally) -> Shown {
    let values = tally.values();
    let (mut most, mut same) = (0, 0);
    for (place, votes) in values.iter().enumerate() {
        if *votes > same {
            (most, same) = (place, *votes);
        }
    }
    let near = values
        .iter()
        .enumerate()
        .filter(|(place, _)| place.abs_diff(most) <= 1);
    let votes = tally.valued();
    let mut passed = 0;
    let middle = values.iter().position(|count| {
        passed += count;
        passed * 2 >= votes
    });
    let number = |place: usize| u8::try_from(place + 1).unwrap_or_default();
    Shown {
        tally,
        votes,
        most: number(most),
        same,
        near: near.map(|(_, votes)| *votes).sum(),
        middle: number(middle.unwrap_or_default()),
    }
}

impl Ballot {
    /// Returns the round that is being voted on or was voted on last.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// Tells whether people are voting on it, or will.
    pub fn is_open(&self) -> bool {
        self.round().is_none_or(|round| !round.closed)
    }

    /// Returns how many levels are lacking to what is required, where the group agreed on a level.
    pub fn gap(&self) -> Option<u8> {
        Some(self.required?.saturating_sub(self.agreed?))
    }
}

impl Phase {
    /// Returns the agreement over everything that was voted on in round `round` (0 first), ordinal votes only: over one
    /// thing alone Krippendorff's α says nothing, so it is a figure of the whole phase, and nothing where only one thing
    /// may be shown, or the votes have no order.
    pub fn agreement(&self, round: usize, threshold: usize) -> Option<Agreement> {
        if self.task != SessionTask::Vote {
            return None;
        }
        let rounds = self
            .ballots
            .iter()
            .filter_map(|ballot| ballot.rounds.get(round));
        let shown = rounds.filter_map(|round| match round.outcome(threshold) {
            Outcome::Shown(shown) => Some(shown.tally.values()),
            _ => None,
        });
        let units: Vec<[usize; VALUES]> = shown.collect();
        (units.len() > 1).then(|| agreement_of_counts(&units))
    }
}
