//! What stands for the placeholders: here those that every document knows; those about what came of the plan, about
//! an activity and about a person in rooms of their own.

mod activity;
mod outcome;
mod person;

pub use activity::{activity_values, entity, trainer_of};
pub use outcome::letters_asked;
pub use person::person_values;

use std::collections::BTreeMap;

use chrono::Datelike;

use super::dates::years_text;
use super::desk::{Desk, training};
use super::money::currency_sign;
use super::signatures::holder;
use crate::dossier::{Activity, CostSource, response_rate};
use crate::plan::{line_cents, people_in};
use crate::response::{CodeStatus, code_status};

/// What stands for a placeholder; empty where nothing is known.
pub type Value = Vec<String>;

/// Values by placeholder.
pub type Values = BTreeMap<&'static str, Value>;

/// Where what is missing can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The profile of the municipality.
    Profile,
    /// The people of the dossier: who signs, who takes part, who teaches.
    People,
    /// The responses.
    Responses,
    /// The objectives of planning instruments.
    Institution,
    /// The activities of the plan.
    Plan,
    /// The act that approved it.
    Approval,
    /// The activity.
    Activity,
    /// What came of the activities: products, indicators, cards.
    FollowUp,
}

/// Returns where what is missing for a placeholder can be filled in.
pub fn place_of(placeholder: &str) -> Place {
    match placeholder {
        "municipalidad" | "codigo" | "region" | "periodo" | "anios" | "personal" => Place::Profile,
        "alcaldia" | "gerencia" | "persona" | "puesto" => Place::People,
        "respuestas" | "tasa_de_respuesta" => Place::Responses,
        "objetivos" => Place::Institution,
        "numero_de_acto" | "fecha_de_acto" => Place::Approval,
        "total_actividades"
        | "total_horas"
        | "total_plazas"
        | "total_costo"
        | "total_municipalidad"
        | "total_otras_fuentes" => Place::Plan,
        "evidencias" | "cambios_notados" | "obstaculos" => Place::FollowUp,
        _ => Place::Activity,
    }
}

fn one(text: impl Into<String>) -> Value {
    let text = text.into();
    if text.trim().is_empty() {
        Vec::new()
    } else {
        vec![text]
    }
}

fn maybe(text: Option<String>) -> Value {
    text.map(one).unwrap_or_default()
}

/// Adds what is not there yet.
fn add_new(list: &mut Value, text: String) {
    if !text.trim().is_empty() && !list.contains(&text) {
        list.push(text);
    }
}

/// Returns the values that every document knows.
pub fn plan_values(desk: &Desk<'_>) -> Values {
    let dossier = desk.dossier;
    let pack = &desk.framework.pack;
    let place = &dossier.municipality;
    let region = match code_status(pack, &place.code) {
        CodeStatus::Known(region) => region.name.get(desk.language).to_string(),
        _ => String::new(),
    };
    let years = |(from, to): (i32, i32)| {
        if from == 0 {
            String::new()
        } else {
            years_text((from, to))
        }
    };
    let term = dossier.term.dates().ok();
    let term = term.map(|(from, to)| years_text((from.year(), to.year())));
    let approval = dossier.plan.approval.as_ref();
    let mut values = Values::from([
        ("municipalidad", one(place.name.as_str())),
        ("codigo", one(place.code.as_str())),
        ("region", one(region)),
        ("pais", one(pack.name.get(desk.language))),
        ("periodo", maybe(term)),
        ("anios", one(years(dossier.years))),
        ("nombre_del_plan", one(pack.plan_name.get(desk.language))),
        (
            "acto_que_aprueba",
            one(pack.approving_act.get(desk.language)),
        ),
        ("numero_de_acto", maybe(approval.map(|act| act.act.clone()))),
        ("fecha_de_acto", maybe(approval.map(|act| desk.day(act.on)))),
        ("fecha", one(desk.day(desk.today))),
        ("alcaldia", one(holder(desk, "alcalde"))),
        ("gerencia", one(holder(desk, "gerente-municipal"))),
        ("objetivos", objectives(desk)),
        ("normas", norms(desk)),
        (
            "moneda",
            one(format!(
                "{} ({})",
                currency_sign(&pack.currency),
                pack.currency
            )),
        ),
    ]);
    values.extend(totals(desk));
    values.extend(answers(desk));
    values.extend(outcome::outcome_values(desk));
    values.extend(outcome::kept_values(desk));
    values
}

fn objectives(desk: &Desk<'_>) -> Value {
    let mut found = Value::new();
    let served = desk.dossier.plan.standing();
    for served in served.filter_map(|activity| activity.serves.as_ref()) {
        add_new(&mut found, desk.objective(served).unwrap_or_default());
    }
    found
}

/// Only norms that were read in a published source may stand in an official text.
fn norms(desk: &Desk<'_>) -> Value {
    let norms = desk.framework.pack.norms.iter();
    let verified = norms.filter(|norm| norm.verified);
    verified
        .map(|norm| norm.name.get(desk.language).to_string())
        .collect()
}

fn totals(desk: &Desk<'_>) -> Values {
    let dossier = desk.dossier;
    let (mut count, mut hours, mut places) = (0u64, 0u64, 0u64);
    for activity in training(dossier) {
        count += 1;
        hours += u64::from(activity.hours.unwrap_or(0));
        places = places.saturating_add(people_in(activity));
    }
    let (mut own, mut others) = (0u64, 0u64);
    for activity in dossier.plan.standing() {
        let (mine, theirs) = shares(activity);
        own = own.saturating_add(mine);
        others = others.saturating_add(theirs);
    }
    let figure = |n: u64| match n {
        0 => Value::new(),
        n => one(n.to_string()),
    };
    Values::from([
        ("total_actividades", figure(count)),
        ("total_horas", figure(hours)),
        ("total_plazas", figure(places)),
        ("total_costo", one(desk.money(own.saturating_add(others)))),
        ("total_municipalidad", one(desk.money(own))),
        ("total_otras_fuentes", one(desk.money(others))),
    ])
}

/// Returns what the municipality pays for an activity and what others pay, in cents.
pub fn shares(activity: &Activity) -> (u64, u64) {
    let mut shares = (0u64, 0u64);
    for line in &activity.costs {
        let share = match line.source {
            CostSource::Municipality => &mut shares.0,
            _ => &mut shares.1,
        };
        *share = share.saturating_add(line_cents(activity, line));
    }
    shares
}

fn answers(desk: &Desk<'_>) -> Values {
    let rate = response_rate(desk.framework, desk.dossier);
    let figure = |n: usize| match n {
        0 => Value::new(),
        n => one(n.to_string()),
    };
    let percent = rate.percent().filter(|_| rate.received > 0);
    Values::from([
        ("respuestas", figure(rate.received)),
        ("personal", figure(rate.staff)),
        (
            "tasa_de_respuesta",
            maybe(percent.map(|n| format!("{n}\u{a0}%"))),
        ),
    ])
}
