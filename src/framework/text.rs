//! Words of the framework in the languages of the product.

use serde::Serialize;

use crate::documents::fields;

/// A language of the product's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Spanish, the first language of the product.
    #[default]
    Spanish,
    /// English.
    English,
}

impl Language {
    /// Every language, in the order of the switch on screen.
    pub const ALL: [Language; 2] = [Language::Spanish, Language::English];

    /// Returns the ISO 639-1 code, as used in files, `lang` attributes and asset names.
    pub fn code(self) -> &'static str {
        match self {
            Language::Spanish => "es",
            Language::English => "en",
        }
    }

    /// Returns the name of the conventions by which days and figures are written (BCP 47): those of the country for
    /// Spanish, its own for English. Browsers and office programs know them by it.
    pub fn locale(self, country: &str) -> String {
        match self {
            Language::Spanish => format!("es-{country}"),
            Language::English => "en".to_string(),
        }
    }
}

/// One text in both languages.
///
/// The copies of a framework that the browser downloads carry a single language each; the other
/// is then empty and [`Text::get`] falls back to the one that is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Spanish words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub es: String,
    /// English words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

fields!(strict Text { ; es, en });

impl Text {
    /// Returns the words in `language`, or in the other one where these are missing.
    pub fn get(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::Spanish => (&self.es, &self.en),
            Language::English => (&self.en, &self.es),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}
