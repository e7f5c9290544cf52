//! Earlier states of documents, and copies of them outside the browser.

use super::Keeper;
use crate::store::places::{Database, SmallStorage};
use crate::store::record::{Record, Snapshot, snapshot_key};
use crate::store::{Copied, StoreError, rules};

impl<D: Database, S: SmallStorage> Keeper<D, S> {
    /// Returns the snapshots of a document in memory, the latest first.
    pub fn snapshots(&self, key: &str) -> Vec<Snapshot> {
        self.look(key, |held| latest_first(&held.snapshots))
            .unwrap_or_default()
    }

    /// Returns the keys of removed documents whose earlier states are still kept, each with these, the
    /// latest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn removed(&self) -> Result<Vec<(String, Vec<Snapshot>)>, StoreError> {
        let Some(database) = &self.database else {
            return Ok(Vec::new());
        };
        let mut removed = Vec::new();
        for key in database.keys().await? {
            if !self.is_held_here(&key) || self.has(&key) {
                continue;
            }
            // One that cannot be read hides no other.
            let Ok(Some(record)) = database.record(&key).await else {
                continue;
            };
            if record.text.is_none() && !record.snapshots.is_empty() {
                removed.push((key, latest_first(&record.snapshots)));
            }
        }
        Ok(removed)
    }

    /// Returns the text of a snapshot.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn snapshot_text(
        &self,
        key: &str,
        number: u32,
    ) -> Result<Option<String>, StoreError> {
        match &self.database {
            Some(database) => database.snapshot(&snapshot_key(key, number)).await,
            None => Ok(None),
        }
    }

    /// Removes every earlier state of a document, for good.
    ///
    /// # Errors
    /// The named reason; they are then still there.
    pub async fn forget_snapshots(&self, key: &str) -> Result<(), StoreError> {
        let Some(database) = &self.database else {
            return Ok(());
        };
        let decide = |existing: Option<Record>| {
            Ok(existing.map(|record| rules::forget_snapshots(key, &record)))
        };
        // Where the browser has taken the record away, memory alone still lists them.
        let change = database.change(key, &decide).await?;
        for gone in change.iter().flat_map(|change| &change.dropped) {
            if database.snapshot(gone).await?.is_some() {
                return Err(StoreError::NotReadBack);
            }
        }
        self.alter(key, |held| held.snapshots.clear());
        Ok(())
    }

    /// Has the witness note a copy outside the browser.
    pub fn note_copy(&self, key: &str, copied: Copied) {
        let mut witness = self.witness();
        witness.note_copy(key, copied);
        self.write_witness(&witness);
    }
}

fn latest_first(snapshots: &[Snapshot]) -> Vec<Snapshot> {
    snapshots.iter().rev().cloned().collect()
}
