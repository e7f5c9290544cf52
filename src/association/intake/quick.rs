//! The quick way to read a response: one pass over a text of the present schema, written as this program
//! writes it, in one line or in many, without building anything that consolidation does not need.
//!
//! It either comes to what [`super::narrow::restored`] would come to, or returns nothing and leaves the text
//! to that. The checksum is over the canonical form; what is read here is in that form but for blanks and the
//! order of the outermost fields, so its bytes are hashed as they stand.

use sha2::{Digest, Sha256};

use super::cursor::{Cursor, without_blanks};
use super::narrow::{Narrow, Narrowed, content_of, day_bits, packed, part_bits, read_checksum};
use crate::documents::{Payload, time};
use crate::framework::Factor;
use crate::response::{
    Application, Connectivity, DayKind, DayPart, Experience, Level, Obstacle, Rating, Response,
    Step,
};

/// Larger texts go the slow way, which counts values and depth before it builds anything.
const MAX_QUICK_BYTES: usize = 200_000;

/// The outermost fields in the order of the canonical form, the checksum aside.
const FIELDS: [&str; 10] = [
    "about",
    "app",
    "framework",
    "id",
    "kind",
    "payload",
    "purpose",
    "revision",
    "schema",
    "written",
];

/// What stands outside of the payload.
#[derive(Default)]
struct Outer<'a> {
    written: [Option<&'a str>; 10],
    checksum: Option<&'a str>,
    framework: Option<(&'a str, &'a str)>,
    id: Option<&'a str>,
    day: Option<chrono::NaiveDate>,
    revision: Option<u64>,
    answers: Option<(Narrowed<'a>, &'a str)>,
}

/// Reads a response the quick way, where it can. `room` is used for a text that has blanks.
pub fn quick<'a>(bytes: &'a [u8], room: &'a mut Vec<u8>) -> Option<Narrow<'a>> {
    let bytes = bytes.trim_ascii_end();
    if bytes.len() > MAX_QUICK_BYTES {
        return None;
    }
    let dense = bytes.starts_with(b"{\"");
    let text = if dense {
        std::str::from_utf8(bytes).ok()?
    } else {
        without_blanks(bytes, room)?
    };
    let outer = outer(text)?;
    let (answers, payload) = outer.answers?;
    let checksum = read_checksum(outer.checksum?)?;
    if checksum_of(&outer.written)? != checksum {
        return None;
    }
    let revision = outer.revision?;
    Some(Narrow {
        id: outer.id?,
        revision,
        checksum,
        content: content_of(payload.as_bytes(), revision),
        written: outer.day?,
        framework: outer.framework?,
        answers,
    })
}

/// Hashes the fields in the order of the canonical form.
fn checksum_of(written: &[Option<&str>; 10]) -> Option<[u8; 32]> {
    let mut sum = Sha256::new();
    for (place, field) in written.iter().enumerate() {
        sum.update(if place == 0 { "{" } else { "," });
        sum.update((*field)?);
    }
    sum.update("}");
    Some(sum.finalize().into())
}

/// Reads the whole text.
fn outer(text: &str) -> Option<Outer<'_>> {
    let mut found = Outer::default();
    let mut at = Cursor::of(text);
    at.literal("{")?;
    loop {
        let begin = at.rest();
        let name = at.text()?;
        at.literal(":")?;
        if name == "checksum" {
            if found.checksum.is_some() {
                return None;
            }
            found.checksum = Some(at.text()?);
        } else {
            field(name, &mut at, &mut found)?;
            let place = FIELDS.iter().position(|field| *field == name)?;
            let slot = found.written.get_mut(place)?;
            if slot.is_some() {
                return None;
            }
            *slot = begin.get(..begin.len() - at.rest().len());
        }
        if !at.take(",") {
            at.literal("}")?;
            return at.rest().is_empty().then_some(found);
        }
    }
}

fn field<'a>(name: &str, at: &mut Cursor<'a>, found: &mut Outer<'a>) -> Option<()> {
    match name {
        "about" | "purpose" => at.pass_text()?,
        "app" => {
            at.literal(concat!(
                "{\"name\":\"",
                env!("CARGO_PKG_NAME"),
                "\",\"version\":"
            ))?;
            let version = at.text()?;
            at.literal("}")?;
            if !version.bytes().any(|byte| byte.is_ascii_graphic()) {
                return None;
            }
        }
        "framework" => {
            at.literal("{\"content_hash\":")?;
            at.pass_text()?;
            at.literal(",\"id\":")?;
            let id = at.text()?;
            at.literal(",\"version\":")?;
            found.framework = Some((id, at.text()?));
            at.literal("}")?;
        }
        "id" => {
            let id = at.text()?;
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
                return None;
            }
            found.id = Some(id);
        }
        "kind" => at.literal("\"response\"")?,
        "payload" => {
            let begin = at.rest();
            let answers = payload(at)?;
            let payload = begin.get(..begin.len() - at.rest().len())?;
            found.answers = Some((answers, payload));
        }
        "revision" => found.revision = Some(at.number()?),
        "schema" => {
            if at.number()? != u64::from(Response::CHAIN.current()) {
                return None;
            }
        }
        "written" => found.day = Some(time::read_moment(at.text()?)?.date_naive()),
        _ => return None,
    }
    Some(())
}

