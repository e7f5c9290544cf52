//! From gaps to a plan: facts, priorities and suggestions.

mod support;

use proptest::prelude::*;
use support::random::{ASKED, any_dossier};
use support::{answer, day, dossier, example, ids, level, peru, response, staff, stopped_by};
use yachay_municipal::dossier::{Dossier, Weights};
use yachay_municipal::framework::{Factor, Moment, Role};
use yachay_municipal::plan::{
    Facts, Need, Parts, Suggestion, SuggestionKind, asked_for, facts_of, measures, needs,
    proposals, requirements, suggestions,
};
use yachay_municipal::response::{Application, Level, Rating, Response};

const MOMENTS: [Moment; 3] = [Moment::Start, Moment::Stable, Moment::Exit];
const SIAF: &str = "operar-siaf";

fn needs_of(dossier: &Dossier) -> Vec<Need> {
    needs(peru(), dossier, Moment::Stable, day("2026-11-20"))
}

fn every_suggestion(dossier: &Dossier, moment: Moment) -> Vec<Suggestion> {
    let found = suggestions(peru(), dossier, moment, day("2026-11-20"));
    found.training.into_iter().chain(found.measures).collect()
}

/// Five people of planning and budget with this level in SIAF (required: 4).
fn team(number: u8) -> Vec<Response> {
    vec![response(&["planificacion-presupuesto"], &[(SIAF, answer(number))]); 5]
}

fn siaf_facts(responses: Vec<Response>, people: &[(&str, u16)]) -> Facts {
    let mut dossier = dossier(responses);
    dossier.staff = staff(people);
    let content = peru().content("siaf").expect("a content");
    let needed = ids(&[SIAF]);
    facts_of(
        peru(),
        &dossier,
        Moment::Stable,
        content,
        &needed,
        &ids(&["planificacion-presupuesto"]),
        Factor::Knowing,
    )
}

#[test]
fn facts_come_from_those_who_need_it() {
    let facts = siaf_facts(team(2), &[]);
    assert_eq!(facts.roles, [Role::Strategic, Role::Operative]);
    assert!(facts.first_time && !facts.small && !facts.other_language && !facts.local_teacher);

    assert!(siaf_facts(team(2), &[("regidor", 20)]).small);
    assert!(!siaf_facts(team(2), &[("regidor", 21)]).small);
    assert!(
        !siaf_facts(team(2), &[("regidor", 0)]).small,
        "nobody counted is not few"
    );

    let trained = |count: usize, applied| {
        let mut people = team(2);
        for person in people.iter_mut().take(count) {
            person.survey.trained.insert("siaf".into(), Some(applied));
        }
        siaf_facts(people, &[]).first_time
    };
    assert!(trained(2, Application::Applied), "two of five");
    assert!(!trained(3, Application::NotApplied), "three of five");

    // Somebody without a gap prefers Quechua, and offers to teach.
    let mut people = team(2);
    let mut other = response(&["planificacion-presupuesto"], &[(SIAF, answer(5))]);
    other.survey.language = Some("qu".into());
    other.survey.would_teach = Some(true);
    other.survey.teaches = ids(&["siaf"]);
    people.push(other);
    let facts = siaf_facts(people.clone(), &[]);
    assert!(!facts.other_language && facts.local_teacher);
    people[0].survey.language = Some("qu".into());
    people[5]
        .survey
        .trained
        .insert("siaf".into(), Some(Application::NotApplied));
    let facts = siaf_facts(people, &[]);
    assert!(
        facts.other_language && !facts.local_teacher,
        "who could not apply it does not teach"
    );
}

#[test]
fn a_role_corrected_by_the_person_counts() {
    let mut people = team(2);
    for person in &mut people {
        person.respondent.roles = Some(vec![Role::Operative]);
    }
    assert_eq!(siaf_facts(people, &[]).roles, [Role::Operative]);
}

#[test]
fn a_priority_worked_by_hand() {
    let mut people = team(2);
    people[0] = response(&["planificacion-presupuesto"], &[(SIAF, answer(4))]);
    for person in &mut people {
        let given = person.diagnosis.get_mut(SIAF).expect("their answer");
        given.importance = Some(level(4));
    }
    let mut dossier = dossier(people);
    dossier.tied = [SIAF.to_string()].into();
    // Gap: (0 + 4×2)/5 of 4 = 40 %. Importance 4: 75 %. People: 4 of 5. Urgency: hint 2 in stable
    // years: 50, and the budget of December is within three months of November, but its contents
    // decide. Objective: 100.
    let found = needs_of(&dossier);
    let need = found
        .iter()
        .find(|need| need.competency == SIAF)
        .expect("a need");
    let (priority, parts) = need.ranking.expect("five people are enough");
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    assert!(near(parts.gap, 40.0) && near(parts.importance, 75.0) && near(parts.people, 80.0));
    assert!(near(parts.objective, 100.0) && parts.urgency >= 50.0);
    let expected = 0.4 * 40.0 + 0.2 * 75.0 + 0.2 * 80.0 + 0.1 * parts.urgency + 0.1 * 100.0;
    assert!(near(priority, expected), "{priority} is not {expected}");
}

