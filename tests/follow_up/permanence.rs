//! How long people stay after training.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::dossier::{
    Activity, CostSource, Execution, Person, PhaseDates, Progress, Spending,
};
use yachay_municipal::follow_up::{Payer, Permanence, payer, permanence, training_days};
use yachay_municipal::framework::Language;

use crate::made::paid;
use crate::support::{day, peru};

fn worker() -> Person {
    Person {
        posts: vec!["abastecimiento".into()],
        ..Person::default()
    }
}

/// Training that the municipality pays for, on these days.
fn carried_out(from: NaiveDate, to: NaiveDate) -> Activity {
    Activity {
        costs: vec![paid(CostSource::Municipality, 1)],
        execution: Execution {
            from: Some(from),
            to: Some(to),
            ..Execution::default()
        },
        ..Activity::default()
    }
}

fn of(posts: &[&str], trust: bool, from: &str, to: &str) -> Permanence {
    let person = Person {
        posts: posts.iter().map(|id| (*id).to_string()).collect(),
        trust,
        ..Person::default()
    };
    permanence(peru(), &carried_out(day(from), day(to)), &person)
}

#[test]
fn twice_the_days_in_peru() {
    let table = [
        ("2027-03-05", "2027-03-05", "2027-03-07"),
        ("2027-03-01", "2027-03-31", "2027-06-01"),
        ("2028-02-28", "2028-02-29", "2028-03-04"),
        ("2027-12-31", "2027-12-30", "2028-01-01"),
    ];
    for (from, to, until) in table {
        let found = of(&["abastecimiento"], false, from, to);
        assert_eq!(found, Permanence::Until(day(until)), "{from} {to}");
    }
}

#[test]
fn who_is_exempt() {
    let exempt = |posts, trust| of(posts, trust, "2027-03-05", "2027-03-06");
    assert_eq!(exempt(&["alcalde"], false), Permanence::ExemptPost);
    assert_eq!(exempt(&["abastecimiento"], true), Permanence::Trust);
    assert!(matches!(
        exempt(&["abastecimiento", "regidor"], false),
        Permanence::Until(_)
    ));
}

#[test]
fn a_country_that_says_nothing_asks_nothing() {
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    let activity = carried_out(day("2027-03-05"), day("2027-03-06"));
    let found = permanence(&bolivia, &activity, &worker());
    assert_eq!(found, Permanence::NotRegulated);
}

/// A workshop of September 2026 whose phases have these days.
fn planned(days: &[(&str, &str)]) -> Activity {
    let workshop = peru().modality("taller").expect("the workshop");
    let phases = workshop.phases.iter().zip(days);
    Activity {
        modality: Some("taller".into()),
        hours: Some(8),
        from: Some(day("2026-09-01")),
        to: Some(day("2026-09-01")),
        costs: vec![paid(CostSource::Fund, 50_000)],
        phases: phases
            .map(|(phase, (from, to))| PhaseDates {
                phase: phase.id.clone(),
                from: Some(day(from)),
                to: (!to.is_empty()).then(|| day(to)),
            })
            .collect(),
        ..Activity::default()
    }
}

#[test]
fn days_are_counted_and_months_are_not() {
    let two_days = [
        ("2026-09-10", "2026-09-10"),
        ("2026-09-10", "2026-09-10"),
        ("2026-09-11", "2026-09-11"),
        ("2026-09-11", "2026-09-11"),
    ];
    let stays = |activity: &Activity| permanence(peru(), activity, &worker());
    assert_eq!(stays(&planned(&[])), Permanence::Undated);
    assert_eq!(stays(&planned(&two_days[..3])), Permanence::Undated);
    let mut open = two_days;
    open[3].1 = "";
    assert_eq!(stays(&planned(&open)), Permanence::Undated);
    let mut activity = planned(&two_days);
    let until = |text: &str| Permanence::Until(day(text));
    assert_eq!(stays(&activity), until("2026-09-15"));
    // It has begun, and nobody knows yet when it ends: that is what the phases say.
    activity.execution.progress = Progress::Running;
    activity.execution.from = Some(day("2026-09-09"));
    assert_eq!(stays(&activity), until("2026-09-17"));
    activity.phases.clear();
    assert_eq!(stays(&activity), Permanence::Undated);
    // Carried out on the one day that was noted.
    activity.execution.progress = Progress::Done;
    assert_eq!(stays(&activity), until("2026-09-11"));
    activity.execution.to = Some(day("2026-09-10"));
    let days = training_days(peru(), &activity);
    assert_eq!(days, Some((day("2026-09-09"), day("2026-09-10"))));
    assert_eq!(stays(&activity), until("2026-09-14"));
}

#[test]
fn only_what_the_state_pays_for_binds() {
    let mut activity = carried_out(day("2027-03-05"), day("2027-03-05"));
    let mut stays = |costs: &[(CostSource, u64)], spent: &[(CostSource, u64)]| {
        activity.costs = costs
            .iter()
            .map(|(source, cents)| paid(*source, *cents))
            .collect();
        activity.execution.spent = spent
            .iter()
            .map(|(source, cents)| Spending {
                source: *source,
                cents: *cents,
                ..Spending::default()
            })
            .collect();
        (payer(&activity), permanence(peru(), &activity, &worker()))
    };
    let bound = (Payer::State, Permanence::Until(day("2027-03-07")));
    let free = (Payer::Others, Permanence::NotStatePaid);
    let unknown = (Payer::Unknown, Permanence::IfStatePays);
    use CostSource::{Association, Cooperation, Fund, Municipality, University};
    for source in [Municipality, Association, Fund] {
        assert_eq!(stays(&[(Cooperation, 5), (source, 1)], &[]), bound);
        assert_eq!(stays(&[(Cooperation, 5)], &[(source, 1)]), bound);
    }
    for source in [Cooperation, University] {
        assert_eq!(stays(&[(source, 1), (Municipality, 0)], &[]), free);
    }
    assert_eq!(stays(&[], &[]), unknown);
    assert_eq!(stays(&[(Municipality, 0)], &[]), unknown);
    // A post of trust returns the value to nobody where the State paid nothing.
    let trusted = Person {
        trust: true,
        ..worker()
    };
    activity.costs = vec![paid(University, 1)];
    activity.execution.spent.clear();
    let found = permanence(peru(), &activity, &trusted);
    assert_eq!(found, Permanence::NotStatePaid);
}

proptest! {
    #[test]
    fn at_least_twice_its_days_whatever_the_calendar(start in 0u64..40_000, days in 0u64..800) {
        let from = NaiveDate::from_ymd_opt(1999, 12, 31).unwrap() + Days::new(start);
        let to = from + Days::new(days);
        match permanence(peru(), &carried_out(from, to), &worker()) {
            Permanence::Until(until) => {
                let stays = (until - to).num_days();
                prop_assert_eq!(stays, 2 * ((to - from).num_days() + 1));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
