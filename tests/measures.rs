//! The measures against worked values, and what must hold of them whatever people answer.

mod support;

use proptest::prelude::*;
use support::crowd::{Crowd, Dice, any_crowd};
use support::{answer, day, dossier, level, peru, response};
use yachay_municipal::dossier::{BoardCell, Dossier, board, response_rate};
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{Need, asked_for, needs, suggestions};
use yachay_municipal::response::{
    Answer, Discrepancy, Level, Rating, Reading, agreement, discrepancy, mean, own_result,
};

const TODAY: &str = "2026-11-20";

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

fn needs_of(dossier: &Dossier) -> Vec<Need> {
    needs(peru(), dossier, Moment::Stable, day(TODAY))
}

/// Pairs from two rows of figures; a point is a missing answer.
fn pairs(importance: &str, level: &str) -> Vec<(Option<u8>, Option<u8>)> {
    let read = |row: &str| -> Vec<Option<u8>> {
        row.split_whitespace()
            .map(|figure| figure.parse().ok())
            .collect()
    };
    read(importance).into_iter().zip(read(level)).collect()
}

fn measured(importance: &str, level: &str) -> Discrepancy {
    discrepancy(&pairs(importance, level)).expect("somebody gave both")
}

#[test]
fn the_worked_values_of_the_domain_exactly() {
    // Ī = 28/6, Ā = 16/6: 28/6 × 12/6 = 28/3; everybody is below.
    let first = measured("5 5 4 5 4 5", "2 3 2 4 3 2");
    assert!(near(first.borich, 28.0 / 3.0) && near(first.ranked, -100.0));
    assert_eq!((first.people, first.below), (6, 6));
    assert_eq!(format!("{:.4}", first.borich), "9.3333");
    // Ī = 21/6, Ā = 18/6: 3.5 × 0.5. Two are below, nobody is above.
    let second = measured("4 3 4 3 4 3", "3 3 4 3 2 3");
    assert!(near(second.borich, 1.75) && near(second.ranked, -100.0 / 3.0));
    assert_eq!((second.people, second.below), (6, 2));
    assert_eq!(format!("{:.2}", second.ranked), "-33.33");
    // Only the first and the last person gave both: Ī = 5, Ā = 3.
    let third = measured("5 4 . 5", "2 . 3 4");
    assert!(near(third.borich, 10.0) && near(third.importance, 5.0) && near(third.level, 3.0));
    assert_eq!((third.people, third.below), (2, 2));
}

#[test]
fn the_ends_of_the_scale() {
    assert!(near(measured("5", "1").borich, 20.0) && near(measured("5", "1").ranked, -100.0));
    assert!(near(measured("1", "5").borich, -4.0) && near(measured("1", "5").ranked, 100.0));
    assert!(near(measured("3 3", "3 3").borich, 0.0) && near(measured("2 4", "4 2").ranked, 0.0));
    assert_eq!(discrepancy(&pairs("5 .", ". 1")), None);
    assert_eq!(mean([1, 2].into_iter()), Some(1.5));
}

#[test]
fn a_missing_answer_is_no_pair() {
    let whole = measured("5 4 3 2", "1 2 3 4");
    let holes = measured("5 . 4 3 5 2 .", "1 3 2 3 . 4 .");
    assert_eq!(whole, holes);
}

fn votes(rows: &[&str]) -> Vec<Vec<Option<Level>>> {
    let rows: Vec<Vec<Option<Level>>> = rows
        .iter()
        .map(|row| {
            let figures = row.split_whitespace();
            figures
                .map(|figure| figure.parse().ok().map(level))
                .collect()
        })
        .collect();
    (0..rows[0].len())
        .map(|unit| rows.iter().map(|row| row[unit]).collect())
        .collect()
}

#[test]
fn agreement_of_krippendorffs_own_example() {
    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", part C: four observers, twelve
    // units, 40 votes that can be paired (the last unit has one). Ordinal α = .815.
    let found = agreement(&votes(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]));
    let alpha = found.alpha.expect("votes differ");
    assert_eq!((found.votes, found.reading), (40, Reading::Reliable));
    assert_eq!(format!("{alpha:.3}"), "0.815");
    assert!(near(alpha, 108_577.0 / 133_160.0), "computed in fractions");
}

#[test]
fn agreement_with_many_missing_votes() {
    // Fifteen units and three coders of whom many are silent: the worked example of the article
    // "Krippendorff's alpha" (26 votes that can be paired); its ordinal α in fractions.
    let found = agreement(&votes(&[
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
    ]));
    assert!(near(
        found.alpha.expect("votes differ"),
        112_173.0 / 139_048.0
    ));
    assert_eq!((found.votes, found.reading), (26, Reading::Reliable));
}