#[test]
fn the_calendar_makes_what_it_needs_urgent() {
    let people = vec![response(&["regidor"], &[("rendir-cuentas", answer(1))]); 5];
    let urgency = |date| {
        let found = needs(peru(), &dossier(people.clone()), Moment::Stable, day(date));
        found[0].ranking.expect("five people are enough").1.urgency
    };
    // Accountability is due around 30 April: three months before, and not just after.
    assert_eq!(urgency("2026-02-15"), urgency("2026-05-15") + 25.0);
}

#[test]
fn weights_only_count_by_their_proportions() {
    let parts = Parts {
        gap: 10.0,
        importance: 20.0,
        people: 30.0,
        urgency: 40.0,
        objective: 100.0,
    };
    let weights = |gap, importance, people, urgency, objective| Weights {
        gap,
        importance,
        people,
        urgency,
        objective,
    };
    let none = weights(0, 0, 0, 0, 0);
    assert_eq!(
        (parts.priority(&none), parts.contributions(&none)),
        (0.0, [0.0; 5])
    );
    for (one, value) in [
        (weights(7, 0, 0, 0, 0), 10.0),
        (weights(0, 7, 0, 0, 0), 20.0),
        (weights(0, 0, 7, 0, 0), 30.0),
        (weights(0, 0, 0, 7, 0), 40.0),
        (weights(0, 0, 0, 0, 7), 100.0),
    ] {
        assert_eq!(parts.priority(&one), value);
    }
    let half = weights(20, 10, 10, 5, 5);
    assert_eq!(parts.priority(&half), parts.priority(&Weights::default()));
    let sum: f64 = parts.contributions(&half).iter().sum();
    assert!((sum - parts.priority(&half)).abs() < 1e-9);
}

#[test]
fn a_change_of_weights_changes_the_order() {
    let mut dossier = example().payload;
    let first = |dossier: &Dossier| needs_of(dossier)[0].competency.clone();
    let before = first(&dossier);
    dossier.weights = Weights {
        gap: 0,
        importance: 0,
        people: 0,
        urgency: 0,
        objective: 100,
    };
    assert!(dossier.is_tied(&first(&dossier)) && !dossier.is_tied(&before));
}

#[test]
fn needs_of_few_people_have_neither_figures_nor_a_place() {
    let found = needs_of(&dossier(team(2).split_off(1)));
    let need = found
        .iter()
        .find(|need| need.competency == SIAF)
        .expect("a need");
    assert_eq!((need.figures.as_ref(), need.ranking), (None, None));
    for moment in MOMENTS {
        let found = suggestions(peru(), &example().payload, moment, day("2026-11-20"));
        for list in [found.training, found.measures] {
            let hidden = |item: &Suggestion| item.priority().is_none();
            assert!(list.iter().any(|item| !hidden(item)));
            assert!(
                list.is_sorted_by_key(hidden),
                "what is protected comes last"
            );
        }
    }
}

#[test]
fn gaps_explained_by_the_organisation_become_measures() {
    let explained = |factors: [Option<Factor>; 5]| -> Vec<String> {
        let people = factors.into_iter().map(|factor| {
            let given = factor.map_or(answer(1), |factor| stopped_by(1, factor));
            response(&["planificacion-presupuesto"], &[(SIAF, given)])
        });
        let dossier = dossier(people.collect());
        let found = every_suggestion(&dossier, Moment::Stable);
        for item in &found {
            let measure = matches!(item.kind, SuggestionKind::Measure { .. });
            assert_eq!(item.to_activity(peru(), "x".into()).measure, measure);
            assert_eq!(measures(peru(), &item.outcome.reasons).is_empty(), !measure);
        }
        found.into_iter().map(|item| item.id).collect()
    };
    use Factor::{Functions, Knowing, Relations};
    let all = |factor| [Some(factor); 5];
    assert_eq!(explained(all(Functions)), ["siaf+functions"]);
    assert_eq!(explained(all(Relations)), ["siaf+relations"]);
    assert_eq!(explained(all(Knowing)), ["siaf"]);
    assert_eq!(explained([None; 5]), ["siaf"]);
    let even = [
        Some(Functions),
        Some(Functions),
        Some(Knowing),
        Some(Knowing),
        None,
    ];
    assert_eq!(
        explained(even),
        ["siaf"],
        "an even answer is no organisational finding"
    );
}

