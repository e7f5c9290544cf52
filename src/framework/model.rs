//! The catalogue an instrument is built from: what a framework file holds.
//!
//! Every item has an `id` (kebab-case, never reused for another meaning) and the keys of the
//! sources that it comes from: `REM`, `PRO`, `GPC`, `ILP`, `FOC`, each with the section after a
//! space (`"REM II.c"`), or `own` for what the product itself proposes.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::text::Text;
use crate::documents::{Faults, FromValue, fields, names};

/// The versioned catalogue (on screen: *marco*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Identity of the framework, for example `pe`.
    pub id: String,
    /// Version of the content, `year.number`.
    pub version: String,
    /// Fingerprint of the whole content in both languages, set when the framework is built.
    #[serde(default)]
    pub content_hash: String,
    /// Country, calendar, plan and norm names.
    pub pack: CountryPack,
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
}

fields!(strict Framework {
    id, version, pack, sources, axes, mandates, contents, modalities, competencies, posts, rules; content_hash
});

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
    /// Regions, each with the digits that open the codes of its municipalities.
    pub regions: Vec<Named>,
    /// Length of the elected term in years.
    pub term_years: u8,
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
}

fields!(strict CountryPack {
    country, name, code_name, regions, term_years, plan_name, approving_act, currency, languages, calendar, norms
});

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
    /// Year, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Whether it was read in a published source.
    pub verified: bool,
}

fields!(strict Norm { id, name, says, verified; year });

/// A document behind a source key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key, for example `REM`.
    pub id: String,
    /// Title, author and year in one line.
    pub title: Text,
}

fields!(strict Source { id, title });

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

/// One of the fields of municipal competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// The functions that it is made of.
    pub functions: Vec<MandateFunction>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Mandate { id, name, functions, source });

/// A function inside a mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MandateFunction {
    /// Identity, unique in the framework.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Exclusive to the municipality or shared with other levels of government.
    pub sharing: Sharing,
    /// Levels of municipality that hold it.
    pub level: GovernmentLevel,
    /// Whether sharing and level were read in a published source; otherwise a default to check.
    #[serde(default)]
    pub verified: bool,
}

fields!(strict MandateFunction { id, name, sharing, level; verified });

/// Whether a function belongs to the municipality alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// The municipality alone.
    Exclusive,
    /// Together with other levels of government.
    Shared,
}

names!(Sharing {
    Exclusive = "exclusive",
    Shared = "shared"
});

/// The municipality that holds a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum GovernmentLevel {
    /// Provincial municipalities.
    Provincial,
    /// District municipalities.
    District,
    /// Both.
    Both,
}

names!(GovernmentLevel {
    Provincial = "provincial",
    District = "district",
    Both = "both"
});

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
    id, name, unit, purpose, phases, sequential, audience, requirements, limits, trainer, hours, step, source
});

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

/// A post of the municipality with its ideal profile (on screen: *puesto*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Identity.
    pub id: String,
    /// Name on screen.
    pub name: Text,
    /// Role or roles that follow from the post (REM I.d).
    pub roles: Vec<Role>,
    /// Who holds it.
    pub actor: ActorKind,
    /// What the post does.
    pub functions: Vec<Text>,
    /// Ideal profile: required level (1–5) per competency id.
    pub profile: BTreeMap<String, u8>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Post { id, name, roles, actor, functions, profile, source });

/// Phase of the elected term (REM I.c; on screen: *momento de la gestión*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// First year (*inicio*).
    Start,
    /// Years between (*gestión estable*).
    Stable,
    /// Last year (*salida*).
    Exit,
}

names!(Moment {
    Start = "start",
    Stable = "stable",
    Exit = "exit"
});

/// Role in the municipality (REM I.d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Longer horizons, several aspects of government (*estratégico*).
    Strategic,
    /// Immediate obligations of service (*operativo*).
    Operative,
}

names!(Role {
    Strategic = "strategic",
    Operative = "operative"
});

