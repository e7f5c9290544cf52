//! Institutional diagnosis: what the municipality does and lacks as an institution, each answer with
//! its evidence and date.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::documents::{fields, names};
use crate::framework::{Framework, LackKind};

/// What a group found about its institution (domain.md, section 2, step 4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Institution {
    /// Functions of the mandates, by function id.
    pub mandates: BTreeMap<String, Finding>,
    /// Steps of the administrative systems, by check id.
    pub systems: BTreeMap<String, Finding>,
    /// Principles of planning, by id.
    pub principles: BTreeMap<String, Finding>,
    /// Good practices, by id.
    pub practices: BTreeMap<String, Finding>,
    /// Planning instruments, by id.
    pub instruments: BTreeMap<String, InstrumentFinding>,
}

fields!(Institution { ; mandates, systems, principles, practices, instruments });

/// What was found about one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Finding {
    /// The answer; absent while nobody gave one.
    pub state: Option<State>,
    /// What shows it.
    pub evidence: String,
    /// Day of the answer.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub date: Option<NaiveDate>,
    /// Who could teach it: a unit, a neighbouring municipality, an institution.
    pub teacher: String,
}

fields!(Finding { ; state, evidence, date, teacher });

/// An answer of the institutional diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is done.
    Done,
    /// It is done in part.
    Partly,
    /// It is not done.
    Not,
    /// It does not apply here.
    NotApplicable,
}

names!(State {
    Done = "done",
    Partly = "partly",
    Not = "not",
    NotApplicable = "not-applicable"
});

impl State {
    /// The answers in order.
    pub const ALL: [State; 4] = [State::Done, State::Partly, State::Not, State::NotApplicable];
}

/// What was found about a planning instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct InstrumentFinding {
    /// Whether there is one; absent while nobody said so.
    pub status: Option<InstrumentStatus>,
    /// Whether the council approved it.
    pub approved: Option<bool>,
    /// First year that it covers.
    pub from: Option<i32>,
    /// Last year that it covers.
    pub to: Option<i32>,
    /// Minimum contents found in it, by id.
    pub minimum: BTreeMap<String, State>,
    /// Whether they took part in making it, by participant id.
    pub participants: BTreeMap<String, bool>,
    /// Whether the instruments that it guides follow it, by instrument id.
    pub followed_by: BTreeMap<String, bool>,
    /// Objectives that training can serve.
    pub objectives: Vec<Objective>,
    /// What shows it.
    pub evidence: String,
    /// Day of the answer.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub date: Option<NaiveDate>,
}

fields!(InstrumentFinding {
    ; status, approved, from, to, minimum, participants, followed_by, objectives, evidence, date
});

/// Whether there is an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentStatus {
    /// There is one and it is in force.
    InForce,
    /// It is being made.
    InPreparation,
    /// There is one but its time is over.
    Expired,
    /// There is none.
    Missing,
}

names!(InstrumentStatus {
    InForce = "in-force",
    InPreparation = "in-preparation",
    Expired = "expired",
    Missing = "missing"
});

impl InstrumentStatus {
    /// The answers in order.
    pub const ALL: [InstrumentStatus; 4] = [
        InstrumentStatus::InForce,
        InstrumentStatus::InPreparation,
        InstrumentStatus::Expired,
        InstrumentStatus::Missing,
    ];
}

/// An objective of a planning instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Objective {
    /// Random identity.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Competency ids that it asks for.
    pub competencies: BTreeSet<String>,
}

fields!(Objective { ; id, text, competencies });

/// An objective that an activity serves.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ObjectiveRef {
    /// Instrument id.
    pub instrument: String,
    /// Objective id.
    pub objective: String,
}

fields!(ObjectiveRef { ; instrument, objective });

/// A link of the thread between instruments (PRO 4.2): one guides the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Instrument id.
    pub guide: String,
    /// Id of the instrument that should follow it.
    pub guided: String,
    /// What is known of it.
    pub state: LinkState,
}

/// What is known of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    /// One follows the other.
    Holds,
    /// Both are there but one does not follow the other.
    Broken,
    /// One of the two is missing or no longer in force.
    NothingToLink,
    /// Nobody said.
    Unknown,
}

