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

/// What a file text says of itself. The rest of the text is passed over without being kept (the derived reader
/// does that; our own would build all of it, with every save).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Mark {
    /// Its revision.
    pub revision: u64,
    /// Its schema version.
    pub schema: u64,
}

impl Mark {
    /// Reads the mark of a text; `None` when it is no document.
    pub fn of(text: &str) -> Option<Mark> {
        serde_json::from_str(text).ok()
    }
}
