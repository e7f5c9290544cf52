//! The institutional diagnosis: counts, links between instruments, what follows from it.

mod support;

use support::{example, peru};
use yachay_municipal::dossier::{
    DiagnosisPart, Dossier, Institution, InstrumentFinding, InstrumentStatus, LinkState, LinkTally,
    State, Tally,
};
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::suggestions;

fn with(findings: &[(&str, InstrumentFinding)]) -> Institution {
    Institution {
        instruments: findings
            .iter()
            .map(|(id, finding)| ((*id).to_string(), finding.clone()))
            .collect(),
        ..Institution::default()
    }
}

fn status(status: InstrumentStatus) -> InstrumentFinding {
    InstrumentFinding {
        status: Some(status),
        ..InstrumentFinding::default()
    }
}

#[test]
fn an_empty_diagnosis_has_everything_open() {
    let counts = DiagnosisPart::ALL.map(|part| Institution::default().tally(peru(), part));
    assert_eq!(counts.map(|tally| tally.all()), [84, 49, 7, 12, 38]);
    assert!(
        counts
            .iter()
            .all(|tally| tally.answered() == 0 && tally.lacking() == 0)
    );
}

#[test]
fn an_instrument_counts_by_how_it_is() {
    let mut partly = status(InstrumentStatus::InForce);
    partly.minimum.insert("pdc-vision".into(), State::Not);
    let institution = with(&[
        ("pdc", partly),
        ("pde", status(InstrumentStatus::Missing)),
        ("pdi", status(InstrumentStatus::Expired)),
        ("poi", status(InstrumentStatus::InForce)),
        ("presupuesto-institucional", InstrumentFinding::default()),
    ]);
    let tally = institution.tally(peru(), DiagnosisPart::Instruments);
    let expected = Tally {
        done: 1,
        partly: 1,
        not: 2,
        not_applicable: 0,
        open: 3,
    };
    assert_eq!((tally, tally.lacking()), (expected, 3));
}

#[test]
fn a_link_is_what_both_ends_and_the_answer_make_it() {
    let state = |institution: &Institution| {
        let mut links = institution.links(peru()).into_iter();
        links
            .find(|link| link.guide == "pdi" && link.guided == "poi")
            .map(|link| link.state)
    };
    let mut pdi = status(InstrumentStatus::InForce);
    let mut institution = with(&[
        ("pdi", pdi.clone()),
        ("poi", status(InstrumentStatus::InForce)),
    ]);
    assert_eq!(state(&institution), Some(LinkState::Unknown));
    pdi.followed_by.insert("poi".into(), true);
    institution.instruments.insert("pdi".into(), pdi.clone());
    assert_eq!(state(&institution), Some(LinkState::Holds));
    pdi.followed_by.insert("poi".into(), false);
    institution.instruments.insert("pdi".into(), pdi);
    assert_eq!(state(&institution), Some(LinkState::Broken));
    let gone = status(InstrumentStatus::Expired);
    institution.instruments.insert("poi".into(), gone);
    assert_eq!(state(&institution), Some(LinkState::NothingToLink));
}

#[test]
fn the_example_has_something_of_everything_and_only_known_ids() {
    let institution = example().payload.institution;
    for part in DiagnosisPart::ALL {
        let tally = institution.tally(peru(), part);
        assert!(
            tally.answered() > 0 && tally.lacking() > 0,
            "{part:?}: {tally:?}"
        );
        let asked = peru().asked_in(part);
        let known = |id: &String| asked.contains(id);
        let all_known = match institution.findings(part) {
            Some(findings) => findings.len() == tally.answered() && findings.keys().all(known),
            None => institution.instruments.keys().all(known),
        };
        assert!(all_known, "{part:?}");
    }
    for (id, finding) in &institution.instruments {
        let instrument = peru().instrument(id).expect("a known instrument");
        let named = |list: &[yachay_municipal::framework::Named], id: &String| {
            list.iter().any(|item| item.id == *id)
        };
        assert!(
            finding
                .minimum
                .keys()
                .all(|id| named(&instrument.minimum, id)),
            "{id}"
        );
        let participants = &instrument.participants;
        assert!(
            finding
                .participants
                .keys()
                .all(|id| named(participants, id)),
            "{id}"
        );
        assert!(
            finding
                .followed_by
                .keys()
                .all(|id| instrument.guides.contains(id)),
            "{id}"
        );
        let mut asked = finding
            .objectives
            .iter()
            .flat_map(|item| &item.competencies);
        assert!(asked.all(|id| peru().competency(id).is_some()), "{id}");
    }
    let links = institution.links(peru());
    let tally = LinkTally::of(links.iter().map(|link| link.state));
    assert_eq!((tally.all, tally.broken), (12, 2));
    assert!(tally.holding > 0 && tally.nothing > 0 && tally.unknown > 0);
}

#[test]
fn what_is_missing_is_suggested_without_a_single_response() {
    let dossier = Dossier {
        institution: with(&[("pdi", status(InstrumentStatus::Missing))]),
        ..Dossier::default()
    };
    let today = support::day("2026-03-16");
    let found = suggestions(peru(), &dossier, Moment::Stable, today);
    assert!(!found.training.is_empty());
    for suggestion in &found.training {
        assert!(suggestion.needs.is_empty() && !suggestion.lacks.is_empty());
        assert_eq!(suggestion.priority(), None);
    }
}
