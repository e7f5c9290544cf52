//! Rules as data: conditions on the facts of a suggestion, and what follows from them.

use serde::Serialize;
use serde_json::Value;

use super::model::ContentKind;
use super::post::{Factor, Moment, Role};
use super::text::Text;
use crate::documents::{Faults, FromValue, fields, names};

/// A rule of the engine (domain.md, section 5): when all of `when` holds, `effects` follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Identity.
    pub id: String,
    /// The rule as a sentence for the user.
    pub sentence: Text,
    /// Cases in order; each that holds takes effect.
    pub cases: Vec<RuleCase>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Rule { id, sentence, cases, source });

/// One case of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleCase {
    /// All that must hold; an absent condition always holds.
    #[serde(default)]
    pub when: Condition,
    /// What follows.
    pub then: Vec<Effect>,
}

fields!(strict RuleCase { then; when });

/// Conditions on the facts of a suggestion. Lists mean "one of these".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Moment of the term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Role of most of the people who need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Kind of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content_kinds: Vec<ContentKind>,
    /// Axis of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<String>,
    /// The content itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<String>,
    /// The modality chosen (only for effects other than `favor` and `exclude`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modalities: Vec<String>,
    /// What most people say stops them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor>,
    /// Most of those who need the content were never trained in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_time: Option<bool>,
    /// The municipality has few staff for its posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<bool>,
    /// Somebody prefers to learn in a language other than the pack's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_language: Option<bool>,
    /// Somebody at level 4 or 5, or trained before, offers to teach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_teacher: Option<bool>,
    /// The institutional diagnosis found one of these lacking, and the content helps with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<LackKind>,
}

fields!(strict Condition {
    ; moments, roles, content_kinds, axes, contents, modalities, factors, first_time, small, other_language, local_teacher, lacks
});

/// What an institution may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LackKind {
    /// A planning instrument that is missing or no longer in force, or a part of it.
    Instrument,
    /// A step of an administrative system that is not done.
    System,
    /// A function of a mandate that nobody attends to.
    Mandate,
    /// A principle of planning that is not seen.
    Principle,
    /// A good practice that is not done.
    Practice,
}

names!(LackKind {
    Instrument = "instrument",
    System = "system",
    Mandate = "mandate",
    Principle = "principle",
    Practice = "practice"
});

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Effect {
    /// Makes modalities more suitable by `points` (1–5), or less by a negative number.
    Favor {
        /// Modality ids.
        modalities: Vec<String>,
        /// Points.
        points: i8,
    },
    /// Takes modalities out of the menu.
    Exclude {
        /// Modality ids.
        modalities: Vec<String>,
    },
    /// Adds a modality that runs beside the chosen one.
    Accompany {
        /// Modality id.
        modality: String,
    },
    /// Adds something the activity must have.
    Require {
        /// The requirement, as a sentence.
        text: Text,
    },
    /// Replaces training by an organisational measure.
    Measure {
        /// The measure, as a sentence.
        text: Text,
    },
    /// Adds a proposal to the plan as a whole.
    Propose {
        /// The proposal, as a sentence.
        text: Text,
    },
    /// Raises the urgency of the need by `points` (0–100 scale of the urgency component).
    Urge {
        /// Points.
        points: u8,
    },
}

impl FromValue for Effect {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        let mut map = faults.object(content);
        let effect = match name.as_str() {
            "favor" => Effect::Favor {
                modalities: faults.required(&mut map, "modalities"),
                points: faults.required(&mut map, "points"),
            },
            "exclude" => Effect::Exclude {
                modalities: faults.required(&mut map, "modalities"),
            },
            "accompany" => Effect::Accompany {
                modality: faults.required(&mut map, "modality"),
            },
            "require" => Effect::Require {
                text: faults.required(&mut map, "text"),
            },
            "measure" => Effect::Measure {
                text: faults.required(&mut map, "text"),
            },
            "propose" => Effect::Propose {
                text: faults.required(&mut map, "text"),
            },
            "urge" => Effect::Urge {
                points: faults.required(&mut map, "points"),
            },
            _ => {
                faults.expected("effect", &name.into());
                Effect::Urge { points: 0 }
            }
        };
        faults.nothing_left(&map);
        effect
    }
}
