//! Days and moments as files and people write them.
//!
//! chrono's own reading and formatting would add more to the first download than all of this file's
//! callers together, for forms that no file of ours has.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// Writes a day as `2026-11-20`.
pub fn iso_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// Writes a day as people in the Andean countries do, `20/11/2026`.
pub fn spoken_day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Reads a day written as `2026-11-20`.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day)
}

/// Writes a moment to the second, `2026-11-20T08:30:00Z`.
pub fn iso_moment(moment: DateTime<Utc>) -> String {
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    let day = iso_day(moment.date_naive());
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Reads a moment written as `2026-11-20T08:30:00Z`.
pub(crate) fn read_moment(text: &str) -> Option<DateTime<Utc>> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let mut parts = time.splitn(3, ':');
    let mut number = || {
        let part = parts.next().filter(|part| part.len() == 2)?;
        part.parse::<u32>().ok()
    };
    let (hour, minute, second) = (number()?, number()?, number()?);
    Some(read_day(day)?.and_hms_opt(hour, minute, second)?.and_utc())
}

/// `serde(with)` that writes a moment to the second, `2026-11-20T08:30:00Z`.
pub(crate) mod moment {
    use super::*;
    use serde::{Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
        iso_moment(*value).serialize(to)
    }
}

/// `serde(with)` that writes a day.
pub(crate) mod day {
    use super::*;
    use serde::{Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        iso_day(*value).serialize(to)
    }
}

/// `serde(with)` that writes a day that may be absent.
pub(crate) mod optional_day {
    use super::*;
    use serde::{Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        value.map(iso_day).serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "2026-11-20T08:30:09Z",
            "2024-02-29T23:59:59Z",
            "0001-01-01T00:00:00Z",
        ] {
            assert_eq!(iso_moment(read_moment(text).unwrap()), text);
        }
        assert_eq!(spoken_day(read_day("2026-03-01").unwrap()), "01/03/2026");
    }

    #[test]
    fn nothing_else_is_taken_for_a_day_or_moment() {
        for text in [
            "",
            "2026-2-01",
            "2026-02-30",
            "2026-02-01x",
            "+026-02-01",
            "20260201",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
        for text in [
            "2026-02-01",
            "2026-02-01T24:00:00Z",
            "2026-02-01T08:00Z",
            "2026-02-01T08:00:00+00:00",
        ] {
            assert_eq!(read_moment(text), None, "{text}");
        }
    }
}
