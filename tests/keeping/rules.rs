//! Which earlier states stay.

use chrono::{DateTime, Duration, FixedOffset};
use yachay_municipal::store::rules::{forget_snapshots, keep, remove, roll};
use yachay_municipal::store::{After, Mark, Record, Snapshot, Why};

fn at(minutes: i64) -> DateTime<FixedOffset> {
    // 2026-11-20 00:00 UTC
    let midnight = DateTime::from_timestamp(1_795_132_800, 0).unwrap();
    midnight.fixed_offset() + Duration::minutes(minutes)
}

fn snapshot(number: u32, minutes: i64) -> Snapshot {
    Snapshot {
        number,
        taken: at(minutes).to_utc(),
        revision: number.into(),
        why: Why::Recent,
    }
}

fn text(revision: u64) -> String {
    format!(r#"{{"revision":{revision},"schema":1}}"#)
}

fn saved(record: &Record, minutes: i64) -> Record {
    let next = text(record.revision + 1);
    let mark = Mark::of(&next).unwrap();
    let after = After::Revision(record.revision);
    let change = keep("dossier/a", Some(record), (&next, mark), after, at(minutes)).unwrap();
    change.record
}

#[test]
fn the_last_five_and_the_last_of_each_day_stay() {
    const DAY: i64 = 24 * 60;
    // Twenty days with three snapshots each.
    let all: Vec<Snapshot> = (0..60)
        .map(|number| {
            snapshot(
                number,
                i64::from(number) / 3 * DAY + i64::from(number) % 3 * 60,
            )
        })
        .collect();
    let (kept, dropped) = roll(&all, *at(0).offset());
    let numbers: Vec<u32> = kept.iter().map(|found| found.number).collect();
    // The last of each of the latest fourteen days, and the other latest ones up to five.
    let days = (6..20).map(|day| day * 3 + 2);
    let mut expected: Vec<u32> = days.chain([55, 57, 58]).collect();
    expected.sort_unstable();
    assert_eq!(numbers, expected);
    assert_eq!(kept.len() + dropped.len(), all.len());
}

#[test]
fn a_day_ends_where_the_user_is() {
    // In Lima, five hours behind, eight in the evening is already tomorrow by the world's time.
    const EVENING: i64 = 25 * 60;
    let noon_of = |day: i64| (day + 1) * 24 * 60 - 7 * 60;
    let lima = FixedOffset::west_opt(5 * 3600).unwrap();
    let mut all = vec![snapshot(1, noon_of(0)), snapshot(2, EVENING)];
    all.extend((1..=5).map(|day| snapshot(day + 2, noon_of(day.into()))));
    let stay = |place| {
        let (kept, _) = roll(&all, place);
        kept.iter().map(|found| found.number).collect::<Vec<u32>>()
    };
    assert_eq!(stay(lima), [2, 3, 4, 5, 6, 7]);
    assert_eq!(stay(*at(0).offset()), [1, 3, 4, 5, 6, 7]);
}

#[test]
fn a_snapshot_is_due_after_ten_minutes_also_when_the_clock_was_set_back() {
    let start = Record {
        revision: 1,
        schema: 1,
        text: Some(text(1)),
        since: at(0).to_utc(),
        snapshots: Vec::new(),
    };
    let soon = saved(&start, 9);
    assert_eq!(soon.snapshots.len(), 0);
    let later = saved(&soon, 10);
    assert_eq!(later.snapshots.len(), 1);
    assert_eq!(
        later.snapshots[0].revision, 2,
        "the state before, not the new one"
    );
    let set_back = saved(&later, -600);
    assert_eq!(set_back.snapshots.len(), 2);
    assert_eq!(
        set_back.since,
        at(-600),
        "the clock that is in force counts from here"
    );
    assert_eq!(saved(&set_back, -595).snapshots.len(), 2);
}

#[test]
fn a_removed_dossier_can_be_brought_back_and_a_removed_response_cannot() {
    let record = Record {
        revision: 7,
        schema: 1,
        text: Some(text(7)),
        since: at(0).to_utc(),
        snapshots: vec![snapshot(1, 0)],
    };
    let dossier = remove("dossier/a", Some(record.clone()), 7, at(1));
    assert_eq!(dossier.record.text, None);
    assert_eq!(
        dossier.added,
        Some(("dossier/a/00000002".to_string(), text(7)))
    );
    assert_eq!(dossier.record.snapshots[1].why, Why::Removed);
    let response = remove("response/a", Some(record), 9, at(1));
    assert_eq!((response.record.text, response.record.revision), (None, 9));
    assert_eq!(response.added, None);
    assert_eq!(response.record.snapshots, []);
    assert_eq!(response.dropped, ["response/a/00000001"]);
    let forgotten = forget_snapshots("dossier/a", &dossier.record);
    assert_eq!(forgotten.record.snapshots, []);
    assert_eq!(forgotten.dropped.len(), 2);
}
