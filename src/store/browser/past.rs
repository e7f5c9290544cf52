//! Earlier states of the documents of this device, and what is noted of their copies outside of it.

use super::documents::documents;
use crate::documents::Kind;
use crate::store::{Copied, Snapshot, StoreError, key_of, split_key};

/// A removed document whose earlier states are still kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Its identity.
    pub id: String,
    /// Its earlier states, the latest first.
    pub snapshots: Vec<Snapshot>,
}

/// Returns the snapshots of a document, the latest first.
pub fn snapshots(kind: Kind, id: &str) -> Vec<Snapshot> {
    documents().map_or_else(
        |_| Vec::new(),
        |documents| documents.snapshots(&key_of(kind, id)),
    )
}

/// Returns the removed documents of a kind whose earlier states are still kept.
pub async fn removed(kind: Kind) -> Vec<Removed> {
    let Ok(documents) = documents() else {
        return Vec::new();
    };
    let found = documents.removed().await.unwrap_or_default().into_iter();
    let of_kind = found.filter_map(|(key, snapshots)| {
        let (_, id) = split_key(&key).filter(|(found, _)| *found == kind)?;
        let id = id.to_string();
        Some(Removed { id, snapshots })
    });
    of_kind.collect()
}

/// Returns the text of a snapshot.
pub async fn snapshot_text(kind: Kind, id: &str, number: u32) -> Option<String> {
    let documents = documents().ok()?;
    documents
        .snapshot_text(&key_of(kind, id), number)
        .await
        .ok()?
}

/// Removes every earlier state of a document, for good.
///
/// # Errors
/// The named reason; they are then still there.
pub async fn forget_snapshots(kind: Kind, id: &str) -> Result<(), StoreError> {
    documents()?.forget_snapshots(&key_of(kind, id)).await
}

/// Has the witness note a copy outside the browser.
pub fn note_copy(kind: Kind, id: &str, copied: Copied) {
    if let Ok(documents) = documents() {
        documents.note_copy(&key_of(kind, id), copied);
    }
}
