//! The shape of a session.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::ballot::Tally;
use super::clock::Timer;
use super::undo::Step;
use super::walk::Beat;
use crate::documents::{Chain, Kind, Payload, fields};
use crate::dossier::{DEFAULT_THRESHOLD, DiagnosisPart, Institution, MINIMUM_THRESHOLD};
use crate::framework::SessionTask;
use crate::response::MunicipalityRef;

/// A session with a group (on screen: *sesión*), from its preparation to its minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Workshop {
    /// What it is called.
    pub title: String,
    /// Id of the framework's model that it was made from; empty for none.
    pub made_from: String,
    /// Whether it is a model of one's own, to start others from.
    pub model: bool,
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// Id of the dossier on this device that its results go to, where one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossier: Option<String>,
    /// The day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub day: Option<NaiveDate>,
    /// When it begins, in minutes after midnight, where that was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begins: Option<u16>,
    /// Where it is held.
    pub place: String,
    /// Who leads it.
    pub facilitator: String,
    /// People below which no votes are shown.
    pub threshold: usize,
    /// Its phases in order.
    pub phases: Vec<Phase>,
    /// Who is there.
    pub attendance: Attendance,
    /// Where the session stands; nothing before it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Beat>,
    /// Whether the projector is dark.
    pub dark: bool,
    /// How long the present phase has taken.
    pub clock: Timer,
    /// How long the present discussion has taken.
    pub discussion: Timer,
    /// Seconds that a discussion may take.
    pub discussion_limit: u32,
    /// What the group found about the institution.
    pub institution: Institution,
    /// What was agreed.
    pub agreements: Vec<Noted>,
    /// Who does what until when.
    pub commitments: Vec<Commitment>,
    /// What was put off.
    pub parked: Vec<Noted>,
    /// Responses that were counted.
    pub taken: Vec<Taken>,
    /// What can be taken back, the latest last.
    pub past: Vec<Step>,
    /// When it was closed (UTC).
    #[serde(with = "super::model::optional_moment")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<DateTime<Utc>>"))]
    pub closed: Option<DateTime<Utc>>,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(Workshop {
    ; title, made_from, model, municipality, dossier, day, begins, place, facilitator, threshold, phases, attendance,
    at, dark, clock, discussion, discussion_limit, institution, agreements, commitments, parked, taken, past, closed,
    example
});

/// Seconds that a discussion may take, unless somebody sets another limit.
pub const USUAL_DISCUSSION: u32 = 180;

impl Default for Workshop {
    fn default() -> Self {
        Workshop {
            title: String::new(),
            made_from: String::new(),
            model: false,
            municipality: MunicipalityRef::default(),
            dossier: None,
            day: None,
            begins: None,
            place: String::new(),
            facilitator: String::new(),
            threshold: DEFAULT_THRESHOLD,
            phases: Vec::new(),
            attendance: Attendance::default(),
            at: None,
            dark: false,
            clock: Timer::default(),
            discussion: Timer::default(),
            discussion_limit: USUAL_DISCUSSION,
            institution: Institution::default(),
            agreements: Vec::new(),
            commitments: Vec::new(),
            parked: Vec::new(),
            taken: Vec::new(),
            past: Vec::new(),
            closed: None,
            example: false,
        }
    }
}

impl Payload for Workshop {
    const KIND: Kind = Kind::Workshop;
    const CHAIN: Chain = Chain(&[]);
    const ABOUT: &'static str = "Yachay Municipal: sesión con un grupo (fases, votos contados sin nombres, acuerdos y compromisos). / A session with a group (phases, votes counted without names, agreements and commitments).";
    const PURPOSE: &'static str = "Solo para planificar formación en servicio; no es sanción ni evaluación de desempeño. / Only to plan in-service training; neither a sanction nor a performance evaluation.";
}

impl Workshop {
    /// Returns the threshold in force, never under the minimum.
    pub fn threshold(&self) -> usize {
        self.threshold.max(MINIMUM_THRESHOLD)
    }

    /// Returns how many minutes its phases take together.
    pub fn minutes(&self) -> u32 {
        self.phases
            .iter()
            .map(|phase| u32::from(phase.minutes))
            .sum()
    }
}

