//! Models of sessions with a group, from which a facilitator starts (REM II.c; product.md, door 2).

use serde::Serialize;

use super::rule::LackKind;
use super::text::Text;
use crate::documents::{fields, names};

/// A model of a session (on screen: *modelo de sesión*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionModel {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// For whom it is and what comes out, in one sentence.
    pub summary: Text,
    /// Modality id whose inner phases it follows, where it follows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// Least and most hours that make sense.
    pub hours: (u8, u8),
    /// Hours to start from.
    pub usual: u8,
    /// Its phases in order; their shares add up to 100.
    pub phases: Vec<SessionPhase>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict SessionModel { id, name, summary, hours, usual, phases, source; modality });

/// A phase of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SessionPhase {
    /// Identity inside the model.
    pub id: String,
    /// Name on screen; the title on the projector.
    pub name: Text,
    /// What the group does.
    pub task: SessionTask,
    /// Id of the modality's phase that it belongs to, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// Share of the session's time, in percent.
    pub share: u8,
    /// Minutes below which it makes no sense.
    pub least: u16,
    /// What the facilitator says and does, step by step.
    pub script: Vec<Text>,
    /// Ids of the framework's questions that are put to the room.
    pub questions: Vec<String>,
    /// Questions of its own that are put to the room.
    pub ask: Vec<Text>,
    /// What must lie ready.
    pub materials: Vec<Text>,
    /// Who does what.
    pub roles: Vec<Text>,
    /// What of the institutional diagnosis is answered in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnosis: Vec<LackKind>,
}

fields!(strict SessionPhase {
    id, name, task, share, least, script, questions, ask, materials, roles; step, diagnosis
});

/// What the group does in a phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SessionTask {
    /// Somebody presents, or all talk together.
    #[default]
    Talk,
    /// Small groups work on their own.
    Groups,
    /// Everybody rates competencies, first alone, then together.
    Vote,
    /// The group answers the institutional diagnosis.
    Institution,
    /// The group says what keeps it from doing what it cannot do yet (REM I.a).
    Factors,
    /// Everybody gives points to what should come first.
    Points,
    /// Agreements and commitments are written down.
    Agreements,
    /// A break.
    Pause,
}

names!(SessionTask {
    Talk = "talk",
    Groups = "groups",
    Vote = "vote",
    Institution = "institution",
    Factors = "factors",
    Points = "points",
    Agreements = "agreements",
    Pause = "pause"
});

impl SessionTask {
    /// The tasks in order.
    pub const ALL: [SessionTask; 8] = [
        SessionTask::Talk,
        SessionTask::Groups,
        SessionTask::Vote,
        SessionTask::Institution,
        SessionTask::Factors,
        SessionTask::Points,
        SessionTask::Agreements,
        SessionTask::Pause,
    ];
}
