//! The shape of a plan: activities, the reasons behind them, what was not wanted.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use super::activity::{Activity, CostSource};
use super::follow_up::Progress;
use super::plan_part::PlanPart;
use crate::documents::{Faults, FromValue, Shared, fields, names};

/// The plan as far as people have decided it (on screen: *plan de formación en servicio*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TrainingPlan {
    /// What was accepted or added, in the order of the plan.
    pub activities: Vec<Shared<Activity>>,
    /// What was not wanted, and why.
    pub rejected: Vec<Rejection>,
    /// What may be spent, by source and year; a source and year without a line has no limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub budget: Vec<BudgetLine>,
    /// The act that approved it; absent while it is a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// What was changed by hand, the earliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Shared<Change>>,
    /// Documents whose text was changed by hand: the text by the document's key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, String>,
    /// Share of the hours, 1–100 percent, from which somebody who took part counts as trained; the product's
    /// default where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trained_percent: Option<u8>,
}

fields!(TrainingPlan { ; activities, rejected, budget, approval, changes, documents, trained_percent });

impl TrainingPlan {
    /// Finds an activity.
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        let mut activities = self.activities.iter();
        activities.find(|item| item.id == id).map(|item| &**item)
    }

    /// Returns what is still to be done or was done, in the order of the plan: all but what was called off.
    pub fn standing(&self) -> impl Iterator<Item = &Activity> + Clone {
        let activities = self.activities.iter().map(|item| &**item);
        activities.filter(|item| !item.is_called_off())
    }

    /// Finds an activity to change it; only that one is copied.
    pub fn activity_mut(&mut self, id: &str) -> Option<&mut Activity> {
        let mut activities = self.activities.iter_mut();
        activities
            .find(|item| item.id == id)
            .map(|item| &mut **item)
    }
}

/// What may be spent from a source in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BudgetLine {
    /// Who pays.
    pub source: CostSource,
    /// Budget year.
    pub year: i32,
    /// Amount in cents of the pack's currency.
    pub cents: u64,
}

fields!(BudgetLine { ; source, year, cents });

/// The act that approved the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approval {
    /// Kind and number of the act, as the municipality writes it.
    pub act: String,
    /// Its day.
    #[serde(with = "crate::documents::time::day")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub on: NaiveDate,
}

fields!(Approval { act, on });

/// What was done to the plan by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// An activity was changed.
    #[default]
    Edited,
    /// An activity was added, by hand or from a suggestion.
    Added,
    /// An activity was taken out.
    Removed,
    /// Activities were merged into this one.
    Merged,
    /// A merged activity became the former ones again.
    Separated,
}

names!(ChangeKind {
    Edited = "edited",
    Added = "added",
    Removed = "removed",
    Merged = "merged",
    Separated = "separated"
});

/// A change made by hand, with what was there before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Random identity.
    pub id: String,
    /// When (UTC).
    #[serde(with = "crate::documents::time::moment")]
    #[cfg_attr(feature = "schema", schemars(with = "DateTime<Utc>"))]
    pub made: DateTime<Utc>,
    /// What was done.
    pub kind: ChangeKind,
    /// The activity.
    pub activity: String,
    /// Why, in the municipality's words; empty where nobody said.
    #[serde(default)]
    pub reason: String,
    /// Whether the plan had been approved before: then it is a modification of an approved plan, also where the
    /// approval was withdrawn meanwhile.
    #[serde(default)]
    pub after_approval: bool,
    /// The activities as they were: one that was changed or removed, those that were merged.
    #[serde(default)]
    pub before: Vec<Shared<Activity>>,
    /// Where those stood in the plan that are no longer in it, counted from 0 and in the order of `before`; of an edit
    /// where the activity stood that was moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<u32>,
    /// What was changed where it is no activity, as it was before; the change then names no activity and its kind is
    /// that of an edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<PlanPart>,
    /// How far the activity was that was called off or taken up again; the kind is that of an edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// First and last year of the plan as they were, where these were changed; the change then names no activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<(i32, i32)>,
}

impl Change {
    /// Tells whether it changed what an activity says, not where it stands nor whether it takes place.
    pub fn is_of_text(&self) -> bool {
        let whole = self.whole.is_some() || self.years.is_some();
        let edit = self.kind == ChangeKind::Edited && !whole;
        edit && self.places.is_empty() && self.progress.is_none()
    }
}

fields!(Change { id, made, kind, activity; reason, after_approval, before, places, whole, progress, years });

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

/// Turns the one amount that an activity of schema 2 had into a line of costs that the municipality pays.
///
/// # Errors
/// None: what is not as it should be is left to the reader, which names it.
pub fn costs_as_lines(mut payload: Value) -> Result<Value, String> {
    let activities = payload.pointer_mut("/plan/activities");
    let activities = activities.and_then(Value::as_array_mut);
    for activity in activities.into_iter().flatten() {
        let Some(fields) = activity.as_object_mut() else {
            continue;
        };
        let cents = fields.remove("cost_cents").filter(|cents| !cents.is_null());
        if let Some(cents) = cents {
            let line = serde_json::json!({ "source": "municipality", "cents": cents });
            fields.insert("costs".into(), Value::Array(vec![line]));
        }
    }
    Ok(payload)
}
