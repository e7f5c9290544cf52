//! Merging loses nothing, and suggestions can be accepted by unit.

use std::collections::BTreeSet;

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, CostLine, TrainingPlan};
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{
    Decision, MergeFault, accept, accept_for, accept_unit, activity_cents, by_unit,
    costs_by_source, decision_of, left_out, merge, suggestions, training, united, withdraw,
};

use crate::made::{self, Clock, named, people, plan_of};
use crate::support::{day, example, ids, peru};

#[test]
fn two_activities_become_one() {
    let world = Clock::new();
    let one = Activity {
        content: Some("presupuesto".into()),
        competencies: ids(&["c1", "c2"]),
        modality: Some("taller".into()),
        participants: people(&[("alcalde", 1), ("regidor", 5)]),
        hours: Some(16),
        from: Some(day("2027-03-01")),
        to: Some(day("2027-04-01")),
        responsible: "Gerencia".into(),
        title: Some("Presupuesto".into()),
        permitted: Some(day("2027-01-05")),
        ..named("a")
    };
    let two = Activity {
        content: Some("tributos".into()),
        competencies: ids(&["c2", "c3"]),
        modality: Some("asistencia".into()),
        participants: people(&[("regidor", 3), ("rentas", 2)]),
        hours: Some(8),
        from: Some(day("2026-12-01")),
        responsible: "Gerencia".into(),
        ..named("b")
    };
    let mut plan = plan_of(vec![one, named("m"), two]);
    let id = merge(&mut plan, peru(), 2026, &ids(&["a", "b"]), &world).expect("merged");
    let places: Vec<_> = plan.activities.iter().map(|a| a.id.as_str()).collect();
    assert_eq!((id.as_str(), places), ("a", vec!["a", "m"]));
    let merged = &plan.activities[0];
    assert_eq!(merged.suggestion.as_deref(), Some("de-a"));
    assert_eq!(merged.merged, ["de-b"]);
    assert_eq!(merged.competencies, ["c1", "c2", "c3"]);
    assert_eq!(merged.more_contents, ["tributos"]);
    assert_eq!(merged.modality.as_deref(), Some("taller"));
    assert_eq!(merged.companions, ["asistencia"]);
    let expected = people(&[("alcalde", 1), ("regidor", 5), ("rentas", 2)]);
    assert_eq!(merged.participants, expected);
    assert_eq!(merged.hours, Some(24));
    assert_eq!(merged.from, Some(day("2026-12-01")));
    assert_eq!(merged.to, Some(day("2027-04-01")));
    assert_eq!(merged.responsible, "Gerencia");
    assert_eq!(merged.permitted, None, "one part has no permission");
    assert!(merged.comes_from("de-b") && merged.edited);
}

#[test]
fn an_amount_for_each_person_stays_what_it_comes_to() {
    let world = Clock::new();
    let line = CostLine {
        per_person: true,
        cents: 1_050,
        ..CostLine::default()
    };
    let with = |id: &str, post: &str, n: u16| Activity {
        participants: people(&[(post, n)]),
        costs: vec![line.clone()],
        ..named(id)
    };
    let mut plan = plan_of(vec![with("a", "alcalde", 1), with("b", "regidor", 5)]);
    merge(&mut plan, peru(), 2026, &ids(&["a", "b"]), &world).expect("merged");
    let merged = &plan.activities[0];
    assert_eq!(activity_cents(merged), 6 * 1_050);
    assert!(merged.costs.iter().all(|line| !line.per_person));
}

#[test]
fn what_does_not_go_together_is_refused_and_stays() {
    let world = Clock::new();
    let measure = Activity {
        measure: true,
        ..named("m")
    };
    let mut plan = plan_of(vec![named("a"), measure]);
    let before = plan.clone();
    let table = [
        (vec!["a"], MergeFault::Few),
        (vec!["a", "nobody"], MergeFault::Few),
        (vec![], MergeFault::Few),
        (vec!["a", "m"], MergeFault::Kinds),
    ];
    for (chosen, fault) in table {
        let found = merge(&mut plan, peru(), 2026, &ids(&chosen), &world);
        assert_eq!(found, Err(fault), "{chosen:?}");
    }
    assert_eq!(plan, before);
}

