//! Cross-tables: the numbers of the gap board, exact sums, filters.

use proptest::prelude::*;
use yachay_municipal::association::cube::{Cell, Cross, Question, QuestionFault, Sums};
use yachay_municipal::association::table::{Dimension, Table};
use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::{BoardCell, Figures, board};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::plan::asked_for;
use yachay_municipal::response::Response;

use crate::support::crowd::any_crowd;
use crate::support::peru;
use crate::{invented, of_responses};

/// The table of so many invented people.
pub fn table(people: usize, seed: u64) -> Table {
    let association = invented(people, seed);
    let documents: Vec<Envelope<Response>> = (0..people)
        .map(|number| association.document(number, 1))
        .collect();
    of_responses(&documents).table
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_those_of_the_gap_board(crowd in any_crowd(60)) {
        let world = FixedWorld::default();
        let dossier = crowd.dossier();
        let documents: Vec<_> = dossier
            .responses
            .iter()
            .map(|item| crate::support::document(item.response().clone(), &world))
            .filter(|item| peru().post(&item.payload.respondent.posts[0]).is_some())
            .collect();
        let dossier = yachay_municipal::dossier::Dossier {
            responses: documents.iter().map(|document| yachay_municipal::dossier::ReceivedResponse {
                document: document.clone(),
                received: document.written,
                original: None,
            }).collect(),
            ..dossier
        };
        let table = of_responses(&documents).table;
        prop_assert_eq!(table.people(), documents.len());
        let board = board(peru(), &dossier);
        let question = Question { threshold: dossier.threshold(), ..Question::by(Dimension::Post) };
        let mut shown = 0;
        for row in &board.rows {
            let cross = table.need_by(&question, &row.competency).unwrap();
            let keys: Vec<&str> = cross.rows.iter().map(|label| label.key.as_str()).collect();
            prop_assert_eq!(&keys, &board.units);
            for (own, theirs) in cross.row_totals.iter().chain([&cross.total]).zip(row.units.iter().chain([&row.total])) {
                shown += usize::from(own.shown().is_some());
                same(own, theirs);
            }
        }
        // Where the board shows levels the association does too.
        let theirs = board.rows.iter().flat_map(|row| row.units.iter().chain([&row.total]));
        prop_assert_eq!(shown, theirs.filter(|cell| cell.figures().is_some()).count());
    }
}

/// The same figures to the last digit; importance is compared where both show it.
fn same(own: &Cell<Figures>, theirs: &BoardCell) {
    match (own, theirs) {
        (Cell::Shown(own), BoardCell::Shown(theirs)) => {
            let without = |figures: &Figures| Figures {
                discrepancy: None,
                ..figures.clone()
            };
            assert_eq!(without(own), without(theirs));
            // Where one of the two hides importance the other need not.
            if let Some((own, theirs)) = own.discrepancy.zip(theirs.discrepancy) {
                assert_eq!(
                    (own.people, own.importance, own.ranked, own.below),
                    (
                        theirs.people,
                        theirs.importance,
                        theirs.ranked,
                        theirs.below
                    )
                );
                if let Some(borich) = theirs.borich {
                    assert_eq!(own.borich, Some(borich));
                }
            }
        }
        // Where too few answered for any total, the association does not say either where nobody did.
        (Cell::Protected, BoardCell::NoData) => {}
        (Cell::NoData, BoardCell::NoData) | (Cell::Protected, BoardCell::Protected) => {}
        (own, theirs) => panic!("{own:?} {theirs:?}"),
    }
}

