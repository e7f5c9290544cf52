//! What consolidation reads of a response, borrowed from wherever it was read.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::Value;

use super::mix::mixed;
use crate::documents::{Envelope, RestoreError, envelope_checksum, restore, to_canonical_string};
use crate::framework::{Factor, Role};
use crate::response::{
    Answer, Application, Connectivity, DayKind, DayPart, Experience, Missing, Rating, Response,
};

/// A response as far as consolidation needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrow<'a> {
    /// Identity of the document.
    pub id: &'a str,
    /// Its revision.
    pub revision: u64,
    /// Fingerprint of everything in the file but its checksum.
    pub checksum: [u8; 32],
    /// Fingerprint of the answers and the revision alone: two documents of one identity that share it say the
    /// same. Not safe against forgery, so ties are broken by `checksum`.
    pub content: u128,
    /// Day on which the revision was written.
    pub written: NaiveDate,
    /// Identity and version of the framework it was answered with.
    pub framework: (&'a str, &'a str),
    /// The fields of the payload, under their own names.
    pub answers: Narrowed<'a>,
}

/// The payload of a response as far as consolidation needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed<'a> {
    /// Whether consent was given.
    pub consent: bool,
    /// Whether it is invented data.
    pub example: bool,
    /// The earlier response of the same person.
    pub follows: Option<&'a str>,
    /// Country, code and name of the municipality.
    pub municipality: (&'a str, Cow<'a, str>, Cow<'a, str>),
    /// Posts, the main one first.
    pub posts: Vec<&'a str>,
    /// Roles, where the person corrected those of the posts: strategic, operative.
    pub roles: Option<(bool, bool)>,
    /// Years of experience.
    pub experience: Option<Experience>,
    /// How the internet is at work.
    pub connectivity: Option<Connectivity>,
    /// Competency id and packed answer: level 1–5, 6 not applicable, 7 prefers not to say, 0 none (three bits); importance 1–5, 0
    /// none (three bits); factor 1–3, 0 none (two bits).
    pub diagnosis: Vec<(&'a str, u8)>,
    /// Content ids wanted, the most wanted first.
    pub wanted: Vec<&'a str>,
    /// Contents the person could teach.
    pub teaches: Vec<&'a str>,
    /// Contents trained in, and whether they could be applied.
    pub trained: Vec<(&'a str, Option<Application>)>,
    /// Preferred modality.
    pub modality: Option<&'a str>,
    /// Preferred language.
    pub language: Option<&'a str>,
    /// Possible days, one bit per kind in their order.
    pub days: u8,
    /// Possible parts of the day, one bit per part in their order.
    pub day_parts: u8,
    /// Possible hours a week.
    pub weekly_hours: Option<u8>,
    /// Would teach others.
    pub would_teach: Option<bool>,
}

/// Packs an answer into a byte: level 1–5, 6 not applicable, 7 prefers not to say, 0 none (three bits);
/// importance 1–5, 0 none (three bits); factor 1–3, 0 none (two bits).
pub(super) fn packed(rating: Option<Rating>, importance: u8, factor: Option<Factor>) -> u8 {
    let rating = match rating {
        None => 0,
        Some(Rating::Level(level)) => level.get(),
        Some(Rating::Missing(Missing::NotApplicable)) => 6,
        Some(Rating::Missing(Missing::PreferNotToSay)) => 7,
    };
    let factor = match factor {
        None => 0,
        Some(Factor::Knowing) => 1,
        Some(Factor::Relations) => 2,
        Some(Factor::Functions) => 3,
    };
    rating | importance << 3 | factor << 6
}

/// Returns the bits of the days.
pub(super) fn day_bits(days: impl Iterator<Item = DayKind>) -> u8 {
    days.fold(0, |bits, day| bits | 1 << day as u8)
}

/// Returns the bits of the parts of a day.
pub(super) fn part_bits(parts: impl Iterator<Item = DayPart>) -> u8 {
    parts.fold(0, |bits, part| bits | 1 << part as u8)
}

fn whether(roles: &[Role]) -> (bool, bool) {
    let has = |role| roles.contains(&role);
    (has(Role::Strategic), has(Role::Operative))
}

/// Reads any response, of any schema, the slow way.
///
/// # Errors
/// The reason that [`restore`] gives.
pub fn restored(bytes: &[u8]) -> Result<Envelope<Response>, RestoreError> {
    restore::<Response>(bytes)
}

/// Returns the fingerprint of a payload and its revision, see [`Narrow::content`].
pub(super) fn content_of(payload: &[u8], revision: u64) -> u128 {
    mixed(payload, revision)
}

impl<'a> Narrow<'a> {
    /// Takes what is needed out of a response that was restored, so that its own checksum was held against it.
    pub fn of(document: &'a Envelope<Response>) -> Narrow<'a> {
        Narrow::with(
            document,
            read_checksum(&document.checksum).unwrap_or_default(),
        )
    }

    /// Takes it out of a response inside of another document, whose checksum nobody held against it.
    pub fn inside(document: &'a Envelope<Response>) -> Narrow<'a> {
        // Plain data with string keys: this conversion has no way to fail.
        let value: Value = serde_json::to_value(document).unwrap_or_default();
        let checksum = read_checksum(&envelope_checksum(&value)).unwrap_or_default();
        Narrow::with(document, checksum)
    }

    fn with(document: &'a Envelope<Response>, checksum: [u8; 32]) -> Narrow<'a> {
        let payload = serde_json::to_value(&document.payload).unwrap_or_default();
        Narrow {
            id: &document.id,
            revision: document.revision,
            checksum,
            content: content_of(to_canonical_string(&payload).as_bytes(), document.revision),
            written: document.written.date_naive(),
            framework: (&document.framework.id, &document.framework.version),
            answers: Narrowed::of(&document.payload),
        }
    }
}

/// Reads `sha256:` and 64 small hexadecimal digits.
pub(super) fn read_checksum(text: &str) -> Option<[u8; 32]> {
    let digits = text.strip_prefix("sha256:")?.as_bytes();
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut found = [0; 32];
    let (pairs, rest) = digits.as_chunks::<2>();
    if pairs.len() != found.len() || !rest.is_empty() {
        return None;
    }
    for (place, [high, low]) in found.iter_mut().zip(pairs) {
        *place = digit(*high)? << 4 | digit(*low)?;
    }
    Some(found)
}

impl<'a> Narrowed<'a> {
    fn of(payload: &'a Response) -> Narrowed<'a> {
        let (person, survey) = (&payload.respondent, &payload.survey);
        let texts = |list: &'a [String]| list.iter().map(String::as_str).collect();
        let answer = |answer: &Answer| {
            let importance = answer.importance.map_or(0, u8::from);
            packed(answer.rating, importance, answer.factor)
        };
        let diagnosis = payload.diagnosis.iter();
        let trained = survey.trained.iter();
        Narrowed {
            consent: payload.consent.is_some(),
            example: payload.example,
            follows: payload.follows.as_deref(),
            municipality: (
                &payload.municipality.country,
                Cow::Borrowed(&payload.municipality.code),
                Cow::Borrowed(&payload.municipality.name),
            ),
            posts: texts(&person.posts),
            roles: person.roles.as_deref().map(whether),
            experience: person.experience,
            connectivity: person.connectivity,
            diagnosis: diagnosis
                .map(|(id, given)| (id.as_str(), answer(given)))
                .collect(),
            wanted: texts(&survey.wanted),
            teaches: texts(&survey.teaches),
            trained: trained
                .map(|(id, applied)| (id.as_str(), *applied))
                .collect(),
            modality: survey.modality.as_deref(),
            language: survey.language.as_deref(),
            days: day_bits(survey.days.iter().copied()),
            day_parts: part_bits(survey.day_parts.iter().copied()),
            weekly_hours: survey.weekly_hours,
            would_teach: survey.would_teach,
        }
    }
}
