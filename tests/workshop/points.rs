//! Points: ties, hands that break them, changes of mind.

use yachay_municipal::workshop::*;

use crate::made::*;

fn given(points: [u16; 4]) -> Workshop {
    let mut session = workshop(10);
    for (option, points) in ["a", "b", "c", "d"].into_iter().zip(points) {
        assert_eq!(session.give_points(POINTS, option, points), Ok(()));
    }
    session
}

fn closed(points: [u16; 4]) -> Workshop {
    let mut session = given(points);
    assert_eq!(session.close_points(POINTS), Ok(()));
    session
}

/// Option, first and last place, in the order of the ranking.
fn places(session: &Workshop) -> Vec<(&str, usize, usize)> {
    let ranking = session.phases[POINTS].points.ranking().into_iter();
    let place = |item: Ranked<'_>| (item.place.first, item.place.last);
    ranking
        .map(|item| {
            let (first, last) = place(item.clone());
            assert_eq!(item.place.is_tied(), first < last);
            (item.option.id.as_str(), first, last)
        })
        .collect()
}

#[test]
fn ties_share_their_places() {
    type Row<'a> = ([u16; 4], [(&'a str, usize, usize); 4], &'a [&'a str]);
    let table: [Row<'_>; 5] = [
        (
            [1, 9, 4, 2],
            [("b", 1, 1), ("c", 2, 2), ("d", 3, 3), ("a", 4, 4)],
            &[],
        ),
        (
            [7, 9, 7, 0],
            [("b", 1, 1), ("a", 2, 3), ("c", 2, 3), ("d", 4, 4)],
            &["a", "c"],
        ),
        (
            [5, 5, 5, 5],
            [("a", 1, 4), ("b", 1, 4), ("c", 1, 4), ("d", 1, 4)],
            &["a", "b", "c", "d"],
        ),
        (
            [5, 6, 6, 5],
            [("b", 1, 2), ("c", 1, 2), ("a", 3, 4), ("d", 3, 4)],
            &["a", "b", "c", "d"],
        ),
        // What nobody wants is tied for nothing.
        (
            [0, 3, 0, 0],
            [("b", 1, 1), ("a", 2, 4), ("c", 2, 4), ("d", 2, 4)],
            &[],
        ),
    ];
    for (points, expected, tied) in table {
        let session = closed(points);
        assert_eq!(places(&session), expected, "{points:?}");
        let found = session.phases[POINTS].points.tied().into_iter();
        let found: Vec<_> = found.map(|option| option.id.as_str()).collect();
        assert_eq!(found, tied, "{points:?}");
    }
}

#[test]
fn hands_break_a_tie_and_nothing_else() {
    let mut session = closed([7, 9, 7, 1]);
    assert_eq!(session.break_tie(POINTS, "c", 6), Ok(()));
    assert_eq!(session.break_tie(POINTS, "a", 4), Ok(()));
    let expected = [("b", 1, 1), ("c", 2, 2), ("a", 3, 3), ("d", 4, 4)];
    assert_eq!(places(&session), expected);
    let before = session.clone();
    // Each raises a hand for one of those that are tied.
    let more = Refusal::MoreVotes {
        votes: 11,
        people: 10,
    };
    assert_eq!(session.break_tie(POINTS, "a", 5), Err(more));
    assert_eq!(session.break_tie(POINTS, "e", 1), Err(Refusal::Unknown));
    assert_eq!(session.break_tie(TALK, "a", 1), Err(Refusal::StillOpen));
    assert_eq!(session.break_tie(99, "a", 1), Err(Refusal::Unknown));
    assert_eq!(session, before);
    // Equal hands leave the tie.
    assert_eq!(session.break_tie(POINTS, "c", 4), Ok(()));
    assert_eq!(places(&session)[1..3], [("a", 2, 3), ("c", 2, 3)]);
    session.attendance.people.clear();
    let nobody = session.break_tie(POINTS, "c", 1);
    assert_eq!(nobody, Err(Refusal::NobodyCounted));
}

