//! The shape of a response.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::municipality::MunicipalityRef;
use super::rating::{Level, Rating};
use super::step::Step;
use crate::documents::{Chain, Kind, Payload, Step as MigrationStep, fields, names};
use crate::framework::{Factor, Role};

/// One person's answers (on screen: *respuesta*). It holds no name and no identity document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Response {
    /// Informed consent, given before the first question.
    pub consent: Option<Consent>,
    /// Where the person works.
    pub municipality: MunicipalityRef,
    /// Who answers, as far as a training plan needs it.
    pub respondent: Respondent,
    /// Answer to the practice item; never used in any figure.
    pub practice: Option<Rating>,
    /// Answers per competency id.
    pub diagnosis: BTreeMap<String, Answer>,
    /// What is asked for, and under what conditions.
    pub survey: NeedsSurvey,
    /// Id of this person's own response to the diagnosis before, where this is a later one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// Where the person is.
    pub step: Step,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(Response {
    ; consent, municipality, respondent, practice, diagnosis, survey, follows, step, example
});

impl Payload for Response {
    const KIND: Kind = Kind::Response;
    const CHAIN: Chain = Chain(&[MigrationStep {
        name: "the response before",
        apply: Ok,
    }]);
    const ABOUT: &'static str = "Yachay Municipal: respuesta de una persona (autodiagnóstico y encuesta de necesidades de formación). / One person's response (self-diagnosis and training-needs survey).";
    const PURPOSE: &'static str = "Solo para planificar formación en servicio; no es sanción ni evaluación de desempeño. / Only to plan in-service training; neither a sanction nor a performance evaluation.";
}

/// Informed consent (Ley 29733, domain.md section 7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Consent {
    /// Day it was given.
    #[serde(with = "crate::documents::time::day")]
    #[cfg_attr(feature = "schema", schemars(with = "NaiveDate"))]
    pub given: NaiveDate,
    /// Version of the notice that was shown.
    pub notice: u32,
}

fields!(Consent { given, notice });

/// Who answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Respondent {
    /// Post ids, the main one first.
    pub posts: Vec<String>,
    /// Roles, where the person corrected those that follow from the posts.
    pub roles: Option<Vec<Role>>,
    /// Years of experience in municipal work.
    pub experience: Option<Experience>,
    /// Languages spoken, as ids of the country pack.
    pub languages: Vec<String>,
    /// How the internet is at work.
    pub connectivity: Option<Connectivity>,
}

fields!(Respondent { ; posts, roles, experience, languages, connectivity });

/// Years of experience in municipal work, in bands so that nobody is recognised by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Experience {
    /// Less than a year.
    UnderOne,
    /// One to four years: up to one term.
    OneToFour,
    /// Five to nine years.
    FiveToNine,
    /// Ten years or more.
    TenOrMore,
}

names!(Experience {
    UnderOne = "under-one",
    OneToFour = "one-to-four",
    FiveToNine = "five-to-nine",
    TenOrMore = "ten-or-more"
});

impl Experience {
    /// The bands in order.
    pub const ALL: [Experience; 4] = [
        Experience::UnderOne,
        Experience::OneToFour,
        Experience::FiveToNine,
        Experience::TenOrMore,
    ];
}

/// How the internet is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Connectivity {
    /// None.
    None,
    /// Some hours or days, or only on a phone.
    Sometimes,
    /// Most of the time.
    Stable,
}

names!(Connectivity {
    None = "none",
    Sometimes = "sometimes",
    Stable = "stable"
});

impl Connectivity {
    /// The choices in order.
    pub const ALL: [Connectivity; 3] = [
        Connectivity::None,
        Connectivity::Sometimes,
        Connectivity::Stable,
    ];
}

/// What a person says about one competency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Answer {
    /// The behaviour sentence chosen.
    pub rating: Option<Rating>,
    /// Importance for this person's work.
    pub importance: Option<Level>,
    /// What the person could show.
    pub evidence: String,
    /// What stops a higher level, where there is a gap.
    pub factor: Option<Factor>,
}

fields!(Answer { ; rating, importance, evidence, factor });

impl Answer {
    /// Returns the level where one was chosen.
    pub fn level(&self) -> Option<Level> {
        self.rating.and_then(Rating::level)
    }
}

/// What a person asks for and what the training must respect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct NeedsSurvey {
    /// Content ids wanted, the most wanted first.
    pub wanted: Vec<String>,
    /// Contents already trained in, and whether they could be applied, once the person says so.
    pub trained: BTreeMap<String, Option<Application>>,
    /// Preferred modality id.
    pub modality: Option<String>,
    /// Preferred language of learning, an id of the country pack.
    pub language: Option<String>,
    /// Days that are possible.
    pub days: Vec<DayKind>,
    /// Parts of the day that are possible.
    pub day_parts: Vec<DayPart>,
    /// Hours a week that are possible.
    pub weekly_hours: Option<u8>,
    /// What would make it hard to take part.
    pub obstacles: Vec<Obstacle>,
    /// Would teach others.
    pub would_teach: Option<bool>,
    /// Contents the person could teach.
    pub teaches: Vec<String>,
    /// Anything else.
    pub comment: String,
}

fields!(NeedsSurvey {
    ; wanted, trained, modality, language, days, day_parts, weekly_hours, obstacles, would_teach, teaches, comment
});

/// Whether earlier training could be applied at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Application {
    /// Applied at work.
    Applied,
    /// Applied in part.
    Partly,
    /// Not applied.
    NotApplied,
}

names!(Application {
    Applied = "applied",
    Partly = "partly",
    NotApplied = "not-applied"
});

impl Application {
    /// The choices in order.
    pub const ALL: [Application; 3] = [
        Application::Applied,
        Application::Partly,
        Application::NotApplied,
    ];
}

/// Days that are possible for training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Monday to Friday.
    Weekdays,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

names!(DayKind {
    Weekdays = "weekdays",
    Saturday = "saturday",
    Sunday = "sunday"
});

impl DayKind {
    /// The choices in order.
    pub const ALL: [DayKind; 3] = [DayKind::Weekdays, DayKind::Saturday, DayKind::Sunday];
}

/// Parts of the day that are possible for training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// After work.
    Evening,
}

names!(DayPart {
    Morning = "morning",
    Afternoon = "afternoon",
    Evening = "evening"
});

impl DayPart {
    /// The choices in order.
    pub const ALL: [DayPart; 3] = [DayPart::Morning, DayPart::Afternoon, DayPart::Evening];
}

/// What makes it hard to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// No permission or support from the authority.
    Permission,
    /// Distance or transport.
    Distance,
    /// Cost.
    Cost,
    /// No or weak internet.
    Network,
    /// Too much work.
    Workload,
}

names!(Obstacle {
    Permission = "permission",
    Distance = "distance",
    Cost = "cost",
    Network = "network",
    Workload = "workload"
});

impl Obstacle {
    /// The choices in order.
    pub const ALL: [Obstacle; 5] = [
        Obstacle::Permission,
        Obstacle::Distance,
        Obstacle::Cost,
        Obstacle::Network,
        Obstacle::Workload,
    ];
}
