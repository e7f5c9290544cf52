//! The rules: each fires where it should and stays silent where it must (the situations stand in
//! `support/rule_table.rs`), and the form of training that wins is a sensible one everywhere.

#[path = "support/rule_table.rs"]
mod rule_table;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use rule_table::{facts, plain, table};
use support::{answer, day, dossier, peru, response, staff};
use yachay_municipal::framework::{
    ActorKind, ContentKind, Factor, LackKind, Language, Moment, Role,
};
use yachay_municipal::plan::{
    Facts, Outcome, SuggestionKind, cases_that_never_fire, measures, menu, outcome, proposals,
    requirements, suggestions,
};
use yachay_municipal::response::{Application, Response};

const STABLE: Moment = Moment::Stable;
const MOMENTS: [Moment; 3] = [Moment::Start, STABLE, Moment::Exit];
const WORKSHOP: Option<&str> = Some("taller");
const ASSISTANCE: Option<&str> = Some("asistencia-tecnica");

fn fired(outcome: &Outcome, rule: &str) -> bool {
    outcome.reasons.iter().any(|reason| reason.rule == rule)
}

#[test]
fn every_rule_fires_where_it_should_and_nowhere_else() {
    for (rule, situations) in table() {
        assert!(peru().rule(rule).is_some(), "no rule {rule}");
        for (index, (content, modality, change, expected)) in situations.iter().enumerate() {
            let mut facts = plain(content);
            change(&mut facts);
            let found = fired(&outcome(peru(), &facts, *modality), rule);
            assert_eq!(found, *expected, "{rule}, situation {}", index + 1);
        }
    }
}

#[test]
fn every_rule_stands_in_the_table_once_with_both_answers() {
    let mut answers: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    for (rule, situations) in table() {
        let given = situations.iter().map(|situation| situation.3).collect();
        assert_eq!(
            answers.insert(rule, given),
            None,
            "{rule} stands there twice"
        );
    }
    for rule in &peru().rules {
        let given = answers.remove(rule.id.as_str());
        let both = Some(BTreeSet::from([false, true]));
        assert_eq!(
            given, both,
            "{} needs a situation in which it fires and one in which it must not",
            rule.id
        );
    }
    assert!(answers.is_empty(), "no such rules: {answers:?}");
}

#[test]
fn no_case_is_dead() {
    assert_eq!(cases_that_never_fire(peru()), Vec::new());
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    assert_eq!(cases_that_never_fire(&bolivia), Vec::new());
}

#[test]
fn multiply_asks_for_the_person_who_offered() {
    let words = |teacher| {
        let mut facts = plain("siaf");
        facts.local_teacher = teacher;
        let reasons = outcome(peru(), &facts, WORKSHOP).reasons;
        let texts = requirements(peru(), &reasons).into_iter();
        let texts: Vec<_> = texts.map(|text| text.get(Language::Spanish)).collect();
        texts.join(" ").contains("se ofreció a enseñar")
    };
    assert!(words(true) && !words(false));
}

#[test]
fn the_menu_of_the_first_and_the_last_year_is_shorter() {
    let open = |moment| -> Vec<String> {
        let mut facts = plain("politica-publica");
        facts.moment = moment;
        let items = menu(peru(), &facts).into_iter();
        let items = items.filter(|item| item.points.is_some());
        let mut ids: Vec<_> = items.map(|item| item.modality).collect();
        ids.sort();
        ids
    };
    assert_eq!(
        open(Moment::Start),
        ["asistencia-tecnica", "red-informacion", "taller"]
    );
    let with_diploma = [
        "asistencia-tecnica",
        "diplomado",
        "red-informacion",
        "taller",
    ];
    assert_eq!(open(Moment::Exit), with_diploma);
    assert_eq!(open(STABLE).len(), 7);
}

