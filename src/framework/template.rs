//! Templates of the documents of a plan, and the matrices that a country asks for: data of its pack.

use serde::Serialize;

use super::text::Text;
use crate::documents::{fields, names};

/// A template of a document to sign. Its body is in the markup that [`super::read_markup`] reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentTemplate {
    /// Identity, unique in its pack.
    pub id: String,
    /// What one document of it is about.
    pub scope: TemplateScope,
    /// Name on screen.
    pub title: Text,
    /// The text with its placeholders.
    pub body: Text,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict DocumentTemplate { id, scope, title, body, source });

/// What a document is about; each scope knows the placeholders of those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TemplateScope {
    /// The plan as a whole.
    #[default]
    Plan,
    /// One activity.
    Activity,
    /// One person in one activity.
    Person,
}

names!(TemplateScope {
    Plan = "plan",
    Activity = "activity",
    Person = "person"
});

/// A matrix that a country asks for, with its columns in the order that the country wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatrixTemplate {
    /// Identity, unique in its pack.
    pub id: String,
    /// Name on screen and over the table.
    pub title: Text,
    /// Its name as that of a sheet, at most 31 letters.
    pub sheet: Text,
    /// Columns in order.
    pub columns: Vec<MatrixColumn>,
    /// Codes of priority to choose from; empty where the country has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<String>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict MatrixTemplate { id, title, sheet, columns, source; priorities });

/// A column of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MatrixColumn {
    /// What stands in it.
    pub holds: MatrixCell,
    /// Its head, as the country words it.
    pub head: Text,
}

fields!(strict MatrixColumn { holds, head });

/// What the cell of a matrix can hold; one row is one training activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MatrixCell {
    /// Budget year.
    Year,
    /// Number of the activity.
    Code,
    /// Competencies that it builds.
    Need,
    /// Function of the post's profile that it serves.
    ProfileFunction,
    /// Title.
    Name,
    /// Units that take part.
    Units,
    /// Posts that take part.
    Posts,
    /// People who take part.
    Beneficiaries,
    /// Type of training.
    TrainingType,
    /// Type of action.
    ActionType,
    /// Hours.
    Hours,
    /// Code of priority.
    PriorityCode,
    /// Academic credits.
    Credits,
    /// Benefit, 1–3.
    Benefit,
    /// Tie to the functions, 1–3.
    Functions,
    /// Tie to an objective, 1–3.
    Objective,
    /// Sum of benefit, functions and objective, 3–9.
    Pertinence,
    /// Learning objective.
    LearningObjective,
    /// Performance objective.
    PerformanceObjective,
    /// Evaluation level.
    EvaluationLevel,
    /// Attendance in person or at a distance.
    Mode,
    /// When.
    Opportunity,
    /// Direct cost for each person.
    DirectCost,
    /// Indirect cost for each person.
    IndirectCost,
    /// Direct and indirect cost for each person.
    Subtotal,
    /// What the activity costs in all.
    Total,
}

names!(MatrixCell {
    Year = "year",
    Code = "code",
    Need = "need",
    ProfileFunction = "profile-function",
    Name = "name",
    Units = "units",
    Posts = "posts",
    Beneficiaries = "beneficiaries",
    TrainingType = "training-type",
    ActionType = "action-type",
    Hours = "hours",
    PriorityCode = "priority-code",
    Credits = "credits",
    Benefit = "benefit",
    Functions = "functions",
    Objective = "objective",
    Pertinence = "pertinence",
    LearningObjective = "learning-objective",
    PerformanceObjective = "performance-objective",
    EvaluationLevel = "evaluation-level",
    Mode = "mode",
    Opportunity = "opportunity",
    DirectCost = "direct-cost",
    IndirectCost = "indirect-cost",
    Subtotal = "subtotal",
    Total = "total"
});
