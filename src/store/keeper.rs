//! Keeping documents: what is shown as saved was read back from the database.
//!
//! One document goes this way: the text is put into memory; one transaction compares revisions, puts
//! the text in place of the one before and takes a snapshot where one is due; the text is read back
//! and compared; the witness notes it; a working copy in the small storage is no longer needed. Killed
//! at any point, the next opening finds either the state before or the state after, and a working copy
//! that is further than the database.

mod opening;
mod past;
mod small;
mod witness;

pub use opening::Opened;

use std::cell::RefCell;

use chrono::{DateTime, FixedOffset};

use super::error::StoreError;
use super::places::{Database, SmallStorage};
use super::record::{Mark, Record, Snapshot, split_key};
use super::rules::{self, After};
use crate::documents::Kind;

/// Every key of the small storage begins with it.
const PREFIX: &str = "yachay/";
/// Where the witness stands.
const WITNESS: &str = "yachay/witness";

/// What a successful save found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// As expected.
    Kept,
    /// The earlier state had disappeared while the document was open; it is there again.
    WrittenAgain,
}

/// How far a text has come on its way into the database, or into the small storage in its stead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    /// It was read back.
    Confirmed,
    /// It is being written, or will be in a moment.
    #[default]
    Coming,
    /// The database did not take it when it was opened or healed, and nobody else will bring it.
    Waiting,
}

/// A document in memory.
#[derive(Clone, Debug, Default)]
struct Held {
    key: String,
    text: String,
    snapshots: Vec<Snapshot>,
    standing: Standing,
    /// What this keeper put into the small storage last; no other tab's.
    stashed: Option<String>,
    /// Whether a save found that the earlier state had disappeared, and nobody heard of it yet.
    disappeared: bool,
    /// Whether a later version of the program wrote the document: then nothing takes its place.
    too_new: bool,
}

/// Keeps documents in two places and in memory.
pub struct Keeper<D, S> {
    /// Absent where the browser gives no database; then the small storage holds the documents.
    database: Option<D>,
    small: S,
    /// The kinds that are held in memory.
    kinds: &'static [Kind],
    /// A handful, so they are looked for from the first to the last.
    held: RefCell<Vec<Held>>,
}

impl<D: Database, S: SmallStorage> Keeper<D, S> {
    /// Returns a keeper with nothing in memory yet; see [`Keeper::open`].
    pub fn new(database: Option<D>, small: S, kinds: &'static [Kind]) -> Self {
        Keeper {
            database,
            small,
            kinds,
            held: RefCell::default(),
        }
    }

    /// Returns the database, where there is one.
    pub fn database(&self) -> Option<&D> {
        self.database.as_ref()
    }

    /// Tells whether the database gives back a text.
    async fn stands(&self, key: &str, text: Option<&str>) -> bool {
        let Some(database) = &self.database else {
            return false;
        };
        let back = database.record(key).await;
        back.is_ok_and(|back| back.is_some_and(|back| back.text.as_deref() == text))
    }

    /// Reads a document anew, after another tab changed it; not while a text of this tab is on its way.
    /// Returns whether it is there.
    ///
    /// # Errors
    /// The database cannot be read; what is in memory stays.
    pub async fn reread(&self, key: &str) -> Result<bool, StoreError> {
        // Whoever holds what it does not show would write it again after it was erased, unseen.
        if !self.is_held_here(key) {
            return Ok(false);
        }
        if self.text(key).is_some() && !self.is_confirmed(key) {
            return Ok(true);
        }
        let Some(database) = &self.database else {
            let text = self.small.get(&format!("{PREFIX}{key}"));
            match &text {
                Some(text) => self.hold(key, text, Standing::Confirmed),
                None => drop(self.let_go(key)),
            }
            return Ok(text.is_some());
        };
        let record = database.record(key).await?.unwrap_or_default();
        match record.text {
            Some(text) => {
                self.hold(key, &text, Standing::Confirmed);
                self.alter(key, |held| held.snapshots = record.snapshots);
                Ok(true)
            }
            None => {
                self.let_go(key);
                Ok(false)
            }
        }
    }

