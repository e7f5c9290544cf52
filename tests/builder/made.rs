//! Plans made at random.

use std::cell::Cell;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use yachay_municipal::documents::{Shared, World};
use yachay_municipal::dossier::{
    Activity, Commitment, CostLine, CostSource, Enrolment, Party, TrainingPlan,
};

use crate::support::{instant, peru};

/// A clock that can be put forward, and identities that count.
pub struct Clock {
    now: Cell<DateTime<Utc>>,
    issued: Cell<u64>,
}

impl Clock {
    pub fn new() -> Clock {
        Clock {
            now: Cell::new(instant("2026-11-20T08:00:00Z")),
            issued: Cell::new(0),
        }
    }

    pub fn forward(&self, minutes: i64) {
        self.now.set(self.now.get() + TimeDelta::minutes(minutes));
    }
}

impl World for Clock {
    fn now(&self) -> DateTime<Utc> {
        self.now.get()
    }

    fn new_id(&self) -> String {
        self.issued.set(self.issued.get() + 1);
        format!("{:032x}", self.issued.get())
    }
}

/// Some ids of the framework.
pub fn competencies() -> Vec<String> {
    let all = peru().competencies.iter().take(12);
    all.map(|item| item.id.clone()).collect()
}

pub fn posts() -> Vec<String> {
    let all = peru().posts.iter().take(4);
    all.map(|item| item.id.clone()).collect()
}

/// A first of a month from 2024 to 2029.
pub fn month() -> impl Strategy<Value = NaiveDate> {
    (2024..2030, 1u32..13).prop_map(|(year, month)| {
        NaiveDate::from_ymd_opt(year, month, 1).expect("a month of the calendar")
    })
}

pub fn line() -> impl Strategy<Value = CostLine> {
    let source = prop::sample::select(CostSource::ALL.to_vec());
    let year = option::of(2026..2030);
    (
        "[a-z]{0,6}",
        source,
        any::<bool>(),
        any::<bool>(),
        0..10_000_000u64,
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

/// An activity with everything that merging has to keep.
pub fn activity(number: usize) -> impl Strategy<Value = Activity> {
    let what = (
        vec(prop::sample::select(competencies()), 0..4),
        vec(prop::sample::select(vec!["a", "b", "c", "d"]), 0..3),
        option::of("[a-z]{1,5}"),
        option::of(0..400u16),
    );
    let who = (
        btree_map(prop::sample::select(posts()), 1..40u16, 0..4),
        btree_map("[p-t]", option::of(0..50u16), 0..4),
        vec(line(), 0..4),
    );
    (what, who, option::of(month()), option::of(month())).prop_map(
        move |((competencies, contents, title, hours), (participants, people, costs), from, to)| {
            let mut contents = contents.into_iter().map(str::to_string);
            let enrolment = |hours| Enrolment {
                hours,
                ..Enrolment::default()
            };
            Activity {
                id: format!("activity-{number}"),
                suggestion: Some(format!("suggestion-{number}")),
                title,
                content: contents.next(),
                more_contents: contents.collect(),
                competencies,
                hours,
                participants,
                enrolled: people
                    .into_iter()
                    .map(|(id, hours)| (id, enrolment(hours)))
                    .collect(),
                costs,
                from,
                to,
                commitments: vec![Commitment {
                    by: Party::Authority,
                    text: format!("permiso {}", number % 2),
                    ..Commitment::default()
                }],
                ..Activity::default()
            }
        },
    )
}

/// A plan of up to eight activities.
pub fn plan() -> impl Strategy<Value = TrainingPlan> {
    (0..9usize).prop_flat_map(|number| {
        let activities: Vec<_> = (0..number).map(activity).collect();
        activities.prop_map(plan_of)
    })
}

pub fn plan_of(activities: Vec<Activity>) -> TrainingPlan {
    TrainingPlan {
        activities: activities.into_iter().map(Shared::new).collect(),
        ..TrainingPlan::default()
    }
}

pub fn named(id: &str) -> Activity {
    Activity {
        id: id.into(),
        suggestion: Some(format!("de-{id}")),
        ..Activity::default()
    }
}

pub fn people(pairs: &[(&str, u16)]) -> BTreeMap<String, u16> {
    let pairs = pairs.iter();
    pairs.map(|(post, n)| ((*post).to_string(), *n)).collect()
}

pub fn paid(source: CostSource, cents: u64, year: i32) -> CostLine {
    CostLine {
        source,
        cents,
        year: Some(year),
        ..CostLine::default()
    }
}
