//! Copies outside the browser: how much their age concerns, and why one could not be made.

use chrono::{DateTime, Utc};

use super::record::Mark;
use super::witness::Known;
use crate::documents::checksum;

const DAY: i64 = 86_400;
/// With changes that no copy has, the age of the last copy asks for attention from here on, in seconds.
const WARN_AFTER: i64 = 7 * DAY;
/// From here on it is said in red, in seconds.
const LATE_AFTER: i64 = 14 * DAY;

/// How much it concerns that changes are in no copy outside the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The last copy is recent.
    Calm,
    /// It is a week old.
    Warn,
    /// It is two weeks old.
    Late,
}

impl Known {
    /// Tells how much the age of the last copy concerns; `None` where the copy has everything and for
    /// the example, which anybody can open anew. Without a copy the time on this device counts.
    pub fn concern(&self, now: DateTime<Utc>) -> Option<Concern> {
        if self.example {
            return None;
        }
        let last = match &self.copy {
            Some(copy) if copy.revision == self.revision => return None,
            Some(copy) => copy.moment,
            None => self.since,
        };
        Some(match now.timestamp() - last.timestamp() {
            age if age >= LATE_AFTER => Concern::Late,
            age if age >= WARN_AFTER => Concern::Warn,
            _ => Concern::Calm,
        })
    }
}

/// Most texts that are remembered: one for each file in each of the folders.
const MOST_LEFT: usize = 500;
/// Most files of a dossier beside each other in a folder.
const MOST_BESIDE: u32 = 9;

/// The texts that this device left in folders for copies, by their checksums. Any other text there is
/// somebody else's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left(Vec<String>);

impl Left {
    /// Reads what [`Left::to_text`] wrote.
    pub fn read(text: &str) -> Left {
        Left(text.split_whitespace().map(str::to_string).collect())
    }

    /// Writes the checksums.
    pub fn to_text(&self) -> String {
        self.0.join(" ")
    }

    /// Adds what another list has.
    pub fn merge(&mut self, other: &Left) {
        for sum in &other.0 {
            self.add(sum.clone());
        }
    }

    /// Tells whether nothing was left anywhere.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Tells whether this device left the text.
    pub fn has(&self, text: &str) -> bool {
        self.0.contains(&checksum(&text.into()))
    }

    /// Notes a text; before it is written, so that it is known whatever happens meanwhile.
    pub fn note(&mut self, text: &str) {
        self.add(checksum(&text.into()));
    }

    /// Forgets a text that another took the place of.
    pub fn forget(&mut self, text: &str) {
        let gone = checksum(&text.into());
        self.0.retain(|sum| *sum != gone);
    }

    fn add(&mut self, sum: String) {
        if !self.0.contains(&sum) {
            self.0.push(sum);
        }
        let over = self.0.len().saturating_sub(MOST_LEFT);
        self.0.drain(..over);
    }
}

/// Tells whether the text of the file where a copy would go is not of this device, so that the copy would destroy
/// it: whatever its revision, it is neither ours nor what this device left. Devices that left texts before they
/// remembered them have nothing in `left`; there the revision that they copied last into that file decides.
pub fn is_foreign(there: &str, ours: &str, known: &Known, file: &str, left: &Left) -> bool {
    let up_to_last = || {
        let copy = known.copy.as_ref();
        let into_it = copy.filter(|copy| copy.file.as_deref() == Some(file));
        let mark = Mark::of(there);
        into_it.is_some_and(|copy| mark.is_some_and(|mark| mark.revision <= copy.revision))
    };
    let own = left.has(there) || (left.is_empty() && up_to_last());
    !there.trim().is_empty() && there != ours && !own
}

/// Returns the names that a copy may have, best first: a number tells those apart that stand beside a file which
/// is not of this device.
pub fn names_beside(name: &str) -> impl Iterator<Item = String> {
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let beside = (2..=MOST_BESIDE).map(move |number| format!("{stem}-{number}.json"));
    std::iter::once(name.to_string()).chain(beside)
}

/// Why a copy was not made. What is in the browser stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyFault {
    /// The browser wants to ask the user again.
    Asks,
    /// The folder is not there: removed, renamed, or its stick is out.
    Gone,
    /// There is no more room where the folder is.
    Full,
    /// It cannot be written for another reason: read-only, in use.
    Refused,
    /// What was read back is not what was written.
    NotReadBack,
    /// Every name that the copy may have is taken by files that are not of this device; they were left alone.
    Foreign,
}

