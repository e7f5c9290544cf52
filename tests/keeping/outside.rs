//! What others than the pages of the application do to what is kept: the rescue page, which writes into the database
//! past the keeper; the user who has earlier states forgotten; the browser, which takes a place away.

use yachay_municipal::store::{
    Database, Mark, Record, SmallStorage, Snapshot, StoreError, Why, rules, snapshot_key,
};

use super::World;
use crate::disk::run;
use crate::{key, revision, text, typed};

impl World {
    /// The rescue page puts a file's text in the place of a document, as `src/ui/rescue/restore.js` does it; this page
    /// hears of it, or is asleep.
    pub(super) fn rescue(&mut self, document: usize) {
        let key = key(document);
        let record = run(self.disk.database().record(&key)).unwrap_or_default();
        let small = self.disk.small();
        let working = small.get(&format!("yachay/{key}"));
        let of_file = self.typed % 5;
        let file = self.type_after(&key, of_file);
        // What takes the place of something counts as later.
        let before = record.as_ref().map_or(0, |record| record.revision);
        let before = before.max(working.as_deref().map_or(0, revision));
        let file = if of_file < before {
            text(before + 1, typed(&file))
        } else {
            file
        };
        // A page that holds what is nowhere else, because the database was evicted, goes on with that.
        let stands = record.is_some() && self.keeper.is_confirmed(&key);
        let known = self.keeper.text(&key).as_deref().map(revision);
        let replaced = record.as_ref().and_then(|record| record.text.clone());
        if self.put_in_place(&key, record, &file, working).is_err() {
            return;
        }
        let fresh = self
            .promises
            .get(&key)
            .is_none_or(|promise| promise.ticked.is_none() || promise.unwitnessed);
        self.tick(&key, &file);
        self.is_kept_aside(&key, replaced);
        let hears = self.typed.is_multiple_of(2) && run(self.keeper.reread(&key)).is_ok();
        let has_database = self.has_database;
        let promise = self.promises.entry(key).or_default();
        promise.unwitnessed = fresh;
        promise.unheard = known.filter(|_| has_database && stands && !hears);
    }

    /// Local storage first, then the database in one transaction.
    fn put_in_place(
        &self,
        key: &str,
        record: Option<Record>,
        file: &str,
        working: Option<String>,
    ) -> Result<(), StoreError> {
        let small = self.disk.small();
        let place = format!("yachay/{key}");
        if !self.has_database {
            working.map_or(Ok(()), |there| self.put_aside(key, &there))?;
            return small.set(&place, file);
        }
        let there = record.clone().and_then(|record| record.text);
        let keeps_states = rules::has_snapshots(key);
        if let Some(there) = there.as_ref().filter(|_| !keeps_states) {
            self.put_aside(key, there)?;
        }
        if let Some(working) = working {
            self.put_aside(key, &working)?;
            small.remove(&place);
        }
        let mark = Mark::of(file).expect("a whole text");
        let mut next = record.unwrap_or_default();
        let state = there.filter(|_| keeps_states).map(|there| {
            let number = next.snapshots.iter().map(|state| state.number).max();
            let number = number.unwrap_or(0) + 1;
            next.snapshots.push(Snapshot {
                number,
                taken: self.now.to_utc(),
                revision: next.revision,
                why: Why::Replaced,
            });
            (snapshot_key(key, number), there)
        });
        (next.revision, next.schema) = (mark.revision, mark.schema);
        (next.text, next.since) = (Some(file.to_string()), self.now.to_utc());
        self.disk.put(key, &next, state)
    }

    fn put_aside(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let small = self.disk.small();
        let first = format!("yachay/rescued/{key}");
        let names = (2..).map(|number| format!("{first}~{number}"));
        let mut names = std::iter::once(first.clone()).chain(names);
        let free = names.find(|name| small.get(name).is_none_or(|there| there == text));
        small.set(&free.expect("a free name"), text)
    }

    /// What the rescue page replaced is an earlier state, or, of a response, put aside.
    fn is_kept_aside(&self, key: &str, replaced: Option<String>) {
        let Some(replaced) = replaced else {
            return;
        };
        let kept = if rules::has_snapshots(key) {
            self.disk.snapshots_of(key).contains(&replaced)
        } else {
            let small = self.disk.small();
            let mut names = small.keys(&format!("yachay/rescued/{key}")).into_iter();
            names.any(|name| small.get(&name).as_ref() == Some(&replaced))
        };
        assert!(kept, "{key}: {replaced} was replaced and is nowhere");
    }

