//! Files for an office: what independent libraries read in them is what was put in, whatever people are called.

#[path = "office/calendars.rs"]
mod calendars;
#[path = "office/documents.rs"]
mod documents;
#[path = "office/workbooks.rs"]
mod workbooks;

use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Writes a file where cargo keeps those of tests, and returns what an independent library reads in it.
pub fn reread(name: &str, bytes: &[u8]) -> Value {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the folder of cargo's tests can be written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office/reread.py");
    // Debian's packages belong to Debian's Python, whichever one comes first in the search path.
    let debian = Path::new("/usr/bin/python3");
    let python = if debian.exists() {
        debian
    } else {
        Path::new("python3")
    };
    let said = Command::new(python).arg(script).arg(&path).output();
    let said = said.expect("python3 reads the files again; `cargo xtask tools` installs it");
    assert!(
        said.status.success(),
        "{name} cannot be read again. Where a module is missing, `cargo xtask tools` installs it.\n{}",
        String::from_utf8_lossy(&said.stderr)
    );
    serde_json::from_slice(&said.stdout).expect("the script prints JSON")
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
