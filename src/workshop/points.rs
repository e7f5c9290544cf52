//! Priorities by points per person, with ties and changes of mind.

use super::model::{Points, PointsBefore, PointsOption, USUAL_POINTS};
use crate::order::ordered;

/// A place in a ranking, 1 for the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first place that it shares.
    pub first: usize,
    /// The last one; the same where nothing is tied with it.
    pub last: usize,
}

impl Place {
    /// Tells whether it is tied with others.
    pub fn is_tied(&self) -> bool {
        self.first < self.last
    }
}

/// An option with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The option.
    pub option: &'a PointsOption,
    /// Its place.
    pub place: Place,
    /// Points that it had before somebody changed their mind, where they were others.
    pub before: Option<u16>,
}

impl Points {
    /// Returns the points that each person gives out.
    pub fn each(&self) -> u16 {
        if self.each == 0 {
            USUAL_POINTS
        } else {
            self.each
        }
    }

    /// Returns how many were given.
    pub fn given(&self) -> usize {
        self.options
            .iter()
            .map(|option| usize::from(option.points))
            .sum()
    }

    /// Returns the most that so many people can give.
    pub fn most(&self, people: usize) -> usize {
        people.saturating_mul(usize::from(self.each()))
    }

    /// Returns the options, that with most points first; those with equal points in the order of the hands that they
    /// got for that, and in one place where those are equal too.
    pub fn ranking(&self) -> Vec<Ranked<'_>> {
        let key = |option: &PointsOption| (option.points, option.tie);
        let before = |option: &PointsOption| {
            let mut kept = self.before.iter();
            let kept = kept.find(|kept| kept.id == option.id);
            kept.map(|kept| kept.points)
                .filter(|points| *points != option.points)
        };
        let ranked = self.options.iter().map(|option| {
            let above = self.options.iter().filter(|other| key(other) > key(option));
            let same = self
                .options
                .iter()
                .filter(|other| key(other) == key(option));
            let first = above.count() + 1;
            Ranked {
                option,
                place: Place {
                    first,
                    last: first + same.count().saturating_sub(1),
                },
                before: before(option),
            }
        });
        ordered(ranked.collect(), |a, b| a.place.first.cmp(&b.place.first))
    }

    /// Returns the options that share their points with another one, where points were given.
    pub fn tied(&self) -> Vec<&PointsOption> {
        let ties = |option: &&PointsOption| {
            let same = self
                .options
                .iter()
                .filter(|other| other.points == option.points);
            option.points > 0 && same.count() > 1
        };
        self.options.iter().filter(ties).collect()
    }

    /// Opens giving again, keeping what was given beside what will be.
    pub(super) fn reopen(&mut self) {
        self.closed = false;
        let kept = self.options.iter().map(|option| PointsBefore {
            id: option.id.clone(),
            points: option.points,
        });
        self.before = kept.collect();
    }
}
