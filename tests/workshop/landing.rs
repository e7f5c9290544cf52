//! What came out of a session in the dossier.

use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::*;
use yachay_municipal::workshop::{Commitment, Landed, Noted, Workshop, land};

use crate::made::*;
use crate::support::{day, ids, instant};

/// The session of a day, held and agreed on.
fn held() -> Envelope<Workshop> {
    let mut session = workshop(12);
    session.day = Some(day("2027-03-05"));
    voted(&mut session, VOTE, 0, [0, 8, 3, 0, 0]);
    voted(&mut session, VOTE, 1, [0, 2, 0, 0, 0]);
    for (phase, item, value) in [(VOTE, 0, 2), (VOTE, 1, 3), (FACTORS, 0, 3)] {
        assert_eq!(session.agree(phase, item, Some(value)), Ok(()));
    }
    session.phases[VOTE].ballots[0].evidence = "Actas".into();
    session.phases[VOTE].ballots[0].dissent = "Dos ven un 3".into();
    for (option, points) in [("a", 10), ("b", 20), ("c", 10)] {
        assert_eq!(session.give_points(POINTS, option, points), Ok(()));
    }
    assert_eq!(session.close_points(POINTS), Ok(()));
    session.agreements.push(Noted {
        id: "1".into(),
        text: "Reunirse cada mes".into(),
    });
    session.commitments.push(Commitment {
        id: "2".into(),
        text: "Llevar el registro".into(),
        responsible: "Contabilidad".into(),
        due: Some(day("2027-06-30")),
    });
    session.parked.push(Noted {
        id: "3".into(),
        text: "El local nuevo".into(),
    });
    let mut file = file(session);
    file.id = "e".repeat(32);
    file.revision = 4;
    file
}

#[test]
fn what_was_agreed_lands() {
    let mut dossier = Dossier::default();
    let landed = land(&mut dossier, &held()).expect("something new");
    let expected = Landed {
        again: false,
        answers: 0,
        levels: 2,
        agreed: 2,
    };
    assert_eq!(landed, expected);
    let held = &dossier.workshops[0];
    assert_eq!((held.people, held.revision), (12, 4));
    assert_eq!(held.day, Some(day("2027-03-05")));
    let level = |competency: &str, level, votes| GroupLevel {
        competency: competency.into(),
        level: Some(level),
        votes,
        ..GroupLevel::default()
    };
    assert_eq!(
        held.levels,
        [
            GroupLevel {
                required: Some(4),
                factor: Some(3),
                evidence: "Actas".into(),
                dissent: "Dos ven un 3".into(),
                ..level(COMPETENCIES[0], 2, Some(11))
            },
            // Two people voted: how many is not told.
            level(COMPETENCIES[1], 3, None),
        ]
    );
    let priorities: Vec<_> = held
        .priorities
        .iter()
        .map(|item| (item.text.as_str(), item.points, item.place))
        .collect();
    let expected = [
        ("Opción b", 20, 1),
        ("Opción a", 10, 2),
        ("Opción c", 10, 2),
    ];
    assert_eq!(priorities, expected, "what got nothing is no priority");
    assert_eq!(held.agreements, ids(&["Reunirse cada mes"]));
    assert_eq!(held.commitments[0].responsible, "Contabilidad");
    assert_eq!(held.parked, ids(&["El local nuevo"]));
}

#[test]
fn a_factor_of_what_was_not_voted_on_lands_too() {
    let mut session = held();
    assert_eq!(session.payload.agree(VOTE, 0, None), Ok(()));
    let mut dossier = Dossier::default();
    let landed = land(&mut dossier, &session).expect("something new");
    assert_eq!(landed.levels, 1);
    let levels = &dossier.workshops[0].levels;
    let found: Vec<_> = levels
        .iter()
        .map(|item| (item.level, item.factor))
        .collect();
    assert_eq!(found, [(Some(3), None), (None, Some(3))]);
    assert_eq!(levels[1].competency, COMPETENCIES[0]);
}

#[test]
fn a_later_state_takes_the_place_of_an_earlier_one() {
    let mut dossier = Dossier::default();
    let mut session = held();
    assert!(land(&mut dossier, &session).is_some());
    let mut other = held();
    other.id = "f".repeat(32);
    assert!(land(&mut dossier, &other).is_some());
    let before = dossier.clone();
    for revision in [4, 3, 0] {
        session.revision = revision;
        session.payload.title = "Otro título".into();
        assert_eq!(land(&mut dossier, &session), None, "revision {revision}");
        assert_eq!(dossier, before);
    }
    session.revision = 5;
    session.payload.agreements.clear();
    let landed = land(&mut dossier, &session).expect("a later state");
    assert!(landed.again);
    let titles: Vec<_> = dossier
        .workshops
        .iter()
        .map(|item| item.title.as_str())
        .collect();
    assert_eq!(titles, ["Otro título", "Taller de autodiagnóstico"]);
    assert!(dossier.workshops[0].agreements.is_empty());
}

