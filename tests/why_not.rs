//! Why a content is not suggested.

mod support;

use support::{answer, day, dossier, peru, response, staff};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{WhyNot, suggestions, why_not};

const MOMENT: Moment = Moment::Stable;

/// Five councillors who all answered this level.
fn councillors(number: u8) -> Dossier {
    let answers = [("fiscalizar-gestion", answer(number))];
    dossier(vec![response(&["regidor"], &answers); 5])
}

fn reason(dossier: &Dossier, content: &str) -> Option<WhyNot> {
    let today = day("2026-11-20");
    let found = suggestions(peru(), dossier, MOMENT, today);
    let list = why_not(peru(), dossier, &found, MOMENT, today);
    let mut named = list.into_iter().filter(|(id, _)| id == content);
    named.next().map(|(_, why)| why)
}

#[test]
fn a_post_that_nobody_answered_for_is_still_a_post_of_the_municipality() {
    // Only the general secretariat registers births and deaths.
    let mut found = councillors(1);
    assert_eq!(reason(&found, "registro-civil"), Some(WhyNot::NoPost));
    found.staff = staff(&[("secretaria-general", 1)]);
    assert_eq!(reason(&found, "registro-civil"), Some(WhyNot::NoAnswers));
    found.staff = staff(&[("secretaria-general", 0)]);
    assert_eq!(reason(&found, "registro-civil"), Some(WhyNot::NoPost));
}

#[test]
fn a_level_that_everybody_reaches_suggests_nothing() {
    let first = &peru()
        .competency("fiscalizar-gestion")
        .expect("it")
        .contents[0];
    assert_eq!(reason(&councillors(1), first), None);
    assert_eq!(reason(&councillors(5), first), Some(WhyNot::Reached));
}
