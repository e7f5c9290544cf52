//! Opening: what is kept comes into memory, and what disappeared is written again.

use chrono::{DateTime, FixedOffset};

use super::{After, Keeper, PREFIX, Standing};
use crate::documents::Kind;
use crate::store::places::{Database, SmallStorage};
use crate::store::record::Mark;
use crate::store::{StoreError, rules};

/// What opening did not find.
#[derive(Debug, Default)]
pub struct Opened {
    /// Keys of documents that should be there and are not.
    pub missing: Vec<String>,
    /// Keys of documents that are there, or should be, and cannot be read, each with the reason.
    pub unread: Vec<(String, StoreError)>,
}

impl<D: Database, S: SmallStorage> Keeper<D, S> {
    /// Reads everything into memory; one document that cannot be read hides no other. Working copies that are further
    /// than the database go into it. Without a database nobody can tell what is missing: what should be there is unread
    /// then.
    pub async fn open(&self, now: DateTime<FixedOffset>) -> Opened {
        for key in self.working_copies() {
            self.adopt(&key, now).await;
        }
        let keys = match &self.database {
            Some(database) => database.keys().await,
            None => Err(StoreError::Unreadable),
        };
        let keys = match keys {
            Ok(keys) => keys,
            Err(error) => return self.opened_without(&error, now),
        };
        let mut opened = Opened::default();
        let (mut there, mut removed) = (Vec::new(), Vec::new());
        for key in keys.into_iter().filter(|key| self.is_held_here(key)) {
            match self.reread(&key).await {
                Ok(true) => {}
                Ok(false) => removed.push(key.clone()),
                Err(error) => opened.unread.push((key.clone(), error)),
            }
            there.push(key);
        }
        there.extend(self.keys());
        opened.missing = self.witness().missing(self.kinds, &there);
        // The witness may not have heard of a removal before the power failed.
        self.note_all(&removed, now);
        opened
    }

    /// Only the small storage can be read.
    fn opened_without(&self, error: &StoreError, now: DateTime<FixedOffset>) -> Opened {
        let unread = self.witness().missing(self.kinds, &self.keys());
        self.note_all(&[], now);
        Opened {
            unread: unread.into_iter().map(|key| (key, error.clone())).collect(),
            ..Opened::default()
        }
    }

    /// Lists the keys of documents that stand in the small storage.
    fn working_copies(&self) -> Vec<String> {
        let keys = Kind::ALL.into_iter().flat_map(|kind| {
            let prefix = format!("{PREFIX}{}/", kind.name());
            self.small.keys(&prefix)
        });
        let keys = keys.filter_map(|key| Some(key.strip_prefix(PREFIX)?.to_string()));
        keys.collect()
    }

    async fn adopt(&self, key: &str, now: DateTime<FixedOffset>) {
        let small_key = format!("{PREFIX}{key}");
        let Some(text) = self.small.get(&small_key) else {
            return;
        };
        let mark = Mark::of(&text);
        let (Some(database), Some(mark)) = (&self.database, mark) else {
            self.hold(key, &text, Standing::Confirmed);
            return;
        };
        let decide = |existing: Option<_>| rules::adopt(key, existing.as_ref(), (&text, mark), now);
        let written = database.change(key, &decide).await;
        let kept = match &written {
            // The database is as far or further, which it has said itself.
            Ok(None) => true,
            Ok(Some(change)) => self.stands(key, change.record.text.as_deref()).await,
            Err(StoreError::TooNew | StoreError::Conflict { .. }) => return self.set_aside(key),
            Err(_) => false,
        };
        if kept {
            if let Ok(Some(change)) = &written {
                self.note(key, change.record.text.as_deref().unwrap_or_default(), now);
            }
            self.small.remove(&small_key);
        } else {
            // Not confirmed, so that what the database has does not take its place.
            self.hold(key, &text, Standing::Waiting);
        }
    }

    /// Takes over what another tab left in the small storage, and reads the document anew; not while a
    /// text of this tab is on its way.
    ///
    /// # Errors
    /// The database cannot be read; what is in memory stays.
    pub async fn take_over(
        &self,
        key: &str,
        now: DateTime<FixedOffset>,
    ) -> Result<bool, StoreError> {
        if self.text(key).is_none() || self.is_confirmed(key) {
            self.adopt(key, now).await;
        }
        self.reread(key).await
    }

    /// Writes again what disappeared from the database although nobody removed it. Returns the keys.
    ///
    /// # Errors
    /// Nothing could be written, for the named reason; memory still has everything.
    pub async fn heal(&self, now: DateTime<FixedOffset>) -> Result<Vec<String>, StoreError> {
        // With nothing in memory there is nothing to heal, and no database to make anew.
        if self.held.borrow().is_empty() {
            return Ok(Vec::new());
        }
        let there = match &self.database {
            Some(database) => database.keys().await?,
            None => self.working_copies(),
        };
        let (mut healed, mut failed) = (Vec::new(), None);
        for key in self.keys() {
            // What is being written says itself what it found.
            let coming = self.stands_as(&key) == Some(Standing::Coming);
            if there.contains(&key) || coming {
                continue;
            }
            let Some(text) = self.text(&key) else {
                continue;
            };
            // Never over a later text, which somebody may have saved in this moment.
            let own = Mark::of(&text).map_or(0, |mark| mark.revision);
            match self.save(&key, &text, After::Revision(own), now).await {
                Ok(_) => healed.push(key),
                // A later text that was saved meanwhile wrote it again, too.
                Err(_) if self.is_there(&key).await => healed.push(key),
                Err(error) => {
                    self.alter(&key, |held| held.standing = Standing::Waiting);
                    failed = Some(error);
                }
            }
        }
        match failed {
            Some(error) if healed.is_empty() => Err(error),
            _ => Ok(healed),
        }
    }

    /// Tells whether the database has a text under a key.
    async fn is_there(&self, key: &str) -> bool {
        let Some(database) = &self.database else {
            return false;
        };
        let record = database.record(key).await.ok().flatten();
        record.is_some_and(|record| record.text.is_some())
    }
}
