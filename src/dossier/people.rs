//! The people a plan is made with: those who work for the municipality, and those who teach. Their names
//! stand in the dossier alone, never in a response nor in the file of a plan.

use chrono::NaiveDate;
use serde::Serialize;

use crate::documents::fields;

/// Somebody of the municipality who takes part in training.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Person {
    /// Random identity.
    pub id: String,
    /// Name as the municipality writes it.
    pub name: String,
    /// Post ids held, the main one first.
    pub posts: Vec<String>,
    /// Languages spoken, as ids of the country pack.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Whether the person has a university degree (a requirement of a diplomado, REM II.d).
    pub degree: bool,
    /// Years of experience in municipal work.
    pub experience: Option<u8>,
    /// Holds a post of trust: exempt from staying after training.
    pub trust: bool,
    /// First day in the main post.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub since: Option<NaiveDate>,
    /// Last day in the municipality, once it is known.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub left: Option<NaiveDate>,
    /// Notes.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

fields!(Person { ; id, name, posts, languages, degree, experience, trust, since, left, notes });

/// Somebody who can teach, in the municipality or outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Trainer {
    /// Random identity.
    pub id: String,
    /// Name of the person or institution.
    pub name: String,
    /// Institution that the person belongs to.
    pub institution: String,
    /// The person of the register, where it is one of the municipality's own.
    pub person: Option<String>,
    /// Languages, as ids of the country pack.
    pub languages: Vec<String>,
    /// Content ids that they teach.
    pub contents: Vec<String>,
    /// How to reach them.
    pub contact: String,
    /// Experience, references, price.
    pub notes: String,
}

fields!(Trainer { ; id, name, institution, person, languages, contents, contact, notes });

/// Somebody who signs documents of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Signatory {
    /// Office, as it stands under the signature.
    pub office: String,
    /// Name; empty where a line is left to write it.
    pub name: String,
}

fields!(Signatory { ; office, name });
