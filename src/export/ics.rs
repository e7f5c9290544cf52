//! Calendars as files that Thunderbird, Google Calendar and phones take in (RFC 5545). By hand: what matters, folding
//! and escaping, is thirty lines, and the usual crate brings clocks and parsers. The tests read it with another one.

use chrono::{DateTime, NaiveDate, Utc};

use super::office::plain;
use crate::documents::time::{iso_day, iso_moment};

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

/// Octets of a line at most, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

impl CalendarFile {
    /// Returns the text of the file. `written` is when it was made (DTSTAMP).
    pub fn to_ics(&self, written: DateTime<Utc>) -> String {
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//Yachay Municipal//Plan//ES");
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", "PUBLISH");
        lines.text("X-WR-CALNAME", &self.name);
        let written = iso_moment(written).replace(['-', ':'], "");
        for event in &self.events {
            event.write(&written, &mut lines);
        }
        lines.add("END", "VCALENDAR");
        lines.0
    }
}

impl Event {
    fn write(&self, written: &str, lines: &mut Lines) {
        let last = self.to.max(self.from);
        // The day of the end is the first one that does not belong to it.
        let end = last.succ_opt().unwrap_or(last);
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", &escaped(&self.uid));
        lines.add("DTSTAMP", written);
        lines.add("DTSTART;VALUE=DATE", &basic_day(self.from));
        lines.add("DTEND;VALUE=DATE", &basic_day(end));
        lines.text("SUMMARY", &self.title);
        lines.text("DESCRIPTION", &self.description);
        lines.text("LOCATION", &self.location);
        let categories: Vec<String> = self.categories.iter().map(|word| escaped(word)).collect();
        if !categories.is_empty() {
            lines.add("CATEGORIES", &categories.join(","));
        }
        // Whoever has a training on a day is not away for it.
        lines.add("TRANSP", "TRANSPARENT");
        lines.add("END", "VEVENT");
    }
}

fn basic_day(day: NaiveDate) -> String {
    iso_day(day).replace('-', "")
}

/// Returns words as a value of TEXT (3.3.11).
fn escaped(words: &str) -> String {
    plain(words)
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// The lines of a file, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a text where there is one.
    fn text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.add(name, &escaped(words));
        }
    }

    /// Adds a line; what is too long goes on behind a blank, never within a letter.
    fn add(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if length + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
