//! The words of an activity: the municipality's own, or the framework's where it has none.

use super::names;
use crate::dossier::Activity;
use crate::framework::Framework;
use crate::plan::measures;
use crate::ui::i18n::{language, tr};

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

/// Returns the framework's words for an activity; empty ones for an activity without content.
pub fn framework_words(framework: &Framework, activity: &Activity) -> ActivityWords {
    let id = activity.content.as_deref();
    let Some(content) = id.and_then(|id| framework.content(id)) else {
        return ActivityWords::default();
    };
    let name = content.name.get(language());
    if activity.measure {
        let sentences = measures(framework, &activity.reasons);
        let sentences: Vec<&str> = sentences.iter().map(|text| text.get(language())).collect();
        return ActivityWords {
            title: tr!(plan.measure_named, name = name).to_string(),
            objective: sentences.join(" "),
            ..ActivityWords::default()
        };
    }
    ActivityWords {
        title: name.to_string(),
        objective: content.summary.get(language()).to_string(),
        product: content.product.get(language()).to_string(),
        indicator: content.indicator.get(language()).to_string(),
    }
}

/// Returns the words that stand for an activity. Its title is never empty.
pub fn words_of(framework: &Framework, activity: &Activity) -> ActivityWords {
    let words = framework_words(framework, activity);
    let own = |own: &Option<String>, other: String| match own.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => text.to_string(),
        _ => other,
    };
    let unnamed = match words.title.as_str() {
        "" => tr!(plan.activity_unnamed).to_string(),
        title => title.to_string(),
    };
    ActivityWords {
        title: own(&activity.title, unnamed),
        objective: own(&activity.objective, words.objective),
        product: own(&activity.product, words.product),
        indicator: own(&activity.indicator, words.indicator),
    }
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
