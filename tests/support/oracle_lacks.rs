//! What an institution lacks, worked out a second time over its diagnosis (domain.md 2, step 4).

use std::collections::{BTreeMap, BTreeSet};

use yachay_municipal::dossier::{Dossier, InstrumentFinding, InstrumentStatus, State};
use yachay_municipal::framework::Framework;

/// What an institution lacks, in the words of domain.md 2, step 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    Instrument,
    System,
    Mandate,
    Principle,
    Practice,
}

/// Per content, what is lacking that it helps with, and whether some of it is lacking altogether.
pub type Lacks = BTreeMap<String, (BTreeSet<Lacking>, bool)>;

/// Gathers everything that is not done or done in part.
pub fn lacking(framework: &Framework, dossier: &Dossier) -> Lacks {
    let found = &dossier.institution;
    let mut all: Vec<(Lacking, Option<State>, &[String])> = Vec::new();
    for item in &framework.instruments {
        let state = found.instruments.get(&item.id).and_then(shortfall);
        all.push((Lacking::Instrument, state, &item.contents));
    }
    for system in &framework.systems {
        for check in &system.checks {
            let state = found.systems.get(&check.id).and_then(|item| item.state);
            all.push((Lacking::System, state, &system.contents));
        }
    }
    for function in framework
        .mandates
        .iter()
        .flat_map(|mandate| &mandate.functions)
    {
        let state = found.mandates.get(&function.id).and_then(|item| item.state);
        all.push((Lacking::Mandate, state, &function.contents));
    }
    for item in &framework.principles {
        let state = found.principles.get(&item.id).and_then(|item| item.state);
        all.push((Lacking::Principle, state, &item.contents));
    }
    for item in &framework.practices {
        let state = found.practices.get(&item.id).and_then(|item| item.state);
        all.push((Lacking::Practice, state, &item.contents));
    }
    let mut lacking: Lacks = BTreeMap::new();
    for (kind, state, contents) in all {
        if !matches!(state, Some(State::Not | State::Partly)) {
            continue;
        }
        for content in contents {
            let (kinds, altogether) = lacking.entry(content.clone()).or_default();
            kinds.insert(kind);
            *altogether |= state == Some(State::Not);
        }
    }
    lacking
}

/// An instrument in force needs its minimum contents and the council's approval (domain.md 3.7).
fn shortfall(finding: &InstrumentFinding) -> Option<State> {
    let whole = |state: &State| matches!(state, State::Done | State::NotApplicable);
    match finding.status? {
        InstrumentStatus::Missing | InstrumentStatus::Expired => Some(State::Not),
        InstrumentStatus::InPreparation => Some(State::Partly),
        InstrumentStatus::InForce => {
            let good = finding.minimum.values().all(whole) && finding.approved != Some(false);
            (!good).then_some(State::Partly)
        }
    }
}
