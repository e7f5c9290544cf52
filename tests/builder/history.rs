//! Every change made by hand is kept with what was there before, and can be taken back.

use chrono::TimeDelta;
use proptest::prelude::*;
use yachay_municipal::documents::Shared;
use yachay_municipal::dossier::{
    Activity, Approval, ChangeKind, CostSource, Dossier, Enrolment, PlanPart, Progress,
    TrainingPlan,
};
use yachay_municipal::plan::{
    ActivityPart, KEPT_BEFORE_APPROVAL, KEPT_WITH_THE_WAY_BACK, TakeBackFault, add_by_hand,
    changed_parts, give_reason, last_change, merge, modifications, move_in_list, note_approval,
    record_added, record_edit, set_limit, set_years, take_back, take_back_of, take_out, told,
    withdraw_approval, write_document,
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

/// Notes the act; nothing was changed after its day.
fn approve(plan: &mut TrainingPlan) {
    let act = Approval {
        act: "Ordenanza 12-2026".into(),
        on: day("2026-11-20"),
    };
    note_approval(plan, act, |_| day("2026-11-20"));
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
fn what_has_a_reason_is_never_forgotten() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a")]);
    let told = KEPT_WITH_THE_WAY_BACK as u16 + 3;
    for hours in 1..=told {
        world.forward(31);
        edit(&mut plan, "a", &world, |a| a.hours = Some(hours));
        let last = last_change(&plan, "a").expect("it").id.clone();
        give_reason(&mut plan, &last, &format!("razón {hours}"));
    }
    for hours in 1..=KEPT_BEFORE_APPROVAL as u16 + 50 {
        world.forward(31);
        edit(&mut plan, "a", &world, |a| a.hours = Some(hours + 10_000));
    }
    let reasons = plan.changes.iter().map(|change| change.reason.clone());
    let reasons: Vec<String> = reasons.filter(|reason| !reason.is_empty()).collect();
    let expected: Vec<String> = (1..=told).map(|n| format!("razón {n}")).collect();
    assert_eq!(reasons, expected);
    let all = KEPT_BEFORE_APPROVAL + usize::from(told);
    assert_eq!(plan.changes.len(), all);
    // Of the oldest it is known what was done and why, and nothing can be put back from nothing.
    let light = plan.changes.iter().filter(|item| item.before.is_empty());
    let light: Vec<String> = light.map(|change| change.id.clone()).collect();
    assert_eq!(light.len(), 3);
    let (before, first) = (plan.clone(), light[0].clone());
    let fault = take_back(&mut plan, &first, &world);
    assert_eq!((fault, plan), (Err(TakeBackFault::Unknown), before));
}

#[test]
fn a_withdrawn_approval_leaves_its_entry_and_later_changes_stay_modifications() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a"), named("b")]);
    edit(&mut plan, "b", &world, |a| a.hours = Some(8));
    withdraw_approval(&mut plan, "no hay nada que quitar", &world);
    assert_eq!(modifications(&plan).count(), 0);
    approve(&mut plan);
    let act = plan.approval.clone().expect("the act");
    withdraw_approval(&mut plan, " Se votó otra versión ", &world);
    assert_eq!(plan.approval, None);
    world.forward(31);
    edit(&mut plan, "a", &world, |a| a.hours = Some(99));
    take_out(&mut plan, &ids(&["b"]), "", &world);
    approve(&mut plan);
    let kept: Vec<_> = modifications(&plan).cloned().collect();
    assert_eq!(kept.len(), 3);
    let value = act.clone();
    assert_eq!(kept[0].whole, Some(PlanPart::Approval { value }));
    assert_eq!(kept[0].reason, "Se votó otra versión");
    assert_eq!(kept[1].before[0].hours, None);
    assert_eq!(kept[2].kind, ChangeKind::Removed);
    // The way back is there once no act stands in its place.
    let there = take_back(&mut plan, &kept[0].id, &world);
    assert_eq!(there, Err(TakeBackFault::Approved));
    withdraw_approval(&mut plan, "otra vez", &world);
    take_back(&mut plan, &kept[0].id, &world).expect("approved again");
    assert_eq!(plan.approval, Some(act));
    assert_eq!(modifications(&plan).count(), 4);
}

#[test]
fn what_was_changed_after_the_day_of_the_act_is_a_modification_though_it_was_noted_later() {
    let world = Clock::new();
    let mut plan = plan_of(vec![named("a"), named("b"), named("c")]);
    // The clock says 20 November; the council met on the day after.
    let act = Approval {
        act: "Acuerdo 7".into(),
        on: day("2026-11-21"),
    };
    for (id, hours) in [("a", 1), ("b", 2), ("c", 3)] {
        edit(&mut plan, id, &world, |a| a.hours = Some(hours));
        world.forward(24 * 60);
    }
    // Eight in the morning by the clock of the world is three where they are.
    note_approval(&mut plan, act, |made| {
        (made - TimeDelta::hours(5)).date_naive()
    });
    let later: Vec<_> = modifications(&plan)
        .map(|item| item.activity.as_str())
        .collect();
    assert_eq!(later, ["c"]);
}

