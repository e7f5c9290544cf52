//! Keeping documents while the power fails between any two writes, tabs race and clocks jump: whatever showed a
//! tick is there afterwards, nothing is half-written, and what was removed stays removed.

#[path = "keeping/disk.rs"]
mod disk;
#[path = "keeping/rules.rs"]
mod rules;
#[path = "keeping/taking_over.rs"]
mod taking_over;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use serde_json::Value;
use yachay_municipal::documents::Kind;
use yachay_municipal::store::{After, Keeper, Mark, Saved, SmallStorage, StoreError};

use disk::{Disk, FaultyDatabase, LazySmall, run};

const KINDS: &[Kind] = &[Kind::Response, Kind::Dossier];

/// What happens to the documents.
#[derive(Clone, Debug)]
enum Command {
    /// Somebody types and the text is saved.
    Save(usize),
    /// Somebody types and the page ends before the database answers.
    Stash(usize),
    /// A file takes the place of what is there.
    Replace(usize),
    /// The document is removed.
    Remove(usize),
    /// The removal is undone.
    PutBack(usize),
    /// Another tab, with a memory of its own, saves.
    OtherTab(usize),
    /// What disappeared is looked for.
    Heal,
    /// The page is closed in order and opened again.
    Reopen,
    /// The power fails during the writes that follow, after so many of them.
    PowerFails(u8),
    /// The clock jumps, also backwards.
    Clock(i16),
}

fn command() -> impl Strategy<Value = Command> {
    let document = 0..4usize;
    prop_oneof![
        6 => document.clone().prop_map(Command::Save),
        2 => document.clone().prop_map(Command::Stash),
        1 => document.clone().prop_map(Command::Replace),
        1 => document.clone().prop_map(Command::Remove),
        1 => document.clone().prop_map(Command::PutBack),
        2 => document.prop_map(Command::OtherTab),
        1 => Just(Command::Heal),
        1 => Just(Command::Reopen),
        3 => (0..6u8).prop_map(Command::PowerFails),
        1 => any::<i16>().prop_map(Command::Clock),
    ]
}

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
}

struct World {
    disk: Disk,
    /// Whether the browser gives a database; without one the power does not fail here, because the small
    /// storage promises nothing for that moment.
    has_database: bool,
    keeper: Keeper<FaultyDatabase, LazySmall>,
    promises: BTreeMap<String, Promise>,
    now: DateTime<Utc>,
    typed: u64,
}

fn key(document: usize) -> String {
    let kind = if document.is_multiple_of(2) {
        "response"
    } else {
        "dossier"
    };
    format!("{kind}/{document:032x}")
}

fn text(revision: u64, typed: u64) -> String {
    format!(
        r#"{{"revision":{revision},"schema":1,"written":"2026-11-20T08:30:00Z","payload":{{"typed":{typed}}}}}"#
    )
}

fn typed(text: &str) -> u64 {
    let value: Value = serde_json::from_str(text).expect("a whole text");
    value["payload"]["typed"].as_u64().expect("a whole text")
}

fn revision(text: &str) -> u64 {
    Mark::of(text).map_or(0, |mark| mark.revision)
}

/// Opens a page on a disk.
fn page(disk: &Disk, has_database: bool) -> Keeper<FaultyDatabase, LazySmall> {
    let database = has_database.then(|| disk.database());
    Keeper::new(database, disk.small(), KINDS)
}

impl World {
    fn new(has_database: bool) -> World {
        let disk = Disk::default();
        World {
            keeper: page(&disk, has_database),
            disk,
            has_database,
            promises: BTreeMap::new(),
            now: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            typed: 0,
        }
    }

    /// Returns the next text of a document, as the screen would make it from what is in memory.
    fn next(&mut self, key: &str) -> (String, u64) {
        let base = self.keeper.text(key).map_or(0, |text| revision(&text));
        self.typed += 1;
        let next = text(base + 1, self.typed);
        let promise = self.promises.entry(key.to_string()).or_default();
        promise.handed.insert(self.typed);
        promise.open.insert(self.typed);
        (next, base)
    }

    fn tick(&mut self, key: &str, text: &str) {
        let promise = self.promises.entry(key.to_string()).or_default();
        promise.open.clear();
        promise.ticked = Some(typed(text));
        promise.may_be_gone = false;
        promise.gone = false;
    }

    /// Tells whether a document was removed; its identity is never used again.
    fn is_removed(&self, key: &str) -> bool {
        self.promises.get(key).is_some_and(|promise| promise.gone)
    }

    fn save(&mut self, document: usize, how: Option<After>) {
        let key = key(document);
        if self.is_removed(&key) {
            return;
        }
        let (text, base) = self.next(&key);
        let after = how.unwrap_or(After::Revision(base));
        match run(self.keeper.save(&key, &text, after, self.now)) {
            Ok(_) => self.tick(&key, &text),
            // The screen makes a copy with a name of its own; the text is safe in its hands.
            Err(StoreError::Conflict { .. }) => {}
            Err(_) => {}
        }
    }

