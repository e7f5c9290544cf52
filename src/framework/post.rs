//! Posts, and what a diagnosis says about people: moment, role, kind of actor, factor.

use std::collections::BTreeMap;

use serde::Serialize;

use super::text::Text;
use crate::documents::{fields, names};

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

impl ActorKind {
    /// The kinds in the order in which posts are listed.
    pub const ALL: [ActorKind; 4] = [
        ActorKind::Authority,
        ActorKind::Official,
        ActorKind::Technician,
        ActorKind::CivilSociety,
    ];
}

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
