//! The gap board against figures computed a second time, straight from the JSON of the documents.

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;
use support::random::{ASKED, any_dossier};
use support::{answer, dossier, example, ids, level, peru, response};
use yachay_municipal::dossier::{BoardCell, Dossier, board, response_rate};
use yachay_municipal::plan::asked_for;
use yachay_municipal::response::{Answer, NeedsSurvey, Rating, Response};

/// One row as this file computes it: unit of each person, required level, level, importance.
type Row = Vec<Said>;
type Said = (String, f64, f64, Option<f64>);

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("plain data")
}

/// Gathers what people said about one competency, from the JSON alone.
fn gathered(framework: &Value, dossier: &Value, competency: &str) -> Row {
    let posts = framework["posts"].as_array().expect("posts");
    let mut row = Row::new();
    for item in dossier["responses"].as_array().expect("responses") {
        let payload = &item["document"]["payload"];
        let held = payload["respondent"]["posts"]
            .as_array()
            .expect("posts held");
        let mut required: Option<f64> = None;
        for post in posts.iter().filter(|post| held.contains(&post["id"])) {
            if let Some(asked) = post["profile"][competency].as_f64() {
                required = Some(required.unwrap_or(0.0).max(asked));
            }
        }
        let given = &payload["diagnosis"][competency];
        if let (Some(required), Some(level)) = (required, given["rating"].as_f64()) {
            let unit = held[0].as_str().expect("an id").to_string();
            row.push((unit, required, level, given["importance"].as_f64()));
        }
    }
    row
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Compares one cell with the people behind it, whatever is shown of them.
fn check_cell(cell: &BoardCell, people: &Row, asked: usize, threshold: usize) {
    let n = people.len();
    match cell {
        BoardCell::NoData => assert!(n == 0 && (asked == 0 || asked >= threshold)),
        // Of few people, not even that nobody answered is shown.
        BoardCell::Protected => assert!(n > 0 || (1..threshold).contains(&asked)),
        BoardCell::Shown(figures) => {
            assert!(n >= threshold, "a group of {n} is shown");
            let sum = |part: fn(&Said) -> f64| -> f64 { people.iter().map(part).sum::<f64>() };
            assert_eq!(figures.people, n);
            assert!(close(figures.level, sum(|p| p.2) / n as f64));
            assert!(close(figures.required, sum(|p| p.1) / n as f64));
            assert!(close(figures.gap, sum(|p| (p.1 - p.2).max(0.0)) / n as f64));
            let with_gap = people.iter().filter(|p| p.2 < p.1).count();
            assert_eq!(figures.with_gap, with_gap);
            assert!(figures.level >= 1.0, "missing answers never count as zero");
            let pairs: Vec<_> = people.iter().filter_map(|p| Some((p.3?, p.2))).collect();
            // What else is hidden, and that no more is, is told in subtraction.rs.
            let Some(found) = &figures.discrepancy else {
                return;
            };
            let m = pairs.len() as f64;
            assert!(pairs.len() >= threshold);
            let importance = pairs.iter().map(|p| p.0).sum::<f64>() / m;
            let level = pairs.iter().map(|p| p.1).sum::<f64>() / m;
            let below = pairs.iter().filter(|p| p.1 < p.0).count();
            let above = pairs.iter().filter(|p| p.1 > p.0).count();
            assert_eq!((found.people, found.below), (pairs.len(), below));
            let borich = importance * (importance - level);
            assert!(found.borich.is_none_or(|shown| close(shown, borich)));
            assert!(close(
                found.ranked,
                100.0 * (above as f64 - below as f64) / m
            ));
        }
    }
}

/// Checks the whole board of a dossier against the second computation.
fn check(dossier: &Dossier) {
    let (framework, raw) = (json(peru()), json(dossier));
    let threshold = dossier.threshold.max(3);
    let found = board(peru(), dossier);
    let mut rows = found.rows.iter();
    for competency in framework["competencies"].as_array().expect("competencies") {
        let id = competency["id"].as_str().expect("an id");
        let people = gathered(&framework, &raw, id);
        let of_unit = |unit: Option<&str>| {
            let asked = dossier.responses.iter().filter(|item| {
                let held = &item.response().respondent.posts;
                let mut posts = peru().posts.iter();
                let here = unit.is_none_or(|unit| held[0] == unit);
                here && posts.any(|post| held.contains(&post.id) && post.profile.contains_key(id))
            });
            asked.count()
        };
        if of_unit(None) == 0 {
            assert!(people.is_empty());
            continue;
        }
        let row = rows.next().expect("a row for every competency asked for");
        assert_eq!(row.competency, id);
        check_cell(&row.total, &people, of_unit(None), threshold);
        assert_eq!(row.units.len(), found.units.len());
        let total_shown = matches!(row.total, BoardCell::Shown(_));
        assert_eq!(total_shown, people.len() >= threshold);
        let mut shown = 0;
        for (unit, cell) in found.units.iter().zip(&row.units) {
            let own: Row = people.iter().filter(|p| p.0 == *unit).cloned().collect();
            check_cell(cell, &own, of_unit(Some(unit.as_str())), threshold);
            shown += cell.figures().map_or(0, |figures| figures.people);
        }
        // What a reader can have by taking the shown units from the total.
        let rest = people.len() - shown;
        assert!(
            rest == 0 || rest >= threshold || shown == 0,
            "{rest} people given away"
        );
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn the_example_agrees_with_the_second_computation() {
    check(&example().payload);
    let found = board(peru(), &example().payload);
    let shown = found
        .rows
        .iter()
        .filter(|row| row.total.figures().is_some());
    assert!(shown.count() >= 15, "the comparison must not be empty");
    let kinds: BTreeSet<_> = found
        .rows
        .iter()
        .flat_map(|row| row.units.iter().chain([&row.total]))
        .map(|cell| match cell {
            BoardCell::NoData => "no data",
            BoardCell::Protected => "protected",
            BoardCell::Shown(_) => "shown",
        })
        .collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");
}

#[test]
fn one_row_worked_by_hand() {
    // Five councillors on `fiscalizar-gestion` (required 5): levels 2 1 2 2 4, importance all 5.
    // Gap (3+4+3+3+1)/5 = 2.8; Borich 5 × (5 − 2.2) = 14; ranked −100.
    let found = board(peru(), &example().payload);
    let row = found
        .rows
        .iter()
        .find(|row| row.competency == "fiscalizar-gestion");
    let row = row.expect("the row");
    let figures = row.total.figures().expect("five people are enough");
    assert_eq!((figures.people, figures.with_gap), (5, 5));
    assert!(close(figures.level, 2.2) && close(figures.gap, 2.8));
    let measured = figures.discrepancy.expect("everybody gave both");
    assert!(measured.borich.is_some_and(|borich| close(borich, 14.0)));
    assert!(close(measured.ranked, -100.0));
}

#[test]
fn a_missing_answer_is_the_same_as_none_and_not_a_zero() {
    let team = |last: Option<Answer>| {
        let mut people: Vec<Response> = (0..5)
            .map(|_| response(&["regidor"], &[("fiscalizar-gestion", answer(3))]))
            .collect();
        let last = last.map(|answer| ("fiscalizar-gestion", answer));
        people.push(response(&["regidor"], last.as_slice()));
        let rows = board(peru(), &dossier(people)).rows;
        let row = rows
            .into_iter()
            .find(|row| row.competency == "fiscalizar-gestion");
        row.expect("the row").total
    };
    let missing = |rating| {
        team(Some(Answer {
            rating: Some(rating),
            importance: Some(level(5)),
            ..Answer::default()
        }))
    };
    let none = team(None);
    assert_eq!(none.figures().map(|f| (f.people, f.level)), Some((5, 3.0)));
    assert_eq!(missing(Rating::NOT_APPLICABLE), none);
    assert_eq!(missing(Rating::PREFER_NOT_TO_SAY), none);
    assert_ne!(team(Some(answer(1))), none);
}

#[test]
fn whoever_belongs_to_no_column_is_not_given_away() {
    // Five councillors and one whose main post the framework does not know: total minus the column
    // of the councillors would be that person.
    let said = [("fiscalizar-gestion", answer(3))];
    let mut people: Vec<_> = (0..5).map(|_| response(&["regidor"], &said)).collect();
    let outsider = ["puesto-desconocido", "regidor"];
    people.push(response(&outsider, &[("fiscalizar-gestion", answer(1))]));
    let found = board(peru(), &dossier(people));
    let row = found
        .rows
        .iter()
        .find(|row| row.competency == "fiscalizar-gestion");
    let row = row.expect("the row");
    assert_eq!(row.total.figures().map(|f| f.people), Some(6));
    assert_eq!(row.units, [BoardCell::Protected]);
}

#[test]
fn requests_are_counted_by_person_and_small_groups_stay_hidden() {
    let wants = |list: &[&str]| Response {
        survey: NeedsSurvey {
            wanted: ids(list),
            ..NeedsSurvey::default()
        },
        ..response(&["regidor"], &[])
    };
    let mut people = vec![wants(&["siaf", "contrataciones"]); 5];
    people.push(wants(&["contrataciones"; 9]));
    people.push(wants(&["rendicion-de-cuentas"; 9]));
    let found = asked_for(peru(), &dossier(people), &[]);
    let list: Vec<_> = found
        .contents
        .iter()
        .map(|r| (r.content.as_str(), r.people))
        .collect();
    assert_eq!(list, [("contrataciones", Some(6)), ("siaf", Some(5))]);
    assert_eq!(found.protected, 1);
}

#[test]
fn a_rate_is_of_people_and_never_of_zero() {
    let mut dossier = example().payload;
    let rate = response_rate(peru(), &dossier);
    assert_eq!(
        (rate.received, rate.staff, rate.percent()),
        (12, 17, Some(71))
    );
    assert!(rate.posts.iter().all(|row| !row.exceeds_staff()));
    dossier.staff = support::staff(&[("regidor", 0), ("alcalde", 1)]);
    let rate = response_rate(peru(), &dossier);
    let councillors = rate.posts.iter().find(|row| row.post == "regidor");
    assert!(councillors.is_some_and(|row| row.staff == Some(0) && row.exceeds_staff()));
    assert_eq!(rate.percent(), Some(100));
    dossier.staff = support::staff(&[]);
    assert_eq!(response_rate(peru(), &dossier).percent(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_dossier_agrees_with_the_second_computation(dossier in any_dossier()) {
        check(&dossier);
    }

    #[test]
    fn the_order_of_responses_never_matters(
        dossier in any_dossier(),
        order in any::<prop::sample::Index>(),
    ) {
        let mut other = dossier.clone();
        other.responses.reverse();
        if !other.responses.is_empty() {
            let middle = order.index(other.responses.len());
            other.responses.rotate_left(middle);
        }
        prop_assert_eq!(board(peru(), &dossier), board(peru(), &other));
        prop_assert_eq!(asked_for(peru(), &dossier, &[]), asked_for(peru(), &other, &[]));
    }

    #[test]
    fn a_request_under_the_threshold_is_never_named(dossier in any_dossier()) {
        for ranked in asked_for(peru(), &dossier, &[]).contents {
            let people = dossier.responses.iter();
            let people = people.filter(|item| item.response().survey.wanted.contains(&ranked.content));
            prop_assert_eq!(ranked.people, Some(people.count()));
            prop_assert!(ranked.people >= Some(dossier.threshold()));
        }
    }
}

#[test]
fn the_random_competencies_are_what_their_names_say() {
    let known = ASKED.iter().filter(|id| peru().competency(id).is_some());
    assert_eq!(known.count(), ASKED.len() - 1);
}
