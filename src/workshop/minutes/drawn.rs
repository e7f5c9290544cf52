//! What the pictures of the minutes show: nothing that the tables beside them do not say.

use super::super::model::Workshop;
use super::super::room::{Asked, asked_in};
use super::super::show::name_of;
use crate::framework::{Framework, Language, SessionTask};
use crate::workshop::{Ballot, Outcome};

/// The votes on something, as a picture shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// Place of its phase.
    pub phase: usize,
    /// What was voted on.
    pub name: String,
    /// Whether the values are factors; otherwise they are levels.
    pub factors: bool,
    /// Whether it was voted on more than once, also where not all of it may be shown.
    pub again: bool,
    /// The rounds that may be shown, the first one first: its number, from 1, and the votes for each value, 1 first.
    pub rounds: Vec<(usize, Vec<usize>)>,
}

/// Returns what was voted on and may be shown, in the order of the session.
pub fn charts(workshop: &Workshop, framework: &Framework, language: Language) -> Vec<Chart> {
    let mut found = Vec::new();
    for (place, phase) in workshop.phases.iter().enumerate() {
        let factors = phase.task == SessionTask::Factors;
        for ballot in &phase.ballots {
            let rounds = rounds(ballot, workshop.threshold(), if factors { 3 } else { 5 });
            if !rounds.is_empty() {
                found.push(Chart {
                    phase: place,
                    name: name_of(framework, &ballot.competency, &ballot.text, language),
                    factors,
                    again: ballot.rounds.len() > 1,
                    rounds,
                });
            }
        }
    }
    found
}

fn rounds(ballot: &Ballot, threshold: usize, values: usize) -> Vec<(usize, Vec<usize>)> {
    let rounds = ballot.rounds.iter().enumerate();
    let shown = rounds.filter_map(|(place, round)| match round.outcome(threshold) {
        Outcome::Shown(shown) => {
            let votes = shown.tally.values().into_iter().take(values);
            Some((place + 1, votes.collect()))
        }
        Outcome::Open | Outcome::Nobody | Outcome::TooFew => None,
    });
    shown.collect()
}

/// Returns the phase whose results the graph of the instruments stands with: the last one in which something was said
/// of one.
pub fn graph_phase(workshop: &Workshop, framework: &Framework) -> Option<usize> {
    let instruments = &workshop.institution.instruments;
    let said = |asked: &Asked| match asked {
        Asked::Instrument { id } => instruments.get(id).is_some_and(|it| it.status.is_some()),
        Asked::Link { guide, guided } => instruments
            .get(guide)
            .is_some_and(|it| it.followed_by.contains_key(guided)),
        Asked::Finding { .. } => false,
    };
    let mut phases = workshop.phases.iter();
    phases.rposition(|phase| asked_in(phase, framework).iter().any(said))
}
