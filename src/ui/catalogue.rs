//! The framework in use, and how it is spoken on screen: language, country, own words.

use std::sync::Arc;

use leptos::prelude::*;

use super::i18n::{set_country, set_glossary};
use crate::documents::read_text;
use crate::framework::{Framework, Language, Sentences, Term};
use crate::store::{Preference, kept_framework_is_there, preference, set_preference};

/// Whether the sentences of the competencies are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceState {
    /// They are on their way.
    Coming,
    /// They are there.
    There,
    /// They could not be fetched.
    Failed,
}

/// The framework in use. It belongs to the root and outlives every screen.
#[derive(Clone, Copy)]
pub struct Catalogue {
    /// Whether it is the one kept on this device, in place of the product's own.
    pub kept: RwSignal<bool>,
    /// Whether one is kept that this version cannot read, so that the product's own is in use.
    pub unreadable: RwSignal<bool>,
    /// As it was read.
    read: StoredValue<Arc<Framework>>,
    /// The language it was read in.
    language: StoredValue<Language>,
    /// As it is spoken.
    spoken: StoredValue<Arc<Framework>>,
    /// Country spoken of.
    pub country: RwSignal<String>,
    /// Own words of this device.
    pub words: RwSignal<Vec<Term>>,
    /// Whether the sentences of the competencies are there.
    pub sentences: RwSignal<SentenceState>,
    /// Counts the changes of how it is spoken; the view is drawn anew with each.
    pub changes: RwSignal<u32>,
}

impl Catalogue {
    /// Takes a framework, and the choices of this device.
    pub fn new(framework: Framework, language: Language, kept: bool) -> Catalogue {
        let country = preference(Preference::Country).unwrap_or_else(|| usual_country(&framework));
        let read = Arc::new(framework);
        let catalogue = Catalogue {
            kept: RwSignal::new(kept),
            unreadable: RwSignal::new(!kept && kept_framework_is_there()),
            spoken: StoredValue::new(read.clone()),
            read: StoredValue::new(read),
            language: StoredValue::new(language),
            country: RwSignal::new(country),
            words: RwSignal::new(own_words()),
            sentences: RwSignal::new(SentenceState::Coming),
            changes: RwSignal::new(0),
        };
        catalogue.speak();
        catalogue
    }

    /// Takes a framework in place of the one before.
    pub fn read_again(&self, framework: Framework, language: Language) {
        self.read.set_value(Arc::new(framework));
        self.language.set_value(language);
        self.speak();
    }

    /// Takes a framework and the choices made on this device meanwhile.
    pub fn come_back(&self, framework: Framework, language: Language, kept: bool) {
        self.kept.set(kept);
        self.unreadable.set(!kept && kept_framework_is_there());
        if let Some(country) = preference(Preference::Country) {
            self.country.set(country);
        }
        self.words.set(own_words());
        self.read_again(framework, language);
    }

    /// Takes a framework in place of the one before, and has the view drawn anew.
    pub fn replace(&self, framework: Framework, kept: bool) {
        self.kept.set(kept);
        self.unreadable.set(false);
        self.read_again(framework, self.language());
        self.changes.update(|count| *count += 1);
    }

    /// Returns the framework as it was read: whole where it is the one kept on this device, otherwise in
    /// the language on screen.
    pub fn as_read(&self) -> Arc<Framework> {
        self.read.get_value()
    }

    /// Returns the language that the framework was read in.
    pub fn language(&self) -> Language {
        self.language.get_value()
    }

    /// Returns the framework as it is spoken.
    pub fn spoken(&self) -> Arc<Framework> {
        self.spoken.get_value()
    }

    /// Tells whether the framework has the sentences of its competencies.
    pub fn has_sentences(&self) -> bool {
        self.read.with_value(|framework| {
            let first = framework.competencies.first();
            first.is_none_or(|item| !item.definition.get(self.language()).is_empty())
        })
    }

    /// Puts the sentences in, if they are still those of the language on screen.
    pub fn take_sentences(&self, sentences: Option<Sentences>, language: Language) {
        if language != self.language() {
            return;
        }
        let Some(sentences) = sentences else {
            // One attempt may fail after another brought them.
            if self.sentences.get_untracked() != SentenceState::There {
                self.sentences.set(SentenceState::Failed);
            }
            return;
        };
        let mut framework = (*self.read.get_value()).clone();
        framework.add_sentences(sentences);
        self.read.set_value(Arc::new(framework));
        self.speak();
        self.sentences.set(SentenceState::There);
    }

    /// Speaks of a country; one that the framework does not know changes nothing.
    pub fn set_country(&self, country: &str) {
        let known = self
            .read
            .with_value(|framework| framework.packs().any(|pack| pack.country == country));
        if known && self.country.with_untracked(|now| now != country) {
            set_preference(Preference::Country, country);
            self.country.set(country.to_string());
            self.speak();
            self.changes.update(|count| *count += 1);
        }
    }

    /// Uses other own words and keeps them on this device.
    pub fn set_words(&self, words: Vec<Term>) {
        let text = serde_json::to_string(&words).unwrap_or_default();
        set_preference(Preference::Words, &text);
        self.words.set(words);
        self.speak();
        self.changes.update(|count| *count += 1);
    }

    fn speak(&self) {
        let read = self.read.get_value();
        let language = self.language();
        let spoken = self.words.with_untracked(|words| {
            let country = self.country.get_untracked();
            let spoken = read.in_country(&country, words, &[language]);
            set_glossary(spoken.glossary(words, language));
            set_country(spoken.pack.country.clone());
            spoken
        });
        self.spoken.set_value(Arc::new(spoken));
    }
}

/// Returns the own words kept on this device.
fn own_words() -> Vec<Term> {
    let words = preference(Preference::Words);
    let words = words.and_then(|text| read_text(&text).ok());
    words.unwrap_or_default()
}

/// Returns the country that the browser's language names, where the framework knows it; otherwise
/// that of the framework.
fn usual_country(framework: &Framework) -> String {
    let language = web_sys::window().and_then(|window| window.navigator().language());
    let region = language.and_then(|name| Some(name.split_once('-')?.1.to_string()));
    let known = region.filter(|name| framework.packs().any(|pack| pack.country == *name));
    known.unwrap_or_else(|| framework.pack.country.clone())
}