    fn other_tab(&mut self, document: usize) {
        let other = page(&self.disk, self.has_database);
        let key = key(document);
        if self.is_removed(&key) {
            return;
        }
        if run(other.open(self.now)).is_err() {
            return;
        }
        let base = other.text(&key).map_or(0, |text| revision(&text));
        self.typed += 1;
        let next = text(base + 1, self.typed);
        let promise = self.promises.entry(key.clone()).or_default();
        promise.handed.insert(self.typed);
        promise.open.insert(self.typed);
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
            if run(self.keeper.save(&key, &text, After::Undone, self.now)).is_ok() {
                self.tick(&key, &text);
            }
        }
    }

    /// Ends this page, in order or not, and opens the next one on what the disk has; then everything promised
    /// must be there.
    fn reopen(&mut self) {
        self.disk.power_off();
        self.keeper = page(&self.disk, self.has_database);
        let missing = run(self.keeper.open(self.now)).expect("a disk that works again");
        assert_eq!(missing, Vec::<String>::new(), "nothing was evicted");
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
        }
        self.nothing_is_half_written();
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

    fn obey(&mut self, command: &Command) {
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
            Command::Heal => drop(run(self.keeper.heal(self.now))),
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_showed_a_tick_survives_everything(
        commands in prop::collection::vec(command(), 1..60),
        has_database in prop::bool::weighted(0.75),
    ) {
        let mut world = World::new(has_database);
        for command in &commands {
            world.obey(command);
        }
        world.reopen();
    }
}

#[test]
fn a_database_that_was_emptied_is_noticed_and_named() {
    let disk = Disk::default();
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let (one, two) = (key(1), key(3));
    for key in [&one, &two] {
        run(keeper.save(key, &text(1, 1), After::Revision(0), now)).unwrap();
    }
    disk.evict();
    let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    assert_eq!(run(next.open(now)).unwrap(), [one.clone(), two.clone()]);
    // The tab that still has them writes them again.
    assert_eq!(run(keeper.heal(now)).unwrap(), [one.clone(), two]);
    let again = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    assert_eq!(run(again.open(now)).unwrap(), Vec::<String>::new());
    assert_eq!(again.text(&one), Some(text(1, 1)));
    let saved = run(again.save(&one, &text(2, 2), After::Revision(1), now));
    assert_eq!(saved, Ok(Saved::Kept));
}

#[test]
fn without_a_database_the_small_storage_holds_the_documents() {
    let disk = Disk::default();
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let open = || Keeper::<FaultyDatabase, _>::new(None, disk.small(), KINDS);
    let (keeper, key) = (open(), key(1));
    run(keeper.save(&key, &text(1, 1), After::Revision(0), now)).unwrap();
    let other = open();
    run(other.open(now)).unwrap();
    run(other.save(&key, &text(2, 2), After::Revision(1), now)).unwrap();
    let conflict = run(keeper.save(&key, &text(2, 3), After::Revision(1), now));
    assert_eq!(conflict, Err(StoreError::Conflict { stored: 2 }));
    assert_eq!(keeper.text(&key), Some(text(2, 2)));
    run(keeper.remove(&key, 2, now)).unwrap();
    let last = open();
    run(last.open(now)).unwrap();
    assert_eq!(last.text(&key), None);
}

#[test]
fn an_older_program_never_writes_over_newer_data() {
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    for with_database in [true, false] {
        let disk = Disk::default();
        let database = with_database.then(|| disk.database());
        let keeper = Keeper::new(database, disk.small(), KINDS);
        let newer = text(4, 1).replace("\"schema\":1", "\"schema\":2");
        run(keeper.save(&key(1), &newer, After::Revision(0), now)).unwrap();
        for after in [After::Revision(4), After::Whatever] {
            let saved = run(keeper.save(&key(1), &text(5, 2), after, now));
            assert_eq!(saved, Err(StoreError::TooNew), "{after:?}, {with_database}");
        }
        let place = |(place, text): (String, String)| (place.contains("rescued"), text);
        let stored: Vec<_> = disk.all_texts().into_iter().map(place).collect();
        assert_eq!(stored, [(false, newer)], "{with_database}");
        let back = run(keeper.save(&key(1), &text(5, 2), After::Undone, now));
        assert!(back.is_ok(), "an undo puts back what was there: {back:?}");
    }
}

#[test]
fn without_a_database_what_a_file_replaces_is_put_aside() {
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let disk = Disk::default();
    let keeper = Keeper::<FaultyDatabase, _>::new(None, disk.small(), KINDS);
    let (response, dossier) = (key(0), key(1));
    for key in [&response, &dossier] {
        run(keeper.save(key, &text(1, 1), After::Revision(0), now)).unwrap();
        run(keeper.save(key, &text(2, 2), After::Whatever, now)).unwrap();
    }
    let aside = |key: &str| disk.small().get(&format!("yachay/rescued/{key}"));
    assert_eq!(aside(&dossier), Some(text(1, 1)));
    // Of one person's answers no earlier state is kept.
    assert_eq!(aside(&response), None);
}

#[test]
fn a_removed_response_leaves_nothing_that_a_restore_put_aside() {
    let disk = Disk::default();
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let small = disk.small();
    let aside = |name: &str| format!("yachay/rescued/{name}");
    let names = ["response/a", "response/a~2", "response/ab", "dossier/a"];
    for name in names {
        small.set(&aside(name), "an earlier state").unwrap();
    }
    for key in ["response/a", "dossier/a"] {
        run(keeper.save(key, &text(1, 1), After::Revision(0), now)).unwrap();
        run(keeper.remove(key, 1, now)).unwrap();
    }
    let left = names.map(|name| small.get(&aside(name)).is_some());
    // A removed dossier can be brought back, so what belongs to it stays.
    assert_eq!(left, [false, false, true, true]);
}
