//! The register of trained people: permanence, turnover, who teaches, people that the register lost.

use yachay_municipal::dossier::{Activity, CostSource, Dossier, PastPlan, Trainer, TrainingPlan};
use yachay_municipal::follow_up::{Permanence, TrainedPerson, trained_register};

use crate::made::{came, dossier, enrolled, held, paid};
use crate::support::{day, peru};

fn register(dossier: &Dossier, today: &str) -> Vec<TrainedPerson> {
    trained_register(peru(), dossier, day(today)).people
}

#[test]
fn who_is_in_it_and_until_when_they_stay() {
    let mut first = held("first");
    first.enrolled = enrolled([came(10), came(7), came(8)]);
    let mut second = held("second");
    second.execution.from = Some(day("2027-02-01"));
    second.execution.to = Some(day("2027-03-01"));
    second.enrolled = enrolled([came(9)]);
    let found = register(&dossier(vec![first, second]), "2027-03-31");
    let ids: Vec<&str> = found.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(ids, ["p0", "p2"], "seven hours of ten are not enough");
    // 29 days, twice: 58 days after 1 March. Two days ask only until 9 March.
    assert_eq!(found[0].stays_until, Some(day("2027-04-28")));
    let titles: Vec<&str> = found[0]
        .trainings
        .iter()
        .map(|item| item.activity.as_str())
        .collect();
    assert_eq!(titles, ["second", "first"], "in the order of the days");
    assert_eq!(
        (found[0].hours, found[1].stays_until),
        (19, Some(day("2027-03-09")))
    );
}

#[test]
fn whoever_left_is_turnover_and_may_have_left_early() {
    let with_left = |left: &str| {
        let mut activity = held("a");
        activity.enrolled = enrolled([came(10)]);
        let mut whole = dossier(vec![activity]);
        whole.people[0].left = Some(day(left));
        let register = trained_register(peru(), &whole, day("2027-03-31"));
        (register.in_post(), register.left(), register.left_early())
    };
    // The permanence ends on 9 March.
    assert_eq!(with_left("2027-03-08"), (0, 1, 1));
    assert_eq!(with_left("2027-03-09"), (0, 1, 0));
    assert_eq!(
        with_left("2027-03-31"),
        (1, 0, 0),
        "the last day is still a day in post"
    );
}

#[test]
fn nobody_left_early_whom_nothing_binds() {
    let register = |change: &dyn Fn(&mut Activity)| {
        let mut activity = held("a");
        activity.enrolled = enrolled([came(10)]);
        change(&mut activity);
        let mut whole = dossier(vec![activity]);
        whole.people[0].left = Some(day("2027-03-06"));
        let found = trained_register(peru(), &whole, day("2027-03-31"));
        (found.left_early(), found.people[0].trainings[0].permanence)
    };
    let until = Some(Permanence::Until(day("2027-03-09")));
    assert_eq!(register(&|_| {}), (1, until));
    let others = register(&|activity| activity.costs = vec![paid(CostSource::University, 1)]);
    assert_eq!(others, (0, Some(Permanence::NotStatePaid)));
    let unknown = register(&|activity| activity.costs.clear());
    assert_eq!(unknown, (0, Some(Permanence::IfStatePays)));
    let undated = register(&|activity| {
        (activity.execution.from, activity.execution.to) = (None, None);
    });
    assert_eq!(undated, (0, Some(Permanence::Undated)));
}

#[test]
fn exempt_posts_have_no_last_day() {
    let mut activity = held("a");
    activity.enrolled = enrolled([came(10), came(10)]);
    let mut whole = dossier(vec![activity]);
    whole.people[0].posts = vec!["alcalde".into()];
    whole.people[1].trust = true;
    let found = register(&whole, "2027-03-31");
    let permanence = |number: usize| found[number].trainings[0].permanence;
    assert_eq!(permanence(0), Some(Permanence::ExemptPost));
    assert_eq!(permanence(1), Some(Permanence::Trust));
    assert!(
        found
            .iter()
            .all(|person| person.stays_until.is_none() && !person.left_early)
    );
}

#[test]
fn a_person_that_the_register_lost_keeps_the_training() {
    let mut activity = held("a");
    activity.enrolled = enrolled([came(10), came(10)]);
    let mut whole = dossier(vec![activity]);
    whole.people.remove(0);
    let found = register(&whole, "2027-03-31");
    let rows: Vec<_> = found
        .iter()
        .map(|item| (item.id.as_str(), item.person.is_some()))
        .collect();
    assert_eq!(rows, [("p1", true), ("p0", false)]);
    assert!(!found[1].in_post && found[1].trainings[0].permanence.is_none());
}

#[test]
fn earlier_plans_count_by_their_own_share() {
    let mut past = held("past");
    past.enrolled = enrolled([came(5)]);
    let plan = TrainingPlan {
        activities: vec![past.into()],
        trained_percent: Some(50),
        ..TrainingPlan::default()
    };
    let mut whole = dossier(Vec::new());
    whole.past_plans = vec![
        PastPlan {
            plan,
            ..PastPlan::default()
        }
        .into(),
    ];
    assert_eq!(register(&whole, "2027-03-31").len(), 1);
}

#[test]
fn whoever_teaches_multiplies() {
    let mut learnt = held("learnt");
    learnt.enrolled = enrolled([came(10), came(10)]);
    let mut taught = held("taught");
    taught.trainer = Some("t".into());
    let mut whole = dossier(vec![learnt, taught]);
    whole.trainers = vec![Trainer {
        id: "t".into(),
        person: Some("p1".into()),
        ..Trainer::default()
    }];
    let found = trained_register(peru(), &whole, day("2027-03-31"));
    assert_eq!(found.multipliers(), 1);
    let who: Vec<_> = found
        .people
        .iter()
        .map(|item| (item.multiplies, item.taught))
        .collect();
    assert_eq!(who, [(false, 0), (true, 1)]);
    // What they taught under an earlier plan does not end with it.
    let plan = std::mem::take(&mut whole.plan);
    let past = PastPlan {
        plan,
        ..PastPlan::default()
    };
    whole.past_plans = vec![past.into()];
    let later = trained_register(peru(), &whole, day("2031-03-31"));
    assert_eq!(later.people[1].taught, 1);
}
