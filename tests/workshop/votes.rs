//! Voting by hands and on a device, again after a discussion, and what is shown of it.

use yachay_municipal::framework::SessionTask;
use yachay_municipal::workshop::*;

use crate::made::*;

#[test]
fn voting_is_closed_when_its_sum_can_be() {
    type Row = ([u16; 5], Option<u16>, Result<(), Refusal>);
    let table: [Row; 6] = [
        ([0; 5], Some(10), Err(Refusal::NoVotes)),
        ([1, 2, 3, 0, 0], None, Err(Refusal::NobodyCounted)),
        (
            [5, 5, 1, 0, 0],
            Some(10),
            Err(Refusal::MoreVotes {
                votes: 11,
                people: 10,
            }),
        ),
        ([5, 5, 0, 0, 0], Some(10), Ok(())),
        // Somebody did not vote.
        ([1, 0, 0, 0, 1], Some(10), Ok(())),
        (
            [u16::MAX; 5],
            Some(u16::MAX),
            Err(Refusal::MoreVotes {
                votes: 5 * 65_535,
                people: 65_535,
            }),
        ),
    ];
    for (votes, counted, expected) in table {
        let mut session = workshop(0);
        session.attendance.counted = counted;
        hands(&mut session, VOTE, 0, votes);
        let before = session.clone();
        assert_eq!(session.close(VOTE, 0), expected, "{votes:?}");
        if expected.is_err() {
            assert_eq!(session, before, "what is refused changes nothing");
        }
    }
}

#[test]
fn not_applicable_and_rather_not_say_are_votes_without_a_value() {
    let mut session = workshop(8);
    hands(&mut session, VOTE, 0, [0, 4, 1, 0, 0]);
    assert_eq!(
        session.count_hands(VOTE, 0, Choice::NotApplicable, 2),
        Ok(())
    );
    assert_eq!(session.count_hands(VOTE, 0, Choice::NoAnswer, 2), Ok(()));
    let most = Refusal::MoreVotes {
        votes: 9,
        people: 8,
    };
    assert_eq!(session.close(VOTE, 0), Err(most));
    assert_eq!(session.count_hands(VOTE, 0, Choice::NoAnswer, 1), Ok(()));
    assert_eq!(session.close(VOTE, 0), Ok(()));
    let Outcome::Shown(shown) = round(&session, VOTE, 0).outcome(5) else {
        panic!("five gave a value");
    };
    assert_eq!((shown.votes, shown.tally.votes()), (5, 8));
    assert_eq!(
        (shown.most, shown.same, shown.near, shown.middle),
        (2, 4, 5, 2)
    );
    assert!(!shown.is_total());
}

#[test]
fn figures_of_a_result() {
    // Votes, and: the value with most votes, votes for it, votes near it, the median.
    let table = [
        ([5, 0, 0, 0, 0], (1, 5, 5, 1)),
        ([0, 0, 0, 0, 6], (5, 6, 6, 5)),
        // The lowest of several.
        ([3, 0, 3, 0, 0], (1, 3, 3, 1)),
        ([1, 2, 4, 2, 1], (3, 4, 8, 3)),
        ([3, 0, 0, 0, 4], (5, 4, 4, 5)),
        // The lower of two.
        ([0, 3, 0, 3, 0], (2, 3, 3, 2)),
        ([2, 2, 0, 0, 1], (1, 2, 4, 2)),
    ];
    for (votes, expected) in table {
        let mut session = workshop(20);
        voted(&mut session, VOTE, 0, votes);
        let Outcome::Shown(shown) = round(&session, VOTE, 0).outcome(5) else {
            panic!("enough voted");
        };
        let found = (shown.most, shown.same, shown.near, shown.middle);
        assert_eq!(found, expected, "{votes:?}");
    }
}

