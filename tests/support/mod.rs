//! What several test files need.
#![allow(
    dead_code,
    reason = "every test file compiles this module and uses a part of it"
)]

pub mod any_plan;
pub mod crowd;
pub mod random;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use yachay_municipal::documents::{Envelope, World};
use yachay_municipal::dossier::{Dossier, ReceivedResponse};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::{Factor, Framework, assemble_dir, catalogue_dir};
use yachay_municipal::response::{
    Answer, Consent, Level, MunicipalityRef, Rating, Respondent, Response,
};

/// The Peruvian framework.
pub fn peru() -> &'static Framework {
    static PERU: LazyLock<Framework> = LazyLock::new(|| {
        assemble_dir(&catalogue_dir()).unwrap_or_else(|faults| {
            let lines: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"));
        })
    });
    &PERU
}

/// The example dossier on the day it takes place.
pub fn example() -> Envelope<Dossier> {
    example_dossier(peru(), &FixedWorld::default())
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day of the form 2026-11-20")
}

pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse()
        .expect("an instant of the form 2026-11-20T08:00:00Z")
}

pub fn level(number: u8) -> Level {
    Level::try_from(number).expect("a level from 1 to 5")
}

/// One answer with a level and nothing else.
pub fn answer(number: u8) -> Answer {
    Answer {
        rating: Some(Rating::Level(level(number))),
        ..Answer::default()
    }
}

/// One answer with a level and what stops a higher one.
pub fn stopped_by(number: u8, factor: Factor) -> Answer {
    Answer {
        factor: Some(factor),
        ..answer(number)
    }
}

pub fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|id| (*id).to_string()).collect()
}

/// The municipality of the test data.
pub fn place() -> MunicipalityRef {
    MunicipalityRef {
        country: "PE".into(),
        code: "030201".into(),
        name: "Pueblo de prueba".into(),
    }
}

/// A whole response of somebody with these posts and answers.
pub fn response(posts: &[&str], answers: &[(&str, Answer)]) -> Response {
    let answers = answers.iter().cloned();
    Response {
        consent: Some(Consent {
            given: day("2026-11-20"),
            notice: 1,
        }),
        municipality: place(),
        respondent: Respondent {
            posts: ids(posts),
            ..Respondent::default()
        },
        diagnosis: answers
            .map(|(id, answer)| (id.to_string(), answer))
            .collect(),
        ..Response::default()
    }
}

/// The response as a document of the Peruvian framework.
pub fn document(response: Response, world: &dyn World) -> Envelope<Response> {
    Envelope::new(response, peru().reference(), world)
}

/// A dossier with these responses and no more.
pub fn dossier(responses: Vec<Response>) -> Dossier {
    let world = FixedWorld::default();
    let received = responses.into_iter().map(|response| ReceivedResponse {
        document: document(response, &world),
        received: world.now(),
        original: None,
    });
    Dossier {
        municipality: place(),
        responses: received.collect(),
        ..Dossier::default()
    }
}

/// A map of staff.
pub fn staff(list: &[(&str, u16)]) -> BTreeMap<String, u16> {
    let list = list.iter();
    list.map(|(post, people)| ((*post).to_string(), *people))
        .collect()
}
