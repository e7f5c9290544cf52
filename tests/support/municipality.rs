//! Simulated municipalities: a moment, a size, a country and a seed give a whole dossier.

#![allow(
    dead_code,
    reason = "every test file compiles this module and uses a part of it"
)]

#[path = "sizes.rs"]
mod sizes;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{Months, NaiveDate};
use yachay_municipal::dossier::{
    Dossier, Finding, Institution, InstrumentFinding, InstrumentStatus, Objective, State, Term,
};
use yachay_municipal::framework::{Factor, Framework, Language, Moment};
use yachay_municipal::response::{
    Answer, Application, MunicipalityRef, NeedsSurvey, Rating, Response,
};

pub use sizes::Size;
use sizes::{BESIDE, SIZES};

use crate::support::random::Seeded;
use crate::support::{dossier, level, peru, response, staff};

const MOMENTS: [Moment; 3] = [Moment::Start, Moment::Stable, Moment::Exit];

/// One simulated municipality.
pub struct Case {
    pub moment: Moment,
    pub size: Size,
    pub framework: Framework,
    pub dossier: Dossier,
    pub today: NaiveDate,
    seed: u64,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let country = &self.framework.pack.country;
        write!(
            f,
            "{country} {:?} {:?} seed {}",
            self.size, self.moment, self.seed
        )
    }
}

/// Every moment, size and country, each with so many seeds.
pub fn cases(seeds: u64) -> Vec<Case> {
    let mut found = Vec::new();
    for country in ["PE", "BO"] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        assert_eq!(framework.pack.country, country);
        for (moment, size) in MOMENTS
            .into_iter()
            .flat_map(|m| SIZES.map(|size| (m, size)))
        {
            found.extend((0..seeds).map(|seed| case(&framework, moment, size, seed)));
        }
    }
    found
}

fn case(framework: &Framework, moment: Moment, size: Size, seed: u64) -> Case {
    let place = found_number(&framework.pack.country, moment, size);
    let mut random = Seeded(seed.wrapping_mul(0x1000) + place);
    let (term, today) = term(framework, moment);
    let answers = people(framework, size, moment, &mut random);
    let year = chrono::Datelike::year(&today);
    let dossier = Dossier {
        municipality: municipality(framework),
        term,
        years: (year, year),
        staff: staff(size.staff()),
        institution: institution(framework, today, &mut random),
        ..dossier(answers)
    };
    Case {
        moment,
        size,
        framework: framework.clone(),
        dossier,
        today,
        seed,
    }
}

fn found_number(country: &str, moment: Moment, size: Size) -> u64 {
    let country = u64::from(country == "BO");
    country * 100 + moment as u64 * 10 + size as u64
}

fn municipality(framework: &Framework) -> MunicipalityRef {
    MunicipalityRef {
        country: framework.pack.country.clone(),
        code: "030201".into(),
        name: "Pueblo de prueba".into(),
    }
}

/// The second term that the country's pack counts from its first, and a day of the moment.
fn term(framework: &Framework, moment: Moment) -> (Term, NaiveDate) {
    let pack = &framework.pack;
    let months = u32::from(pack.term_years) * 12;
    let begins = pack.first_term.begins + Months::new(months);
    let ends = (begins + Months::new(months)).pred_opt().expect("a day");
    let today = match moment {
        Moment::Start => begins + Months::new(3),
        Moment::Stable => begins + Months::new(20),
        Moment::Exit => ends - Months::new(5),
    };
    let term = Term {
        begins: Some(begins),
        ends: Some(ends),
        chosen: None,
    };
    (term, today)
}

/// What is common to the people of one municipality.
struct Climate {
    /// Per content, how many of a hundred were trained in it.
    trained: BTreeMap<String, usize>,
    /// Per competency, what stops most people.
    factors: BTreeMap<String, Factor>,
    /// How many of a hundred prefer Quechua.
    quechua: usize,
}

fn people(framework: &Framework, size: Size, moment: Moment, random: &mut Seeded) -> Vec<Response> {
    // Whoever came with the election was trained in little.
    let shares: &[usize] = match moment {
        Moment::Start => &[0, 0, 15, 85],
        Moment::Stable | Moment::Exit => &[0, 25, 85, 95],
    };
    use Factor::{Functions, Knowing, Relations};
    let factors = [
        Knowing, Knowing, Knowing, Knowing, Knowing, Functions, Relations,
    ];
    let climate = Climate {
        trained: framework
            .contents
            .iter()
            .map(|item| (item.id.clone(), random.pick(shares)))
            .collect(),
        factors: framework
            .competencies
            .iter()
            .map(|item| (item.id.clone(), random.pick(&factors)))
            .collect(),
        quechua: random.pick(&[0, 30]),
    };
    let mut found = Vec::new();
    for (post, people) in size.staff() {
        for _ in 0..*people {
            let few = matches!(size, Size::Tiny | Size::Small);
            if few || random.chance(85) {
                found.push(person(framework, post, few, &climate, random));
            }
        }
    }
    found
}

