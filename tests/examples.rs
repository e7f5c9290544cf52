//! The example municipality: whole, varied, believable, marked as invented, and always the same.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::{example, instant, peru};
use yachay_municipal::documents::restore;
use yachay_municipal::dossier::{BoardCell, Dossier, Intake, Person, board, take_in};
use yachay_municipal::examples::{FixedWorld, MUNICIPALITY, example_dossier, example_responses};
use yachay_municipal::framework::Factor;
use yachay_municipal::plan::{SuggestionKind, suggestions};
use yachay_municipal::response::{Rating, Response, own_result};

fn responses() -> Vec<Response> {
    let documents = example_responses(peru(), &FixedWorld::default());
    documents
        .into_iter()
        .map(|document| document.payload)
        .collect()
}

#[test]
fn twelve_people_are_taken_in_by_the_door_of_real_work() {
    let world = FixedWorld::default();
    let documents = example_responses(peru(), &world);
    assert_eq!(
        (documents.len(), example().payload.responses.len()),
        (12, 12)
    );
    let mut dossier = Dossier {
        municipality: documents[0].payload.municipality.clone(),
        example: true,
        ..Dossier::default()
    };
    let now = instant("2026-03-16T14:30:00Z");
    for document in documents {
        let read = restore::<Response>(document.to_file_text().as_bytes()).expect("a good file");
        let taken = take_in(&mut dossier, read, peru(), now);
        assert_eq!(taken, Ok(Intake::Added));
    }
    let mains: Vec<_> = dossier
        .responses
        .iter()
        .filter_map(|item| item.main_post())
        .collect();
    let count = |post| mains.iter().filter(|main| **main == post).count();
    assert_eq!(
        (
            count("regidor"),
            count("alcalde"),
            count("gerente-municipal")
        ),
        (5, 1, 1)
    );
    assert_eq!(count("planificacion-presupuesto"), 2);
    assert_eq!(
        (count("abastecimiento"), count("desarrollo-economico")),
        (1, 2)
    );
}

#[test]
fn everything_is_marked_as_invented_and_equal_every_time() {
    let file = example();
    assert!(file.payload.example && responses().iter().all(|response| response.example));
    assert_eq!(file.payload.municipality.name, MUNICIPALITY);
    assert_eq!(
        file.payload.municipality.code, "",
        "no real place has its code"
    );
    let again = example_dossier(peru(), &FixedWorld::default());
    assert_eq!(file.to_file_text(), again.to_file_text());
    let read = restore::<Dossier>(file.to_file_text().as_bytes()).expect("a good file");
    assert_eq!(read.payload, file.payload);
}

#[test]
fn answers_are_about_the_person_s_own_posts_and_use_known_words() {
    let pack = &peru().pack;
    for response in responses() {
        let posts = &response.respondent.posts;
        assert!(posts.iter().all(|id| peru().post(id).is_some()));
        let profile: BTreeSet<_> = peru()
            .profile_of(posts)
            .iter()
            .map(|(item, _)| item.id.clone())
            .collect();
        let answered: BTreeSet<_> = response.diagnosis.keys().cloned().collect();
        assert!(
            answered.is_subset(&profile),
            "{posts:?}: {:?}",
            answered.difference(&profile)
        );
        assert!(
            answered.len() + 2 >= profile.len(),
            "{posts:?} left most unanswered"
        );
        let survey = &response.survey;
        let contents = survey
            .wanted
            .iter()
            .chain(survey.trained.keys())
            .chain(&survey.teaches);
        for id in contents {
            assert!(peru().content(id).is_some(), "{id}");
        }
        let modality = survey
            .modality
            .as_deref()
            .and_then(|id| peru().modality(id));
        assert!(modality.is_some());
        for id in response.respondent.languages.iter().chain(&survey.language) {
            assert!(pack.languages.iter().any(|item| item.id == *id), "{id}");
        }
        assert!(survey.wanted.len() >= 2);
        let offers = survey.would_teach == Some(true);
        assert_eq!(offers, !survey.teaches.is_empty());
    }
}

#[test]
fn a_factor_explains_a_gap_and_evidence_a_level() {
    for response in responses() {
        for row in own_result(peru(), &response) {
            let Some(answer) = response.diagnosis.get(&row.competency.id) else {
                continue;
            };
            let id = &row.competency.id;
            assert!(
                answer.factor.is_none() || row.gap() > Some(0),
                "{id} explained without a gap"
            );
            assert!(
                answer.evidence.is_empty() || row.level >= Some(4) || row.gap() <= Some(1),
                "{id}"
            );
        }
    }
}

