//! What the witness hears of it.

use chrono::{DateTime, FixedOffset};

use super::{Keeper, WITNESS};
use crate::store::places::{Database, SmallStorage};
use crate::store::record::Mark;
use crate::store::witness::Witness;

impl<D: Database, S: SmallStorage> Keeper<D, S> {
    /// Returns the witness.
    pub fn witness(&self) -> Witness {
        Witness::read(self.small.get(WITNESS).as_deref())
    }

    /// Writes the witness; without it only a lost database would go unnoticed, so a failure is
    /// nothing that a user could act on.
    pub fn write_witness(&self, witness: &Witness) {
        let _ = self.small.set(WITNESS, &witness.to_text());
    }

    pub(super) fn note(&self, key: &str, text: &str, now: DateTime<FixedOffset>) {
        let mut witness = self.witness();
        witness.note(key, text, now.to_utc());
        self.write_witness(&witness);
    }

    /// Has the witness know everything in memory, as where an earlier version kept none, or where the rescue page put
    /// another state in the place of a document, and nothing that was removed.
    pub(super) fn note_all(&self, removed: &[String], now: DateTime<FixedOffset>) {
        let mut witness = self.witness();
        let known = witness.documents.len();
        witness
            .documents
            .retain(|known| !removed.contains(&known.key));
        let mut changed = witness.documents.len() != known;
        for held in self.held.borrow().iter() {
            let known = witness.get(&held.key).map(|known| known.revision);
            let there = Mark::of(&held.text).map(|mark| mark.revision);
            if known.is_none() || known != there {
                witness.note(&held.key, &held.text, now.to_utc());
                changed = true;
            }
        }
        if changed {
            self.write_witness(&witness);
        }
    }
}
