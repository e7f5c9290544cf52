//! Who is there, and where more voted than are.

use super::model::{Attendance, Workshop};
use crate::framework::SessionTask;

/// Votes or points that cannot be, because fewer people are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// Place of the phase.
    pub phase: usize,
    /// Place of what was voted on; nothing for points.
    pub item: Option<usize>,
    /// How many votes or points there are.
    pub given: usize,
    /// The most there can be.
    pub most: usize,
}

impl Attendance {
    /// Returns how many people are there; nothing while nobody said so.
    pub fn present(&self) -> Option<usize> {
        let listed = || self.people.iter().filter(|person| person.present).count();
        match self.counted {
            Some(counted) => Some(usize::from(counted)),
            None => Some(listed()).filter(|listed| *listed > 0),
        }
    }
}

impl Workshop {
    /// Returns every place where more votes or points were given than the people who are there can give: a number
    /// that was mistyped, or an attendance that was lowered since. Nothing is changed by it.
    pub fn excesses(&self) -> Vec<Excess> {
        let Some(people) = self.attendance.present() else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (place, phase) in self.phases.iter().enumerate() {
            for (item, ballot) in phase.ballots.iter().enumerate() {
                let given = ballot.rounds.iter().map(|round| round.present()).max();
                let given = given.unwrap_or_default();
                if given > people {
                    found.push(Excess {
                        phase: place,
                        item: Some(item),
                        given,
                        most: people,
                    });
                }
            }
            let (given, most) = (phase.points.given(), phase.points.most(people));
            if phase.task == SessionTask::Points && given > most {
                found.push(Excess {
                    phase: place,
                    item: None,
                    given,
                    most,
                });
            }
        }
        found
    }
}
