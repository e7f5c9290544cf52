//! What somebody meets who answers: how long it takes, what the smaller copy still has.

use yachay_municipal::framework::{
    Framework, Language, PERSONAL_DATA, assemble_dir, catalogue_dir,
};
use yachay_municipal::response::reading_minutes;

fn framework() -> Framework {
    assemble_dir(&catalogue_dir()).unwrap()
}

#[test]
fn no_post_takes_half_an_hour_in_any_language() {
    let framework = framework();
    for post in &framework.posts {
        for language in Language::ALL {
            let minutes = reading_minutes(&framework, std::slice::from_ref(&post.id), language);
            assert!(
                (10..30).contains(&minutes),
                "{}: {minutes} minutes",
                post.id
            );
        }
    }
}

#[test]
fn the_copy_for_respondents_names_the_norm_of_the_notice_and_no_other() {
    let copy = framework().for_respondent();
    for pack in copy.packs() {
        let ids: Vec<&str> = pack.norms.iter().map(|norm| norm.id.as_str()).collect();
        match pack.country.as_str() {
            "PE" => assert_eq!(ids, [PERSONAL_DATA]),
            country => assert!(ids.is_empty(), "{country}: {ids:?}"),
        }
        assert!(pack.norms.iter().all(|norm| norm.says.es.is_empty()));
    }
}

#[test]
fn a_language_chosen_in_another_country_stays_in_sight() {
    let bolivia = framework().in_country("BO", &[], &Language::ALL);
    let kept = ["qu", "ash", "xx"].map(String::from);
    let found = bolivia.languages_with(&kept);
    let ids: Vec<&str> = found.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids.len(), bolivia.pack.languages.len() + 1);
    assert_eq!(ids.last(), Some(&"ash"));
}

#[test]
fn every_post_has_contents_to_choose_from_and_none_has_all() {
    let framework = framework();
    for post in &framework.posts {
        let mut asked = framework.contents_of(std::slice::from_ref(&post.id));
        asked.sort_unstable();
        asked.dedup();
        assert!(
            (10..40).contains(&asked.len()),
            "{}: {}",
            post.id,
            asked.len()
        );
    }
}
