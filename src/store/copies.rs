//! Copies outside the browser: how much their age concerns, and why one could not be made.

use chrono::{DateTime, Utc};

use super::record::Mark;
use super::witness::Known;

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

/// Tells whether the text of the file where a copy would go is work of another device that the copy would
/// destroy: as far as ours or further, and not what this device has written there itself.
pub fn is_foreign(there: &str, ours: &str, known: &Known, file: &str) -> bool {
    let (Some(there_mark), Some(our_mark)) = (Mark::of(there), Mark::of(ours)) else {
        return false;
    };
    let own = known.copy.as_ref().is_some_and(|copy| {
        copy.file.as_deref() == Some(file) && copy.revision >= there_mark.revision
    });
    there != ours && !own && there_mark.revision >= our_mark.revision
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
    /// The file there is of another device, as far as ours or further; it was left alone.
    Newer,
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

    #[test]
    fn what_another_device_left_in_the_folder_is_not_overwritten() {
        let text =
            |revision, name| format!(r#"{{"revision":{revision},"schema":1,"name":"{name}"}}"#);
        let known = |copied: Option<u64>| Known {
            copy: copied.map(|revision| Copied {
                revision,
                moment: DateTime::UNIX_EPOCH,
                file: Some("a.json".to_string()),
            }),
            ..Known::default()
        };
        let ours = text(5, "ours");
        let foreign = |there: &str, copied| is_foreign(there, &ours, &known(copied), "a.json");
        assert!(foreign(&text(6, "theirs"), None));
        assert!(foreign(&text(5, "theirs"), Some(4)));
        assert!(!foreign(&text(4, "theirs"), None));
        assert!(!foreign(&ours, None));
        assert!(!foreign("no document", None));
        // An import that was undone: the later revision there is our own.
        assert!(!foreign(&text(9, "ours too"), Some(9)));
    }
}