#[test]
fn it_shows_what_there_is_to_see() {
    let all = responses();
    let ratings = || {
        all.iter()
            .flat_map(|r| r.diagnosis.values())
            .filter_map(|a| a.rating)
    };
    assert!(ratings().any(|rating| rating == Rating::NOT_APPLICABLE));
    assert!(ratings().any(|rating| rating == Rating::PREFER_NOT_TO_SAY));
    let levels: BTreeSet<_> = ratings().filter_map(Rating::level).collect();
    assert_eq!(levels.len(), 5);
    let factors: BTreeSet<_> = all
        .iter()
        .flat_map(|r| r.diagnosis.values())
        .filter_map(|a| a.factor)
        .collect();
    assert_eq!(factors.len(), 3);
    let quechua = all
        .iter()
        .filter(|r| r.survey.language.as_deref() == Some("qu"));
    assert!(quechua.count() >= 2);
    assert!(all.iter().filter(|r| r.survey.comment.is_empty()).count() < 8);
    let obstacles: BTreeSet<_> = all
        .iter()
        .flat_map(|r| r.survey.obstacles.clone())
        .collect();
    assert_eq!(obstacles.len(), 5);
    let cells = board(peru(), &example().payload)
        .rows
        .into_iter()
        .map(|row| row.total);
    let shown = cells
        .filter(|cell| matches!(cell, BoardCell::Shown(_)))
        .count();
    assert!(shown >= 20, "only {shown} competencies can be shown");
}

#[test]
fn its_plan_was_begun() {
    let dossier = example().payload;
    let [training, measure] = &dossier.plan.activities[..] else {
        panic!("two accepted");
    };
    assert!(training.edited && !training.measure && training.modality.is_some());
    assert!(measure.measure && measure.modality.is_none());
    let [rejected] = &dossier.plan.rejected[..] else {
        panic!("one rejected");
    };
    assert!(!rejected.reason.is_empty());
    let today = FixedWorld::default();
    let today = yachay_municipal::documents::World::now(&today).date_naive();
    let moment = dossier.term.moment(today).expect("good dates");
    let all = suggestions(peru(), &dossier, moment, today);
    let kinds: BTreeSet<_> = all
        .training
        .iter()
        .filter_map(|item| match &item.kind {
            SuggestionKind::Training { modality, .. } => Some(modality.as_str()),
            SuggestionKind::Measure { .. } => None,
        })
        .collect();
    assert!(kinds.len() >= 2 && all.training.len() >= 10, "{kinds:?}");
    let by = |factor| {
        let mut measures = all.measures.iter();
        measures.any(|item| item.kind == SuggestionKind::Measure { factor })
    };
    // The four who speak of relations are fewer than the threshold: that stays training.
    assert!(by(Factor::Functions) && !by(Factor::Relations));
}

#[test]
fn its_register_holds_the_people_of_its_profile_and_whoever_teaches() {
    let dossier = example().payload;
    let mut counted = BTreeMap::new();
    for person in dossier.people.iter() {
        let main = person.posts.first().expect("a post").clone();
        *counted.entry(main).or_insert(0_u16) += 1;
        assert!(person.posts.iter().all(|id| peru().post(id).is_some()));
        assert!(!person.languages.is_empty(), "{}", person.name);
    }
    assert_eq!(counted, dossier.staff, "people per post");
    let distinct = |value: fn(&Person) -> &str| {
        let all: BTreeSet<_> = dossier.people.iter().map(value).collect();
        all.len()
    };
    assert_eq!(
        (distinct(|one| &one.id), distinct(|one| &one.name)),
        (17, 17)
    );
    // Who answered is registered with the posts and languages of the answer.
    for (response, person) in responses().iter().zip(dossier.people.iter()) {
        assert_eq!(response.respondent.posts, person.posts, "{}", person.name);
        assert_eq!(
            response.respondent.languages, person.languages,
            "{}",
            person.name
        );
    }
    let [outside, own] = &dossier.trainers[..] else {
        panic!("two who teach");
    };
    assert!(outside.person.is_none());
    let person = own.person.as_ref().expect("one of ours");
    let registered = dossier.people.iter().find(|one| one.id == *person);
    assert_eq!(registered.map(|one| &one.name), Some(&own.name));
    let contents = outside.contents.iter().chain(&own.contents);
    for id in contents {
        assert!(peru().content(id).is_some(), "{id}");
    }
    let budget = &dossier.plan.budget;
    let sources: BTreeSet<_> = budget.iter().map(|line| line.source).collect();
    assert_eq!((sources.len(), budget.len()), (3, 3));
    assert!(
        budget
            .iter()
            .all(|line| line.year == dossier.years.0 && line.cents > 0)
    );
}
