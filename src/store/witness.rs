//! The witness: what the database should hold, kept outside of it.
//!
//! Browsers may empty a database when room runs out, without a word. The witness stands in another
//! place and names what was there, so that it can be said aloud; the home page reads it too, and so
//! needs no database to name what was started.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::record::{end_of_text, skim, split_key, whole_number};
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
    /// Finds what the text of a document says about it, without reading the rest; `None` when it is no whole document.
    pub fn of(key: &str, text: &str) -> Option<Known> {
        let mut known = Known {
            key: key.to_string(),
            ..Known::default()
        };
        let (mut revision, mut written, mut payload) = (None, None, false);
        let whole = skim(text, &mut |path, value| match path {
            ["payload"] => payload = true,
            ["revision"] => revision = whole_number(value),
            ["written"] => written = text_at(value),
            ["payload", "example"] => known.example = value.trim_start().starts_with("true"),
            ["payload", "municipality", of_place] => {
                let slot = match *of_place {
                    "name" => &mut known.name,
                    "code" => &mut known.code,
                    "country" => &mut known.country,
                    _ => return,
                };
                *slot = text_at(value).unwrap_or_default().trim().to_string();
            }
            _ => {}
        });
        (known.revision, known.written) = (revision?, written?);
        (whole && payload).then_some(known)
    }
}

/// Reads the text in quotes that stands first.
fn text_at(value: &str) -> Option<String> {
    let quoted = value.trim_start();
    let end = end_of_text(quoted.starts_with('"').then_some(quoted)?, 1)?;
    serde_json::from_str(quoted.get(..=end)?).ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_says_is_found_without_reading_it_all() {
        let text = r#"{ "revision": 7, "written":"2026-03-01T08:00:00Z", "schema": 1, "x": [{"name": "no"}], "payload": {
            "people": [{"name": "no"}], "municipality": {"code": " 010101", "name": " San \"Juan\" \u00d1 ", "of": {"name": 1},
            "country": "PE"}, "example": true, "plan": {"name": "no"} } }"#;
        let known = Known::of("dossier/a", text).expect("it is whole");
        assert_eq!((known.key.as_str(), known.revision), ("dossier/a", 7));
        assert_eq!(
            (known.name.as_str(), known.code.as_str()),
            ("San \"Juan\" Ñ", "010101")
        );
        assert_eq!(
            (known.country.as_str(), known.written.as_str()),
            ("PE", "2026-03-01T08:00:00Z")
        );
        assert!(known.example && known.copy.is_none());
        for broken in [
            &text[..text.len() - 1],
            r#"{"revision":7,"written":"x"}"#,
            r#"{"revision":7,"payload":{}}"#,
            r#"{"revision":"7","written":"x","payload":{}}"#,
            r#"{"revision":7,"written":8,"payload":{}}"#,
            "",
        ] {
            assert_eq!(Known::of("dossier/a", broken), None, "{broken}");
        }
        let bare = r#"{"revision":7,"written":"x","payload":{"municipality":{"name":null},"example":false}}"#;
        let known = Known::of("dossier/a", bare).expect("it is whole");
        assert_eq!((known.name.as_str(), known.example), ("", false));
    }
}
