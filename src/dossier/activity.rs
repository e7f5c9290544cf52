//! One activity of the plan: what it is, what it costs, who takes part, what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::follow_up::{Enrolment, Execution, Progress};
use super::institution::ObjectiveRef;
use super::training_plan::Reason;
use crate::documents::{fields, names};

/// One activity of the plan. Where a text is absent, the framework's own words stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Activity {
    /// Random identity.
    pub id: String,
    /// The suggestion it comes from; absent when added by hand.
    pub suggestion: Option<String>,
    /// Other suggestions that were merged into it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<String>,
    /// Training, or an organisational measure.
    pub measure: bool,
    /// Title in the municipality's words.
    pub title: Option<String>,
    /// Objective in the municipality's words.
    pub objective: Option<String>,
    /// Content id.
    pub content: Option<String>,
    /// Ids of further contents, where suggestions were merged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more_contents: Vec<String>,
    /// Competency ids that it builds.
    pub competencies: Vec<String>,
    /// Modality id.
    pub modality: Option<String>,
    /// Modality ids that run beside it.
    pub companions: Vec<String>,
    /// Days of the modality's phases, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PhaseDates>,
    /// People per post id.
    pub participants: BTreeMap<String, u16>,
    /// People of the register who are enrolled, by person id, and what came of it for each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub enrolled: BTreeMap<String, Enrolment>,
    /// Language that it is held in, an id of the country pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Trainer id of the dossier's directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trainer: Option<String>,
    /// What the trainer must bring, in the municipality's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trainer_profile: Option<String>,
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
    /// What the indicator was before, should become, and became.
    #[serde(skip_serializing_if = "Measured::is_empty")]
    pub measured: Measured,
    /// The highest evaluation level that is planned, an id of the country pack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<String>,
    /// Who answers for it.
    pub responsible: String,
    /// What it costs, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<CostLine>,
    /// The authority's written permission to take part, where the modality asks for one.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permitted: Option<NaiveDate>,
    /// What people promise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<Commitment>,
    /// What the civil service's matrices ask beside, where somebody stated it.
    #[serde(skip_serializing_if = "CivilService::is_empty")]
    pub civil: CivilService,
    /// What came of it.
    #[serde(skip_serializing_if = "Execution::is_untouched")]
    pub execution: Execution,
    /// Notes.
    pub notes: String,
    /// Rules behind it, with the facts that fired them, as they were when it was accepted.
    pub reasons: Vec<Reason>,
    /// Whether somebody changed it after it was suggested.
    pub edited: bool,
}

fields!(Activity {
    ; id, suggestion, merged, measure, title, objective, content, more_contents, competencies, modality, companions,
    phases, participants, enrolled, language, trainer, trainer_profile, serves, hours, from, to, product, indicator,
    measured, evaluation, responsible, costs, permitted, commitments, civil, execution, notes, reasons, edited
});

impl Activity {
    /// Returns the ids of its contents, the main one first.
    pub fn contents(&self) -> impl Iterator<Item = &String> {
        self.content.iter().chain(&self.more_contents)
    }

    /// Tells whether it was called off. It stays in the plan, but costs no money and nobody's time any more.
    pub fn is_called_off(&self) -> bool {
        self.execution.progress == Progress::Cancelled
    }

    /// Tells whether a suggestion is part of it.
    pub fn comes_from(&self, suggestion: &str) -> bool {
        let mut all = self.suggestion.iter().chain(&self.merged);
        all.any(|id| id == suggestion)
    }
}

/// The days of an inner phase of a modality.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PhaseDates {
    /// Phase id of the modality.
    pub phase: String,
    /// First day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub from: Option<NaiveDate>,
    /// Last day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub to: Option<NaiveDate>,
}

fields!(PhaseDates { ; phase, from, to });

/// Who pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CostSource {
    /// The municipality itself.
    #[default]
    Municipality,
    /// The association of municipalities.
    Association,
    /// A fund for training and technical assistance (FOC).
    Fund,
    /// International cooperation or a non-governmental organisation.
    Cooperation,
    /// A university.
    University,
}

