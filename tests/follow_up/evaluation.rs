//! The levels of evaluation: what they ask in each country, means, and that no small group is shown.

use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, Applied, Card, CardDue, CardView, Enrolment, Hindrance};
use yachay_municipal::follow_up::{
    EvaluationKind, GroupFigure, Used, evaluated, evaluation_kind, hindrances, used,
};
use yachay_municipal::framework::Language;

use crate::made::{dossier, enrolled, held};
use crate::support::{day, level, peru};

#[test]
fn four_levels_in_peru_and_three_in_bolivia() {
    use EvaluationKind::{Application, Impact, Learning, Reaction};
    let kinds = |country| {
        let framework = peru().in_country(country, &[], &Language::ALL);
        let levels = framework.pack.evaluation_levels.iter();
        levels
            .map(|item| evaluation_kind(&framework.pack, &item.id))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds("PE"),
        [Reaction, Learning, Application, Impact].map(Some)
    );
    assert_eq!(kinds("BO"), [Learning, Application, Impact].map(Some));
}

#[test]
fn levels_of_other_names_count_from_the_last_one() {
    let mut pack = peru().pack.clone();
    for (number, level) in pack.evaluation_levels.iter_mut().enumerate() {
        level.id = format!("nivel-{number}");
    }
    assert_eq!(
        evaluation_kind(&pack, "nivel-0"),
        Some(EvaluationKind::Reaction)
    );
    assert_eq!(
        evaluation_kind(&pack, "nivel-3"),
        Some(EvaluationKind::Impact)
    );
    assert_eq!(evaluation_kind(&pack, "otro"), None);
}

fn answered(reaction: u8, before: u8, after: u8) -> Enrolment {
    Enrolment {
        reaction: Some(level(reaction)),
        before: Some(level(before)),
        after: Some(level(after)),
        ..Enrolment::default()
    }
}

#[test]
fn means_over_those_who_answered() {
    let mut activity = held("a");
    activity.enrolled = enrolled([
        answered(5, 1, 3),
        answered(4, 2, 4),
        answered(4, 2, 2),
        answered(3, 3, 4),
        answered(5, 2, 5),
        // Only one of the two levels: counts for neither.
        Enrolment {
            before: Some(level(5)),
            ..Enrolment::default()
        },
    ]);
    let found = evaluated(std::iter::once(&activity), 5);
    let (people, mean) = found.reaction.shown().unwrap();
    assert_eq!((people, mean.value()), (5, 4.2));
    let (people, learning) = found.learnings["a"].shown().unwrap();
    assert_eq!((people, learning.rose), (5, 4));
    assert_eq!(
        (learning.before.value(), learning.after.value()),
        (2.0, 3.6)
    );
    // Who rises in two activities is one person who rose.
    let other = Activity {
        id: "b".into(),
        ..activity.clone()
    };
    let found = evaluated([&activity, &other].into_iter(), 5);
    let (people, learning) = found.learning.shown().unwrap();
    assert_eq!((people, learning.rose), (5, 4));
}

#[test]
fn a_small_group_is_neither_shown_nor_had_by_subtraction() {
    let of = |id: &str, people: usize| {
        let mut activity = held(id);
        activity.enrolled = enrolled((0..people).map(|_| answered(4, 2, 3)));
        activity
    };
    let small = of("small", 4);
    let found = evaluated(std::iter::once(&small), 5);
    assert_eq!(
        (found.reaction, found.learning),
        (GroupFigure::TooFew, GroupFigure::TooFew)
    );
    // Eight and four: the eight would give the four away beside all twelve.
    let activities = [of("large", 8), small];
    let found = evaluated(activities.iter(), 5);
    assert_eq!(found.reactions["large"], GroupFigure::TooFew);
    assert_eq!(found.reactions["small"], GroupFigure::TooFew);
    // The same eight people are in both, so together they are eight.
    assert_eq!(found.reaction.shown().map(|(people, _)| people), Some(8));
}

