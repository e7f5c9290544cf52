//! Dates: leap years, year boundaries, plans of two years, the municipal calendar, people's months.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::dossier::{
    Activity, Dossier, Enrolment, Objective, ObjectiveRef, Person, PhaseDates, Progress,
};
use yachay_municipal::plan::{
    Span, by_objective, days_of, last_of_month, loads, move_by_months, schedule,
};

use crate::made::{self, named, plan_of};
use crate::support::{day, ids, peru};

fn dossier(years: (i32, i32), activities: Vec<Activity>) -> Dossier {
    let mut dossier = Dossier::new("PE", day("2026-11-20"));
    dossier.years = years;
    dossier.plan = plan_of(activities);
    dossier
}

fn in_months(id: &str, from: &str, to: &str) -> Activity {
    let month = |text: &str| (!text.is_empty()).then(|| day(text));
    Activity {
        from: month(from),
        to: month(to),
        ..named(id)
    }
}

fn phase(from: &str, to: &str) -> PhaseDates {
    PhaseDates {
        phase: "induccion".into(),
        from: Some(day(from)),
        to: Some(day(to)),
    }
}

fn span(from: &str, to: &str) -> Span {
    Span {
        from: day(from),
        to: day(to),
    }
}

#[test]
fn months_end_on_their_last_day() {
    let table = [
        ("2024-02-01", "2024-02-29"),
        ("2028-02-10", "2028-02-29"),
        ("2027-02-01", "2027-02-28"),
        ("2100-02-01", "2100-02-28"),
        ("2026-12-31", "2026-12-31"),
        ("2026-04-30", "2026-04-30"),
    ];
    for (given, expected) in table {
        assert_eq!(last_of_month(day(given)), day(expected), "{given}");
    }
}

#[test]
fn an_activity_lasts_whole_months_and_its_phases() {
    let table = [
        (
            in_months("a", "2028-02-01", ""),
            Some(span("2028-02-01", "2028-02-29")),
        ),
        (
            in_months("a", "2026-11-01", "2027-01-01"),
            Some(span("2026-11-01", "2027-01-31")),
        ),
        (
            in_months("a", "2027-01-01", "2026-11-01"),
            Some(span("2026-11-01", "2027-01-31")),
        ),
        (in_months("a", "", ""), None),
        (
            Activity {
                phases: vec![phase("2026-10-28", "2026-11-03")],
                ..in_months("a", "2026-11-01", "2026-11-01")
            },
            Some(span("2026-10-28", "2026-11-30")),
        ),
    ];
    for (activity, expected) in table {
        assert_eq!(days_of(&activity), expected);
    }
}

#[test]
fn a_plan_of_two_years_has_twenty_four_months_and_more_where_something_stands_beside_it() {
    let found = schedule(
        peru(),
        &dossier(
            (2027, 2028),
            vec![
                in_months("a", "2027-12-01", "2028-01-01"),
                in_months("none", "", ""),
                in_months("far", "2040-01-01", ""),
            ],
        ),
    );
    assert_eq!(found.months.len(), 24);
    assert_eq!(found.months[13], day("2028-02-01"));
    assert_eq!(found.rows.len(), 1);
    assert_eq!(
        (found.undated, found.elsewhere),
        (ids(&["none"]), ids(&["far"]))
    );
    let beside = vec![in_months("a", "2026-12-01", "2027-01-01")];
    let found = schedule(peru(), &dossier((2027, 2027), beside));
    assert_eq!(
        (found.months.len(), found.months[0]),
        (24, day("2026-01-01"))
    );
}

#[test]
fn the_municipal_year_and_the_exit_moment_stand_on_the_calendar() {
    let mut dossier = dossier((2026, 2027), Vec::new());
    dossier.term.begins = Some(day("2023-01-01"));
    dossier.term.ends = Some(day("2026-12-31"));
    let found = schedule(peru(), &dossier);
    assert_eq!(found.exit, Some(span("2026-01-01", "2026-12-31")));
    let every_year = peru()
        .pack
        .calendar
        .iter()
        .filter(|item| item.moments.is_empty());
    for item in every_year {
        let times = found.due.iter().filter(|due| due.item == item.id).count();
        assert_eq!(times, 2, "{}", item.id);
    }
    for due in &found.due {
        let item = peru().pack.calendar.iter().find(|item| item.id == due.item);
        let item = item.expect("an item of the pack");
        assert_eq!(due.verified, item.verified);
        assert!(due.days.from <= due.days.to);
        assert_eq!(due.days.to.month(), u32::from(item.to_month));
        let moment = dossier.term.moment(due.days.to).expect("a term");
        assert!(
            item.moments.is_empty() || item.moments.contains(&moment),
            "{}",
            item.id
        );
    }
    assert!(found.due.is_sorted_by_key(|due| due.days.to));
    // Without the term's dates nobody knows the moment.
    dossier.term = Default::default();
    let found = schedule(peru(), &dossier);
    assert_eq!(found.exit, None);
}

