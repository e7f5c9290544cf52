//! Parts of a plan beside its activities, as the history keeps them.

use serde::Serialize;
use serde_json::Value;

use super::activity::CostSource;
use super::training_plan::Approval;
use crate::documents::{Faults, FromValue};

/// A part of a plan that is no activity, with what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlanPart {
    /// The act that approved it.
    Approval {
        /// Which.
        value: Approval,
    },
    /// The text of a document.
    Document {
        /// The document's key.
        key: String,
        /// The text changed by hand; absent where the template's stood.
        text: Option<String>,
    },
    /// What may be spent from a source in a year.
    Limit {
        /// Who pays.
        source: CostSource,
        /// Budget year.
        year: i32,
        /// Amount in cents of the pack's currency; absent where there was no limit.
        cents: Option<u64>,
    },
}

/// Returns the person of the register that a document is about, by its key.
pub fn person_of_document(key: &str) -> Option<&str> {
    key.split('/').nth(2)
}

impl PlanPart {
    /// Returns the person of the register that it is about.
    pub fn person(&self) -> Option<&str> {
        match self {
            PlanPart::Document { key, .. } => person_of_document(key),
            _ => None,
        }
    }

    /// Forgets whom it is about, and what was written of them; that it was changed stays.
    pub fn forget_person(&mut self) {
        if let PlanPart::Document { key, text } = self
            && let Some(end) = person_of_document(key).and_then(|_| key.rfind('/'))
        {
            key.truncate(end);
            *text = None;
        }
    }
}

impl FromValue for PlanPart {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        let mut map = faults.object(content);
        match name.as_str() {
            "approval" => PlanPart::Approval {
                value: faults.required(&mut map, "value"),
            },
            "limit" => PlanPart::Limit {
                source: faults.required(&mut map, "source"),
                year: faults.required(&mut map, "year"),
                cents: faults.optional(&mut map, "cents"),
            },
            _ => {
                if name != "document" {
                    faults.expected("part of a plan", &name.into());
                }
                PlanPart::Document {
                    key: faults.required(&mut map, "key"),
                    text: faults.optional(&mut map, "text"),
                }
            }
        }
    }
}
