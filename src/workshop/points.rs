//! Priorities by points per person, with ties and changes of mind.

use std::collections::BTreeMap;

use super::model::{Points, PointsBefore, PointsOption, USUAL_POINTS, Workshop};
use super::undo::{Step, StepKind};
use super::vote::Refusal;
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

    /// Tells whether so few people gave points that nothing of them may be shown: those who gave all of theirs are fewer
    /// than the threshold.
    pub fn few(&self, threshold: usize) -> bool {
        let people = self.given().div_ceil(usize::from(self.each()));
        people > 0 && people < threshold
    }

    /// Returns the options, that with most points first; those with equal points in the order of the hands that they
    /// got for that, and in one place where those are equal too.
    pub fn ranking(&self) -> Vec<Ranked<'_>> {
        let key = |option: &PointsOption| (option.points, option.tie);
        let before: BTreeMap<&str, u16> = self
            .before
            .iter()
            .map(|kept| (kept.id.as_str(), kept.points))
            .collect();
        let options = ordered(self.options.iter().collect(), |a, b| key(b).cmp(&key(a)));
        let mut found = Vec::new();
        for same in options.chunk_by(|a, b| key(a) == key(b)) {
            let place = Place {
                first: found.len() + 1,
                last: found.len() + same.len(),
            };
            found.extend(same.iter().map(|option| {
                let before = before.get(option.id.as_str()).copied();
                Ranked {
                    option,
                    place,
                    before: before.filter(|points| *points != option.points),
                }
            }));
        }
        found
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

    /// Opens giving again, keeping what was given beside what will be. Hands that broke a tie say nothing of another one.
    fn reopen(&mut self) {
        self.closed = false;
        let kept = self.options.iter().map(|option| PointsBefore {
            id: option.id.clone(),
            points: option.points,
        });
        self.before = kept.collect();
        for option in &mut self.options {
            option.tie = 0;
        }
    }

    fn option(&mut self, id: &str) -> Result<&mut PointsOption, Refusal> {
        let mut options = self.options.iter_mut();
        options.find(|item| item.id == id).ok_or(Refusal::Unknown)
    }
}

impl Workshop {
    fn points(&self, phase: usize) -> Result<&Points, Refusal> {
        let phase = self.phases.get(phase).ok_or(Refusal::Unknown)?;
        Ok(&phase.points)
    }

    /// Sets how many points an option got. A number that cannot be is kept too, see [`Workshop::excesses`].
    ///
    /// # Errors
    /// Giving is over, or there is no such option.
    pub fn give_points(&mut self, phase: usize, option: &str, points: u16) -> Result<(), Refusal> {
        if self.points(phase)?.closed {
            return Err(Refusal::Closed);
        }
        self.change_points(
            phase,
            option,
            |found| {
                let option = found.option(option)?;
                Ok(std::mem::replace(&mut option.points, points))
            },
            points,
        )
    }

    /// Sets how many hands an option got where it was tied.
    ///
    /// # Errors
    /// Giving is not over, there is no such option, or those who are tied got more hands together than people are
    /// there.
    pub fn break_tie(&mut self, phase: usize, option: &str, hands: u16) -> Result<(), Refusal> {
        let people = self.attendance.present().ok_or(Refusal::NobodyCounted)?;
        let found = self.points(phase)?;
        if !found.closed {
            return Err(Refusal::StillOpen);
        }
        let mut options = found.options.iter();
        let points = options
            .find(|item| item.id == option)
            .ok_or(Refusal::Unknown)?
            .points;
        let others = found.options.iter();
        let others = others.filter(|item| item.points == points && item.id != option);
        let others: usize = others.map(|item| usize::from(item.tie)).sum();
        let votes = others + usize::from(hands);
        if votes > people {
            return Err(Refusal::MoreVotes { votes, people });
        }
        self.change_points(
            phase,
            option,
            |found| {
                let option = found.option(option)?;
                Ok(std::mem::replace(&mut option.tie, hands))
            },
            hands,
        )
    }

    /// Closes giving points, so that the ranking can be shown.
    ///
    /// # Errors
    /// Nobody gave any, more were given than there are, nobody said how many are there, or it is closed.
    pub fn close_points(&mut self, phase: usize) -> Result<(), Refusal> {
        let people = self.attendance.present().ok_or(Refusal::NobodyCounted)?;
        let found = self.points(phase)?;
        let (given, most) = (found.given(), found.most(people));
        match given {
            _ if found.closed => return Err(Refusal::Closed),
            0 => return Err(Refusal::NoVotes),
            _ if given > most => return Err(Refusal::MorePoints { given, most }),
            _ => {}
        }
        self.change_points(
            phase,
            "",
            |found| {
                found.closed = true;
                Ok(0)
            },
            0,
        )
    }

    /// Opens giving points again because somebody changed their mind; what was given stays beside it.
    ///
    /// # Errors
    /// There is no such phase, or giving is not over.
    pub fn reopen_points(&mut self, phase: usize) -> Result<(), Refusal> {
        if !self.points(phase)?.closed {
            return Err(Refusal::StillOpen);
        }
        self.change_points(
            phase,
            "",
            |found| {
                found.reopen();
                Ok(0)
            },
            0,
        )
    }

    /// Changes points and keeps the way back: `change` returns the number that was there, `now` is the one that is; of
    /// what is no number both are 0 and `option` is empty.
    fn change_points(
        &mut self,
        phase: usize,
        option: &str,
        change: impl FnOnce(&mut Points) -> Result<u16, Refusal>,
        now: u16,
    ) -> Result<(), Refusal> {
        let before = self.points(phase)?.clone();
        let found = self.phases.get_mut(phase).ok_or(Refusal::Unknown)?;
        let number = change(&mut found.points)?;
        if found.points == before {
            return Ok(());
        }
        let step = Step {
            points: Some(before),
            id: option.to_string(),
            ..Step::at(StepKind::Points, self.beat_in(phase))
        };
        match option {
            "" => self.keep(step),
            _ => self.keep_typed(step, number, now),
        }
        Ok(())
    }
}
