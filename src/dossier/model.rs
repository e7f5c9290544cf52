//! The shape of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;

use super::cycle::{PastDiagnosis, PastPlan};
use super::held::HeldWorkshop;
use super::institution::Institution;
use super::moment::{Term, TermError, usual_plan_year};
use super::people::{Person, Signatory, Trainer};
use super::protect::{DEFAULT_THRESHOLD, MINIMUM_THRESHOLD};
use super::register::ExecutedAction;
use super::training_plan::{TrainingPlan, costs_as_lines};
use crate::documents::{Chain, Envelope, Kind, Payload, Shared, Step, fields};
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
    pub responses: Shared<Vec<ReceivedResponse>>,
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
    /// The people who take part in training (register of trained people).
    #[serde(skip_serializing_if = "no_people")]
    pub people: Shared<Vec<Person>>,
    /// Who can teach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trainers: Vec<Trainer>,
    /// Who signs the documents of the plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// Earlier diagnoses, the earliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnoses: Vec<Shared<PastDiagnosis>>,
    /// Plans of earlier terms, the earliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past_plans: Vec<Shared<PastPlan>>,
    /// Executed actions registered beside those of the plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub register: Vec<ExecutedAction>,
    /// Sessions that were held with a group, in the order of their coming.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub workshops: Vec<HeldWorkshop>,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(Dossier {
    ; municipality, term, years, staff, threshold, responses, waiting, weights, tied, institution, plan,
    people, trainers, signatories, diagnoses, past_plans, register, workshops, example
});

fn no_people(people: &Shared<Vec<Person>>) -> bool {
    people.is_empty()
}

impl Default for Dossier {
    fn default() -> Self {
        Dossier {
            municipality: MunicipalityRef::default(),
            term: Term::default(),
            years: (0, 0),
            staff: BTreeMap::new(),
            threshold: DEFAULT_THRESHOLD,
            responses: Shared::default(),
            waiting: BTreeSet::new(),
            weights: Weights::default(),
            tied: BTreeSet::new(),
            institution: Institution::default(),
            plan: TrainingPlan::default(),
            people: Shared::default(),
            trainers: Vec::new(),
            signatories: Vec::new(),
            diagnoses: Vec::new(),
            past_plans: Vec::new(),
            register: Vec::new(),
            workshops: Vec::new(),
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
    const IN_PARTS: bool = true;
    const CHAIN: Chain = Chain(&[
        Step {
            name: "institutional diagnosis, objectives that activities serve",
            apply: Ok,
        },
        Step {
            name: "costs line by line, people, follow-up, earlier diagnoses and plans",
            apply: costs_as_lines,
        },
        Step {
            name: "sessions that were held, what changes were about beside activities",
            apply: Ok,
        },
    ]);
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
