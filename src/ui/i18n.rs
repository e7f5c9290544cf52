//! The product's own words in the language of the moment.

use std::cell::Cell;

use crate::framework::Language;

/// What `build.rs` made of the locale files.
#[allow(unused, missing_docs, clippy::all, clippy::expect_used)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
    pub use i18n::Locale;
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Spanish) };
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

/// Returns the locale of the language on screen, for the [`tr`] macro.
pub fn locale() -> generated::Locale {
    match language() {
        Language::Spanish => generated::Locale::es,
        Language::English => generated::Locale::en,
    }
}

/// Returns a text of the locale files: `tr!(home.title)`, `tr!(plan.people, count = 3)`.
macro_rules! tr {
    ($($key:tt)*) => {
        leptos_i18n::td_string!($crate::ui::i18n::locale(), $($key)*)
    };
}
pub(in crate::ui) use tr;
