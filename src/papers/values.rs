//! What stands for the placeholders.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::dates::years_text;
use super::desk::{Desk, first_day, last_day, training};
use super::money::currency_sign;
use super::signatures::holder;
use crate::dossier::{Activity, CostSource, Person, Trainer, response_rate};
use crate::follow_up::{Permanence, permanence};
use crate::framework::{CountUnit, Label, Service, ServiceKind};
use crate::plan::{activity_cents, line_cents, people_in, requirements};
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
    values
}

fn objectives(desk: &Desk<'_>) -> Value {
    let mut found = Value::new();
    let served = desk.dossier.plan.activities.iter();
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
    for activity in &dossier.plan.activities {
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

/// Returns the values of a document about an activity.
pub fn activity_values(desk: &Desk<'_>, activity: &Activity) -> Values {
    let language = desk.language;
    let framework = desk.framework;
    let words = desk.words(activity);
    let contents = activity.contents().map(|id| {
        let found = framework.content(id);
        let name = found.map(|item| item.name.get(language));
        name.unwrap_or(id).to_string()
    });
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| framework.modality(id));
    let phases = modality.map(|modality| {
        let names: Vec<&str> = modality
            .phases
            .iter()
            .map(|item| item.name.get(language))
            .collect();
        names.join(if modality.sequential { " → " } else { "; " })
    });
    let level = activity.evaluation.as_deref().and_then(|id| {
        let mut levels = framework.pack.evaluation_levels.iter();
        levels.find(|level| level.id == id)
    });
    let spoken = activity
        .language
        .as_deref()
        .and_then(|id| framework.language(id));
    let mut values = Values::from([
        ("actividad", one(words.title)),
        ("objetivo", one(words.objective)),
        ("producto", one(words.product)),
        ("indicador", one(words.indicator)),
        ("contenidos", contents.collect()),
        (
            "modalidad",
            maybe(modality.map(|item| item.name.get(language).to_string())),
        ),
        ("fases", maybe(phases)),
        ("horas", maybe(activity.hours.map(|n| n.to_string()))),
        ("desde", maybe(first_day(activity).map(|day| desk.day(day)))),
        ("hasta", maybe(last_day(activity).map(|day| desk.day(day)))),
        ("participantes", one(desk.participants(activity))),
        ("responsable", one(activity.responsible.as_str())),
        (
            "lengua",
            maybe(spoken.map(|item| item.name.get(language).to_string())),
        ),
        (
            "objetivo_institucional",
            maybe(
                activity
                    .serves
                    .as_ref()
                    .and_then(|found| desk.objective(found)),
            ),
        ),
        (
            "evaluacion",
            maybe(level.map(|level| level.name.get(language).to_string())),
        ),
        ("requisitos", needed(desk, activity)),
        ("compromisos", commitments(desk, activity)),
    ]);
    values.extend(costs(desk, activity));
    values.extend(teaching(desk, activity));
    values
}

fn costs(desk: &Desk<'_>, activity: &Activity) -> Values {
    if activity.costs.is_empty() {
        return Values::new();
    }
    let others = CostSource::ALL
        .into_iter()
        .filter(|source| *source != CostSource::Municipality);
    let others = others.filter_map(|source| {
        let lines = activity.costs.iter().filter(|line| line.source == source);
        let cents = lines.fold(0u64, |sum, line| {
            sum.saturating_add(line_cents(activity, line))
        });
        (cents > 0).then(|| format!("{}: {}", desk.source(source), desk.money(cents)))
    });
    Values::from([
        ("costo", one(desk.money(activity_cents(activity)))),
        ("costo_municipalidad", one(desk.money(shares(activity).0))),
        ("contrapartida", others.collect()),
    ])
}

/// What must be so before an activity begins: what the rules behind it ask for, and what its modality does.
fn needed(desk: &Desk<'_>, activity: &Activity) -> Value {
    let mut found = Value::new();
    for text in requirements(desk.framework, &activity.reasons) {
        add_new(&mut found, text.get(desk.language).to_string());
    }
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| desk.framework.modality(id));
    for text in modality.iter().flat_map(|modality| &modality.requirements) {
        add_new(&mut found, text.get(desk.language).to_string());
    }
    found
}

fn commitments(desk: &Desk<'_>, activity: &Activity) -> Value {
    let stated = activity
        .commitments
        .iter()
        .filter(|item| !item.text.trim().is_empty());
    let lines = stated.map(|item| {
        let party = desk.party(item.by);
        let text = item.text.trim();
        match item.until {
            None => format!("{party}: {text}"),
            Some(day) => {
                let until = desk.say(Label::Until, &[("day", &desk.day(day))]);
                format!("{party}: {text} ({until})")
            }
        }
    });
    lines.collect()
}

