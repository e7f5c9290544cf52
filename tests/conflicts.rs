//! What in a plan does not fit: a table for every kind, and what holds for any plan.

mod support;

#[path = "conflicts/any.rs"]
mod any;
#[path = "conflicts/calendar.rs"]
mod calendar;
#[path = "conflicts/dates.rs"]
mod dates;
#[path = "conflicts/made.rs"]
mod made;
#[path = "conflicts/people.rs"]
mod people;

use std::collections::BTreeMap;

use yachay_municipal::dossier::{Activity, BudgetLine, CostLine, CostSource, Progress};
use yachay_municipal::plan::{Conflict, ConflictKind, Severity, conflicts, spread_phases};

use made::{TODAY, all, changed, dossier, line, notice, of, workshop};
use support::{day, peru};

#[test]
fn a_clean_plan_has_none() {
    assert_eq!(changed(|_| {}), []);
    let modality = peru().modality("taller").unwrap();
    let dated = changed(|activity| {
        activity.phases = spread_phases(modality, day("2027-05-01"), day("2027-05-01"));
    });
    assert_eq!(dated, []);
}

#[test]
fn what_will_not_take_place_conflicts_with_nothing() {
    let found = changed(|activity| {
        activity.to = Some(day("2020-01-01"));
        activity.execution.progress = Progress::Cancelled;
    });
    assert_eq!(found, []);
}

#[test]
fn money() {
    let mut plan = dossier(vec![
        Activity {
            costs: vec![line(CostSource::Fund, 60_000, None)],
            ..workshop("a")
        },
        Activity {
            costs: vec![line(CostSource::Fund, 40_001, Some(2027))],
            enrolled: BTreeMap::new(),
            ..workshop("b")
        },
        Activity {
            costs: vec![line(CostSource::Fund, 99_999, Some(2028))],
            enrolled: BTreeMap::new(),
            ..workshop("c")
        },
    ]);
    plan.plan.budget = vec![BudgetLine {
        source: CostSource::Fund,
        year: 2027,
        cents: 100_001,
    }];
    assert_eq!(of(&plan), [], "exactly what there is");
    plan.plan.budget[0].cents = 100_000;
    let over = |activity: &str| Conflict {
        activity: activity.into(),
        kind: ConflictKind::OverBudget {
            source: CostSource::Fund,
            year: 2027,
            limit: 100_000,
            planned: 100_001,
        },
        severity: Severity::Warning,
    };
    assert_eq!(all(&plan), [over("a"), over("b")]);
    plan.plan.activities[1].execution.progress = Progress::Cancelled;
    assert_eq!(all(&plan), [], "what will not take place costs nothing");

    let other_year = changed(|activity| {
        activity.costs = vec![line(CostSource::Municipality, 1, Some(2031))];
    });
    assert_eq!(
        other_year,
        notice(ConflictKind::CostOutsideYears { year: 2031 })
    );
    let usual = changed(|activity| {
        activity.costs = vec![line(CostSource::Municipality, 100_000_000, None)];
    });
    assert_eq!(usual, []);
    let dear = changed(|activity| {
        activity.costs = vec![CostLine {
            per_person: true,
            ..line(CostSource::Municipality, 50_000_001, None)
        }];
    });
    assert_eq!(
        dear,
        notice(ConflictKind::UnusualCost { cents: 100_000_002 })
    );
}

#[test]
fn hours_and_words() {
    let hours = |hours| changed(|activity| activity.hours = Some(hours));
    let unusual = |hours| {
        notice(ConflictKind::UnusualHours {
            hours,
            usual: (4, 24),
        })
    };
    assert_eq!((hours(2), hours(48)), (vec![], vec![]));
    assert_eq!((hours(1), hours(49)), (unusual(1), unusual(49)));
    let wordless = changed(|activity| activity.content = None);
    assert_eq!(
        wordless,
        [
            (Severity::Notice, ConflictKind::NoProduct),
            (Severity::Notice, ConflictKind::NoIndicator)
        ]
    );
    let own = changed(|activity| {
        activity.content = None;
        activity.product = Some("Un manual".into());
        activity.indicator = Some("   ".into());
    });
    assert_eq!(own, notice(ConflictKind::NoIndicator));
}

#[test]
fn a_measure_needs_no_people_and_no_product() {
    let found = changed(|activity| {
        *activity = Activity {
            id: "a".into(),
            measure: true,
            ..Activity::default()
        };
    });
    assert_eq!(found, []);
}

#[test]
fn the_example_has_nothing_that_cannot_take_place() {
    let example = support::example();
    let found = conflicts(peru(), &example.payload, day(TODAY));
    let warnings: Vec<_> = found
        .iter()
        .filter(|found| found.severity == Severity::Warning)
        .collect();
    assert!(warnings.is_empty(), "{warnings:?}");
}
