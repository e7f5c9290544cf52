//! How long people stay after training.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::dossier::Person;
use yachay_municipal::follow_up::{Permanence, permanence};
use yachay_municipal::framework::Language;

use crate::support::{day, peru};

fn of(posts: &[&str], trust: bool, from: &str, to: &str) -> Permanence {
    let person = Person {
        posts: posts.iter().map(|id| (*id).to_string()).collect(),
        trust,
        ..Person::default()
    };
    permanence(peru(), &person, day(from), day(to))
}

#[test]
fn twice_the_days_in_peru() {
    let table = [
        ("2027-03-05", "2027-03-05", "2027-03-07"),
        ("2027-03-01", "2027-03-31", "2027-06-01"),
        ("2028-02-28", "2028-02-29", "2028-03-04"),
        ("2027-12-31", "2027-12-30", "2028-01-01"),
    ];
    for (from, to, until) in table {
        let found = of(&["abastecimiento"], false, from, to);
        assert_eq!(found, Permanence::Until(day(until)), "{from} {to}");
    }
}

#[test]
fn who_is_exempt() {
    let exempt = |posts, trust| of(posts, trust, "2027-03-05", "2027-03-06");
    assert_eq!(exempt(&["alcalde"], false), Permanence::ExemptPost);
    assert_eq!(exempt(&["abastecimiento"], true), Permanence::Trust);
    assert!(matches!(
        exempt(&["abastecimiento", "regidor"], false),
        Permanence::Until(_)
    ));
}

#[test]
fn a_country_that_says_nothing_asks_nothing() {
    let bolivia = peru().in_country("BO", &[], &Language::ALL);
    let found = permanence(
        &bolivia,
        &Person::default(),
        day("2027-03-05"),
        day("2027-03-06"),
    );
    assert_eq!(found, Permanence::NotRegulated);
}

proptest! {
    #[test]
    fn at_least_twice_its_days_whatever_the_calendar(start in 0u64..40_000, days in 0u64..800) {
        let from = NaiveDate::from_ymd_opt(1999, 12, 31).unwrap() + Days::new(start);
        let to = from + Days::new(days);
        let person = Person { posts: vec!["abastecimiento".into()], ..Person::default() };
        match permanence(peru(), &person, from, to) {
            Permanence::Until(until) => {
                let stays = (until - to).num_days();
                prop_assert_eq!(stays, 2 * ((to - from).num_days() + 1));
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
