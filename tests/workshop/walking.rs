//! The way through a session, also when its phases move under it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use yachay_municipal::dossier::{DiagnosisPart, State};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Language, SessionTask};
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::support::{day, instant, peru};

#[test]
fn each_place_comes_once_in_its_order() {
    let session = workshop(10);
    let beats = session.beats(peru());
    let of = |phase: usize| -> Vec<(Face, usize)> {
        let beats = beats.iter().filter(|beat| beat.phase == phase);
        beats.map(|beat| (beat.face, beat.item)).collect()
    };
    use Face::*;
    assert_eq!(of(TALK), [(Opening, 0), (Question, 0)]);
    let voted: Vec<_> = (0..3)
        .flat_map(|item| [(Ballot, item), (Result, item)])
        .collect();
    let mut expected = vec![(Opening, 0), (Question, 0)];
    expected.extend(voted);
    // Three things stand on one page.
    expected.push((Summary, 0));
    assert_eq!(of(VOTE), expected);
    let asked = asked_in(&session.phases[ASKED], peru()).len();
    assert_eq!(of(ASKED).len(), asked + 2);
    assert_eq!(of(POINTS)[2..], [(Giving, 0), (Ranking, 0)]);
    assert_eq!(of(BOARD)[2..], [(Board, 0)]);
    let places: BTreeSet<_> = beats
        .iter()
        .map(|beat| (beat.phase, of(beat.phase).len()))
        .collect();
    assert_eq!(places.len(), session.phases.len());
    // One thing alone has no summary, and no points no ranking.
    let mut small = session.clone();
    small.phases[VOTE].ballots.truncate(1);
    small.phases[POINTS].points.options.clear();
    let faces: Vec<_> = small
        .beats(peru())
        .iter()
        .map(|beat| (beat.phase, beat.face))
        .collect();
    assert!(!faces.contains(&(VOTE, Summary)));
    assert!(!faces.contains(&(POINTS, Giving)) && !faces.contains(&(POINTS, Ranking)));
}

/// Links come once every instrument was asked for.
#[test]
fn instruments_are_asked_for_before_what_links_them() {
    let session = workshop(10);
    let asked = asked_in(&session.phases[ASKED], peru());
    let is_link = |asked: &Asked| matches!(asked, Asked::Link { .. });
    let first = asked.iter().position(is_link).expect("links");
    assert!(asked[first..].iter().all(is_link));
    let links: usize = peru()
        .instruments
        .iter()
        .map(|item| item.guides.len())
        .sum();
    assert_eq!(asked.len() - first, links);
}

#[test]
fn forth_and_back_are_the_same_way() {
    let mut sessions = vec![workshop(10)];
    let world = FixedWorld::default();
    for model in &peru().sessions {
        let minutes = u16::from(model.usual) * 60;
        sessions.push(begin(peru(), model, minutes, Language::English, &world));
    }
    for mut session in sessions {
        let beats = session.beats(peru());
        assert_eq!(session.previous(peru()), None, "it did not begin");
        for (place, expected) in beats.iter().enumerate() {
            let next = session.next(peru()).expect("a place");
            assert_eq!(next, *expected);
            session.go(next);
            let before = place.checked_sub(1).map(|place| beats[place]);
            assert_eq!(session.previous(peru()), before);
            assert!(session.phase().is_some());
            // Everything can be shown.
            seen(&session);
        }
        assert_eq!(session.next(peru()), None, "it is over");
    }
    let empty = Workshop::default();
    assert_eq!((empty.next(peru()), empty.previous(peru())), (None, None));
}

#[test]
fn what_was_there_has_gone() {
    let mut session = workshop(10);
    session.go(beat(VOTE, Face::Result, 2));
    session.phases[VOTE].ballots.truncate(2);
    assert_eq!(session.next(peru()), Some(beat(VOTE, Face::Opening, 0)));
    assert_eq!(session.previous(peru()), Some(beat(VOTE, Face::Summary, 0)));
    assert_eq!(seen(&session).rounds, []);
    // A place beyond all phases.
    session.at = Some(beat(99, Face::Asked, usize::MAX));
    assert_eq!(session.next(peru()), None);
    assert!(session.previous(peru()).is_some());
    assert_eq!(seen(&session).face, SlideFace::Welcome);
    for face in [Face::Asked, Face::Question, Face::Ballot] {
        session.at = Some(beat(ASKED, face, usize::MAX));
        seen(&session);
    }
}