names!(CostSource {
    Municipality = "municipality",
    Association = "association",
    Fund = "fund",
    Cooperation = "cooperation",
    University = "university"
});

impl CostSource {
    /// The sources in the order of tables.
    pub const ALL: [CostSource; 5] = [
        CostSource::Municipality,
        CostSource::Association,
        CostSource::Fund,
        CostSource::Cooperation,
        CostSource::University,
    ];

    /// Tells whether it is the State's money: that of the municipality, its association and the fund is; that of
    /// cooperation and universities is not.
    pub fn is_state(self) -> bool {
        matches!(
            self,
            CostSource::Municipality | CostSource::Association | CostSource::Fund
        )
    }
}

/// A line of an activity's costs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CostLine {
    /// What is paid.
    pub concept: String,
    /// Who pays.
    pub source: CostSource,
    /// Whether it is an indirect cost (travel, per diem, materials), as the PDP tells them apart.
    pub indirect: bool,
    /// Whether the amount is for each person who takes part.
    pub per_person: bool,
    /// Amount in cents of the pack's currency.
    pub cents: u64,
    /// Budget year; that of the activity's first month where it is absent.
    pub year: Option<i32>,
}

fields!(CostLine { ; concept, source, indirect, per_person, cents, year });

/// What an indicator shows, in the municipality's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Measured {
    /// Before the activity.
    pub before: String,
    /// What it should become.
    pub target: String,
    /// What it became.
    pub after: String,
    /// When that was seen.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub on: Option<NaiveDate>,
}

fields!(Measured { ; before, target, after, on });

impl Measured {
    /// Tells whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        *self == Measured::default()
    }
}

/// What the matrices of the civil service ask of an activity (domain.md, section 7). An absent value stands for
/// the product's starting value, an empty text for what follows from the activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CivilService {
    /// Code of priority, one of the country's matrix; empty while nobody set it.
    pub priority_code: String,
    /// Benefit, 1–3.
    pub benefit: Option<u8>,
    /// Tie to the functions of the posts, 1–3.
    pub functions: Option<u8>,
    /// Tie to an objective, 1–3.
    pub objective: Option<u8>,
    /// Whether it is professional training; work-related training where it is not.
    pub professional: Option<bool>,
    /// Function of the post's profile that it serves.
    pub profile_function: String,
    /// Units that take part.
    pub units: String,
    /// Attendance in person or at a distance.
    pub mode: String,
    /// When, in the words of the matrix.
    pub opportunity: String,
    /// What people will be able to do.
    pub learning_objective: String,
    /// What will change in their work.
    pub performance_objective: String,
    /// Academic credits, as whoever teaches states them.
    pub credits: String,
}

fields!(CivilService {
    ; priority_code, benefit, functions, objective, professional, profile_function, units, mode, opportunity,
    learning_objective, performance_objective, credits
});

impl CivilService {
    /// Tells whether nothing was stated.
    pub fn is_empty(&self) -> bool {
        *self == CivilService::default()
    }
}

/// Who promises something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The authority: permission, support, facilities.
    #[default]
    Authority,
    /// The person trained: product, staying in post, passing on what was learnt.
    Person,
    /// The head of the unit: time and use of what was learnt.
    Head,
    /// The association or whoever organises it.
    Organiser,
    /// The trainer.
    Trainer,
}

names!(Party {
    Authority = "authority",
    Person = "person",
    Head = "head",
    Organiser = "organiser",
    Trainer = "trainer"
});

impl Party {
    /// The parties in the order of choices.
    pub const ALL: [Party; 5] = [
        Party::Authority,
        Party::Person,
        Party::Head,
        Party::Organiser,
        Party::Trainer,
    ];
}

/// What somebody promises for an activity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Commitment {
    /// Who.
    pub by: Party,
    /// What.
    pub text: String,
    /// Until when.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub until: Option<NaiveDate>,
    /// Whether it was kept; absent while it is open.
    pub kept: Option<bool>,
}

fields!(Commitment { ; by, text, until, kept });