    /// Tells whether a document is of a kind that is held in memory.
    fn is_held_here(&self, key: &str) -> bool {
        split_key(key).is_some_and(|(kind, _)| self.kinds.contains(&kind))
    }

    /// Returns the keys of the documents in memory.
    pub fn keys(&self) -> Vec<String> {
        let held = self.held.borrow();
        held.iter().map(|held| held.key.clone()).collect()
    }

    /// Returns the text of a document in memory.
    pub fn text(&self, key: &str) -> Option<String> {
        self.look(key, |held| held.text.clone())
    }

    /// Tells whether the last text of a document was confirmed.
    pub fn is_confirmed(&self, key: &str) -> bool {
        self.stands_as(key) == Some(Standing::Confirmed)
    }

    /// Tells whether a text in memory stands in neither place.
    pub fn is_only_here(&self) -> bool {
        let open = |held: &&Held| held.standing != Standing::Confirmed;
        let held = self.held.borrow();
        held.iter().filter(open).any(|held| {
            let kept = self.small.get(&format!("{PREFIX}{}", held.key));
            kept.as_deref() != Some(held.text.as_str())
        })
    }

    /// Tells whether the last text of a document was not taken and nobody is bringing it anew.
    pub fn is_waiting(&self, key: &str) -> bool {
        self.stands_as(key) == Some(Standing::Waiting)
    }

    fn stands_as(&self, key: &str) -> Option<Standing> {
        self.look(key, |held| held.standing)
    }

    fn hold(&self, key: &str, text: &str, standing: Standing) {
        if !self.has(key) {
            let key = key.to_string();
            self.held.borrow_mut().push(Held {
                key,
                ..Held::default()
            });
        }
        self.alter(key, |held| {
            held.text = text.to_string();
            held.standing = standing;
        });
    }

    /// Looks at what memory has under a key.
    fn look<R>(&self, key: &str, look: impl FnOnce(&Held) -> R) -> Option<R> {
        let all = self.held.borrow();
        all.iter().find(|held| held.key == key).map(look)
    }

    /// Changes what memory has under a key, where there is something.
    fn alter(&self, key: &str, change: impl FnOnce(&mut Held)) {
        let mut all = self.held.borrow_mut();
        if let Some(held) = all.iter_mut().find(|held| held.key == key) {
            change(held);
        }
    }

    fn has(&self, key: &str) -> bool {
        self.look(key, |_| ()).is_some()
    }

    /// Takes a document out of memory and returns its text.
    pub fn let_go(&self, key: &str) -> Option<String> {
        let mut all = self.held.borrow_mut();
        let place = all.iter().position(|held| held.key == key)?;
        Some(all.swap_remove(place).text)
    }

    /// Puts a text into memory at once; [`Keeper::save`] brings it to the database.
    pub fn remember(&self, key: &str, text: &str) {
        self.hold(key, text, Standing::Coming);
    }

    /// Keeps a text; see [`After`] for what may stand in its way. Memory has it from the beginning,
    /// also when nothing else takes it, except that after a conflict it has what is in the database.
    ///
    /// # Errors
    /// The named reason; the earlier state stays as it was, except after [`StoreError::NotReadBack`].
    pub async fn save(
        &self,
        key: &str,
        text: &str,
        after: After,
        now: DateTime<FixedOffset>,
    ) -> Result<Saved, StoreError> {
        if !self.is_further(key, text) {
            self.hold(key, text, Standing::Coming);
        }
        let outcome = match &self.database {
            Some(database) => self.save_to(database, key, text, after, now).await,
            None => self.save_small(key, text, after, now),
        };
        if outcome == Err(StoreError::TooNew) {
            self.alter(key, |held| held.too_new = true);
            // Without a database the small storage has the newer document itself, which stays.
            if self.database.is_some() {
                self.set_aside(key);
            }
        }
        if self.is_further(key, text) {
            return outcome;
        }
        if let Err(StoreError::Conflict { .. }) = outcome {
            self.let_go(key);
            self.reread(key).await?;
        } else {
            self.written(key, outcome.is_ok());
        }
        outcome
    }

