//! How far the phases of a session are, and going to any of them.

use super::model::{Phase, Workshop};
use super::room::{Asked, asked_in};
use super::walk::{Beat, Face};
use crate::framework::{Framework, SessionTask};

/// How far a phase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nobody was there.
    Ahead,
    /// The session stands in it.
    Here,
    /// Somebody was there and something was left: how much is done of how much.
    Left {
        /// How much is done.
        done: usize,
        /// How much there is.
        all: usize,
    },
    /// All of it is done.
    Done,
}

impl Workshop {
    /// Returns how far a phase is; nothing is ever undone by leaving it.
    pub fn progress(&self, place: usize, framework: &Framework) -> Progress {
        let Some(phase) = self.phases.get(place) else {
            return Progress::Ahead;
        };
        let things = self.things(phase, framework);
        let (done, all) = (things.iter().filter(|done| **done).count(), things.len());
        match () {
            () if self.at.is_some_and(|at| at.phase == place) => Progress::Here,
            () if phase.spent == 0 && done == 0 => Progress::Ahead,
            () if done < all => Progress::Left { done, all },
            () => Progress::Done,
        }
    }

    /// Returns where a phase goes on: at the first thing that was left, where some were done; otherwise at its beginning.
    pub fn resume(&self, place: usize, framework: &Framework) -> Beat {
        let begin = Beat {
            phase: place,
            ..Beat::default()
        };
        let Some(phase) = self.phases.get(place) else {
            return begin;
        };
        let things = self.things(phase, framework);
        let left = things.iter().position(|done| !done);
        let face = match phase.task {
            SessionTask::Institution => Face::Asked,
            _ => Face::Ballot,
        };
        match left.filter(|_| things.contains(&true)) {
            Some(item) => Beat {
                face,
                item,
                ..begin
            },
            None => begin,
        }
    }

    /// Returns the beginning of the phase after the present one, whatever was left here.
    pub fn next_phase(&self) -> Option<Beat> {
        let place = self.at?.phase + 1;
        (place < self.phases.len()).then_some(Beat {
            phase: place,
            ..Beat::default()
        })
    }

    /// Returns how many things of the present phase are not done.
    pub fn left_here(&self, framework: &Framework) -> usize {
        let phase = self.phase();
        let things = phase.map(|phase| self.things(phase, framework));
        things.map_or(0, |things| things.iter().filter(|done| !**done).count())
    }

    /// Returns for everything that a phase votes on, asks or ranks whether it is done.
    fn things(&self, phase: &Phase, framework: &Framework) -> Vec<bool> {
        match phase.task {
            SessionTask::Vote | SessionTask::Factors => {
                let ballots = phase.ballots.iter();
                ballots.map(|ballot| !ballot.is_open()).collect()
            }
            SessionTask::Institution => {
                let asked = asked_in(phase, framework);
                asked.iter().map(|asked| self.is_answered(asked)).collect()
            }
            SessionTask::Points if !phase.points.options.is_empty() => vec![phase.points.closed],
            _ => Vec::new(),
        }
    }

    fn is_answered(&self, asked: &Asked) -> bool {
        let instrument = |id: &String| self.institution.instruments.get(id);
        match asked {
            Asked::Finding { part, id } => self.institution.state_of(*part, id).is_some(),
            Asked::Instrument { id } => instrument(id).is_some_and(|found| found.status.is_some()),
            Asked::Link { guide, guided } => {
                instrument(guide).is_some_and(|found| found.followed_by.contains_key(guided))
            }
        }
    }
}