#[test]
fn moving_keeps_to_the_days_that_months_have() {
    let mut activity = Activity {
        phases: vec![phase("2027-12-31", "2028-01-31")],
        ..in_months("a", "2027-12-01", "2028-01-01")
    };
    assert!(move_by_months(&mut activity, 2));
    assert_eq!(activity.from, Some(day("2028-02-01")));
    assert_eq!(activity.phases, [phase("2028-02-29", "2028-03-31")]);
    assert!(move_by_months(&mut activity, -14));
    assert_eq!(activity.phases, [phase("2026-12-29", "2027-01-31")]);

    let mut none = named("a");
    assert!(!move_by_months(&mut none, 1));
    let mut last = in_months("a", "2100-12-01", "");
    let before = last.clone();
    assert!(!move_by_months(&mut last, 1));
    assert_eq!(last, before, "what cannot be moved stays whole");
}

#[test]
fn each_person_has_hours_months_and_languages() {
    let mut dossier = dossier(
        (2027, 2027),
        vec![
            in_months("a", "2027-03-01", "2027-05-01"),
            in_months("b", "2027-05-01", "2027-05-01"),
            in_months("c", "", ""),
        ],
    );
    for (place, hours) in [(0, 10), (1, 20), (2, 5)] {
        let activity = &mut dossier.plan.activities[place];
        activity.hours = Some(hours);
        activity.language = Some("qu".into());
        activity.enrolled.insert("ana".into(), Enrolment::default());
    }
    dossier.plan.activities[2].language = None;
    let person = |id: &str, languages: &[&str]| Person {
        id: id.into(),
        languages: ids(languages),
        ..Person::default()
    };
    dossier.people = vec![person("ana", &["es"]), person("leo", &[])].into();
    let found = loads(&dossier);
    assert_eq!(found.len(), 2, "those who take part in nothing too");
    let ana = &found[0];
    assert_eq!(
        (ana.hours, ana.crowded.as_slice()),
        (35, [day("2027-05-01")].as_slice())
    );
    let understood: Vec<_> = ana.activities.iter().map(|a| a.understood).collect();
    assert_eq!(understood, [Some(false), Some(false), None]);
    let mut called_off = dossier.clone();
    called_off.plan.activities[1].execution.progress = Progress::Cancelled;
    let ana = &loads(&called_off)[0];
    assert_eq!(
        (ana.hours, ana.crowded.len(), ana.activities.len()),
        (15, 0, 2)
    );
    assert!(found[1].activities.is_empty());
}

#[test]
fn activities_stand_under_their_objective_or_under_none() {
    let instrument = peru().instruments[0].id.clone();
    let serving = |objective: &str| {
        Some(ObjectiveRef {
            instrument: instrument.clone(),
            objective: objective.into(),
        })
    };
    let mut dossier = dossier((2027, 2027), vec![named("a"), named("b"), named("c")]);
    dossier.plan.activities[0].serves = serving("o1");
    dossier.plan.activities[1].serves = serving("gone");
    let objective = |id: &str| Objective {
        id: id.into(),
        ..Objective::default()
    };
    let finding = dossier.institution.instruments.entry(instrument.clone());
    finding.or_default().objectives = vec![objective("o1"), objective("o2")];
    let found = by_objective(peru(), &dossier);
    let rows: Vec<_> = found
        .iter()
        .map(|row| (row.objective.clone(), row.activities.clone()))
        .collect();
    let expected = vec![
        (serving("o1"), ids(&["a"])),
        (serving("o2"), ids(&[])),
        (None, ids(&["b", "c"])),
    ];
    assert_eq!(rows, expected);
}

proptest! {
    #[test]
    fn moving_there_and_back_keeps_the_months(activity in made::activity(1), months in -40..40i32) {
        let mut moved = activity.clone();
        let could = move_by_months(&mut moved, months);
        prop_assert_eq!(could, activity.from.is_some() || activity.to.is_some());
        let number = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        for (before, after) in [(activity.from, moved.from), (activity.to, moved.to)] {
            let by = before.zip(after).map(|(before, after)| number(after) - number(before));
            prop_assert_eq!(by, before.map(|_| months));
        }
        move_by_months(&mut moved, -months);
        prop_assert_eq!(moved, activity);
    }

    #[test]
    fn every_activity_stands_on_the_calendar_once(plan in made::plan(), first in 2024..2030, more in 0..2i32) {
        let mut dossier = Dossier::new("PE", day("2026-11-20"));
        dossier.years = (first, first + more);
        let all = plan.activities.len();
        dossier.plan = plan;
        let found = schedule(peru(), &dossier);
        prop_assert_eq!(found.rows.len() + found.undated.len() + found.elsewhere.len(), all);
        let (start, end) = (found.months[0], last_of_month(*found.months.last().unwrap()));
        for row in &found.rows {
            prop_assert!(start <= row.days.from && row.days.from <= row.days.to && row.days.to <= end);
        }
        prop_assert!(found.months.len().is_multiple_of(12) && found.months.len() <= 48);
    }
}
