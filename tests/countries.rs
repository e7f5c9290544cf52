//! What changes with the country, and what does not: the words of the plan, its levels of evaluation,
//! the act that approves it; not what is suggested.

#[path = "support/municipality.rs"]
mod municipality;
mod support;

use std::collections::BTreeSet;

use municipality::{Case, cases};
use support::peru;
use yachay_municipal::framework::{CountryPack, Framework, Language};
use yachay_municipal::plan::{
    Suggestion, SuggestionKind, Suggestions, measures, proposals, requirements, suggestions,
};

/// Words that belong to Peru alone, in both languages.
const PERUVIAN: [&str; 20] = [
    "ordenanza",
    "ordenanzas",
    "regidor",
    "regidora",
    "regidores",
    "distrito",
    "distritos",
    "distrital",
    "regional",
    "regionales",
    "ordinance",
    "ordinances",
    "district",
    "rof",
    "mof",
    "cap",
    "pap",
    "pdc",
    "pdi",
    "poi",
];

fn bolivia() -> Framework {
    peru().in_country("BO", &[], &Language::ALL)
}

/// The simulated municipalities of Bolivia.
fn bolivian() -> Vec<Case> {
    let mut all = cases(2);
    all.retain(|case| case.framework.pack.country == "BO");
    all
}

fn every(found: &Suggestions) -> impl Iterator<Item = &Suggestion> {
    found.training.iter().chain(&found.measures)
}

/// Every sentence that a suggestion says in both languages.
fn all_words(framework: &Framework, item: &Suggestion) -> String {
    let reasons = &item.outcome.reasons;
    let activities = [item.to_activity(framework, "x".into())];
    let texts = [
        requirements(framework, reasons),
        measures(framework, reasons),
        proposals(framework, &activities.map(Into::into)),
    ];
    let texts = texts
        .iter()
        .flatten()
        .flat_map(|text| Language::ALL.map(|language| text.get(language)));
    texts.collect::<Vec<_>>().join("\n").to_lowercase()
}

/// The words of Peru alone that a suggestion says.
fn peruvian_words(framework: &Framework, item: &Suggestion) -> Vec<&'static str> {
    let all = all_words(framework, item);
    let words: Vec<&str> = all
        .split(|letter: char| !letter.is_alphanumeric())
        .collect();
    PERUVIAN
        .into_iter()
        .filter(|word| words.contains(word))
        .collect()
}

#[test]
fn the_words_of_the_plan_are_those_of_the_country() {
    let bolivia = bolivia();
    let spanish =
        |text: &yachay_municipal::framework::Text| text.get(Language::Spanish).to_string();
    assert_eq!(
        spanish(&peru().pack.plan_name),
        "Plan de Desarrollo de Capacidades"
    );
    assert!(spanish(&bolivia.pack.plan_name).contains("PACI"));
    assert_ne!(peru().pack.approving_act, bolivia.pack.approving_act);
    let levels = |pack: &CountryPack| -> Vec<String> {
        pack.evaluation_levels
            .iter()
            .map(|item| item.id.clone())
            .collect()
    };
    assert_eq!(
        levels(&peru().pack),
        ["reaccion", "aprendizaje", "aplicacion", "impacto"]
    );
    assert_eq!(
        levels(&bolivia.pack),
        ["aprendizaje", "aplicacion", "impacto"]
    );
    let name =
        |framework: &Framework, id: &str| framework.instrument(id).map(|item| item.acronym.clone());
    assert_eq!(name(peru(), "pdc").as_deref(), Some("PDC"));
    assert_eq!(name(&bolivia, "pdc").as_deref(), Some("PDM"));
    // The same diagnosis leads to the same plan; only its words differ.
    for case in bolivian() {
        let there = suggestions(&case.framework, &case.dossier, case.moment, case.today);
        let here = suggestions(peru(), &case.dossier, case.moment, case.today);
        let ids = |found: &Suggestions| -> BTreeSet<(String, Option<String>)> {
            let form = |item: &Suggestion| match &item.kind {
                SuggestionKind::Training { modality, .. } => Some(modality.clone()),
                SuggestionKind::Measure { .. } => None,
            };
            every(found)
                .map(|item| (item.id.clone(), form(item)))
                .collect()
        };
        assert_eq!(ids(&there), ids(&here), "{case}");
    }
}

#[test]
fn what_is_said_in_bolivia_has_no_word_of_peru_alone() {
    let mut found = BTreeSet::new();
    for case in bolivian() {
        for item in every(&suggestions(
            &case.framework,
            &case.dossier,
            case.moment,
            case.today,
        )) {
            let words = peruvian_words(&case.framework, item);
            found.extend(words.into_iter().map(|word| (word, item.id.clone())));
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

/// The plan names the act that approves it (pack); what is proposed names the same one.
#[test]
fn the_proposal_to_the_council_names_the_act_of_the_country() {
    for country in ["PE", "BO"] {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let act = framework
            .pack
            .approving_act
            .get(Language::Spanish)
            .to_lowercase();
        let all = framework
            .rule("institutionalise")
            .map(|rule| serde_json::to_string(rule).expect("data"));
        let named = all.is_some_and(|text| {
            let text = text.to_lowercase();
            act.split(" o ").any(|one| text.contains(one))
        });
        assert!(named, "{country}: the proposal does not say «{act}»");
    }
}
