//! The next thing to do about an activity, and which ones are late.

use yachay_municipal::dossier::{Activity, CostLine, Measured, ProductState, Progress, Spending};
use yachay_municipal::follow_up::{NextStep, cards_due, is_late, next_step};

use crate::made::{came, dossier, enrolled, held};
use crate::support::day;

fn next(activity: &Activity, today: &str) -> NextStep {
    let whole = dossier(vec![activity.clone()]);
    let cards = cards_due(&whole, day(today));
    next_step(&whole, activity, &cards, day(today))
}

fn in_state(progress: Progress) -> Activity {
    let mut activity = held("a");
    activity.enrolled = enrolled([came(10), Default::default()]);
    activity.execution = Default::default();
    activity.execution.progress = progress;
    activity
}

#[test]
fn before_and_while_it_takes_place() {
    let planned = in_state(Progress::Planned);
    assert_eq!(
        next(&planned, "2027-02-28"),
        NextStep::WaitUntil(day("2027-03-01"))
    );
    assert_eq!(next(&planned, "2027-03-01"), NextStep::Begin);
    let nobody = Activity {
        enrolled: Default::default(),
        ..planned
    };
    assert_eq!(next(&nobody, "2027-02-28"), NextStep::Enrol);
    let measure = Activity {
        measure: true,
        ..nobody
    };
    assert_eq!(next(&measure, "2027-03-01"), NextStep::Begin);
    let running = in_state(Progress::Running);
    assert_eq!(next(&running, "2027-03-31"), NextStep::NoteAttendance(1));
    assert_eq!(next(&running, "2027-04-01"), NextStep::Finish);
}

#[test]
fn after_it_was_carried_out_one_thing_after_the_other() {
    let today = "2027-06-03";
    let mut activity = held("a");
    assert_eq!(next(&activity, today), NextStep::Enrol);
    activity.enrolled = enrolled([came(10), Default::default()]);
    activity.execution.to = None;
    activity.execution.from = None;
    assert_eq!(next(&activity, today), NextStep::NoteDays);
    activity.execution.to = Some(day("2027-03-05"));
    assert_eq!(next(&activity, today), NextStep::NoteAttendance(1));
    activity.enrolled = enrolled([came(10), came(0)]);
    assert_eq!(next(&activity, today), NextStep::AnswerCards(1));
    let earlier = "2027-06-02";
    assert_eq!(next(&activity, earlier), NextStep::NoteProduct);
    activity.execution.product = ProductState::HandedIn;
    activity.costs = vec![CostLine {
        cents: 1,
        ..CostLine::default()
    }];
    assert_eq!(next(&activity, earlier), NextStep::NoteSpending);
    activity.execution.spent = vec![Spending {
        cents: 1,
        ..Spending::default()
    }];
    activity.measured = Measured {
        target: "30 días".into(),
        ..Measured::default()
    };
    assert_eq!(next(&activity, earlier), NextStep::NoteIndicator);
    activity.measured.after = "28 días".into();
    assert_eq!(
        next(&activity, earlier),
        NextStep::WaitUntil(day("2027-06-03"))
    );
}

#[test]
fn what_stopped_needs_a_reason_or_a_date() {
    let mut activity = in_state(Progress::Postponed);
    assert_eq!(next(&activity, "2027-02-01"), NextStep::SayWhy);
    activity.execution.reason = "Lluvias".into();
    assert_eq!(next(&activity, "2027-03-31"), NextStep::Nothing);
    assert_eq!(next(&activity, "2027-04-01"), NextStep::Reschedule);
    activity.execution.progress = Progress::Cancelled;
    assert_eq!(next(&activity, "2027-04-01"), NextStep::Nothing);
}

#[test]
fn late_is_what_lies_behind_its_months() {
    let spans = |progress, from: &str, to: &str| Activity {
        from: Some(day(from)),
        to: Some(day(to)),
        ..in_state(progress)
    };
    // Over the end of a year, and of a February of 29 days.
    let table = [
        (
            Progress::Planned,
            "2027-12-01",
            "2028-02-01",
            "2027-12-31",
            false,
        ),
        (
            Progress::Planned,
            "2027-12-01",
            "2028-02-01",
            "2028-01-01",
            true,
        ),
        (
            Progress::Running,
            "2027-12-01",
            "2028-02-01",
            "2028-02-29",
            false,
        ),
        (
            Progress::Running,
            "2027-12-01",
            "2028-02-01",
            "2028-03-01",
            true,
        ),
        (
            Progress::Done,
            "2027-12-01",
            "2028-02-01",
            "2029-01-01",
            false,
        ),
        (
            Progress::Cancelled,
            "2027-12-01",
            "2028-02-01",
            "2029-01-01",
            false,
        ),
    ];
    for (progress, from, to, today, late) in table {
        let activity = spans(progress, from, to);
        assert_eq!(is_late(&activity, day(today)), late, "{progress:?} {today}");
    }
    let undated = Activity {
        from: None,
        to: None,
        ..in_state(Progress::Planned)
    };
    assert!(!is_late(&undated, day("2099-01-01")));
}
