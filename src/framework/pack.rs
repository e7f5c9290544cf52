//! What differs from country to country.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::glossary::Term;
use super::post::Moment;
use super::template::{DocumentTemplate, MatrixTemplate};
use super::text::Text;
use crate::documents::fields;

/// What differs from country to country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CountryPack {
    /// ISO 3166-1 alpha-2 code, stored beside every municipality code.
    pub country: String,
    /// Name of the country.
    pub name: Text,
    /// Name of the municipality code (UBIGEO) and how it is written.
    pub code_name: Text,
    /// Digits of a municipality code.
    pub code_digits: u8,
    /// Regions, each with the digits that open the codes of its municipalities.
    pub regions: Vec<Region>,
    /// Length of the elected term in years.
    pub term_years: u8,
    /// A day on which a term began; the others follow every `term_years`.
    pub first_term: FirstTerm,
    /// Name of the plan that the council approves.
    pub plan_name: Text,
    /// The act that approves it.
    pub approving_act: Text,
    /// ISO 4217 code of the currency.
    pub currency: String,
    /// Languages that people may learn in; the first is the default.
    pub languages: Vec<Named>,
    /// Dates of the municipal year.
    pub calendar: Vec<CalendarItem>,
    /// Norms cited, each with its date and whether it was verified.
    pub norms: Vec<Norm>,
    /// The norm that says which functions of a mandate are exclusive and who holds them; where it is
    /// absent the product does not show either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mandate_norm: Option<String>,
    /// Levels at which training is evaluated, the nearest first.
    pub evaluation_levels: Vec<EvaluationLevel>,
    /// Names of the documents that a plan produces.
    pub documents: Vec<Named>,
    /// Names that this country uses for planning instruments, by instrument id.
    pub instruments: BTreeMap<String, InstrumentName>,
    /// Names that this country uses for posts, by post id.
    pub posts: BTreeMap<String, Text>,
    /// Words that this country uses for those of the catalogue.
    pub terms: Vec<Term>,
    /// Posts whose holders need not stay after training financed by the State.
    pub exempt: Vec<String>,
    /// How many times the length of the training a person stays afterwards, at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permanence_factor: Option<u8>,
    /// Templates of the documents of a plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<DocumentTemplate>,
    /// Matrices that the country asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matrices: Vec<MatrixTemplate>,
    /// Whether the pack as a whole was held against published sources.
    pub verified: bool,
}

fields!(strict CountryPack {
    country, name, code_name, code_digits, regions, term_years, first_term, plan_name, approving_act, currency,
    languages, calendar, norms, evaluation_levels, documents, instruments, posts, terms, exempt, verified;
    mandate_norm, permanence_factor, templates, matrices
});

/// A day on which an elected term began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstTerm {
    /// The day.
    #[serde(with = "crate::documents::time::day")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub begins: NaiveDate,
    /// Whether it was read in a published source.
    pub verified: bool,
}

fields!(strict FirstTerm { begins, verified });

/// A level at which training is evaluated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvaluationLevel {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// The question that it answers.
    pub asks: Text,
}

fields!(strict EvaluationLevel { id, name, asks });

/// What a country calls a planning instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstrumentName {
    /// Name on screen.
    pub name: Text,
    /// Its initials; empty where it has none.
    pub acronym: String,
}

fields!(strict InstrumentName { name, acronym });

/// An id with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
}

fields!(strict Named { id, name });

/// A region with the provinces that it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The two digits that open the codes of its municipalities.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// How many provinces it has; their codes count up from 01.
    pub provinces: u8,
}

fields!(strict Region { id, name, provinces });

/// A date of the municipal year that training has to respect or can serve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarItem {
    /// Identity.
    pub id: String,
    /// What is due.
    pub name: Text,
    /// First month, 1–12.
    pub from_month: u8,
    /// Last month, 1–12; not before `from_month`.
    pub to_month: u8,
    /// Day of `to_month` where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Moments in which it applies; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Contents that prepare for it.
    pub contents: Vec<String>,
    /// Whether it was read in a published source; otherwise a default the user can change.
    pub verified: bool,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict CalendarItem {
    id, name, from_month, to_month, contents, verified, source; day, moments
});

/// A norm, shown with its date and mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Identity.
    pub id: String,
    /// Name and number.
    pub name: Text,
    /// What it says for a training plan.
    pub says: Text,
    /// Its date as far as it is known: `2016`, `2016-05` or `2016-05-27`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether it was read in a published source.
    pub verified: bool,
}

fields!(strict Norm { id, name, says, verified; date });
