//! No figures that a cross-table shows can be taken from one another to know a small group: every shown set of
//! people is an equation, and no linear combination of them all may be the sum over fewer than the threshold.

use proptest::prelude::*;
use yachay_municipal::association::cube::{Cell, Cross, Question};
use yachay_municipal::association::table::{Dimension, Table};
use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::Figures;
use yachay_municipal::response::Response;

use crate::invented;
use crate::of_responses;
use crate::span::{People, Shown, given_away};
use crate::support::crowd::Dice;
use crate::support::{answer, level};

/// Dimensions of few values, in which small groups are met often.
const NARROW: [Dimension; 6] = [
    Dimension::Language,
    Dimension::Role,
    Dimension::Experience,
    Dimension::Connectivity,
    Dimension::Hours,
    Dimension::Region,
];

/// A table of people who cluster: most of them in few cells, the rest alone.
fn crowd(people: usize, dice: &mut Dice) -> Table {
    crowd_with_importance(people, dice).0
}

/// The same, and who of them gave an importance.
fn crowd_with_importance(people: usize, dice: &mut Dice) -> (Table, Vec<bool>) {
    let association = invented(people.max(50) * 4, dice.roll() % 1000);
    let documents = (0..people).map(|number| {
        let mut document = association.document(number, 1);
        let payload = &mut document.payload;
        let few = |dice: &mut Dice, most: usize| {
            dice.below(most).min(dice.below(most)).min(dice.below(most))
        };
        payload.municipality.code = format!(
            "{:02}{:02}{:02}",
            few(dice, 3) + 1,
            few(dice, 3) + 1,
            few(dice, 3) + 1
        );
        payload.survey.language = Some(["es", "qu", "ay", "awa"][few(dice, 4)].to_string());
        payload.respondent.posts = vec!["regidor".into()];
        let mut given = answer(dice.below(5) as u8 + 1);
        given.importance = dice.percent(85).then(|| level(dice.below(5) as u8 + 1));
        payload.diagnosis = [("fiscalizar-gestion".to_string(), given)].into();
        document
    });
    let mut documents: Vec<_> = documents.collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    let gave = |document: &Envelope<Response>| {
        document.payload.diagnosis["fiscalizar-gestion"]
            .importance
            .is_some()
    };
    (
        of_responses(&documents).table,
        documents.iter().map(gave).collect(),
    )
}

/// Who is in each cell and each total of a question, beside what is shown of it.
fn sets<T>(
    table: &Table,
    question: &Question,
    cross: &Cross<T>,
    counts: impl Fn(&Cell<T>) -> Option<usize>,
    who: &dyn Fn(usize) -> bool,
) -> Vec<Shown> {
    let code = |dimension: Dimension, person: usize| {
        table.column(dimension).unwrap().codes[person] as usize
    };
    let meets = |person: &usize| {
        let mut conditions = question.filter.iter();
        who(*person)
            && conditions.all(|item| {
                item.values
                    .contains(&(code(item.dimension, *person) as u32))
            })
    };
    let everybody: Vec<usize> = (0..table.people()).filter(meets).collect();
    let mut found = Vec::new();
    let mut add = |place: String, cell: &Cell<T>, inside: &dyn Fn(usize) -> bool| {
        let Some(people) = counts(cell) else { return };
        let set: People = everybody
            .iter()
            .copied()
            .filter(|person| inside(*person))
            .collect();
        assert_eq!(set.len(), people, "{place} counts others");
        found.push(Shown { place, people: set });
    };
    add("all".into(), &cross.total, &|_| true);
    for (row, cell) in cross.row_totals.iter().enumerate() {
        add(format!("row {row}"), cell, &|person| {
            code(question.rows, person) == row
        });
    }
    let Some(columns) = question.columns else {
        return found;
    };
    for (column, cell) in cross.column_totals.iter().enumerate() {
        add(format!("column {column}"), cell, &|person| {
            code(columns, person) == column
        });
    }
    for (place, cell) in cross.cells.iter().enumerate() {
        let (row, column) = (place / cross.columns.len(), place % cross.columns.len());
        add(format!("cell {row} {column}"), cell, &|person| {
            code(question.rows, person) == row && code(columns, person) == column
        });
    }
    found
}