#[test]
fn borich_and_ranked_are_those_of_the_board() {
    let world = FixedWorld::default();
    let association = invented(300, 11);
    let responses = (0..120).map(|number| association.document(number, 1).payload);
    let mut responses: Vec<Response> = responses.collect();
    for response in &mut responses {
        // Everybody says how important it is, so that all of it may be shown.
        response.diagnosis.values_mut().for_each(|answer| {
            answer.importance = answer.importance.or(Some(crate::support::level(4)));
        });
    }
    let documents: Vec<_> = responses
        .iter()
        .map(|response| crate::support::document(response.clone(), &world))
        .collect();
    let documents: Vec<_> = documents
        .into_iter()
        .enumerate()
        .map(|(number, mut document)| {
            document.id = format!("r{number}");
            document
        })
        .collect();
    let table = of_responses(&documents).table;
    let board = board(peru(), &crate::support::dossier(responses));
    let mut compared = 0;
    for row in board.rows {
        let cross = table
            .need_by(&Question::by(Dimension::Post), &row.competency)
            .unwrap();
        for (own, theirs) in cross
            .row_totals
            .iter()
            .chain([&cross.total])
            .zip(row.units.iter().chain([&row.total]))
        {
            let own = own.shown().and_then(|figures| figures.discrepancy);
            let theirs = theirs.figures().and_then(|figures| figures.discrepancy);
            assert_eq!(own, theirs, "{}", row.competency);
            compared += usize::from(own.is_some_and(|own| own.borich.is_some()));
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn demand_is_what_a_dossier_counts() {
    let association = invented(300, 12);
    let responses: Vec<Response> = (0..150)
        .map(|number| association.document(number, 1).payload)
        .collect();
    let documents: Vec<_> = (0..150)
        .map(|number| association.document(number, 1))
        .collect();
    let table = of_responses(&documents).table;
    let asked = asked_for(peru(), &crate::support::dossier(responses), &[]);
    let mut compared = 0;
    for content in asked.contents {
        let cross = table
            .demand_by(&Question::by(Dimension::Region), &content.content)
            .unwrap();
        let people = content.people.map(|people| people as u32);
        assert_eq!(
            cross.total.shown().map(|asked| asked.wanted),
            people,
            "{}",
            content.content
        );
        compared += 1;
    }
    assert!(compared > 10, "{compared}");
}

/// Everything of a table, unprotected, one response at a time.
fn by_hand(table: &Table, rows: Dimension, columns: Dimension) -> Vec<u32> {
    let codes = |dimension| table.column(dimension).unwrap().codes.clone();
    let width = table.labels(columns).len();
    let mut found = vec![0; table.labels(rows).len() * width];
    for (row, column) in codes(rows).into_iter().zip(codes(columns)) {
        found[row as usize * width + column as usize] += 1;
    }
    found
}

#[test]
fn any_two_dimensions_can_be_crossed_either_way() {
    let table = table(600, 3);
    let (mut shown, mut hidden) = (0, 0);
    for rows in Dimension::ALL {
        for columns in Dimension::ALL {
            let question = Question::by(rows).and_by(columns);
            let Ok(cross) = table.people_by(&question) else {
                continue;
            };
            let counts = by_hand(&table, rows, columns);
            assert_eq!(cross.cells.len(), counts.len());
            for (cell, people) in cross.cells.iter().zip(counts) {
                match cell {
                    Cell::Shown(found) => assert_eq!(*found, people),
                    Cell::NoData => assert_eq!(people, 0),
                    Cell::Protected => hidden += 1,
                }
                shown += usize::from(cell.shown().is_some());
            }
            // The other way round it is the same table.
            let turned = table
                .people_by(&Question::by(columns).and_by(rows))
                .unwrap();
            for row in 0..cross.rows.len() {
                for column in 0..cross.columns.len() {
                    let sizes = |cross: &Cross<u32>, row, column| {
                        cross.cell(row, column).unwrap().shown().copied()
                    };
                    if let Some((one, other)) =
                        sizes(&cross, row, column).zip(sizes(&turned, column, row))
                    {
                        assert_eq!(one, other);
                    }
                }
            }
        }
    }
    assert!(shown > 1000 && hidden > 1000, "{shown} {hidden}");
}

#[test]
fn a_filter_looks_at_those_alone_who_fulfil_it() {
    let table = table(900, 4);
    let spanish = table.value(Dimension::Language, "es").unwrap();
    let without = table.value(Dimension::Connectivity, "none").unwrap();
    let question = Question::by(Dimension::Post)
        .only(Dimension::Language, &[spanish])
        .only(Dimension::Connectivity, &[without]);
    let cross = table.people_by(&question).unwrap();
    let codes = |dimension| table.column(dimension).unwrap().codes.clone();
    let all = codes(Dimension::Language)
        .into_iter()
        .zip(codes(Dimension::Connectivity))
        .zip(codes(Dimension::Post));
    let chosen: Vec<u32> = all
        .filter(|((language, network), _)| *language == spanish && *network == without)
        .map(|(_, post)| post)
        .collect();
    assert_eq!(cross.total, Cell::Shown(chosen.len() as u32));
    let mut shown = 0;
    for (place, cell) in cross.row_totals.iter().enumerate() {
        if let Cell::Shown(people) = cell {
            assert_eq!(
                *people as usize,
                chosen
                    .iter()
                    .filter(|post| **post as usize == place)
                    .count()
            );
            shown += 1;
        }
    }
    assert!(shown > 5, "{shown}");
}

#[test]
fn sums_of_regions_are_those_of_everybody() {
    let table = table(300, 8);
    for id in &table.competencies {
        let mut together = Sums::default();
        table
            .sums_by(Dimension::District, id)
            .iter()
            .for_each(|sums| together.add(sums));
        let mut regions = Sums::default();
        table
            .sums_by(Dimension::Region, id)
            .iter()
            .for_each(|sums| regions.add(sums));
        assert_eq!(together, regions);
    }
}

#[test]
fn what_cannot_be_asked_is_named() {
    let table = table(30, 8);
    let both = Question::by(Dimension::Region).and_by(Dimension::District);
    assert_eq!(table.people_by(&both), Err(QuestionFault::SameTwice));
    let question = Question::by(Dimension::Region);
    assert_eq!(
        table.need_by(&question, "no-existe"),
        Err(QuestionFault::Unknown)
    );
    assert_eq!(
        table.demand_by(&question, "no-existe"),
        Err(QuestionFault::Unknown)
    );
    let only = |question: Question| question.only(Dimension::Post, &[0]);
    assert_eq!(
        table.people_by(&only(only(only(only(question))))),
        Err(QuestionFault::TooManyConditions)
    );
}

/// How long questions over a hundred thousand take; run it with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn a_hundred_thousand_are_asked() {
    let table = table(100_000, 1);
    println!("{} bytes", table.bytes());
    let spanish = table.value(Dimension::Language, "es").unwrap();
    let time = |name: &str, ask: &dyn Fn()| {
        let begin = std::time::Instant::now();
        (0..10).for_each(|_| ask());
        println!("{name}: {:?}", begin.elapsed() / 10);
    };
    let plain = Question::by(Dimension::Region).and_by(Dimension::Post);
    let filtered = plain.clone().only(Dimension::Language, &[spanish]);
    let competency = table.competencies[0].as_str();
    time("people, region by post", &|| {
        drop(table.people_by(&plain).unwrap())
    });
    time("people, region by post, in Spanish", &|| {
        drop(table.people_by(&filtered).unwrap())
    });
    time("need, region by post", &|| {
        drop(table.need_by(&plain, competency).unwrap())
    });
    time("need, region by post, in Spanish", &|| {
        drop(table.need_by(&filtered, competency).unwrap())
    });
    time("people by district and post", &|| {
        drop(
            table
                .people_by(&Question::by(Dimension::District).and_by(Dimension::Post))
                .unwrap(),
        )
    });
    time("every competency by region", &|| {
        let question = Question::by(Dimension::Region);
        table
            .competencies
            .iter()
            .for_each(|id| drop(table.need_by(&question, id).unwrap()));
    });
}
