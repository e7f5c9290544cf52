//! What people consult while they plan: services of an association, questions, notes.

use serde::Serialize;

use super::text::Text;
use crate::documents::{fields, names};

/// A service that an association offers to municipalities (FOC).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Which menu it stands in.
    pub group: ServiceGroup,
    /// Training or technical assistance.
    pub kind: ServiceKind,
    /// Field of work.
    pub field: ServiceField,
    /// Contents that it teaches.
    pub contents: Vec<String>,
    /// What is delivered.
    pub product: Text,
    /// What its cost depends on.
    pub cost_drivers: Vec<CostDriver>,
    /// Terms of reference to start from.
    pub terms: TermsOfReference,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Service {
    id, name, group, kind, field, contents, product, cost_drivers, terms, source
});

/// The menu that a service stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ServiceGroup {
    /// Offered by the fund as it was evaluated (FOC 5).
    Offered,
    /// Proposed by the associations (FOC 4.2).
    Proposed,
    /// The new menu of higher impact (FOC 5).
    Impact,
}

names!(ServiceGroup {
    Offered = "offered",
    Proposed = "proposed",
    Impact = "impact"
});

/// What kind of service it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ServiceKind {
    /// People learn.
    Training,
    /// A process or instrument is worked on together.
    TechnicalAssistance,
}

names!(ServiceKind {
    Training = "training",
    TechnicalAssistance = "technical-assistance"
});

/// Field of work of a service (FOC 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ServiceField {
    /// Local economic development.
    #[serde(rename = "desarrollo-economico")]
    Economy,
    /// Natural resources and environment.
    #[serde(rename = "ambiente")]
    Environment,
    /// Municipal management.
    #[serde(rename = "gestion")]
    Management,
}

names!(ServiceField {
    Economy = "desarrollo-economico",
    Environment = "ambiente",
    Management = "gestion"
});

/// What the cost of a service depends on (FOC 4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CostDriver {
    /// Category of the municipality.
    Category,
    /// Where it lies.
    Location,
    /// How many people live there.
    Population,
}

names!(CostDriver {
    Category = "category",
    Location = "location",
    Population = "population"
});

/// Terms of reference to start from, with results that can be checked (FOC 4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TermsOfReference {
    /// What it is for.
    pub objective: Text,
    /// What is done.
    pub activities: Vec<Text>,
    /// What is expected, so concretely that it can be checked.
    pub results: Vec<Text>,
    /// Who can do it.
    pub trainer: Text,
    /// What the municipality puts in.
    pub requirements: Vec<Text>,
}

fields!(strict TermsOfReference { objective, activities, results, trainer, requirements });

/// A question that opens a conversation in a workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Identity.
    pub id: String,
    /// What it is about.
    pub theme: QuestionTheme,
    /// The question.
    pub text: Text,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Question { id, theme, text, source });

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum QuestionTheme {
    /// Development and what we understand by it.
    #[serde(rename = "desarrollo")]
    Development,
    /// Agreeing with others.
    #[serde(rename = "concertacion")]
    Concertation,
    /// Planning instruments.
    #[serde(rename = "instrumentos")]
    Instruments,
    /// The municipality from within.
    #[serde(rename = "organizacion")]
    Organisation,
    /// How plans and levels of government fit together.
    #[serde(rename = "articulacion")]
    Articulation,
    /// Moments of the term.
    #[serde(rename = "momentos")]
    Moments,
    /// Putting learning to use.
    #[serde(rename = "aplicacion")]
    Application,
    /// Good practices.
    #[serde(rename = "buenas-practicas")]
    Practices,
}

names!(QuestionTheme {
    Development = "desarrollo",
    Concertation = "concertacion",
    Instruments = "instrumentos",
    Organisation = "organizacion",
    Articulation = "articulacion",
    Moments = "momentos",
    Application = "aplicacion",
    Practices = "buenas-practicas"
});

/// What a source teaches, to consult while planning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Identity.
    pub id: String,
    /// What it is about.
    pub theme: NoteTheme,
    /// Name on screen.
    pub name: Text,
    /// In one sentence.
    pub summary: Text,
    /// One fact or advice each.
    pub points: Vec<Text>,
    /// Contents that it belongs to.
    pub contents: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Note { id, theme, name, summary, points, contents, source });

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoteTheme {
    /// Who does what in training.
    Roles,
    /// The coordination council and planning with others.
    CoordinationCouncil,
    /// What the times ask of municipal organisations.
    ContextDemands,
    /// Challenges of local development.
    Challenges,
    /// What worked and what did not.
    Lessons,
    /// What a technical secretariat does.
    Secretariat,
    /// Registers that an association keeps.
    Registers,
    /// Subjects that a school of local government teaches.
    Curriculum,
    /// How a fund for training is run.
    FundRules,
}

names!(NoteTheme {
    Roles = "roles",
    CoordinationCouncil = "coordination-council",
    ContextDemands = "context-demands",
    Challenges = "challenges",
    Lessons = "lessons",
    Secretariat = "secretariat",
    Registers = "registers",
    Curriculum = "curriculum",
    FundRules = "fund-rules"
});