fn finding(state: State, date: Option<&str>, evidence: &str) -> Finding {
    Finding {
        state: Some(state),
        date: date.map(day),
        evidence: evidence.into(),
        teacher: String::new(),
    }
}

#[test]
fn answers_replace_those_of_no_later_day() {
    use State::{Done, Not, Partly};
    // Of the dossier and of the session: answer, day, what shows it; then what stands there.
    type Said<'a> = (State, Option<&'a str>, &'a str);
    let room = "2027-03-05";
    let table: [(Option<Said<'_>>, Said<'_>, Said<'_>); 6] = [
        (None, (Done, Some(room), "Acta"), (Done, Some(room), "Acta")),
        // Earlier, of the same day, without one: the room knows better, and what it does not say stays.
        (
            Some((Not, Some("2027-03-04"), "Informe")),
            (Done, Some(room), ""),
            (Done, Some(room), "Informe"),
        ),
        (
            Some((Not, Some(room), "Informe")),
            (Partly, Some(room), "Acta"),
            (Partly, Some(room), "Acta"),
        ),
        (
            Some((Not, None, "")),
            (Done, Some(room), ""),
            (Done, Some(room), ""),
        ),
        // Later: what stands there stays.
        (
            Some((Not, Some("2027-03-06"), "")),
            (Done, Some(room), "Acta"),
            (Not, Some("2027-03-06"), ""),
        ),
        (
            Some((Not, Some("2027-03-06"), "")),
            (Done, None, "Acta"),
            (Not, Some("2027-03-06"), ""),
        ),
    ];
    for (known, said, expected) in table {
        let mut session = held();
        let mut dossier = Dossier::default();
        for part in [DiagnosisPart::Mandates, DiagnosisPart::Practices] {
            let of = |(state, date, words): Said<'_>| finding(state, date, words);
            if let Some(known) = known {
                let findings = dossier.institution.findings_mut(part).expect("a part");
                findings.insert("one".into(), of(known));
                findings.insert("other".into(), finding(Not, None, "Otra cosa"));
            }
            let findings = session
                .payload
                .institution
                .findings_mut(part)
                .expect("a part");
            findings.insert("one".into(), of(said));
        }
        let other = dossier.institution.mandates.get("other").cloned();
        let landed = land(&mut dossier, &session).expect("something new");
        let changed = known != Some(expected);
        assert_eq!(
            landed.answers,
            if changed { 2 } else { 0 },
            "{known:?} {said:?}"
        );
        for findings in [
            &dossier.institution.mandates,
            &dossier.institution.practices,
        ] {
            let found = &findings["one"];
            let evidence = found.evidence.as_str();
            assert_eq!(
                (found.state, found.date),
                (Some(expected.0), expected.1.map(day))
            );
            assert_eq!(evidence, expected.2, "{known:?} {said:?}");
        }
        assert_eq!(dossier.institution.mandates.get("other").cloned(), other);
    }
}

#[test]
fn instruments_and_their_links_land() {
    let room = day("2027-03-05");
    let mut session = held();
    let said = &mut session.payload;
    said.say_instrument("pdi", Some(InstrumentStatus::InForce), room);
    said.say_link("pdi", "poi", Some(true));
    said.say_link("pdc", "pdi", Some(false));
    let mut dossier = Dossier::default();
    // What the room was not asked stays: the years, what is whole of it, what shows it.
    let known = InstrumentFinding {
        status: Some(InstrumentStatus::InPreparation),
        date: Some(day("2026-11-20")),
        from: Some(2027),
        evidence: "Ordenanza 3".into(),
        followed_by: [("poi".to_string(), false), ("otro".to_string(), true)].into(),
        ..InstrumentFinding::default()
    };
    dossier
        .institution
        .instruments
        .insert("pdi".into(), known.clone());
    let mut later = dossier.clone();
    let landed = land(&mut dossier, &session).expect("something new");
    assert_eq!(landed.answers, 2);
    let expected = InstrumentFinding {
        status: Some(InstrumentStatus::InForce),
        date: Some(room),
        followed_by: [("poi".to_string(), true), ("otro".to_string(), true)].into(),
        ..known
    };
    assert_eq!(dossier.institution.instruments["pdi"], expected);
    assert!(!dossier.institution.instruments["pdc"].followed_by["pdi"]);
    // Found on a later day it stays, but for what nobody had said.
    let known = later.institution.instruments.get_mut("pdi").expect("it");
    known.date = Some(day("2027-04-01"));
    known.followed_by.remove("poi");
    let expected = InstrumentFinding {
        followed_by: [("poi".to_string(), true), ("otro".to_string(), true)].into(),
        ..known.clone()
    };
    let landed = land(&mut later, &session).expect("something new");
    assert_eq!(landed.answers, 2);
    assert_eq!(later.institution.instruments["pdi"], expected);
}

#[test]
fn what_the_room_takes_back_leaves_the_dossier_and_what_others_wrote_stays() {
    let room = day("2027-03-05");
    let part = DiagnosisPart::Mandates;
    let mut session = held();
    let said = &mut session.payload;
    for id in ["one", "two", "three"] {
        said.answer(part, id, Some(State::Done), room);
        said.show_evidence(part, id, "Acta", "");
    }
    said.say_instrument("pdi", Some(InstrumentStatus::InForce), room);
    said.say_link("pdi", "poi", Some(true));
    said.say_link("pdi", "plan-capacidades", Some(true));
    let mut dossier = Dossier::default();
    assert!(land(&mut dossier, &session).is_some());
    // Somebody in the office answers otherwise, and writes beside an answer.
    let known = dossier.institution.mandates.get_mut("two").expect("it");
    *known = finding(State::Not, Some("2027-03-08"), "Informe");
    let known = dossier.institution.mandates.get_mut("three").expect("it");
    known.evidence = "Acta y expediente".into();
    let known = dossier.institution.instruments.get_mut("pdi").expect("it");
    known.from = Some(2026);
    known.followed_by.insert("plan-capacidades".into(), false);
    // The room takes all of it back.
    let said = &mut session.payload;
    for id in ["one", "two", "three"] {
        said.answer(part, id, None, room);
    }
    said.say_instrument("pdi", None, room);
    said.say_link("pdi", "poi", None);
    said.say_link("pdi", "plan-capacidades", None);
    session.revision += 1;
    let landed = land(&mut dossier, &session).expect("a later state");
    assert_eq!((landed.again, landed.answers), (true, 0));
    let mandates = &dossier.institution.mandates;
    assert_eq!(mandates.get("one"), None);
    assert_eq!(
        mandates["two"],
        finding(State::Not, Some("2027-03-08"), "Informe")
    );
    let three = &mandates["three"];
    assert_eq!(
        (three.state, three.evidence.as_str()),
        (None, "Acta y expediente")
    );
    let expected = InstrumentFinding {
        from: Some(2026),
        followed_by: [("plan-capacidades".to_string(), false)].into(),
        ..InstrumentFinding::default()
    };
    assert_eq!(dossier.institution.instruments["pdi"], expected);
    // What another session brought is not this one's to take back.
    let mut other = held();
    other.id = "f".repeat(32);
    other
        .payload
        .answer(part, "four", Some(State::Partly), room);
    assert!(land(&mut dossier, &other).is_some());
    session.revision += 1;
    assert!(land(&mut dossier, &session).is_some());
    assert_eq!(
        dossier.institution.mandates["four"].state,
        Some(State::Partly)
    );
}

#[test]
fn points_of_few_do_not_land() {
    let mut session = held();
    // Five points each: what four people gave at most is not shown to anybody.
    session.payload.phases[POINTS].points.options[0].points = 20;
    for option in &mut session.payload.phases[POINTS].points.options[1..] {
        option.points = 0;
    }
    let mut dossier = Dossier::default();
    assert!(land(&mut dossier, &session).is_some());
    assert_eq!(dossier.workshops[0].priorities, []);
    session.payload.phases[POINTS].points.options[1].points = 1;
    session.revision += 1;
    assert!(land(&mut dossier, &session).is_some());
    assert_eq!(dossier.workshops[0].priorities.len(), 2);
}

#[test]
fn a_session_that_was_closed_shows_its_end() {
    let mut session = held().payload;
    session.at = Some(beat(VOTE, yachay_municipal::workshop::Face::Result, 0));
    session.closed = Some(instant("2027-03-05T18:00:00Z"));
    let seen = seen(&session);
    assert_eq!(seen.face, yachay_municipal::workshop::SlideFace::End);
    assert_eq!(seen.rounds, []);
}
