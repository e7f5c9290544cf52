//! What came of a plan: how long people stay.

mod support;

use support::{day, peru};
use yachay_municipal::dossier::Person;
use yachay_municipal::follow_up::{Permanence, permanence};

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
