//! What all files for an office need.

use std::fmt;

/// A file for an office could not be made: it would be larger than such a file can be, or a picture in it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MakeFault;

impl fmt::Display for MakeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the file is larger than an office program can open, or has a picture that is none",
        )
    }
}

impl std::error::Error for MakeFault {}

/// Returns words without the letters that XML forbids, which would make the whole file unreadable (XML 1.0,
/// production 2); line breaks are always `\n`.
pub(super) fn plain(words: &str) -> String {
    let words = words.replace("\r\n", "\n").replace('\r', "\n");
    words.chars().filter(|letter| is_allowed(*letter)).collect()
}

/// Returns words on one line.
pub(super) fn one_line(words: &str) -> String {
    let words = plain(words).replace(['\n', '\t'], " ");
    words.trim().to_string()
}

fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n')
        || !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Returns the words before and after the number of pages in "page 1 of 3".
pub(super) fn page_words(language: &str) -> (&'static str, &'static str) {
    match language.starts_with("en") {
        true => ("Page ", " of "),
        false => ("Página ", " de "),
    }
}