/// A phase of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Phase {
    /// Random identity.
    pub id: String,
    /// Its name; the title on the projector.
    pub name: String,
    /// What the group does.
    pub task: SessionTask,
    /// Minutes that it may take.
    pub minutes: u16,
    /// Seconds that it took.
    pub spent: u32,
    /// What the facilitator says and does.
    pub script: Vec<String>,
    /// Questions put to the room.
    pub questions: Vec<String>,
    /// What must lie ready.
    pub materials: Vec<String>,
    /// Who does what.
    pub roles: Vec<String>,
    /// What is voted on.
    pub ballots: Vec<Ballot>,
    /// What gets points.
    pub points: Points,
    /// Parts of the institutional diagnosis that are answered.
    pub parts: Vec<DiagnosisPart>,
    /// What the group said, to be kept in the minutes.
    pub notes: String,
}

fields!(Phase {
    ; id, name, task, minutes, spent, script, questions, materials, roles, ballots, points, parts, notes
});

/// Something that is voted on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Ballot {
    /// Random identity.
    pub id: String,
    /// Competency id; empty for a sentence of the group's own.
    pub competency: String,
    /// What is voted on, where it is no competency.
    pub text: String,
    /// The level that the posts ask for, where one is known (1–5).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<u8>,
    /// The votes, the first round first; at most [`ROUNDS`].
    pub rounds: Vec<Round>,
    /// What the group agreed on: a level (1–5), or the number of the factor (1–3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<u8>,
    /// What shows it.
    pub evidence: String,
    /// Who sees it otherwise, and why, in the group's words.
    pub dissent: String,
}

fields!(Ballot { ; id, competency, text, required, rounds, agreed, evidence, dissent });

/// Rounds of voting that one thing may have.
pub const ROUNDS: usize = 2;

/// One round of votes, by the way in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Round {
    /// Hands or cards that the facilitator counted.
    pub hands: Tally,
    /// Votes given on a device that went round.
    pub kiosk: Tally,
    /// Responses of people who are there.
    pub imported: Tally,
    /// Responses of people who are not there.
    pub absent: Tally,
    /// Whether voting is over; only then a result is shown.
    pub closed: bool,
    /// Whether its result was shown once: from then on no single vote is added, because two results that differ by
    /// one vote would tell it.
    pub shown: bool,
}

fields!(Round { ; hands, kiosk, imported, absent, closed, shown });

/// Points that people give to what should come first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Points {
    /// Points that each person gives out; 0 stands for [`USUAL_POINTS`].
    pub each: u16,
    /// What they are given to.
    pub options: Vec<PointsOption>,
    /// Whether giving is over; only then the ranking is shown.
    pub closed: bool,
    /// Points before somebody changed their mind, by the id of the option.
    pub before: Vec<PointsBefore>,
}

fields!(Points { ; each, options, closed, before });

/// Points that each person gives out, unless somebody sets another number.
pub const USUAL_POINTS: u16 = 5;

/// Something that gets points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PointsOption {
    /// Random identity.
    pub id: String,
    /// Competency id; empty for words of the group's own.
    pub competency: String,
    /// What it is, where it is no competency.
    pub text: String,
    /// Points that it got.
    pub points: u16,
    /// Hands that it got where it was tied.
    pub tie: u16,
}

fields!(PointsOption { ; id, competency, text, points, tie });

/// What an option had before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PointsBefore {
    /// Id of the option.
    pub id: String,
    /// Points that it had.
    pub points: u16,
}

fields!(PointsBefore { ; id, points });

/// Who is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Attendance {
    /// How many, where somebody counted; otherwise those of the list who are present.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<u16>,
    /// Names, where they are taken down.
    pub people: Vec<Attendee>,
}

fields!(Attendance { ; counted, people });

/// Somebody on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Attendee {
    /// Random identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Post or organisation.
    pub office: String,
    /// Whether the person came.
    pub present: bool,
}

fields!(Attendee { ; id, name, office, present });

/// A sentence that was noted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Noted {
    /// Random identity.
    pub id: String,
    /// Its words.
    pub text: String,
}

fields!(Noted { ; id, text });

/// What somebody promised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Commitment {
    /// Random identity.
    pub id: String,
    /// What will be done.
    pub text: String,
    /// Who does it.
    pub responsible: String,
    /// Until when.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub due: Option<NaiveDate>,
}

fields!(Commitment { ; id, text, responsible, due });

/// A response that was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Taken {
    /// Its id.
    pub id: String,
    /// Its revision.
    pub revision: u64,
    /// Whether its person is not there.
    pub absent: bool,
}

fields!(Taken { ; id, revision, absent });

/// `serde(with)` that writes a moment that may be absent.
pub(super) mod optional_moment {
    use chrono::{DateTime, Utc};
    use serde::{Serialize, Serializer};

    use crate::documents::time::iso_moment;

    pub fn serialize<S: Serializer>(
        value: &Option<DateTime<Utc>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(iso_moment).serialize(to)
    }
}
