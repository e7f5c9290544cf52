//! What people decide about suggestions, and the plan as a file of its own.

mod support;

use support::{day, example, peru};
use yachay_municipal::documents::{Envelope, restore, to_canonical_string};
use yachay_municipal::dossier::{Dossier, TrainingPlan};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{
    Decision, PlanFile, accept, add_by_hand, decision_of, merge_plan, reject, suggestions, withdraw,
};

#[test]
fn a_decision_can_be_taken_and_taken_back() {
    let world = FixedWorld::default();
    let dossier = example().payload;
    let found = suggestions(peru(), &dossier, Moment::Exit, day("2026-11-20"));
    let all = found.training;
    let mut plan = TrainingPlan::default();
    let item = &all[0];
    assert_eq!(decision_of(&plan, &item.id), Decision::Open);

    let id = accept(&mut plan, peru(), item, &world);
    plan.activities[0].notes = "cambiada".into();
    assert_eq!(
        accept(&mut plan, peru(), item, &world),
        id,
        "a second time changes nothing"
    );
    assert_eq!(
        (plan.activities.len(), plan.activities[0].notes.as_str()),
        (1, "cambiada")
    );
    assert!(matches!(decision_of(&plan, &item.id), Decision::Accepted(found) if found.id == id));

    reject(&mut plan, &item.id, "  ya se hizo ", &world);
    assert!(plan.activities.is_empty());
    assert!(
        matches!(decision_of(&plan, &item.id), Decision::Rejected(found) if found.reason == "ya se hizo")
    );
    reject(&mut plan, &item.id, "otra razón", &world);
    assert_eq!(plan.rejected.len(), 1, "one reason, the last");

    withdraw(&mut plan, &item.id, &world);
    assert_eq!(plan, TrainingPlan::default());

    let by_hand = add_by_hand(&mut plan, &world);
    accept(&mut plan, peru(), item, &world);
    reject(&mut plan, &all[1].id, "no", &world);
    accept(&mut plan, peru(), &all[1], &world);
    assert!(
        plan.rejected.is_empty(),
        "accepting takes the rejection back"
    );
    withdraw(&mut plan, &item.id, &world);
    let kept: Vec<_> = plan
        .activities
        .iter()
        .map(|a| a.suggestion.as_deref())
        .collect();
    assert_eq!(
        kept,
        [None, Some(all[1].id.as_str())],
        "what is by hand stays"
    );
    assert_eq!(plan.activities[0].id, by_hand);
}

#[test]
fn a_plan_goes_out_and_comes_back_byte_for_byte() {
    let world = FixedWorld::default();
    let dossier = example().payload;
    let plan = PlanFile::of(&dossier);
    let payload =
        |plan: &PlanFile| to_canonical_string(&serde_json::to_value(plan).expect("plain data"));
    let file = Envelope::new(plan.clone(), peru().reference(), &world).to_file_text();
    assert!(!file.contains("diagnosis"), "nobody's answers are in it");
    let read = restore::<PlanFile>(file.as_bytes()).expect("our own file");
    assert_eq!(payload(&read.payload), payload(&plan));
    assert_eq!(read.to_file_text(), file);

    let cleared = Dossier::new("PE", day("2026-11-20"));
    let merged = merge_plan(&cleared, read.payload.clone());
    assert_eq!(payload(&PlanFile::of(&merged)), payload(&plan));
    assert!(merged.responses.is_empty());
    let merged = merge_plan(&dossier, read.payload);
    assert_eq!(merged, dossier, "its own plan changes nothing");
}
