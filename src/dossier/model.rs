//! The shape of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use super::institution::{Institution, ObjectiveRef};
use super::moment::{Term, TermError, usual_plan_year};
use super::protect::{DEFAULT_THRESHOLD, MINIMUM_THRESHOLD};
use crate::documents::{Chain, Envelope, Faults, FromValue, Kind, Payload, Step, fields};
use crate::framework::Moment;
use crate::response::{MunicipalityRef, Response};

/// Everything one municipality keeps (on screen: *expediente*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Dossier {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// The elected term.
    pub term: Term,
    /// First and last year of the plan.
    pub years: (i32, i32),
    /// People per post id. A post with zero people is one the municipality does not have.
    pub staff: BTreeMap<String, u16>,
    /// People below which a group is not shown.
    pub threshold: usize,
    /// Responses received.
    pub responses: Vec<ReceivedResponse>,
    /// Ids of responses that do not count in figures yet, see [`Dossier::hold_back`].
    pub waiting: BTreeSet<String>,
    /// How the parts of a priority weigh.
    pub weights: Weights,
    /// Competency ids marked by hand as asked for by an objective of a planning instrument.
    pub tied: BTreeSet<String>,
    /// Institutional diagnosis.
    pub institution: Institution,
    /// The plan.
    pub plan: TrainingPlan,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(Dossier {
    ; municipality, term, years, staff, threshold, responses, waiting, weights, tied, institution, plan, example
});

impl Default for Dossier {
    fn default() -> Self {
        Dossier {
            municipality: MunicipalityRef::default(),
            term: Term::default(),
            years: (0, 0),
            staff: BTreeMap::new(),
            threshold: DEFAULT_THRESHOLD,
            responses: Vec::new(),
            waiting: BTreeSet::new(),
            weights: Weights::default(),
            tied: BTreeSet::new(),
            institution: Institution::default(),
            plan: TrainingPlan::default(),
            example: false,
        }
    }
}

impl Dossier {
    /// Returns an empty dossier for a plan of the usual year.
    pub fn new(country: &str, today: NaiveDate) -> Dossier {
        let year = usual_plan_year(today);
        Dossier {
            municipality: MunicipalityRef {
                country: country.to_string(),
                ..MunicipalityRef::default()
            },
            years: (year, year),
            ..Dossier::default()
        }
    }

    /// Returns the day whose moment counts for the plan: its first day, or today where that is past.
    pub fn plan_day(&self, today: NaiveDate) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(self.years.0, 1, 1);
        first.map_or(today, |first| first.max(today))
    }

    /// Returns the moment of the term that counts for the plan.
    ///
    /// # Errors
    /// When nothing was chosen and the dates give none.
    pub fn moment(&self, today: NaiveDate) -> Result<Moment, TermError> {
        self.term.moment(self.plan_day(today))
    }

    /// Tells whether the plan has years outside the term, where the dates of both are known.
    pub fn plan_leaves_term(&self) -> bool {
        let (first, last) = self.years;
        self.term
            .dates()
            .is_ok_and(|(begins, ends)| first < begins.year() || last > ends.year())
    }

    /// Counts the responses that were given in another country: they do not belong here.
    pub fn responses_of_other_countries(&self) -> usize {
        let country = &self.municipality.country;
        let given = self.responses.iter();
        given
            .filter(|found| found.response().municipality.country != *country)
            .count()
    }

    /// Tells whether an objective of a planning instrument asks for a competency.
    pub fn is_tied(&self, competency: &str) -> bool {
        self.tied.contains(competency) || self.institution.asks_for(competency)
    }

    /// Returns the threshold in force, never under the minimum.
    pub fn threshold(&self) -> usize {
        self.threshold.max(MINIMUM_THRESHOLD)
    }

    /// Tells whether the municipality has too few people for any group figure (individual mode).
    pub fn individual_mode(&self) -> bool {
        let staff: usize = self.staff.values().map(|people| usize::from(*people)).sum();
        staff > 0 && staff < self.threshold()
    }
}

