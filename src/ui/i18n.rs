//! The product's own words in the language of the moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::Display;

use crate::framework::{Glossary, Language};
use crate::locales::{Piece, pieces};

/// The texts of the locale files by their keys, made by `build.rs`.
#[allow(
    missing_docs,
    non_camel_case_types,
    non_upper_case_globals,
    unused_imports
)]
pub mod keys {
    use std::fmt::Display;

    use super::Text;

    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The texts of a language, in the order of the locale files; they stay for as long as the page is open.
type Texts = &'static [&'static str];

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Spanish) };
    static TEXTS: Cell<Texts> = const { Cell::new(&[]) };
    /// What was fetched of each language, so that going back and forth fetches nothing twice.
    static FETCHED: RefCell<Vec<(Language, Texts)>> = const { RefCell::new(Vec::new()) };
    static COUNTRY: RefCell<String> = const { RefCell::new(String::new()) };
    static GLOSSARY: RefCell<Glossary> = RefCell::new(Glossary::default());
    /// Texts with own words in them, by their number.
    static SPOKEN: RefCell<BTreeMap<u16, &'static str>> = const { RefCell::new(BTreeMap::new()) };
}

/// Returns the language on screen. The whole view is drawn anew when it changes, so nothing needs
/// to track it.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Takes the texts of a language, one on each line.
pub fn take_texts(language: Language, lines: String) {
    let texts: Vec<&'static str> = lines.leak().lines().collect();
    FETCHED.with_borrow_mut(|fetched| fetched.push((language, texts.leak())));
}

/// Tells whether the texts of a language are there.
pub fn has_texts(language: Language) -> bool {
    texts_of(language).is_some()
}

fn texts_of(language: Language) -> Option<Texts> {
    FETCHED.with_borrow(|fetched| {
        let found = fetched.iter().find(|(of, _)| *of == language);
        found.map(|(_, texts)| *texts)
    })
}

/// Sets the language for everything drawn from now on; its texts are there.
pub fn set_language(language: Language) {
    SPOKEN.with_borrow_mut(BTreeMap::clear);
    TEXTS.set(texts_of(language).unwrap_or_default());
    LANGUAGE.set(language);
}

/// Returns the country in force. The whole view is drawn anew when it changes.
pub fn country() -> String {
    COUNTRY.with_borrow(Clone::clone)
}

/// Sets the country for everything drawn from now on.
pub fn set_country(country: String) {
    COUNTRY.set(country);
}

/// Sets the own words for everything drawn from now on.
pub fn set_glossary(glossary: Glossary) {
    SPOKEN.with_borrow_mut(BTreeMap::clear);
    GLOSSARY.set(glossary);
}

/// A text of the locale files, by its place among all of them.
#[derive(Clone, Copy)]
pub struct Text(u16);

impl Text {
    /// Returns it as the locale file has it.
    fn plain(self) -> &'static str {
        TEXTS.get().get(usize::from(self.0)).copied().unwrap_or("")
    }

    /// Returns it with the own words in it. Such a text is made once and kept for as long as the page is
    /// open, like the text it comes from.
    pub fn spoken(self) -> &'static str {
        let text = self.plain();
        if GLOSSARY.with_borrow(Glossary::is_empty) {
            return text;
        }
        if let Some(known) = SPOKEN.with_borrow(|known| known.get(&self.0).copied()) {
            return known;
        }
        let own = GLOSSARY.with_borrow(|glossary| glossary.apply(text, false));
        let own = if own == text { text } else { own.leak() };
        SPOKEN.with_borrow_mut(|known| known.insert(self.0, own));
        own
    }

    /// Returns it with values in it; the own words do not touch what somebody typed or a name that is
    /// spoken already.
    fn with(self, values: &[(&str, &dyn Display)]) -> String {
        let mut text = String::new();
        for piece in pieces(self.plain()) {
            match piece {
                Piece::Words(words) => {
                    let own = GLOSSARY.with_borrow(|glossary| glossary.apply(words, false));
                    text.push_str(&own);
                }
                Piece::Value(name) => {
                    let value = values.iter().find(|(of, _)| *of == name);
                    text.extend(value.map(|(_, value)| value.to_string()));
                }
            }
        }
        text
    }
}

/// Returns a text of the locale files with the own words in it: `tr!(home.title)`, and with values a
/// `String`: `tr!(plan.people, count = 3)`.
macro_rules! tr {
    ($space:ident . $key:ident $(,)?) => {
        $crate::ui::i18n::keys::$space::$key.spoken()
    };
    ($space:ident . $key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::i18n::keys::$space::$key { $($name: &($value)),+ }.text()
    };
}
pub(in crate::ui) use tr;
