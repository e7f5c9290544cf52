//! What the sentences of domain.md ask a suggestion to say, found by a few of its Spanish words.

use yachay_municipal::framework::{ContentKind, Factor, Framework, Language, Moment, Text};
use yachay_municipal::plan::{Suggestion, SuggestionKind, measures, proposals, requirements};

use crate::oracle::Situation;
use crate::oracle_forms::right_forms;
use crate::oracle_lacks::Lacking;

fn joined(texts: &[&Text]) -> String {
    let texts = texts.iter().map(|text| text.get(Language::Spanish));
    texts.collect::<Vec<_>>().join("\n")
}

/// What is wrong with one suggestion.
pub fn objections(
    framework: &Framework,
    item: &Suggestion,
    situation: &Situation<'_>,
) -> Vec<String> {
    let wrong = match &item.kind {
        SuggestionKind::Training { modality, .. } => training(framework, item, situation, modality),
        SuggestionKind::Measure { factor } => measure(framework, item, situation, *factor),
    };
    wrong
        .into_iter()
        .map(|words| format!("{}: {words}", item.id))
        .collect()
}

/// org-not-training: a measure, and nothing of a training.
fn measure(
    framework: &Framework,
    item: &Suggestion,
    situation: &Situation<'_>,
    factor: Factor,
) -> Vec<String> {
    let reasons = &item.outcome.reasons;
    let said = joined(&measures(framework, reasons));
    let mut wrong = Vec::new();
    let functions = if situation.country == "PE" {
        "ROF"
    } else {
        "manual de organización"
    };
    let needle = if factor == Factor::Functions {
        functions
    } else {
        "se coordina"
    };
    if !said.contains(needle) {
        wrong.push(format!("no measure about {factor:?}"));
    }
    let asked = requirements(framework, reasons);
    if !asked.is_empty() || !item.outcome.companions.is_empty() {
        wrong.push("a measure asks for training".into());
    }
    wrong
}

/// A sentence, whether it must be there, and words of it.
type Demand = (&'static str, bool, &'static str);

fn training(
    framework: &Framework,
    item: &Suggestion,
    situation: &Situation<'_>,
    modality: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let right = right_forms(situation);
    if !right.contains(modality) {
        wrong.push(format!("{modality} instead of {right:?}"));
    }
    wrong.extend(offered_out_of_time(item, situation));
    // legal-by-workshop and ladder: the network throughout.
    if !item
        .outcome
        .companions
        .iter()
        .any(|id| id == "red-informacion")
    {
        wrong.push("no information network beside it".into());
    }
    // del-timing: the demand for it appears after the first year.
    let economy = situation.content.axis == "desarrollo-economico";
    if economy && situation.moment != Moment::Start && item.outcome.urgency == 0 {
        wrong.push("local economy is not more urgent after the first year".into());
    }
    let reasons = &item.outcome.reasons;
    let asked = joined(&requirements(framework, reasons));
    let activity = item.to_activity(framework, "x".into());
    let proposed = joined(&proposals(framework, &[activity.into()]));
    for (texts, demands) in [
        (&asked, required(situation, modality)),
        (&asked, required_by_subject(situation)),
        (&asked, required_by_lacks(situation, modality)),
        (&proposed, proposed_for_the_plan(situation)),
    ] {
        for (sentence, expected, words) in demands {
            let there = texts.to_lowercase().contains(&words.to_lowercase());
            if there != expected {
                wrong.push(format!(
                    "{sentence}: «{words}» is {}",
                    if there { "there" } else { "missing" }
                ));
            }
        }
    }
    wrong
}

fn required(situation: &Situation<'_>, modality: &str) -> Vec<Demand> {
    let long = [
        "diplomado",
        "pasantia",
        "municipio-escuela",
        "asistencia-tecnica",
    ]
    .contains(&modality);
    let permission = ["diplomado", "pasantia"].contains(&modality);
    let mut demands = vec![
        ("permission", permission, "permiso escrito de la autoridad"),
        ("applied-product", true, "un producto terminado"),
        ("applied-product", modality == "diplomado", "tesina"),
        (
            "evaluate-application",
            true,
            "un indicador de aplicación en el trabajo",
        ),
        (
            "keep-trained",
            situation.moment == Moment::Exit,
            "riesgo de rotación",
        ),
        (
            "language",
            situation.other_language,
            "el idioma en que las personas pidieron aprender",
        ),
        ("network-session", true, "red de información técnica"),
        ("multiply", situation.teacher, "se ofreció a enseñar"),
        ("small-general", situation.small, "varias funciones"),
    ];
    // The sentence does not say from which length on; a workshop may go without.
    if long {
        demands.push(("keep-trained", true, "compromiso firmado"));
    }
    let plan = match situation.country {
        "PE" => "plan nacional o regional de desarrollo de capacidades",
        _ => "plan nacional o departamental de capacitación",
    };
    demands.push(("reference-plan", true, plan));
    demands
}