    fn written(&self, key: &str, confirmed: bool) {
        // What failed comes again from whoever wants it saved.
        let standing = match confirmed {
            true => Standing::Confirmed,
            false => Standing::Coming,
        };
        self.alter(key, |held| held.standing = standing);
    }

    /// Tells whether memory has a later revision than a text.
    fn is_further(&self, key: &str, text: &str) -> bool {
        let revision = |text: &str| Mark::of(text).map(|mark| mark.revision);
        let further = |held: &Held| {
            let open = held.standing != Standing::Confirmed && held.text != text;
            open && revision(&held.text) > revision(text)
        };
        self.look(key, further).unwrap_or(false)
    }

    async fn save_to(
        &self,
        database: &D,
        key: &str,
        text: &str,
        after: After,
        now: DateTime<FixedOffset>,
    ) -> Result<Saved, StoreError> {
        let mark = Mark::of(text).unwrap_or(Mark {
            revision: 0,
            schema: 0,
        });
        let found = std::cell::Cell::new(true);
        let decide = |existing: Option<Record>| {
            let there = existing
                .as_ref()
                .is_some_and(|record| record.text.is_some());
            found.set(there);
            rules::keep(key, existing.as_ref(), (text, mark), after, now).map(Some)
        };
        let record = match database.change(key, &decide).await? {
            Some(change) => change.record,
            None => return Err(StoreError::NotReadBack),
        };
        // Also when this attempt fails later on, somebody has to hear of it.
        if matches!(after, After::Revision(base) if base > 0) && !found.get() {
            self.alter(key, |held| held.disappeared = true);
        }
        if !self.stands(key, record.text.as_deref()).await {
            return Err(StoreError::NotReadBack);
        }
        let written = record.text.unwrap_or_default();
        let mut disappeared = false;
        self.alter(key, |held| {
            disappeared = std::mem::take(&mut held.disappeared);
            held.snapshots = record.snapshots;
            if held.text == text {
                held.text.clone_from(&written);
            }
        });
        self.settle(key, &written, now);
        Ok(match disappeared {
            true => Saved::WrittenAgain,
            false => Saved::Kept,
        })
    }

    /// After a text was read back: the witness knows it, and a working copy that is not further goes.
    fn settle(&self, key: &str, text: &str, now: DateTime<FixedOffset>) {
        self.note(key, text, now);
        let small_key = format!("{PREFIX}{key}");
        let Some(copy) = self.small.get(&small_key) else {
            return;
        };
        let revision = |text: &str| Mark::of(text).map(|mark| mark.revision);
        // One as far with another text is what another tab could not finish.
        if copy == text || revision(&copy) < revision(text) {
            self.small.remove(&small_key);
        }
    }

    /// Removes a document from every place; `last` is the revision that memory had of it.
    ///
    /// # Errors
    /// The named reason; the document is then still there.
    pub async fn remove(
        &self,
        key: &str,
        last: u64,
        now: DateTime<FixedOffset>,
    ) -> Result<(), StoreError> {
        let copy = self.small.get(&format!("{PREFIX}{key}"));
        let copy = copy.and_then(|text| Mark::of(&text));
        let last = copy.map_or(last, |mark| mark.revision.max(last));
        if let Some(database) = &self.database {
            let decide = |existing| Ok(Some(rules::remove(key, existing, last, now)));
            database.change(key, &decide).await?;
            if database
                .record(key)
                .await?
                .is_some_and(|record| record.text.is_some())
            {
                return Err(StoreError::NotReadBack);
            }
        }
        self.small.remove(&format!("{PREFIX}{key}"));
        if !rules::has_snapshots(key) {
            self.remove_put_aside(key);
        }
        self.let_go(key);
        let mut witness = self.witness();
        witness.forget(key);
        self.write_witness(&witness);
        Ok(())
    }
}