#[test]
fn a_reason_names_the_case_and_the_facts_that_made_it_hold() {
    let mut facts = plain("marco-legal-municipal");
    facts.moment = Moment::Start;
    let found = outcome(peru(), &facts, WORKSHOP);
    let legal = found
        .reasons
        .iter()
        .find(|reason| reason.rule == "legal-by-workshop");
    let legal = legal.expect("it fires");
    assert_eq!(legal.cases, [1, 2]);
    let json = serde_json::to_string(&legal.facts).expect("plain data");
    assert!(
        json.contains("\"start\"") && json.contains("\"legal\""),
        "{json}"
    );
    assert_eq!(found.companions, ["red-informacion"]);
    assert_eq!(found.urgency, 15);
}

#[test]
fn a_measure_asks_for_no_training_and_training_for_no_measure() {
    let mut facts = plain("siaf");
    let training = outcome(peru(), &facts, ASSISTANCE);
    assert!(measures(peru(), &training.reasons).is_empty());
    assert!(requirements(peru(), &training.reasons).len() >= 5);
    for factor in [Factor::Relations, Factor::Functions] {
        facts.factor = factor;
        let found = outcome(peru(), &facts, None);
        assert_eq!(measures(peru(), &found.reasons).len(), 1, "{factor:?}");
        assert!(requirements(peru(), &found.reasons).is_empty());
        assert!(found.companions.is_empty() && found.urgency == 0);
    }
    assert!(proposals(peru(), &[]).is_empty());
}

/// What is wrong with the form that wins in this situation, if anything.
fn objection(facts: &Facts, winner: &str) -> Option<&'static str> {
    let only = |role| facts.roles == [role];
    let basic = ["taller", "asistencia-tecnica"].contains(&winner);
    let procedure = facts.kind == ContentKind::Procedure;
    let budget = facts.content == "presupuesto-participativo";
    let seen_elsewhere = facts.lacks.contains(&LackKind::Practice) && winner == "pasantia";
    // The document that is missing, or the step that is not done, is work to accompany at once.
    let at_work = [LackKind::Instrument, LackKind::System];
    let at_work = facts.lacks.iter().any(|kind| at_work.contains(kind));
    match winner {
        "red-informacion" => Some("the network is never an activity of its own"),
        "maestria" => Some("no municipality plans a master's degree"),
        _ if facts.moment != STABLE && !basic => Some("first and last year: the short menu"),
        _ if facts.kind == ContentKind::Legal && winner != "taller" => Some("norms: workshop"),
        "diplomado" if only(Role::Operative) => Some("operative: no diploma course"),
        _ if facts.small && !basic && !seen_elsewhere => Some("few staff: general training first"),
        _ if facts.first_time && !basic => Some("new: inform first"),
        "asistencia-tecnica" if facts.first_time && !procedure && !budget && !at_work => {
            Some("new, and nothing to do on the job yet: inform first")
        }
        _ if procedure && !facts.first_time && winner != "asistencia-tecnica" => {
            Some("a procedure known before: on the job")
        }
        "taller" if !facts.first_time && facts.kind != ContentKind::Legal => {
            Some("known before: one step up the ladder")
        }
        _ if budget && winner != "asistencia-tecnica" => Some("participatory budget: assistance"),
        _ => None,
    }
}

/// Every situation that the rules tell apart: content, moment, roles, novelty, size, what is lacking.
fn situations() -> Vec<Facts> {
    use LackKind::{Instrument, Mandate, Practice, Principle, System};
    const ROLES: [&[Role]; 4] = [
        &[],
        &[Role::Strategic],
        &[Role::Operative],
        &[Role::Strategic, Role::Operative],
    ];
    let lacking = [Instrument, System, Mandate, Principle, Practice].map(|kind| vec![kind]);
    let lacking: Vec<Vec<LackKind>> = [vec![Vec::new()], lacking.into()].concat();
    let mut found = Vec::new();
    for content in &peru().contents {
        for (moment, roles) in MOMENTS
            .into_iter()
            .flat_map(|m| ROLES.map(|roles| (m, roles)))
        {
            for (first, small) in [(false, false), (false, true), (true, false), (true, true)] {
                found.extend(lacking.iter().map(|lacks| Facts {
                    lacks: lacks.clone(),
                    actors: Vec::new(),
                    ..facts(content, moment, roles, first, small)
                }));
            }
        }
    }
    found
}