/// Something that the institution lacks and a content helps with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// What kind of thing.
    pub kind: LackKind,
    /// Its id in the framework.
    pub id: String,
    /// Done in part, where it is not missing altogether.
    pub partly: bool,
}

impl Institution {
    /// Tells whether nobody answered anything yet.
    pub fn is_empty(&self) -> bool {
        *self == Institution::default()
    }

    /// Tells whether an objective of an instrument asks for a competency.
    pub fn asks_for(&self, competency: &str) -> bool {
        let mut objectives = self.instruments.values().flat_map(|item| &item.objectives);
        objectives.any(|item| item.competencies.contains(competency))
    }

    /// Finds an objective.
    pub fn objective(&self, found: &ObjectiveRef) -> Option<&Objective> {
        let finding = self.instruments.get(&found.instrument)?;
        let mut objectives = finding.objectives.iter();
        objectives.find(|item| item.id == found.objective)
    }

    /// Returns the links of the thread between instruments, in the order of the framework.
    pub fn links(&self, framework: &Framework) -> Vec<Link> {
        let mut links = Vec::new();
        for instrument in &framework.instruments {
            for guided in &instrument.guides {
                links.push(Link {
                    guide: instrument.id.clone(),
                    guided: guided.clone(),
                    state: self.link(&instrument.id, guided),
                });
            }
        }
        links
    }

    fn link(&self, guide: &str, guided: &str) -> LinkState {
        let status = |id: &str| self.instruments.get(id).and_then(|found| found.status);
        let gone = |id: &str| {
            let gone = [InstrumentStatus::Expired, InstrumentStatus::Missing];
            status(id).is_some_and(|status| gone.contains(&status))
        };
        if gone(guide) || gone(guided) {
            return LinkState::NothingToLink;
        }
        let said = self
            .instruments
            .get(guide)
            .and_then(|found| found.followed_by.get(guided));
        match said {
            Some(true) => LinkState::Holds,
            Some(false) => LinkState::Broken,
            None => LinkState::Unknown,
        }
    }

    /// Returns what the institution lacks, by the content that helps with it.
    pub fn lacks(&self, framework: &Framework) -> BTreeMap<String, BTreeSet<Lack>> {
        let mut found: BTreeMap<String, BTreeSet<Lack>> = BTreeMap::new();
        let mut add = |kind: LackKind, id: &str, state: Option<State>, contents: &[String]| {
            let partly = match state {
                Some(State::Partly) => true,
                Some(State::Not) => false,
                _ => return,
            };
            for content in contents {
                found.entry(content.clone()).or_default().insert(Lack {
                    kind,
                    id: id.to_string(),
                    partly,
                });
            }
        };
        let state = |list: &BTreeMap<String, Finding>, id: &str| list.get(id)?.state;
        for instrument in &framework.instruments {
            let state = self.instruments.get(&instrument.id).and_then(shortfall);
            add(
                LackKind::Instrument,
                &instrument.id,
                state,
                &instrument.contents,
            );
        }
        for system in &framework.systems {
            for check in &system.checks {
                let state = state(&self.systems, &check.id);
                add(LackKind::System, &check.id, state, &system.contents);
            }
        }
        for function in framework.mandate_functions() {
            let state = state(&self.mandates, &function.id);
            add(LackKind::Mandate, &function.id, state, &function.contents);
        }
        for principle in &framework.principles {
            let state = state(&self.principles, &principle.id);
            add(
                LackKind::Principle,
                &principle.id,
                state,
                &principle.contents,
            );
        }
        for practice in &framework.practices {
            let state = state(&self.practices, &practice.id);
            add(LackKind::Practice, &practice.id, state, &practice.contents);
        }
        found
    }
}

/// Returns how far an instrument falls short: altogether, in part, or not at all as far as is known.
pub(super) fn shortfall(finding: &InstrumentFinding) -> Option<State> {
    let mut parts = finding.minimum.values();
    let incomplete = parts.any(|state| matches!(state, State::Partly | State::Not));
    match finding.status? {
        InstrumentStatus::Missing | InstrumentStatus::Expired => Some(State::Not),
        InstrumentStatus::InPreparation => Some(State::Partly),
        InstrumentStatus::InForce if incomplete || finding.approved == Some(false) => {
            Some(State::Partly)
        }
        InstrumentStatus::InForce => None,
    }
}
