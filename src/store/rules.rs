//! What is written when: pure decisions about one document, made inside one transaction of the database.

use chrono::{DateTime, Duration, FixedOffset, Utc};

use super::error::StoreError;
use super::record::{Mark, Record, Snapshot, Why, snapshot_key, split_key};
use crate::documents::{Kind, with_revision};

/// Time between two snapshots of a document that is being worked on.
const SNAPSHOT_AFTER: Duration = Duration::minutes(10);
/// How many of the latest snapshots stay.
const LATEST: usize = 5;
/// For how many days the last snapshot of the day stays.
const DAYS: usize = 14;

/// What becomes of the record of a document, and of the snapshots beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record from now on.
    pub record: Record,
    /// A snapshot to write: its key and text.
    pub added: Option<(String, String)>,
    /// Keys of the snapshots that make room.
    pub dropped: Vec<String>,
}

/// What a text must come after in order to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// The revision that it was made from, 0 for a new document; a later one is a conflict.
    Revision(u64),
    /// Whatever is there, which becomes a snapshot: a file or an earlier state takes its place.
    Whatever,
    /// Whatever is there, even of a later version of the program: an undo puts back what was there.
    Undone,
}

/// Tells whether earlier states of a kind are kept. Of one person's answers none are: who deletes or
/// corrects them must be able to rely on it (domain.md, section 7).
pub fn has_snapshots(key: &str) -> bool {
    !matches!(split_key(key), Some((Kind::Response, _)) | None)
}

/// Decides what keeping a text writes.
///
/// # Errors
/// [`StoreError::Conflict`] and [`StoreError::TooNew`]; nothing is written then.
pub fn keep(
    key: &str,
    existing: Option<&Record>,
    (text, mark): (&str, Mark),
    after: After,
    now: DateTime<FixedOffset>,
) -> Result<Change, StoreError> {
    let Some(existing) = existing else {
        return Ok(Change {
            record: Record {
                revision: mark.revision,
                schema: mark.schema,
                text: Some(text.to_string()),
                since: now.to_utc(),
                snapshots: Vec::new(),
            },
            added: None,
            dropped: Vec::new(),
        });
    };
    let there = existing.text.is_some();
    if there && after != After::Undone && existing.schema > mark.schema {
        return Err(StoreError::TooNew);
    }
    // Another tab has carried this very text to the database.
    let same = existing.revision == mark.revision && existing.text.as_deref() == Some(text);
    if same && after != After::Undone {
        return Ok(Change::of(existing));
    }
    match after {
        After::Revision(base) if there && existing.revision > base => {
            let stored = existing.revision;
            return Err(StoreError::Conflict { stored });
        }
        _ => {}
    }
    let why = match after {
        After::Revision(_) => is_due(existing.since, now.to_utc()).then_some(Why::Recent),
        After::Whatever | After::Undone => Some(Why::Replaced),
    };
    let mut change = Change::of(existing);
    if let Some(why) = why {
        change.take_snapshot(key, existing.text.as_deref(), why, now);
    }
    // What takes the place of a later revision counts as later still, so that no stale copy beats it.
    let next = existing.revision.saturating_add(1);
    let restamped = match after {
        After::Whatever | After::Undone if mark.revision < next => with_revision(text, next),
        _ => None,
    };
    change.record.revision = restamped.as_ref().map_or(mark.revision, |_| next);
    change.record.schema = mark.schema;
    change.record.text = Some(restamped.unwrap_or_else(|| text.to_string()));
    Ok(change)
}

