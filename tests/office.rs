//! Files for an office: what independent libraries read in them is what was put in, whatever people are called, and
//! every document and matrix of both countries in both languages.

mod support;

#[path = "office/calendars.rs"]
mod calendars;
#[path = "office/documents.rs"]
mod documents;
#[path = "papers/full.rs"]
mod full;
#[path = "office/papers.rs"]
mod papers;
#[path = "office/pictures.rs"]
mod pictures;
#[path = "office/reread.rs"]
mod reader;
#[path = "office/workbooks.rs"]
mod workbooks;

use std::path::PathBuf;

use serde_json::Value;

/// What people, places and activities are called when somebody means harm or was careless.
pub const NASTY: [&str; 13] = [
    "=1+1",
    "+51 999 999 999",
    "-5",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"http://x\",\"y\")",
    "<b>Ana & \"Luis\"</b>",
    "]]> <!-- &amp; &#0;",
    "😀🦙 Ñahuimpuquio",
    "{=1+1}",
    "_x0041_",
    "two\nlines\tand a tab",
    "مدينة \u{202e}",
    "  blanks  around  ",
];

/// With letters that no XML may hold, and without them.
pub const FORBIDDEN: (&str, &str) = (
    "a\u{0}b\u{1}c\u{b}d\u{1f}e\u{7f}f\u{fffe}g\u{ffff}",
    "abcdefg",
);

/// Writes a file where cargo keeps those of tests.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the folder of cargo's tests can be written");
    path
}

/// Writes a file where cargo keeps those of tests, and returns what an independent library reads in it.
pub fn reread(name: &str, bytes: &[u8]) -> Value {
    reader::reread(&written(name, bytes))
}

/// Returns one part of a file that is an archive, by the last part of its path.
pub fn part(bytes: &[u8], name: &str) -> String {
    let archive = yachay_municipal::transfer::archive::Archive::open(bytes).expect("an archive");
    let entry = archive
        .entries()
        .find(|entry| entry.name == name)
        .unwrap_or_else(|| panic!("no part {name}"));
    String::from_utf8(entry.contents.expect("a whole part")).expect("UTF-8")
}
