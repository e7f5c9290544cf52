//! The shape of a plan: activities, the reasons behind them, what was not wanted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use super::institution::ObjectiveRef;
use crate::documents::{Faults, FromValue, fields};

/// The plan as far as people have decided it (on screen: *plan de formación en servicio*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TrainingPlan {
    /// What was accepted or added, in the order of the plan.
    pub activities: Vec<Activity>,
    /// What was not wanted, and why.
    pub rejected: Vec<Rejection>,
}

fields!(TrainingPlan { ; activities, rejected });

/// One activity of the plan. Where a text is absent, the framework's own words stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Activity {
    /// Random identity.
    pub id: String,
    /// The suggestion it comes from; absent when added by hand.
    pub suggestion: Option<String>,
    /// Training, or an organisational measure.
    pub measure: bool,
    /// Title in the municipality's words.
    pub title: Option<String>,
    /// Objective in the municipality's words.
    pub objective: Option<String>,
    /// Content id.
    pub content: Option<String>,
    /// Competency ids that it builds.
    pub competencies: Vec<String>,
    /// Modality id.
    pub modality: Option<String>,
    /// Modality ids that run beside it.
    pub companions: Vec<String>,
    /// People per post id.
    pub participants: BTreeMap<String, u16>,
    /// Objective of a planning instrument that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<ObjectiveRef>,
    /// Hours.
    pub hours: Option<u16>,
    /// First month, as the first day of it.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub from: Option<NaiveDate>,
    /// Last month, as the first day of it.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub to: Option<NaiveDate>,
    /// Product at work in the municipality's words.
    pub product: Option<String>,
    /// Indicator in the municipality's words.
    pub indicator: Option<String>,
    /// Who answers for it.
    pub responsible: String,
    /// Cost in cents of the pack's currency.
    pub cost_cents: Option<u64>,
    /// Notes.
    pub notes: String,
    /// Rules behind it, with the facts that fired them, as they were when it was accepted.
    pub reasons: Vec<Reason>,
    /// Whether somebody changed it after it was suggested.
    pub edited: bool,
}

fields!(Activity {
    ; id, suggestion, measure, title, objective, content, competencies, modality, companions, participants, serves, hours, from, to, product, indicator, responsible, cost_cents, notes, reasons, edited
});

/// A rule that fired and the facts behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// Rule id.
    pub rule: String,
    /// Numbers of the cases that held, from 1.
    pub cases: Vec<usize>,
    /// What made them hold.
    pub facts: Vec<Fact>,
}

fields!(Reason { rule, cases, facts });

/// A fact that a rule looked at. It never carries a count of people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Moment of the term.
    Moment {
        /// Which.
        value: crate::framework::Moment,
    },
    /// Roles of most of those who need it.
    Roles {
        /// Which.
        value: Vec<crate::framework::Role>,
    },
    /// Kind of the content.
    ContentKind {
        /// Which.
        value: crate::framework::ContentKind,
    },
    /// Axis of the content.
    Axis {
        /// Axis id.
        value: String,
    },
    /// The content.
    Content {
        /// Content id.
        value: String,
    },
    /// The modality chosen.
    Modality {
        /// Modality id.
        value: String,
    },
    /// What stops most people.
    Factor {
        /// Which.
        value: crate::framework::Factor,
    },
    /// Whether it is new to most of those who need it.
    FirstTime {
        /// Whether.
        value: bool,
    },
    /// Whether the municipality has few staff.
    Small {
        /// Whether.
        value: bool,
    },
    /// Whether somebody prefers another language.
    OtherLanguage {
        /// Whether.
        value: bool,
    },
    /// Whether somebody here can teach it.
    LocalTeacher {
        /// Whether.
        value: bool,
    },
    /// What the institution lacks that it helps with.
    Lacks {
        /// Which kinds of things.
        value: Vec<crate::framework::LackKind>,
    },
}

impl FromValue for Fact {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        let mut map = faults.object(content);
        match name.as_str() {
            "moment" => Fact::Moment {
                value: faults.required(&mut map, "value"),
            },
            "roles" => Fact::Roles {
                value: faults.required(&mut map, "value"),
            },
            "content-kind" => Fact::ContentKind {
                value: faults.required(&mut map, "value"),
            },
            "axis" => Fact::Axis {
                value: faults.required(&mut map, "value"),
            },
            "content" => Fact::Content {
                value: faults.required(&mut map, "value"),
            },
            "modality" => Fact::Modality {
                value: faults.required(&mut map, "value"),
            },
            "factor" => Fact::Factor {
                value: faults.required(&mut map, "value"),
            },
            "first-time" => Fact::FirstTime {
                value: faults.required(&mut map, "value"),
            },
            "small" => Fact::Small {
                value: faults.required(&mut map, "value"),
            },
            "other-language" => Fact::OtherLanguage {
                value: faults.required(&mut map, "value"),
            },
            "local-teacher" => Fact::LocalTeacher {
                value: faults.required(&mut map, "value"),
            },
            "lacks" => Fact::Lacks {
                value: faults.required(&mut map, "value"),
            },
            _ => {
                faults.expected("fact", &name.into());
                Fact::Small { value: false }
            }
        }
    }
}

/// A suggestion that was not wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rejection {
    /// The suggestion.
    pub suggestion: String,
    /// Why, in the municipality's words.
    pub reason: String,
    /// When (UTC).
    #[serde(with = "crate::documents::time::moment")]
    #[cfg_attr(feature = "schema", schemars(with = "DateTime<Utc>"))]
    pub decided: DateTime<Utc>,
}

fields!(Rejection {
    suggestion,
    reason,
    decided
});
