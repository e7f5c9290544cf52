//! What the database keeps of one document.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::documents::{Kind, fields, names, time};

/// One document in the database: its text, and which earlier states of it are kept beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Revision of the text; of the last text when the document was removed.
    pub revision: u64,
    /// Schema version of the text.
    pub schema: u64,
    /// The file text of the document, `None` once it was removed.
    pub text: Option<String>,
    /// When the last snapshot was taken, or the document came here (UTC).
    #[serde(with = "time::moment")]
    pub since: DateTime<Utc>,
    /// Earlier states, oldest first.
    pub snapshots: Vec<Snapshot>,
}

fields!(Record {
    revision,
    schema,
    text,
    since,
    snapshots
});

/// An earlier state of a document, kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    /// Number of the snapshot within its document, from 1. The clock may be wrong, this is not.
    pub number: u32,
    /// When it was taken (UTC).
    #[serde(with = "time::moment")]
    pub taken: DateTime<Utc>,
    /// Revision of the text in it.
    pub revision: u64,
    /// What it was taken for.
    pub why: Why,
}

fields!(Snapshot {
    number,
    taken,
    revision,
    why
});

/// What a snapshot was taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Some time had passed since the one before.
    #[default]
    Recent,
    /// A file, an earlier state or an undo took the place of what was there.
    Replaced,
    /// The document was removed.
    Removed,
    /// Two places had changed the same revision; this is the one that was not taken.
    Conflict,
}

names!(Why {
    Recent = "recent",
    Replaced = "replaced",
    Removed = "removed",
    Conflict = "conflict"
});

/// Returns the key of a document, `<kind>/<id>`.
pub fn key_of(kind: Kind, id: &str) -> String {
    format!("{}/{id}", kind.name())
}

/// Splits the key of a document.
pub fn split_key(key: &str) -> Option<(Kind, &str)> {
    let (kind, id) = key.split_once('/')?;
    let kind = Kind::ALL.into_iter().find(|item| item.name() == kind)?;
    Some((kind, id))
}

/// Returns the key of a snapshot.
pub fn snapshot_key(key: &str, number: u32) -> String {
    format!("{key}/{number:08}")
}

/// What a file text says of itself, found without reading its payload: it is looked for with every save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its revision.
    pub revision: u64,
    /// Its schema version.
    pub schema: u64,
}

impl Mark {
    /// Reads the mark of a text; `None` when it is no whole object, or lacks one of the two numbers or has it twice.
    /// Whether the rest can be read is for [`restore`](crate::documents::restore) to say.
    pub fn of(text: &str) -> Option<Mark> {
        let (mut revision, mut schema, mut wrong) = (None, None, false);
        let whole = skim(text, &mut |path, value| {
            let slot = match path {
                ["revision"] => &mut revision,
                ["schema"] => &mut schema,
                _ => return,
            };
            let number = whole_number(value);
            wrong |= number.is_none() || slot.is_some();
            *slot = number;
        });
        (whole && !wrong).then_some(Mark {
            revision: revision?,
            schema: schema?,
        })
    }
}

/// Runs over a text of JSON and shows the fields of the object and of objects in it, three deep, each with what stands
/// after its colon up to the end of the text. Returns whether the text is one whole object. A text is run over with every
/// save, so nothing is read that nobody asked for.
pub(super) fn skim<'a>(text: &'a str, see: &mut dyn FnMut(&[&'a str], &'a str)) -> bool {
    let bytes = text.as_bytes();
    let (mut depth, mut ended) = (0_usize, false);
    let (mut path, mut name) = ([""; 3], "");
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        place += 1;
        if byte.is_ascii_whitespace() {
            continue;
        }
        if ended {
            return false;
        }
        match byte {
            b'"' => {
                let Some(end) = end_of_text(text, place) else {
                    return false;
                };
                name = text.get(place..end).unwrap_or_default();
                place = end + 1;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                let Some(outside) = depth.checked_sub(1) else {
                    return false;
                };
                depth = outside;
                ended = depth == 0;
            }
            b':' => {
                if let Some(slot) = depth.checked_sub(1).and_then(|last| path.get_mut(last)) {
                    *slot = name;
                    let (here, after) = (path.get(..depth), text.get(place..));
                    see(here.unwrap_or_default(), after.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    ended
}

/// Returns where the text in quotes ends that begins at a place.
pub(super) fn end_of_text(text: &str, begin: usize) -> Option<usize> {
    let mut from = begin;
    loop {
        let end = from + text.get(from..)?.find('"')?;
        let before = text.get(begin..end)?.bytes().rev();
        if before.take_while(|byte| *byte == b'\\').count() % 2 == 0 {
            return Some(end);
        }
        from = end + 1;
    }
}

/// Reads the number that a text begins with, up to the end of its field.
pub(super) fn whole_number(text: &str) -> Option<u64> {
    let end = text.find([',', '}'])?;
    text.get(..end)?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_revision_and_schema() {
        let marks = [
            (r#"{"schema":3,"revision":7}"#, Some((7, 3))),
            (
                "{\n  \"revision\" : 7 ,\n  \"schema\":\t3\n}\n",
                Some((7, 3)),
            ),
            // What the payload calls so is not meant, nor what stands in its texts.
            (
                r#"{"payload":{"revision":9,"schema":9},"revision":7,"schema":3}"#,
                Some((7, 3)),
            ),
            (
                r#"{"a":"\"revision\":9,{","revision":7,"schema":3,"b":"\\"}"#,
                Some((7, 3)),
            ),
            (
                r#"{"a":["revision",{"schema":1}],"revision":7,"schema":3}"#,
                Some((7, 3)),
            ),
            (
                r#"{"a":"revision","revision":18446744073709551615,"schema":0}"#,
                Some((u64::MAX, 0)),
            ),
            // Not whole.
            ("", None),
            ("7", None),
            (r#"{"schema":3,"revision":7"#, None),
            (r#"{"schema":3,"revision":7,"payload":{"#, None),
            (r#"{"schema":3,"revision":7}}"#, None),
            (r#"{"schema":3,"revision":7} {"#, None),
            (r#"{"schema":3,"revision":7,"a":"}"#, None),
            // Not these numbers, or not once.
            (r#"{"schema":3}"#, None),
            (r#"{"schema":3,"revision":"7"}"#, None),
            (r#"{"schema":3,"revision":-7}"#, None),
            (r#"{"schema":3,"revision":7.5}"#, None),
            (r#"{"schema":3,"revision":18446744073709551616}"#, None),
            (r#"{"schema":3,"revision":7,"revision":8}"#, None),
        ];
        for (text, mark) in marks {
            let mark = mark.map(|(revision, schema)| Mark { revision, schema });
            assert_eq!(Mark::of(text), mark, "{text}");
        }
    }
}
