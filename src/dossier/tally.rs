//! The parts of the institutional diagnosis, and what was found in each, counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::institution::{Finding, Institution, LinkState, State, shortfall};
use crate::documents::names;
use crate::framework::{Framework, LackKind};

/// A part of the institutional diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DiagnosisPart {
    /// Functions of the mandates.
    Mandates,
    /// Administrative systems.
    Systems,
    /// Planning instruments.
    Instruments,
    /// Principles of planning.
    Principles,
    /// Good practices.
    Practices,
}

names!(DiagnosisPart {
    Mandates = "mandates",
    Systems = "systems",
    Instruments = "instruments",
    Principles = "principles",
    Practices = "practices"
});

impl DiagnosisPart {
    /// Returns the part in which the institution is asked for this kind of thing.
    pub fn of(kind: LackKind) -> DiagnosisPart {
        match kind {
            LackKind::Mandate => DiagnosisPart::Mandates,
            LackKind::System => DiagnosisPart::Systems,
            LackKind::Instrument => DiagnosisPart::Instruments,
            LackKind::Principle => DiagnosisPart::Principles,
            LackKind::Practice => DiagnosisPart::Practices,
        }
    }

    /// The parts in order.
    pub const ALL: [DiagnosisPart; 5] = [
        DiagnosisPart::Mandates,
        DiagnosisPart::Systems,
        DiagnosisPart::Instruments,
        DiagnosisPart::Principles,
        DiagnosisPart::Practices,
    ];
}

/// The answers of a part, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done; of instruments, in force and whole.
    pub done: usize,
    /// Done in part; of instruments, being made or not whole.
    pub partly: usize,
    /// Not done; of instruments, missing or expired.
    pub not: usize,
    /// Does not apply.
    pub not_applicable: usize,
    /// Without an answer.
    pub open: usize,
}

impl Tally {
    fn count(&mut self, state: Option<State>) {
        let place = match state {
            Some(State::Done) => &mut self.done,
            Some(State::Partly) => &mut self.partly,
            Some(State::Not) => &mut self.not,
            Some(State::NotApplicable) => &mut self.not_applicable,
            None => &mut self.open,
        };
        *place += 1;
    }

    /// Returns how many there are.
    pub fn all(&self) -> usize {
        self.answered() + self.open
    }

    /// Returns how many have an answer.
    pub fn answered(&self) -> usize {
        self.done + self.partly + self.not + self.not_applicable
    }

    /// Returns how many the institution lacks, altogether or in part.
    pub fn lacking(&self) -> usize {
        self.partly + self.not
    }
}

/// The links between instruments, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LinkTally {
    /// All of them.
    pub all: usize,
    /// One follows the other.
    pub holding: usize,
    /// One does not follow the other.
    pub broken: usize,
    /// One of the two is missing or no longer in force.
    pub nothing: usize,
    /// Nobody said.
    pub unknown: usize,
}

impl LinkTally {
    /// Counts the states of links.
    pub fn of(states: impl Iterator<Item = LinkState>) -> LinkTally {
        let mut tally = LinkTally::default();
        for state in states {
            tally.all += 1;
            let place = match state {
                LinkState::Holds => &mut tally.holding,
                LinkState::Broken => &mut tally.broken,
                LinkState::NothingToLink => &mut tally.nothing,
                LinkState::Unknown => &mut tally.unknown,
            };
            *place += 1;
        }
        tally
    }
}

impl Institution {
    /// Returns the findings of a part by id; none for instruments, which are answered in their own way.
    pub fn findings(&self, part: DiagnosisPart) -> Option<&BTreeMap<String, Finding>> {
        match part {
            DiagnosisPart::Mandates => Some(&self.mandates),
            DiagnosisPart::Systems => Some(&self.systems),
            DiagnosisPart::Instruments => None,
            DiagnosisPart::Principles => Some(&self.principles),
            DiagnosisPart::Practices => Some(&self.practices),
        }
    }

    /// Returns the findings of a part by id, to be changed; none for instruments.
    pub fn findings_mut(&mut self, part: DiagnosisPart) -> Option<&mut BTreeMap<String, Finding>> {
        match part {
            DiagnosisPart::Mandates => Some(&mut self.mandates),
            DiagnosisPart::Systems => Some(&mut self.systems),
            DiagnosisPart::Instruments => None,
            DiagnosisPart::Principles => Some(&mut self.principles),
            DiagnosisPart::Practices => Some(&mut self.practices),
        }
    }

    /// Returns what was answered to one thing of a part; an instrument that falls short counts as done
    /// in part or not at all.
    pub fn state_of(&self, part: DiagnosisPart, id: &str) -> Option<State> {
        match self.findings(part) {
            Some(findings) => findings.get(id)?.state,
            None => {
                let finding = self.instruments.get(id)?;
                finding.status?;
                Some(shortfall(finding).unwrap_or(State::Done))
            }
        }
    }

    /// Counts the answers to everything that a part asks about.
    pub fn tally(&self, framework: &Framework, part: DiagnosisPart) -> Tally {
        let mut tally = Tally::default();
        for id in framework.asked_in(part) {
            tally.count(self.state_of(part, &id));
        }
        tally
    }
}

impl Framework {
    /// Returns the ids of everything that a part of the institutional diagnosis asks about, in order.
    pub fn asked_in(&self, part: DiagnosisPart) -> Vec<String> {
        match part {
            DiagnosisPart::Mandates => {
                let functions = self.mandate_functions();
                functions.map(|item| item.id.clone()).collect()
            }
            DiagnosisPart::Systems => {
                let checks = self.systems.iter().flat_map(|item| &item.checks);
                checks.map(|item| item.id.clone()).collect()
            }
            DiagnosisPart::Instruments => self
                .instruments
                .iter()
                .map(|item| item.id.clone())
                .collect(),
            DiagnosisPart::Principles => {
                self.principles.iter().map(|item| item.id.clone()).collect()
            }
            DiagnosisPart::Practices => self.practices.iter().map(|item| item.id.clone()).collect(),
        }
    }
}
