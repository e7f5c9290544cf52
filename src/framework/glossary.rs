//! A country's or a municipality's own words for those of the product.

use serde::Serialize;

use super::text::{Language, Text};
use crate::documents::fields;
use crate::letters::{capital, small};
use crate::order::ordered;

/// A word that stands for another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The product's word.
    pub from: Text,
    /// The own word; where it is empty the product's stays.
    #[serde(default)]
    pub to: Text,
    /// The word in a second language, shown beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub second: String,
    /// Id of the second language in the country pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
}

fields!(strict Term { from; to, second, language });

/// Replaces words in texts of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The longest first, so that a phrase goes before the words in it.
    words: Vec<Word>,
}

/// A word, what stands for it and what is said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    from: Vec<char>,
    to: String,
    second: String,
}

impl Glossary {
    /// Makes a glossary of terms; of two for one word the earlier stands.
    pub fn new<'a>(terms: impl IntoIterator<Item = &'a Term>, language: Language) -> Glossary {
        let pick = |text: &Text| match language {
            Language::Spanish => text.es.trim().to_string(),
            Language::English => text.en.trim().to_string(),
        };
        let mut words: Vec<Word> = Vec::new();
        for term in terms {
            let from: Vec<char> = pick(&term.from).chars().collect();
            let (to, second) = (pick(&term.to), term.second.trim().to_string());
            let known = words.iter().any(|word| same(&word.from, &from));
            let says_something = !(to.is_empty() && second.is_empty());
            if says_something && !known && !from.is_empty() {
                words.push(Word { from, to, second });
            }
        }
        let words = ordered(words, |a, b| b.from.len().cmp(&a.from.len()));
        Glossary { words }
    }

    /// Tells whether it replaces nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns a text with whole words replaced, in one pass: what was put in is not replaced again.
    /// The first letter stays a capital where it was one. The second language is added in brackets
    /// where a word stands for the first time, when `seconds` asks for it.
    pub fn apply(&self, text: &str, seconds: bool) -> String {
        if self.words.is_empty() {
            return text.to_string();
        }
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut said = vec![false; self.words.len()];
        let mut rest = chars.as_slice();
        let mut inside = false;
        while let Some((first, tail)) = rest.split_first() {
            let found = if inside { None } else { self.find(rest) };
            if let Some((index, found)) = found {
                let (word, after) = rest.split_at(found.from.len());
                put(&mut out, word, &found.to);
                if let (true, Some(said)) =
                    (seconds && !found.second.is_empty(), said.get_mut(index))
                    && !std::mem::replace(said, true)
                {
                    out.push_str(" (");
                    out.push_str(&found.second);
                    out.push(')');
                }
                inside = true;
                rest = after;
            } else {
                out.push(*first);
                inside = first.is_alphanumeric();
                rest = tail;
            }
        }
        out
    }

    /// Finds the longest word that stands whole at the beginning of a text.
    fn find(&self, rest: &[char]) -> Option<(usize, &Word)> {
        self.words
            .iter()
            .enumerate()
            .find(|(_, Word { from, .. })| {
                let after = rest.get(from.len());
                let whole = !after.is_some_and(|letter| letter.is_alphanumeric());
                whole && rest.get(..from.len()).is_some_and(|word| same(word, from))
            })
    }
}

/// Compares two words without regard to capitals.
fn same(one: &[char], other: &[char]) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.all(|(one, other)| small(*one) == small(*other))
}

/// Writes the own word in place of another, with its capital.
fn put(out: &mut String, word: &[char], own: &str) {
    if own.is_empty() {
        out.extend(word);
        return;
    }
    let mut capitals = word.iter().take(2).map(|letter| small(*letter) != *letter);
    let begins = match (capitals.next(), capitals.next()) {
        // Initials say nothing about the word in their place; the beginning of a sentence does.
        (Some(true), Some(true)) => begins_sentence(out),
        (first, _) => first == Some(true),
    };
    let mut letters = own.chars();
    match letters.next() {
        Some(first) if begins => {
            out.push(capital(first));
            out.push_str(letters.as_str());
        }
        _ => out.push_str(own),
    }
}

fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(from: &str, to: &str, second: &str) -> Term {
        let text = |words: &str| Text {
            es: words.into(),
            en: String::new(),
        };
        Term {
            from: text(from),
            to: text(to),
            second: second.into(),
            language: String::new(),
        }
    }

    #[test]
    fn replaces_whole_words_once_and_keeps_capitals() {
        let terms = [
            term("regidor", "concejal", ""),
            term("regidores", "concejales", ""),
            term("plan", "programa", ""),
            term("plan operativo", "plan anual", ""),
            term("concejal", "nunca", ""),
            term("taller", "", "rimanakuy"),
            term("TUPA", "lista de trámites", ""),
        ];
        let glossary = Glossary::new(&terms, Language::Spanish);
        let table = [
            (
                "El regidor y los Regidores.",
                "El concejal y los Concejales.",
            ),
            ("Regidoría", "Regidoría"),
            ("El plan operativo y el plan", "El plan anual y el programa"),
            ("planes, explanación", "planes, explanación"),
            ("", ""),
            (
                "TUPA: el TUPA. TUPA",
                "Lista de trámites: el lista de trámites. Lista de trámites",
            ),
            (
                "Un taller, otro taller",
                "Un taller (rimanakuy), otro taller",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(glossary.apply(text, true), expected);
        }
        assert_eq!(glossary.apply("Un taller", false), "Un taller");
        assert!(Glossary::new(&terms, Language::English).is_empty());
    }
}
