//! Responses as they come, packed; before it is known which of them count.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::intake::{Narrow, Narrowed};
use super::lexicon::{Lexicon, listed_ids};
use crate::framework::{Framework, Listed};
use crate::response::Application;

/// No choice was made.
pub(super) const NONE: u8 = u8::MAX;

/// A municipality as somebody named it: country, code, name.
pub(super) type Named = (String, String, String);

/// One person, the answers aside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) municipality: u32,
    pub(super) posts: u32,
    pub(super) language: u32,
    pub(super) written: NaiveDate,
    pub(super) main_post: u8,
    pub(super) role: u8,
    pub(super) modality: u8,
    pub(super) experience: u8,
    pub(super) connectivity: u8,
    pub(super) days: u8,
    pub(super) day_parts: u8,
    pub(super) hours: u8,
    /// Answers and wishes that have no place in the present framework.
    pub(super) without_place: u16,
}

/// Values that are stored by their number.
#[derive(Clone, Debug)]
pub(super) struct Dictionary<K> {
    numbers: HashMap<K, u32>,
    pub(super) values: Vec<K>,
}

impl<K> Default for Dictionary<K> {
    fn default() -> Self {
        Dictionary {
            numbers: HashMap::new(),
            values: Vec::new(),
        }
    }
}

impl<K: Clone + Eq + std::hash::Hash> Dictionary<K> {
    pub(super) fn number(&mut self, value: K) -> u32 {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            next
        })
    }

    pub(super) fn value(&self, number: u32) -> Option<&K> {
        self.values.get(number as usize)
    }
}

/// Responses, one after another.
#[derive(Clone, Debug)]
pub(in crate::association) struct Rows {
    pub(super) competencies: usize,
    pub(super) contents: usize,
    pub(super) people: Vec<Person>,
    /// One byte per competency, row after row, packed as `intake::narrow` packs it.
    pub(super) answers: Vec<u8>,
    /// One byte per content, row after row, see [`wish`].
    pub(super) wishes: Vec<u8>,
    pub(super) municipalities: Dictionary<Named>,
    /// Sets of posts by their places, in order.
    pub(super) posts: Dictionary<Vec<u8>>,
    pub(super) languages: Dictionary<String>,
}

/// Packs what a person says of a content into a byte: place among what is wanted, 1 for the most wanted, at
/// most 15, 0 not wanted (four bits); trained 1 without saying more, 2 applied, 3 in part, 4 not applied, 0 not
/// trained (three bits); would teach it (one bit).
pub(in crate::association) fn wish(
    wanted: u8,
    trained: Option<Option<Application>>,
    teaches: bool,
) -> u8 {
    let trained = match trained {
        None => 0,
        Some(None) => 1,
        Some(Some(Application::Applied)) => 2,
        Some(Some(Application::Partly)) => 3,
        Some(Some(Application::NotApplied)) => 4,
    };
    wanted.min(15) | trained << 4 | u8::from(teaches) << 7
}

impl Rows {
    /// Returns no rows yet, in the ids of this framework.
    pub(in crate::association) fn new(framework: &Framework) -> Rows {
        Rows {
            competencies: listed_ids(framework, Listed::Competency).len(),
            contents: listed_ids(framework, Listed::Content).len(),
            people: Vec::new(),
            answers: Vec::new(),
            wishes: Vec::new(),
            municipalities: Dictionary::default(),
            posts: Dictionary::default(),
            languages: Dictionary::default(),
        }
    }

    /// Returns how many there are.
    pub(in crate::association) fn len(&self) -> usize {
        self.people.len()
    }

    /// Adds a response and returns its place; nothing where none of its posts has a place in the framework.
    pub(in crate::association) fn push(
        &mut self,
        found: &Narrow<'_>,
        ids: &Lexicon,
    ) -> Option<u32> {
        let answers = &found.answers;
        let place = u32::try_from(self.people.len()).ok()?;
        let posts = ids.places(Listed::Post, &answers.posts);
        let posts: Vec<u8> = posts
            .into_iter()
            .filter_map(|post| post.try_into().ok())
            .collect();
        let main_post = *posts.first()?;
        let mut lost = answers.posts.len() - posts.len();
        lost += self.push_answers(answers, ids);
        lost += self.push_wishes(answers, ids);
        let modality = answers.modality.map(|id| ids.present(Listed::Modality, id));
        lost += usize::from(modality == Some(None));
        let modality = modality
            .flatten()
            .and_then(|found| found.place.try_into().ok());
        let (country, code, name) = &answers.municipality;
        let named = (
            country.to_string(),
            code.trim().to_string(),
            name.trim().to_string(),
        );
        let role = answers.roles.filter(|(one, other)| *one || *other);
        self.people.push(Person {
            municipality: self.municipalities.number(named),
            posts: self.posts.number(posts),
            language: self
                .languages
                .number(answers.language.unwrap_or_default().to_string()),
            written: found.written,
            main_post,
            role: role.map_or(NONE, |(strategic, operative)| {
                u8::from(strategic) | u8::from(operative) << 1
            }),
            modality: modality.unwrap_or(NONE),
            experience: answers.experience.map_or(NONE, |item| item as u8),
            connectivity: answers.connectivity.map_or(NONE, |item| item as u8),
            days: answers.days,
            day_parts: answers.day_parts,
            hours: answers.weekly_hours.unwrap_or(NONE),
            without_place: u16::try_from(lost).unwrap_or(u16::MAX),
        });
        Some(place)
    }

