//! What a tab left unfinished: nobody shows an older text instead, or throws it away.

use chrono::{DateTime, Utc};
use yachay_municipal::documents::Kind;
use yachay_municipal::store::rules::Change;
use yachay_municipal::store::{After, Database, Decision, Keeper, Record, StoreError};

use crate::disk::{Disk, FaultyDatabase, run};

const KINDS: &[Kind] = &[Kind::Response, Kind::Dossier];
const KEY: &str = "dossier/a";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_132_800, 0).unwrap()
}

fn text(revision: u64, typed: &str) -> String {
    format!(r#"{{"revision":{revision},"schema":1,"typed":"{typed}"}}"#)
}

/// A database that can be read and takes nothing.
struct Full(FaultyDatabase);

impl Database for Full {
    async fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.0.keys().await
    }

    async fn record(&self, key: &str) -> Result<Option<Record>, StoreError> {
        self.0.record(key).await
    }

    async fn change(&self, _: &str, _: Decision<'_>) -> Result<Option<Change>, StoreError> {
        Err(StoreError::Full)
    }

    async fn snapshot(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.snapshot(key).await
    }
}

/// A disk with the first revision in the database and the second in the small storage alone.
fn unfinished() -> Disk {
    let disk = Disk::default();
    let first = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(first.save(KEY, &text(1, "old"), After::Revision(0), now())).unwrap();
    first.stash(KEY, &text(2, "first")).unwrap();
    disk
}

#[test]
fn a_working_copy_that_a_full_database_does_not_take_is_what_is_shown() {
    let disk = unfinished();
    let next = Keeper::new(Some(Full(disk.database())), disk.small(), KINDS);
    run(next.open(now())).unwrap();
    assert_eq!(next.text(KEY), Some(text(2, "first")));
    assert!(!next.is_confirmed(KEY));
}

#[test]
fn what_another_tab_left_is_not_thrown_away() {
    let disk = Disk::default();
    let first = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(first.save(KEY, &text(1, "old"), After::Revision(0), now())).unwrap();
    let second = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(second.open(now())).unwrap();
    first.stash(KEY, &text(2, "first")).unwrap();
    run(second.save(KEY, &text(2, "second"), After::Revision(1), now())).unwrap();
    let all = disk.all_texts();
    assert!(
        all.iter().any(|(_, found)| found.contains("first")),
        "{all:?}"
    );
}

#[test]
fn what_another_tab_left_is_taken_over() {
    let disk = Disk::default();
    let first = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(first.save(KEY, &text(1, "old"), After::Revision(0), now())).unwrap();
    let second = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(second.open(now())).unwrap();
    first.stash(KEY, &text(2, "first")).unwrap();
    run(second.take_over(KEY, now())).unwrap();
    assert_eq!(second.text(KEY), Some(text(2, "first")));
    // The first only slept: its own save of the same text is no conflict.
    run(first.save(KEY, &text(2, "first"), After::Revision(1), now())).unwrap();
}

#[test]
fn what_could_not_be_written_again_is_tried_again() {
    let disk = Disk::default();
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(keeper.save(KEY, &text(1, "typed"), After::Revision(0), now())).unwrap();
    disk.evict();
    disk.fail_after(0);
    assert_eq!(run(keeper.heal(now())), Err(StoreError::Denied));
    disk.repair();
    assert_eq!(run(keeper.heal(now())).unwrap(), [KEY]);
}
