//! Spent against planned: exact in cents, by source and year.

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, CostLine, CostSource, Spending};
use yachay_municipal::follow_up::{
    Against, spending, spending_as_planned, spending_by_source, spending_year,
};

use crate::made::held;
use crate::support::day;

fn cost(source: CostSource, year: Option<i32>, cents: u64) -> CostLine {
    CostLine {
        source,
        year,
        cents,
        ..CostLine::default()
    }
}

fn spent(source: CostSource, year: Option<i32>, cents: u64) -> Spending {
    Spending {
        source,
        year,
        cents,
    }
}

#[test]
fn by_source_and_year() {
    use CostSource::{Fund, Municipality};
    let mut activity = held("a");
    activity.costs = vec![
        cost(Municipality, None, 100_000),
        cost(Fund, Some(2028), 50_050),
    ];
    activity.execution.spent = vec![
        spent(Municipality, None, 60_010),
        spent(Municipality, Some(2028), 5),
        spent(Fund, Some(2028), 50_050),
    ];
    let (sums, whole) = spending_by_source(std::iter::once(&activity), 2027);
    let of = |source, year| sums.get(&(source, year)).copied();
    let against = |planned, spent| Some(Against { planned, spent });
    assert_eq!(of(Municipality, 2027), against(100_000, 60_010));
    assert_eq!(of(Municipality, 2028), against(0, 5));
    assert_eq!(of(Fund, 2028), against(50_050, 50_050));
    assert_eq!(
        (sums.len(), whole),
        (
            3,
            Against {
                planned: 150_050,
                spent: 110_065
            }
        )
    );
    assert_eq!(whole.percent(), Some(73));
    assert_eq!(
        of(Municipality, 2028).and_then(Against::percent),
        None,
        "nothing was planned"
    );
}

#[test]
fn the_year_follows_the_days() {
    let line = Spending::default();
    let mut activity = held("a");
    activity.execution.from = Some(day("2027-12-31"));
    activity.execution.to = Some(day("2028-01-02"));
    assert_eq!(spending_year(&activity, &line, 2030), 2027);
    activity.execution.from = None;
    assert_eq!(spending_year(&activity, &line, 2030), 2028);
    assert_eq!(spending_year(&Activity::default(), &line, 2030), 2030);
    assert_eq!(
        spending_year(&activity, &spent(CostSource::Fund, Some(2031), 1), 2030),
        2031
    );
}

#[test]
fn amounts_beyond_all_measure_stay_the_largest() {
    let mut activity = held("a");
    activity.costs = vec![
        cost(CostSource::Fund, None, u64::MAX),
        cost(CostSource::Fund, None, 5),
    ];
    activity.execution.spent = vec![spent(CostSource::Fund, None, u64::MAX); 2];
    let found = spending(&activity);
    assert_eq!((found.planned, found.spent), (u64::MAX, u64::MAX));
    assert_eq!(found.percent(), Some(100));
    let mut little = found;
    little.planned = 1;
    assert_eq!(little.percent(), None, "no number of percent holds it");
}

fn lines() -> impl Strategy<Value = Vec<(usize, Option<i32>, u64, bool)>> {
    let year = prop::option::of(2026i32..2030);
    prop::collection::vec(
        (0usize..5, year, 0u64..1_000_000_000_000, any::<bool>()),
        0..30,
    )
}

proptest! {
    #[test]
    fn sums_are_exact_whatever_the_order(lines in lines(), turn in 0usize..30) {
        let made = |lines: &[(usize, Option<i32>, u64, bool)]| {
            let mut activity = held("a");
            activity.costs.clear();
            for (source, year, cents, planned) in lines {
                let source = CostSource::ALL[*source];
                if *planned {
                    activity.costs.push(cost(source, *year, *cents));
                } else {
                    activity.execution.spent.push(spent(source, *year, *cents));
                }
            }
            activity
        };
        let (sums, whole) = spending_by_source(std::iter::once(&made(&lines)), 2027);
        let total = |planned| lines.iter().filter(|line| line.3 == planned).map(|line| line.2).sum::<u64>();
        prop_assert_eq!((whole.planned, whole.spent), (total(true), total(false)));
        prop_assert_eq!(sums.values().map(|sum| sum.planned).sum::<u64>(), whole.planned);
        prop_assert_eq!(sums.values().map(|sum| sum.spent).sum::<u64>(), whole.spent);
        let mut turned = lines.clone();
        turned.rotate_left(turn.min(lines.len()));
        let again = spending_by_source(std::iter::once(&made(&turned)), 2027);
        prop_assert_eq!(again, (sums, whole));
    }

    #[test]
    fn what_came_out_as_planned_is_the_plan_to_the_cent(lines in lines()) {
        let mut activity = held("a");
        activity.costs = lines.iter()
            .map(|(source, year, cents, _)| cost(CostSource::ALL[*source], *year, *cents))
            .collect();
        activity.execution.spent = spending_as_planned(&activity, 2027);
        let (sums, whole) = spending_by_source(std::iter::once(&activity), 2027);
        prop_assert_eq!(whole.planned, whole.spent);
        prop_assert!(sums.values().all(|sum| sum.planned == sum.spent));
    }
}
