//! Frameworks a version later, and documents to be put into their ids.

use std::collections::BTreeMap;

use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::{
    Activity, Dossier, Intake, IntakeRefusal, Objective, Rejection, SetAside, take_in,
};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Ancestor, Framework, Listed, Renamed};
use yachay_municipal::response::{Answer, Application, Response};

use crate::support::crowd::Dice;
use crate::support::{answer, document, dossier, ids, instant, level, peru, response, staff};

pub const NOW: &str = "2026-11-20T09:00:00Z";

/// Gives an item of a list another id; nothing else follows, since only the lists are looked at.
pub fn rename(framework: &mut Framework, listed: Listed, from: &str, to: &str) {
    fn change<'a>(mut ids: impl Iterator<Item = &'a mut String>, from: &str, to: &str) {
        let id = ids.find(|id| id.as_str() == from).expect("an item");
        *id = to.to_string();
    }
    match listed {
        Listed::Competency => {
            change(
                framework.competencies.iter_mut().map(|item| &mut item.id),
                from,
                to,
            );
            for post in &mut framework.posts {
                if let Some(required) = post.profile.remove(from) {
                    post.profile.insert(to.to_string(), required);
                }
            }
        }
        Listed::Content => change(
            framework.contents.iter_mut().map(|item| &mut item.id),
            from,
            to,
        ),
        Listed::Modality => {
            change(
                framework.modalities.iter_mut().map(|item| &mut item.id),
                from,
                to,
            );
        }
        Listed::Post => change(
            framework.posts.iter_mut().map(|item| &mut item.id),
            from,
            to,
        ),
    }
}

pub fn remove(framework: &mut Framework, listed: Listed, id: &str) {
    match listed {
        Listed::Competency => framework.competencies.retain(|item| item.id != id),
        Listed::Content => framework.contents.retain(|item| item.id != id),
        Listed::Modality => framework.modalities.retain(|item| item.id != id),
        Listed::Post => framework.posts.retain(|item| item.id != id),
    }
}

pub fn map_of(renamed: &mut Renamed, listed: Listed) -> &mut BTreeMap<String, String> {
    match listed {
        Listed::Competency => &mut renamed.competencies,
        Listed::Content => &mut renamed.contents,
        Listed::Modality => &mut renamed.modalities,
        Listed::Post => &mut renamed.posts,
    }
}

/// A change of an id since the present framework: another one, or none.
pub type Change<'a> = (Listed, &'a str, Option<&'a str>);

/// The framework a version later, with these changes.
pub fn later(version: &str, changes: &[Change<'_>]) -> Framework {
    let mut framework = peru().clone();
    framework.version = version.into();
    let mut renamed = Renamed::default();
    for (listed, from, to) in changes {
        match to {
            None => remove(&mut framework, *listed, from),
            Some(to) if framework.has(*listed, to) => {
                remove(&mut framework, *listed, from);
                map_of(&mut renamed, *listed).insert(from.to_string(), to.to_string());
            }
            Some(to) => {
                rename(&mut framework, *listed, from, to);
                map_of(&mut renamed, *listed).insert(from.to_string(), to.to_string());
            }
        }
    }
    framework.history.push(Ancestor {
        id: peru().id.clone(),
        version: peru().version.clone(),
        renamed,
    });
    framework.seal();
    framework
}

pub fn aside(list: &[(Listed, &[&str])]) -> SetAside {
    let list = list.iter();
    list.map(|(listed, found)| (*listed, ids(found).into_iter().collect()))
        .collect()
}

/// Somebody who answered about everything that has an id.
pub fn somebody() -> Envelope<Response> {
    let said = [
        ("fiscalizar-gestion", answer(2)),
        (
            "operar-siaf",
            Answer {
                importance: Some(level(4)),
                ..answer(3)
            },
        ),
        ("rendir-cuentas", answer(5)),
    ];
    let mut answers = response(&["regidor", "planificacion-presupuesto"], &said);
    answers.survey.wanted = ids(&["siaf", "contrataciones", "rendicion-de-cuentas"]);
    answers.survey.teaches = ids(&["contrataciones"]);
    answers.survey.trained = [
        ("siaf".to_string(), Some(Application::Applied)),
        ("contrataciones".to_string(), None),
    ]
    .into();
    answers.survey.modality = Some("pasantia".into());
    answers.survey.comment = "«Ñawi» 🌽".into();
    document(answers, &FixedWorld::default())
}

pub fn take(
    dossier: &mut Dossier,
    file: Envelope<Response>,
    framework: &Framework,
) -> Result<Intake, IntakeRefusal> {
    take_in(dossier, file, framework, instant(NOW))
}

/// A dossier that refers to every kind of id.
pub fn full_dossier() -> Dossier {
    let mut full = dossier(Vec::new());
    take(&mut full, somebody(), peru()).expect("of this version");
    full.staff = staff(&[("regidor", 5), ("alcalde", 1), ("desconocido", 2)]);
    full.tied = ids(&["operar-siaf", "rendir-cuentas"])
        .into_iter()
        .collect();
    full.institution
        .instruments
        .entry("pdc".into())
        .or_default()
        .objectives
        .push(Objective {
            id: "o".into(),
            text: "Servir mejor".into(),
            competencies: ids(&["operar-siaf"]).into_iter().collect(),
        });
    let activity = Activity {
        id: "a".into(),
        suggestion: Some("siaf+functions".into()),
        content: Some("siaf".into()),
        modality: Some("pasantia".into()),
        companions: ids(&["taller", "pasantia"]),
        competencies: ids(&["operar-siaf", "rendir-cuentas"]),
        participants: staff(&[("regidor", 5), ("alcalde", 1)]),
        ..Activity::default()
    };
    full.plan.activities.push(activity.into());
    full.plan.rejected.push(Rejection {
        suggestion: "contrataciones".into(),
        reason: "Ya lo hicimos".into(),
        decided: instant(NOW),
    });
    full
}

/// Random changes of ids: each item is renamed, merged into another, removed, or stays.
pub fn any_changes(dice: &mut Dice) -> Framework {
    let mut changes: Vec<(Listed, String, Option<String>)> = Vec::new();
    for listed in Listed::ALL {
        let known: Vec<&String> = match listed {
            Listed::Competency => peru().competencies.iter().map(|item| &item.id).collect(),
            Listed::Content => peru().contents.iter().map(|item| &item.id).collect(),
            Listed::Modality => peru().modalities.iter().map(|item| &item.id).collect(),
            Listed::Post => peru().posts.iter().map(|item| &item.id).collect(),
        };
        // The first ones stay, so that there is something to be merged into.
        for (place, id) in known.iter().enumerate().skip(2) {
            let to = match dice.below(6) {
                0 => None,
                1 => Some(format!("nuevo-{place}")),
                2 => Some(known[dice.below(2)].clone()),
                _ => continue,
            };
            changes.push((listed, (*id).clone(), to));
        }
    }
    let changes: Vec<Change<'_>> = changes
        .iter()
        .map(|(listed, from, to)| (*listed, from.as_str(), to.as_deref()))
        .collect();
    later("2027.1", &changes)
}
