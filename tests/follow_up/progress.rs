//! The report of progress adds up.

use proptest::prelude::*;
use yachay_municipal::dossier::{
    Activity, Approval, Change, ChangeKind, ProductState, Progress, Spending,
};
use yachay_municipal::follow_up::{CardCounts, PeopleFigures, ProductCounts, progress};
use yachay_municipal::plan::activity_cents;

use crate::made::{came, dossier, enrolled, held};
use crate::support::{day, instant};

#[test]
fn a_year_in_figures() {
    let mut done = held("done");
    done.participants = [("abastecimiento".into(), 4)].into();
    done.enrolled = enrolled([came(10), came(9), came(2), came(0)]);
    done.enrolled.get_mut("p0").unwrap().product = ProductState::InUse;
    done.execution.product = ProductState::InUse;
    let mut again = held("again");
    again.enrolled = enrolled([came(10)]);
    let mut stopped = held("stopped");
    stopped.execution.progress = Progress::Cancelled;
    stopped.execution.reason = "Sin presupuesto".into();
    let mut late = Activity {
        execution: Default::default(),
        ..held("late")
    };
    late.hours = Some(6);
    let measure = Activity {
        measure: true,
        hours: None,
        ..held("measure")
    };
    let mut whole = dossier(vec![done, again, stopped, late, measure]);
    whole.people[0].left = Some(day("2027-05-01"));
    whole.plan.approval = Some(Approval {
        act: "Ordenanza 3".into(),
        on: day("2027-01-15"),
    });
    let change = |after_approval| Change {
        id: "c".into(),
        made: instant("2027-02-01T00:00:00Z"),
        kind: ChangeKind::Edited,
        activity: "done".into(),
        reason: String::new(),
        after_approval,
        before: Vec::new(),
        places: Vec::new(),
        whole: None,
        progress: None,
        years: None,
    };
    whole.plan.changes = [true, false, true].map(|after| change(after).into()).into();
    let report = progress(&whole, day("2027-06-03"));
    let training = report.training;
    assert_eq!(
        (
            training.done,
            training.cancelled,
            training.planned,
            training.late
        ),
        (2, 1, 1, 1)
    );
    assert_eq!((training.standing(), report.measures.done), (3, 1));
    assert_eq!(report.hours, (20, 26));
    let people = PeopleFigures {
        planned: 5,
        enrolled: 5,
        came: 4,
        trained: 3,
        persons: 2,
        left: 1,
    };
    assert_eq!(report.people, people);
    let products = ProductCounts {
        expected: 3,
        in_use: 1,
        own_in_use: 1,
        ..ProductCounts::default()
    };
    assert_eq!(report.products, products);
    // p0 left before the cards; p1 and p2 have two each, of the first activity.
    assert_eq!(
        report.cards,
        CardCounts {
            due: 2,
            coming: 2,
            ..CardCounts::default()
        }
    );
    assert_eq!(
        report.stopped,
        [(
            "stopped".to_string(),
            Progress::Cancelled,
            "Sin presupuesto".into()
        )]
    );
    assert_eq!(report.modifications, 2);
}

#[test]
fn an_empty_plan_has_a_report() {
    let report = progress(&dossier(Vec::new()), day("2027-06-03"));
    assert_eq!(
        (report.training.standing(), report.whole_money.percent()),
        (0, None)
    );
}

fn activities() -> impl Strategy<Value = Vec<Activity>> {
    let hours = prop::collection::vec(prop::option::of(0u16..15), 0..8);
    let one = (0usize..5, hours, 0u64..10_000, any::<bool>());
    let one = one.prop_map(|(state, hours, cents, measure)| {
        let mut activity = held("");
        activity.measure = measure;
        activity.execution.progress = Progress::ALL[state];
        activity.execution.spent = vec![Spending {
            cents,
            ..Spending::default()
        }];
        activity.enrolled =
            enrolled(
                hours
                    .into_iter()
                    .map(|hours| yachay_municipal::dossier::Enrolment {
                        hours,
                        ..Default::default()
                    }),
            );
        activity
    });
    prop::collection::vec(one, 0..8)
}

proptest! {
    #[test]
    fn the_parts_are_the_whole(mut activities in activities()) {
        for (number, activity) in activities.iter_mut().enumerate() {
            activity.id = format!("a{number}");
        }
        let report = progress(&dossier(activities.clone()), day("2027-06-03"));
        let standing = |item: &&Activity| !item.is_called_off();
        let all = activities.iter().filter(standing).count();
        prop_assert_eq!(report.training.standing() + report.measures.standing(), all);
        let planned: u64 = activities.iter().filter(standing).map(activity_cents).sum();
        prop_assert_eq!(report.whole_money.planned, planned);
        prop_assert_eq!(report.lines.len(), activities.len());
        let people = report.people;
        prop_assert!(people.trained <= people.came && people.came <= people.enrolled);
        prop_assert!(people.persons <= people.trained);
        for line in report.lines.iter().filter(|line| line.progress != Progress::Cancelled) {
            prop_assert!(line.people.enrolled as u64 <= line.people.planned);
        }
        let spent: u64 = activities.iter().flat_map(|item| &item.execution.spent).map(|line| line.cents).sum();
        prop_assert_eq!(report.whole_money.spent, spent);
    }
}
