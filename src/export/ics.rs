//! Calendars as files that Thunderbird, Google Calendar and phones take in (RFC 5545).

use chrono::{DateTime, NaiveDate, Utc};

/// A calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarFile {
    /// Its name, where the program shows one.
    pub name: String,
    /// Its events, all of them whole days.
    pub events: Vec<Event>,
}

/// Something that fills one day or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its identity: the same from file to file, so that a program that has it changes it.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// More about it; may have several lines.
    pub description: String,
    /// Where it takes place; empty where that is open.
    pub location: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, itself included; one before `from` counts as `from`.
    pub to: NaiveDate,
    /// Words to sort it by.
    pub categories: Vec<String>,
}

impl CalendarFile {
    /// Returns the text of the file. `written` is when it was made (DTSTAMP).
    pub fn to_ics(&self, written: DateTime<Utc>) -> String {
        let _ = written;
        String::new()
    }
}
