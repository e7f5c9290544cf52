//! Closing a diagnosis, and the next one beside it.

use yachay_municipal::cycles::*;
use yachay_municipal::documents::{Envelope, restore};
use yachay_municipal::dossier::*;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::{Response, again};

use super::support::{day, example, instant, peru, response};
use super::{ASKED, FIRST, councillors, received, rounds_of, second};

fn compared(dossier: &Dossier, first: usize) -> Compared {
    let all = compare(peru(), dossier);
    let comparison = all.into_iter().nth(first).expect("a comparison");
    let mut rows = comparison.rows.into_iter();
    let row = rows.find(|row| row.competency == ASKED);
    row.expect("the row").compared
}

fn same(people: usize, means: (f64, f64), rose: usize, fell: usize) -> Compared {
    let (before, after) = means;
    Compared::SamePeople(PairFigures {
        people,
        before,
        after,
        required: 5.0,
        rose,
        fell,
    })
}

#[test]
fn beginning_a_diagnosis_keeps_everything_of_the_one_before() {
    let mut found = example().payload;
    let before = found.clone();
    let last = before.responses[11].document.id.clone();
    found.waiting.insert(last.clone());
    let counted = found.clone();
    begin_diagnosis(
        peru(),
        &mut found,
        day("2026-11-20"),
        &FixedWorld::default(),
    )
    .expect("answers");
    assert!(found.responses.is_empty() && found.waiting.is_empty());
    let closed = &found.diagnoses[0];
    assert_eq!(closed.responses, before.responses);
    assert_eq!(closed.waiting, [last].into());
    assert_eq!((closed.answered, closed.closed), (11, day("2026-11-20")));
    assert_eq!((closed.threshold, &closed.staff), (5, &before.staff));
    assert_eq!(found.plan, before.plan);
    assert_eq!(found.people, before.people);
    let shown = board(peru(), &counted);
    for row in &shown.rows {
        let kept = closed.figures.get(&row.competency);
        let figures = row.total.figures();
        assert_eq!(kept.is_some(), figures.is_some(), "{}", row.competency);
        if let Some((kept, figures)) = kept.zip(figures) {
            assert_eq!(
                (kept.people, kept.with_gap),
                (figures.people, figures.with_gap)
            );
            assert_eq!(f64::from(kept.levels) / kept.people as f64, figures.level);
        }
    }
    assert!(!closed.figures.is_empty());
    // As a file, and back.
    let file = Envelope::new(found.clone(), peru().reference(), &FixedWorld::default());
    let again = restore::<Dossier>(file.to_file_text().as_bytes()).expect("a whole file");
    assert_eq!(again.payload, found);
    // Nobody has answered the next one: it cannot be closed.
    let empty = found.clone();
    let refused = begin_diagnosis(
        peru(),
        &mut found,
        day("2026-11-21"),
        &FixedWorld::default(),
    );
    assert_eq!(refused, Err(BeginFault::NothingAnswered));
    assert_eq!(found, empty);
}

#[test]
fn the_same_people_are_compared() {
    let after = councillors("b", &second([3, 3, 4, 2, 4, 2]));
    let found = rounds_of(vec![councillors("a", &FIRST), after]);
    assert_eq!(compared(&found, 0), same(6, (2.5, 3.0), 4, 1));
    let comparison = &compare(peru(), &found)[0];
    assert_eq!((comparison.both, comparison.threshold), (Some(6), 5));
}

#[test]
fn a_person_is_followed_through_more_than_one_response() {
    // The third follows the first response, where the second followed it too.
    let middle = councillors("b", &second([3, 3, 3, 3, 3, 3]));
    let straight = ["b0", "b1", "b2", "a3", "a4", "a5"];
    let third: Vec<_> = [4, 4, 4, 4, 4, 4]
        .into_iter()
        .zip(straight.map(Some))
        .collect();
    let found = rounds_of(vec![
        councillors("a", &FIRST),
        middle,
        councillors("c", &third),
    ]);
    assert_eq!(compared(&found, 1), same(6, (3.0, 4.0), 6, 0));
}

#[test]
fn where_few_are_the_same_the_groups_stand_beside_each_other() {
    let groups = |found: &Dossier| match compared(found, 0) {
        Compared::Groups(figures) => (figures.people_before, figures.people_after),
        other => panic!("{other:?}"),
    };
    // Four of six are the same; of six, one left; five are the same and one is new.
    let mut after = second([3; 6]);
    after[4].1 = None;
    after[5].1 = None;
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &after)
        ])),
        (6, 6)
    );
    let left = second([3; 6])[..5].to_vec();
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &left)
        ])),
        (6, 5)
    );
    let mut new = second([3; 6]);
    new.push((5, None));
    assert_eq!(
        groups(&rounds_of(vec![
            councillors("a", &FIRST),
            councillors("b", &new)
        ])),
        (6, 7)
    );
    // Five who are new are enough to show the six again.
    new.extend([(5, None); 4]);
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &new)]);
    assert_eq!(compared(&found, 0), same(6, (2.5, 3.0), 3, 1));
}

