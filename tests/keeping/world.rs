//! The model: what was promised about each document, and what pages do to it.

mod outside;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, FixedOffset};
use yachay_municipal::store::{After, Database, Keeper, Opened, SmallStorage, StoreError};

use crate::disk::{Disk, FaultyDatabase, LazySmall, run};
use crate::{Command, KINDS, key, revision, text, typed};

/// What was promised about one document. Texts are told apart by what was typed; what is put back gets another
/// revision.
#[derive(Clone, Debug, Default)]
struct Promise {
    /// What last showed a tick, `None` after a removal that was confirmed.
    ticked: Option<u64>,
    /// Everything that was ever handed over; nothing else may ever be found.
    handed: BTreeSet<u64>,
    /// The text that was removed, for the way back.
    removed: Option<String>,
    /// Handed over since the tick, without one of its own; any of it may be found.
    open: BTreeSet<u64>,
    /// A removal was handed over and not confirmed: the document may be there or not.
    may_be_gone: bool,
    /// It was removed, confirmed or not; its identity is never used for anything new.
    gone: bool,
    /// The rescue page put something in its place and this page did not hear of it: it writes nothing over that. Holds
    /// the revision that this page knows.
    unheard: Option<u64>,
    /// The rescue page brought it here, and no page has opened since that could tell the witness.
    unwitnessed: bool,
    /// Its earlier states were forgotten: none of these may be among them again.
    forgotten: BTreeSet<u64>,
}

pub struct World {
    disk: Disk,
    /// Whether the browser gives a database; without one the power does not fail here, because the small
    /// storage promises nothing for that moment.
    has_database: bool,
    keeper: Keeper<FaultyDatabase, LazySmall>,
    promises: BTreeMap<String, Promise>,
    /// Documents whose database was evicted, and that nobody wrote again; each has to be named.
    evicted: BTreeSet<String>,
    /// Documents that were evicted under this page, or before it and were not found: they may be named.
    may_be_named: BTreeSet<String>,
    now: DateTime<FixedOffset>,
    typed: u64,
}

/// Opens a page on a disk.
fn page(disk: &Disk, has_database: bool) -> Keeper<FaultyDatabase, LazySmall> {
    let database = has_database.then(|| disk.database());
    Keeper::new(database, disk.small(), KINDS)
}

impl World {
    pub fn new(has_database: bool) -> World {
        let disk = Disk::default();
        World {
            keeper: page(&disk, has_database),
            disk,
            has_database,
            promises: BTreeMap::new(),
            evicted: BTreeSet::new(),
            may_be_named: BTreeSet::new(),
            now: DateTime::from_timestamp(1_790_000_000, 0)
                .unwrap()
                .fixed_offset(),
            typed: 0,
        }
    }

    /// Returns the next text of a document, as the screen would make it from what is in memory.
    fn next(&mut self, key: &str) -> (String, u64) {
        let base = self.keeper.text(key).map_or(0, |text| revision(&text));
        let text = self.type_after(key, base);
        // Whoever goes on typing can no longer take back what was done before.
        self.promises.entry(key.to_string()).or_default().removed = None;
        (text, base)
    }

    /// Returns a new text that comes after a revision; nothing is promised about it yet.
    fn type_after(&mut self, key: &str, base: u64) -> String {
        self.typed += 1;
        let promise = self.promises.entry(key.to_string()).or_default();
        promise.handed.insert(self.typed);
        promise.open.insert(self.typed);
        text(base + 1, self.typed)
    }

    fn tick(&mut self, key: &str, text: &str) {
        // What another tab left unfinished of an evicted document may be further than what is there again.
        let copy = self.disk.small().get(&format!("yachay/{key}"));
        let copy = copy.filter(|_| self.may_be_named.contains(key));
        let promise = self.promises.entry(key.to_string()).or_default();
        promise.open.clear();
        promise.open.extend(copy.as_deref().map(typed));
        promise.ticked = Some(typed(text));
        promise.may_be_gone = false;
        promise.gone = false;
        promise.unwitnessed = false;
        promise.forgotten.remove(&typed(text));
        self.evicted.remove(key);
    }

    /// Tells whether a document was removed, or evicted and is in no memory; its identity is never used again.
    fn is_removed(&self, key: &str) -> bool {
        let evicted = self.evicted.contains(key) && self.keeper.text(key).is_none();
        evicted || self.promises.get(key).is_some_and(|promise| promise.gone)
    }