#[test]
fn giving_is_over_when_its_sum_can_be() {
    // Ten people with five points each.
    let more = Refusal::MorePoints {
        given: 51,
        most: 50,
    };
    let table = [
        ([0, 0, 0, 0], Err(Refusal::NoVotes)),
        ([20, 20, 10, 1], Err(more)),
        ([20, 20, 10, 0], Ok(())),
        ([1, 0, 0, 0], Ok(())),
    ];
    for (points, expected) in table {
        let mut session = given(points);
        let before = session.clone();
        assert_eq!(session.close_points(POINTS), expected, "{points:?}");
        if expected.is_err() {
            assert_eq!(session, before);
        }
    }
    let mut session = given([20, 10, 0, 1]);
    session.phases[POINTS].points.each = 3;
    let more = Refusal::MorePoints {
        given: 31,
        most: 30,
    };
    assert_eq!(session.close_points(POINTS), Err(more));
    session.attendance.people.clear();
    assert_eq!(session.close_points(POINTS), Err(Refusal::NobodyCounted));
    let mut session = closed([1, 2, 3, 4]);
    assert_eq!(session.close_points(POINTS), Err(Refusal::Closed));
    let given = session.give_points(POINTS, "a", 9);
    assert_eq!(given, Err(Refusal::Closed));
    let mut session = workshop(10);
    assert_eq!(session.give_points(POINTS, "e", 1), Err(Refusal::Unknown));
    let still = session.break_tie(POINTS, "a", 1);
    assert_eq!(still, Err(Refusal::StillOpen));
    assert_eq!(session.reopen_points(POINTS), Err(Refusal::StillOpen));
}

#[test]
fn a_change_of_mind_stands_beside_what_was() {
    let mut session = closed([7, 9, 7, 1]);
    for (option, hands) in [("c", 6), ("a", 4)] {
        assert_eq!(session.break_tie(POINTS, option, hands), Ok(()));
    }
    assert_eq!(session.reopen_points(POINTS), Ok(()));
    // While giving is open nothing is shown.
    let seen = seen_at(&session, beat(POINTS, Face::Ranking, 0));
    assert_eq!(seen.face, SlideFace::Giving);
    assert!(
        seen.rows
            .iter()
            .all(|row| row.value.is_none() && row.beside.is_none())
    );
    // One point goes from b to a: now a and b are tied, and no hands of the tie before decide that.
    for (option, points) in [("b", 8), ("a", 8)] {
        assert_eq!(session.give_points(POINTS, option, points), Ok(()));
    }
    assert_eq!(session.close_points(POINTS), Ok(()));
    let expected = [("a", 1, 2), ("b", 1, 2), ("c", 3, 3), ("d", 4, 4)];
    assert_eq!(places(&session), expected);
    let seen = seen_at(&session, beat(POINTS, Face::Ranking, 0));
    let rows: Vec<_> = seen
        .rows
        .iter()
        .map(|row| (row.value, row.beside, row.place))
        .collect();
    assert_eq!(
        rows,
        [
            (Some(8), Some(7), (1, 2)),
            (Some(8), Some(9), (1, 2)),
            (Some(7), None, (3, 3)),
            (Some(1), None, (4, 4)),
        ]
    );
    assert_eq!((seen.face, seen.points), (SlideFace::Ranking, USUAL_POINTS));
    // Opened once more and closed without a change, all is as it is.
    assert_eq!(session.reopen_points(POINTS), Ok(()));
    assert_eq!(session.close_points(POINTS), Ok(()));
    assert_eq!(places(&session), expected);
    let ranking = session.phases[POINTS].points.ranking();
    assert!(ranking.iter().all(|item| item.before.is_none()));
}

#[test]
fn points_of_few_are_not_shown() {
    // Five points each: sixteen were given by four people or more, who are not enough.
    let few = closed([1, 9, 4, 2]);
    let seen = seen_at(&few, beat(POINTS, Face::Ranking, 0));
    assert_eq!(seen.face, SlideFace::Ranking);
    let rows: Vec<_> = seen.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(rows, ["Opción a", "Opción b", "Opción c", "Opción d"]);
    let nothing = |row: &SlideRow| row.value.is_none() && row.place == (0, 0);
    assert!(seen.rows.iter().all(nothing), "{:?}", seen.rows);
    let enough = closed([1, 9, 9, 2]);
    let seen = seen_at(&enough, beat(POINTS, Face::Ranking, 0));
    assert_eq!(seen.rows[0].value, Some(9));
    assert!(!Points::default().few(5), "nothing is not few");
}