    /// Adds the answers and returns how many have no place. Where several lead to one place, the one that is
    /// still called so stands, or else the first.
    fn push_answers(&mut self, answers: &Narrowed<'_>, ids: &Lexicon) -> usize {
        let begin = self.answers.len();
        self.answers.resize(begin + self.competencies, 0);
        let mut lost = 0;
        let row = self.answers.get_mut(begin..).unwrap_or_default();
        let mut taken = vec![false; self.competencies];
        for stays in [true, false] {
            for (id, given) in &answers.diagnosis {
                let Some(present) = ids.present(Listed::Competency, id) else {
                    lost += usize::from(stays);
                    continue;
                };
                if present.stays != stays {
                    continue;
                }
                let slots = row.get_mut(present.place).zip(taken.get_mut(present.place));
                let Some((slot, taken)) = slots else {
                    continue;
                };
                if *taken {
                    lost += usize::from(*slot != *given);
                } else {
                    (*slot, *taken) = (*given, true);
                }
            }
        }
        lost
    }

    fn push_wishes(&mut self, answers: &Narrowed<'_>, ids: &Lexicon) -> usize {
        let begin = self.wishes.len();
        self.wishes.resize(begin + self.contents, 0);
        let row = self.wishes.get_mut(begin..).unwrap_or_default();
        let wanted = ids.places(Listed::Content, &answers.wanted);
        for (before, place) in wanted.iter().enumerate() {
            if let Some(slot) = row.get_mut(*place) {
                *slot |= wish(before.min(14) as u8 + 1, None, false);
            }
        }
        let teaches = ids.places(Listed::Content, &answers.teaches);
        for place in &teaches {
            if let Some(slot) = row.get_mut(*place) {
                *slot |= wish(0, None, true);
            }
        }
        let known = |id: &str| ids.present(Listed::Content, id).is_some();
        let nowhere = |list: &[&str]| list.iter().filter(|id| !known(id)).count();
        let mut lost = nowhere(&answers.wanted) + nowhere(&answers.teaches);
        for stays in [true, false] {
            for (id, applied) in &answers.trained {
                let Some(present) = ids.present(Listed::Content, id) else {
                    lost += usize::from(stays);
                    continue;
                };
                let slot = row.get_mut(present.place);
                if let Some(slot) =
                    slot.filter(|slot| present.stays == stays && **slot >> 4 & 7 == 0)
                {
                    *slot |= wish(0, Some(*applied), false);
                }
            }
        }
        lost
    }

    /// Adds the rows of others, which follow those that are here; their places grow by as many.
    pub(in crate::association) fn append(&mut self, others: Rows) {
        let numbers = |own: &mut Dictionary<Named>, theirs: &[Named]| -> Vec<u32> {
            theirs
                .iter()
                .map(|value| own.number(value.clone()))
                .collect()
        };
        let municipalities = numbers(&mut self.municipalities, &others.municipalities.values);
        let posts: Vec<u32> = others
            .posts
            .values
            .iter()
            .map(|value| self.posts.number(value.clone()))
            .collect();
        let languages: Vec<u32> = others
            .languages
            .values
            .iter()
            .map(|value| self.languages.number(value.clone()))
            .collect();
        let at = |numbers: &[u32], number: u32| {
            numbers.get(number as usize).copied().unwrap_or_default()
        };
        self.people
            .extend(others.people.into_iter().map(|person| Person {
                municipality: at(&municipalities, person.municipality),
                posts: at(&posts, person.posts),
                language: at(&languages, person.language),
                ..person
            }));
        self.answers.extend(others.answers);
        self.wishes.extend(others.wishes);
    }
}