impl Payload for Dossier {
    const KIND: Kind = Kind::Dossier;
    const CHAIN: Chain = Chain(&[Step {
        name: "institutional diagnosis, objectives that activities serve",
        apply: Ok,
    }]);
    const ABOUT: &'static str = "Yachay Municipal: expediente de una municipalidad (perfil, respuestas recibidas y plan de formación). / A municipality's dossier (profile, responses received and training plan).";
    const PURPOSE: &'static str = "Solo para planificar formación en servicio; contiene respuestas de personas: guárdelo con reserva. / Only to plan in-service training; it holds people's responses: keep it in confidence.";
}

/// A response as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceivedResponse {
    /// The document, in the ids of the dossier's framework.
    pub document: Envelope<Response>,
    /// When it was taken in (UTC).
    #[serde(with = "crate::documents::time::moment")]
    #[cfg_attr(feature = "schema", schemars(with = "DateTime<Utc>"))]
    pub received: DateTime<Utc>,
    /// The document as it was handed over, where ids of an earlier framework changed or were set
    /// aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Envelope<Response>>,
}

fields!(ReceivedResponse { document, received; original });

impl ReceivedResponse {
    /// Returns the answers.
    pub fn response(&self) -> &Response {
        &self.document.payload
    }

    /// Returns the first post held: the unit that the person is counted in.
    pub fn main_post(&self) -> Option<&str> {
        let posts = &self.response().respondent.posts;
        posts.first().map(String::as_str)
    }
}

/// How the parts of a priority weigh against each other, 0–100 each; only their proportions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Weights {
    /// Distance between present and required level.
    pub gap: u8,
    /// Importance that people give it.
    pub importance: u8,
    /// Share of people with a gap.
    pub people: u8,
    /// Moment of the term, calendar and rules.
    pub urgency: u8,
    /// An objective of a planning instrument asks for it.
    pub objective: u8,
}

fields!(Weights { ; gap, importance, people, urgency, objective });

impl Default for Weights {
    /// The product's own starting point: discrepancy first, not stated wish (domain.md, section 5).
    fn default() -> Self {
        Weights {
            gap: 40,
            importance: 20,
            people: 20,
            urgency: 10,
            objective: 10,
        }
    }
}

/// The plan as far as people have decided it (on screen: *plan de formación en servicio*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TrainingPlan {
    /// What was accepted or added, in the order of the plan.
    pub activities: Vec<Activity>,
    /// What was not wanted, and why.
    pub rejected: Vec<Rejection>,
}

fields!(TrainingPlan { ; activities, rejected });

/// One activity of the plan. Where a text is absent, the framework's own words stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Activity {
    /// Random identity.
    pub id: String,
    /// The suggestion it comes from; absent when added by hand.
    pub suggestion: Option<String>,
    /// Training, or an organisational measure.
    pub measure: bool,
    /// Title in the municipality's words.
    pub title: Option<String>,
    /// Objective in the municipality's words.
    pub objective: Option<String>,
    /// Content id.
    pub content: Option<String>,
    /// Competency ids that it builds.
    pub competencies: Vec<String>,
    /// Modality id.
    pub modality: Option<String>,
    /// Modality ids that run beside it.
    pub companions: Vec<String>,
    /// People per post id.
    pub participants: BTreeMap<String, u16>,
    /// Objective of a planning instrument that it serves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<ObjectiveRef>,
    /// Hours.
    pub hours: Option<u16>,
    /// First month, as the first day of it.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub from: Option<NaiveDate>,
    /// Last month, as the first day of it.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub to: Option<NaiveDate>,
    /// Product at work in the municipality's words.
    pub product: Option<String>,
    /// Indicator in the municipality's words.
    pub indicator: Option<String>,
    /// Who answers for it.
    pub responsible: String,
    /// Cost in cents of the pack's currency.
    pub cost_cents: Option<u64>,
    /// Notes.
    pub notes: String,
    /// Rules behind it, with the facts that fired them, as they were when it was accepted.
    pub reasons: Vec<Reason>,
    /// Whether somebody changed it after it was suggested.
    pub edited: bool,
}

