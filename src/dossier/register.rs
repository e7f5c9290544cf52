//! Actions that were carried out, as an association registers them (REM, Cuadros 2–4).

use serde::Serialize;

use crate::documents::fields;
use crate::framework::Moment;

/// A line of the register of executed actions. It counts in the unit of its modality: technical assistance
/// by assisted municipality, everything else by activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExecutedAction {
    /// Random identity.
    pub id: String,
    /// Year.
    pub year: i32,
    /// Moment of the term in that year.
    pub moment: Moment,
    /// Region, by its name; empty for an action for the whole country.
    #[serde(default)]
    pub region: String,
    /// Modality id.
    pub modality: String,
    /// Content ids that the line is about.
    #[serde(default)]
    pub contents: Vec<String>,
    /// What it was about in the words of whoever registers it; one row of the table has one subject.
    #[serde(default)]
    pub subject: String,
    /// How many, in the unit of the modality.
    pub count: u32,
}

fields!(ExecutedAction { id, year, moment, modality, count; region, contents, subject });
