//! Who came, who counts as trained, and what cannot be right.

use yachay_municipal::dossier::{Activity, Dossier, Progress, TrainingPlan};
use yachay_municipal::follow_up::{
    Attendance, AttendanceFigures, Doubt, attendance, attendance_figures, doubts, is_trained,
    share_percent, trained_percent,
};

use crate::made::{came, dossier, enrolled, held};
use crate::support::day;

#[test]
fn the_share_of_the_hours_decides() {
    // Hours given, hours attended, share that counts; how far, and the share.
    let table = [
        (10, None, 80, Attendance::Unknown, None),
        (10, Some(0), 80, Attendance::Absent, Some(0)),
        (10, Some(7), 80, Attendance::Partly, Some(70)),
        (10, Some(8), 80, Attendance::Enough, Some(80)),
        (10, Some(12), 80, Attendance::Enough, Some(120)),
        // 79.2 % is no 80 %, although it would round to it.
        (24, Some(19), 80, Attendance::Partly, Some(79)),
        (3, Some(2), 66, Attendance::Enough, Some(66)),
        (3, Some(2), 67, Attendance::Partly, Some(66)),
        (2000, Some(2000), 100, Attendance::Enough, Some(100)),
        (0, Some(5), 80, Attendance::Partly, None),
    ];
    for (given, attended, percent, how, share) in table {
        let activity = Activity {
            hours: Some(given),
            ..held("a")
        };
        let person = yachay_municipal::dossier::Enrolment {
            hours: attended,
            ..Default::default()
        };
        let found = (
            attendance(&activity, &person, percent),
            share_percent(&activity, &person),
        );
        assert_eq!(found, (how, share), "{given} {attended:?} {percent}");
    }
}

#[test]
fn hours_that_were_given_go_before_those_that_were_planned() {
    let mut activity = held("a");
    activity.execution.hours = Some(6);
    assert_eq!(attendance(&activity, &came(5), 80), Attendance::Enough);
    activity.execution.hours = None;
    assert_eq!(attendance(&activity, &came(5), 80), Attendance::Partly);
}

#[test]
fn nobody_is_trained_by_what_was_not_carried_out() {
    for progress in Progress::ALL {
        let mut activity = held("a");
        activity.execution.progress = progress;
        let trained = is_trained(&activity, &came(10), 80);
        assert_eq!(trained, progress == Progress::Done, "{progress:?}");
    }
    let measure = Activity {
        measure: true,
        ..held("m")
    };
    assert!(!is_trained(&measure, &came(10), 80));
}

#[test]
fn the_share_is_eighty_unless_somebody_says_otherwise() {
    let of = |percent| {
        let plan = TrainingPlan {
            trained_percent: percent,
            ..TrainingPlan::default()
        };
        trained_percent(&plan)
    };
    assert_eq!(
        [of(None), of(Some(60)), of(Some(0)), of(Some(200))],
        [80, 60, 1, 100]
    );
}

#[test]
fn people_are_counted_place_by_place() {
    let mut activity = held("a");
    activity.participants = [("abastecimiento".into(), 6)].into();
    activity.enrolled = enrolled([came(10), came(5), came(0), Default::default()]);
    let expected = AttendanceFigures {
        planned: 6,
        enrolled: 4,
        noted: 3,
        came: 2,
        trained: 1,
    };
    assert_eq!(attendance_figures(&activity, 80), expected);
}

/// What cannot be right in the only activity, on the last day of March 2027.
fn doubted(change: impl FnOnce(&mut Dossier, &mut Activity)) -> Vec<Doubt> {
    let mut activity = held("a");
    let mut whole = dossier(Vec::new());
    change(&mut whole, &mut activity);
    doubts(&whole, &activity, day("2027-03-31"))
}

#[test]
fn what_was_carried_out_as_planned_raises_no_doubt() {
    assert_eq!(doubted(|_, _| ()), []);
}

#[test]
fn days_that_cannot_be_are_named() {
    let reversed = doubted(|_, activity| activity.execution.from = Some(day("2027-03-06")));
    assert_eq!(reversed, [Doubt::DaysReversed]);
    let future = doubted(|_, activity| activity.execution.to = Some(day("2027-04-01")));
    assert_eq!(future, [Doubt::DoneInFuture]);
    let begun = doubted(|_, activity| {
        activity.execution.progress = Progress::Running;
        activity.execution.from = Some(day("2027-04-01"));
        activity.execution.to = None;
    });
    assert_eq!(begun, [Doubt::BegunInFuture]);
    let earlier = doubted(|dossier, _| dossier.term.begins = Some(day("2027-03-05")));
    assert_eq!(earlier, [Doubt::BeforeTerm]);
    let seen = doubted(|_, activity| activity.measured.on = Some(day("2027-04-01")));
    assert_eq!(seen, [Doubt::MeasuredInFuture]);
    let nothing = doubted(|_, activity| {
        activity.execution.from = None;
        activity.execution.to = None;
    });
    assert_eq!(nothing, [Doubt::DoneWithoutDays]);
}

#[test]
fn hours_money_and_reasons_that_cannot_be_are_named() {
    let more = doubted(|_, activity| activity.enrolled = enrolled([came(11), came(10)]));
    assert_eq!(more, [Doubt::MoreThanGiven(1)]);
    let unknown = doubted(|_, activity| {
        activity.hours = None;
        activity.enrolled = enrolled([came(4)]);
    });
    assert_eq!(unknown, [Doubt::HoursUnknown]);
    let over = doubted(|_, activity| {
        let line = |cents| yachay_municipal::dossier::Spending {
            cents,
            ..Default::default()
        };
        activity.costs = vec![yachay_municipal::dossier::CostLine {
            cents: 100,
            ..Default::default()
        }];
        activity.execution.spent = vec![line(70), line(31)];
    });
    assert_eq!(over, [Doubt::Overspent(1)]);
    let cancelled = doubted(|_, activity| {
        activity.execution.progress = Progress::Cancelled;
        activity.execution.reason = "  ".into();
        activity.enrolled = enrolled([came(4)]);
    });
    assert_eq!(cancelled, [Doubt::WithoutReason, Doubt::AttendedAnyway(1)]);
}
