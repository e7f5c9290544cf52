//! Less money or time: what stays, what falls out, what is left open.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, CostSource, Figures, Progress};
use yachay_municipal::plan::{
    Budget, Exceeded, FallsOut, LeftOpen, Limits, Need, Parts, activity_cents, what_if,
};

use crate::made::{self, competencies, named, paid, plan_of};
use crate::support::ids;

fn need(competency: &str, priority: f64, gap: f64, people: usize) -> Need {
    Need {
        competency: competency.into(),
        figures: Some(Figures {
            people,
            level: 2.0,
            required: 3.0,
            gap,
            with_gap: people - 1,
            discrepancy: None,
        }),
        ranking: Some((priority, Parts::default())),
    }
}

fn protected(competency: &str) -> Need {
    Need {
        competency: competency.into(),
        figures: None,
        ranking: None,
    }
}

fn costing(id: &str, cents: u64, builds: &[&str]) -> Activity {
    Activity {
        hours: Some(10),
        competencies: ids(builds),
        costs: vec![paid(CostSource::Municipality, cents, 2026)],
        ..named(id)
    }
}

#[test]
fn the_most_pressing_stays_and_what_falls_out_says_what_it_leaves_open() {
    let plan = plan_of(vec![
        costing("low", 300, &["c1", "c3"]),
        costing("high", 700, &["c2"]),
        costing("none", 100, &["c4", "c5"]),
        costing("tied", 400, &["c1"]),
    ]);
    let needs = [
        need("c2", 90.0, 1.5, 10),
        need("c1", 40.0, 0.7, 10),
        need("c3", 30.0, 2.0, 7),
        protected("c4"),
    ];
    let limits = Limits {
        cents: Some(1_000),
        ..Limits::default()
    };
    let found = what_if(&plan, 2026, &needs, &limits);
    assert_eq!(found.stays, ids(&["low", "high"]), "equal ones by order");
    let falls = |id: &str| FallsOut {
        activity: id.into(),
        exceeds: vec![Exceeded::Cents],
    };
    assert_eq!(found.falls, [falls("none"), falls("tied")]);
    assert_eq!((found.cents, found.hours), (1_000, 20));
    assert_eq!(found.open, [], "another activity works on c1");
    assert_eq!(found.open_protected, ids(&["c4"]), "named, without figures");

    let limits = Limits {
        hours: Some(10),
        ..Limits::default()
    };
    let found = what_if(&plan, 2026, &needs, &limits);
    assert_eq!(found.stays, ids(&["high"]));
    let open = |competency: &str, levels, people| LeftOpen {
        competency: competency.into(),
        levels,
        people,
    };
    assert_eq!(found.open, [open("c3", 14, 6), open("c1", 7, 9)]);
}

#[test]
fn each_source_and_year_has_its_own_limit_and_what_has_begun_stays() {
    let mut begun = costing("begun", 900, &[]);
    begun.execution.progress = Progress::Running;
    let plan = plan_of(vec![
        costing("a", 50, &["c"]),
        begun,
        costing("free", 0, &[]),
    ]);
    let key = (CostSource::Municipality, 2026);
    let limits = Limits {
        by_source: BTreeMap::from([(key, 500), ((CostSource::Fund, 2026), 0)]),
        ..Limits::default()
    };
    let found = what_if(&plan, 2026, &[need("c", 99.0, 1.0, 5)], &limits);
    assert_eq!(found.stays, ids(&["begun", "free"]));
    let over = Exceeded::Source(key.0, key.1);
    assert_eq!(found.exceeded, [over], "said, not hidden");
    assert_eq!(found.falls[0].exceeds, [over]);
    assert_eq!(found.falls[0].activity, "a");
}

#[test]
fn what_was_called_off_takes_nothing_and_closes_no_gap() {
    let mut called_off = costing("called off", 900, &["c"]);
    called_off.execution.progress = Progress::Cancelled;
    let plan = plan_of(vec![
        called_off,
        costing("kept", 400, &[]),
        costing("dear", 700, &["c"]),
    ]);
    let limits = Limits {
        cents: Some(500),
        ..Limits::default()
    };
    let found = what_if(&plan, 2026, &[need("c", 1.0, 2.0, 5)], &limits);
    // The most pressing is too dear for itself alone.
    assert_eq!(found.stays, ids(&["kept"]));
    assert_eq!(found.falls.len(), 1);
    assert_eq!((found.cents, found.hours), (400, 10));
    let open: Vec<&str> = found
        .open
        .iter()
        .map(|one| one.competency.as_str())
        .collect();
    assert_eq!(open, ["c"], "nobody works on it");
}

fn limits() -> impl Strategy<Value = Limits> {
    let source = prop::sample::select(CostSource::ALL.to_vec());
    let by_source = btree_map((source, 2026..2030), 0..30_000_000u64, 0..5);
    let hours = option::of(0..900u64);
    (option::of(0..80_000_000u64), by_source, hours).prop_map(|(cents, by_source, hours)| Limits {
        cents,
        by_source,
        hours,
    })
}

proptest! {
    #[test]
    fn what_stays_keeps_to_the_limits_and_with_what_falls_out_is_everything(
        plan in made::plan(),
        limits in limits(),
        priorities in prop::collection::vec(option::of(0.0..100.0f64), 12),
    ) {
        let needs: Vec<Need> = competencies().iter().zip(priorities).map(|(id, priority)| match priority {
            Some(priority) => need(id, priority, 1.0, 6),
            None => protected(id),
        }).collect();
        let found = what_if(&plan, 2026, &needs, &limits);
        let all: Vec<&str> = plan.activities.iter().map(|a| a.id.as_str()).collect();
        let falls: BTreeSet<&str> = found.falls.iter().map(|f| f.activity.as_str()).collect();
        let stays: BTreeSet<&str> = found.stays.iter().map(String::as_str).collect();
        prop_assert!(stays.is_disjoint(&falls));
        prop_assert_eq!(stays.len() + falls.len(), all.len());
        let rest = plan_of(
            plan.activities.iter().filter(|a| stays.contains(a.id.as_str())).map(|a| Activity::clone(a)).collect(),
        );
        let budget = Budget::of(&rest, (2026, 2026));
        let cents = budget.total(|_, _| true).cents;
        prop_assert_eq!(cents, found.cents);
        prop_assert!(limits.cents.is_none_or(|most| cents <= most));
        for ((source, year), most) in &limits.by_source {
            prop_assert!(budget.cell(*source, *year).cents <= *most);
        }
        let hours: u64 = rest.activities.iter().map(|a| u64::from(a.hours.unwrap_or(0))).sum();
        prop_assert_eq!(hours, found.hours);
        prop_assert!(limits.hours.is_none_or(|most| hours <= most));
        prop_assert!(found.exceeded.is_empty(), "nothing has begun");
        prop_assert!(found.falls.iter().all(|item| !item.exceeds.is_empty()));
        // Nothing that is left open is worked on by what stays.
        for open in found.open.iter().map(|o| &o.competency).chain(&found.open_protected) {
            prop_assert!(rest.activities.iter().all(|a| !a.competencies.contains(open)));
        }
        let without = what_if(&plan, 2026, &needs, &Limits::default());
        prop_assert!(without.falls.is_empty() && without.open.is_empty() && without.open_protected.is_empty());
        let free = plan.activities.iter().filter(|a| activity_cents(a) == 0 && a.hours.unwrap_or(0) == 0);
        for activity in free {
            prop_assert!(stays.contains(activity.id.as_str()), "what uses nothing always fits");
        }
    }
}
