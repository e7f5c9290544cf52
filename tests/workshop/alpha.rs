//! Krippendorff's α over the votes of a phase.

use yachay_municipal::framework::SessionTask;
use yachay_municipal::response::Reading;
use yachay_municipal::workshop::*;

use crate::made::*;

/// Votes of a phase by ballot.
fn phase(votes: &[[u16; 5]]) -> Phase {
    let ballots = votes.iter().map(|votes| {
        let mut hands = Tally::default();
        for (value, votes) in (1..).zip(votes) {
            hands.set(Choice::Value(value), *votes);
        }
        // Who gives no value does not count.
        hands.set(Choice::NoAnswer, 3);
        let round = Round {
            hands,
            closed: true,
            shown: true,
            ..Round::default()
        };
        Ballot {
            rounds: vec![round],
            ..Ballot::default()
        }
    });
    Phase {
        task: SessionTask::Vote,
        ballots: ballots.collect(),
        ..Phase::default()
    }
}

/// Worked by hand: the coincidences of all ordered pairs of votes on one thing, each pair divided by the votes on it
/// less one; ordinal distances (votes from one level to the other, half of those two, squared);
/// α = 1 − (votes − 1) × observed ÷ expected.
#[test]
fn known_values() {
    let table: [(&[[u16; 5]], f64, Reading); 6] = [
        // Votes 2, 3, 2, 3 on both: distance 16; observed 16 × 16/3, expected 2 × 4 × 4 × 16.
        (
            &[[0, 2, 2, 0, 0], [0, 2, 2, 0, 0]],
            -1.0 / 6.0,
            Reading::NoAgreement,
        ),
        // Votes 1, 1, 1, 2 and 4, 4, 5, 5: observed 56/3, expected 624.
        (
            &[[3, 1, 0, 0, 0], [0, 0, 0, 2, 2]],
            185.0 / 234.0,
            Reading::Tentative,
        ),
        (
            &[[4, 1, 0, 0, 0], [0, 4, 1, 0, 0], [0, 0, 0, 0, 5]],
            759.0 / 850.0,
            Reading::Reliable,
        ),
        (
            &[[3, 0, 0, 0, 2], [2, 0, 0, 0, 3]],
            -2.0 / 25.0,
            Reading::NoAgreement,
        ),
        (
            &[
                [4, 0, 0, 0, 0],
                [0, 4, 0, 0, 0],
                [0, 0, 3, 1, 0],
                [0, 0, 0, 0, 4],
            ],
            1_277.0 / 1_292.0,
            Reading::Reliable,
        ),
        (
            &[
                [2, 2, 0, 0, 0],
                [0, 2, 2, 0, 0],
                [0, 0, 1, 3, 0],
                [0, 0, 0, 1, 3],
            ],
            8_831.0 / 10_416.0,
            Reading::Reliable,
        ),
    ];
    for (votes, alpha, reading) in table {
        let found = phase(votes)
            .agreement(0, 3)
            .expect("results that are shown");
        let difference = (found.alpha.expect("a figure") - alpha).abs();
        assert!(difference < 1e-12, "{votes:?}: {:?}", found.alpha);
        assert_eq!(found.reading, reading, "{votes:?}");
    }
}

#[test]
fn equal_votes_agree_in_everything() {
    let found = phase(&[[0, 5, 0, 0, 0], [0, 0, 0, 0, 6]]).agreement(0, 3);
    let found = found.expect("results");
    assert_eq!(found.reading, Reading::Total);
    assert_eq!(found.alpha, Some(1.0));
    // Where everything got one level there is nothing by which to tell chance.
    let found = phase(&[[0, 5, 0, 0, 0], [0, 6, 0, 0, 0]]).agreement(0, 3);
    let found = found.expect("results");
    assert_eq!((found.reading, found.alpha), (Reading::Total, None));
    // Over one thing alone it says nothing.
    assert_eq!(phase(&[[0, 5, 1, 0, 0]]).agreement(0, 3), None);
}

#[test]
fn only_what_is_shown_counts() {
    let votes = [[3, 1, 0, 0, 0], [0, 0, 0, 2, 2]];
    let whole = phase(&votes).agreement(0, 3);
    // Of few, open, or of another round.
    let mut more = phase(&[votes[0], votes[1], [0, 0, 2, 0, 0], [0, 0, 9, 0, 0]]);
    more.ballots[3].rounds[0].closed = false;
    assert_eq!(more.agreement(0, 3), whole);
    assert_eq!(more.agreement(1, 3), None);
    assert_eq!(more.agreement(0, 5), None, "nobody reaches that");
    for place in [0, 1] {
        assert_eq!(more.agreement(1, 3), None, "{place} were voted on again");
        let again = more.ballots[place].rounds[0].clone();
        more.ballots[place].rounds.push(again);
        assert_eq!(more.agreement(0, 3), whole);
    }
    assert_eq!(more.agreement(1, 3), whole);
    // Factors have no order.
    more.task = SessionTask::Factors;
    assert_eq!(more.agreement(0, 3), None);
    assert_eq!(phase(&[]).agreement(0, 3), None);
}

#[test]
fn the_room_sees_it_in_thousandths() {
    let mut session = workshop(10);
    let summary = |session: &Workshop| seen_at(session, beat(VOTE, Face::Summary, 0)).agreement;
    assert_eq!(summary(&session), None, "nothing was voted on");
    session.threshold = 3;
    voted(&mut session, VOTE, 0, [3, 1, 0, 0, 0]);
    voted(&mut session, VOTE, 1, [0, 0, 0, 2, 2]);
    let found = summary(&session).expect("an agreement");
    assert_eq!(found.reading, SlideReading::Tentative);
    assert_eq!(found.alpha, Some(791));
}