fields!(Activity {
    ; id, suggestion, measure, title, objective, content, competencies, modality, companions, participants, serves, hours, from, to, product, indicator, responsible, cost_cents, notes, reasons, edited
});

/// A rule that fired and the facts behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// Rule id.
    pub rule: String,
    /// Numbers of the cases that held, from 1.
    pub cases: Vec<usize>,
    /// What made them hold.
    pub facts: Vec<Fact>,
}

fields!(Reason { rule, cases, facts });

/// A fact that a rule looked at. It never carries a count of people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Moment of the term.
    Moment {
        /// Which.
        value: crate::framework::Moment,
    },
    /// Roles of most of those who need it.
    Roles {
        /// Which.
        value: Vec<crate::framework::Role>,
    },
    /// Kind of the content.
    ContentKind {
        /// Which.
        value: crate::framework::ContentKind,
    },
    /// Axis of the content.
    Axis {
        /// Axis id.
        value: String,
    },
    /// The content.
    Content {
        /// Content id.
        value: String,
    },
    /// The modality chosen.
    Modality {
        /// Modality id.
        value: String,
    },
    /// What stops most people.
    Factor {
        /// Which.
        value: crate::framework::Factor,
    },
    /// Whether it is new to most of those who need it.
    FirstTime {
        /// Whether.
        value: bool,
    },
    /// Whether the municipality has few staff.
    Small {
        /// Whether.
        value: bool,
    },
    /// Whether somebody prefers another language.
    OtherLanguage {
        /// Whether.
        value: bool,
    },
    /// Whether somebody here can teach it.
    LocalTeacher {
        /// Whether.
        value: bool,
    },
    /// What the institution lacks that it helps with.
    Lacks {
        /// Which kinds of things.
        value: Vec<crate::framework::LackKind>,
    },
}

impl FromValue for Fact {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        let mut map = faults.object(content);
        match name.as_str() {
            "moment" => Fact::Moment {
                value: faults.required(&mut map, "value"),
            },
            "roles" => Fact::Roles {
                value: faults.required(&mut map, "value"),
            },
            "content-kind" => Fact::ContentKind {
                value: faults.required(&mut map, "value"),
            },
            "axis" => Fact::Axis {
                value: faults.required(&mut map, "value"),
            },
            "content" => Fact::Content {
                value: faults.required(&mut map, "value"),
            },
            "modality" => Fact::Modality {
                value: faults.required(&mut map, "value"),
            },
            "factor" => Fact::Factor {
                value: faults.required(&mut map, "value"),
            },
            "first-time" => Fact::FirstTime {
                value: faults.required(&mut map, "value"),
            },
            "small" => Fact::Small {
                value: faults.required(&mut map, "value"),
            },
            "other-language" => Fact::OtherLanguage {
                value: faults.required(&mut map, "value"),
            },
            "local-teacher" => Fact::LocalTeacher {
                value: faults.required(&mut map, "value"),
            },
            "lacks" => Fact::Lacks {
                value: faults.required(&mut map, "value"),
            },
            _ => {
                faults.expected("fact", &name.into());
                Fact::Small { value: false }
            }
        }
    }
}

/// A suggestion that was not wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rejection {
    /// The suggestion.
    pub suggestion: String,
    /// Why, in the municipality's words.
    pub reason: String,
    /// When (UTC).
    #[serde(with = "crate::documents::time::moment")]
    #[cfg_attr(feature = "schema", schemars(with = "DateTime<Utc>"))]
    pub decided: DateTime<Utc>,
}

fields!(Rejection {
    suggestion,
    reason,
    decided
});