#[test]
fn agreement_worked_by_hand() {
    // Units (1,1) (1,2) (2,2): totals 3 and 3. Distance of 1 and 2: (6 − 3)² = 9. Observed: 2 × 1 × 9
    // = 18; expected: 2 × 3 × 3 × 9 = 162. α = 1 − 5 × 18/162 = 4/9.
    let found = agreement(&votes(&["1 1 2", "1 2 2"]));
    assert!(near(found.alpha.expect("votes differ"), 4.0 / 9.0));
    assert_eq!(found.reading, Reading::NoAgreement);
    // (1,1) (2,2) (2,3) (3,3): totals 2 3 3. Distances: 1–2 (5 − 2.5)², 2–3 (6 − 3)², 1–3 (8 − 2.5)².
    // Observed 2 × 9; expected 2 × (6 × 6.25 + 9 × 9 + 6 × 30.25) = 600. α = 1 − 7 × 18/600 = .79.
    let found = agreement(&votes(&["1 2 2 3", "1 2 3 3"]));
    assert!(near(found.alpha.expect("votes differ"), 0.79));
    assert_eq!(found.reading, Reading::Tentative);
    // Always the opposite: worse than chance.
    let found = agreement(&votes(&["1 2", "2 1"]));
    assert!(near(found.alpha.expect("votes differ"), -0.5));
    assert_eq!(found.reading, Reading::NoAgreement);
}

#[test]
fn agreement_is_total_where_votes_are_equal_and_needs_two_people() {
    let same = agreement(&votes(&["3 3", "3 3", ". 3"]));
    assert_eq!((same.alpha, same.votes), (None, 5));
    assert_eq!(same.reading, Reading::Total);
    let apart = agreement(&votes(&["1 5", "1 5"]));
    assert_eq!((apart.alpha, apart.reading), (Some(1.0), Reading::Total));
    let one_thing = agreement(&votes(&["4", "4", "4"]));
    assert_eq!(one_thing.reading, Reading::Total);
    for alone in [votes(&["1 2 3"]), votes(&["1 .", ". 2"]), Vec::new()] {
        let found = agreement(&alone);
        assert_eq!((found.alpha, found.votes), (None, 0));
        assert_eq!(found.reading, Reading::NotEnough);
    }
    // A single thing with votes that differ: nothing better than chance can be said.
    let found = agreement(&votes(&["2", "4", "5"]));
    assert!(near(found.alpha.expect("votes differ"), 0.0));
}

/// Changes one answer that somebody gave, and says whose it was.
fn answers_of(dossier: &mut Dossier) -> Vec<(String, &mut Answer)> {
    let people = dossier.responses.iter_mut();
    let answers = people.flat_map(|item| item.document.payload.diagnosis.iter_mut());
    answers.map(|(id, answer)| (id.clone(), answer)).collect()
}

fn shuffled(dossier: &Dossier, seed: u64) -> Dossier {
    let mut other = dossier.clone();
    let mut dice = Dice(seed);
    for place in (1..other.responses.len()).rev() {
        other.responses.swap(place, dice.below(place + 1));
    }
    other
}

fn missing(kind: usize) -> Option<Rating> {
    [
        None,
        Some(Rating::NOT_APPLICABLE),
        Some(Rating::PREFER_NOT_TO_SAY),
    ][kind]
}

