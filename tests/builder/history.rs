//! Every change made by hand is kept with what was there before, and can be taken back.

use proptest::prelude::*;
use yachay_municipal::documents::Shared;
use yachay_municipal::dossier::{
    Activity, Approval, ChangeKind, Enrolment, Progress, TrainingPlan,
};
use yachay_municipal::plan::{
    ActivityPart, KEPT_BEFORE_APPROVAL, TakeBackFault, add_by_hand, changed_parts, give_reason,
    last_change, merge, modifications, record_added, record_edit, take_back, take_out,
};

use crate::made::{self, Clock, named, plan_of};
use crate::support::{day, ids, peru};

/// Changes an activity as its editor does.
fn edit(plan: &mut TrainingPlan, id: &str, world: &Clock, change: impl FnOnce(&mut Activity)) {
    let before = plan.activities.iter().find(|item| item.id == id);
    let before = before.expect("the activity").clone();
    let activity = plan.activity_mut(id).expect("the activity");
    change(activity);
    activity.edited |= *activity != *before;
    record_edit(plan, &before, world);
}

fn kinds(plan: &TrainingPlan) -> Vec<ChangeKind> {
    plan.changes.iter().map(|change| change.kind).collect()
}

fn approve(plan: &mut TrainingPlan) {
    plan.approval = Some(Approval {
        act: "Ordenanza 12-2026".into(),
        on: day("2026-11-20"),
    });
}

#[test]
fn edits_within_half_an_hour_are_one_change_until_a_reason_is_given() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a"), named("b")]);
    edit(&mut plan, "a", &world, |a| a.hours = Some(10));
    world.forward(20);
    edit(&mut plan, "a", &world, |a| a.hours = Some(20));
    edit(&mut plan, "b", &world, |a| a.hours = Some(5));
    assert_eq!(plan.changes.len(), 2, "one for each activity");
    assert_eq!(plan.changes[0].before[0].hours, None, "as it was at first");

    world.forward(11);
    edit(&mut plan, "a", &world, |a| a.hours = Some(30));
    assert_eq!(plan.changes.len(), 3, "half an hour after the first");
    assert_eq!(plan.changes[2].before[0].hours, Some(20));

    let last = last_change(&plan, "a").expect("a change").id.clone();
    give_reason(&mut plan, &last, "  La sede solo está libre dos días ");
    edit(&mut plan, "a", &world, |a| a.hours = Some(40));
    assert_eq!(plan.changes.len(), 4, "what has a reason is finished");
    assert!(plan.changes[2].reason.contains("sede"));
    assert!(plan.changes.iter().all(|change| !change.after_approval));
}

#[test]
fn what_is_typed_and_taken_out_again_is_no_change() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a")]);
    edit(&mut plan, "a", &world, |a| a.title = Some("x".into()));
    edit(&mut plan, "a", &world, |a| a.title = None);
    assert_eq!(plan.changes, []);
    assert!(!plan.activities[0].edited);
}

#[test]
fn follow_up_is_no_change_of_the_plan() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a")]);
    approve(&mut plan);
    edit(&mut plan, "a", &world, |a| {
        a.execution.progress = Progress::Done;
        a.enrolled.insert("p".into(), Enrolment::default());
        a.measured.after = "12".into();
    });
    assert_eq!(modifications(&plan).count(), 0);
    edit(&mut plan, "a", &world, |a| a.measured.target = "10".into());
    assert_eq!(modifications(&plan).count(), 1);
    let before = &plan.changes[0].before[0];
    assert!(before.enrolled.is_empty(), "no people in the history");
}

#[test]
fn filling_in_what_was_added_by_hand_belongs_to_adding_it() {
    let world = Clock::new();
    let mut plan = TrainingPlan::default();
    let id = add_by_hand(&mut plan, &world);
    edit(&mut plan, &id, &world, |a| a.title = Some("Taller".into()));
    assert_eq!(kinds(&plan), [ChangeKind::Added]);
    world.forward(31);
    edit(&mut plan, &id, &world, |a| a.hours = Some(8));
    assert_eq!(kinds(&plan), [ChangeKind::Added, ChangeKind::Edited]);
    // Of a suggestion it can always be seen what it was.
    plan.activities.push(named("s").into());
    record_added(&mut plan, "s", &world);
    edit(&mut plan, "s", &world, |a| a.hours = Some(8));
    assert_eq!(kinds(&plan)[2..], [ChangeKind::Added, ChangeKind::Edited]);
}

#[test]
fn changes_before_the_approval_are_bounded_and_later_ones_are_all_kept() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a")]);
    let many = KEPT_BEFORE_APPROVAL as u16 + 50;
    for hours in 1..=many {
        world.forward(31);
        edit(&mut plan, "a", &world, |a| a.hours = Some(hours));
    }
    assert_eq!(plan.changes.len(), KEPT_BEFORE_APPROVAL);
    let first = plan.changes[0].before[0].hours;
    assert_eq!(first, Some(50), "the latest are kept");
    approve(&mut plan);
    for hours in 1..=many {
        world.forward(31);
        edit(&mut plan, "a", &world, |a| a.hours = Some(hours));
    }
    assert_eq!(modifications(&plan).count(), usize::from(many));
    assert_eq!(plan.changes.len(), KEPT_BEFORE_APPROVAL + usize::from(many));
}

