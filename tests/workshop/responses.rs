//! Responses that are counted as votes.

use yachay_municipal::documents::{Envelope, FrameworkRef};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::{MunicipalityRef, Rating, Response};
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::support::{answer, document, peru, response};

/// A response of somebody, with levels of the competencies that are voted on; 0 is left out.
fn answered(id: &str, levels: [u8; 3]) -> Envelope<Response> {
    let answers = COMPETENCIES.into_iter().zip(levels);
    let answers = answers.filter(|(_, level)| *level > 0);
    let answers: Vec<_> = answers.map(|(id, level)| (id, answer(level))).collect();
    let mut file = document(response(&["regidor"], &answers), &FixedWorld::default());
    file.id = id.repeat(32);
    file.revision = 3;
    file
}

fn take(
    session: &mut Workshop,
    file: &Envelope<Response>,
    absent: bool,
) -> Result<usize, RoomRefusal> {
    take_response(session, VOTE, file, absent, peru())
}

#[test]
fn its_levels_are_votes() {
    let mut session = workshop(5);
    assert_eq!(take(&mut session, &answered("a", [2, 0, 4]), false), Ok(2));
    assert_eq!(take(&mut session, &answered("b", [3, 0, 0]), true), Ok(1));
    let first = round(&session, VOTE, 0);
    assert_eq!(first.imported.of(Choice::Value(2)), 1);
    assert_eq!(first.absent.of(Choice::Value(3)), 1);
    assert_eq!((first.present(), first.all().votes()), (1, 2));
    assert_eq!(round(&session, VOTE, 2).imported.of(Choice::Value(4)), 1);
    assert!(session.phases[VOTE].ballots[1].rounds.is_empty());
    let taken: Vec<_> = session
        .taken
        .iter()
        .map(|item| (item.revision, item.absent))
        .collect();
    assert_eq!(taken, [(3, false), (3, true)]);
    // What is no level is a vote without a value.
    let mut file = answered("c", [1, 1, 1]);
    let said = [Rating::NOT_APPLICABLE, Rating::PREFER_NOT_TO_SAY];
    for (id, rating) in COMPETENCIES.into_iter().zip(said) {
        let answer = file.payload.diagnosis.get_mut(id).expect("an answer");
        answer.rating = Some(rating);
    }
    assert_eq!(take(&mut session, &file, false), Ok(3));
    let of = |item, choice| round(&session, VOTE, item).imported.of(choice);
    assert_eq!(of(0, Choice::NotApplicable), 1);
    assert_eq!(of(1, Choice::NoAnswer), 1);
}

/// What is refused changes nothing.
fn refused(session: &Workshop, file: &Envelope<Response>, absent: bool, why: RoomRefusal) {
    let mut after = session.clone();
    assert_eq!(take(&mut after, file, absent), Err(why));
    assert_eq!(after, *session);
}

#[test]
fn each_counts_once() {
    let mut session = workshop(5);
    let file = answered("a", [2, 0, 4]);
    assert_eq!(take(&mut session, &file, true), Ok(2));
    let counted = || RoomRefusal::Counted { revision: 3 };
    refused(&session, &file, true, counted());
    // Nor as somebody who is there, nor in a later revision, nor in a second round.
    refused(&session, &file, false, counted());
    let mut later = answered("a", [5, 5, 5]);
    later.revision = 9;
    refused(&session, &later, false, counted());
    hands(&mut session, VOTE, 0, [0, 5, 0, 0, 0]);
    assert_eq!(session.close(VOTE, 0), Ok(()));
    assert_eq!(session.vote_again(VOTE, 0), Ok(()));
    refused(&session, &file, true, counted());
    // Taken back it may come again.
    let mut session = workshop(5);
    assert_eq!(take(&mut session, &file, true), Ok(2));
    assert_eq!(session.take_back(), Some(StepKind::Response));
    assert_eq!(session.taken, []);
    assert_eq!(take(&mut session, &later, false), Ok(3));
}

#[test]
fn what_does_not_belong_is_refused() {
    let session = workshop(5);
    let mut file = answered("a", [2, 0, 4]);
    file.payload.consent = None;
    refused(&session, &file, false, RoomRefusal::NoConsent);

    let mut file = answered("a", [2, 0, 4]);
    file.payload.example = true;
    refused(&session, &file, false, RoomRefusal::ExampleMixed);

    let mut file = answered("a", [2, 0, 4]);
    let found = MunicipalityRef {
        code: "030202".into(),
        name: "Otro pueblo".into(),
        ..file.payload.municipality.clone()
    };
    file.payload.municipality = found.clone();
    refused(
        &session,
        &file,
        false,
        RoomRefusal::OtherMunicipality { found },
    );
    // A session that names none takes those of any.
    let mut anywhere = session.clone();
    anywhere.municipality = MunicipalityRef::default();
    assert_eq!(take(&mut anywhere, &file, false), Ok(2));

    let mut file = answered("a", [2, 0, 4]);
    file.framework = FrameworkRef {
        id: "otro".into(),
        ..file.framework
    };
    let found = file.framework.clone();
    refused(
        &session,
        &file,
        false,
        RoomRefusal::OtherFramework { found },
    );

    let empty = answered("a", [0, 0, 0]);
    refused(&session, &empty, false, RoomRefusal::NothingAsked);
    let whole = answered("a", [2, 0, 4]);
    for phase in [TALK, FACTORS, ASKED, POINTS, 99] {
        let mut after = session.clone();
        let found = take_response(&mut after, phase, &whole, false, peru());
        assert_eq!(found, Err(RoomRefusal::NoVote));
        assert_eq!(after, session);
    }
}

#[test]
fn what_is_over_takes_none() {
    let mut session = workshop(5);
    let file = answered("a", [2, 0, 4]);
    voted(&mut session, VOTE, 0, [0, 5, 0, 0, 0]);
    // It counts on what is open.
    let mut some = session.clone();
    assert_eq!(take(&mut some, &file, true), Ok(1));
    assert_eq!(round(&some, VOTE, 0), round(&session, VOTE, 0));
    voted(&mut session, VOTE, 2, [0, 5, 0, 0, 0]);
    refused(&session, &file, true, RoomRefusal::Closed);
    // Nor what is corrected after it was shown.
    assert_eq!(session.correct(VOTE, 0), Ok(()));
    refused(&session, &file, true, RoomRefusal::Closed);
}

#[test]
fn no_more_count_as_present_than_are_there() {
    let mut session = workshop(2);
    assert_eq!(
        session.vote_on_device(VOTE, &[(0, Choice::Value(1))]),
        Ok(1)
    );
    assert_eq!(take(&mut session, &answered("a", [2, 0, 0]), false), Ok(1));
    let more = RoomRefusal::MoreVotes {
        votes: 3,
        people: 2,
    };
    refused(&session, &answered("b", [2, 3, 0]), false, more);
    // Who is not there does not take anybody's place.
    assert_eq!(take(&mut session, &answered("b", [2, 3, 0]), true), Ok(2));
    assert_eq!(session.close(VOTE, 0), Ok(()));
    assert_eq!(session.excesses(), []);
}