/// Decides what becomes of a working copy that was found beside the database. `None`: the database
/// is as far or further, the copy is of no more use.
///
/// # Errors
/// [`StoreError::TooNew`], and [`StoreError::Conflict`] where the other text of the same revision has no
/// place among snapshots; the copy then has to be put aside.
pub fn adopt(
    key: &str,
    existing: Option<&Record>,
    (text, mark): (&str, Mark),
    now: DateTime<FixedOffset>,
) -> Result<Option<Change>, StoreError> {
    let Some(existing) = existing else {
        return keep(key, None, (text, mark), After::Whatever, now).map(Some);
    };
    if existing.text.is_some() && existing.schema > mark.schema {
        return Err(StoreError::TooNew);
    }
    if mark.revision > existing.revision {
        // The state before may be another tab's; it stays as a snapshot where there are any.
        let mut change = Change::of(existing);
        change.take_snapshot(key, existing.text.as_deref(), Why::Conflict, now);
        change.record.revision = mark.revision;
        change.record.schema = mark.schema;
        change.record.text = Some(text.to_string());
        return Ok(Some(change));
    }
    let other = existing.text.as_deref().is_some_and(|kept| kept != text);
    if other && mark.revision == existing.revision {
        if !has_snapshots(key) {
            let stored = existing.revision;
            return Err(StoreError::Conflict { stored });
        }
        let mut change = Change::of(existing);
        change.take_snapshot(key, Some(text), Why::Conflict, now);
        return Ok(Some(change));
    }
    Ok(None)
}

/// Decides what removing a document writes: its record stays without text, so that neither a sleeping
/// tab nor a working copy of up to revision `last` brings it back; of a response nothing else stays.
pub fn remove(
    key: &str,
    existing: Option<Record>,
    last: u64,
    now: DateTime<FixedOffset>,
) -> Change {
    let existing = &existing.unwrap_or(Record {
        since: now.to_utc(),
        ..Record::default()
    });
    let mut change = Change::of(existing);
    change.record.text = None;
    change.record.revision = existing.revision.max(last);
    if has_snapshots(key) {
        change.take_snapshot(key, existing.text.as_deref(), Why::Removed, now);
    } else {
        change.drop_snapshots(key);
    }
    change
}

/// Decides what forgetting every earlier state of a document writes.
pub fn forget_snapshots(key: &str, existing: &Record) -> Change {
    let mut change = Change::of(existing);
    change.drop_snapshots(key);
    change
}

impl Change {
    fn of(existing: &Record) -> Change {
        Change {
            record: existing.clone(),
            added: None,
            dropped: Vec::new(),
        }
    }

    fn drop_snapshots(&mut self, key: &str) {
        let all = std::mem::take(&mut self.record.snapshots);
        let keys = all.iter().map(|found| snapshot_key(key, found.number));
        self.dropped.extend(keys);
    }

    fn take_snapshot(
        &mut self,
        key: &str,
        text: Option<&str>,
        why: Why,
        now: DateTime<FixedOffset>,
    ) {
        let Some(text) = text.filter(|_| has_snapshots(key)) else {
            return;
        };
        let last = self.record.snapshots.last();
        let number = last.map_or(1, |found| found.number.saturating_add(1));
        self.record.snapshots.push(Snapshot {
            number,
            taken: now.to_utc(),
            revision: Mark::of(text).map_or(0, |mark| mark.revision),
            why,
        });
        self.record.since = now.to_utc();
        self.added = Some((snapshot_key(key, number), text.to_string()));
        let (kept, dropped) = roll(&self.record.snapshots, *now.offset());
        self.record.snapshots = kept;
        let keys = dropped.iter().map(|found| snapshot_key(key, found.number));
        self.dropped.extend(keys);
    }
}

/// A clock that was set back must not end the snapshots, so the distance counts, not the order.
fn is_due(since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - since).abs() >= SNAPSHOT_AFTER
}

/// Splits snapshots, oldest first, into those that stay and those that make room: the latest five
/// stay, and of earlier ones the last of each of the latest fourteen days, as days go where the user is.
pub fn roll(snapshots: &[Snapshot], zone: FixedOffset) -> (Vec<Snapshot>, Vec<Snapshot>) {
    let (mut kept, mut dropped) = (Vec::new(), Vec::new());
    let mut days = Vec::new();
    for (place, snapshot) in snapshots.iter().rev().enumerate() {
        let day = snapshot.taken.with_timezone(&zone).date_naive();
        let last_of_day = !days.contains(&day);
        if last_of_day {
            days.push(day);
        }
        if place < LATEST || (last_of_day && days.len() <= DAYS) {
            kept.push(snapshot.clone());
        } else {
            dropped.push(snapshot.clone());
        }
    }
    kept.reverse();
    (kept, dropped)
}
