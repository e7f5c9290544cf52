//! Places for documents that lose power between any two writes. The database writes all or nothing; the small
//! storage answers at once and reaches the disk late, as browsers do it, so the last writes to it may be lost.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use yachay_municipal::store::rules::Change;
use yachay_municipal::store::{Database, Decision, Record, SmallStorage, StoreError, snapshot_key};

/// Runs a future whose places answer at once.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(found) => found,
        Poll::Pending => panic!("these places never wait"),
    }
}

#[derive(Default)]
struct State {
    records: BTreeMap<String, Record>,
    snapshots: BTreeMap<String, String>,
    /// What pages see of the small storage.
    small: BTreeMap<String, String>,
    /// What of it has reached the disk.
    small_on_disk: BTreeMap<String, String>,
    /// Writes that have not: the key, and the text or its removal.
    late: Vec<(String, Option<String>)>,
    /// How many writes still succeed; `None` while the power is steady.
    fuse: Option<u8>,
    failed: bool,
    /// Keys of records that the browser cannot give back.
    unreadable: BTreeSet<String>,
    /// Decides what is lost; moves on with every failure.
    luck: u32,
}

impl State {
    /// Uses one write up. When the power fails during it, says whether it still reached the disk.
    fn write(&mut self) -> Result<bool, StoreError> {
        if self.failed {
            return Err(StoreError::Denied);
        }
        match self.fuse {
            Some(0) => {
                self.failed = true;
                self.luck = self
                    .luck
                    .wrapping_mul(1_664_525)
                    .wrapping_add(1_013_904_223);
                Ok(self.luck & 0x8000_0000 != 0)
            }
            Some(left) => {
                self.fuse = Some(left - 1);
                Ok(true)
            }
            None => Ok(true),
        }
    }
}

/// One disk, shared by the tabs.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<State>>);

/// The database of a disk.
pub struct FaultyDatabase(Rc<RefCell<State>>);

/// The small storage of a disk.
pub struct LazySmall(Rc<RefCell<State>>);

impl Disk {
    pub fn database(&self) -> FaultyDatabase {
        FaultyDatabase(self.0.clone())
    }

    pub fn small(&self) -> LazySmall {
        LazySmall(self.0.clone())
    }

    /// From now on so many writes succeed; the one after them is cut.
    pub fn fail_after(&self, writes: u8) {
        self.0.borrow_mut().fuse = Some(writes);
    }

    pub fn has_failed(&self) -> bool {
        self.0.borrow().failed
    }

    /// From now on every write succeeds again.
    pub fn repair(&self) {
        let mut state = self.0.borrow_mut();
        (state.fuse, state.failed) = (None, false);
    }

    /// Ends every page. Where the power failed, the latest writes to the small storage are lost.
    pub fn power_off(&self) {
        let mut state = self.0.borrow_mut();
        let late = std::mem::take(&mut state.late);
        let lost = if state.failed {
            state.luck as usize % (late.len() + 1)
        } else {
            0
        };
        let kept = late.len() - lost;
        for (key, text) in late.into_iter().take(kept) {
            match text {
                Some(text) => state.small_on_disk.insert(key, text),
                None => state.small_on_disk.remove(&key),
            };
        }
        state.small = state.small_on_disk.clone();
        state.fuse = None;
        state.failed = false;
    }

    /// The browser empties the database without a word.
    pub fn evict(&self) {
        let mut state = self.0.borrow_mut();
        state.records.clear();
        state.snapshots.clear();
    }

    /// The browser empties the small storage without a word.
    pub fn evict_small(&self) {
        let mut state = self.0.borrow_mut();
        state.small.clear();
        state.small_on_disk.clear();
        state.late.clear();
    }

    /// The browser cannot give this record back any more.
    pub fn spoil(&self, key: &str) {
        let mut state = self.0.borrow_mut();
        state.unreadable.insert(key.to_string());
    }

    /// Time passes: what was written to the small storage reaches the disk.
    pub fn settle(&self) {
        let mut state = self.0.borrow_mut();
        state.late.clear();
        state.small_on_disk = state.small.clone();
    }

    /// Puts a record and a snapshot beside it into the database in one transaction, past every rule.
    pub fn put(
        &self,
        key: &str,
        record: &Record,
        added: Option<(String, String)>,
    ) -> Result<(), StoreError> {
        let mut state = self.0.borrow_mut();
        if state.write()? {
            state.records.insert(key.to_string(), record.clone());
            state.snapshots.extend(added);
        }
        if state.failed {
            return Err(StoreError::Denied);
        }
        Ok(())
    }

