//! Moving an activity and calling it off leave their entries, with a reason and the way back.

use yachay_municipal::dossier::{Approval, Progress, TrainingPlan};
use yachay_municipal::plan::{
    TakeBackFault, give_reason, last_change, modifications, move_in_list, note_approval,
    note_progress, note_stopped, record_edit, take_back, told,
};

use crate::made::{Clock, named, plan_of};
use crate::support::day;

fn approved(mut plan: TrainingPlan) -> TrainingPlan {
    let act = Approval {
        act: "Ordenanza 12-2026".into(),
        on: day("2026-11-20"),
    };
    note_approval(&mut plan, act, |_| day("2026-11-20"));
    plan
}

fn order(plan: &TrainingPlan) -> String {
    plan.activities
        .iter()
        .map(|item| item.id.as_str())
        .collect()
}

fn reasons(plan: &TrainingPlan) -> Vec<&str> {
    modifications(plan)
        .map(|item| item.reason.as_str())
        .collect()
}

#[test]
fn moving_an_activity_is_one_change_until_it_stands_as_it_did() {
    let world = Clock::new();
    let mut measure = named("m");
    measure.measure = true;
    let start = plan_of(vec![named("a"), measure, named("b"), named("c")]);
    for approve in [false, true] {
        let mut plan = start.clone();
        if approve {
            plan = approved(plan);
        }
        move_in_list(&mut plan, "a", false, &world);
        move_in_list(&mut plan, "m", true, &world);
        assert_eq!((order(&plan).as_str(), plan.changes.len()), ("ambc", 0));
        move_in_list(&mut plan, "a", true, &world);
        assert_eq!(order(&plan), "mbac", "past the next one of its own list");
        move_in_list(&mut plan, "a", true, &world);
        assert_eq!((order(&plan).as_str(), plan.changes.len()), ("mbca", 1));
        assert_eq!(plan.changes[0].places, [0]);
        assert_eq!(plan.changes[0].after_approval, approve);
        assert_eq!(
            told(&plan, (2026, 2027))[0]
                .after
                .as_ref()
                .map(|item| item.id.as_str()),
            Some("a")
        );
        // What is typed afterwards is a change of its own.
        let before = plan.activities[3].clone();
        plan.activity_mut("a").expect("it").hours = Some(9);
        record_edit(&mut plan, &before, &world);
        assert_eq!(plan.changes.len(), 2);
        let moved = plan.changes[0].id.clone();
        take_back(&mut plan, &moved, &world).expect("back");
        assert_eq!(order(&plan), order(&start));
        assert_eq!(plan.activities[0].hours, Some(9), "what was typed stays");
        let back = plan.changes.last().expect("the way back").id.clone();
        give_reason(&mut plan, &back, "así lo pidió el concejo");
        move_in_list(&mut plan, "a", true, &world);
        assert_eq!(plan.changes.len(), 4, "what has a reason is finished");
    }
}

#[test]
fn an_activity_that_is_moved_back_at_once_was_not_moved() {
    let world = Clock::new();
    let mut plan = approved(plan_of(vec![named("a"), named("b"), named("c")]));
    for down in [true, true, false, false] {
        move_in_list(&mut plan, "a", down, &world);
    }
    assert_eq!((order(&plan).as_str(), plan.changes.len()), ("abc", 0));
    move_in_list(&mut plan, "a", true, &world);
    world.forward(31);
    move_in_list(&mut plan, "a", false, &world);
    assert_eq!((order(&plan).as_str(), plan.changes.len()), ("abc", 2));
    // Between two moves of one activity another one was moved.
    move_in_list(&mut plan, "b", true, &world);
    move_in_list(&mut plan, "a", true, &world);
    assert_eq!(plan.changes.len(), 4);
    let first = plan.changes[0].id.clone();
    plan.activities.remove(1);
    let gone = take_back(&mut plan, &first, &world);
    assert_eq!(gone, Err(TakeBackFault::Gone));
}

#[test]
fn calling_an_activity_of_an_approved_plan_off_is_a_modification_with_its_reason() {
    let world = Clock::new();
    let mut draft = plan_of(vec![named("a")]);
    note_progress(&mut draft, "a", Progress::Cancelled, &world);
    assert_eq!(draft.changes, [], "nobody asks of a draft");

    let mut plan = approved(plan_of(vec![named("a")]));
    note_progress(&mut plan, "a", Progress::Running, &world);
    assert_eq!(modifications(&plan).count(), 0, "carrying out is none");
    note_progress(&mut plan, "a", Progress::Cancelled, &world);
    note_progress(&mut plan, "a", Progress::Running, &world);
    assert_eq!(modifications(&plan).count(), 0, "a slip is none");
    note_progress(&mut plan, "a", Progress::Cancelled, &world);
    note_stopped(&mut plan, "a", "No llegó el fondo");
    assert_eq!(reasons(&plan), ["No llegó el fondo"]);
    let off = last_change(&plan, "a").expect("it").clone();
    assert_eq!(off.progress, Some(Progress::Running));
    // The reason is one, wherever it is written.
    give_reason(&mut plan, &off.id, "No llegó el fondo a tiempo");
    assert_eq!(
        plan.activities[0].execution.reason,
        "No llegó el fondo a tiempo"
    );

    note_progress(&mut plan, "a", Progress::Planned, &world);
    assert_eq!(reasons(&plan), ["No llegó el fondo a tiempo", ""]);
    let as_it_was = take_back(&mut plan, &off.id, &world);
    assert_eq!(as_it_was, Err(TakeBackFault::AsItWas));
    let again = last_change(&plan, "a").expect("it").id.clone();
    give_reason(&mut plan, &again, "Sí llegó");
    assert_eq!(
        plan.activities[0].execution.reason,
        "No llegó el fondo a tiempo"
    );
    take_back(&mut plan, &again, &world).expect("called off again");
    assert!(plan.activities[0].is_called_off());
    assert_eq!(plan.changes.len(), 3);
    take_back(&mut plan, &off.id, &world).expect("as it was before it was called off");
    assert_eq!(plan.activities[0].execution.progress, Progress::Running);
}
