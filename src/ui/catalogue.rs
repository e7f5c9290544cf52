//! The framework in use, and how it is spoken on screen: language, country, own words.

use std::sync::Arc;

use leptos::prelude::*;

use super::Program;
use super::i18n::{set_country, set_glossary};
use crate::documents::read_text;
use crate::framework::{Framework, Language, Term};
use crate::store::{Preference, kept_framework_is_there, preference, set_preference};

/// Whether what the first pages do not read is there: the questions and all that goes with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestState {
    /// It is on its way.
    Coming,
    /// It is there.
    There,
    /// It could not be fetched.
    Failed,
}

/// The framework in use. It belongs to the root and outlives every screen.
#[derive(Clone, Copy)]
pub struct Catalogue {
    /// Whether it is the one kept on this device, in place of the product's own.
    pub kept: RwSignal<bool>,
    /// Whether one is kept that this version cannot read, so that the product's own is in use.
    pub unreadable: RwSignal<bool>,
    /// The program that reads it.
    program: &'static Program,
    /// Its text, from which it is read anew whenever it is spoken differently.
    text: StoredValue<String>,
    /// The language it was read in.
    language: StoredValue<Language>,
    /// As it is spoken.
    spoken: StoredValue<Arc<Framework>>,
    /// Country spoken of.
    pub country: RwSignal<String>,
    /// Own words of this device.
    pub words: RwSignal<Vec<Term>>,
    /// Whether what the first pages do not read is there.
    pub rest: RwSignal<RestState>,
    /// Counts the changes of how it is spoken; the view is drawn anew with each.
    pub changes: RwSignal<u32>,
}

impl Catalogue {
    /// Takes the text of a framework, what the program read of it, and the choices of this device.
    pub fn new(
        program: &'static Program,
        (text, framework): (String, Framework),
        language: Language,
        kept: bool,
    ) -> Catalogue {
        let country = preference(Preference::Country);
        let country = country.unwrap_or_else(|| usual_country(&framework));
        let words = own_words();
        let spoken = spoken_of(program, framework, &country, &words, language);
        Catalogue {
            kept: RwSignal::new(kept),
            unreadable: RwSignal::new(!kept && kept_framework_is_there()),
            program,
            spoken: StoredValue::new(spoken),
            text: StoredValue::new(text),
            language: StoredValue::new(language),
            country: RwSignal::new(country),
            words: RwSignal::new(words),
            rest: RwSignal::new(RestState::Coming),
            changes: RwSignal::new(0),
        }
    }

    /// Takes the text of a framework in place of the one before.
    pub fn read_again(&self, text: String, language: Language) {
        self.text.set_value(text);
        self.language.set_value(language);
        self.speak();
    }

    /// Takes the text of a framework and the choices made on this device meanwhile.
    pub fn come_back(&self, text: String, language: Language, kept: bool) {
        self.kept.set(kept);
        self.unreadable.set(!kept && kept_framework_is_there());
        if let Some(country) = preference(Preference::Country) {
            self.country.set(country);
        }
        self.words.set(own_words());
        self.read_again(text, language);
    }

    /// Takes the text of a framework in place of the one before, and has the view drawn anew.
    pub fn replace(&self, text: String, kept: bool) {
        self.kept.set(kept);
        self.unreadable.set(false);
        self.read_again(text, self.language());
        self.changes.update(|count| *count += 1);
    }

    /// Returns the text of the framework: whole where it is the one kept on this device, otherwise in
    /// the language on screen.
    pub fn text(&self) -> String {
        self.text.get_value()
    }

    /// Returns the framework as its text has it, without the words of the country and of this device.
    pub fn as_read(&self) -> Arc<Framework> {
        let read = self.text.with_value(|text| (self.program.read)(text));
        // A text is only kept once it was read, so there is always one to fall back to.
        read.map_or_else(|_| self.spoken(), Arc::new)
    }

    /// Returns the language that the framework was read in.
    pub fn language(&self) -> Language {
        self.language.get_value()
    }

    /// Returns the framework as it is spoken.
    pub fn spoken(&self) -> Arc<Framework> {
        self.spoken.get_value()
    }

    /// Takes the text of the rest, if it is still in the language on screen.
    pub fn take_rest(&self, text: Option<String>, language: Language) {
        if language != self.language() {
            return;
        }
        match text {
            Some(text) => {
                self.read_again(text, language);
                self.rest.set(RestState::There);
            }
            // One attempt may fail after another brought it.
            None if self.rest.get_untracked() == RestState::There => {}
            None => self.rest.set(RestState::Failed),
        }
    }

    /// Speaks of a country; one that the framework does not know changes nothing.
    pub fn set_country(&self, country: &str) {
        let known = self.spoken().packs().any(|pack| pack.country == country);
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
        let language = self.language();
        let country = self.country.get_untracked();
        let Ok(framework) = self.text.with_value(|text| (self.program.read)(text)) else {
            return;
        };
        let spoken = self
            .words
            .with_untracked(|words| spoken_of(self.program, framework, &country, words, language));
        self.spoken.set_value(spoken);
    }
}

/// Puts a framework into the words of a country and of this device, and the product's own texts with
/// it.
fn spoken_of(
    program: &Program,
    framework: Framework,
    country: &str,
    words: &[Term],
    language: Language,
) -> Arc<Framework> {
    let spoken = framework.into_country(country, words, &[language], program.speak);
    set_glossary(spoken.glossary(words, language));
    set_country(spoken.pack.country.clone());
    Arc::new(spoken)
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