fn card(applied: Applied, hindrance: Option<Hindrance>) -> Card {
    Card {
        due: CardDue::ThreeMonths,
        view: CardView::Person,
        answered: day("2027-06-10"),
        applied,
        evidence: String::new(),
        hindrance,
    }
}

fn with_cards(cards: &[Card]) -> yachay_municipal::dossier::Dossier {
    let mut activity = held("a");
    activity.enrolled = enrolled(cards.iter().map(|card| Enrolment {
        cards: vec![card.clone()],
        ..Enrolment::default()
    }));
    dossier(vec![activity])
}

#[test]
fn the_two_views_are_never_added_together() {
    let answers = [
        Applied::Never,
        Applied::Once,
        Applied::Sometimes,
        Applied::Always,
        Applied::Always,
    ];
    let dossier = with_cards(&answers.map(|applied| card(applied, None)));
    let expected = Used {
        cards: 5,
        used: 3,
        never: 1,
    };
    let of = |view| used(&dossier, CardDue::ThreeMonths, view);
    assert_eq!(of(CardView::Person), GroupFigure::Shown(5, expected));
    assert_eq!(of(CardView::Head), GroupFigure::NoData);
    let four = with_cards(&[Applied::Always; 4].map(|applied| card(applied, None)));
    assert_eq!(
        used(&four, CardDue::ThreeMonths, CardView::Person),
        GroupFigure::TooFew
    );
}

#[test]
fn a_hindrance_that_few_name_has_no_number() {
    let time = card(Applied::Once, Some(Hindrance::Time));
    let boss = card(Applied::Never, Some(Hindrance::Boss));
    let norm = card(Applied::Never, Some(Hindrance::Norm));
    let cards: Vec<Card> = [vec![time; 6], vec![boss; 3], vec![norm; 2]].concat();
    let GroupFigure::Shown(11, named) = hindrances(&with_cards(&cards)) else {
        panic!("eleven people answered");
    };
    let expected = [
        (Hindrance::Time, Some(6)),
        (Hindrance::Boss, None),
        (Hindrance::Norm, None),
    ];
    assert_eq!(named, expected);
}

proptest! {
    #[test]
    fn no_figure_under_the_threshold(sizes in prop::collection::vec(0usize..10, 1..6), k in 3usize..7) {
        let activities: Vec<_> = sizes.iter().enumerate().map(|(number, people)| {
            let mut activity = held(&format!("a{number}"));
            // Nobody is in two activities.
            activity.enrolled = (0..*people)
                .map(|person| (format!("{number}-{person}"), answered(4, 2, 3)))
                .collect();
            activity
        }).collect();
        let found = evaluated(activities.iter(), k);
        let mut hidden = Vec::new();
        for (number, people) in sizes.iter().enumerate() {
            match found.reactions[&format!("a{number}")] {
                GroupFigure::Shown(shown, _) => prop_assert!(shown == *people && shown >= k),
                GroupFigure::NoData => prop_assert_eq!(*people, 0),
                GroupFigure::TooFew => hidden.push(*people),
            }
        }
        let total: usize = sizes.iter().sum();
        prop_assert_eq!(found.reaction.shown().is_some(), total >= k);
        let rest: usize = hidden.iter().sum();
        let known = hidden.len() < sizes.iter().filter(|people| **people > 0).count();
        if total >= k && known && !hidden.is_empty() {
            prop_assert!(rest >= k && hidden.len() > 1, "{:?}", hidden);
        }
    }

    #[test]
    fn no_hindrance_under_the_threshold(picks in prop::collection::vec(0usize..7, 0..40)) {
        let cards: Vec<Card> = picks.iter()
            .map(|pick| card(Applied::Once, Hindrance::ALL.get(*pick).copied()))
            .collect();
        match hindrances(&with_cards(&cards)) {
            GroupFigure::NoData => prop_assert!(cards.is_empty()),
            GroupFigure::TooFew => prop_assert!(cards.len() < 5),
            GroupFigure::Shown(people, named) => {
                prop_assert_eq!(people, cards.len());
                let enough = named.iter().filter_map(|(_, count)| *count).all(|count| count >= 5);
                prop_assert!(enough, "{:?}", named);
            }
        }
    }
}
