//! The plan's file carries nobody of the register, and brings nobody's results to harm.

use yachay_municipal::documents::{Envelope, restore};
use yachay_municipal::dossier::{
    Activity, Approval, CostLine, CostSource, Dossier, Enrolment, Person, Progress,
};
use yachay_municipal::plan::{
    PlanFile, activity_cents, merge, merge_plan, note_approval, record_edit, set_limit, take_out,
    write_document,
};

use crate::made::{Clock, named, people, plan_of};
use crate::support::{day, ids, peru};

const ANA: &str = "persona0000000000000000000000ana";

/// A plan in which somebody is enrolled: now, in what was merged, in what was taken out.
fn dossier(world: &Clock) -> Dossier {
    let with = |id: &str| {
        let mut activity = named(id);
        let attended = Enrolment {
            hours: Some(4),
            ..Enrolment::default()
        };
        activity.enrolled.insert(ANA.into(), attended);
        activity.permitted = Some(day("2027-01-05"));
        activity
    };
    let mut dossier = Dossier::new("PE", day("2026-11-20"));
    let list = ["a", "b", "c", "d"].map(with).to_vec();
    dossier.plan = plan_of(list);
    dossier.people = vec![Person {
        id: ANA.into(),
        name: "Ana Quispe".into(),
        posts: ids(&["tesoreria"]),
        ..Person::default()
    }]
    .into();
    let plan = &mut dossier.plan;
    merge(plan, peru(), 2026, &ids(&["a", "b"]), world).expect("merged");
    take_out(plan, &ids(&["c"]), "", world);
    let before = plan.activities[1].clone();
    plan.activity_mut("d").expect("it").hours = Some(3);
    record_edit(plan, &before, world);
    let letter = format!("commitment/d/{ANA}");
    let act = Approval {
        act: "Acuerdo 7".into(),
        on: day("2026-11-20"),
    };
    note_approval(plan, act, |moment| moment.date_naive());
    write_document(plan, &letter, Some("Yo, Ana Quispe".into()), world);
    world.forward(31);
    write_document(plan, &letter, Some("Quispe, Ana".into()), world);
    set_limit(plan, CostSource::Fund, 2027, Some(5), world);
    dossier
}

#[test]
fn nobody_of_the_register_is_in_the_file() {
    let world = Clock::new();
    let dossier = dossier(&world);
    let plan = PlanFile::of(&dossier);
    let file = Envelope::new(plan, peru().reference(), &world).to_file_text();
    assert!(!file.contains(ANA) && !file.contains("Quispe"), "{file}");
    assert!(!file.contains("enrolled"));
    assert!(
        file.contains("2027-01-05"),
        "the day of the permission stays"
    );
    let read = restore::<PlanFile>(file.as_bytes()).expect("our own file");
    assert_eq!(read.payload.plan.changes.len(), 6, "the history stays");
    assert_eq!(
        read.payload.plan.changes.last(),
        dossier.plan.changes.last(),
        "a limit as it was"
    );
    assert_eq!(
        read.payload.plan.activities[0].participants,
        people(&[("tesoreria", 1)])
    );
}

#[test]
fn what_is_paid_for_each_person_stays_what_it_is() {
    let world = Clock::new();
    let mut dossier = dossier(&world);
    let activity = dossier.plan.activity_mut("d").expect("it");
    activity.costs.push(CostLine {
        per_person: true,
        cents: 1_234,
        ..CostLine::default()
    });
    let cents = activity_cents(activity);
    let file = PlanFile::of(&dossier);
    let alone = file.plan.activity("d").expect("it");
    assert_eq!((activity_cents(alone), cents), (1_234, 1_234));
}

#[test]
fn a_plan_that_comes_back_keeps_people_results_and_changes() {
    let world = Clock::new();
    let mut own = dossier(&world);
    let mut file = PlanFile::of(&own);
    let back = merge_plan(&own, file.clone());
    let enrolled = |dossier: &Dossier| -> Vec<Activity> {
        let list = dossier.plan.activities.iter();
        list.map(|item| Activity {
            participants: Default::default(),
            ..Activity::clone(item)
        })
        .collect()
    };
    assert_eq!(enrolled(&back), enrolled(&own));
    assert_eq!(back.plan.changes, own.plan.changes);
    assert_eq!(back.people, own.people);

    // Somebody else worked on the plan; here it was carried out meanwhile.
    file.plan.activity_mut("d").expect("it").title = Some("Otro título".into());
    file.plan.activities.push(named("new").into());
    let here = own.plan.activity_mut("d").expect("it");
    here.execution.progress = Progress::Done;
    world.forward(40);
    take_out(&mut own.plan, &ids(&["a"]), "aquí", &world);
    let merged = merge_plan(&own, file);
    let activity = merged.plan.activity("d").expect("it");
    assert_eq!(activity.title.as_deref(), Some("Otro título"));
    assert_eq!(activity.execution.progress, Progress::Done);
    assert_eq!(activity.enrolled[ANA].hours, Some(4));
    assert!(merged.plan.activity("new").is_some());
    assert_eq!(merged.plan.changes.len(), 7, "each once");
    assert_eq!(
        merged.plan.documents, own.plan.documents,
        "letters to people stay here"
    );
    let last = merged.plan.changes.last().expect("the last");
    assert_eq!(last.reason, "aquí");
    assert!(
        last.before[0].enrolled.contains_key(ANA),
        "can still be taken back whole"
    );
}