/// Who is trained (REM II).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// Elected authority.
    Authority,
    /// Official in charge of a unit (*funcionario*).
    Official,
    /// Worker or technician.
    Technician,
    /// Civil society in participatory bodies.
    CivilSociety,
}

names!(ActorKind {
    Authority = "authority",
    Official = "official",
    Technician = "technician",
    CivilSociety = "civil-society"
});

/// What stops a performance (three factors, REM I.a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Factor {
    /// Individual capacity: knowing how.
    Knowing,
    /// Relations in the organisation: how people work together.
    Relations,
    /// Functions entrusted: how the work is assigned.
    Functions,
}

names!(Factor {
    Knowing = "knowing",
    Relations = "relations",
    Functions = "functions"
});

/// A rule of the engine (domain.md, section 5): when all of `when` holds, `effects` follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Identity.
    pub id: String,
    /// The rule as a sentence for the user.
    pub sentence: Text,
    /// Cases in order; each that holds takes effect.
    pub cases: Vec<RuleCase>,
    /// Source keys.
    pub source: Vec<String>,
}

fields!(strict Rule { id, sentence, cases, source });

/// One case of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RuleCase {
    /// All that must hold; an absent condition always holds.
    #[serde(default)]
    pub when: Condition,
    /// What follows.
    pub then: Vec<Effect>,
}

fields!(strict RuleCase { then; when });

/// Conditions on the facts of a suggestion. Lists mean "one of these".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Moment of the term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Role of most of the people who need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Kind of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content_kinds: Vec<ContentKind>,
    /// Axis of the content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<String>,
    /// The content itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<String>,
    /// The modality chosen (only for effects other than `favor` and `exclude`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modalities: Vec<String>,
    /// What most people say stops them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor>,
    /// Most of those who need the content were never trained in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_time: Option<bool>,
    /// The municipality has few staff for its posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<bool>,
    /// Somebody prefers to learn in a language other than the pack's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_language: Option<bool>,
    /// Somebody at level 4 or 5, or trained before, offers to teach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_teacher: Option<bool>,
}

fields!(strict Condition {
    ; moments, roles, content_kinds, axes, contents, modalities, factors, first_time, small, other_language, local_teacher
});

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Effect {
    /// Makes modalities more suitable by `points` (1–5), or less by a negative number.
    Favor {
        /// Modality ids.
        modalities: Vec<String>,
        /// Points.
        points: i8,
    },
    /// Takes modalities out of the menu.
    Exclude {
        /// Modality ids.
        modalities: Vec<String>,
    },
    /// Adds a modality that runs beside the chosen one.
    Accompany {
        /// Modality id.
        modality: String,
    },
    /// Adds something the activity must have.
    Require {
        /// The requirement, as a sentence.
        text: Text,
    },
    /// Replaces training by an organisational measure.
    Measure {
        /// The measure, as a sentence.
        text: Text,
    },
    /// Adds a proposal to the plan as a whole.
    Propose {
        /// The proposal, as a sentence.
        text: Text,
    },
    /// Raises the urgency of the need by `points` (0–100 scale of the urgency component).
    Urge {
        /// Points.
        points: u8,
    },
}

impl FromValue for Effect {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        let mut map = faults.object(content);
        let effect = match name.as_str() {
            "favor" => Effect::Favor {
                modalities: faults.required(&mut map, "modalities"),
                points: faults.required(&mut map, "points"),
            },
            "exclude" => Effect::Exclude {
                modalities: faults.required(&mut map, "modalities"),
            },
            "accompany" => Effect::Accompany {
                modality: faults.required(&mut map, "modality"),
            },
            "require" => Effect::Require {
                text: faults.required(&mut map, "text"),
            },
            "measure" => Effect::Measure {
                text: faults.required(&mut map, "text"),
            },
            "propose" => Effect::Propose {
                text: faults.required(&mut map, "text"),
            },
            "urge" => Effect::Urge {
                points: faults.required(&mut map, "points"),
            },
            _ => {
                faults.expected("effect", &name.into());
                Effect::Urge { points: 0 }
            }
        };
        faults.nothing_left(&map);
        effect
    }
}