#[test]
fn each_kind_of_change_is_taken_back_and_what_cannot_be_says_why() {
    let world = Clock::new();
    let start = plan_of(vec![named("a"), named("b"), named("c")]);
    let mut plan = start.clone();
    let unknown = take_back(&mut plan, "x", &world);
    assert_eq!(unknown, Err(TakeBackFault::Unknown));

    take_out(&mut plan, &ids(&["b", "zzz"]), " sin dinero ", &world);
    assert_eq!(plan.changes[0].reason, "sin dinero");
    let removal = plan.changes[0].id.clone();
    take_back(&mut plan, &removal, &world).expect("b comes back");
    assert_eq!(plan.activities, start.activities, "where it stood");
    assert_eq!(kinds(&plan), [ChangeKind::Removed, ChangeKind::Added]);
    let twice = take_back(&mut plan, &removal, &world);
    assert_eq!(twice, Err(TakeBackFault::AlreadyThere));
    let adding = plan.changes[1].id.clone();
    take_back(&mut plan, &adding, &world).expect("b goes again");
    assert!(plan.activity("b").is_none());
    let gone = take_back(&mut plan, &adding, &world);
    assert_eq!(gone, Err(TakeBackFault::Gone));

    let mut plan = start.clone();
    let chosen = ids(&["c", "a"]);
    let id = merge(&mut plan, peru(), 2026, &chosen, &world).expect("merged");
    let merging = plan.changes[0].id.clone();
    let noted = |plan: &mut TrainingPlan, progress| {
        plan.activity_mut(&id).expect("it").execution.progress = progress;
    };
    noted(&mut plan, Progress::Done);
    let results = take_back(&mut plan, &merging, &world);
    assert_eq!(results, Err(TakeBackFault::HasResults));
    noted(&mut plan, Progress::Planned);
    take_back(&mut plan, &merging, &world).expect("separated");
    assert_eq!(plan.activities, start.activities);
    let separation = plan.changes[1].id.clone();
    let again = take_back(&mut plan, &separation, &world);
    assert_eq!(again, Err(TakeBackFault::Separated));
    assert_eq!(plan.activities, start.activities, "a fault changes nothing");
}

#[test]
fn taking_an_edit_back_keeps_what_came_of_the_activity() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a")]);
    edit(&mut plan, "a", &world, |a| a.hours = Some(10));
    let activity = plan.activity_mut("a").expect("it");
    activity.execution.progress = Progress::Done;
    activity.enrolled.insert("p".into(), Enrolment::default());
    let change = plan.changes[0].id.clone();
    take_back(&mut plan, &change, &world).expect("back");
    let now = &plan.activities[0];
    assert_eq!((now.hours, now.execution.progress), (None, Progress::Done));
    assert!(now.enrolled.contains_key("p"));
    let change = plan.changes[1].id.clone();
    take_back(&mut plan, &change, &world).expect("and forth");
    assert_eq!(plan.activities[0].hours, Some(10));
}

#[test]
fn parts_that_changed_are_named() {
    let before = named("a");
    let mut now = before.clone();
    assert_eq!(changed_parts(&before, &now), []);
    now.title = Some("Otro".into());
    now.from = Some(day("2027-03-01"));
    now.more_contents = ids(&["x"]);
    now.execution.progress = Progress::Running;
    let expected = [
        ActivityPart::Title,
        ActivityPart::Contents,
        ActivityPart::Months,
    ];
    assert_eq!(changed_parts(&before, &now), expected);
}

proptest! {
    #[test]
    fn taking_everything_back_restores_the_plan_exactly(
        start in made::plan(),
        steps in prop::collection::vec((0..3u8, 0..8usize, 0..8usize, any::<u16>()), 0..12),
    ) {
        let world = Clock::new();
        let mut plan = start.clone();
        let mut states = Vec::new();
        for (what, one, other, number) in steps {
            world.forward(31);
            let before = plan.activities.clone();
            let id = |place: usize| {
                let place = place.checked_rem(before.len())?;
                Some(before[place].id.clone())
            };
            let (Some(one), Some(other)) = (id(one), id(other)) else { break };
            let changes = plan.changes.len();
            match what {
                0 => edit(&mut plan, &one, &world, |a| a.hours = Some(number)),
                1 => take_out(&mut plan, &[one], "", &world),
                _ => {
                    let _ = merge(&mut plan, peru(), 2026, &[one, other], &world);
                }
            }
            if plan.changes.len() > changes {
                let last = plan.changes.last().expect("a change").id.clone();
                states.push((last, before));
            }
        }
        for (change, expected) in states.into_iter().rev() {
            take_back(&mut plan, &change, &world).expect("taken back");
            let edited = |list: &[Shared<Activity>]| -> Vec<Activity> {
                list.iter().map(|item| Activity::clone(item)).collect()
            };
            prop_assert_eq!(edited(&plan.activities), edited(&expected));
        }
        prop_assert_eq!(plan.activities, start.activities);
    }
}
