//! What holds for any plan.

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, BudgetLine, CostLine, Enrolment, PhaseDates, Term};
use yachay_municipal::plan::conflicts_of;

use crate::made::{TODAY, all, dossier};
use crate::support::{day, peru};

fn any_day() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    prop_oneof![
        Just(None),
        (-400_000_i64..900_000).prop_map(|days| {
            day("2027-01-01").checked_add_signed(chrono::TimeDelta::days(days))
        }),
        Just(Some(chrono::NaiveDate::MAX)),
        Just(Some(chrono::NaiveDate::MIN)),
        (0_i64..1_500).prop_map(|days| Some(day("2027-01-01") + chrono::TimeDelta::days(days))),
    ]
}

fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("ana".to_string()),
        Just("luz".to_string()),
        Just("diplomado".to_string()),
        Just("asistencia-tecnica".to_string()),
        Just("siaf".to_string()),
        Just("tesoreria".to_string()),
        Just("qu".to_string()),
        Just("=<😀".to_string()),
    ]
}

prop_compose! {
    fn any_activity()(
        id in any_id(),
        content in proptest::option::of(any_id()),
        modality in proptest::option::of(any_id()),
        days in proptest::collection::vec(any_day(), 6),
        people in proptest::collection::btree_map(any_id(), any::<u16>(), 0..4),
        hours in proptest::option::of(any::<u16>()),
        costs in proptest::collection::vec((any::<u64>(), any::<bool>(), proptest::option::of(any::<i32>())), 0..3),
        language in proptest::option::of(any_id()),
    ) -> Activity {
        Activity {
            id,
            content,
            trainer: language.clone(),
            language,
            phases: vec![
                PhaseDates { phase: "transferencia".into(), from: days[2], to: days[3] },
                PhaseDates { phase: "autodiagnostico".into(), from: days[4], to: days[5] },
            ],
            modality,
            from: days[0],
            to: days[1],
            enrolled: people.keys().map(|id| (id.clone(), Enrolment::default())).collect(),
            participants: people,
            hours,
            costs: costs
                .into_iter()
                .map(|(cents, per_person, year)| CostLine { cents, per_person, year, ..CostLine::default() })
                .collect(),
            ..Activity::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_plan_is_judged_and_one_activity_like_all(
        activities in proptest::collection::vec(any_activity(), 0..6),
        years in (any::<i32>(), any::<i32>()),
        term in (any_day(), any_day()),
        left in any_day(),
    ) {
        let mut plan = dossier(activities);
        for (place, activity) in plan.plan.activities.iter_mut().enumerate() {
            activity.id = format!("{place}-{}", activity.id);
        }
        plan.years = years;
        plan.term = Term { begins: term.0, ends: term.1, chosen: None };
        plan.people[0].left = left;
        plan.plan.budget = vec![BudgetLine { year: 2027, ..BudgetLine::default() }];
        let whole = all(&plan);
        for activity in plan.plan.activities.iter() {
            let own: Vec<_> = whole.iter().filter(|found| found.activity == activity.id).cloned().collect();
            prop_assert_eq!(&conflicts_of(peru(), &plan, &activity.id, day(TODAY)), &own);
            prop_assert!(own.is_sorted_by_key(|found| found.severity));
        }
        prop_assert!(whole.iter().all(|found| plan.plan.activity(&found.activity).is_some()));
    }
}
