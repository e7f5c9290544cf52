//! What a tab left unfinished: nobody shows an older text instead, or throws it away.

use chrono::{DateTime, FixedOffset};
use yachay_municipal::documents::Kind;
use yachay_municipal::store::rules::Change;
use yachay_municipal::store::{
    After, Database, Decision, Keeper, Record, SmallStorage, StoreError,
};

use crate::disk::{Disk, FaultyDatabase, run};

const KINDS: &[Kind] = &[Kind::Response, Kind::Dossier];
const KEY: &str = "dossier/a";

fn now() -> DateTime<FixedOffset> {
    DateTime::from_timestamp(1_795_132_800, 0)
        .unwrap()
        .fixed_offset()
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
    run(next.open(now()));
    assert_eq!(next.text(KEY), Some(text(2, "first")));
    assert!(!next.is_confirmed(KEY));
}

#[test]
fn what_another_tab_left_is_not_thrown_away() {
    let disk = Disk::default();
    let first = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(first.save(KEY, &text(1, "old"), After::Revision(0), now())).unwrap();
    let second = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(second.open(now()));
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
    run(second.open(now()));
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

#[test]
fn an_older_program_puts_its_copy_aside_when_it_opens() {
    let disk = Disk::default();
    let newer = text(3, "newer").replace("\"schema\":1", "\"schema\":2");
    for key in ["dossier/a", "response/a"] {
        let later = Keeper::new(Some(disk.database()), disk.small(), KINDS);
        run(later.save(key, &newer, After::Revision(0), now())).unwrap();
        disk.small()
            .set(&format!("yachay/{key}"), &text(9, "older"))
            .unwrap();
        let older = Keeper::new(Some(disk.database()), disk.small(), KINDS);
        run(older.open(now()));
        assert_eq!(older.text(key), Some(newer.clone()), "{key}");
        let aside = disk.small().get(&format!("yachay/rescued/{key}"));
        assert_eq!(aside, Some(text(9, "older")), "{key}");
        assert_eq!(disk.small().get(&format!("yachay/{key}")), None, "{key}");
    }
}

#[test]
fn an_older_program_leaves_no_copy_that_would_win_later() {
    let disk = Disk::default();
    let newer = text(3, "newer").replace("\"schema\":1", "\"schema\":2");
    let later = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(later.save(KEY, &newer, After::Revision(0), now())).unwrap();
    let older = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    // What is typed before the first answer, then after it.
    older.stash(KEY, &text(4, "typed")).unwrap();
    let saved = run(older.save(KEY, &text(4, "typed"), After::Revision(3), now()));
    assert_eq!(saved, Err(StoreError::TooNew));
    assert_eq!(older.stash(KEY, &text(5, "more")), Err(StoreError::TooNew));
    let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(next.open(now()));
    assert_eq!(next.text(KEY), Some(newer));
    let aside = disk.small().get("yachay/rescued/dossier/a");
    assert_eq!(aside, Some(text(4, "typed")));
}

#[test]
fn of_two_answers_of_the_same_revision_none_is_thrown_away() {
    let disk = Disk::default();
    let key = "response/a";
    let first = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(first.save(key, &text(1, "kept"), After::Revision(0), now())).unwrap();
    for (number, typed) in ["left", "left again"].into_iter().enumerate() {
        let small = disk.small();
        small.set("yachay/response/a", &text(1, typed)).unwrap();
        let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
        run(next.open(now()));
        assert_eq!(next.text(key), Some(text(1, "kept")));
        let name = ["yachay/rescued/response/a", "yachay/rescued/response/a~2"][number];
        assert_eq!(small.get(name), Some(text(1, typed)));
    }
}

#[test]
fn without_a_database_ones_own_working_copy_is_no_conflict() {
    let disk = Disk::default();
    let open = || Keeper::<FaultyDatabase, _>::new(None, disk.small(), KINDS);
    let (keeper, other) = (open(), open());
    keeper.stash(KEY, &text(1, "a")).unwrap();
    run(keeper.save(KEY, &text(1, "a"), After::Revision(0), now())).unwrap();
    // Hidden with a change that waits; then somebody comes back and goes on.
    keeper.stash(KEY, &text(2, "ab")).unwrap();
    run(keeper.save(KEY, &text(3, "abc"), After::Revision(1), now())).unwrap();
    // Another tab's is one, as ever.
    other.stash(KEY, &text(4, "x")).unwrap();
    let conflict = run(keeper.save(KEY, &text(4, "abcd"), After::Revision(3), now()));
    assert_eq!(conflict, Err(StoreError::Conflict { stored: 4 }));
}

#[test]
fn a_program_holds_only_the_kinds_that_it_shows() {
    let disk = Disk::default();
    let plan = Keeper::new(Some(disk.database()), disk.small(), &[Kind::Dossier]);
    let respond = Keeper::new(Some(disk.database()), disk.small(), &[Kind::Response]);
    run(plan.save(KEY, &text(1, "a"), After::Revision(0), now())).unwrap();
    assert_eq!(run(respond.reread(KEY)), Ok(false));
    disk.evict();
    assert_eq!(run(respond.heal(now())).unwrap(), Vec::<String>::new());
    assert_eq!(run(plan.heal(now())).unwrap(), [KEY]);
}
