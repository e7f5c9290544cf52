//! Plan against execution over the years, and what is still open.

use yachay_municipal::cycles::*;
use yachay_municipal::dossier::*;

use super::support::{day, dossier};
use super::{activity, done, plan};

#[test]
fn plan_and_execution_by_year() {
    let mut found = dossier(Vec::new());
    found.years = (2027, 2028);
    let mut measure = activity("2028-02-01", 5);
    measure.measure = true;
    let mut undated = activity("2028-02-01", 7);
    undated.from = None;
    let mut cancelled = done(activity("2028-05-01", 11), "2028-06-01", &[]);
    cancelled.execution.progress = Progress::Cancelled;
    // Planned for December, held in January: each in its own year.
    found.plan = plan(vec![
        done(activity("2027-12-01", 100_000), "2028-01-15", &[18, 0, 4]),
        measure,
        undated,
        cancelled,
    ]);
    found.past_plans = vec![
        PastPlan {
            years: (2025, 2026),
            plan: plan(vec![done(activity("2026-12-31", 1), "2026-12-31", &[1])]),
            ..PastPlan::default()
        }
        .into(),
    ];
    let rows = years(&found);
    let row = |year: i32, planned: [u64; 5], done: [u64; 5]| {
        let work = |of: [u64; 5]| Work {
            activities: of[0] as usize,
            measures: of[1] as usize,
            hours: of[2],
            places: of[3],
            cents: of[4],
        };
        YearRow {
            year,
            planned: work(planned),
            done: work(done),
        }
    };
    assert_eq!(
        rows,
        [
            row(2026, [1, 0, 20, 3, 1], [1, 0, 18, 1, 70_001]),
            row(2027, [2, 0, 40, 6, 100_007], [0; 5]),
            row(2028, [0, 1, 0, 0, 5], [1, 0, 18, 2, 140_002]),
        ]
    );
    assert!(years(&dossier(Vec::new())).is_empty());
    // Where nobody noted the hours given, they are those of the plan, as everywhere else.
    found.plan.activities[0].execution.hours = None;
    assert_eq!(years(&found)[2].done.hours, 20);
}

#[test]
fn what_is_open_is_counted() {
    let promise = |kept| Commitment {
        text: "Facilita el local".into(),
        kept,
        ..Commitment::default()
    };
    let mut held = done(activity("2027-01-10", 0), "2027-01-10", &[18, 0]);
    held.commitments = vec![promise(None), promise(Some(true))];
    let mut cancelled = activity("2027-01-10", 0);
    cancelled.execution.progress = Progress::Cancelled;
    cancelled.commitments = vec![promise(None)];
    let mut found = dossier(Vec::new());
    found.plan = plan(vec![held, activity("2027-05-01", 0), cancelled]);
    let open = |dossier: &Dossier, on: &str| {
        let open = open_items(dossier, day(on));
        (open.activities, open.products, open.cards, open.commitments)
    };
    // One person came: a card after 90 days (10 April), another after 180 (9 July), of two sides each.
    assert_eq!(open(&found, "2027-04-09"), (1, 1, 0, 1));
    assert_eq!(open(&found, "2027-04-10"), (1, 1, 1, 1));
    assert_eq!(open(&found, "2027-07-09"), (1, 1, 2, 1));
    let mut answered = found.clone();
    let held = answered
        .plan
        .activity_mut("2027-01-10")
        .expect("it is there");
    held.execution.product = ProductState::HandedIn;
    let one = held.enrolled.get_mut("person-0").expect("somebody came");
    let card = |view| Card {
        due: CardDue::ThreeMonths,
        view,
        answered: day("2027-04-11"),
        applied: Applied::Once,
        evidence: String::new(),
        hindrance: None,
    };
    one.cards.push(card(CardView::Head));
    let mut whole = answered.clone();
    assert_eq!(open(&answered, "2027-07-09"), (1, 0, 2, 1));
    let held = whole.plan.activity_mut("2027-01-10").expect("it is there");
    let one = held.enrolled.get_mut("person-0").expect("somebody came");
    one.cards.push(card(CardView::Person));
    assert_eq!(open(&whole, "2027-07-09"), (1, 0, 1, 1));
    // Whoever left before the day of a card has none, as in the follow-up.
    whole.people = vec![Person {
        id: "person-0".into(),
        left: Some(day("2027-05-01")),
        ..Person::default()
    }]
    .into();
    assert_eq!(open(&whole, "2027-07-09"), (1, 0, 0, 1));
    // Those of earlier terms come first and are found by their place.
    found.past_plans = vec![
        PastPlan {
            plan: found.plan.clone(),
            ..PastPlan::default()
        }
        .into(),
    ];
    let places: Vec<_> = open_commitments(&found)
        .iter()
        .map(|open| (open.past_plan, open.activity.id.as_str(), open.place))
        .collect();
    assert_eq!(
        places,
        [(Some(0), "2027-01-10", 0), (None, "2027-01-10", 0)]
    );
}
