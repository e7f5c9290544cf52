//! A word being written, and what is wrong with it.

use leptos::prelude::*;

use crate::framework::{Language, Term, Text};
use crate::ui::i18n::{language, tr};

/// Most letters of a word.
const LONGEST: usize = 80;

/// A word being written.
#[derive(Clone, Default)]
pub struct Draft {
    /// What is there so far.
    pub term: Term,
    /// Its place in the list, when it is one of it.
    pub place: Option<usize>,
    /// Whether somebody asked to keep it, so that empty fields are wrong.
    pub tried: bool,
}

thread_local! {
    /// It outlives a change of language.
    static DRAFT: ArcRwSignal<Draft> = ArcRwSignal::new(Draft::default());
}

/// Returns the word being written.
pub fn draft() -> ArcRwSignal<Draft> {
    DRAFT.with(Clone::clone)
}

/// Returns the words of the language on screen, without falling back to the other.
pub fn own(text: &Text) -> &str {
    match language() {
        Language::Spanish => &text.es,
        Language::English => &text.en,
    }
}

/// Sets the words of the language on screen.
pub fn set_own(text: &mut Text, words: String) {
    match language() {
        Language::Spanish => text.es = words,
        Language::English => text.en = words,
    }
}

impl Draft {
    /// Tells whether something was typed that is not kept yet.
    pub fn is_begun(&self) -> bool {
        let Term {
            from, to, second, ..
        } = &self.term;
        [&from.es, &from.en, &to.es, &to.en, second]
            .iter()
            .any(|text| !text.trim().is_empty())
    }

    /// Says what is wrong with the product's word; nothing where it is right.
    pub fn fault_of_from(&self, list: &[Term]) -> String {
        let word = own(&self.term.from).trim().to_lowercase();
        let twice = list.iter().enumerate().any(|(place, term)| {
            Some(place) != self.place && own(&term.from).trim().to_lowercase() == word
        });
        if word.is_empty() {
            self.when_tried(tr!(framework.word_from_empty))
        } else if twice {
            tr!(framework.word_twice).to_string()
        } else {
            letters(&word)
        }
    }

    /// Says what is wrong with the own word.
    pub fn fault_of_to(&self) -> String {
        let word = own(&self.term.to).trim();
        if word.is_empty() && self.term.second.trim().is_empty() {
            self.when_tried(tr!(framework.word_to_empty))
        } else {
            letters(word)
        }
    }

    /// Says what is wrong with the second label.
    pub fn fault_of_second(&self) -> String {
        letters(self.term.second.trim())
    }

    /// Tells whether it can be kept.
    pub fn is_right(&self, list: &[Term]) -> bool {
        let faults = [
            self.fault_of_from(list),
            self.fault_of_to(),
            self.fault_of_second(),
        ];
        faults.iter().all(String::is_empty)
    }

    fn when_tried(&self, fault: &str) -> String {
        if self.tried {
            fault.to_string()
        } else {
            String::new()
        }
    }

    /// Returns the term as it is kept.
    pub fn kept(&self) -> Term {
        let trimmed = |text: &Text| Text {
            es: text.es.trim().to_string(),
            en: text.en.trim().to_string(),
        };
        let second = self.term.second.trim().to_string();
        let language = if second.is_empty() {
            ""
        } else {
            &self.term.language
        };
        Term {
            from: trimmed(&self.term.from),
            to: trimmed(&self.term.to),
            language: language.to_string(),
            second,
        }
    }
}

/// Says what is wrong with the letters of a word.
fn letters(word: &str) -> String {
    let count = word.chars().count();
    if count > LONGEST {
        tr!(framework.word_long, count = count, limit = LONGEST)
    } else if word.contains(['<', '>']) || word.contains("&lt;") || word.contains("&#") {
        tr!(framework.word_markup).to_string()
    } else {
        String::new()
    }
}