    fn save(&mut self, document: usize, how: Option<After>) {
        let key = key(document);
        if self.is_removed(&key) {
            return;
        }
        let (text, base) = self.next(&key);
        let unheard = self.promises[&key].unheard;
        let after = how.unwrap_or(After::Revision(unheard.unwrap_or(base)));
        match run(self.keeper.save(&key, &text, after, self.now)) {
            Ok(_) => {
                let knows = unheard.is_none() || how.is_some();
                assert!(knows, "{key}: written over what was restored");
                self.has_heard(&key);
                self.tick(&key, &text);
            }
            // The screen makes a copy with a name of its own; the text is safe in its hands.
            Err(StoreError::Conflict { .. }) => self.has_heard(&key),
            Err(_) => {}
        }
    }

    /// This page has read anew what stands in the place of a document, or writes over it knowingly.
    fn has_heard(&mut self, key: &str) {
        self.promises.entry(key.to_string()).or_default().unheard = None;
    }

    fn other_tab(&mut self, document: usize) {
        let other = page(&self.disk, self.has_database);
        let key = key(document);
        if self.is_removed(&key) || self.evicted.contains(&key) {
            return;
        }
        if !run(other.open(self.now)).unread.is_empty() {
            return;
        }
        let base = other.text(&key).map_or(0, |text| revision(&text));
        let next = self.type_after(&key, base);
        if run(other.save(&key, &next, After::Revision(base), self.now)).is_ok() {
            self.tick(&key, &next);
        }
    }

    fn remove(&mut self, document: usize) {
        let key = key(document);
        let Some(held) = self.keeper.let_go(&key) else {
            return;
        };
        let last = revision(&held);
        let promise = self.promises.entry(key.clone()).or_default();
        promise.may_be_gone = true;
        promise.unheard = None;
        self.evicted.remove(&key);
        if run(self.keeper.remove(&key, last, self.now)).is_ok() {
            let promise = self.promises.entry(key).or_default();
            promise.ticked = None;
            promise.open.clear();
            promise.removed = Some(held);
            promise.gone = true;
        }
    }

    fn put_back(&mut self, document: usize) {
        let key = key(document);
        let promise = self.promises.entry(key.clone()).or_default();
        if let Some(text) = promise.removed.take() {
            promise.open.insert(typed(&text));
            promise.unheard = None;
            if run(self.keeper.save(&key, &text, After::Undone, self.now)).is_ok() {
                self.tick(&key, &text);
            }
        }
    }

    /// An earlier state takes the place of what is there, which becomes one itself; also of what was removed.
    fn restore_earlier(&mut self, document: usize) {
        let key = key(document);
        // The screen saves what waits before it offers the way back.
        if self.keeper.text(&key).is_some() && !self.keeper.is_confirmed(&key) {
            return;
        }
        let mut earlier = self.keeper.snapshots(&key);
        let removed = run(self.keeper.removed()).unwrap_or_default();
        earlier.extend(
            removed
                .into_iter()
                .filter(|(of, _)| *of == key)
                .flat_map(|(_, all)| all),
        );
        if earlier.is_empty() {
            return;
        }
        let number = earlier[self.typed as usize % earlier.len()].number;
        let Ok(Some(text)) = run(self.keeper.snapshot_text(&key, number)) else {
            return;
        };
        let record = run(self.disk.database().record(&key)).unwrap_or_default();
        let before = record.and_then(|record| record.text);
        let promise = self.promises.entry(key.clone()).or_default();
        promise.open.insert(typed(&text));
        promise.unheard = None;
        if run(self.keeper.save(&key, &text, After::Undone, self.now)).is_err() {
            return;
        }
        self.tick(&key, &text);
        let states = self.keeper.snapshots(&key).into_iter();
        let mut states = states.filter_map(|state| {
            run(self.keeper.snapshot_text(&key, state.number)).unwrap_or_default()
        });
        assert!(
            before.is_none() || states.any(|state| Some(state) == before),
            "{key}: {before:?} was replaced and is no earlier state"
        );
    }

