//! The words of an activity: the municipality's own, or the framework's where it has none.

use super::suggest::measures;
use crate::dossier::Activity;
use crate::framework::{Framework, Language};

/// The four texts of an activity.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityWords {
    /// Title.
    pub title: String,
    /// Objective.
    pub objective: String,
    /// Product at work.
    pub product: String,
    /// Indicator beyond attendance.
    pub indicator: String,
}

/// What is said of activities that have no name of their own.
pub struct Naming<'a> {
    /// Language of the framework's words.
    pub language: Language,
    /// Names an organisational measure by its content.
    pub measure: &'a dyn Fn(&str) -> String,
    /// Names an activity about which nothing is known.
    pub unnamed: &'a str,
}

/// Returns the framework's words for an activity; empty ones for an activity without content.
pub fn framework_words(
    framework: &Framework,
    activity: &Activity,
    naming: &Naming<'_>,
) -> ActivityWords {
    let language = naming.language;
    let id = activity.content.as_deref();
    let Some(content) = id.and_then(|id| framework.content(id)) else {
        return ActivityWords::default();
    };
    let name = content.name.get(language);
    if activity.measure {
        let sentences = measures(framework, &activity.reasons);
        let sentences: Vec<&str> = sentences.iter().map(|text| text.get(language)).collect();
        return ActivityWords {
            title: (naming.measure)(name),
            objective: sentences.join(" "),
            ..ActivityWords::default()
        };
    }
    ActivityWords {
        title: name.to_string(),
        objective: content.summary.get(language).to_string(),
        product: content.product.get(language).to_string(),
        indicator: content.indicator.get(language).to_string(),
    }
}

/// Returns the words that stand for an activity. Its title is never empty.
pub fn words_of(framework: &Framework, activity: &Activity, naming: &Naming<'_>) -> ActivityWords {
    let words = framework_words(framework, activity, naming);
    let own = |own: &Option<String>, other: String| match own.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => text.to_string(),
        _ => other,
    };
    let unnamed = match words.title.as_str() {
        "" => naming.unnamed.to_string(),
        title => title.to_string(),
    };
    ActivityWords {
        title: own(&activity.title, unnamed),
        objective: own(&activity.objective, words.objective),
        product: own(&activity.product, words.product),
        indicator: own(&activity.indicator, words.indicator),
    }
}
