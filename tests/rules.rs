//! The twenty rules: each fires where it should, stays silent where it must, and the form of
//! training that wins is a sensible one in every situation.

mod support;

use support::peru;
use yachay_municipal::framework::{Content, ContentKind, Factor, Language, Moment, Role};
use yachay_municipal::plan::{Facts, Outcome, measures, menu, outcome, proposals, requirements};

const STABLE: Moment = Moment::Stable;

/// Facts in which as little as possible speaks for anything: stable years, a content of this id
/// known before, a large municipality, one language, nobody here who teaches it.
fn plain(content: &str) -> Facts {
    let content = peru()
        .content(content)
        .unwrap_or_else(|| panic!("no content {content}"));
    facts(content, STABLE, &[Role::Operative], false, false)
}

fn facts(content: &Content, moment: Moment, roles: &[Role], first: bool, small: bool) -> Facts {
    Facts {
        moment,
        roles: roles.to_vec(),
        content: content.id.clone(),
        kind: content.kind,
        axis: content.axis.clone(),
        first_time: first,
        small,
        other_language: false,
        local_teacher: false,
        factor: Factor::Knowing,
    }
}

fn fired(outcome: &Outcome, rule: &str) -> bool {
    outcome.reasons.iter().any(|reason| reason.rule == rule)
}

/// Content, form of training chosen (none for a measure), change to the plain facts, and whether
/// the rule speaks.
type Case = (&'static str, Option<&'static str>, fn(&mut Facts), bool);

/// Checks one rule in situations of which some fire it and some do not.
fn check(rule: &str, cases: &[Case]) {
    assert!(peru().rule(rule).is_some(), "no rule {rule}");
    for (index, (content, modality, change, expected)) in cases.iter().enumerate() {
        let mut facts = plain(content);
        change(&mut facts);
        let found = outcome(peru(), &facts, *modality);
        assert_eq!(
            fired(&found, rule),
            *expected,
            "{rule}, situation {}",
            index + 1
        );
    }
    for answer in [true, false] {
        assert!(
            cases.iter().any(|case| case.3 == answer),
            "{rule} is never {answer}"
        );
    }
}

const AS_IT_IS: fn(&mut Facts) = |_| {};
const START: fn(&mut Facts) = |f| f.moment = Moment::Start;
const EXIT: fn(&mut Facts) = |f| f.moment = Moment::Exit;
const BY_FUNCTIONS: fn(&mut Facts) = |f| f.factor = Factor::Functions;
const WORKSHOP: Option<&str> = Some("taller");
const ASSISTANCE: Option<&str> = Some("asistencia-tecnica");
const DIPLOMA: Option<&str> = Some("diplomado");
const VISIT: Option<&str> = Some("pasantia");
const SCHOOL: Option<&str> = Some("municipio-escuela");
const NETWORK: Option<&str> = Some("red-informacion");

#[test]
fn rules_that_choose_the_form() {
    check(
        "moment-menu",
        &[
            ("siaf", ASSISTANCE, START, true),
            ("siaf", WORKSHOP, EXIT, true),
            ("siaf", SCHOOL, AS_IT_IS, true),
            ("siaf", WORKSHOP, AS_IT_IS, false),
            ("siaf", DIPLOMA, START, false),
        ],
    );
    check(
        "legal-by-workshop",
        &[
            ("marco-legal-municipal", WORKSHOP, AS_IT_IS, true),
            ("siaf", WORKSHOP, AS_IT_IS, false),
            ("politica-publica", WORKSHOP, START, false),
        ],
    );
    check(
        "procedure-by-assistance",
        &[
            ("siaf", ASSISTANCE, AS_IT_IS, true),
            ("siaf", WORKSHOP, AS_IT_IS, false),
            ("politica-publica", ASSISTANCE, AS_IT_IS, false),
        ],
    );
    let strategic: fn(&mut Facts) = |f| f.roles = vec![Role::Strategic];
    check(
        "role-modality",
        &[
            ("siaf", DIPLOMA, strategic, true),
            ("siaf", WORKSHOP, strategic, false),
            ("siaf", WORKSHOP, AS_IT_IS, true),
            ("siaf", DIPLOMA, AS_IT_IS, false),
            ("siaf", SCHOOL, AS_IT_IS, true),
            ("siaf", SCHOOL, |f| f.roles.clear(), false),
        ],
    );
    // What speaks for the step, not the network beside it, which is another case of the same rule.
    check(
        "ladder",
        &[
            (
                "marco-legal-municipal",
                WORKSHOP,
                |f| f.first_time = true,
                true,
            ),
            ("marco-legal-municipal", WORKSHOP, AS_IT_IS, false),
            ("marco-legal-municipal", ASSISTANCE, AS_IT_IS, true),
            ("siaf", NETWORK, AS_IT_IS, false),
        ],
    );
}

#[test]
fn rules_about_one_subject() {
    check(
        "pp-purpose",
        &[
            ("presupuesto-participativo", ASSISTANCE, START, true),
            ("presupuesto-participativo", ASSISTANCE, AS_IT_IS, true),
            ("rendicion-de-cuentas", ASSISTANCE, AS_IT_IS, false),
        ],
    );
    check(
        "del-timing",
        &[
            ("productos-bandera-y-cadenas", WORKSHOP, START, true),
            ("productos-bandera-y-cadenas", ASSISTANCE, AS_IT_IS, true),
            ("productos-bandera-y-cadenas", ASSISTANCE, EXIT, true),
            ("siaf", ASSISTANCE, AS_IT_IS, false),
        ],
    );
    check(
        "org-not-training",
        &[
            ("siaf", None, BY_FUNCTIONS, true),
            ("siaf", None, |f| f.factor = Factor::Relations, true),
            ("siaf", None, AS_IT_IS, false),
            ("siaf", WORKSHOP, BY_FUNCTIONS, false),
        ],
    );
}