#[test]
fn a_phase_moves_under_the_session() {
    let mut session = workshop(10);
    session.go(beat(VOTE, Face::Ballot, 1));
    assert_eq!(session.count_hands(VOTE, 1, Choice::Value(3), 4), Ok(()));
    let id = session.phases[VOTE].id.clone();
    session.move_phase(&id, false);
    assert_eq!(session.at, Some(beat(0, Face::Ballot, 1)));
    assert_eq!(
        session.phase().map(|phase| phase.id.clone()),
        Some(id.clone())
    );
    // At the end it stays, and what is not there does not move.
    let before = session.clone();
    session.move_phase(&id, false);
    session.move_phase("no", true);
    let last = session.phases[BOARD].id.clone();
    session.move_phase(&last, true);
    assert_eq!(session, before);
    session.move_phase(&id, true);
    session.move_phase(&id, true);
    assert_eq!(session.at, Some(beat(2, Face::Ballot, 1)));
    // The way back finds it where it is now.
    session.go(beat(0, Face::Opening, 0));
    assert_eq!(session.take_back(), Some(StepKind::Hands));
    assert_eq!(session.at, Some(beat(2, Face::Ballot, 1)));
    assert_eq!(session.phases[2].ballots[1].rounds, []);
}

#[test]
fn a_phase_is_removed_under_the_session() {
    let begun = || {
        let mut session = workshop(10);
        session.go(beat(TALK, Face::Opening, 0));
        session.clock.start(instant("2027-03-05T14:00:00Z"));
        session.clock.tick(60, instant("2027-03-05T14:01:00Z"));
        session.go(beat(VOTE, Face::Ballot, 1));
        assert_eq!(session.count_hands(VOTE, 1, Choice::Value(3), 4), Ok(()));
        session.go(beat(POINTS, Face::Giving, 0));
        assert_eq!(session.give_points(POINTS, "a", 4), Ok(()));
        session.clock.tick(90, instant("2027-03-05T14:02:00Z"));
        session
    };
    // One before it: everything moves up.
    let mut session = begun();
    let id = session.phases[PAUSE].id.clone();
    session.remove_phase(&id);
    assert_eq!(session.at, Some(beat(POINTS - 1, Face::Giving, 0)));
    assert_eq!(session.clock.spent, 90);
    assert_eq!(session.take_back(), Some(StepKind::Points));
    assert_eq!(session.phases[POINTS - 1].points.given(), 0);
    assert_eq!(session.take_back(), Some(StepKind::Hands));
    assert_eq!(session.at, Some(beat(VOTE, Face::Ballot, 1)));
    // One that was voted on: only what was done in it can no longer be taken back.
    let mut session = begun();
    let id = session.phases[VOTE].id.clone();
    session.remove_phase(&id);
    assert_eq!(session.take_back(), Some(StepKind::Points));
    assert_eq!(session.take_back(), None);
    // The one at hand: the next one begins, with its own time.
    let mut session = begun();
    let id = session.phases[POINTS].id.clone();
    session.phases[BOARD].spent = 7;
    session.remove_phase(&id);
    assert_eq!(session.at, Some(beat(POINTS, Face::Opening, 0)));
    assert_eq!((session.clock.spent, session.clock.running), (7, true));
    session.go(beat(TALK, Face::Opening, 0));
    assert_eq!(session.phases[POINTS].spent, 7, "nobody else's minutes");
    assert_eq!(session.clock.spent, 60);
    // The last one: the one before it.
    let mut session = begun();
    session.go(beat(BOARD, Face::Board, 0));
    let id = session.phases[BOARD].id.clone();
    session.remove_phase(&id);
    assert_eq!(session.at, Some(beat(POINTS, Face::Opening, 0)));
    assert_eq!(session.clock.spent, 90);
    // All of them.
    for phase in session.phases.clone() {
        session.remove_phase(&phase.id);
    }
    assert_eq!((session.at, session.clock), (None, Timer::default()));
    let mut session = begun();
    let before = session.clone();
    session.remove_phase("no");
    assert_eq!(session, before);
}

