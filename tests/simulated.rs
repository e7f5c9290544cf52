//! Simulated municipalities of every moment, size and country, whose suggestions are held against an
//! oracle written from the sentences of domain.md, section 5 (`support/oracle.rs`).

#[path = "support/municipality.rs"]
mod municipality;
#[path = "support/oracle.rs"]
mod oracle;
#[path = "support/oracle_forms.rs"]
mod oracle_forms;
#[path = "support/oracle_lacks.rs"]
mod oracle_lacks;
#[path = "support/oracle_words.rs"]
mod oracle_words;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use municipality::{Case, Size, cases};
use oracle::Oracle;
use support::{level, peru};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::{Factor, Language};
use yachay_municipal::plan::{Suggestion, Suggestions, needs, suggestions};
use yachay_municipal::response::{Answer, NeedsSurvey, Rating};

/// Each of the 24 cases is drawn this often.
const SEEDS: u64 = 3;

/// The cases, drawn once for all tests.
fn drawn() -> &'static [Case] {
    static DRAWN: LazyLock<Vec<Case>> = LazyLock::new(|| cases(SEEDS));
    &DRAWN
}

fn suggested(case: &Case, dossier: &Dossier) -> Suggestions {
    suggestions(&case.framework, dossier, case.moment, case.today)
}

fn every(found: &Suggestions) -> impl Iterator<Item = &Suggestion> {
    found.training.iter().chain(&found.measures)
}

/// Everything that the oracle has against these suggestions.
fn objections(oracle: &Oracle<'_>, found: &Suggestions) -> Vec<String> {
    let mut wrong = oracle.objections(found);
    for item in every(found) {
        let situation = oracle.situation(item);
        wrong.extend(oracle_words::objections(oracle.framework, item, &situation));
    }
    wrong
}

