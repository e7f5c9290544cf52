//! What came out of sessions with a group.

use chrono::NaiveDate;
use serde::Serialize;

use super::institution::Institution;
use crate::documents::fields;

/// A session that was held, as the dossier keeps it: what the group found and agreed, nobody's votes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct HeldWorkshop {
    /// Identity of the session's document.
    pub id: String,
    /// Its revision.
    pub revision: u64,
    /// What it was called.
    pub title: String,
    /// The day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub day: Option<NaiveDate>,
    /// Where it was held.
    pub place: String,
    /// Who led it.
    pub facilitator: String,
    /// How many were there.
    pub people: usize,
    /// What the group agreed on, by competency.
    pub levels: Vec<GroupLevel>,
    /// What should come first, in the order of the points.
    pub priorities: Vec<GroupPriority>,
    /// What was agreed.
    pub agreements: Vec<String>,
    /// Who does what until when.
    pub commitments: Vec<GroupCommitment>,
    /// What was put off.
    pub parked: Vec<String>,
    /// Answers of the institutional diagnosis that it brought, so that those it takes back later can go again.
    #[serde(skip_serializing_if = "Institution::is_empty")]
    pub brought: Institution,
}

fields!(HeldWorkshop {
    ; id, revision, title, day, place, facilitator, people, levels, priorities, agreements, commitments, parked,
    brought
});

/// What a group agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct GroupLevel {
    /// Competency id; empty for a sentence of the group's own.
    pub competency: String,
    /// The sentence, where it is no competency.
    pub text: String,
    /// The level that the group agreed on, 1–5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The level that the posts ask for, 1–5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<u8>,
    /// How many gave a level in the last round; nothing where they were fewer than the threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<usize>,
    /// What keeps the group from it, as it agreed: 1 knowing how, 2 working together, 3 the function as it is assigned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<u8>,
    /// What shows it.
    pub evidence: String,
    /// Who saw it otherwise, in the group's words.
    pub dissent: String,
}

fields!(GroupLevel { ; competency, text, level, required, votes, factor, evidence, dissent });

/// Something that should come first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct GroupPriority {
    /// Competency id; empty for words of the group's own.
    pub competency: String,
    /// What it is, where it is no competency.
    pub text: String,
    /// Points that it got.
    pub points: u16,
    /// Its place, 1 for the first; equal for those that are tied.
    pub place: usize,
}

fields!(GroupPriority { ; competency, text, points, place });

/// What somebody promised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct GroupCommitment {
    /// What will be done.
    pub text: String,
    /// Who does it.
    pub responsible: String,
    /// Until when.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub due: Option<NaiveDate>,
}

fields!(GroupCommitment { ; text, responsible, due });
