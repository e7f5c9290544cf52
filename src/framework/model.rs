//! The catalogue an instrument is built from: what a framework file holds.
//!
//! Every item has an `id` (kebab-case, never reused for another meaning) and the keys of the
//! sources that it comes from: `REM`, `PRO`, `GPC`, `ILP`, `FOC`, each with the section after a
//! space (`"REM II.c"`), or `own` for what the product itself proposes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::glossary::Term;
use super::history::Ancestor;
use super::institution::{Dimension, Instrument, Practice, PracticeAxis, Principle, System};
use super::mandate::Mandate;
use super::pack::CountryPack;
use super::post::{ActorKind, Moment, Post};
use super::reference::{Note, Question, Service};
use super::rule::Rule;
use super::session::SessionModel;
use super::text::Text;
use crate::documents::{fields, names};

/// The versioned catalogue (on screen: *marco*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Identity of the framework, for example `yachay`.
    pub id: String,
    /// Version of the content, `year.number`.
    pub version: String,
    /// Fingerprint of the whole content in both languages, set when the framework is built.
    #[serde(default)]
    pub content_hash: String,
    /// Earlier versions whose answers this one understands, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Ancestor>,
    /// The country in force: calendar, names of plans, norms.
    pub pack: CountryPack,
    /// The other countries to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_packs: Vec<CountryPack>,
    /// Words of whoever publishes the framework for those of the product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// The documents behind the source keys.
    pub sources: Vec<Source>,
    /// Thematic axes that group competencies and contents.
    pub axes: Vec<Axis>,
    /// Fields of municipal competence (on screen: *competencia municipal*).
    pub mandates: Vec<Mandate>,
    /// Learning topics.
    pub contents: Vec<Content>,
    /// Forms of training.
    pub modalities: Vec<Modality>,
    /// Observable capacities a post needs.
    pub competencies: Vec<Competency>,
    /// Posts of the municipality, each with its ideal profile.
    pub posts: Vec<Post>,
    /// Rules that turn a diagnosis into suggestions.
    pub rules: Vec<Rule>,
    /// Administrative systems, for the institutional diagnosis.
    pub systems: Vec<System>,
    /// Planning instruments and what each one guides.
    pub instruments: Vec<Instrument>,
    /// Dimensions of the principles of planning.
    pub dimensions: Vec<Dimension>,
    /// Principles of planning.
    pub principles: Vec<Principle>,
    /// Groups of good practices.
    pub practice_axes: Vec<PracticeAxis>,
    /// Good practices.
    pub practices: Vec<Practice>,
    /// Services that an association offers.
    pub services: Vec<Service>,
    /// Questions that open a conversation in a workshop.
    pub questions: Vec<Question>,
    /// Models of sessions with a group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionModel>,
    /// What the sources teach beside that, to consult.
    pub notes: Vec<Note>,
    /// Words of the documents of a plan, by their key: heads of tables, states, units.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, Text>,
}

fields!(strict Framework {
    id, version, pack, sources, axes, mandates, contents, modalities, competencies, posts, rules, systems,
    instruments, dimensions, principles, practice_axes, practices, services, questions, notes;
    content_hash, history, other_packs, glossary, sessions, labels
});

/// A document behind a source key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key, for example `REM`.
    pub id: String,
    /// Title, author and year in one line.
    pub title: Text,
    /// Its sections; a source key is the source, a space and one of these.
    pub sections: Vec<Section>,
}

fields!(strict Source { id, title, sections });

/// A section of a source document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Number or heading, for example `II.c`.
    pub id: String,
    /// What it is about.
    pub title: Text,
    /// Why nothing of it stands in the framework, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

fields!(strict Section { id, title; note });

/// A thematic axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// One sentence for whoever meets it the first time.
    pub summary: Text,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Axis { id, name, summary, source });

