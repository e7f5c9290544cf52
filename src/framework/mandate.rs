//! The fields of municipal competence.

use serde::Serialize;

use super::text::Text;
use crate::documents::{fields, names};

/// One of the fields of municipal competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// The functions that it is made of.
    pub functions: Vec<MandateFunction>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Mandate { id, name, functions, source });

/// A function inside a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MandateFunction {
    /// Identity, unique in the framework.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Exclusive to the municipality or shared with other levels of government.
    pub sharing: Sharing,
    /// Levels of municipality that hold it.
    pub level: GovernmentLevel,
    /// Whether sharing and level were read in a published source; otherwise a default to check.
    #[serde(default)]
    pub verified: bool,
    /// Contents that prepare for it.
    pub contents: Vec<String>,
}

fields!(strict MandateFunction { id, name, sharing, level, contents; verified });

/// Whether a function belongs to the municipality alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// The municipality alone.
    Exclusive,
    /// Together with other levels of government.
    Shared,
}

names!(Sharing {
    Exclusive = "exclusive",
    Shared = "shared"
});

/// The municipality that holds a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GovernmentLevel {
    /// Provincial municipalities.
    Provincial,
    /// District municipalities.
    District,
    /// Both.
    Both,
}

names!(GovernmentLevel {
    Provincial = "provincial",
    District = "district",
    Both = "both"
});
