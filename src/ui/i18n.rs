//! The product's own words in the language of the moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use crate::framework::{Glossary, Language};

/// What `build.rs` made of the locale files.
#[allow(unused, missing_docs, clippy::all, clippy::expect_used)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
    pub use i18n::Locale;
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Spanish) };
    static COUNTRY: RefCell<String> = const { RefCell::new(String::new()) };
    static GLOSSARY: RefCell<Glossary> = RefCell::new(Glossary::default());
    /// Texts with own words in them, by the place of the text they come from.
    static SPOKEN: RefCell<BTreeMap<usize, &'static str>> = const { RefCell::new(BTreeMap::new()) };
}

/// Returns the language on screen. The whole view is drawn anew when it changes, so nothing needs
/// to track it.
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language for everything drawn from now on.
pub fn set_language(language: Language) {
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

/// Returns a text of the locale files with the own words in it. Such a text is made once and kept for
/// as long as the page is open, like the text it comes from.
pub fn spoken(text: &'static str) -> &'static str {
    if GLOSSARY.with_borrow(Glossary::is_empty) {
        return text;
    }
    let place = text.as_ptr().addr();
    if let Some(known) = SPOKEN.with_borrow(|known| known.get(&place).copied()) {
        return known;
    }
    let own = GLOSSARY.with_borrow(|glossary| glossary.apply(text, false));
    let own = if own == text { text } else { own.leak() };
    SPOKEN.with_borrow_mut(|known| known.insert(place, own));
    own
}

/// Returns a text with values in it, with the own words; what is between the marks of [`Given`] stays
/// as it is.
pub fn spoken_with(text: &dyn Display) -> String {
    let text = text.to_string();
    GLOSSARY.with_borrow(|glossary| {
        if glossary.is_empty() {
            return text;
        }
        let mut spoken = String::with_capacity(text.len());
        for (number, part) in text.split([BEGINS, ENDS]).enumerate() {
            // Parts of the text and values take turns.
            if number % 2 == 0 {
                spoken.push_str(&glossary.apply(part, false));
            } else {
                spoken.push_str(part);
            }
        }
        spoken
    })
}

/// Marks around a value, of the characters that Unicode leaves to private use.
const BEGINS: char = '\u{e000}';
const ENDS: char = '\u{e001}';

/// A value put into a text: what somebody typed, or a name that is spoken already.
#[derive(Clone, Copy)]
pub struct Given<'a>(pub &'a dyn Display);

impl Display for Given<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if GLOSSARY.with_borrow(Glossary::is_empty) {
            return self.0.fmt(f);
        }
        let value = self.0.to_string();
        let value = value.replace([BEGINS, ENDS], "");
        write!(f, "{BEGINS}{value}{ENDS}")
    }
}

/// Returns the locale of the language on screen, for the [`tr`] macro.
pub fn locale() -> generated::Locale {
    match language() {
        Language::Spanish => generated::Locale::es,
        Language::English => generated::Locale::en,
    }
}

/// Returns a text of the locale files: `tr!(home.title)`, and with values a `String`:
/// `tr!(plan.people, count = 3)`.
macro_rules! tr {
    ($space:ident . $key:ident $(,)?) => {
        $crate::ui::i18n::spoken(leptos_i18n::td_string!($crate::ui::i18n::locale(), $space.$key))
    };
    ($space:ident . $key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::i18n::spoken_with(&leptos_i18n::td_string!(
            $crate::ui::i18n::locale(),
            $space.$key,
            $($name = $crate::ui::i18n::Given(&($value))),+
        ))
    };
}
pub(in crate::ui) use tr;
