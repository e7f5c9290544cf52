//! Diagnoses that follow one another: what their boards and comparisons show together.

use std::collections::BTreeMap;

use proptest::prelude::*;
use yachay_municipal::cycles::{Compared, begin_diagnosis, compare};
use yachay_municipal::dossier::{Dossier, board};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::response::Response;

use super::span::{People, Shown, given_away};
use super::support::crowd::{Crowd, Dice, any_crowd};
use super::support::{answer, day, dossier, level, peru};
use super::{shown_sets, who_answered};

/// The person behind each response of each diagnosis; they are told apart by their first response.
type Behind = Vec<Vec<String>>;

/// Diagnoses of one municipality: those who stay answer again, others go and come.
fn lives(crowd: Crowd, count: usize, stays: usize, comes: usize) -> (Vec<Dossier>, Behind) {
    let mut dice = Dice(crowd.seed ^ 0x5eed);
    let mut found: Vec<Dossier> = vec![named(crowd.dossier(), 0)];
    let mut behind: Behind = vec![own(&found[0])];
    for round in 1..count {
        let mut next: Vec<Response> = Vec::new();
        let mut people = Vec::new();
        let last = &found[round - 1];
        for (item, who) in last.responses.iter().zip(&behind[round - 1]) {
            if dice.percent(stays) {
                next.push(later(item.response(), &item.document.id, &mut dice));
                people.push(Some(who.clone()));
            }
        }
        let new = Crowd {
            people: comes,
            seed: dice.roll(),
            ..crowd
        };
        let new = new.dossier();
        next.extend(new.responses.iter().map(|item| item.response().clone()));
        let dossier = named(
            Dossier {
                threshold: crowd.threshold,
                ..dossier(next)
            },
            round,
        );
        let mut all = own(&dossier);
        for (who, known) in all.iter_mut().zip(people) {
            *who = known.unwrap_or_else(|| who.clone());
        }
        behind.push(all);
        found.push(dossier);
    }
    (found, behind)
}

fn later(before: &Response, id: &str, dice: &mut Dice) -> Response {
    let mut next = before.clone();
    next.follows = Some(id.to_string());
    for given in next.diagnosis.values_mut() {
        let number = u8::try_from(dice.below(5) + 1).expect("1–5");
        match dice.below(12) {
            0 => given.rating = None,
            _ => given.rating = answer(number).rating,
        }
        given.importance = dice.percent(80).then(|| level(3));
    }
    next
}

fn named(mut dossier: Dossier, round: usize) -> Dossier {
    for (place, item) in dossier.responses.iter_mut().enumerate() {
        item.document.id = format!("r{round}-{place}");
    }
    dossier
}

fn own(dossier: &Dossier) -> Vec<String> {
    let ids = dossier.responses.iter();
    ids.map(|item| item.document.id.clone()).collect()
}

fn put_together(rounds: &[Dossier]) -> Dossier {
    let mut whole = Dossier::default();
    for (place, round) in rounds.iter().enumerate() {
        whole.responses = round.responses.clone();
        whole.threshold = round.threshold;
        whole.staff = round.staff.clone();
        if place + 1 < rounds.len() {
            begin_diagnosis(
                peru(),
                &mut whole,
                day("2026-11-20"),
                &FixedWorld::default(),
            )
            .expect("answers");
        }
    }
    whole
}

/// Returns the places, in two diagnoses, of the people who gave a level in both.
fn in_both(rounds: &[Dossier], behind: &Behind, first: usize, competency: &str) -> [People; 2] {
    let places = |round: usize| -> BTreeMap<&String, usize> {
        let (levels, _) = who_answered(&rounds[round], competency);
        levels
            .iter()
            .map(|place| (&behind[round][*place], *place))
            .collect()
    };
    let (one, two) = (places(first), places(first + 1));
    let both = one
        .iter()
        .filter_map(|(who, place)| Some((*place, *two.get(who)?)));
    let (left, right): (People, People) = both.unzip();
    [left, right]
}

/// Attacks every competency of every diagnosis with all that is shown of it.
fn attack(rounds: &[Dossier], behind: &Behind) -> usize {
    let whole = put_together(rounds);
    let comparisons = compare(peru(), &whole);
    assert_eq!(comparisons.len(), rounds.len() - 1);
    let mut pairs: BTreeMap<(usize, String), Vec<Shown>> = BTreeMap::new();
    let mut shown = 0;
    for comparison in &comparisons {
        let first = comparison.first;
        for row in &comparison.rows {
            let id = row.competency.as_str();
            match &row.compared {
                Compared::SamePeople(figures) => {
                    let sides = in_both(rounds, behind, first, id);
                    for (side, people) in sides.into_iter().enumerate() {
                        assert_eq!(people.len(), figures.people, "{id} compares others");
                        let place = format!("the same of {first}");
                        pairs
                            .entry((first + side, id.to_string()))
                            .or_default()
                            .push(Shown { place, people });
                    }
                    shown += 1;
                }
                Compared::Groups(figures) => {
                    let people = [figures.people_before, figures.people_after];
                    for (round, people) in rounds[first..].iter().zip(people) {
                        assert_eq!(people, who_answered(round, id).0.len());
                        assert!(people >= round.threshold());
                    }
                }
                Compared::Protected | Compared::OnlyOnce => {}
            }
        }
    }
    for (place, round) in rounds.iter().enumerate() {
        let found = board(peru(), round);
        for row in &found.rows {
            let [mut levels, _] = shown_sets(round, &found.units, row);
            let id = row.competency.as_str();
            levels.extend(pairs.remove(&(place, id.to_string())).unwrap_or_default());
            let given = given_away(&levels, round.threshold());
            let sizes = levels.iter().map(|set| (&set.place, set.people.len()));
            let sizes: Vec<_> = sizes.collect();
            assert!(given.is_empty(), "{place} {id}: {given:?} from {sizes:?}");
        }
    }
    assert!(pairs.is_empty(), "pairs of a row that no board has");
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn diagnoses_beside_each_other_give_no_small_group_away(
        crowd in any_crowd(40),
        count in 2..=3_usize,
        stays in prop_oneof![Just(100), Just(90), Just(60), Just(40)],
        comes in 0..12_usize,
    ) {
        let (rounds, behind) = lives(crowd, count, stays, comes);
        prop_assume!(rounds.iter().all(|round| !round.responses.is_empty()));
        attack(&rounds, &behind);
    }
}

#[test]
fn large_groups_are_compared_at_all() {
    // Nobody could say that nothing is given away because nothing is shown.
    let crowd = Crowd {
        people: 60,
        posts: 1,
        threshold: 5,
        importance: 100,
        seed: 7,
    };
    let (rounds, behind) = lives(crowd, 3, 80, 10);
    assert!(attack(&rounds, &behind) > 5);
}
