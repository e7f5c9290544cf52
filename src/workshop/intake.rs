//! Responses that are counted as votes.

use super::ballot::Choice;
use super::model::{Phase, Taken, Workshop};
use super::undo::{Step, StepKind};
use super::vote::{add, before, open_votes};
use crate::documents::{Envelope, FrameworkRef};
use crate::dossier::map_response;
use crate::framework::{Framework, SessionTask};
use crate::response::{Missing, MunicipalityRef, Rating, Response};

/// Why a response is not counted; everything stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomRefusal {
    /// The phase is no vote on competencies.
    NoVote,
    /// It was counted already; `revision` is the one that was.
    Counted {
        /// The revision that was counted.
        revision: u64,
    },
    /// Voting on everything that it answers is over.
    Closed,
    /// It answers nothing that is voted on here.
    NothingAsked,
    /// It was answered with a framework that the one in use does not know.
    OtherFramework {
        /// The framework that it names.
        found: FrameworkRef,
    },
    /// It belongs to another municipality.
    OtherMunicipality {
        /// The municipality that it names.
        found: MunicipalityRef,
    },
    /// Its consent is missing.
    NoConsent,
    /// It is invented data and the session is real, or the other way round.
    ExampleMixed,
    /// As many voted as are there, and its person is said to be one of them.
    MoreVotes {
        /// How many would have voted.
        votes: usize,
        /// How many are there.
        people: usize,
    },
}

/// Counts the levels of a response as votes on the open ballots of a phase; `absent` says that its person is not in
/// the room. Each response counts once in a session, whatever became of it since. Returns on how many ballots it was
/// counted.
///
/// # Errors
/// The named reason; nothing changes then.
pub fn take_response(
    workshop: &mut Workshop,
    phase: usize,
    document: &Envelope<Response>,
    absent: bool,
    framework: &Framework,
) -> Result<usize, RoomRefusal> {
    let found = workshop.phases.get(phase);
    let found = found.filter(|found| found.task == SessionTask::Vote);
    let found = found.ok_or(RoomRefusal::NoVote)?;
    let mut taken = workshop.taken.iter();
    if let Some(taken) = taken.find(|taken| taken.id == document.id) {
        let revision = taken.revision;
        return Err(RoomRefusal::Counted { revision });
    }
    let Some((mapped, _)) = map_response(framework, document) else {
        let found = document.framework.clone();
        return Err(RoomRefusal::OtherFramework { found });
    };
    let response = &mapped.payload;
    belongs(workshop, response)?;
    let votes = votes(found, response);
    if votes.is_empty() {
        return Err(RoomRefusal::NothingAsked);
    }
    let open = open_votes(found, &votes);
    if open.is_empty() {
        return Err(RoomRefusal::Closed);
    }
    let ballots = before(found, &open);
    if let Some(people) = workshop.attendance.present().filter(|_| !absent) {
        let present = ballots.iter().filter_map(|ballot| ballot.round());
        let most = present
            .map(|round| round.present())
            .max()
            .unwrap_or_default();
        if most >= people {
            let votes = most + 1;
            return Err(RoomRefusal::MoreVotes { votes, people });
        }
    }
    workshop.keep(Step {
        ballots,
        id: document.id.clone(),
        ..Step::at(
            StepKind::Response,
            Some(super::walk::Beat {
                phase,
                ..workshop
                    .at
                    .filter(|at| at.phase == phase)
                    .unwrap_or_default()
            }),
        )
    });
    if let Some(found) = workshop.phases.get_mut(phase) {
        add(found, &open, |round| match absent {
            true => &mut round.absent,
            false => &mut round.imported,
        });
    }
    workshop.taken.push(Taken {
        id: document.id.clone(),
        revision: document.revision,
        absent,
    });
    Ok(open.len())
}

fn belongs(workshop: &Workshop, response: &Response) -> Result<(), RoomRefusal> {
    if response.consent.is_none() {
        return Err(RoomRefusal::NoConsent);
    }
    if response.example != workshop.example {
        return Err(RoomRefusal::ExampleMixed);
    }
    let here = &workshop.municipality;
    if !here.is_unnamed() && !response.municipality.may_be(here) {
        let found = response.municipality.clone();
        return Err(RoomRefusal::OtherMunicipality { found });
    }
    Ok(())
}

/// Returns what a response says to the ballots of a phase.
fn votes(phase: &Phase, response: &Response) -> Vec<(usize, Choice)> {
    let ballots = phase.ballots.iter().enumerate();
    let votes = ballots.filter_map(|(item, ballot)| {
        let choice = match response.diagnosis.get(&ballot.competency)?.rating? {
            Rating::Level(level) => Choice::Value(level.get()),
            Rating::Missing(Missing::NotApplicable) => Choice::NotApplicable,
            Rating::Missing(Missing::PreferNotToSay) => Choice::NoAnswer,
        };
        Some((item, choice))
    });
    votes.collect()
}
