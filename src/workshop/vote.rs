//! Voting: by hands, on a device that goes round, again after a discussion.

use super::ballot::{Choice, Tally};
use super::model::{Ballot, Phase, ROUNDS, Round, Workshop};
use super::undo::{Step, StepKind};
use super::walk::Beat;
use crate::framework::SessionTask;

/// Factors are numbered 1 to 3.
const FIRST_NO_FACTOR: u8 = 4;

/// Why something is not done; everything stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing to vote on.
    Unknown,
    /// Voting on it is over.
    Closed,
    /// Voting on it is not over.
    StillOpen,
    /// Nobody voted.
    NoVotes,
    /// Nobody said how many people are there.
    NobodyCounted,
    /// More voted than are there.
    MoreVotes {
        /// How many voted.
        votes: usize,
        /// How many are there.
        people: usize,
    },
    /// More points than there are.
    MorePoints {
        /// How many were given.
        given: usize,
        /// How many there are.
        most: usize,
    },
    /// It was voted on as often as it can be.
    NoMoreRounds,
}

impl Workshop {
    fn ballot(&self, phase: usize, item: usize) -> Result<&Ballot, Refusal> {
        let phase = self.phases.get(phase).ok_or(Refusal::Unknown)?;
        phase.ballots.get(item).ok_or(Refusal::Unknown)
    }

    /// Keeps the way back and returns the ballot to be changed.
    fn change(
        &mut self,
        kind: StepKind,
        phase: usize,
        item: usize,
    ) -> Result<&mut Ballot, Refusal> {
        let before = self.ballot(phase, item)?.clone();
        self.keep(Step {
            ballots: vec![before],
            ..Step::at(kind, self.beat_in(phase))
        });
        let phase = self.phases.get_mut(phase).ok_or(Refusal::Unknown)?;
        phase.ballots.get_mut(item).ok_or(Refusal::Unknown)
    }

    /// Returns the present place where it is in a phase, otherwise that phase's beginning.
    pub(super) fn beat_in(&self, phase: usize) -> Option<Beat> {
        let here = self.at.filter(|at| at.phase == phase);
        here.or(Some(Beat {
            phase,
            ..Beat::default()
        }))
    }

    /// Sets how many hands were counted for a choice. A number that cannot be is kept too, see [`Workshop::excesses`]:
    /// whoever types has not finished yet.
    ///
    /// # Errors
    /// Voting is over, or there is no such choice.
    pub fn count_hands(
        &mut self,
        phase: usize,
        item: usize,
        choice: Choice,
        votes: u16,
    ) -> Result<(), Refusal> {
        let ballot = self.ballot(phase, item)?;
        if !ballot.is_open() {
            return Err(Refusal::Closed);
        }
        let place = self.phases.get(phase).and_then(|phase| phase.place(choice));
        let place = place.ok_or(Refusal::Unknown)?;
        let before = ballot.round().map_or(0, |round| round.hands.of(choice));
        if before == votes {
            return Ok(());
        }
        let step = Step {
            ballots: vec![ballot.clone()],
            id: place.to_string(),
            ..Step::at(StepKind::Hands, self.beat_in(phase))
        };
        self.keep_typed(step, before, votes);
        let phase = self.phases.get_mut(phase);
        let ballot = phase.and_then(|phase| phase.ballots.get_mut(item));
        open_round(ballot.ok_or(Refusal::Unknown)?)
            .hands
            .set(choice, votes);
        Ok(())
    }

    /// Closes voting, so that the result can be shown.
    ///
    /// # Errors
    /// Nobody voted, more voted than are there, nobody said how many are there, or it is closed.
    pub fn close(&mut self, phase: usize, item: usize) -> Result<(), Refusal> {
        let ballot = self.ballot(phase, item)?;
        if !ballot.is_open() {
            return Err(Refusal::Closed);
        }
        let round = ballot.round().filter(|round| round.all().votes() > 0);
        let votes = round.ok_or(Refusal::NoVotes)?.present();
        let people = self.attendance.present().ok_or(Refusal::NobodyCounted)?;
        if votes > people {
            return Err(Refusal::MoreVotes { votes, people });
        }
        let id = ballot.id.clone();
        let round = open_round(self.change(StepKind::Closed, phase, item)?);
        (round.closed, round.shown) = (true, true);
        self.forget_people(&id);
        Ok(())
    }

    /// Opens the last round again, to correct what was counted by hand.
    ///
    /// # Errors
    /// Voting is not over.
    pub fn correct(&mut self, phase: usize, item: usize) -> Result<(), Refusal> {
        if self.ballot(phase, item)?.is_open() {
            return Err(Refusal::StillOpen);
        }
        open_round(self.change(StepKind::Opened, phase, item)?).closed = false;
        Ok(())
    }