fn person(
    framework: &Framework,
    post: &str,
    combines: bool,
    climate: &Climate,
    random: &mut Seeded,
) -> Response {
    let beside = BESIDE.iter().find(|(main, _)| *main == post && combines);
    let posts: Vec<&str> = [post]
        .into_iter()
        .chain(beside.map(|(_, other)| *other))
        .collect();
    let mut asked: BTreeMap<&str, u8> = BTreeMap::new();
    for post in &posts {
        let profile = &framework.post(post).expect("a post").profile;
        for (id, required) in profile {
            let most = asked.entry(id).or_default();
            *most = (*most).max(*required);
        }
    }
    let answers: Vec<_> = asked
        .into_iter()
        .filter_map(|(id, required)| {
            Some((id, self_rating(required, climate.factors[id], random)?))
        })
        .collect();
    Response {
        municipality: municipality(framework),
        survey: survey(framework, climate, random),
        ..response(&posts, &answers)
    }
}

/// Most people are below what their post asks, some above; some say nothing.
fn self_rating(required: u8, factor: Factor, random: &mut Seeded) -> Option<Answer> {
    let rating = match random.below(100) {
        0..4 => return None,
        4..8 => Rating::NOT_APPLICABLE,
        8..10 => Rating::PREFER_NOT_TO_SAY,
        _ => {
            let below = random.pick(&[-1, 0, 0, 1, 1, 2, 2, 3]);
            let number = (required as i8 - below).clamp(1, 5);
            Rating::Level(level(number as u8))
        }
    };
    let explained = random.chance(75).then_some(factor);
    Some(Answer {
        rating: Some(rating),
        importance: random
            .chance(90)
            .then(|| level(random.pick(&[2, 3, 4, 4, 5]))),
        factor: explained,
        ..Answer::default()
    })
}

fn survey(framework: &Framework, climate: &Climate, random: &mut Seeded) -> NeedsSurvey {
    let mut survey = NeedsSurvey {
        language: random.chance(climate.quechua).then(|| "qu".into()),
        would_teach: Some(random.chance(15)),
        ..NeedsSurvey::default()
    };
    for content in &framework.contents {
        if random.chance(climate.trained[&content.id]) {
            let applied = [
                Application::Applied,
                Application::Partly,
                Application::NotApplied,
            ];
            let applied = random.pick(&applied);
            survey.trained.insert(content.id.clone(), Some(applied));
        }
        if random.chance(6) {
            survey.wanted.push(content.id.clone());
        }
        if survey.would_teach == Some(true) && random.chance(8) {
            survey.teaches.push(content.id.clone());
        }
    }
    survey
}

fn institution(framework: &Framework, today: NaiveDate, random: &mut Seeded) -> Institution {
    let mut found = Institution::default();
    let finding = |random: &mut Seeded| Finding {
        state: match random.below(100) {
            0..6 => Some(State::Not),
            6..14 => Some(State::Partly),
            14..20 => Some(State::NotApplicable),
            20..70 => Some(State::Done),
            _ => None,
        },
        date: Some(today),
        ..Finding::default()
    };
    for check in framework.systems.iter().flat_map(|system| &system.checks) {
        found.systems.insert(check.id.clone(), finding(random));
    }
    for function in framework
        .mandates
        .iter()
        .flat_map(|mandate| &mandate.functions)
    {
        found.mandates.insert(function.id.clone(), finding(random));
    }
    for principle in &framework.principles {
        found
            .principles
            .insert(principle.id.clone(), finding(random));
    }
    for practice in &framework.practices {
        found.practices.insert(practice.id.clone(), finding(random));
    }
    for instrument in &framework.instruments {
        let status = match random.below(10) {
            0..2 => Some(InstrumentStatus::Missing),
            2 => Some(InstrumentStatus::Expired),
            3 => Some(InstrumentStatus::InPreparation),
            4 => None,
            _ => Some(InstrumentStatus::InForce),
        };
        let minimum = instrument.minimum.iter().map(|item| {
            let state = if random.chance(8) {
                State::Partly
            } else {
                State::Done
            };
            (item.id.clone(), state)
        });
        let minimum = minimum.collect();
        let asked = random.pick(&framework.competencies).id;
        let objective = Objective {
            id: format!("{}-1", instrument.id),
            text: "Objetivo de prueba".into(),
            competencies: [asked].into(),
        };
        let finding = InstrumentFinding {
            status,
            approved: Some(random.chance(85)),
            minimum,
            objectives: vec![objective],
            ..InstrumentFinding::default()
        };
        found.instruments.insert(instrument.id.clone(), finding);
    }
    found
}
