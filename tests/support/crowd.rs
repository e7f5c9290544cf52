//! Crowds: dossiers of many people in few posts, with small groups and holes of every kind.

use proptest::prelude::*;
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Factor;
use yachay_municipal::response::{Answer, NeedsSurvey, Rating, Response};

use super::{dossier, level, peru, response, staff};

/// Numbers that follow from a seed (splitmix64), so that a crowd shrinks with its measures.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number under `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll() % limit.max(1) as u64).expect("under a usize")
    }

    /// Whether something of this many percent happens.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of a list.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// The measures of a crowd.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// People.
    pub people: usize,
    /// Posts that they hold.
    pub posts: usize,
    /// People below which a group is not shown.
    pub threshold: usize,
    /// Percent of people who say how important something is.
    pub importance: usize,
    /// What the rest follows from.
    pub seed: u64,
}

impl Crowd {
    /// The crowd as a dossier.
    pub fn dossier(self) -> Dossier {
        let mut dice = Dice(self.seed);
        let mut posts: Vec<&str> = peru().posts.iter().map(|post| post.id.as_str()).collect();
        posts.push("puesto-desconocido");
        let mut held: Vec<&str> = Vec::new();
        while held.len() < self.posts {
            let post = *dice.one(&posts);
            if !held.contains(&post) {
                held.push(post);
            }
        }
        let people = (0..self.people).map(|_| self.person(&held, &mut dice));
        let responses: Vec<Response> = people.collect();
        let mut crowd = Dossier {
            threshold: self.threshold,
            ..dossier(responses)
        };
        for post in &held {
            if dice.percent(60) {
                let people = u16::try_from(dice.below(self.people + 3)).expect("few");
                crowd.staff.extend(staff(&[(post, people)]));
            }
        }
        crowd
    }

    /// The first posts are the larger ones; some people hold a second one.
    fn person(self, held: &[&str], dice: &mut Dice) -> Response {
        let place = dice.below(held.len()).min(dice.below(held.len()));
        let mut posts = vec![held[place]];
        let second = *dice.one(held);
        if second != posts[0] && dice.percent(15) {
            posts.push(second);
        }
        let ids: Vec<String> = posts.iter().map(|id| (*id).to_string()).collect();
        let profile = peru().profile_of(&ids);
        let mut answers: Vec<(&str, Answer)> = Vec::new();
        for (competency, _) in profile {
            if dice.percent(85) {
                answers.push((competency.id.as_str(), self.answer(dice)));
            }
        }
        let contents = &peru().contents[..12];
        let wanted = (0..dice.below(5)).map(|_| dice.one(contents).id.clone());
        let wanted = wanted.collect();
        let language = dice.percent(30).then(|| "qu".to_string());
        let survey = NeedsSurvey {
            wanted,
            language,
            ..NeedsSurvey::default()
        };
        Response {
            survey,
            ..response(&posts, &answers)
        }
    }

    fn answer(self, dice: &mut Dice) -> Answer {
        let any_level = |dice: &mut Dice| level(u8::try_from(dice.below(5) + 1).expect("1–5"));
        let rating = match dice.below(10) {
            0 => Some(Rating::NOT_APPLICABLE),
            1 => Some(Rating::PREFER_NOT_TO_SAY),
            _ => Some(Rating::Level(any_level(dice))),
        };
        let importance = dice.percent(self.importance).then(|| any_level(dice));
        let factors = [Factor::Knowing, Factor::Relations, Factor::Functions];
        let factor = dice.percent(50).then(|| *dice.one(&factors));
        Answer {
            rating,
            importance,
            factor,
            ..Answer::default()
        }
    }
}

/// Crowds of up to this many people.
pub fn any_crowd(most: usize) -> impl Strategy<Value = Crowd> {
    let importance = prop_oneof![Just(100), Just(90), Just(60), Just(20)];
    (2..=most, 1..=8_usize, 3..=6_usize, importance, any::<u64>()).prop_map(
        |(people, posts, threshold, importance, seed)| Crowd {
            people,
            posts,
            threshold,
            importance,
            seed,
        },
    )
}
