//! What stands for the placeholders of a document about an activity.

use chrono::NaiveDate;

use super::{Value, Values, add_new, maybe, one, shares};
use crate::dossier::{Activity, CostSource, Trainer};
use crate::follow_up::training_days;
use crate::framework::{CountUnit, Label, Service, ServiceKind};
use crate::papers::dates::long_month;
use crate::papers::desk::Desk;
use crate::plan::{activity_cents, line_cents, requirements};

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
    values.extend(days(desk, activity));
    values.extend(costs(desk, activity));
    values.extend(teaching(desk, activity));
    values
}

/// From when and until when: days where they are known, else months, which are no days.
fn days(desk: &Desk<'_>, activity: &Activity) -> Values {
    let days = training_days(desk.framework, activity);
    let begins = activity.phases.iter().filter_map(|phase| phase.from).min();
    let words = |day: Option<NaiveDate>, month: Option<NaiveDate>| {
        let month = || month.map(|month| long_month(month, &desk.locale()));
        maybe(day.map(|day| desk.day(day)).or_else(month))
    };
    let from = days.map(|(from, _)| from).or(begins);
    let to = days.map(|(_, to)| to);
    Values::from([
        ("desde", words(from, activity.from)),
        ("hasta", words(to, activity.to)),
    ])
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
