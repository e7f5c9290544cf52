//! What the small storage holds: working copies, documents where there is no database, and what was put aside.

use chrono::{DateTime, FixedOffset};

use super::{After, Keeper, PREFIX, Saved, Standing};
use crate::store::StoreError;
use crate::store::places::{Database, SmallStorage};
use crate::store::record::Mark;
use crate::store::rules::has_snapshots;

impl<D: Database, S: SmallStorage> Keeper<D, S> {
    /// The small storage in the database's stead: the same checks, no snapshots.
    pub(super) fn save_small(
        &self,
        key: &str,
        text: &str,
        after: After,
        now: DateTime<FixedOffset>,
    ) -> Result<Saved, StoreError> {
        let small_key = format!("{PREFIX}{key}");
        let stored = self.small.get(&small_key);
        let missing = stored.is_none();
        let marks = (stored.as_deref().and_then(Mark::of), Mark::of(text));
        if let (Some(there), Some(ours)) = marks
            && after != After::Undone
            && there.schema > ours.schema
        {
            return Err(StoreError::TooNew);
        }
        if let (After::Revision(base), (Some(there), _)) = (after, marks) {
            let own = stored.as_deref() == Some(text) || stored == self.stashed(key);
            if there.revision > base && !own {
                let stored = there.revision;
                return Err(StoreError::Conflict { stored });
            }
        }
        // There are no snapshots here, so what is replaced is put aside; without room for it nothing is.
        if after == After::Whatever
            && has_snapshots(key)
            && let Some(before) = stored.filter(|before| before != text)
        {
            self.copy_aside(key, &before)?;
        }
        self.small.set(&small_key, text)?;
        self.note(key, text, now);
        Ok(match after {
            After::Revision(base) if base > 0 && missing => Saved::WrittenAgain,
            _ => Saved::Kept,
        })
    }

    fn stashed(&self, key: &str) -> Option<String> {
        self.look(key, |held| held.stashed.clone()).flatten()
    }

    /// Puts a text at once where no waiting is needed, because the page may end before the database
    /// answers. The next opening takes it from there.
    ///
    /// # Errors
    /// The small storage is denied or full, or a later version of the program has the document.
    pub fn stash(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.hold(key, text, Standing::Coming);
        if self.look(key, |held| held.too_new) == Some(true) {
            return Err(StoreError::TooNew);
        }
        self.small.set(&format!("{PREFIX}{key}"), text)?;
        self.alter(key, |held| held.stashed = Some(text.to_string()));
        Ok(())
    }

    /// Puts a working copy aside that may not take the place of what the database has. The rescue page
    /// lists it, and nothing takes it from there by itself.
    pub(super) fn set_aside(&self, key: &str) {
        let small_key = format!("{PREFIX}{key}");
        let Some(copy) = self.small.get(&small_key) else {
            return;
        };
        // Where there is no room the copy stays where it is.
        if self.copy_aside(key, &copy).is_ok() {
            self.small.remove(&small_key);
        }
    }

    /// Writes a text of a document beside it, under the first name that is free.
    fn copy_aside(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let first = format!("{PREFIX}rescued/{key}");
        let names = (2..).map(|number| format!("{first}~{number}"));
        let mut names = std::iter::once(first.clone()).chain(names);
        let free = names.find(|name| self.small.get(name).is_none_or(|there| there == text));
        free.map_or(Ok(()), |name| self.small.set(&name, text))
    }

    /// Removes what the rescue page put aside of a document when it restored another state of it.
    pub(super) fn remove_put_aside(&self, key: &str) {
        let first = format!("{PREFIX}rescued/{key}");
        for aside in self.small.keys(&first) {
            // Further ones are numbered: `~2`. Other documents may begin alike.
            let after = aside.strip_prefix(&first).unwrap_or_default();
            if after.is_empty() || after.starts_with('~') {
                self.small.remove(&aside);
            }
        }
    }
}
