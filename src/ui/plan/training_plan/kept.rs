//! Tables of the plan by activity id that are carried on from change to change, so that a key costs what it changed and
//! not what the plan holds.

use std::collections::{BTreeMap, BTreeSet};

/// A table that is carried on.
pub struct Kept<T> {
    table: BTreeMap<String, T>,
    changed: bool,
}

impl<T> Kept<T> {
    /// Goes on with the table as it was.
    pub fn of(before: Option<BTreeMap<String, T>>) -> Kept<T> {
        Kept {
            changed: before.is_none(),
            table: before.unwrap_or_default(),
        }
    }

    /// Makes an entry where there is none, or where the one that is there is not `same`.
    pub fn put(&mut self, id: &str, same: impl Fn(&T) -> bool, make: impl FnOnce() -> T) {
        match self.table.get_mut(id) {
            Some(there) if same(there) => {}
            Some(there) => {
                *there = make();
                self.changed = true;
            }
            None => {
                self.table.insert(id.to_string(), make());
                self.changed = true;
            }
        }
    }

    /// Lets go of every entry without one of these ids, each of which has one.
    pub fn only<'a>(&mut self, ids: impl ExactSizeIterator<Item = &'a str>) {
        if ids.len() == self.table.len() {
            return;
        }
        let ids: BTreeSet<&str> = ids.collect();
        let before = self.table.len();
        self.table.retain(|id, _| ids.contains(id.as_str()));
        self.changed |= self.table.len() != before;
    }

    /// Returns the table, and whether anything in it changed.
    pub fn end(self) -> (BTreeMap<String, T>, bool) {
        (self.table, self.changed)
    }
}
