//! Documents in local storage: one entry each, written, read back and compared.

use serde_json::Value;

use super::error::StoreError;
use super::probe::storage;
use crate::documents::{Envelope, Kind, Payload, RestoreError, restore};
use crate::order::ordered;

/// What a successful save found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// As expected.
    Kept,
    /// The earlier entry had disappeared while the document was open; it is there again.
    WrittenAgain,
}

/// One document found in storage.
pub struct Entry<P> {
    /// Identity, from the key.
    pub id: String,
    /// The document, or why it cannot be read; its text stays where it is.
    pub document: Result<Envelope<P>, RestoreError>,
}

fn prefix(kind: Kind) -> String {
    format!("yachay/{}/", kind.name())
}

fn key(kind: Kind, id: &str) -> String {
    format!("{}{id}", prefix(kind))
}

/// Tells which document a storage event of another tab speaks of.
pub fn storage_key_of_event(key: &str) -> Option<(Kind, String)> {
    Kind::ALL.into_iter().find_map(|kind| {
        let id = key.strip_prefix(&prefix(kind))?;
        Some((kind, id.to_string()))
    })
}

/// Keeps a document. `base` is the revision that it was opened or last saved with, 0 for a new one.
///
/// # Errors
/// The named reason; the earlier entry stays as it was, except after [`StoreError::NotReadBack`].
pub fn save<P: Payload>(document: &Envelope<P>, base: u64) -> Result<Saved, StoreError> {
    let storage = storage()?;
    let key = key(P::KIND, &document.id);
    let denied = |error| StoreError::from_js(&error);
    let stored = storage.get_item(&key).map_err(denied)?;
    let missing = stored.is_none();
    if let Some(mark) = stored.as_deref().and_then(mark) {
        if mark.schema > P::CHAIN.current().into() {
            return Err(StoreError::TooNew);
        }
        if mark.revision > base {
            let stored = mark.revision;
            return Err(StoreError::Conflict { stored });
        }
    }
    let text = document.to_file_text();
    storage.set_item(&key, &text).map_err(denied)?;
    let back = storage.get_item(&key).map_err(denied)?;
    if back.as_deref() != Some(text.as_str()) {
        return Err(StoreError::NotReadBack);
    }
    Ok(if missing && base > 0 {
        Saved::WrittenAgain
    } else {
        Saved::Kept
    })
}

/// What a stored text says of itself.
struct Mark {
    revision: u64,
    schema: u64,
}

fn mark(text: &str) -> Option<Mark> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some(Mark {
        revision: value.get("revision")?.as_u64()?,
        schema: value.get("schema")?.as_u64()?,
    })
}

/// Opens a document.
pub fn load<P: Payload>(id: &str) -> Option<Result<Envelope<P>, RestoreError>> {
    let text = raw_text(P::KIND, id)?;
    Some(restore(text.as_bytes()))
}

/// Returns the stored text of a document, readable or not.
pub fn raw_text(kind: Kind, id: &str) -> Option<String> {
    storage().ok()?.get_item(&key(kind, id)).ok()?
}

/// Returns every document of a kind, the latest first, unreadable ones last.
pub fn list<P: Payload>() -> Vec<Entry<P>> {
    let entries: Vec<Entry<P>> = ids(P::KIND)
        .into_iter()
        .filter_map(|id| {
            let document = load::<P>(&id)?;
            Some(Entry { id, document })
        })
        .collect();
    let written = |entry: &Entry<P>| entry.document.as_ref().ok().map(|found| found.written);
    ordered(entries, |a, b| written(b).cmp(&written(a)))
}

/// What a stored document says, without the types of its kind: for places that only name it.
pub struct Head {
    /// Identity, from the key.
    pub id: String,
    /// When it was written, as the file has it (UTC; sorts as text).
    pub written: String,
    /// The content, as it is.
    pub payload: Value,
}

/// Returns the readable documents of a kind, the latest first.
pub fn heads(kind: Kind) -> Vec<Head> {
    let found: Vec<Head> = ids(kind)
        .into_iter()
        .filter_map(|id| {
            let mut value: Value = serde_json::from_str(&raw_text(kind, &id)?).ok()?;
            let written = value.get("written")?.as_str()?.to_string();
            let payload = value.get_mut("payload")?.take();
            Some(Head {
                id,
                written,
                payload,
            })
        })
        .collect();
    ordered(found, |a, b| b.written.cmp(&a.written))
}

fn ids(kind: Kind) -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let prefix = prefix(kind);
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok()?);
    keys.filter_map(|key| Some(key.strip_prefix(&prefix)?.to_string()))
        .collect()
}

/// Removes a document and returns its text, so that the removal can be undone.
pub fn remove(kind: Kind, id: &str) -> Option<String> {
    let text = raw_text(kind, id)?;
    storage().ok()?.remove_item(&key(kind, id)).ok()?;
    Some(text)
}

/// Puts back the text of a removed document.
///
/// # Errors
/// The named reason; the text is then still in the caller's hands.
pub fn put_back(kind: Kind, id: &str, text: &str) -> Result<(), StoreError> {
    let storage = storage()?;
    let kept = storage.set_item(&key(kind, id), text);
    kept.map_err(|error| StoreError::from_js(&error))
}