    /// Every earlier state is forgotten, for good; the document itself stays as it is.
    pub(super) fn forget(&mut self, document: usize) {
        let key = key(document);
        let states = self.disk.snapshots_of(&key);
        if run(self.keeper.forget_snapshots(&key)).is_err() || !self.has_database {
            return;
        }
        assert_eq!(self.disk.snapshots_of(&key), Vec::<String>::new(), "{key}");
        assert_eq!(self.keeper.snapshots(&key), [], "{key} shows what is gone");
        let elsewhere = self.disk.all_texts().into_iter().map(|(_, text)| text);
        let mut elsewhere: Vec<u64> = elsewhere.map(|text| typed(&text)).collect();
        elsewhere.extend(self.keeper.text(&key).as_deref().map(typed));
        let promise = self.promises.entry(key).or_default();
        elsewhere.extend(promise.removed.as_deref().map(typed));
        let states = states.iter().map(|text| typed(text));
        let gone = states.filter(|state| !elsewhere.contains(state));
        promise.forgotten.extend(gone);
    }

    pub(super) fn nothing_forgotten_is_back(&self) {
        for (key, promise) in &self.promises {
            let mut states = self.disk.snapshots_of(key).into_iter();
            let back = states.find(|text| promise.forgotten.contains(&typed(text)));
            assert_eq!(back, None, "{key} was forgotten");
        }
    }

    /// The browser takes the database away, under the page or when nobody looks. Nothing of it is promised any more;
    /// what this page has in memory may come again.
    pub(super) fn evict_database(&mut self) {
        if !self.has_database {
            return;
        }
        self.disk.settle();
        self.disk.evict();
        let small = self.disk.small();
        for (key, promise) in &mut self.promises {
            // A working copy that another tab could not finish is now all there is.
            let copy = small.get(&format!("yachay/{key}"));
            promise.open.extend(copy.as_deref().map(typed));
            // Another page may have kept what this one has handed over without a tick.
            if promise.ticked.is_some() || !promise.open.is_empty() || promise.may_be_gone {
                self.may_be_named.insert(key.clone());
            }
            let Some(ticked) = promise.ticked.take() else {
                continue;
            };
            promise.open.insert(ticked);
            promise.unheard = None;
            if !promise.may_be_gone && !promise.unwitnessed {
                self.evicted.insert(key.clone());
            }
        }
    }

    /// The browser takes the small storage away while no page is open, and the witness with it. Without a database
    /// that was everything.
    pub(super) fn evict_small(&mut self) {
        self.disk.settle();
        self.disk.evict_small();
        self.evicted.clear();
        self.may_be_named.clear();
        if !self.has_database {
            self.promises.clear();
        }
        self.reopen();
    }

    /// What disappeared is looked for; what this page still has is there again.
    pub(super) fn heal(&mut self) {
        for key in self.keeper.keys() {
            if let Some(text) = self.keeper.text(&key) {
                let promise = self.promises.entry(key).or_default();
                promise.open.insert(typed(&text));
            }
        }
        for key in run(self.keeper.heal(self.now)).unwrap_or_default() {
            if let Some(text) = self.keeper.text(&key) {
                self.tick(&key, &text);
            }
        }
    }

    /// Checks what the witness names when a page opens: everything that was evicted and is in no place, and nothing
    /// that was not. Every other time the user has seen it.
    pub(super) fn is_named(&mut self, missing: &[String]) {
        for key in &self.evicted {
            let found = self.keeper.text(key).is_some();
            assert!(found || missing.contains(key), "{key} is not named");
        }
        for key in missing {
            assert!(self.may_be_named.contains(key), "{key} is named");
        }
        let keeper = &self.keeper;
        self.evicted.retain(|key| keeper.text(key).is_none());
        self.may_be_named.retain(|key| keeper.text(key).is_none());
        if self.typed.is_multiple_of(2) {
            let mut witness = self.keeper.witness();
            missing.iter().for_each(|key| witness.forget(key));
            self.keeper.write_witness(&witness);
            self.evicted.clear();
        }
    }
}