fn required_by_subject(situation: &Situation<'_>) -> Vec<Demand> {
    let budget = situation.content.id == "presupuesto-participativo";
    let economy = situation.content.axis == "desarrollo-economico";
    let (start, exit) = (
        situation.moment == Moment::Start,
        situation.moment == Moment::Exit,
    );
    let stable = situation.moment == Moment::Stable;
    let document = match situation.country {
        "PE" => "documento del presupuesto participativo",
        _ => "documento del POA participativo",
    };
    vec![
        ("pp-purpose", budget && start, document),
        (
            "pp-purpose",
            budget && !start,
            "participen más organizaciones",
        ),
        ("del-timing", economy && start, "nociones generales"),
        (
            "del-timing",
            economy && stable && situation.known,
            "una herramienta hecha",
        ),
        (
            "del-timing",
            economy && exit && situation.known,
            "agenda económica concertada con municipalidades vecinas",
        ),
    ]
}

fn required_by_lacks(situation: &Situation<'_>, modality: &str) -> Vec<Demand> {
    let lacks = |kind| situation.lacking.contains(&kind);
    let practice = lacks(Lacking::Practice);
    let visit = ["pasantia", "municipio-escuela"].contains(&modality);
    vec![
        (
            "missing instrument",
            lacks(Lacking::Instrument),
            "el instrumento que falta",
        ),
        (
            "weak system",
            lacks(Lacking::System),
            "los pasos que el diagnóstico encontró pendientes",
        ),
        (
            "unattended mandate",
            lacks(Lacking::Mandate),
            "designa por escrito",
        ),
        (
            "principle in practice",
            lacks(Lacking::Principle),
            "el principio que hoy falta",
        ),
        (
            "see it done",
            practice && visit,
            "el destino es otro gobierno",
        ),
        (
            "see it done",
            practice && !visit,
            "un gobierno que ya hace la práctica",
        ),
    ]
}

fn proposed_for_the_plan(situation: &Situation<'_>) -> Vec<Demand> {
    let peru = situation.country == "PE";
    let documents = if peru {
        "ROF, MOF, CAP y PAP"
    } else {
        "manual de organización, manual de funciones"
    };
    vec![
        ("institutionalise", true, "presente al concejo"),
        ("institutionalise", peru, "ordenanza"),
        ("institutionalise", true, documents),
        ("joint-first", true, "municipalidades vecinas"),
        ("small-first", true, "las más débiles tienen prioridad"),
        (
            "multiply",
            !situation.teacher,
            "ex funcionarios y técnicos locales",
        ),
    ]
}

/// moment-menu: what belongs to the stable years is not offered before or after, even further down
/// the list; a diploma course may continue into the last year.
fn offered_out_of_time(item: &Suggestion, situation: &Situation<'_>) -> Vec<String> {
    let closed: &[&str] = match situation.moment {
        Moment::Start => &["pasantia", "municipio-escuela", "maestria", "diplomado"],
        Moment::Stable => &[],
        Moment::Exit => &["pasantia", "municipio-escuela", "maestria"],
    };
    let SuggestionKind::Training { menu, .. } = &item.kind else {
        return Vec::new();
    };
    let open = menu.iter().filter(|form| form.points.is_some());
    let wrong = open.filter(|form| closed.contains(&form.modality.as_str()));
    wrong
        .map(|form| format!("offers {} in {:?}", form.modality, situation.moment))
        .collect()
}

/// What a case met, so that a simulation which meets nothing is noticed.
pub fn met(item: &Suggestion, situation: &Situation<'_>) -> Vec<String> {
    let form = match &item.kind {
        SuggestionKind::Training { modality, .. } => modality.clone(),
        SuggestionKind::Measure { factor } => format!("{factor:?}"),
    };
    let economy = situation.content.axis == "desarrollo-economico";
    let legal = situation.content.kind == ContentKind::Legal;
    let mut found = vec![format!("{:?} {form}", situation.moment)];
    let flags = [
        ("known", situation.known),
        ("small", situation.small),
        ("language", situation.other_language),
        ("teacher", situation.teacher),
        ("economy", economy),
        ("legal", legal),
        (
            "budget",
            situation.content.id == "presupuesto-participativo",
        ),
        (
            "protected only",
            item.priority().is_none() && !item.needs.is_empty(),
        ),
        ("lacks only", item.needs.is_empty()),
    ];
    found.extend(
        flags
            .iter()
            .filter(|flag| flag.1)
            .map(|flag| flag.0.to_string()),
    );
    found.extend(situation.lacking.iter().map(|kind| format!("{kind:?}")));
    found
}