/// A learning topic (on screen: *contenido*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// What one learns, in one sentence.
    pub summary: Text,
    /// Axis.
    pub axis: String,
    /// What kind of learning it asks for.
    pub kind: ContentKind,
    /// What the learner leaves in the municipality (rule `applied-product`).
    pub product: Text,
    /// How its application is seen beyond attendance (rule `evaluate-application`).
    pub indicator: Text,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Content { id, name, summary, axis, kind, product, indicator, source });

/// What kind of learning a content asks for; rules read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ContentKind {
    /// Legal framework: one has to know what changed.
    Legal,
    /// Administrative procedure: learnt on the job.
    Procedure,
    /// Participatory process: conducted with people.
    Process,
    /// Concepts, policies and strategy.
    Strategy,
    /// Leadership and organisational culture.
    Leadership,
}

names!(ContentKind {
    Legal = "legal",
    Procedure = "procedure",
    Process = "process",
    Strategy = "strategy",
    Leadership = "leadership"
});

/// A form of training with its own phases (on screen: *modalidad*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Modality {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// The unit it is counted by in registers (REM, Cuadros 2–4).
    pub unit: CountUnit,
    /// What it is for.
    pub purpose: Text,
    /// Inner phases in order.
    pub phases: Vec<Phase>,
    /// Whether the phases follow one another.
    pub sequential: bool,
    /// For whom it is.
    pub audience: Text,
    /// The kinds of actors that it takes; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<ActorKind>,
    /// Years of experience that stand in place of a degree; absent where it asks for neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degree_or_years: Option<u8>,
    /// What has to be true before it begins.
    pub requirements: Vec<Text>,
    /// What is known to go wrong.
    pub limits: Vec<Text>,
    /// What the trainer must bring.
    pub trainer: Vec<Text>,
    /// Usual hours, least and most; a default the user changes.
    pub hours: (u16, u16),
    /// Place on the ladder: 1 inform, 2 apply, 3 specialise, 4 innovate, 0 throughout.
    pub step: u8,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Modality {
    id, name, unit, purpose, phases, sequential, audience, requirements, limits, trainer, hours, step, source;
    actors, degree_or_years
});

impl Modality {
    /// Tells whether it takes people of a kind.
    pub fn takes(&self, actor: ActorKind) -> bool {
        self.actors.is_empty() || self.actors.contains(&actor)
    }
}

/// The unit a modality is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CountUnit {
    /// By activity carried out.
    Activity,
    /// By municipality assisted.
    AssistedMunicipality,
    /// Runs all the time, not counted.
    Continuous,
}

names!(CountUnit {
    Activity = "activity",
    AssistedMunicipality = "assisted-municipality",
    Continuous = "continuous"
});

/// An inner phase of a modality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Identity, unique in its modality.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// What happens in it.
    pub summary: Text,
    /// Share of the modality's time, in percent; the phases add up to 100.
    pub share: u8,
}

fields!(strict Phase { id, name, summary, share });

/// An observable capacity that a post needs (on screen: *competencia*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Competency {
    /// Identity.
    pub id: String,
    /// Name, beginning with a verb.
    pub name: Text,
    /// What it is, in one sentence.
    pub definition: Text,
    /// Axis.
    pub axis: String,
    /// Mandates it serves; empty for generic ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mandates: Vec<String>,
    /// Five sentences of observable behaviour, level 1 to 5.
    pub levels: [Text; 5],
    /// What a third person could be shown.
    pub evidence: Text,
    /// Contents that build it, the most direct first.
    pub contents: Vec<String>,
    /// How much it matters in each moment of the term.
    pub importance: MomentHint,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Competency {
    id, name, definition, axis, levels, evidence, contents, importance, source; mandates
});

/// A hint of importance per moment of the term, 1 (can wait) to 3 (now).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MomentHint {
    /// First year of the term.
    pub start: u8,
    /// Years between.
    pub stable: u8,
    /// Last year.
    pub exit: u8,
}

fields!(strict MomentHint { start, stable, exit });

impl MomentHint {
    /// Returns the hint of one moment.
    pub fn at(self, moment: Moment) -> u8 {
        match moment {
            Moment::Start => self.start,
            Moment::Stable => self.stable,
            Moment::Exit => self.exit,
        }
    }
}