#[test]
fn answers_of_a_phase_that_goes_stay() {
    let mut session = workshop(10);
    let (part, today) = (DiagnosisPart::Systems, day("2027-03-05"));
    session.go(beat(TALK, Face::Opening, 0));
    session.answer(part, "one", Some(State::Not), today);
    session.answer(part, "other", Some(State::Not), today);
    session.go(beat(ASKED, Face::Asked, 0));
    session.answer(part, "one", Some(State::Done), today);
    let id = session.phases[ASKED].id.clone();
    session.remove_phase(&id);
    assert_eq!(session.take_back(), Some(StepKind::Finding));
    assert_eq!(session.take_back(), None);
    assert_eq!(session.institution.state_of(part, "one"), Some(State::Done));
    assert_eq!(session.institution.state_of(part, "other"), None);
}

proptest! {
    /// Whatever moves or goes, the session stands in the phase it stood in while that is there, and every step leads
    /// back to the phase it was made in.
    #[test]
    fn phases_come_and_go(moves in proptest::collection::vec((0usize..8, 0u8..4), 0..20)) {
        let mut session = workshop(10);
        session.go(beat(VOTE, Face::Ballot, 1));
        prop_assert_eq!(session.count_hands(VOTE, 1, Choice::Value(3), 4), Ok(()));
        session.go(beat(POINTS, Face::Giving, 0));
        prop_assert_eq!(session.give_points(POINTS, "a", 4), Ok(()));
        let world = FixedWorld::default();
        for (place, what) in moves {
            let at = session.phase().map(|phase| phase.id.clone());
            let id = session.phases.get(place).map(|phase| phase.id.clone()).unwrap_or_default();
            match what {
                0 => session.move_phase(&id, false),
                1 => session.move_phase(&id, true),
                2 => session.remove_phase(&id),
                _ => { session.add_phase("Otra", SessionTask::Talk, &world); }
            }
            let stays = at.filter(|at| session.phases.iter().any(|phase| phase.id == *at));
            if let Some(stays) = stays {
                prop_assert_eq!(session.phase().map(|phase| phase.id.clone()), Some(stays));
            }
            prop_assert!(session.phase().is_some() || session.phases.is_empty() || session.at.is_none());
        }
        let voted = session.phases.iter().any(|phase| phase.task == SessionTask::Vote);
        let gave = session.phases.iter().any(|phase| phase.task == SessionTask::Points);
        let expected = usize::from(voted) + usize::from(gave);
        prop_assert_eq!(session.past.len(), expected);
        while session.take_back().is_some() {}
        let votes = session.phases.iter().flat_map(|phase| &phase.ballots);
        prop_assert!(votes.into_iter().all(|ballot| ballot.rounds.is_empty()));
        prop_assert!(session.phases.iter().all(|phase| phase.points.given() == 0));
    }
}

#[test]
fn a_conversation_after_a_vote_begins_with_its_results() {
    let mut session = workshop(12);
    // The break moves behind the factors, and the talk comes after vote and break.
    session.phases.swap(TALK, VOTE);
    let (vote, talk) = (TALK, VOTE);
    assert_eq!(session.summary_of(talk), Some(vote));
    assert_eq!(session.summary_of(vote), Some(vote));
    let faces: Vec<_> = session
        .beats(peru())
        .into_iter()
        .filter(|beat| beat.phase == talk)
        .collect();
    let faces: Vec<_> = faces.iter().map(|beat| beat.face).collect();
    assert_eq!(faces, [Face::Opening, Face::Summary, Face::Question]);
    voted(&mut session, vote, 0, [0, 8, 3, 0, 0]);
    assert_eq!(session.agree(vote, 0, Some(2)), Ok(()));
    let shown = seen_at(&session, beat(talk, Face::Summary, 0));
    assert_eq!(shown.face, SlideFace::Summary);
    assert_eq!((shown.rows.len(), shown.rows[0].value), (3, Some(2)));
    assert_eq!(shown.phase, session.phases[talk].name);
    session.phases.swap(talk, PAUSE);
    assert_eq!(
        session.summary_of(PAUSE),
        Some(vote),
        "a break is no obstacle"
    );
    session.phases.swap(PAUSE, FACTORS);
    assert_eq!(
        session.summary_of(FACTORS),
        None,
        "the factors come between"
    );
}