#[test]
fn two_files_of_one_person_and_circles_make_no_pair() {
    // Both name the same response: which is the person's is not known.
    let mut twice = second([3; 6]);
    twice[5].1 = Some("a4");
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &twice)]);
    assert!(matches!(compared(&found, 0), Compared::Groups(_)));
    // A forged circle ends.
    let circle: Vec<_> = [
        (3, Some("b1")),
        (3, Some("b0")),
        (3, Some("b2")),
        (3, Some("a0")),
        (3, Some("a1")),
    ]
    .into();
    let found = rounds_of(vec![councillors("a", &FIRST), councillors("b", &circle)]);
    assert!(matches!(compared(&found, 0), Compared::Groups(_)));
}

#[test]
fn small_groups_and_what_was_asked_once_are_named_so() {
    let few = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])[..3]),
    ]);
    assert_eq!(compared(&few, 0), Compared::Protected);
    assert_eq!(compare(peru(), &few)[0].both, None);
    let other = (0..6).map(|place| received(&format!("b{place}"), response(&["catastro"], &[])));
    let found = rounds_of(vec![councillors("a", &FIRST), other.collect()]);
    assert_eq!(compared(&found, 0), Compared::OnlyOnce);
    assert!(compare(peru(), &rounds_of(vec![councillors("a", &FIRST)])).is_empty());
}

#[test]
fn the_threshold_of_either_diagnosis_holds() {
    let mut found = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])),
    ]);
    found.threshold = 7;
    assert_eq!(compared(&found, 0), Compared::Protected);
    found.threshold = 3;
    assert_eq!(
        compare(peru(), &found)[0].threshold,
        5,
        "the first was closed with five"
    );
}

#[test]
fn figures_that_were_handed_over_stand_beside_new_answers() {
    let first = rounds_of(vec![councillors("a", &FIRST)]);
    let first = Envelope::new(first, peru().reference(), &FixedWorld::default());
    let mut next = hand_over_pack(peru(), &first, first.written.date_naive()).payload;
    next.responses = councillors("b", &second([3; 6])).into();
    assert_eq!(
        compared(&next, 0),
        Compared::Groups(GroupFigures {
            people_before: 6,
            before: 2.5,
            people_after: 6,
            after: 3.0,
            required: Some(5.0),
        })
    );
}

#[test]
fn files_of_an_earlier_diagnosis_and_second_files_of_a_person_are_refused() {
    let now = instant("2026-11-20T08:00:00Z");
    let mut found = rounds_of(vec![
        councillors("a", &FIRST),
        councillors("b", &second([3; 6])[..1]),
    ]);
    let kept = found.clone();
    let mut take =
        |item: &ReceivedResponse| take_in(&mut found, item.document.clone(), peru(), now);
    let old = councillors("a", &FIRST);
    let closed = day("2026-06-30");
    assert_eq!(
        take(&old[2]),
        Err(IntakeRefusal::EarlierDiagnosis { closed })
    );
    let again = councillors("c", &[(5, Some("b0"))]);
    assert_eq!(take(&again[0]), Err(IntakeRefusal::AnsweredTwice));
    let before = received("x", response(&["regidor"], &[]));
    assert_eq!(take(&before), Ok(Intake::Added));
    let follows = councillors("d", &[(5, Some("x"))]);
    assert_eq!(take(&follows[0]), Err(IntakeRefusal::AnsweredTwice));
    assert_eq!(found.responses.len(), kept.responses.len() + 1);
}

#[test]
fn answering_again_carries_who_one_is_and_no_level() {
    let before = &example().payload.responses[0].document;
    let next = again(before);
    let (old, new) = (&before.payload, &next);
    assert_eq!(new.follows.as_deref(), Some(before.id.as_str()));
    assert_eq!(new.municipality, old.municipality);
    assert_eq!(new.respondent, old.respondent);
    assert_eq!(new.example, old.example);
    let empty = Response::default();
    assert_eq!(new.consent, None, "consent is asked anew");
    assert_eq!(new.diagnosis, empty.diagnosis);
    assert_eq!(
        (&new.practice, &new.survey),
        (&empty.practice, &empty.survey)
    );
}