impl CopyFault {
    /// Reads the name of a browser's exception.
    pub fn from_exception(name: &str) -> CopyFault {
        match name {
            "NotAllowedError" | "SecurityError" => CopyFault::Asks,
            "NotFoundError" => CopyFault::Gone,
            "QuotaExceededError" => CopyFault::Full,
            _ => CopyFault::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::Duration;

    use super::*;
    use crate::store::Copied;

    #[test]
    fn the_age_of_the_last_copy_counts_once_something_changed() {
        let day = |days: i64| DateTime::UNIX_EPOCH + Duration::days(20_000 + days);
        let copy = Copied {
            revision: 3,
            moment: day(1),
            file: None,
        };
        let never = Known {
            revision: 3,
            since: day(0),
            ..Known::default()
        };
        let copied = Known {
            copy: Some(copy),
            ..never.clone()
        };
        let changed = Known {
            revision: 4,
            ..copied.clone()
        };
        let example = Known {
            example: true,
            ..never.clone()
        };
        assert_eq!(never.concern(day(6)), Some(Concern::Calm));
        assert_eq!(never.concern(day(7)), Some(Concern::Warn));
        assert_eq!(never.concern(day(14)), Some(Concern::Late));
        assert_eq!(copied.concern(day(99)), None);
        assert_eq!(changed.concern(day(7)), Some(Concern::Calm));
        assert_eq!(changed.concern(day(9)), Some(Concern::Warn));
        assert_eq!(changed.concern(day(16)), Some(Concern::Late));
        // A clock that was set back alarms nobody.
        assert_eq!(changed.concern(day(-99)), Some(Concern::Calm));
        assert_eq!(example.concern(day(99)), None);
    }

    fn text(revision: u64, name: &str) -> String {
        format!(r#"{{"revision":{revision},"schema":1,"name":"{name}"}}"#)
    }

    fn copied(revision: u64) -> Known {
        Known {
            copy: Some(Copied {
                revision,
                moment: DateTime::UNIX_EPOCH,
                file: Some("a.json".to_string()),
            }),
            ..Known::default()
        }
    }

    #[test]
    fn a_text_that_this_device_did_not_leave_is_foreign_at_any_revision() {
        let ours = text(5, "ours");
        let mut left = Left::default();
        left.note(&text(4, "ours"));
        for known in [Known::default(), copied(4), copied(9)] {
            let foreign = |there: &str| is_foreign(there, &ours, &known, "a.json", &left);
            for revision in 0..10 {
                assert!(foreign(&text(revision, "theirs")), "{revision}");
            }
            assert!(foreign("no document"));
            assert!(!foreign(&ours));
            assert!(!foreign(&text(4, "ours")));
            assert!(!foreign(" "));
        }
        left.forget(&text(4, "ours"));
        left.note(&ours);
        let undone = is_foreign(
            &text(4, "ours"),
            &text(6, "ours"),
            &copied(5),
            "a.json",
            &left,
        );
        assert!(undone, "somebody put an old state back");
    }

    #[test]
    fn a_device_that_remembers_no_texts_yet_knows_its_file_by_the_revision() {
        let ours = text(5, "ours");
        let foreign = |there: &str, known: &Known, file| {
            is_foreign(there, &ours, known, file, &Left::default())
        };
        assert!(!foreign(&text(4, "ours"), &copied(4), "a.json"));
        assert!(foreign(&text(5, "theirs"), &copied(4), "a.json"));
        assert!(foreign(&text(4, "theirs"), &copied(4), "b.json"));
        assert!(foreign(&text(4, "theirs"), &Known::default(), "a.json"));
        // An import that was undone: the later revision there is our own.
        assert!(!foreign(&text(9, "ours"), &copied(9), "a.json"));
    }

    #[test]
    fn four_edits_leave_the_work_of_another_device_alone() {
        let mut left = Left::default();
        let mut folder = BTreeMap::new();
        let mut known = Known::default();
        let mut copy = |folder: &mut BTreeMap<String, String>, revision| {
            let ours = text(revision, "ours");
            let none = String::new();
            let name = names_beside("a.json").find(|name| {
                let there = folder.get(name).unwrap_or(&none);
                !is_foreign(there, &ours, &known, name, &left)
            });
            let name = name.expect("a place");
            left.note(&ours);
            let before = folder.insert(name.clone(), ours);
            left.forget(&before.unwrap_or_default());
            let copied = copied(revision).copy;
            known.copy = copied.map(|copied| Copied {
                file: Some(name),
                ..copied
            });
        };
        copy(&mut folder, 2);
        assert_eq!(folder["a.json"], text(2, "ours"));
        folder.insert("a.json".to_string(), text(5, "theirs"));
        for revision in 3..7 {
            copy(&mut folder, revision);
            assert_eq!(folder["a.json"], text(5, "theirs"), "at {revision}");
            assert_eq!(folder["a-2.json"], text(revision, "ours"));
            assert_eq!(folder.len(), 2);
        }
        // Once it is taken away, ours has its name again.
        folder.remove("a.json");
        copy(&mut folder, 7);
        assert_eq!(folder["a.json"], text(7, "ours"));
    }

    #[test]
    fn what_was_left_is_remembered_as_a_text_and_has_an_end() {
        let mut left = Left::default();
        for revision in 0..=MOST_LEFT as u64 {
            left.note(&text(revision, "ours"));
        }
        let read = Left::read(&left.to_text());
        assert_eq!(read, left);
        assert!(!read.has(&text(0, "ours")));
        assert!(read.has(&text(1, "ours")));
        let mut one = Left::default();
        one.note(&text(0, "ours"));
        one.merge(&left);
        assert_eq!(one.0.len(), MOST_LEFT);
    }
}