fn payload<'a>(at: &mut Cursor<'a>) -> Option<Narrowed<'a>> {
    let mut found = Narrowed::default();
    at.literal("{\"consent\":")?;
    found.consent = at.maybe(consent)?.is_some();
    at.literal(",\"diagnosis\":")?;
    found.diagnosis.reserve(64);
    at.map(|at, id| {
        found.diagnosis.push((id, answer(at)?));
        Some(())
    })?;
    at.literal(",\"example\":")?;
    found.example = at.truth()?;
    if at.take(",\"follows\":") {
        found.follows = Some(at.text()?);
    }
    at.literal(",\"municipality\":{\"code\":")?;
    let code = at.any_text()?;
    at.literal(",\"country\":")?;
    let country = at.text()?;
    at.literal(",\"name\":")?;
    found.municipality = (country, code, at.any_text()?);
    at.literal("},\"practice\":")?;
    at.maybe(rating)?;
    at.literal(",\"respondent\":")?;
    respondent(at, &mut found)?;
    at.literal(",\"step\":")?;
    at.one_of(&Step::ALL.map(|step| (step.name(), ())))?;
    at.literal(",\"survey\":")?;
    survey(at, &mut found)?;
    at.literal("}")?;
    Some(found)
}

fn consent(at: &mut Cursor<'_>) -> Option<()> {
    at.literal("{\"given\":")?;
    time::read_day(at.text()?)?;
    at.literal(",\"notice\":")?;
    u32::try_from(at.number()?).ok()?;
    at.literal("}")
}

#[inline]
fn answer(at: &mut Cursor<'_>) -> Option<u8> {
    at.literal("{\"evidence\":\"")?;
    if !at.take("\"") {
        at.rest_of_text()?;
    }
    at.literal(",\"factor\":")?;
    let factors = [
        ("knowing", Factor::Knowing),
        ("relations", Factor::Relations),
        ("functions", Factor::Functions),
    ];
    let factor = at.maybe(|at| at.one_of(&factors))?;
    at.literal(",\"importance\":")?;
    let importance = at.maybe(level)?.map_or(0, u8::from);
    at.literal(",\"rating\":")?;
    let rating = at.maybe(rating)?;
    at.literal("}")?;
    Some(packed(rating, importance, factor))
}

#[inline]
fn level(at: &mut Cursor<'_>) -> Option<Level> {
    Level::try_from(u8::try_from(at.number()?).ok()?).ok()
}

fn rating(at: &mut Cursor<'_>) -> Option<Rating> {
    if at.rest().starts_with('"') {
        return at.one_of(&[
            ("not-applicable", Rating::NOT_APPLICABLE),
            ("prefer-not-to-say", Rating::PREFER_NOT_TO_SAY),
        ]);
    }
    level(at).map(Rating::Level)
}

fn respondent<'a>(at: &mut Cursor<'a>, found: &mut Narrowed<'a>) -> Option<()> {
    at.literal("{\"connectivity\":")?;
    let choices = Connectivity::ALL.map(|item| (item.name(), item));
    found.connectivity = at.maybe(|at| at.one_of(&choices))?;
    at.literal(",\"experience\":")?;
    let choices = Experience::ALL.map(|item| (item.name(), item));
    found.experience = at.maybe(|at| at.one_of(&choices))?;
    at.literal(",\"languages\":")?;
    at.list(Cursor::pass_text)?;
    at.literal(",\"posts\":")?;
    texts(at, &mut found.posts)?;
    at.literal(",\"roles\":")?;
    let roles = [("strategic", (true, false)), ("operative", (false, true))];
    found.roles = at.maybe(|at| {
        let mut held = (false, false);
        at.list(|at| {
            let (strategic, operative) = at.one_of(&roles)?;
            held = (held.0 || strategic, held.1 || operative);
            Some(())
        })?;
        Some(held)
    })?;
    at.literal("}")
}

fn texts<'a>(at: &mut Cursor<'a>, into: &mut Vec<&'a str>) -> Option<()> {
    at.list(|at| {
        into.push(at.text()?);
        Some(())
    })
}

fn choices<T: Copy>(at: &mut Cursor<'_>, all: &[(&str, T)]) -> Option<Vec<T>> {
    let mut found = Vec::new();
    at.list(|at| {
        found.push(at.one_of(all)?);
        Some(())
    })?;
    Some(found)
}

fn survey<'a>(at: &mut Cursor<'a>, found: &mut Narrowed<'a>) -> Option<()> {
    at.literal("{\"comment\":")?;
    at.pass_text()?;
    at.literal(",\"day_parts\":")?;
    let parts = choices(at, &DayPart::ALL.map(|part| (part.name(), part)))?;
    found.day_parts = part_bits(parts.into_iter());
    at.literal(",\"days\":")?;
    let days = choices(at, &DayKind::ALL.map(|day| (day.name(), day)))?;
    found.days = day_bits(days.into_iter());
    at.literal(",\"language\":")?;
    found.language = at.maybe(Cursor::text)?;
    at.literal(",\"modality\":")?;
    found.modality = at.maybe(Cursor::text)?;
    at.literal(",\"obstacles\":")?;
    choices(at, &Obstacle::ALL.map(|item| (item.name(), ())))?;
    at.literal(",\"teaches\":")?;
    texts(at, &mut found.teaches)?;
    at.literal(",\"trained\":")?;
    let applied = Application::ALL.map(|item| (item.name(), item));
    at.map(|at, id| {
        found
            .trained
            .push((id, at.maybe(|at| at.one_of(&applied))?));
        Some(())
    })?;
    at.literal(",\"wanted\":")?;
    texts(at, &mut found.wanted)?;
    at.literal(",\"weekly_hours\":")?;
    found.weekly_hours = match at.maybe(Cursor::number)? {
        None => None,
        Some(hours) => Some(u8::try_from(hours).ok()?),
    };
    at.literal(",\"would_teach\":")?;
    found.would_teach = at.maybe(Cursor::truth)?;
    at.literal("}")
}