#[test]
fn rules_about_the_people_and_the_place() {
    check(
        "small-general",
        &[
            ("siaf", ASSISTANCE, |f| f.small = true, true),
            ("siaf", ASSISTANCE, AS_IT_IS, false),
        ],
    );
    check(
        "language",
        &[
            ("siaf", ASSISTANCE, |f| f.other_language = true, true),
            ("siaf", ASSISTANCE, AS_IT_IS, false),
        ],
    );
    check(
        "permission",
        &[
            ("siaf", DIPLOMA, AS_IT_IS, true),
            ("siaf", VISIT, AS_IT_IS, true),
            ("siaf", WORKSHOP, AS_IT_IS, false),
        ],
    );
    check(
        "keep-trained",
        &[
            ("siaf", ASSISTANCE, AS_IT_IS, true),
            ("siaf", WORKSHOP, AS_IT_IS, false),
            ("siaf", WORKSHOP, EXIT, true),
        ],
    );
    check(
        "network-session",
        &[
            ("siaf", WORKSHOP, AS_IT_IS, true),
            ("siaf", NETWORK, AS_IT_IS, false),
        ],
    );
}

#[test]
fn rules_for_every_training_and_no_measure() {
    for rule in [
        "joint-first",
        "applied-product",
        "multiply",
        "evaluate-application",
        "institutionalise",
        "reference-plan",
        "small-first",
    ] {
        check(
            rule,
            &[
                ("siaf", WORKSHOP, AS_IT_IS, true),
                ("politica-publica", DIPLOMA, START, true),
                ("siaf", None, BY_FUNCTIONS, false),
            ],
        );
    }
    let words = |teacher| {
        let mut facts = plain("siaf");
        facts.local_teacher = teacher;
        let reasons = outcome(peru(), &facts, WORKSHOP).reasons;
        let texts = requirements(peru(), &reasons).into_iter();
        let texts: Vec<_> = texts.map(|text| text.get(Language::Spanish)).collect();
        texts.join(" ").contains("se ofreció a enseñar")
    };
    assert!(
        words(true) && !words(false),
        "multiply asks for the person who offered"
    );
}

#[test]
fn every_rule_has_its_test() {
    let here = include_str!("rules.rs");
    for rule in &peru().rules {
        assert!(
            here.contains(&format!("\"{}\"", rule.id)),
            "{} is untested",
            rule.id
        );
    }
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
fn objection(content: &Content, facts: &Facts, winner: &str) -> Option<&'static str> {
    let only = |role| facts.roles == [role];
    let basic = ["taller", "asistencia-tecnica"].contains(&winner);
    let procedure = facts.kind == ContentKind::Procedure;
    let budget = content.id == "presupuesto-participativo";
    match winner {
        "red-informacion" => Some("the network is never an activity of its own"),
        "maestria" => Some("no municipality plans a master's degree"),
        _ if facts.moment != STABLE && !basic => Some("first and last year: the short menu"),
        _ if facts.kind == ContentKind::Legal && winner != "taller" => Some("norms: workshop"),
        "diplomado" if only(Role::Operative) => Some("operative: no diploma course"),
        _ if facts.small && !basic => Some("few staff: general training first"),
        _ if facts.first_time && !basic => Some("new: inform first"),
        "asistencia-tecnica" if facts.first_time && !procedure && !budget => {
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

#[test]
fn a_sensible_form_wins_in_every_situation() {
    const ROLES: [&[Role]; 4] = [
        &[],
        &[Role::Strategic],
        &[Role::Operative],
        &[Role::Strategic, Role::Operative],
    ];
    let mut winners = std::collections::BTreeSet::new();
    let mut situations = 0;
    for content in &peru().contents {
        for moment in [Moment::Start, STABLE, Moment::Exit] {
            for roles in ROLES {
                for (first, small) in [(false, false), (false, true), (true, false), (true, true)] {
                    let facts = facts(content, moment, roles, first, small);
                    let menu = menu(peru(), &facts);
                    assert_eq!(menu.len(), peru().modalities.len());
                    let best = menu.first().expect("a menu");
                    let points = best.points.expect("the winner is not excluded");
                    assert!(points > 0 && !best.in_favour.is_empty(), "{facts:?}");
                    assert!(menu.iter().all(|item| item.points <= Some(points)));
                    let wrong = objection(content, &facts, &best.modality);
                    assert_eq!(wrong, None, "{} for {facts:?}", best.modality);
                    winners.insert(best.modality.clone());
                    situations += 1;
                }
            }
        }
    }
    assert_eq!(situations, 34 * 3 * 4 * 4);
    // A study visit is never the best in these data, though people may choose it from the menu.
    let expected = [
        "asistencia-tecnica",
        "diplomado",
        "municipio-escuela",
        "taller",
    ];
    assert_eq!(winners.into_iter().collect::<Vec<_>>(), expected);
}