#[test]
fn a_unit_s_suggestions_become_one_activity_and_the_others_are_still_offered() {
    let world = Clock::new();
    let mut dossier = example().payload;
    dossier.plan = TrainingPlan::default();
    let found = suggestions(peru(), &dossier, Moment::Exit, day("2026-11-20"));
    let groups = by_unit(peru(), &dossier.plan, &found);
    assert!(groups.len() > 1, "the example has several units");
    for group in &groups {
        assert!(group.people > 0 && !group.open.is_empty() && group.accepted.is_empty());
        for id in &group.open {
            let suggestion = training(&found, id).expect("a suggestion");
            assert!(suggestion.participants.contains_key(&group.post), "{id}");
        }
    }
    let in_groups: BTreeSet<&String> = groups.iter().flat_map(|group| &group.open).collect();
    let with_people = found.training.iter().filter(|s| !s.participants.is_empty());
    assert_eq!(in_groups.len(), with_people.count(), "none is left out");

    let group = groups
        .iter()
        .find(|group| group.open.len() > 1)
        .expect("one with several");
    let id = accept_unit(&mut dossier, peru(), &found, &group.post, &world).expect("accepted");
    let activity = dossier.plan.activity(&id).expect("in the plan").clone();
    assert_eq!(
        activity.participants,
        people(&[(&group.post, group.people)])
    );
    assert!(!activity.edited);
    for suggestion in &group.open {
        assert!(activity.comes_from(suggestion));
        let needs = &training(&found, suggestion).expect("it").needs;
        assert!(
            needs
                .iter()
                .all(|need| activity.competencies.contains(&need.competency))
        );
    }
    let again = by_unit(peru(), &dossier.plan, &found);
    let same = again
        .iter()
        .find(|item| item.post == group.post)
        .expect("it");
    assert_eq!((&same.open, &same.accepted), (&Vec::new(), &group.open));
    assert_eq!(
        accept_unit(&mut dossier, peru(), &found, &group.post, &world),
        None
    );

    // The other units of a suggestion can follow.
    let shared = group.open.iter().filter_map(|id| training(&found, id));
    let shared = shared.into_iter().find(|item| item.participants.len() > 1);
    let shared = shared.expect("a suggestion for several units");
    let rest = left_out(&dossier.plan, shared);
    assert_eq!(rest.len(), shared.participants.len() - 1);
    let years = dossier.years;
    accept_for(&mut dossier.plan, peru(), years, &[shared], &rest, &world).expect("the rest");
    assert_eq!(left_out(&dossier.plan, shared), Vec::<String>::new());
}

#[test]
fn withdrawing_one_of_several_suggestions_keeps_the_merged_activity() {
    let world = Clock::new();
    let dossier = example().payload;
    let found = suggestions(peru(), &dossier, Moment::Exit, day("2026-11-20")).training;
    let mut plan = TrainingPlan::default();
    let one = accept(&mut plan, peru(), &found[0], &world);
    let two = accept(&mut plan, peru(), &found[1], &world);
    let id = merge(&mut plan, peru(), 2026, &[one, two], &world).expect("merged");
    withdraw(&mut plan, &found[0].id, &world);
    assert_eq!(decision_of(&plan, &found[0].id), Decision::Open);
    let still = decision_of(&plan, &found[1].id);
    assert!(matches!(still, Decision::Accepted(activity) if activity.id == id));
    withdraw(&mut plan, &found[1].id, &world);
    assert!(plan.activities.is_empty());
    assert!(
        !plan.changes.is_empty(),
        "what was merged by hand can come back"
    );
}

proptest! {
    #[test]
    fn merging_loses_no_competency_person_suggestion_or_cent(
        plan in made::plan(),
        chosen in prop::collection::vec(0..8usize, 2..5),
    ) {
        let parts: BTreeSet<usize> = chosen.into_iter().filter(|n| *n < plan.activities.len()).collect();
        let parts: Vec<&Activity> = parts.into_iter().map(|n| &*plan.activities[n]).collect();
        prop_assume!(parts.len() > 1);
        let merged = united(peru(), 2026, &parts).expect("all are training");
        for part in &parts {
            prop_assert!(part.competencies.iter().all(|id| merged.competencies.contains(id)));
            prop_assert!(part.contents().all(|id| merged.contents().any(|other| other == id)));
            prop_assert!(part.enrolled.keys().all(|id| merged.enrolled.contains_key(id)));
            prop_assert!(merged.comes_from(part.suggestion.as_deref().unwrap()));
            for (post, n) in &part.participants {
                prop_assert!(merged.participants[post] >= *n);
            }
        }
        let hours = |list: &[&Activity]| -> u32 {
            list.iter().flat_map(|a| a.enrolled.values()).filter_map(|e| e.hours).map(u32::from).sum()
        };
        prop_assert_eq!(hours(&[&merged]), hours(&parts), "hours attended");
        let unique: BTreeSet<_> = merged.competencies.iter().collect();
        prop_assert_eq!(unique.len(), merged.competencies.len());
        let before = costs_by_source(parts.iter().copied(), 2026);
        let after = costs_by_source(std::iter::once(&merged), 2026);
        prop_assert_eq!(before, after, "by source and year, to the cent");
    }

    #[test]
    fn the_order_of_merging_changes_no_amount(a in made::activity(1), b in made::activity(2), c in made::activity(3)) {
        let at_once = united(peru(), 2026, &[&a, &b, &c]).unwrap();
        let two = united(peru(), 2026, &[&b, &c]).unwrap();
        let in_steps = united(peru(), 2026, &[&a, &two]).unwrap();
        let of = |item: &Activity| costs_by_source(std::iter::once(item), 2026);
        prop_assert_eq!(of(&at_once), of(&in_steps));
    }
}