#[test]
fn texts_and_limits_of_an_approved_plan_have_their_entries() {
    let world = Clock::new();
    let mut plan = plan_of(Vec::new());
    let write = |plan: &mut TrainingPlan, key: &str, text: &str| {
        let text = (!text.is_empty()).then(|| text.to_string());
        write_document(plan, key, text, &world);
    };
    let limit = |plan: &mut TrainingPlan, cents| {
        set_limit(plan, CostSource::Fund, 2027, cents, &world);
    };
    write(&mut plan, "plan", "Borr");
    write(&mut plan, "plan", "Borrador");
    limit(&mut plan, Some(5));
    let drafted: Vec<_> = plan
        .changes
        .iter()
        .map(|change| change.whole.clone())
        .collect();
    assert_eq!(drafted.len(), 2, "of a draft too, one entry for each");
    assert!(plan.changes.iter().all(|change| !change.after_approval));
    approve(&mut plan);
    write(&mut plan, "plan", "Borrado");
    write(&mut plan, "plan", "Borra");
    write(&mut plan, "approving-act", "Otro");
    limit(&mut plan, Some(7));
    limit(&mut plan, Some(8));
    limit(&mut plan, Some(8));
    let parts: Vec<_> = modifications(&plan)
        .map(|change| change.whole.clone())
        .collect();
    let document = |key: &str, text: Option<&str>| {
        Some(PlanPart::Document {
            key: key.into(),
            text: text.map(String::from),
        })
    };
    let fund = |cents| {
        let (source, year) = (CostSource::Fund, 2027);
        Some(PlanPart::Limit {
            source,
            year,
            cents,
        })
    };
    let expected = [
        document("plan", Some("Borrador")),
        document("approving-act", None),
        fund(Some(5)),
    ];
    assert_eq!(parts, expected, "one entry for each within half an hour");
    // As it was again, it is no change; with a reason it is one for good.
    write(&mut plan, "approving-act", "");
    assert_eq!(modifications(&plan).count(), 2);
    let last = plan.changes.last().expect("the limit").id.clone();
    give_reason(&mut plan, &last, "Llegó menos");
    take_back(&mut plan, &last, &world).expect("back");
    assert_eq!(plan.budget[0].cents, 5);
    let last = plan.changes.last().expect("the way back");
    assert_eq!(last.whole, fund(Some(8)));
    let first = modifications(&plan).next().expect("the text").id.clone();
    world.forward(31);
    take_back(&mut plan, &first, &world).expect("back");
    assert_eq!(plan.documents["plan"], "Borrador");
    assert_eq!(modifications(&plan).count(), 4);
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
        steps in prop::collection::vec((0..4u8, 0..8usize, 0..8usize, any::<u16>()), 0..12),
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
                2 => move_in_list(&mut plan, &one, number % 2 == 0, &world),
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

#[test]
fn the_years_of_an_approved_plan_have_their_entries() {
    let world = Clock::new();
    let mut dossier = Dossier {
        years: (2026, 2027),
        ..Dossier::default()
    };
    set_years(&mut dossier, (2027, 2028), &world);
    assert_eq!(dossier.plan.changes, [], "of a draft nobody asks");
    approve(&mut dossier.plan);
    set_years(&mut dossier, (2027, 2029), &world);
    set_years(&mut dossier, (2028, 2029), &world);
    assert_eq!(
        modifications(&dossier.plan).count(),
        1,
        "one within half an hour"
    );
    let change = modifications(&dossier.plan).next().expect("it").clone();
    assert_eq!(change.years, Some((2027, 2028)));
    assert!(!change.is_of_text());
    assert_eq!(told(&dossier.plan, dossier.years)[0].years, (2028, 2029));
    give_reason(&mut dossier.plan, &change.id, "Empieza más tarde");
    take_back_of(&mut dossier, &change.id, &world).expect("back");
    assert_eq!(dossier.years, (2027, 2028));
    let all = told(&dossier.plan, dossier.years);
    let years: Vec<_> = all
        .iter()
        .map(|told| (told.change.years, told.years))
        .collect();
    let expected = [
        (Some((2028, 2029)), (2027, 2028)),
        (Some((2027, 2028)), (2028, 2029)),
    ];
    assert_eq!(years, expected);
    // As they were again, it is no change.
    set_years(&mut dossier, (2028, 2029), &world);
    assert_eq!(modifications(&dossier.plan).count(), 1);
    let back = |dossier: &mut Dossier| take_back_of(dossier, "none", &world);
    assert_eq!(back(&mut dossier), Err(TakeBackFault::Unknown));
}

#[test]
fn what_a_limit_was_after_a_change_is_told() {
    let world = Clock::new();
    let mut plan = plan_of(Vec::new());
    for cents in [Some(1), Some(2), None] {
        set_limit(&mut plan, CostSource::Fund, 2027, cents, &world);
        set_limit(&mut plan, CostSource::Fund, 2028, Some(9), &world);
        world.forward(31);
    }
    let limits: Vec<_> = told(&plan, (2027, 2028))
        .iter()
        .filter_map(|told| match (&told.change.whole, &told.whole) {
            (
                Some(PlanPart::Limit { year, cents, .. }),
                Some(PlanPart::Limit { cents: after, .. }),
            ) => Some((*year, *cents, *after)),
            _ => None,
        })
        .collect();
    let expected = [
        (2027, Some(2), None),
        (2027, Some(1), Some(2)),
        (2028, None, Some(9)),
        (2027, None, Some(1)),
    ];
    assert_eq!(limits, expected);
}
