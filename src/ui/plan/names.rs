//! How the screens name what the framework and the dossier hold. An id that the framework does not
//! know is shown as it is, never hidden.

use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::ui::i18n::{language, tr};
use crate::ui::words::language_name;

/// Names a post.
pub fn post(framework: &Framework, id: &str) -> String {
    let found = framework.post(id).map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names posts, in their order.
pub fn posts(framework: &Framework, ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| post(framework, id)).collect()
}

/// Names languages, in their order.
pub fn languages(framework: &Framework, ids: &[String]) -> Vec<String> {
    let names = ids.iter().map(|id| language_name(framework, id));
    names.collect()
}

/// Names a competency.
pub fn competency(framework: &Framework, id: &str) -> String {
    let found = framework
        .competency(id)
        .map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names a content.
pub fn content(framework: &Framework, id: &str) -> String {
    let found = framework.content(id).map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names a modality.
pub fn modality(framework: &Framework, id: &str) -> String {
    let found = framework.modality(id).map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names an axis.
pub fn axis(framework: &Framework, id: &str) -> String {
    let found = framework.axis(id).map(|item| item.name.get(language()));
    found.unwrap_or(id).to_string()
}

/// Names a planning instrument: in full, with its initials where it has some.
pub fn instrument(framework: &Framework, id: &str) -> String {
    match framework.instrument(id) {
        Some(item) if item.acronym.is_empty() => item.name.get(language()).to_string(),
        Some(item) => format!("{} ({})", item.name.get(language()), item.acronym),
        None => id.to_string(),
    }
}

/// Names a planning instrument by its initials, or in full where it has none.
pub fn instrument_short(framework: &Framework, id: &str) -> String {
    match framework.instrument(id) {
        Some(item) if item.acronym.is_empty() => item.name.get(language()).to_string(),
        Some(item) => item.acronym.clone(),
        None => id.to_string(),
    }
}

/// Names a dossier by its municipality.
pub fn dossier(dossier: &Dossier) -> String {
    match dossier.municipality.name.trim() {
        "" => tr!(plan.unnamed).to_string(),
        name => name.to_string(),
    }
}

/// Writes the years of a plan: one, or first and last.
pub fn years((from, to): (i32, i32)) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}
