//! Languages and the files that hold their words: what the application fetches of its own.

use leptos::prelude::*;

use super::App;
use crate::framework::Language;
use crate::store::{Preference, set_preference};
use crate::ui::catalogue::RestState;
use crate::ui::host::host;
use crate::ui::i18n::{has_texts, set_language, take_texts, tr};

impl App {
    /// Changes the language: the framework's words are fetched first, so the screen never mixes
    /// two languages. Without them the language stays and a message says so.
    pub fn switch_language(self, language: Language) {
        if language == self.language.get_untracked() {
            return;
        }
        self.save_all();
        leptos::task::spawn_local(async move {
            let texts = self.texts_in(language).await;
            let framework = self.framework_in(language).await;
            let (Some(()), Some(framework)) = (texts, framework) else {
                self.toast(tr!(common.language_not_loaded).to_string());
                return;
            };
            self.catalogue.read_again(framework, language);
            self.fetch_rest();
            set_preference(Preference::Language, language.code());
            set_language(language);
            self.language.set(language);
        });
    }

    /// Sees to it that the program's own texts are there in a language.
    async fn texts_in(self, language: Language) -> Option<()> {
        if has_texts(language) {
            return Some(());
        }
        let mut lines = String::new();
        for name in self.program.texts {
            let name = format!("{name}.{}.txt", language.code());
            lines.push_str(&self.fetch_text(&name).await?);
        }
        take_texts(language, lines);
        Some(())
    }

    /// Returns the text of the framework in use with the words of a language. The one kept on this
    /// device has them all; the product's own is fetched.
    async fn framework_in(self, language: Language) -> Option<String> {
        if self.catalogue.kept.get_untracked() {
            return Some(self.catalogue.text());
        }
        self.product_framework(language).await
    }

    /// Fetches the text of the product's own framework in a language, as this program begins with it.
    pub async fn product_framework(self, language: Language) -> Option<String> {
        let name = format!("{}.{}.json", self.program.framework, language.code());
        let text = self.fetch_text(&name).await?;
        (self.program.read)(&text).is_ok().then_some(text)
    }

    /// Fetches the rest of the framework, where the program begins with less. Until it is there, what
    /// needs it waits; another call tries again.
    pub fn fetch_rest(self) {
        let whole = self.catalogue.kept.get_untracked();
        let Some(file) = self.program.rest.filter(|_| !whole) else {
            self.catalogue.rest.set(RestState::There);
            return;
        };
        self.catalogue.rest.set(RestState::Coming);
        let language = self.catalogue.language();
        leptos::task::spawn_local(async move {
            let text = self
                .fetch_text(&format!("{file}.{}.json", language.code()))
                .await;
            let text = text.filter(|text| (self.program.read)(text).is_ok());
            self.catalogue.take_rest(text, language);
        });
    }

    /// Speaks of a country from now on: names, words, dates and money are those of its pack.
    pub fn set_country(&self, country: &str) {
        self.catalogue.set_country(country);
    }

    /// Fetches one of the application's own files.
    pub async fn fetch_text(self, name: &str) -> Option<String> {
        host()?.file_text(name).await
    }
}
