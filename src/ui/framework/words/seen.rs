//! Where a word stands in the framework: a sentence with the own word in it.

use crate::framework::{Framework, Glossary, Term, Text};
use crate::ui::app::App;
use crate::ui::i18n::language;

/// Texts looked at; enough to meet any frequent word.
const ENOUGH: usize = 4_000;

/// Returns texts of the framework as they were before any own word, in the language on screen.
pub fn texts(app: App) -> Vec<String> {
    let framework = app.catalogue.as_read();
    let texts = sentences(&framework).into_iter().take(ENOUGH);
    texts.map(|text| text.get(language()).to_string()).collect()
}

fn sentences(framework: &Framework) -> Vec<&Text> {
    let mut found: Vec<&Text> = Vec::new();
    for post in &framework.posts {
        found.extend(&post.functions);
        found.push(&post.name);
    }
    for content in &framework.contents {
        found.extend([&content.summary, &content.product, &content.name]);
    }
    for instrument in &framework.instruments {
        found.extend([&instrument.purpose, &instrument.name]);
    }
    for modality in &framework.modalities {
        found.extend([&modality.purpose, &modality.audience, &modality.name]);
    }
    found.extend(framework.rules.iter().map(|rule| &rule.sentence));
    found.extend(
        framework
            .practices
            .iter()
            .map(|practice| &practice.recommendation),
    );
    for item in &framework.competencies {
        found.extend([&item.name, &item.definition]);
        found.extend(&item.levels);
    }
    found
}

/// Returns the first text with the word, the own word in its place.
pub fn example(term: &Term, texts: &[String]) -> Option<String> {
    let glossary = Glossary::new([term], language());
    let found = texts.iter().find_map(|text| {
        let spoken = glossary.apply(text, true);
        (spoken != *text).then_some(spoken)
    });
    found.map(|text| format!("«{text}»"))
}