fn teaching(desk: &Desk<'_>, activity: &Activity) -> Values {
    let language = desk.language;
    let service = service_of(desk, activity);
    let trainer = trainer_of(desk, activity);
    let own = activity
        .trainer_profile
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| desk.framework.modality(id));
    let profile: Value = match (own, modality) {
        (Some(text), _) => one(text),
        (None, Some(modality)) => {
            let texts = modality.trainer.iter();
            texts.map(|text| text.get(language).to_string()).collect()
        }
        (None, None) => Value::new(),
    };
    let results = service.map(|service| {
        let results = service.terms.results.iter();
        results.map(|text| text.get(language).to_string()).collect()
    });
    Values::from([
        (
            "servicio",
            maybe(service.map(|item| item.name.get(language).to_string())),
        ),
        ("resultados", results.unwrap_or_default()),
        (
            "formador",
            maybe(trainer.map(|trainer| trainer.name.clone())),
        ),
        ("entidad", one(trainer.map(entity).unwrap_or_default())),
        ("perfil_del_formador", profile),
    ])
}

/// Finds the trainer of an activity in the directory.
pub fn trainer_of<'a>(desk: &Desk<'a>, activity: &Activity) -> Option<&'a Trainer> {
    let id = activity.trainer.as_deref()?;
    desk.dossier
        .trainers
        .iter()
        .find(|trainer| trainer.id == id)
}

/// Names the other party of an agreement: the trainer's institution, or the trainer who comes from outside; nothing
/// for one of the municipality's own.
pub fn entity(trainer: &Trainer) -> String {
    match (trainer.institution.trim(), &trainer.person) {
        (_, Some(_)) => String::new(),
        ("", None) => trainer.name.clone(),
        (institution, None) => institution.to_string(),
    }
}

/// Finds the service of the associations' menu that teaches what the activity does, first one of its own kind (FOC).
fn service_of<'a>(desk: &Desk<'a>, activity: &Activity) -> Option<&'a Service> {
    let assistance = activity
        .modality
        .as_deref()
        .and_then(|id| desk.framework.modality(id));
    let assistance = assistance.is_some_and(|item| item.unit == CountUnit::AssistedMunicipality);
    let teaches = |service: &&Service| {
        let mut contents = activity.contents();
        contents.any(|id| service.contents.contains(id))
    };
    let fits =
        |service: &&Service| (service.kind == ServiceKind::TechnicalAssistance) == assistance;
    let all: Vec<&Service> = desk.framework.services.iter().filter(teaches).collect();
    all.iter().copied().find(fits).or(all.first().copied())
}

/// Returns the values of a document about a person in an activity.
pub fn person_values(desk: &Desk<'_>, activity: &Activity, person: &Person) -> Values {
    let execution = &activity.execution;
    let from = execution.from.or(first_day(activity));
    let to = execution.to.or(last_day(activity));
    let post = person.posts.first().map(|id| desk.post(id));
    let (sentence, day) = match (desk.framework.pack.permanence_factor, from.zip(to)) {
        (Some(factor), Some((from, to))) => {
            let found = permanence(desk.framework, person, from, to);
            (permanence_words(desk, found, factor), permanence_day(found))
        }
        (None, _) => (desk.label(Label::PermanenceOpen).to_string(), None),
        (Some(_), None) => (desk.label(Label::PermanenceUndated).to_string(), None),
    };
    Values::from([
        ("persona", one(person.name.as_str())),
        ("puesto", maybe(post)),
        ("permanencia", one(sentence)),
        ("fecha_de_permanencia", maybe(day.map(|day| desk.day(day)))),
    ])
}

/// Says until when somebody stays, or why not.
pub fn permanence_words(desk: &Desk<'_>, found: Permanence, factor: u8) -> String {
    match found {
        Permanence::Until(day) => desk.say(
            Label::PermanenceUntil,
            &[("day", &desk.day(day)), ("factor", &factor.to_string())],
        ),
        Permanence::ExemptPost => desk.label(Label::PermanenceExempt).to_string(),
        Permanence::Trust => desk.label(Label::PermanenceTrust).to_string(),
        Permanence::NotRegulated => desk.label(Label::PermanenceOpen).to_string(),
    }
}

fn permanence_day(found: Permanence) -> Option<NaiveDate> {
    match found {
        Permanence::Until(day) => Some(day),
        _ => None,
    }
}