#[test]
fn own_gaps_know_no_answer_for_missing_ones() {
    let id = peru().posts[0].profile.keys().next().expect("a profile");
    let post = peru().posts[0].id.as_str();
    for rating in (0..3).map(missing) {
        let given = Answer {
            rating,
            importance: Some(level(5)),
            ..Answer::default()
        };
        let person = response(&[post], &[(id, given)]);
        let rows = own_result(peru(), &person);
        let row = rows.iter().find(|row| row.competency.id == *id);
        let row = row.expect("a row of the profile");
        assert_eq!((row.level, row.gap()), (None, None));
    }
    let person = response(&[post], &[(id, answer(1))]);
    let gaps: Vec<_> = own_result(peru(), &person)
        .iter()
        .filter_map(|row| row.gap())
        .collect();
    assert_eq!(gaps, [peru().posts[0].profile[id] - 1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_larger_gap_never_lowers_a_priority(crowd in any_crowd(24), which in any::<prop::sample::Index>()) {
        let before = crowd.dossier();
        let mut after = before.clone();
        let mut answers = answers_of(&mut after);
        answers.retain(|(_, answer)| answer.level().is_some_and(|level| level.get() > 1));
        prop_assume!(!answers.is_empty());
        let place = which.index(answers.len());
        let (id, answer) = &mut answers[place];
        let lower = answer.level().map(|level| level.get() - 1).expect("over 1");
        answer.rating = Some(Rating::Level(level(lower)));
        let id = id.clone();
        let priorities = |dossier: &Dossier| -> Vec<(String, Option<f64>)> {
            let found = needs_of(dossier).into_iter();
            found.map(|need| (need.competency, need.ranking.map(|(value, _)| value))).collect()
        };
        let (before, after) = (priorities(&before), priorities(&after));
        let of = |list: &[(String, Option<f64>)], id: &str| {
            list.iter().find(|(known, _)| known == id).and_then(|(_, value)| *value)
        };
        // A smaller gap than none is no need at all, which ranks under every need.
        prop_assert!(of(&after, &id) >= of(&before, &id), "{id}");
        for (other, value) in before.iter().filter(|(other, _)| *other != id) {
            prop_assert_eq!(of(&after, other), *value, "{} has nothing to do with it", other);
        }
    }

    #[test]
    fn the_order_of_responses_never_matters(crowd in any_crowd(30), seed in any::<u64>()) {
        let one = crowd.dossier();
        let other = shuffled(&one, seed);
        prop_assert_eq!(board(peru(), &one), board(peru(), &other));
        prop_assert_eq!(response_rate(peru(), &one), response_rate(peru(), &other));
        let (first, second) = (needs_of(&one), needs_of(&other));
        prop_assert_eq!(&first, &second);
        prop_assert_eq!(asked_for(peru(), &one, &first), asked_for(peru(), &other, &second));
        for moment in [Moment::Start, Moment::Stable, Moment::Exit] {
            let of = |dossier| suggestions(peru(), dossier, moment, day(TODAY));
            prop_assert_eq!(of(&one), of(&other));
        }
    }

    #[test]
    fn a_missing_answer_is_never_zero(crowd in any_crowd(24), kind in 0..3_usize, seed in any::<u64>()) {
        let before = crowd.dossier();
        let mut after = before.clone();
        let mut dice = Dice(seed);
        for item in &mut after.responses {
            let answers = &mut item.document.payload;
            let posts = answers.respondent.posts.clone();
            for (competency, _) in peru().profile_of(&posts) {
                let silent = !answers.diagnosis.contains_key(&competency.id);
                if silent && dice.percent(70) {
                    // An importance without a level is no pair either.
                    let importance = dice.percent(50).then(|| level(5));
                    let given = Answer { rating: missing(kind), importance, ..Answer::default() };
                    answers.diagnosis.insert(competency.id.clone(), given);
                }
            }
        }
        prop_assert_eq!(board(peru(), &before), board(peru(), &after));
        prop_assert_eq!(needs_of(&before), needs_of(&after));
        let of = |dossier| suggestions(peru(), dossier, Moment::Stable, day(TODAY));
        prop_assert_eq!(of(&before), of(&after));
    }

    #[test]
    fn every_missing_answer_is_like_any_other(crowd in any_crowd(24)) {
        let before = crowd.dossier();
        let boards = (0..3).map(|kind| {
            let mut other = before.clone();
            for (_, answer) in answers_of(&mut other) {
                if answer.level().is_none() {
                    answer.rating = missing(kind);
                }
            }
            board(peru(), &other)
        });
        for found in boards {
            prop_assert_eq!(&found, &board(peru(), &before));
            for cell in found.rows.iter().flat_map(|row| row.units.iter().chain([&row.total])) {
                if let BoardCell::Shown(figures) = cell {
                    prop_assert!(figures.level >= 1.0 && figures.required >= 1.0);
                }
            }
        }
    }

    #[test]
    fn agreement_does_not_know_who_voted_nor_in_which_order(
        units in prop::collection::vec(prop::collection::vec(prop::option::of(1..=5_u8), 1..6), 1..8),
    ) {
        let units: Vec<Vec<Option<Level>>> = units
            .into_iter()
            .map(|unit| unit.into_iter().map(|vote| vote.map(level)).collect())
            .collect();
        let found = agreement(&units);
        let mut other: Vec<Vec<Option<Level>>> = units.clone();
        other.reverse();
        for unit in &mut other {
            unit.reverse();
            unit.push(None);
        }
        let again = agreement(&other);
        prop_assert_eq!((found.votes, found.reading), (again.votes, again.reading));
        let close = match (found.alpha, again.alpha) {
            (Some(one), Some(other)) => near(one, other),
            (one, other) => one == other,
        };
        prop_assert!(close);
        prop_assert!(found.alpha.is_none_or(|alpha| alpha <= 1.0 + 1e-9));
        let total = found.reading == Reading::Total;
        let equal = units.iter().all(|unit| {
            let mut given = unit.iter().flatten();
            given.next().is_none_or(|first| given.all(|vote| vote == first))
        });
        prop_assert_eq!(total, equal && found.votes > 0);
    }
}

#[test]
fn a_crowd_is_what_it_says() {
    let crowd = Crowd {
        people: 40,
        posts: 6,
        threshold: 5,
        importance: 60,
        seed: 7,
    };
    let found = crowd.dossier();
    assert_eq!(found, crowd.dossier(), "the same seed, the same crowd");
    assert_eq!((found.responses.len(), found.threshold()), (40, 5));
    let shown = board(peru(), &found).rows;
    let kinds = |wanted: fn(&BoardCell) -> bool| {
        let cells = shown.iter().flat_map(|row| &row.units);
        cells.filter(|cell| wanted(cell)).count()
    };
    assert!(kinds(|cell| matches!(cell, BoardCell::Shown(_))) > 20);
    assert!(kinds(|cell| *cell == BoardCell::Protected) > 20);
    assert_eq!(board(peru(), &dossier(Vec::new())).rows, []);
}
