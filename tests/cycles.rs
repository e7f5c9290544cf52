//! Diagnoses and plans one after the other: a second diagnosis beside the first, years, the hand-over.

#[path = "cycles/compared.rs"]
mod compared;
mod support;
#[path = "cycles/terms.rs"]
mod terms;
#[path = "cycles/years.rs"]
mod years;

use std::collections::BTreeMap;

use support::{answer, day, document, dossier, peru, response};
use yachay_municipal::cycles::begin_diagnosis;
use yachay_municipal::documents::World;
use yachay_municipal::dossier::*;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::Response;

/// A competency that councillors are asked for.
const ASKED: &str = "fiscalizar-gestion";

/// Councillors with these levels, by id; `follows` names the response before of each, or nothing.
fn councillors(round: &str, people: &[(u8, Option<&str>)]) -> Vec<ReceivedResponse> {
    let people = people.iter().enumerate().map(|(place, (number, follows))| {
        let given = Response {
            follows: follows.map(String::from),
            ..response(&["regidor"], &[(ASKED, answer(*number))])
        };
        received(&format!("{round}{place}"), given)
    });
    people.collect()
}

fn received(id: &str, given: Response) -> ReceivedResponse {
    let world = FixedWorld::default();
    let mut document = document(given, &world);
    document.id = id.into();
    ReceivedResponse {
        document,
        received: world.now(),
        original: None,
    }
}

/// A dossier with one closed diagnosis per list and the last one open.
fn rounds_of(lists: Vec<Vec<ReceivedResponse>>) -> Dossier {
    let world = FixedWorld::default();
    let mut found = dossier(Vec::new());
    let last = lists.len() - 1;
    for (place, list) in lists.into_iter().enumerate() {
        found.responses = list.into();
        if place < last {
            begin_diagnosis(peru(), &mut found, day("2026-06-30"), &world).expect("answers");
        }
    }
    found
}

const FIRST: [(u8, Option<&str>); 6] = [
    (2, None),
    (2, None),
    (3, None),
    (1, None),
    (4, None),
    (3, None),
];

fn second(levels: [u8; 6]) -> Vec<(u8, Option<&'static str>)> {
    let before = ["a0", "a1", "a2", "a3", "a4", "a5"];
    levels.into_iter().zip(before.map(Some)).collect()
}

fn activity(from: &str, cents: u64) -> Activity {
    Activity {
        id: from.into(),
        hours: Some(20),
        from: Some(day(from)),
        participants: BTreeMap::from([("regidor".to_string(), 3)]),
        costs: vec![CostLine {
            cents,
            ..CostLine::default()
        }],
        ..Activity::default()
    }
}

fn done(mut activity: Activity, on: &str, came: &[u16]) -> Activity {
    activity.execution = Execution {
        progress: Progress::Done,
        from: Some(day(on)),
        to: Some(day(on)),
        hours: Some(18),
        spent: vec![Spending {
            cents: 70_001,
            ..Spending::default()
        }],
        ..Execution::default()
    };
    let came = came.iter().enumerate().map(|(place, hours)| {
        let enrolment = Enrolment {
            hours: Some(*hours),
            ..Enrolment::default()
        };
        (format!("person-{place}"), enrolment)
    });
    activity.enrolled = came.collect();
    activity
}

fn plan(activities: Vec<Activity>) -> TrainingPlan {
    TrainingPlan {
        activities: activities.into_iter().map(Into::into).collect(),
        ..TrainingPlan::default()
    }
}