#[test]
fn any_phase_is_a_press_away_and_nothing_is_lost() {
    let mut session = workshop(12);
    let go = |session: &mut Workshop, place: usize| {
        let beat = session.resume(place, peru());
        session.go(beat);
        beat
    };
    let all = |session: &Workshop| -> Vec<Progress> {
        (0..session.phases.len())
            .map(|place| session.progress(place, peru()))
            .collect()
    };
    assert_eq!(all(&session), [Progress::Ahead; 7]);
    go(&mut session, TALK);
    session.clock.spent = 60;
    assert_eq!(go(&mut session, VOTE), beat(VOTE, Face::Opening, 0));
    assert_eq!(session.progress(TALK, peru()), Progress::Done);
    assert_eq!(session.progress(VOTE, peru()), Progress::Here);
    voted(&mut session, VOTE, 0, [0, 8, 3, 0, 0]);
    hands(&mut session, VOTE, 1, [0, 0, 5, 0, 0]);
    session.clock.spent = 90;
    assert_eq!(session.left_here(peru()), 2);
    assert_eq!(session.next_phase(), Some(beat(PAUSE, Face::Opening, 0)));
    let votes = session.phases[VOTE].ballots.clone();
    go(&mut session, ASKED);
    assert_eq!(session.phases[VOTE].ballots, votes);
    assert_eq!(
        session.progress(VOTE, peru()),
        Progress::Left { done: 1, all: 3 }
    );
    assert_eq!(session.progress(FACTORS, peru()), Progress::Ahead);
    let first = asked_in(&session.phases[ASKED], peru()).remove(0);
    let Asked::Finding { part, id } = first else {
        panic!("{first:?}")
    };
    session.answer(part, &id, Some(State::Done), day("2027-03-05"));
    // Back where the vote was left, with its hands and its timer.
    assert_eq!(go(&mut session, VOTE), beat(VOTE, Face::Ballot, 1));
    assert_eq!(
        (session.clock.spent, &session.phases[VOTE].ballots),
        (90, &votes)
    );
    assert_eq!(session.resume(ASKED, peru()), beat(ASKED, Face::Asked, 1));
    // The last thing that was done is taken back where it was done.
    assert_eq!(session.take_back(), Some(StepKind::Finding));
    assert_eq!(session.at.map(|at| at.phase), Some(ASKED));
    session.go(beat(BOARD, Face::Board, 0));
    assert_eq!(session.next_phase(), None);
    assert_eq!(session.progress(99, peru()), Progress::Ahead);
}

#[test]
fn long_sentences_leave_room_for_fewer_others_on_a_page_of_the_board() {
    let framework = peru();
    let mut session = workshop(10);
    let note = |text: &str| Noted {
        id: text.into(),
        text: text.into(),
    };
    let pages = |session: &Workshop| -> Vec<(usize, usize)> {
        let pages = session.board("Acuerdos");
        let mut next = (0, 0);
        for page in &pages {
            assert_eq!((page.agreements.start, page.commitments.start), next);
            next = (page.agreements.end, page.commitments.end);
        }
        assert_eq!(next, (session.agreements.len(), session.commitments.len()));
        let pages = pages.iter();
        pages
            .map(|page| (page.agreements.len(), page.commitments.len()))
            .collect()
    };
    session.agreements.clear();
    session.commitments.clear();
    assert_eq!(pages(&session), [(0, 0)]);
    // Short ones stand in threes, as long as there are any.
    session.agreements = (0..7).map(|_| note("Ordenar el archivo")).collect();
    session.commitments = vec![Commitment::default(); 4];
    assert_eq!(pages(&session), [(3, 3), (3, 1), (1, 0)]);
    // Three of 230 letters fill a page; what they leave no room for comes next.
    let long = "Las oficinas entregan sus metas ".repeat(8)[..230].to_string();
    session.agreements = (0..4).map(|_| note(&long)).collect();
    session.commitments = vec![
        Commitment {
            text: long.clone(),
            ..Commitment::default()
        };
        2
    ];
    assert_eq!(pages(&session), [(3, 0), (1, 1), (0, 1)]);
    // One that is longer than a screen has a page of its own, and so has one without any space.
    session.agreements = vec![note("sí"), note(&"ñ".repeat(5_000)), note("no")];
    session.commitments.clear();
    assert_eq!(pages(&session), [(1, 0), (1, 0), (1, 0)]);
    // The room walks through all pages.
    let beats = session.beats(framework);
    let board = beats.iter().filter(|beat| beat.face == Face::Board);
    assert_eq!(board.count(), 3);
}
