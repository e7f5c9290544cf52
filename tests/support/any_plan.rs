//! Random plans with people, costs and what came of them: any text, any amount, any day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use yachay_municipal::dossier::{
    Activity, Applied, BudgetLine, Card, CardDue, CardView, Commitment, CostLine, CostSource,
    Dossier, Enrolment, Execution, Hindrance, Party, Person, ProductState, Progress, Spending,
    TrainingPlan,
};
use yachay_municipal::response::Level;

use super::random::any_dossier;

/// Any day of the years in which plans are made, leap days among them.
pub fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..36_525_i32).prop_map(|day| {
        NaiveDate::from_num_days_from_ce_opt(730_120 + day).expect("a day of 2000 to 2100")
    })
}

/// Words as people type them, and worse.
pub fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => ".{0,20}",
        1 => Just("=1+1|cmd".to_string()),
        1 => Just("<b>Ñusta</b> & «hijos» 🌽".to_string()),
        1 => Just("x".repeat(300)),
    ]
}

/// Amounts from nothing to more than anybody has.
pub fn any_cents() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..100_000_000_u64, 1 => Just(0), 1 => Just(i64::MAX as u64)]
}

pub fn any_cost() -> impl Strategy<Value = CostLine> {
    let year = of(2025..2032_i32);
    let source = select(&CostSource::ALL[..]);
    (
        any_words(),
        source,
        any::<bool>(),
        any::<bool>(),
        any_cents(),
        year,
    )
        .prop_map(
            |(concept, source, indirect, per_person, cents, year)| CostLine {
                concept,
                source,
                indirect,
                per_person,
                cents,
                year,
            },
        )
}

fn any_card() -> impl Strategy<Value = Card> {
    let which = (select(&CardDue::ALL[..]), select(&CardView::ALL[..]));
    let said = (select(&Applied::ALL[..]), of(select(&Hindrance::ALL[..])));
    (which, any_day(), said, any_words()).prop_map(
        |((due, view), answered, (applied, hindrance), evidence)| Card {
            due,
            view,
            answered,
            applied,
            evidence,
            hindrance,
        },
    )
}

fn any_enrolment() -> impl Strategy<Value = Enrolment> {
    let levels = (of(select(&Level::ALL[..])), of(select(&Level::ALL[..])));
    let product = select(&ProductState::ALL[..]);
    (
        of(0..500_u16),
        levels,
        product,
        any_words(),
        vec(any_card(), 0..3),
    )
        .prop_map(
            |(hours, (reaction, after), product, evidence, cards)| Enrolment {
                hours,
                reaction,
                before: reaction,
                after,
                product,
                evidence,
                cards,
            },
        )
}

fn any_execution() -> impl Strategy<Value = Execution> {
    let spent = (
        select(&CostSource::ALL[..]),
        of(2025..2032_i32),
        any_cents(),
    )
        .prop_map(|(source, year, cents)| Spending {
            source,
            year,
            cents,
        });
    let days = (of(any_day()), of(any_day()));
    let progress = select(&Progress::ALL[..]);
    (
        progress,
        days,
        of(0..2000_u16),
        vec(spent, 0..3),
        any_words(),
    )
        .prop_map(|(progress, (from, to), hours, spent, reason)| Execution {
            progress,
            from,
            to,
            hours,
            spent,
            reason,
            ..Execution::default()
        })
}

/// An activity; its people are `p0` to `p9`.
pub fn any_activity() -> impl Strategy<Value = Activity> {
    let texts = (of(any_words()), any_words(), any_words());
    let when = (of(any_day()), of(any_day()), of(any_day()), of(0..2000_u16));
    let who = (
        btree_map("[a-z]{1,6}", 0..40_u16, 0..3),
        btree_map("p[0-9]", any_enrolment(), 0..4),
    );
    let said = (
        select(&Party::ALL[..]),
        any_words(),
        of(any_day()),
        of(any::<bool>()),
    );
    let commitment = said.prop_map(|(by, text, until, kept)| Commitment {
        by,
        text,
        until,
        kept,
    });
    let rest = (
        vec(any_cost(), 0..4),
        vec(commitment, 0..2),
        any_execution(),
    );
    ("[0-9a-f]{8}", any::<bool>(), texts, when, who, rest).prop_map(
        |(id, measure, (title, responsible, notes), when, (participants, enrolled), rest)| {
            let ((from, to, permitted, hours), (costs, commitments, execution)) = (when, rest);
            Activity {
                id,
                measure,
                title,
                responsible,
                notes,
                from,
                to,
                permitted,
                hours,
                participants,
                enrolled,
                costs,
                commitments,
                execution,
                ..Activity::default()
            }
        },
    )
}

/// A dossier with a plan and the people `p0` to `p5`.
pub fn any_full_dossier() -> impl Strategy<Value = Dossier> {
    let person = (any_words(), any::<bool>(), of(any_day()), of(0..60_u8));
    let line = (select(&CostSource::ALL[..]), 2025..2032_i32, any_cents());
    (
        any_dossier(),
        vec(any_activity(), 0..6),
        vec(person, 0..6),
        vec(line, 0..4),
        btree_map("[a-z/-]{1,12}", any_words(), 0..2),
    )
        .prop_map(|(dossier, activities, people, budget, documents)| Dossier {
            plan: plan(activities, budget, documents),
            people: people
                .into_iter()
                .enumerate()
                .map(|(number, (name, trust, left, experience))| Person {
                    id: format!("p{number}"),
                    name,
                    trust,
                    left,
                    experience,
                    ..Person::default()
                })
                .collect(),
            ..dossier
        })
}

fn plan(
    activities: Vec<Activity>,
    budget: Vec<(CostSource, i32, u64)>,
    documents: BTreeMap<String, String>,
) -> TrainingPlan {
    let line = |(source, year, cents)| BudgetLine {
        source,
        year,
        cents,
    };
    TrainingPlan {
        activities: activities.into_iter().map(Into::into).collect(),
        budget: budget.into_iter().map(line).collect(),
        documents,
        ..TrainingPlan::default()
    }
}
