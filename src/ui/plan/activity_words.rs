//! The words of an activity in the language on screen.

use super::names;
use crate::dossier::Activity;
use crate::framework::Framework;
pub use crate::plan::ActivityWords;
use crate::plan::{self, Naming};
use crate::ui::i18n::{language, tr};

fn with_naming<R>(read: impl FnOnce(&Naming<'_>) -> R) -> R {
    read(&Naming {
        language: language(),
        measure: &|name| tr!(plan.measure_named, name = name).to_string(),
        unnamed: tr!(plan.activity_unnamed),
    })
}

/// Returns the framework's words for an activity; empty ones for an activity without content.
pub fn framework_words(framework: &Framework, activity: &Activity) -> ActivityWords {
    with_naming(|naming| plan::framework_words(framework, activity, naming))
}

/// Returns the words that stand for an activity. Its title is never empty.
pub fn words_of(framework: &Framework, activity: &Activity) -> ActivityWords {
    with_naming(|naming| plan::words_of(framework, activity, naming))
}

/// Names a suggestion by its id: its content, and that it is a measure where it is one.
pub fn suggestion_title(framework: &Framework, suggestion: &str) -> String {
    match suggestion.split_once('+') {
        Some((content, _)) => {
            let name = names::content(framework, content);
            tr!(plan.measure_named, name = name).to_string()
        }
        None => names::content(framework, suggestion),
    }
}