#[test]
fn nothing_is_shown_before_voting_is_closed() {
    let mut session = workshop(10);
    hands(&mut session, VOTE, 0, [0, 6, 2, 0, 0]);
    for face in [Face::Ballot, Face::Result] {
        let seen = seen_at(&session, beat(VOTE, face, 0));
        assert_eq!((seen.face, seen.voted), (SlideFace::Vote, 8));
        assert_eq!(seen.rounds, []);
    }
    assert_eq!(session.close(VOTE, 0), Ok(()));
    // Not even then, before the facilitator goes on to it.
    let seen = seen_at(&session, beat(VOTE, Face::Ballot, 0));
    assert_eq!((seen.face, seen.rounds), (SlideFace::Vote, vec![]));
    let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
    assert_eq!((seen.face, seen.required), (SlideFace::VoteResult, Some(4)));
    assert_eq!(seen.rounds.len(), 1);
    assert_eq!(seen.rounds[0].values, [0, 6, 2, 0, 0]);
    // Being corrected it is hidden again.
    assert_eq!(session.correct(VOTE, 0), Ok(()));
    let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
    assert_eq!((seen.face, seen.rounds), (SlideFace::Vote, vec![]));
}

#[test]
fn what_is_closed_takes_no_more_votes() {
    let mut session = workshop(10);
    voted(&mut session, VOTE, 0, [0, 6, 2, 0, 0]);
    let before = session.clone();
    let refused = Err(Refusal::Closed);
    assert_eq!(session.count_hands(VOTE, 0, Choice::Value(1), 1), refused);
    assert_eq!(session.close(VOTE, 0), refused);
    let device = session.vote_on_device(VOTE, &[(0, Choice::Value(1))]);
    assert_eq!(device, Err(Refusal::Closed));
    assert_eq!(session.correct(VOTE, 1), Err(Refusal::StillOpen));
    assert_eq!(session.vote_again(VOTE, 1), Err(Refusal::StillOpen));
    for (phase, item) in [(VOTE, 3), (TALK, 0), (99, 0)] {
        assert_eq!(session.close(phase, item), Err(Refusal::Unknown));
        let agreed = session.agree(phase, item, Some(1));
        assert_eq!(agreed, Err(Refusal::Unknown));
    }
    assert_eq!(session, before);
}

#[test]
fn a_second_round_stands_beside_the_first() {
    let mut session = workshop(10);
    voted(&mut session, VOTE, 0, [4, 1, 0, 4, 0]);
    assert_eq!(session.vote_again(VOTE, 0), Ok(()));
    let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
    assert_eq!((seen.face, seen.voted), (SlideFace::Vote, 0));
    assert_eq!(seen.rounds, [], "the first round would sway the second");
    voted(&mut session, VOTE, 0, [0, 1, 8, 0, 0]);
    let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
    let values: Vec<_> = seen
        .rounds
        .iter()
        .map(|round| round.values.clone())
        .collect();
    assert_eq!(values, [vec![4, 1, 0, 4, 0], vec![0, 1, 8, 0, 0]]);
    assert_eq!(session.vote_again(VOTE, 0), Err(Refusal::NoMoreRounds));
    assert_eq!(session.phases[VOTE].ballots[0].rounds.len(), ROUNDS);
}

#[test]
fn a_device_goes_round() {
    let mut session = workshop(3);
    let sheet = [
        (0, Choice::Value(2)),
        (1, Choice::NotApplicable),
        // Twice the same is one vote, and what there is not is none.
        (0, Choice::Value(5)),
        (1, Choice::Value(1)),
        (7, Choice::Value(1)),
        (2, Choice::Value(6)),
        (2, Choice::Value(0)),
    ];
    for voter in 1..=3 {
        assert_eq!(session.vote_on_device(VOTE, &sheet), Ok(2));
        assert_eq!(round(&session, VOTE, 0).kiosk.of(Choice::Value(2)), voter);
    }
    let before = session.clone();
    let most = Refusal::MoreVotes {
        votes: 4,
        people: 3,
    };
    assert_eq!(session.vote_on_device(VOTE, &sheet), Err(most));
    assert_eq!(session, before);
    assert_eq!(session.vote_on_device(VOTE, &[]), Err(Refusal::Closed));
    // Nobody voted on the third: a hand may.
    assert_eq!(
        session.vote_on_device(VOTE, &[(2, Choice::NoAnswer)]),
        Ok(1)
    );
    session.attendance.people.clear();
    let device = session.vote_on_device(VOTE, &[(2, Choice::NoAnswer)]);
    assert_eq!(device, Err(Refusal::NobodyCounted));
}

