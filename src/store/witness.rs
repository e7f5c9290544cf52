//! The witness: what the database should hold, kept outside of it.
//!
//! Browsers may empty a database when room runs out, without a word. The witness stands in another
//! place and names what was there, so that it can be said aloud; the home page reads it too, and so
//! needs no database to name what was started.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::record::split_key;
use crate::documents::{Kind, fields, read_text, time, to_canonical_string};

/// What is known of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Key of the document.
    pub key: String,
    /// Revision that was read back last.
    pub revision: u64,
    /// Name of the municipality, as typed.
    pub name: String,
    /// Its code, as typed.
    pub code: String,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Whether it is the example.
    pub example: bool,
    /// When that revision was written (UTC; sorts as text).
    pub written: String,
    /// When it came to this device (UTC).
    #[serde(with = "time::moment")]
    pub since: DateTime<Utc>,
    /// The last copy outside the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<Copied>,
}

fields!(Known {
    key,
    revision,
    name,
    code,
    country,
    example,
    written; since, copy
});

/// A copy outside the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// Its revision.
    pub revision: u64,
    /// When it was made (UTC).
    #[serde(with = "time::moment")]
    pub moment: DateTime<Utc>,
    /// Name of its file in the folder for copies, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

fields!(Copied { revision, moment; file });

impl Known {
    /// Reads what the text of a document says about it.
    pub fn of(key: &str, text: &str) -> Option<Known> {
        let value: Value = serde_json::from_str(text).ok()?;
        let payload = value.get("payload")?;
        let of_place = |name: &str| {
            let found = payload.get("municipality")?.get(name)?.as_str();
            found.map(|text| text.trim().to_string())
        };
        Some(Known {
            key: key.to_string(),
            revision: value.get("revision")?.as_u64()?,
            name: of_place("name").unwrap_or_default(),
            code: of_place("code").unwrap_or_default(),
            country: of_place("country").unwrap_or_default(),
            example: payload.get("example").and_then(Value::as_bool) == Some(true),
            written: value.get("written")?.as_str()?.to_string(),
            since: DateTime::default(),
            copy: None,
        })
    }
}

/// What the database should hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Witness {
    /// The documents.
    pub documents: Vec<Known>,
}

fields!(Witness { documents });

impl Witness {
    /// Reads a witness; one that cannot be read knows nothing.
    pub fn read(text: Option<&str>) -> Witness {
        let read = text.map(read_text::<Witness>);
        read.and_then(Result::ok).unwrap_or_default()
    }

    /// Writes it.
    pub fn to_text(&self) -> String {
        to_canonical_string(&serde_json::to_value(self).unwrap_or_default())
    }

    /// Returns what is known of a document.
    pub fn get(&self, key: &str) -> Option<&Known> {
        self.documents.iter().find(|known| known.key == key)
    }

    /// Notes a text that was read back.
    pub fn note(&mut self, key: &str, text: &str, now: DateTime<Utc>) {
        let Some(mut known) = Known::of(key, text) else {
            return;
        };
        match self.documents.iter_mut().find(|found| found.key == key) {
            Some(found) => {
                known.since = found.since;
                known.copy = found.copy.take();
                *found = known;
            }
            None => {
                known.since = now;
                self.documents.push(known);
            }
        }
    }

    /// Notes a copy outside the browser; a copy without a file of its own in the folder leaves the one there.
    pub fn note_copy(&mut self, key: &str, copied: Copied) {
        if let Some(known) = self.documents.iter_mut().find(|found| found.key == key) {
            let before = known.copy.take().and_then(|before| before.file);
            known.copy = Some(Copied {
                file: copied.file.or(before),
                ..copied
            });
        }
    }

    /// Forgets a document that was removed.
    pub fn forget(&mut self, key: &str) {
        self.documents.retain(|known| known.key != key);
    }

    /// Returns the keys of the named kinds that should be there and are not among `there`.
    pub fn missing(&self, kinds: &[Kind], there: &[String]) -> Vec<String> {
        let of_kind = |key: &str| split_key(key).is_some_and(|(kind, _)| kinds.contains(&kind));
        let keys = self.documents.iter().map(|known| &known.key);
        keys.filter(|key| of_kind(key) && !there.contains(key))
            .cloned()
            .collect()
    }
}
