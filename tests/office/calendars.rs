//! Calendars: folding, escaping, whole days.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;
use yachay_municipal::dossier::{Activity, Execution, PhaseDates, Progress};
use yachay_municipal::export::{CalendarFile, Event};
use yachay_municipal::plan::occasions;

use crate::{FORBIDDEN, NASTY, reread};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn written() -> DateTime<Utc> {
    "2026-11-20T08:30:00Z".parse().unwrap()
}

fn event(uid: &str, title: &str, from: &str, to: &str) -> Event {
    Event {
        uid: uid.into(),
        title: title.into(),
        from: day(from),
        to: day(to),
        ..Event::default()
    }
}

#[test]
fn another_library_reads_what_was_written() {
    let mut course = event(
        "a1@yachay",
        "Taller: SIAF, parte 1; práctica",
        "2028-02-28",
        "2028-02-29",
    );
    course.description = "Primera línea\nSegunda \\ línea".into();
    course.location = "Ñahuimpuquio, salón comunal".into();
    course.categories = vec!["Formación".into(), "Taller".into()];
    let last = event("a2@yachay", "Cierre", "2026-12-31", "2026-12-31");
    let backwards = event("a3@yachay", "Al revés", "2027-03-02", "2027-03-01");
    let file = CalendarFile {
        name: "Plan de formación, 2027–2028".into(),
        events: vec![course, last, backwards],
    };
    let seen = reread("calendar.ics", file.to_ics(written()).as_bytes());
    assert_eq!(seen["name"], "Plan de formación, 2027–2028");
    assert_eq!(seen["errors"], json!([]));
    let written = "2026-11-20T08:30:00+00:00";
    assert_eq!(
        seen["events"],
        json!([
            {
                "uid": "a1@yachay", "title": "Taller: SIAF, parte 1; práctica",
                "description": "Primera línea\nSegunda \\ línea", "location": "Ñahuimpuquio, salón comunal",
                "from": "2028-02-28", "end": "2028-03-01", "written": written,
                "categories": ["Formación", "Taller"],
            },
            {
                "uid": "a2@yachay", "title": "Cierre", "description": null, "location": null,
                "from": "2026-12-31", "end": "2027-01-01", "written": written, "categories": [],
            },
            {
                "uid": "a3@yachay", "title": "Al revés", "description": null, "location": null,
                "from": "2027-03-02", "end": "2027-03-03", "written": written, "categories": [],
            },
        ])
    );
}

#[test]
fn lines_are_folded_and_ended_as_the_standard_says() {
    let long = "áéíóúñ🦙".repeat(60);
    let mut one = event("a", &long, "2027-01-01", "2027-01-01");
    one.categories = vec!["Taller, presencial; en grupo".into(), "Año 1".into()];
    let file = CalendarFile {
        name: "x".into(),
        events: vec![one],
    };
    let text = file.to_ics(written());
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75), "{text}");
    assert!(lines.iter().filter(|line| line.starts_with(' ')).count() > 10);
    assert!(text.replace("\r\n ", "").contains(&long));
    assert!(text.contains("CATEGORIES:Taller\\, presencial\\; en grupo,Año 1\r\n"));
    assert!(text.contains("DTSTAMP:20261120T083000Z\r\n"));
    assert!(text.contains("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20270102\r\n"));
}

#[test]
fn names_come_out_unharmed() {
    let named = |(place, name): (usize, &&str)| {
        let mut event = event(&place.to_string(), name, "2027-01-01", "2027-01-01");
        event.location = format!("{name}\r\nEND:VEVENT");
        event
    };
    let mut events: Vec<Event> = NASTY.iter().enumerate().map(named).collect();
    events.push(event("forbidden", FORBIDDEN.0, "2027-01-01", "2027-01-01"));
    let file = CalendarFile {
        name: "Nombres".into(),
        events,
    };
    let seen = reread("names.ics", file.to_ics(written()).as_bytes());
    let seen = seen["events"].as_array().unwrap();
    assert_eq!(seen.len(), NASTY.len() + 1);
    for (event, name) in seen.iter().zip(NASTY) {
        assert_eq!(event["title"], name);
        assert_eq!(event["location"], format!("{name}\nEND:VEVENT"));
    }
    assert_eq!(seen[NASTY.len()]["title"], FORBIDDEN.1);
}

/// First and last day of each event that a calendar gets of an activity, as another library reads them; the last one is
/// the first that is free again.
fn days_in_a_calendar(activity: &Activity) -> serde_json::Value {
    let events = occasions(activity).into_iter().map(|found| Event {
        uid: format!("a-{}", found.phase.unwrap_or_default()),
        title: "Taller".into(),
        from: found.days.from,
        to: found.days.to,
        ..Event::default()
    });
    let file = CalendarFile {
        name: "Plan".into(),
        events: events.collect(),
    };
    let seen = reread("held.ics", file.to_ics(written()).as_bytes());
    let events = seen["events"].as_array().unwrap().iter();
    events
        .map(|event| json!([event["from"], event["end"]]))
        .collect()
}

#[test]
fn a_calendar_shows_the_days_on_which_something_really_took_place() {
    let phase = |id: &str, from: &str, to: &str| PhaseDates {
        phase: id.into(),
        from: Some(day(from)),
        to: Some(day(to)),
    };
    let planned = Activity {
        from: Some(day("2027-05-01")),
        to: Some(day("2027-06-01")),
        ..Activity::default()
    };
    let with = |progress, from: Option<&str>, to: Option<&str>| Activity {
        execution: Execution {
            progress,
            from: from.map(day),
            to: to.map(day),
            ..Execution::default()
        },
        ..planned.clone()
    };
    let (begun, ended) = (Some("2027-05-28"), Some("2027-07-02"));
    let months = json!([["2027-05-01", "2027-07-01"]]);
    for (activity, expected) in [
        (with(Progress::Planned, None, None), months.clone()),
        (with(Progress::Done, None, None), months.clone()),
        (
            with(Progress::Done, begun, ended),
            json!([["2027-05-28", "2027-07-03"]]),
        ),
        (
            with(Progress::Done, begun, None),
            json!([["2027-05-28", "2027-05-29"]]),
        ),
        (
            with(Progress::Done, None, ended),
            json!([["2027-07-02", "2027-07-03"]]),
        ),
        // It goes on until its last planned day.
        (
            with(Progress::Running, begun, None),
            json!([["2027-05-28", "2027-07-01"]]),
        ),
        // Days that were noted and then put off are none.
        (with(Progress::Postponed, begun, ended), months),
    ] {
        assert_eq!(days_in_a_calendar(&activity), expected, "{activity:?}");
    }
    let phases = vec![
        phase("a", "2027-05-03", "2027-05-04"),
        phase("b", "2027-06-07", "2027-06-07"),
    ];
    let dated = Activity {
        phases: phases.clone(),
        ..planned.clone()
    };
    let expected = json!([["2027-05-03", "2027-05-05"], ["2027-06-07", "2027-06-08"]]);
    assert_eq!(days_in_a_calendar(&dated), expected);
    let carried_out = Activity {
        phases,
        ..with(Progress::Done, begun, ended)
    };
    let expected = json!([["2027-05-28", "2027-07-03"]]);
    assert_eq!(days_in_a_calendar(&carried_out), expected);
    assert_eq!(days_in_a_calendar(&Activity::default()), json!([]));
}