#[test]
fn a_sensible_form_wins_in_every_situation() {
    let mut winners = BTreeSet::new();
    let mut wrong = BTreeMap::new();
    let situations = situations();
    assert_eq!(situations.len(), 56 * 3 * 4 * 4 * 6);
    for facts in situations {
        let menu = menu(peru(), &facts);
        assert_eq!(menu.len(), peru().modalities.len());
        let best = menu.first().expect("a menu");
        let points = best.points.expect("the winner is not excluded");
        assert!(points > 0 && !best.in_favour.is_empty(), "{facts:?}");
        assert!(menu.iter().all(|item| item.points <= Some(points)));
        if let Some(objection) = objection(&facts, &best.modality) {
            wrong.insert((objection, best.modality.clone()), facts);
        }
        winners.insert(best.modality.clone());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let expected = [
        "asistencia-tecnica",
        "diplomado",
        "municipio-escuela",
        "pasantia",
        "taller",
    ];
    assert_eq!(winners.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_visit_and_a_school_municipality_each_come_first_somewhere() {
    let first = |facts: &Facts| menu(peru(), facts)[0].modality.clone();
    let mut facts = plain("liderazgo-y-cultura");
    facts.lacks = vec![LackKind::Practice];
    assert_eq!(first(&facts), "pasantia");
    facts.moment = Moment::Exit;
    assert_ne!(first(&facts), "pasantia", "no new visit in the last year");
    assert_eq!(
        first(&plain("concertacion-con-organizaciones")),
        "municipio-escuela"
    );
}

/// Many members of a body of civil society, far from what is asked of it and trained in everything.
fn members(post: &str) -> Vec<Response> {
    let profile = &peru().post(post).expect("a post").profile;
    let answers: Vec<_> = profile.keys().map(|id| (id.as_str(), answer(1))).collect();
    let mut one = response(&[post], &answers);
    let contents = peru().contents.iter();
    one.survey.trained = contents
        .map(|item| (item.id.clone(), Some(Application::Applied)))
        .collect();
    vec![one; 8]
}

/// What is suggested in any moment to a body of civil society, alone or beside the council, as a
/// course that needs a post, its authority's permission and a commitment to stay in it.
fn courses_for_citizens(beside: &[&str]) -> Vec<String> {
    let bodies = peru().posts.iter();
    let bodies = bodies.filter(|post| post.actor == ActorKind::CivilSociety);
    let mut found = Vec::new();
    for post in bodies {
        let mut all = members(&post.id);
        all.extend(beside.iter().flat_map(|other| members(other)));
        let mut dossier = dossier(all);
        dossier.staff = staff(&[(&post.id, 8), ("regidor", 8), ("obras", 30)]);
        for moment in MOMENTS {
            let suggested = suggestions(peru(), &dossier, moment, day("2026-11-20")).training;
            assert!(!suggested.is_empty());
            for item in suggested {
                let SuggestionKind::Training { modality, .. } = &item.kind else {
                    continue;
                };
                let course = ["diplomado", "maestria"].contains(&modality.as_str());
                if course && item.participants.contains_key(&post.id) {
                    found.push(format!("{} {moment:?}: {} as {modality}", post.id, item.id));
                }
            }
        }
    }
    found
}

/// Citizens who watch or accompany the municipality have no post in it.
#[test]
fn no_diploma_course_for_bodies_of_civil_society() {
    assert_eq!(courses_for_citizens(&[]), Vec::<String>::new());
    assert_eq!(courses_for_citizens(&["regidor"]), Vec::<String>::new());
}