/// Two results that differ by one vote would tell it.
#[test]
fn nobody_votes_alone_on_what_was_shown() {
    let vote = |session: &mut Workshop| session.vote_on_device(VOTE, &[(0, Choice::Value(5))]);
    let ways_back: [fn(&mut Workshop); 2] = [
        |session| assert_eq!(session.correct(VOTE, 0), Ok(())),
        |session| assert_eq!(session.take_back(), Some(StepKind::Closed)),
    ];
    for reopen in ways_back {
        let mut session = workshop(10);
        voted(&mut session, VOTE, 0, [0, 6, 2, 0, 0]);
        reopen(&mut session);
        assert!(session.phases[VOTE].ballots[0].is_open());
        assert_eq!(vote(&mut session), Err(Refusal::Closed));
        // Hands are counted anew.
        let counted = session.count_hands(VOTE, 0, Choice::Value(2), 7);
        assert_eq!(counted, Ok(()));
        assert_eq!(session.close(VOTE, 0), Ok(()));
        // A second round begins with nothing.
        assert_eq!(session.vote_again(VOTE, 0), Ok(()));
        assert_eq!(vote(&mut session), Ok(1));
    }
}

#[test]
fn a_factor_is_one_of_three() {
    let mut session = workshop(10);
    assert_eq!(session.phases[FACTORS].task, SessionTask::Factors);
    hands(&mut session, FACTORS, 0, [1, 2, 3, 0, 0]);
    let before = session.clone();
    for value in [0, 4, 5, 6, 255] {
        let unknown = Err(Refusal::Unknown);
        let choice = Choice::Value(value);
        assert_eq!(session.count_hands(FACTORS, 0, choice, 1), unknown);
        assert_eq!(session.agree(FACTORS, 0, Some(value)), unknown);
        let device = session.vote_on_device(FACTORS, &[(0, choice)]);
        assert_eq!(device, Err(Refusal::Closed));
    }
    for value in [0, 6, 255] {
        let unknown = Err(Refusal::Unknown);
        assert_eq!(
            session.count_hands(VOTE, 0, Choice::Value(value), 1),
            unknown
        );
        assert_eq!(session.agree(VOTE, 0, Some(value)), unknown);
    }
    assert_eq!(session, before);
    assert_eq!(session.agree(FACTORS, 0, Some(3)), Ok(()));
    assert_eq!(session.close(FACTORS, 0), Ok(()));
    let seen = seen_at(&session, beat(FACTORS, Face::Result, 0));
    assert_eq!(
        (seen.face, seen.agreed),
        (SlideFace::FactorsResult, Some(3))
    );
    assert_eq!(seen.lines, Vec::<String>::new(), "factors have no levels");
}

#[test]
fn an_attendance_lowered_after_voting_is_named_and_nothing_is_lost() {
    let mut session = workshop(12);
    voted(&mut session, VOTE, 0, [0, 8, 4, 0, 0]);
    voted(&mut session, VOTE, 1, [0, 5, 0, 0, 0]);
    let given = |session: &mut Workshop, option: &str, points| {
        assert_eq!(session.give_points(POINTS, option, points), Ok(()));
    };
    given(&mut session, "a", 31);
    given(&mut session, "b", 29);
    assert_eq!(session.close_points(POINTS), Ok(()));
    assert_eq!(session.excesses(), []);
    for person in session.attendance.people.iter_mut().take(2) {
        person.present = false;
    }
    let before = session.clone();
    let excess = |phase, item, given, most| Excess {
        phase,
        item,
        given,
        most,
    };
    assert_eq!(
        session.excesses(),
        [excess(VOTE, Some(0), 12, 10), excess(POINTS, None, 60, 50)]
    );
    assert_eq!(session, before);
    // A first round counts too.
    assert_eq!(session.vote_again(VOTE, 0), Ok(()));
    assert_eq!(session.excesses().len(), 2);
    // The number that somebody counted is the one that counts.
    session.attendance.counted = Some(12);
    assert_eq!(session.excesses(), []);
    session.attendance.counted = Some(0);
    assert_eq!(session.excesses().len(), 3);
    // A mistyped number too, while it is typed.
    let mut typed = workshop(12);
    hands(&mut typed, VOTE, 2, [0, 120, 0, 0, 0]);
    assert_eq!(typed.excesses(), [excess(VOTE, Some(2), 120, 12)]);
}