    /// Returns the texts of the earlier states of a document.
    pub fn snapshots_of(&self, key: &str) -> Vec<String> {
        let state = self.0.borrow();
        let prefix = format!("{key}/");
        let all = state.snapshots.iter();
        let own = all.filter(|(name, _)| name.starts_with(&prefix));
        own.map(|(_, text)| text.clone()).collect()
    }

    /// Somebody erases everything, and it is gone.
    pub fn erase(&self) {
        self.evict();
        self.evict_small();
    }

    /// Returns every document text on the disk, with its place.
    pub fn all_texts(&self) -> Vec<(String, String)> {
        let state = self.0.borrow();
        let records = state.records.iter();
        let records = records.filter_map(|(key, record)| Some((key.clone(), record.text.clone()?)));
        let snapshots = state
            .snapshots
            .iter()
            .map(|(key, text)| (key.clone(), text.clone()));
        let small = state
            .small
            .iter()
            .filter(|(key, _)| *key != "yachay/witness");
        let small = small.map(|(key, text)| (key.clone(), text.clone()));
        records.chain(snapshots).chain(small).collect()
    }

    /// Returns every snapshot, and whether the record of its document knows it.
    pub fn snapshots_and_whether_listed(&self) -> Vec<(String, bool)> {
        let state = self.0.borrow();
        let listed: Vec<String> = state
            .records
            .iter()
            .flat_map(|(key, record)| {
                let numbers = record.snapshots.iter().map(|found| found.number);
                numbers
                    .map(|number| snapshot_key(key, number))
                    .collect::<Vec<_>>()
            })
            .collect();
        let all_there = listed.iter().all(|key| state.snapshots.contains_key(key));
        assert!(all_there, "a snapshot is listed and not there");
        let keys = state.snapshots.keys();
        keys.map(|key| (key.clone(), listed.contains(key)))
            .collect()
    }

    /// Returns the snapshots of responses; there must be none.
    pub fn responses_with_snapshots(&self) -> Vec<String> {
        let state = self.0.borrow();
        let keys = state.snapshots.keys();
        keys.filter(|key| key.starts_with("response/"))
            .cloned()
            .collect()
    }
}

impl Database for FaultyDatabase {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        let state = self.0.borrow();
        if state.failed {
            return Err(StoreError::Denied);
        }
        Ok(state.records.keys().cloned().collect())
    }

    async fn record(&self, key: &str) -> Result<Option<Record>, StoreError> {
        let state = self.0.borrow();
        if state.unreadable.contains(key) {
            return Err(StoreError::Unreadable);
        }
        if state.failed {
            return Err(StoreError::Denied);
        }
        Ok(state.records.get(key).cloned())
    }

    async fn change(&self, key: &str, decide: Decision<'_>) -> Result<Option<Change>, StoreError> {
        if self.0.borrow().unreadable.contains(key) {
            return Err(StoreError::Unreadable);
        }
        let existing = self.record(key).await?;
        let Some(change) = decide(existing)? else {
            return Ok(None);
        };
        let mut state = self.0.borrow_mut();
        if state.write()? {
            state.records.insert(key.to_string(), change.record.clone());
            if let Some((key, text)) = &change.added {
                state.snapshots.insert(key.clone(), text.clone());
            }
            for key in &change.dropped {
                state.snapshots.remove(key);
            }
        }
        if state.failed {
            return Err(StoreError::Denied);
        }
        Ok(Some(change))
    }

    async fn snapshot(&self, snapshot_key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.borrow().snapshots.get(snapshot_key).cloned())
    }
}

impl SmallStorage for LazySmall {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().small.get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut state = self.0.borrow_mut();
        if state.write()? {
            state.small.insert(key.to_string(), text.to_string());
            state.late.push((key.to_string(), Some(text.to_string())));
        }
        if state.failed {
            Err(StoreError::Denied)
        } else {
            Ok(())
        }
    }

    fn remove(&self, key: &str) {
        let mut state = self.0.borrow_mut();
        if state.write() == Ok(true) {
            state.small.remove(key);
            state.late.push((key.to_string(), None));
        }
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let state = self.0.borrow();
        let keys = state.small.keys();
        keys.filter(|key| key.starts_with(prefix))
            .cloned()
            .collect()
    }
}
