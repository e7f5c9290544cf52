//! The product's own words: which files there are, in which order a program holds their texts, and how a text
//! takes values. The build script, the task runner and the application share it.

/// The folder with one folder per language.
pub const FOLDER: &str = "locales";

/// The locale files of a language, in the order in which programs hold their texts. Within a file the texts
/// follow their keys.
pub const NAMESPACES: [&str; 16] = [
    "common",
    "home",
    "respond",
    "words",
    "transfer",
    "plan",
    "people",
    "activity",
    "builder",
    "papers",
    "follow",
    "cycles",
    "institution",
    "framework",
    "device",
    "facilitate",
];

/// How many of [`NAMESPACES`] every program speaks with. The others are for Planificar, the framework and the
/// device, and come in a file of their own; so do those from [`FACILITATE`] on.
pub const SHARED: usize = 5;

/// From which of [`NAMESPACES`] on only the door Facilitar speaks with them.
pub const FACILITATE: usize = 15;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The place of the value with this name.
    Value(&'a str),
}

/// Takes a text apart: `Faltan {{ n }} de {{ total }}`.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split("{{").enumerate().flat_map(|(number, part)| {
        let value = part.split_once("}}").filter(|_| number > 0);
        let (name, words) = value.map_or((None, part), |(name, words)| (Some(name), words));
        let words = Some(words).filter(|words| !words.is_empty());
        let value = name.map(|name| Piece::Value(name.trim()));
        value.into_iter().chain(words.map(Piece::Words))
    })
}
