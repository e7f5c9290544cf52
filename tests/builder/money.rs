//! Money is exact in cents, whatever the order and grouping.

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, CostSource, Progress, TrainingPlan};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::papers::money;
use yachay_municipal::plan::{
    Budget, BudgetCell, activity_cents, by_objective, costs_by_source, read_cents, set_limit,
};

use crate::made::{self, named, paid, plan_of};
use crate::support::{example, peru};

fn limit(plan: &mut TrainingPlan, source: CostSource, year: i32, cents: Option<u64>) {
    set_limit(plan, source, year, cents, &FixedWorld::default());
}

#[test]
fn a_budget_says_what_is_over_its_limit() {
    let activity = Activity {
        costs: vec![
            paid(CostSource::Municipality, 100_001, 2026),
            paid(CostSource::Municipality, 50_000, 2027),
            paid(CostSource::Fund, 7, 2026),
        ],
        ..named("a")
    };
    let mut plan = plan_of(vec![activity]);
    limit(&mut plan, CostSource::Municipality, 2026, Some(100_000));
    limit(&mut plan, CostSource::Municipality, 2027, Some(50_000));
    limit(&mut plan, CostSource::University, 2028, Some(9));
    let budget = Budget::of(&plan, (2026, 2027));
    assert_eq!(budget.years, [2026, 2027, 2028], "a limit shows its year");
    assert_eq!(
        budget.overspent(),
        [((CostSource::Municipality, 2026), 1)],
        "to the cent; a limit may be reached"
    );
    let own = budget.total(|source, _| source == CostSource::Municipality);
    let expected = BudgetCell {
        cents: 150_001,
        limit: Some(150_000),
    };
    assert_eq!(own, expected);
    assert_eq!(budget.total(|_, year| year == 2026).cents, 100_008);
    let of_2026 = budget.total(|_, year| year == 2026);
    assert_eq!(of_2026.limit, None, "the fund has no limit in that year");
    assert_eq!(
        budget.cell(CostSource::Cooperation, 2026),
        BudgetCell::default()
    );

    limit(&mut plan, CostSource::Municipality, 2026, Some(200_000));
    assert_eq!(plan.budget.len(), 3, "set again, not twice");
    limit(&mut plan, CostSource::University, 2028, None);
    let budget = Budget::of(&plan, (2026, 2027));
    assert!(budget.overspent().is_empty() && budget.years == [2026, 2027]);
}

#[test]
fn what_was_called_off_costs_nothing() {
    let mut called_off = Activity {
        costs: vec![paid(CostSource::Fund, 900, 2026)],
        ..named("b")
    };
    called_off.execution.progress = Progress::Cancelled;
    let stands = Activity {
        costs: vec![paid(CostSource::Fund, 100, 2026)],
        ..named("a")
    };
    let mut plan = plan_of(vec![stands, called_off]);
    limit(&mut plan, CostSource::Fund, 2026, Some(100));
    let budget = Budget::of(&plan, (2026, 2026));
    assert_eq!(budget.cell(CostSource::Fund, 2026).cents, 100);
    assert!(budget.overspent().is_empty());
}

#[test]
fn absurd_amounts_and_years_do_no_harm() {
    let activity = Activity {
        costs: vec![
            paid(CostSource::Fund, u64::MAX, i32::MIN),
            paid(CostSource::Fund, u64::MAX, i32::MAX),
        ],
        ..named("a")
    };
    let plan = plan_of(vec![activity]);
    let budget = Budget::of(&plan, (i32::MIN, i32::MAX));
    assert_eq!(budget.total(|_, _| true).cents, u64::MAX);
    assert!(budget.years.len() < 20);
}

proptest! {
    #[test]
    fn every_way_of_adding_up_gives_the_same_cents(
        (plan, order) in made::plan().prop_flat_map(|plan| {
            let order: Vec<usize> = (0..plan.activities.len()).collect();
            (Just(plan), Just(order).prop_shuffle())
        }),
    ) {
        let exact: u128 = plan.activities.iter().map(|a| u128::from(activity_cents(a))).sum();
        let budget = Budget::of(&plan, (2026, 2027));
        prop_assert_eq!(u128::from(budget.total(|_, _| true).cents), exact);
        let by_year = budget.years.iter().map(|year| budget.total(|_, other| other == *year).cents);
        prop_assert_eq!(by_year.map(u128::from).sum::<u128>(), exact);
        let by_source = CostSource::ALL.map(|source| budget.total(|other, _| other == source).cents);
        prop_assert_eq!(by_source.into_iter().map(u128::from).sum::<u128>(), exact);
        let shuffled = TrainingPlan {
            activities: order.iter().map(|n| plan.activities[*n].clone()).collect(),
            ..TrainingPlan::default()
        };
        prop_assert_eq!(&Budget::of(&shuffled, (2026, 2027)), &budget);
        let cells: u128 = costs_by_source(plan.activities.iter().map(|a| &**a), 2026)
            .values().map(|cents| u128::from(*cents)).sum();
        prop_assert_eq!(cells, exact);

        let mut dossier = example().payload;
        dossier.plan = plan;
        let served = by_objective(peru(), &dossier);
        let by_objective: u128 = served.iter().map(|row| u128::from(row.cents)).sum();
        prop_assert_eq!(by_objective, exact);
        let rows: usize = served.iter().map(|row| row.activities.len()).sum();
        prop_assert_eq!(rows, dossier.plan.activities.len(), "each stands once");
    }
}

proptest! {
    /// What documents write is read back to the cent: with its sign, without it, with blanks in place of the signs
    /// between thousands, and without cents.
    #[test]
    fn an_amount_that_was_written_is_read_again(
        cents in prop_oneof![0..100_000u64, 0..1_000_000_000_000u64, any::<u64>()],
        currency in prop_oneof![Just("PEN"), Just("BOB"), Just("USD")],
    ) {
        let written = money(cents, currency);
        prop_assert_eq!(read_cents(&written), Some(cents), "{}", written);
        let amount = written.split('\u{a0}').nth(1).unwrap_or_default();
        prop_assert_eq!(read_cents(amount), Some(cents), "{}", amount);
        let (units, _) = amount.split_at(amount.len() - 3);
        prop_assert_eq!(read_cents(units), Some(cents / 100 * 100), "{}", units);
        let blanks = format!("{}{}", units.replace([',', '.'], " "), &amount[units.len()..]);
        prop_assert_eq!(read_cents(&blanks), Some(cents), "{}", blanks);
    }
}