#[test]
fn suggestions_obey_the_sentences_in_every_municipality() {
    let cases = drawn();
    assert_eq!(cases.len(), 24 * SEEDS as usize);
    let mut failures = Vec::new();
    for case in cases {
        let oracle = Oracle::new(&case.framework, &case.dossier, case.moment);
        let found = suggested(case, &case.dossier);
        let wrong = objections(&oracle, &found);
        if !wrong.is_empty() {
            let (trainings, measures) = (found.training.len(), found.measures.len());
            let list = wrong.join("; ");
            failures.push(format!(
                "{case}: {trainings} trainings, {measures} measures: {list}"
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// An oracle that accepts everything would prove nothing: without any one of the rules it objects.
#[test]
fn the_oracle_notices_when_a_rule_is_gone() {
    let cases = drawn();
    let noticed = |rule: &str| {
        cases.iter().any(|case| {
            let mut framework = case.framework.clone();
            framework.rules.retain(|item| item.id != rule);
            let found = suggestions(&framework, &case.dossier, case.moment, case.today);
            let oracle = Oracle::new(&framework, &case.dossier, case.moment);
            !objections(&oracle, &found).is_empty()
        })
    };
    let rules = peru().rules.iter().map(|rule| rule.id.as_str());
    let unnoticed: Vec<_> = rules.filter(|rule| !noticed(rule)).collect();
    assert_eq!(unnoticed, Vec::<&str>::new());
}

/// A simulation in which nothing happens would prove nothing.
#[test]
fn the_municipalities_meet_every_kind_of_situation() {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for case in drawn() {
        let oracle = Oracle::new(&case.framework, &case.dossier, case.moment);
        for item in every(&suggested(case, &case.dossier)) {
            for label in oracle_words::met(item, &oracle.situation(item)) {
                *met.entry(label).or_default() += 1;
            }
        }
    }
    let expected = [
        "Start taller",
        "Start asistencia-tecnica",
        "Stable taller",
        "Stable asistencia-tecnica",
        "Stable diplomado",
        "Stable municipio-escuela",
        "Stable pasantia",
        "Exit taller",
        "Exit asistencia-tecnica",
        "Stable Functions",
        "Stable Relations",
        "known",
        "small",
        "language",
        "teacher",
        "economy",
        "legal",
        "budget",
        "protected only",
        "lacks only",
        "Instrument",
        "System",
        "Mandate",
        "Principle",
        "Practice",
    ];
    let absent: Vec<_> = expected
        .iter()
        .filter(|label| !met.contains_key(**label))
        .collect();
    assert!(absent.is_empty(), "never met: {absent:?} of {met:#?}");
}

#[test]
fn the_dates_of_the_term_give_the_moment() {
    for case in drawn() {
        assert_eq!(case.dossier.moment(case.today), Ok(case.moment), "{case}");
        let (begins, ends) = case.dossier.term.dates().expect("two dates");
        let years = if case.framework.pack.country == "BO" {
            5
        } else {
            4
        };
        assert_eq!(
            ends.succ_opt().and_then(|day| day.years_since(begins)),
            Some(years),
            "{case}"
        );
    }
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    let may = bolivia.pack.first_term.begins.format("%m-%d").to_string();
    assert_eq!(may, "05-03");
}

#[test]
fn sizes_are_what_they_say_and_four_people_are_seen_one_by_one() {
    for case in drawn() {
        let staff: u16 = case.dossier.staff.values().sum();
        assert_eq!(usize::from(staff), case.size.people());
        assert_eq!(
            case.dossier.individual_mode(),
            case.size == Size::Tiny,
            "{case}"
        );
        let found = needs(&case.framework, &case.dossier, case.moment, case.today);
        assert!(!found.is_empty(), "{case}");
        let shown = found
            .iter()
            .filter(|need| need.figures.is_some() || need.ranking.is_some());
        assert_eq!(shown.count() == 0, case.size == Size::Tiny, "{case}");
    }
}

/// Turns every answer about these competencies round.
fn turned_round(dossier: &Dossier, competencies: &BTreeSet<String>) -> Dossier {
    let mut other = dossier.clone();
    for item in &mut other.responses {
        for (id, answer) in &mut item.document.payload.diagnosis {
            if let Some(given) = answer.level().filter(|_| competencies.contains(id)) {
                *answer = Answer {
                    rating: Some(Rating::Level(level(6 - given.get()))),
                    importance: Some(level(1)),
                    factor: Some(Factor::Functions),
                    ..Answer::default()
                };
            }
        }
    }
    other
}

#[test]
fn groups_below_the_threshold_leave_no_trace() {
    let mut hidden = 0;
    for case in drawn() {
        let protected = Oracle::new(&case.framework, &case.dossier, case.moment).protected;
        hidden += protected.len();
        let mut other = turned_round(&case.dossier, &protected);
        if case.size == Size::Tiny {
            // Four people: what they ask for and offer leaves no trace either.
            for item in &mut other.responses {
                item.document.payload.survey = NeedsSurvey::default();
            }
        }
        let (found, same) = (suggested(case, &case.dossier), suggested(case, &other));
        assert!(found == same, "{case}: something shows of {protected:?}");
        for item in every(&found) {
            let few = item
                .needs
                .iter()
                .filter(|need| protected.contains(&need.competency));
            assert!(
                few.into_iter()
                    .all(|need| need.figures.is_none() && need.ranking.is_none())
            );
        }
    }
    assert!(hidden > 100, "only {hidden} groups to hide");
}

#[test]
fn the_most_pressing_comes_first_and_what_has_no_figures_last() {
    for case in drawn() {
        let found = suggested(case, &case.dossier);
        for list in [&found.training, &found.measures] {
            let places: Vec<f64> = list
                .iter()
                .map(|item| item.priority().unwrap_or(-1.0))
                .collect();
            assert!(
                places.is_sorted_by(|one, other| one >= other),
                "{case}: {places:?}"
            );
        }
        for item in every(&found) {
            let staff = &case.dossier.staff;
            let counted = item.participants.iter().all(|(post, people)| {
                let answered = case
                    .dossier
                    .responses
                    .iter()
                    .filter(|r| r.main_post() == Some(post));
                staff
                    .get(post)
                    .map_or(answered.count(), |n| usize::from(*n))
                    == usize::from(*people)
            });
            assert!(
                counted,
                "{case}: {} is for {:?}",
                item.id, item.participants
            );
        }
    }
}
