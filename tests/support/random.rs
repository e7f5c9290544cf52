//! Random responses and dossiers: any posts, any answers, any holes.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Factor;
use yachay_municipal::response::{Answer, Level, NeedsSurvey, Rating, Response};

use super::{dossier, ids, peru, response};

/// The posts of the framework, and one that it does not know.
const POSTS: [&str; 7] = [
    "alcalde",
    "regidor",
    "gerente-municipal",
    "planificacion-presupuesto",
    "abastecimiento",
    "desarrollo-economico",
    "puesto-desconocido",
];

/// Competencies that many, few and no posts ask for.
pub const ASKED: [&str; 8] = [
    "analizar-informacion",
    "aplicar-marco-legal",
    "trabajar-en-equipo",
    "transparentar-informacion",
    "fiscalizar-gestion",
    "programar-contrataciones",
    "disenar-politica-economica",
    "no-existe",
];

fn any_answer() -> impl Strategy<Value = Answer> {
    let rating = prop_oneof![
        8 => select(&Level::ALL[..]).prop_map(|level| Some(Rating::Level(level))),
        1 => Just(Some(Rating::NOT_APPLICABLE)),
        1 => Just(Some(Rating::PREFER_NOT_TO_SAY)),
        1 => Just(None),
    ];
    let importance = proptest::option::of(select(&Level::ALL[..]));
    let factors = &[Factor::Knowing, Factor::Relations, Factor::Functions][..];
    (rating, importance, proptest::option::of(select(factors))).prop_map(
        |(rating, importance, factor)| Answer {
            rating,
            importance,
            factor,
            ..Answer::default()
        },
    )
}

pub fn any_response() -> impl Strategy<Value = Response> {
    let contents: Vec<&str> = peru()
        .contents
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    (
        subsequence(&POSTS[..], 1..=2).prop_shuffle(),
        vec(proptest::option::weighted(0.8, any_answer()), ASKED.len()),
        vec(select(contents[..6].to_vec()), 0..5),
        ".{0,12}",
    )
        .prop_map(|(posts, answers, wanted, comment)| {
            let given = ASKED.iter().zip(answers);
            let given: Vec<_> = given
                .filter_map(|(id, answer)| Some((*id, answer?)))
                .collect();
            Response {
                survey: NeedsSurvey {
                    wanted: ids(&wanted),
                    comment,
                    ..NeedsSurvey::default()
                },
                ..response(&posts, &given)
            }
        })
}

pub fn any_dossier() -> impl Strategy<Value = Dossier> {
    (vec(any_response(), 0..16), 0..8_usize).prop_map(|(responses, threshold)| Dossier {
        threshold,
        ..dossier(responses)
    })
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Seeded(pub u64);

impl Seeded {
    /// A number from 0 to `end`, which is left out.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    /// Yes in so many of a hundred cases.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}
