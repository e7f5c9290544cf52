//! Single moments of keeping, each with what has to be there afterwards.

use chrono::{DateTime, FixedOffset};
use yachay_municipal::store::{After, Keeper, Saved, SmallStorage, StoreError};

use crate::disk::{Disk, FaultyDatabase, run};
use crate::{KINDS, key, text};

fn now() -> DateTime<FixedOffset> {
    DateTime::from_timestamp(1_790_000_000, 0)
        .unwrap()
        .fixed_offset()
}

#[test]
fn a_database_that_was_emptied_is_noticed_and_named() {
    let disk = Disk::default();
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let now = now();
    let (one, two) = (key(1), key(3));
    for key in [&one, &two] {
        run(keeper.save(key, &text(1, 1), After::Revision(0), now)).unwrap();
    }
    disk.evict();
    let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    assert_eq!(run(next.open(now)).missing, [one.clone(), two.clone()]);
    // The tab that still has them writes them again.
    assert_eq!(run(keeper.heal(now)).unwrap(), [one.clone(), two]);
    let again = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    assert_eq!(run(again.open(now)).missing, Vec::<String>::new());
    assert_eq!(again.text(&one), Some(text(1, 1)));
    let saved = run(again.save(&one, &text(2, 2), After::Revision(1), now));
    assert_eq!(saved, Ok(Saved::Kept));
}

#[test]
fn a_document_that_cannot_be_read_is_named_and_hides_no_other() {
    let (disk, now) = (Disk::default(), now());
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    // Among the dossiers of the store, the one in the middle.
    let keys = ["dossier/a", "dossier/b", "dossier/c"];
    for key in keys {
        run(keeper.save(key, &text(1, 1), After::Revision(0), now)).unwrap();
    }
    run(keeper.remove("dossier/c", 1, now)).unwrap();
    run(keeper.save("dossier/d", &text(1, 1), After::Revision(0), now)).unwrap();
    disk.spoil("dossier/b");
    let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let opened = run(next.open(now));
    assert_eq!(opened.missing, Vec::<String>::new());
    let unread = ("dossier/b".to_string(), StoreError::Unreadable);
    assert_eq!(opened.unread, [unread]);
    assert_eq!(next.keys(), ["dossier/a", "dossier/d"]);
    // Nor does it hide what was removed, nor does anything write over it.
    assert_eq!(run(next.removed()).unwrap().len(), 1);
    let saved = run(next.save("dossier/b", &text(2, 2), After::Whatever, now));
    assert_eq!(saved, Err(StoreError::Unreadable));
}

#[test]
fn without_its_database_what_should_be_there_is_named() {
    let (disk, now) = (Disk::default(), now());
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(keeper.save(&key(1), &text(1, 1), After::Revision(0), now)).unwrap();
    let next: Keeper<FaultyDatabase, _> = Keeper::new(None, disk.small(), KINDS);
    let opened = run(next.open(now));
    assert_eq!(opened.unread, [(key(1), StoreError::Unreadable)]);
    // What is typed meanwhile is kept, and is nowhere else until then.
    next.remember(&key(3), &text(1, 3));
    assert!(next.is_only_here());
    run(next.save(&key(3), &text(1, 3), After::Revision(0), now)).unwrap();
    assert!(!next.is_only_here());
    let again = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let opened = run(again.open(now));
    assert_eq!((opened.missing, opened.unread), (vec![], vec![]));
    assert_eq!(again.keys().len(), 2);
}

#[test]
fn what_was_removed_is_not_named_when_the_database_goes_later() {
    let (disk, now, key) = (Disk::default(), now(), key(1));
    let open = || Keeper::new(Some(disk.database()), disk.small(), KINDS);
    let keeper = open();
    run(keeper.save(&key, &text(1, 1), After::Revision(0), now)).unwrap();
    let before = keeper.witness();
    run(keeper.remove(&key, 1, now)).unwrap();
    // The power fails before what the witness heard of it has reached the disk.
    keeper.write_witness(&before);
    assert_eq!(run(open().open(now)).missing, Vec::<String>::new());
    disk.evict();
    assert_eq!(run(open().open(now)).missing, Vec::<String>::new());
}

#[test]
fn earlier_states_that_went_with_the_database_are_not_shown_after_they_were_forgotten() {
    let (disk, now, key) = (Disk::default(), now(), key(1));
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(keeper.save(&key, &text(1, 1), After::Revision(0), now)).unwrap();
    run(keeper.save(&key, &text(2, 2), After::Whatever, now)).unwrap();
    assert_eq!(keeper.snapshots(&key).len(), 1);
    disk.evict();
    run(keeper.forget_snapshots(&key)).unwrap();
    assert_eq!(keeper.snapshots(&key), []);
}

#[test]
fn the_witness_knows_what_was_put_in_the_place_of_a_document_without_it() {
    let disk = Disk::default();
    let now = now();
    let key = key(1);
    let keeper = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(keeper.save(&key, &text(7, 1), After::Revision(0), now)).unwrap();
    assert_eq!(keeper.witness().get(&key).unwrap().revision, 7);
    // The rescue page writes into the database and knows no witness.
    let rescue = Keeper::new(Some(disk.database()), Disk::default().small(), KINDS);
    run(rescue.save(&key, &text(30, 2), After::Whatever, now)).unwrap();
    let next = Keeper::new(Some(disk.database()), disk.small(), KINDS);
    run(next.open(now));
    assert_eq!(next.witness().get(&key).unwrap().revision, 30);
}

#[test]
fn without_a_database_the_small_storage_holds_the_documents() {
    let disk = Disk::default();
    let now = now();
    let open = || Keeper::<FaultyDatabase, _>::new(None, disk.small(), KINDS);
    let (keeper, key) = (open(), key(1));
    run(keeper.save(&key, &text(1, 1), After::Revision(0), now)).unwrap();
    let other = open();
    run(other.open(now));
    run(other.save(&key, &text(2, 2), After::Revision(1), now)).unwrap();
    let conflict = run(keeper.save(&key, &text(2, 3), After::Revision(1), now));
    assert_eq!(conflict, Err(StoreError::Conflict { stored: 2 }));
    assert_eq!(keeper.text(&key), Some(text(2, 2)));
    run(keeper.remove(&key, 2, now)).unwrap();
    let last = open();
    run(last.open(now));
    assert_eq!(last.text(&key), None);
}

#[test]
fn an_older_program_never_writes_over_newer_data() {
    let now = now();
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
    let now = now();
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
    let now = now();
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