    /// Another tab ends with something unfinished, and this one goes on with it: what it shows as saved is.
    fn take_over(&mut self, document: usize) {
        let key = key(document);
        let other = page(&self.disk, self.has_database);
        if self.is_removed(&key) || self.evicted.contains(&key) {
            return;
        }
        if !run(other.open(self.now)).unread.is_empty() {
            return;
        }
        let base = other.text(&key).map_or(0, |text| revision(&text));
        let next = self.type_after(&key, base);
        if other.stash(&key, &next).is_err() {
            return;
        }
        let waits = self.keeper.text(&key).is_some() && !self.keeper.is_confirmed(&key);
        let taken = run(self.keeper.take_over(&key, self.now));
        self.has_heard(&key);
        if taken != Ok(true) || waits {
            return;
        }
        assert_eq!(self.keeper.text(&key).as_ref(), Some(&next), "{key}");
        if self.keeper.is_confirmed(&key) {
            self.tick(&key, &next);
        }
    }

    /// Everything on this device is erased, and this page hears of it. What the small storage forgets counts as
    /// forgotten at once: no program could do more.
    fn erase_everything(&mut self) {
        self.disk.erase();
        self.promises.clear();
        self.evicted.clear();
        self.may_be_named.clear();
        for key in self.keeper.keys() {
            self.keeper.let_go(&key);
        }
    }

    /// Ends this page, in order or not, and opens the next one on what the disk has; then everything promised
    /// must be there.
    pub fn reopen(&mut self) {
        self.disk.power_off();
        self.keeper = page(&self.disk, self.has_database);
        let Opened { missing, unread } = run(self.keeper.open(self.now));
        assert!(
            unread.is_empty() || !self.has_database,
            "a disk that works again"
        );
        self.is_named(&missing);
        for (key, promise) in &mut self.promises {
            let found = self.keeper.text(key).as_deref().map(typed);
            match (&found, &promise.ticked) {
                (None, Some(ticked)) => {
                    assert!(promise.may_be_gone, "{key} lost {ticked}");
                }
                (None, None) => {}
                (Some(found), _) => {
                    let is_ticked = promise.ticked.as_ref() == Some(found);
                    assert!(
                        is_ticked || promise.open.contains(found),
                        "{key} has {found}, {promise:?}"
                    );
                }
            }
            // From here on the next page works with what it found.
            promise.gone = found.is_none() && (promise.gone || promise.may_be_gone);
            promise.ticked = found;
            promise.open.clear();
            promise.may_be_gone = false;
            (promise.unheard, promise.unwitnessed) = (None, false);
        }
        self.nothing_is_half_written();
        self.nothing_forgotten_is_back();
    }

    fn nothing_is_half_written(&self) {
        for (place, text) in self.disk.all_texts() {
            let known = self
                .promises
                .values()
                .any(|promise| promise.handed.contains(&typed(&text)));
            assert!(known, "{place} holds what nobody wrote: {text}");
        }
        for (snapshot, listed) in self.disk.snapshots_and_whether_listed() {
            assert!(listed, "{snapshot} is in no list");
        }
        assert_eq!(self.disk.responses_with_snapshots(), Vec::<String>::new());
    }

    pub fn obey(&mut self, command: &Command) {
        match command {
            Command::Save(document) => self.save(*document, None),
            Command::Stash(document) if self.is_removed(&key(*document)) => {}
            Command::Stash(document) => {
                let key = key(*document);
                let (text, _) = self.next(&key);
                // Without room or power the save beside it is all there is; nothing was promised.
                let _ = self.keeper.stash(&key, &text);
            }
            Command::Replace(document) => self.save(*document, Some(After::Whatever)),
            Command::Remove(document) => self.remove(*document),
            Command::PutBack(document) => self.put_back(*document),
            Command::OtherTab(document) => self.other_tab(*document),
            Command::RestoreEarlier(document) => self.restore_earlier(*document),
            Command::TakeOver(document) => self.take_over(*document),
            Command::EraseEverything => self.erase_everything(),
            Command::Rescue(document) => self.rescue(*document),
            Command::Forget(document) => self.forget(*document),
            Command::EvictDatabase => self.evict_database(),
            Command::EvictSmall => self.evict_small(),
            Command::Heal => self.heal(),
            Command::Reopen => self.reopen(),
            Command::PowerFails(_) if !self.has_database => {}
            Command::PowerFails(writes) => self.disk.fail_after(*writes),
            Command::Clock(minutes) => self.now += Duration::minutes(i64::from(*minutes)),
        }
        if self.disk.has_failed() {
            self.reopen();
        }
    }
}