fn people_sets(table: &Table, question: &Question) -> Vec<Shown> {
    let cross = table.people_by(question).unwrap();
    sets(
        table,
        question,
        &cross,
        |cell| cell.shown().map(|people| *people as usize),
        &|_| true,
    )
}

/// Every set over which levels are shown: of those who gave one, and of those who gave an importance too.
fn need_sets(table: &Table, question: &Question, gave: &[bool]) -> [Vec<Shown>; 2] {
    let cross = table.need_by(question, "fiscalizar-gestion").unwrap();
    let level = |cell: &Cell<Figures>| cell.shown().map(|figures| figures.people);
    let stated = |cell: &Cell<Figures>| cell.shown()?.discrepancy.map(|stated| stated.people);
    // Ā = Ī − Borich / Ī: a mean level over those who gave both.
    let gave = |person: usize| gave[person];
    [
        sets(table, question, &cross, level, &|_| true),
        sets(table, question, &cross, stated, &gave),
    ]
}

fn copied(set: &Shown) -> Shown {
    Shown {
        place: set.place.clone(),
        people: set.people.clone(),
    }
}

fn assert_safe(shown: &[Shown], threshold: usize, question: &Question) {
    let found = given_away(shown, threshold);
    let sizes: Vec<_> = shown
        .iter()
        .map(|set| (&set.place, set.people.len()))
        .collect();
    assert!(found.is_empty(), "{question:?}: {found:?} from {sizes:?}");
}

/// A question about some of the dimensions, all different.
fn question(dice: &mut Dice, threshold: usize) -> Question {
    let mut rest: Vec<Dimension> = NARROW.to_vec();
    let mut next = |dice: &mut Dice| rest.remove(dice.below(rest.len()));
    let rows = next(dice);
    let columns = dice.percent(80).then(|| next(dice));
    Question {
        columns,
        threshold,
        ..Question::by(rows)
    }
}