#[test]
fn every_training_carries_what_it_must_have() {
    for moment in MOMENTS {
        for item in every_suggestion(&example().payload, moment) {
            let reasons = &item.outcome.reasons;
            let SuggestionKind::Training { modality, menu } = &item.kind else {
                assert_eq!(measures(peru(), reasons).len(), 1, "{}", item.id);
                continue;
            };
            assert_eq!(&menu[0].modality, modality);
            let asked = requirements(peru(), reasons);
            assert!(
                asked.len() >= 4,
                "{} asks only for {}",
                item.id,
                asked.len()
            );
            for rule in ["applied-product", "evaluate-application"] {
                assert!(
                    reasons.iter().any(|reason| reason.rule == rule),
                    "{}",
                    item.id
                );
            }
            let activity = item.to_activity(peru(), "x".into());
            // What only the institution lacks is nobody's gap, and may be nobody's post yet.
            let somebody = !activity.competencies.is_empty() && !activity.participants.is_empty();
            assert!(somebody || (item.needs.is_empty() && !item.lacks.is_empty()));
            assert!(activity.hours > Some(0) && !activity.edited);
            assert!(!proposals(peru(), &[activity.into()]).is_empty());
        }
    }
}

#[test]
fn what_was_asked_for_stands_beside_what_is_needed() {
    let dossier = example().payload;
    let found = asked_for(peru(), &dossier, &needs_of(&dossier));
    let place = |id: &str| found.contents.iter().find(|item| item.content == id);
    let legal = place("marco-legal-municipal").expect("asked for by most councillors");
    assert_eq!((legal.asked, legal.people), (Some(1), Some(6)));
    assert!(found.contents.iter().any(|item| item.disagrees()));
    assert!(found.protected > 0);
    let mut ranks: Vec<_> = found
        .contents
        .iter()
        .filter_map(|item| item.needed)
        .collect();
    assert!(ranks.is_sorted());
    ranks.dedup();
    assert_eq!(ranks, (1..=ranks.len()).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_larger_gap_never_lowers_a_priority(
        dossier in any_dossier(),
        who in any::<prop::sample::Index>(),
        what in any::<prop::sample::Index>(),
    ) {
        let id = ASKED[what.index(ASKED.len())];
        let mut worse = dossier.clone();
        prop_assume!(!worse.responses.is_empty());
        let person = who.index(worse.responses.len());
        let diagnosis = &mut worse.responses[person].document.payload.diagnosis;
        let given = diagnosis.get_mut(id).and_then(|answer| answer.rating.as_mut());
        let lower = given.as_ref().and_then(|rating| rating.level()).map(|level| level.get() - 1);
        prop_assume!(lower.is_some_and(|lower| lower >= 1));
        if let (Some(rating), Some(lower)) = (given, lower) {
            *rating = Rating::Level(level(lower));
        }
        let priority = |dossier: &Dossier| {
            let found = needs_of(dossier);
            let need = found.into_iter().find(|need| need.competency == id);
            need.and_then(|need| need.ranking).map(|(priority, _)| priority)
        };
        prop_assert!(priority(&worse) >= priority(&dossier));
    }

    #[test]
    fn parts_and_priorities_keep_their_range(dossier in any_dossier()) {
        for need in needs_of(&dossier) {
            let Some((priority, parts)) = need.ranking else {
                prop_assert!(need.figures.is_none());
                continue;
            };
            let Parts { gap, importance, people, urgency, objective } = parts;
            for value in [gap, importance, people, urgency, objective, priority] {
                prop_assert!((0.0..=100.0).contains(&value), "{value}");
            }
        }
    }

    #[test]
    fn suggestions_depend_on_what_was_said_and_not_on_the_order(dossier in any_dossier()) {
        let mut other = dossier.clone();
        other.responses.reverse();
        for moment in MOMENTS {
            let found = every_suggestion(&dossier, moment);
            prop_assert_eq!(&found, &every_suggestion(&dossier, moment));
            prop_assert_eq!(&found, &every_suggestion(&other, moment));
            for item in &found {
                for (post, people) in &item.participants {
                    // Staff, or everybody who answered from the post: never how many have a gap.
                    let mains = dossier.responses.iter().map(|item| item.main_post());
                    let answered = mains.filter(|main| *main == Some(post.as_str())).count();
                    let staff = dossier.staff.get(post).map(|staff| usize::from(*staff));
                    prop_assert_eq!(usize::from(*people), staff.unwrap_or(answered));
                }
            }
        }
    }

    #[test]
    fn no_answer_of_a_small_group_shows_in_what_is_suggested(dossier in any_dossier()) {
        let mut few = dossier;
        let kept = few.threshold() - 1;
        few.responses.truncate(kept);
        let mut other = few.clone();
        for item in &mut other.responses {
            for answer in item.document.payload.diagnosis.values_mut() {
                // Whoever gave a level gives the opposite one, and another reason.
                if let Some(Rating::Level(level)) = answer.rating {
                    let opposite = Level::try_from(6 - level.get()).expect("a level");
                    answer.rating = Some(Rating::Level(opposite));
                }
                answer.factor = Some(Factor::Functions);
            }
        }
        for moment in MOMENTS {
            prop_assert_eq!(every_suggestion(&few, moment), every_suggestion(&other, moment));
        }
    }
}
