//! Weights: heavier means more, and the ranking follows at once.

mod support;

use proptest::prelude::*;
use support::random::any_dossier;
use support::{day, example, peru};
use yachay_municipal::dossier::{Dossier, Weights};
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{Need, Parts, needs};

fn needs_of(dossier: &Dossier) -> Vec<Need> {
    needs(peru(), dossier, Moment::Stable, day("2026-11-20"))
}

/// The parts in the order of `Parts::contributions`.
fn part_of(weights: &mut Weights, place: usize) -> &mut u8 {
    match place {
        0 => &mut weights.gap,
        1 => &mut weights.importance,
        2 => &mut weights.people,
        3 => &mut weights.urgency,
        _ => &mut weights.objective,
    }
}

fn any_weights() -> impl Strategy<Value = Weights> {
    prop::array::uniform5(0u8..=100).prop_map(|[gap, importance, people, urgency, objective]| {
        Weights {
            gap,
            importance,
            people,
            urgency,
            objective,
        }
    })
}

fn any_parts() -> impl Strategy<Value = Parts> {
    prop::array::uniform5(0.0..=100.0).prop_map(|[gap, importance, people, urgency, objective]| {
        Parts {
            gap,
            importance,
            people,
            urgency,
            objective,
        }
    })
}

/// Tells whether the ranked needs come in the order of their priority, equal ones by id, and each
/// priority is that of the weights of the dossier.
fn follows_its_weights(dossier: &Dossier, found: &[Need]) -> bool {
    let ranked: Vec<_> = found
        .iter()
        .filter_map(|need| Some((need.ranking?, need.competency.as_str())))
        .collect();
    let computed = ranked
        .iter()
        .all(|((priority, parts), _)| *priority == parts.priority(&dossier.weights));
    let in_order = ranked.is_sorted_by(|((one, _), id), ((other, _), next)| {
        one > other || (one == other && id <= next)
    });
    computed && in_order
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_heavier_part_never_adds_less(
        parts in any_parts(),
        weights in any_weights(),
        place in 0usize..5,
        more in 1u8..=100,
    ) {
        let mut heavier = weights;
        let weight = part_of(&mut heavier, place);
        *weight = weight.saturating_add(more).min(100);
        let (before, after) = (parts.contributions(&weights), parts.contributions(&heavier));
        prop_assert!(after[place] >= before[place] - 1e-9, "{before:?} {after:?}");
        let total: u32 = (0..5).map(|other| u32::from(*part_of(&mut weights.clone(), other))).sum();
        if total > 0 {
            for other in (0..5).filter(|other| *other != place) {
                prop_assert!(after[other] <= before[other] + 1e-9, "{before:?} {after:?}");
            }
        }
        let sum: f64 = after.iter().sum();
        prop_assert!((sum - parts.priority(&heavier)).abs() < 1e-9);
        prop_assert!((0.0..=100.0 + 1e-9).contains(&sum));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ranking_follows_at_once(
        dossier in any_dossier(),
        weights in any_weights(),
        place in 0usize..5,
        more in 1u8..=100,
    ) {
        let mut dossier = Dossier { weights, ..dossier };
        let before = needs_of(&dossier);
        prop_assert!(follows_its_weights(&dossier, &before));
        let weight = part_of(&mut dossier.weights, place);
        *weight = weight.saturating_add(more).min(100);
        let after = needs_of(&dossier);
        prop_assert!(follows_its_weights(&dossier, &after));
        // Weights change places; they never add, remove or recompute what people said.
        prop_assert_eq!(before.len(), after.len());
        for need in &before {
            let same = after.iter().find(|item| item.competency == need.competency);
            let same = same.map(|item| (&item.figures, item.ranking.map(|ranking| ranking.1)));
            prop_assert_eq!(same, Some((&need.figures, need.ranking.map(|ranking| ranking.1))));
        }
    }
}

/// With one part alone, the need in which it is largest comes first.
#[test]
fn a_part_alone_decides() {
    let mut dossier = example().payload;
    for place in 0..5 {
        dossier.weights = Weights {
            gap: 0,
            importance: 0,
            people: 0,
            urgency: 0,
            objective: 0,
        };
        *part_of(&mut dossier.weights, place) = 1;
        let found = needs_of(&dossier);
        let value = |need: &Need| {
            need.ranking
                .map(|(_, parts)| parts.contributions(&dossier.weights)[place])
        };
        let largest = found.iter().filter_map(value).max_by(f64::total_cmp);
        assert!(
            largest.is_some() && value(&found[0]) == largest,
            "part {place}"
        );
    }
}
