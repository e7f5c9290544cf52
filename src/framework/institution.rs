//! What the institutional diagnosis asks about: administrative systems, planning instruments,
//! principles and good practices.

use serde::Serialize;

use super::pack::Named;
use super::text::Text;
use crate::documents::{fields, names};

/// An administrative system of the State as the municipality works it (REM II.b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct System {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// What it puts in order.
    pub summary: Text,
    /// What a group can say is done, partly done or not done; ids are unique in the framework.
    pub checks: Vec<Named>,
    /// Contents that prepare for it.
    pub contents: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict System { id, name, summary, checks, contents, source });

/// A planning instrument (PRO 2.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Its initials; empty where it has none.
    pub acronym: String,
    /// How far it looks.
    pub horizon: Horizon,
    /// What it is about.
    pub scope: Scope,
    /// Who makes it.
    pub making: Making,
    /// What it is for.
    pub purpose: Text,
    /// Minimum contents; ids are unique in the framework.
    pub minimum: Vec<Named>,
    /// Who takes part in making it; ids are unique in the framework.
    pub participants: Vec<Named>,
    /// Instruments that follow this one: the thread between long and short term (PRO 4.2).
    pub guides: Vec<String>,
    /// Contents that help to make it.
    pub contents: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Instrument {
    id, name, acronym, horizon, scope, making, purpose, minimum, participants, guides, contents, source
});

/// How far an instrument looks (PRO 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Horizon {
    /// At least two terms.
    Long,
    /// The present term.
    Medium,
    /// A year.
    Short,
}

names!(Horizon {
    Long = "long",
    Medium = "medium",
    Short = "short"
});

/// What an instrument is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The territory and its people.
    Territory,
    /// The municipality as an institution.
    Institution,
}

names!(Scope {
    Territory = "territory",
    Institution = "institution"
});

/// Who makes an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Making {
    /// With the population.
    Participatory,
    /// The institution; others may take part.
    Optional,
    /// The institution alone.
    Internal,
}

names!(Making {
    Participatory = "participatory",
    Optional = "optional",
    Internal = "internal"
});

/// A dimension in which a principle of planning holds (PRO 4.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// What it covers.
    pub summary: Text,
}

fields!(strict Dimension { id, name, summary });

/// A principle of planning (PRO 4.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Dimensions in which it holds.
    pub dimensions: Vec<String>,
    /// What a group can say is done, partly done or not done.
    pub sentence: Text,
    /// Contents that help with it.
    pub contents: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Principle { id, name, dimensions, sentence, contents, source });

/// A group of good practices (GPC 4 and 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PracticeAxis {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// What it covers.
    pub summary: Text,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict PracticeAxis { id, name, summary, source });

/// A good practice of decentralised management (GPC 4 and 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Identity.
    pub id: String,
    /// Group.
    pub axis: String,
    /// Name, beginning with a verb.
    pub name: Text,
    /// What is recommended to a municipality.
    pub recommendation: Text,
    /// Where the source saw it: a place to visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_in: Option<Text>,
    /// Contents that help with it.
    pub contents: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Practice { id, axis, name, recommendation, contents, source; seen_in });
