//! One invented person after another.

use chrono::NaiveDate;

use crate::framework::{Competency, Factor, Framework};
use crate::response::{
    Answer, Application, Connectivity, Consent, DayKind, DayPart, Experience, Level,
    MunicipalityRef, NeedsSurvey, Obstacle, Rating, Respondent, Response, Step,
};

/// Numbers that follow from a seed (splitmix64).
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// Returns the numbers of one of many things with the same seed.
    pub(super) fn of(seed: u64, number: u64) -> Dice {
        let mut dice = Dice(seed ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93));
        dice.0 = dice.roll();
        dice
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number under `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit.max(1) as u64) as usize
    }

    /// Tells whether something of this many percent happens.
    pub(super) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// Returns one of a list.
    pub(super) fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// Returns some of a list, each with this many percent.
    fn some<T: Copy>(&mut self, list: &[T], share: usize) -> Vec<T> {
        list.iter()
            .filter(|_| self.percent(share))
            .copied()
            .collect()
    }

    /// Puts a list into another order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }

    /// Returns an identity of 32 digits.
    pub(super) fn identity(&mut self) -> String {
        format!("{:016x}{:016x}", self.roll(), self.roll())
    }
}

/// Returns the answers of a person of this municipality.
pub(super) fn person(
    framework: &Framework,
    municipality: MunicipalityRef,
    given: NaiveDate,
    dice: &mut Dice,
) -> Response {
    let mut posts: Vec<String> = Vec::new();
    // Councillors and the first posts of the list are many, some hold two posts.
    let count = framework.posts.len();
    for _ in 0..=usize::from(dice.percent(15)) {
        let place = dice.below(count).min(dice.below(count));
        let post = framework.posts.get(place).map(|post| post.id.clone());
        posts.extend(post.filter(|post| !posts.contains(post)));
    }
    // What somebody can do differs more from person to person than from thing to thing.
    let able = dice.below(3) + dice.below(2);
    let profile = framework.profile_of(&posts).into_iter();
    let diagnosis = profile.filter_map(|(item, required)| {
        Some((item.id.clone(), answer(item, required, able, dice)?))
    });
    Response {
        consent: Some(Consent { given, notice: 1 }),
        municipality,
        diagnosis: diagnosis.collect(),
        survey: survey(framework, &posts, dice),
        respondent: Respondent {
            posts,
            roles: None,
            experience: dice.one(&Experience::ALL).copied(),
            languages: vec!["es".into()],
            connectivity: dice.one(&Connectivity::ALL).copied(),
        },
        practice: None,
        follows: None,
        step: Step::HandOver,
        example: false,
    }
}

fn answer(item: &Competency, required: u8, able: usize, dice: &mut Dice) -> Option<Answer> {
    let level = |number: usize| Level::try_from(number.clamp(1, 5) as u8).ok();
    let rating = match dice.below(40) {
        0 => return None,
        1 => Rating::NOT_APPLICABLE,
        2 => Rating::PREFER_NOT_TO_SAY,
        _ => Rating::Level(level(able + dice.below(3))?),
    };
    let importance = if dice.percent(92) {
        level(3 + dice.below(3))
    } else {
        None
    };
    let gap = rating.level().is_some_and(|level| level.get() < required);
    let factors = [
        Factor::Knowing,
        Factor::Knowing,
        Factor::Relations,
        Factor::Functions,
    ];
    let factor = dice
        .one(&factors)
        .copied()
        .filter(|_| gap && dice.percent(70));
    let evidence = if dice.percent(6) {
        format!("Acta y cuadro de «{}», año 2025.", item.id)
    } else {
        String::new()
    };
    Some(Answer {
        rating: Some(rating),
        importance,
        evidence,
        factor,
    })
}

fn survey(framework: &Framework, posts: &[String], dice: &mut Dice) -> NeedsSurvey {
    let mut wanted: Vec<String> = Vec::new();
    let near = framework.contents_of(posts);
    for _ in 0..dice.below(5) {
        let content = dice.one(&near).map(|id| (*id).to_string());
        wanted.extend(content.filter(|content| !wanted.contains(content)));
    }
    let trained = (0..dice.below(3)).filter_map(|_| {
        let content = dice.one(&framework.contents)?.id.clone();
        Some((content, dice.one(&Application::ALL).copied()))
    });
    let trained = trained.collect();
    let languages = &framework.pack.languages;
    let language = languages.get(dice.below(languages.len()).min(dice.below(4)));
    let comment = if dice.percent(20) {
        "Que sea en la sede de la provincia,\ncon \"casos\" de distritos pequeños.".to_string()
    } else {
        String::new()
    };
    let teaches = dice
        .one(&framework.contents)
        .map(|content| content.id.clone());
    let would_teach = dice.percent(25);
    NeedsSurvey {
        wanted,
        trained,
        modality: dice.one(&framework.modalities).map(|item| item.id.clone()),
        language: language.map(|language| language.id.clone()),
        days: dice.some(&DayKind::ALL, 55),
        day_parts: dice.some(&DayPart::ALL, 55),
        weekly_hours: dice.percent(90).then(|| dice.below(14) as u8),
        obstacles: dice.some(&Obstacle::ALL, 30),
        would_teach: dice.percent(90).then_some(would_teach),
        teaches: teaches.filter(|_| would_teach).into_iter().collect(),
        comment,
    }
}