/// Adds a condition on a dimension that the question does not have.
fn condition(table: &Table, question: Question, dice: &mut Dice) -> Question {
    let taken = |item: &Dimension| {
        let conditions = question
            .filter
            .iter()
            .any(|condition| condition.dimension == *item);
        conditions || *item == question.rows || Some(*item) == question.columns
    };
    let free: Vec<Dimension> = NARROW.into_iter().filter(|item| !taken(item)).collect();
    let dimension = *dice.one(&free);
    let values: Vec<u32> = (0..table.labels(dimension).len() as u32)
        .filter(|_| dice.percent(60))
        .collect();
    question.only(dimension, &values)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_combination_of_one_table_gives_a_small_group_away(people in 20..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let table = crowd(people, &mut dice);
        for _ in 0..8 {
            let threshold = 3 + dice.below(3);
            let question = question(&mut dice, threshold);
            assert_safe(&people_sets(&table, &question), threshold, &question);
        }
    }

    #[test]
    fn no_filter_gives_away_those_whom_it_leaves_out(people in 30..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let table = crowd(people, &mut dice);
        for _ in 0..6 {
            let threshold = 3 + dice.below(3);
            let plain = question(&mut dice, threshold);
            let filtered = condition(&table, plain.clone(), &mut dice);
            let mut shown = people_sets(&table, &plain);
            shown.extend(people_sets(&table, &filtered));
            assert_safe(&shown, threshold, &filtered);
        }
    }

    #[test]
    fn who_gave_no_importance_is_not_given_away(people in 20..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let (table, gave) = crowd_with_importance(people, &mut dice);
        for _ in 0..6 {
            let threshold = 3 + dice.below(3);
            let question = question(&mut dice, threshold);
            let shown = need_sets(&table, &question, &gave).into_iter().flatten();
            assert_safe(&shown.collect::<Vec<_>>(), threshold, &question);
        }
    }

    #[test]
    fn no_two_of_two_filters_give_anybody_away(people in 40..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let table = crowd(people, &mut dice);
        for _ in 0..4 {
            let threshold = 3 + dice.below(3);
            let plain = question(&mut dice, threshold);
            let one = condition(&table, plain.clone(), &mut dice);
            let both = condition(&table, one.clone(), &mut dice);
            let other = Question { filter: both.filter[1..].to_vec(), ..both.clone() };
            let shown = [&plain, &one, &other, &both].map(|question| people_sets(&table, question));
            // Any two of which one has the conditions of the other; more than that is not promised.
            for (one, other) in [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)] {
                let pair: Vec<Shown> = shown[one].iter().chain(&shown[other]).map(copied).collect();
                assert_safe(&pair, threshold, &both);
            }
        }
    }

    #[test]
    fn needs_under_a_filter_give_nobody_away(people in 40..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let (table, gave) = crowd_with_importance(people, &mut dice);
        for _ in 0..4 {
            let threshold = 3 + dice.below(3);
            let plain = question(&mut dice, threshold);
            let filtered = condition(&table, plain.clone(), &mut dice);
            let [all, all_stated] = need_sets(&table, &plain, &gave);
            let [few, few_stated] = need_sets(&table, &filtered, &gave);
            // Any two; all four together are more than what is promised (once in some twenty thousand questions
            // about crowds as small as these they gave two people away).
            for (one, other) in [
                (&all, &few),
                (&all, &few_stated),
                (&all_stated, &few_stated),
                (&few, &few_stated),
            ] {
                let pair: Vec<Shown> = one.iter().chain(other).map(copied).collect();
                assert_safe(&pair, threshold, &filtered);
            }
        }
    }

    #[test]
    fn provinces_and_districts_give_nobody_away(people in 30..90_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let table = crowd(people, &mut dice);
        let threshold = 3 + dice.below(3);
        let columns = dice.percent(70).then(|| *dice.one(&NARROW[..5]));
        let mut shown = Vec::new();
        let mut last = Question::by(Dimension::Region);
        for rows in [Dimension::Region, Dimension::Province, Dimension::District] {
            last = Question { columns, threshold, ..Question::by(rows) };
            shown.extend(people_sets(&table, &last));
        }
        assert_safe(&shown, threshold, &last);
    }
}

#[test]
fn the_attack_meets_shown_and_hidden_cells() {
    let (mut shown, mut hidden, mut filtered_shown, mut stated) = (0, 0, 0, 0);
    for seed in 0..20 {
        let mut dice = Dice(seed);
        let table = crowd(80, &mut dice);
        for _ in 0..5 {
            let plain = question(&mut dice, 4);
            let cross = table.people_by(&plain).unwrap();
            shown += cross
                .cells
                .iter()
                .filter(|cell| cell.shown().is_some())
                .count();
            hidden += cross
                .cells
                .iter()
                .filter(|cell| **cell == Cell::Protected)
                .count();
            let need = table.need_by(&plain, "fiscalizar-gestion").unwrap();
            let totals = need
                .cells
                .iter()
                .chain(&need.row_totals)
                .filter_map(Cell::shown);
            stated += totals
                .filter(|figures| figures.discrepancy.is_some())
                .count();
            let filtered = condition(&table, plain, &mut dice);
            let cross = table.people_by(&filtered).unwrap();
            filtered_shown += cross
                .cells
                .iter()
                .chain(&cross.row_totals)
                .filter(|cell| cell.shown().is_some())
                .count();
        }
    }
    assert!(shown > 200 && hidden > 200, "{shown} {hidden}");
    assert!(
        filtered_shown > 50 && stated > 50,
        "{filtered_shown} {stated}"
    );
}