    /// Opens another round after the discussion; the one before stays beside it.
    ///
    /// # Errors
    /// Voting is not over, or it was voted on [`ROUNDS`] times.
    pub fn vote_again(&mut self, phase: usize, item: usize) -> Result<(), Refusal> {
        let ballot = self.ballot(phase, item)?;
        if ballot.is_open() {
            return Err(Refusal::StillOpen);
        }
        if ballot.rounds.len() >= ROUNDS {
            return Err(Refusal::NoMoreRounds);
        }
        let ballot = self.change(StepKind::Opened, phase, item)?;
        ballot.rounds.push(Round::default());
        Ok(())
    }

    /// Sets what the group agreed on.
    ///
    /// # Errors
    /// There is no such thing to vote on, or no such value.
    pub fn agree(&mut self, phase: usize, item: usize, value: Option<u8>) -> Result<(), Refusal> {
        let ballot = self.ballot(phase, item)?;
        let found = self.phases.get(phase).ok_or(Refusal::Unknown)?;
        if value.is_some_and(|value| found.place(Choice::Value(value)).is_none()) {
            return Err(Refusal::Unknown);
        }
        if ballot.agreed != value {
            self.change(StepKind::Agreed, phase, item)?.agreed = value;
        }
        Ok(())
    }

    /// Counts what one person voted on the device that goes round, on the open ballots of a phase by their place; what
    /// the person left out counts for nothing. Returns on how many it was counted.
    ///
    /// # Errors
    /// Nothing of it is open, or as many voted on one of them as are there.
    pub fn vote_on_device(
        &mut self,
        phase: usize,
        votes: &[(usize, Choice)],
    ) -> Result<usize, Refusal> {
        let people = self.attendance.present().ok_or(Refusal::NobodyCounted)?;
        let found = self.phases.get(phase).ok_or(Refusal::Unknown)?;
        let open = open_votes(found, votes);
        if open.is_empty() {
            return Err(Refusal::Closed);
        }
        let ballots: Vec<Ballot> = before(found, &open);
        let present = |ballot: &Ballot| ballot.round().map_or(0, Round::present);
        let most = ballots.iter().map(present).max().unwrap_or_default();
        if most >= people {
            return Err(Refusal::MoreVotes {
                votes: most + 1,
                people,
            });
        }
        self.keep(Step {
            ballots,
            ..Step::at(StepKind::Kiosk, self.beat_in(phase))
        });
        if let Some(found) = self.phases.get_mut(phase) {
            add(found, &open, |round| &mut round.kiosk);
        }
        Ok(open.len())
    }
}

impl Phase {
    /// Returns the place of a choice among those that people have here: a factor is one of three.
    pub(super) fn place(&self, choice: Choice) -> Option<usize> {
        let is_factor = |choice| matches!(choice, Choice::Value(FIRST_NO_FACTOR..));
        let none = self.task == SessionTask::Factors && is_factor(choice);
        choice.place().filter(|_| !none)
    }
}

/// Returns the round that is voted on, beginning the first one where there is none.
fn open_round(ballot: &mut Ballot) -> &mut Round {
    let round = ballot.rounds.pop().unwrap_or_default();
    ballot.rounds.push_mut(round)
}

/// Returns the votes that may still be counted: on ballots that are open and were not shown yet, one for each.
pub(super) fn open_votes(phase: &Phase, votes: &[(usize, Choice)]) -> Vec<(usize, Choice)> {
    let mut found: Vec<(usize, Choice)> = Vec::new();
    for (item, choice) in votes {
        let open = phase.ballots.get(*item).is_some_and(|ballot| {
            ballot.is_open() && ballot.round().is_none_or(|round| !round.shown)
        });
        let open = open && phase.place(*choice).is_some();
        if open && !found.iter().any(|(other, _)| other == item) {
            found.push((*item, *choice));
        }
    }
    found
}

/// Returns the ballots of these votes as they are.
pub(super) fn before(phase: &Phase, votes: &[(usize, Choice)]) -> Vec<Ballot> {
    let ballots = votes
        .iter()
        .filter_map(|(item, _)| phase.ballots.get(*item));
    ballots.cloned().collect()
}

/// Counts votes in the tallies that `way` names.
pub(super) fn add(
    phase: &mut Phase,
    votes: &[(usize, Choice)],
    way: impl Fn(&mut Round) -> &mut Tally,
) {
    for (item, choice) in votes {
        if let Some(ballot) = phase.ballots.get_mut(*item) {
            way(open_round(ballot)).add(*choice);
        }
    }
}
