//! What lies behind: earlier diagnoses, plans of earlier terms.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::model::ReceivedResponse;
use super::moment::Term;
use super::training_plan::TrainingPlan;
use crate::documents::{Shared, fields};

/// A diagnosis that was closed, so that the next one stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PastDiagnosis {
    /// Random identity.
    pub id: String,
    /// The day it was closed.
    #[serde(with = "crate::documents::time::day")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub closed: NaiveDate,
    /// People below which a group was not shown.
    #[serde(default)]
    pub threshold: usize,
    /// How many responses counted.
    #[serde(default)]
    pub answered: usize,
    /// People per post id at that time.
    #[serde(default)]
    pub staff: BTreeMap<String, u16>,
    /// The responses; empty in what is handed over to others.
    #[serde(default)]
    pub responses: Shared<Vec<ReceivedResponse>>,
    /// Ids of responses that had not counted in figures when it was closed, see
    /// [`Dossier::hold_back`](super::Dossier::hold_back).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub waiting: BTreeSet<String>,
    /// The figures that were shown, by competency id; groups too small are not in it.
    #[serde(default)]
    pub figures: BTreeMap<String, PastFigures>,
}

fields!(PastDiagnosis { id, closed; threshold, answered, staff, responses, waiting, figures });

/// What was shown of one competency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PastFigures {
    /// People who answered, whole municipality.
    pub people: usize,
    /// Sum of their levels, so that the mean is exact.
    pub levels: u32,
    /// People below what their posts require.
    pub with_gap: usize,
}

fields!(PastFigures { ; people, levels, with_gap });

/// The plan of a term that ended, with what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PastPlan {
    /// Random identity.
    pub id: String,
    /// The day it was closed.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub closed: Option<NaiveDate>,
    /// The term.
    pub term: Term,
    /// First and last year of the plan.
    pub years: (i32, i32),
    /// The plan.
    pub plan: TrainingPlan,
}

fields!(PastPlan { ; id, closed, term, years, plan });
