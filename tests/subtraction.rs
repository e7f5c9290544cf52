//! No figures that the product shows can be taken from one another to know a small group.
//!
//! What is shown about people, and where (read in `src/ui/plan/`):
//! * the gap board and the dialog behind a row: for the whole and for each unit the people who gave a
//!   level, mean level, required level, gap and people with a gap (`Figures`), and over those who also
//!   gave an importance its mean, Borich, the ranked discrepancy and the people below (`Stated`);
//! * strengths, needs, suggestions and the printed plan: figures of the whole again, never of a unit;
//! * a diagnosis beside the one before (`compare`): of the same people, or of both wholes;
//! * contents asked for: how many people, and how many contents were asked for by too few;
//! * participants of suggestions and activities, totals of the plan: staff, never answers;
//! * response rate and the list of responses: who sent a file, never what it says.
//!
//! So every figure about answers is a sum over a set of people: the attack here takes each shown set of
//! a row as an equation and asks whether any linear combination of them all is the sum over a group
//! smaller than the threshold. That is more than taking cells in pairs.

mod support;

#[path = "subtraction/rounds.rs"]
mod rounds;
#[path = "subtraction/span.rs"]
mod span;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use span::{People, Shown, given_away};
use support::crowd::{Crowd, Dice, any_crowd};
use support::{answer, day, dossier, ids, level, peru, response};
use yachay_municipal::dossier::{
    Board, BoardCell, BoardRow, Dossier, Figures, board, response_rate,
};
use yachay_municipal::framework::Moment;
use yachay_municipal::plan::{Need, Suggestion, asked_for, needs, suggestions};
use yachay_municipal::response::{Answer, NeedsSurvey, Response};

const TODAY: &str = "2026-11-20";
const MOMENTS: [Moment; 3] = [Moment::Start, Moment::Stable, Moment::Exit];

/// Returns who gave a level to a competency that their posts ask for, and who of them an importance.
fn who_answered(dossier: &Dossier, competency: &str) -> (People, People) {
    let (mut level, mut importance) = (People::new(), People::new());
    for (place, item) in dossier.responses.iter().enumerate() {
        let answers = item.response();
        let asked = peru().required_level(&answers.respondent.posts, competency);
        let Some(given) = answers.diagnosis.get(competency) else {
            continue;
        };
        if asked.is_some() && given.level().is_some() {
            level.insert(place);
            if given.importance.is_some() {
                importance.insert(place);
            }
        }
    }
    (level, importance)
}

/// Returns the people of each unit of the board.
fn members(dossier: &Dossier, unit: &str) -> People {
    let people = dossier.responses.iter().enumerate();
    let of_unit = people.filter(|(_, item)| item.main_post() == Some(unit));
    of_unit.map(|(place, _)| place).collect()
}

/// Returns every set of people of a row over which levels are shown, and those over which importances
/// are.
fn shown_sets(dossier: &Dossier, units: &[String], row: &BoardRow) -> [Vec<Shown>; 2] {
    let (level, importance) = who_answered(dossier, &row.competency);
    let everybody: People = (0..dossier.responses.len()).collect();
    let total = ("all".to_string(), everybody, &row.total);
    let cells = units.iter().zip(&row.units);
    let cells = cells.map(|(unit, cell)| (unit.clone(), members(dossier, unit), cell));
    let (mut levels, mut importances) = (Vec::new(), Vec::new());
    for (place, group, cell) in std::iter::once(total).chain(cells) {
        let Some(figures) = cell.figures() else {
            continue;
        };
        let people: People = group.intersection(&level).copied().collect();
        assert_eq!(people.len(), figures.people, "{place} counts others");
        levels.push(Shown {
            place: place.clone(),
            people,
        });
        if let Some(stated) = &figures.discrepancy {
            let people: People = group.intersection(&importance).copied().collect();
            assert_eq!(people.len(), stated.people, "{place} counts others");
            if stated.borich.is_some() {
                // Ā = Ī − Borich / Ī: a mean level over those who gave both.
                levels.push(Shown {
                    place: format!("{place}, Borich"),
                    people: people.clone(),
                });
            }
            importances.push(Shown { place, people });
        }
    }
    [levels, importances]
}

/// Attacks every row of the board of a dossier.
fn attack(dossier: &Dossier) {
    let Board { units, rows } = board(peru(), dossier);
    for row in rows {
        for shown in shown_sets(dossier, &units, &row) {
            let found = given_away(&shown, dossier.threshold());
            let sizes = shown.iter().map(|set| (&set.place, set.people.len()));
            let sizes: Vec<_> = sizes.collect();
            assert!(
                found.is_empty(),
                "{}: {found:?} from {sizes:?}",
                row.competency
            );
        }
    }
}

/// People of these posts with a level each, and an importance where there is one.
fn people(post: &str, answers: &[(u8, u8)]) -> Vec<Response> {
    let people = answers.iter().map(|(number, importance)| {
        let given = Answer {
            importance: (*importance > 0).then(|| level(*importance)),
            ..answer(*number)
        };
        response(&[post], &[("fiscalizar-gestion", given)])
    });
    people.collect()
}

fn row_of(dossier: &Dossier) -> (Vec<String>, BoardRow) {
    let found = board(peru(), dossier);
    let mut rows = found.rows.into_iter();
    let row = rows.find(|row| row.competency == "fiscalizar-gestion");
    (found.units, row.expect("the row"))
}

#[test]
fn who_gave_no_importance_is_not_given_away_by_those_who_did() {
    // Six gave a level, five of them an importance: 6 × mean level − 5 × mean level of the five would
    // be the level of the sixth.
    let mut six = people("regidor", &[(2, 5), (1, 5), (2, 5), (2, 5), (4, 5)]);
    six.extend(people("regidor", &[(3, 0)]));
    let found = row_of(&dossier(six.clone())).1;
    let figures = found.total.figures().expect("six people");
    let stated = figures.discrepancy.expect("five of them");
    assert_eq!((figures.people, stated.people, stated.borich), (6, 5, None));
    attack(&dossier(six.clone()));
    // With five on either side both may be shown.
    six.extend(people("regidor", &[(3, 0); 4]));
    let found = row_of(&dossier(six.clone())).1;
    let figures = found.total.figures().expect("ten people");
    let stated = figures.discrepancy.expect("five of them");
    assert_eq!((stated.people, stated.borich), (5, Some(14.0)));
    attack(&dossier(six));
}

#[test]
fn importance_of_a_few_is_not_given_away_between_units() {
    // Five councillors gave an importance, and one of ten members of the committee: the total of six
    // minus the councillors would be that one.
    let mut all = people("regidor", &[(2, 5); 5]);
    all.extend(people("comite-vigilancia", &[(3, 4)]));
    all.extend(people("comite-vigilancia", &[(3, 0); 9]));
    let crowd = dossier(all);
    let (units, row) = row_of(&crowd);
    assert_eq!(units, ["regidor", "comite-vigilancia"]);
    let importance = |cell: &BoardCell| cell.figures().and_then(|f| f.discrepancy).is_some();
    assert!(row.total.figures().is_some() && !importance(&row.total));
    assert_eq!(
        row.units.iter().map(importance).collect::<Vec<_>>(),
        [true, false]
    );
    attack(&crowd);
}

/// Returns the figures that the screens of needs, suggestions and the plan show, by competency.
fn elsewhere(needs: &[Need]) -> BTreeMap<&str, &Figures> {
    let shown = needs.iter();
    shown
        .filter_map(|need| Some((need.competency.as_str(), need.figures.as_ref()?)))
        .collect()
}

fn every_suggestion(dossier: &Dossier, moment: Moment) -> Vec<Suggestion> {
    let found = suggestions(peru(), dossier, moment, day(TODAY));
    found.training.into_iter().chain(found.measures).collect()
}

/// Needs, suggestions and plans show figures of the whole that the board shows too, and nothing else.
fn check_elsewhere(dossier: &Dossier) {
    let found = board(peru(), dossier);
    let total = |id: &str| {
        let row = found.rows.iter().find(|row| row.competency == id);
        row.and_then(|row| row.total.figures())
    };
    let rate = response_rate(peru(), dossier);
    for moment in MOMENTS {
        let ranked = needs(peru(), dossier, moment, day(TODAY));
        let mut shown = elsewhere(&ranked);
        let suggested = every_suggestion(dossier, moment);
        for item in &suggested {
            shown.extend(elsewhere(&item.needs));
            for (post, people) in &item.participants {
                let mut rows = rate.posts.iter();
                let row = rows
                    .find(|row| row.post == *post)
                    .expect("a post with staff");
                let staff = row.staff.map_or(row.received, usize::from);
                assert_eq!(usize::from(*people), staff, "{post}: no count of answers");
            }
            let hidden = item.needs.iter().all(|need| need.ranking.is_none());
            assert_eq!(item.priority().is_none(), hidden);
        }
        for (id, figures) in shown {
            assert_eq!(Some(figures), total(id), "{id}");
        }
        for need in &ranked {
            assert_eq!(need.figures.is_some(), need.ranking.is_some());
        }
    }
}

/// Of what was asked for, only what at least as many as the threshold asked for has a number, and the
/// number of the others says nothing where so few answered.
fn check_asked_for(dossier: &Dossier) {
    let found = asked_for(peru(), dossier, &[]);
    let threshold = dossier.threshold();
    for ranked in &found.contents {
        let wants = |item: &&yachay_municipal::dossier::ReceivedResponse| {
            item.response().survey.wanted.contains(&ranked.content)
        };
        let people = dossier.responses.iter().filter(wants).count();
        assert_eq!(ranked.people, Some(people));
        assert!(people >= threshold, "{people} asked for {}", ranked.content);
    }
    assert!(found.protected == 0 || dossier.responses.len() >= threshold);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_combination_of_the_board_gives_a_small_group_away(crowd in any_crowd(60)) {
        attack(&crowd.dossier());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn other_screens_show_the_figures_of_the_board(crowd in any_crowd(40)) {
        let dossier = crowd.dossier();
        check_elsewhere(&dossier);
        check_asked_for(&dossier);
    }

    #[test]
    fn answers_hidden_in_every_cell_leave_no_trace(crowd in any_crowd(24), seed in any::<u64>()) {
        // Answers to competencies whose whole row is hidden are replaced: nothing shown may change.
        let before = crowd.dossier();
        let hidden: BTreeSet<String> = board(peru(), &before)
            .rows
            .into_iter()
            .filter(|row| row.total == BoardCell::Protected)
            .map(|row| row.competency)
            .collect();
        let mut after = before.clone();
        let mut dice = Dice(seed);
        for item in &mut after.responses {
            for (id, given) in &mut item.document.payload.diagnosis {
                if hidden.contains(id) && given.level().is_some() {
                    let number = u8::try_from(dice.below(5) + 1).expect("1–5");
                    let importance = dice.percent(50).then(|| level(5));
                    *given = Answer { importance, ..answer(number) };
                }
            }
        }
        prop_assert_eq!(board(peru(), &before), board(peru(), &after));
        for moment in MOMENTS {
            let of = |dossier: &Dossier| needs(peru(), dossier, moment, day(TODAY));
            prop_assert_eq!(of(&before), of(&after));
            prop_assert_eq!(every_suggestion(&before, moment), every_suggestion(&after, moment));
        }
    }
}

#[test]
fn requests_of_a_few_are_counted_and_not_named() {
    let wants = |list: &[&str]| Response {
        survey: NeedsSurvey {
            wanted: ids(list),
            ..NeedsSurvey::default()
        },
        ..response(&["regidor"], &[])
    };
    let mut people = vec![wants(&["siaf"]); 5];
    people.extend(vec![wants(&["siaf", "contrataciones"]); 4]);
    let crowd = dossier(people);
    check_asked_for(&crowd);
    let found = asked_for(peru(), &crowd, &[]);
    assert_eq!((found.contents.len(), found.protected), (1, 1));
}

/// The rows of two snapshots, with the sums that a reader has of each.
fn difference(before: &Dossier, after: &Dossier) -> Option<f64> {
    let total = |dossier: &Dossier| {
        let figures = row_of(dossier).1.total.figures()?.clone();
        Some(figures.level * figures.people as f64)
    };
    Some(total(after)? - total(before)?)
}

#[test]
fn two_snapshots_that_differ_by_fewer_than_the_threshold_do_not_both_show() {
    // Five councillors, then a sixth (or the sixth removed): 6 × mean − 5 × mean is the sixth's level.
    let five = people("regidor", &[(2, 5), (1, 5), (2, 5), (2, 5), (4, 5)]);
    let mut six = five.clone();
    six.extend(people("regidor", &[(3, 5)]));
    let (five, six) = (dossier(five), dossier(six));
    assert_eq!(difference(&five, &six), Some(3.0), "as if nobody held back");
    let mut later = six.clone();
    later.hold_back(&five);
    assert_eq!(later.waiting.len(), 1);
    assert_eq!(difference(&five, &later), Some(0.0));
    // The other way round, so many others wait that nothing is shown of those who stay.
    let mut earlier = five.clone();
    earlier.hold_back(&six);
    assert_eq!(difference(&six, &earlier), None);
}

/// What a reader knows of a snapshot: who counts, and with which answers. Nobody knows names.
fn counted(dossier: &Dossier) -> BTreeSet<String> {
    let counted = dossier.counted();
    counted
        .map(|item| format!("{} {:?}", item.document.id, item.response()))
        .collect()
}

#[test]
fn whatever_comes_goes_or_changes_one_look_never_differs_by_a_small_group_from_the_next() {
    let mut moved = 0;
    for seed in 0..200 {
        let mut random = Dice(seed);
        let crowd = Crowd {
            people: 30,
            posts: 4,
            threshold: 3 + random.below(4),
            importance: 80,
            seed,
        };
        let full = crowd.dossier();
        let mut now = Dossier {
            responses: Vec::new().into(),
            ..full.clone()
        };
        for _ in 0..25 {
            let before = now.clone();
            for _ in 0..=random.below(4) {
                change(&mut now, &full, &mut random);
            }
            now.hold_back(&before);
            let (one, two) = (counted(&before), counted(&now));
            let k = full.threshold();
            if one.len() < k || two.len() < k {
                continue;
            }
            let differ = one.symmetric_difference(&two).count();
            assert!(differ == 0 || differ >= k, "seed {seed}: {differ} of {k}");
            moved += usize::from(differ > 0);
        }
    }
    assert!(moved > 200, "{moved}");
}

/// Somebody comes, goes, or answers anew.
fn change(now: &mut Dossier, full: &Dossier, random: &mut Dice) {
    let some = random.below(full.responses.len());
    let other = full.responses[some].clone();
    let there = now
        .responses
        .iter()
        .position(|item| item.document.id == other.document.id);
    match there {
        None => now.responses.push(other),
        Some(place) if random.below(2) == 0 => {
            now.responses.remove(place);
        }
        Some(place) => {
            let answers = &mut now.responses[place].document.payload.diagnosis;
            for answer in answers.values_mut() {
                *answer = support::answer(1 + random.below(5) as u8);
            }
        }
    }
}

#[test]
fn the_attack_meets_shown_and_hidden_cells() {
    let (mut shown, mut hidden, mut importance, mut borich) = (0, 0, 0, 0);
    for seed in 0..30 {
        let crowd = Crowd {
            people: 40,
            posts: 5,
            threshold: 5,
            importance: 60,
            seed,
        };
        for row in board(peru(), &crowd.dossier()).rows {
            for cell in row.units.iter().chain([&row.total]) {
                shown += usize::from(cell.figures().is_some());
                hidden += usize::from(*cell == BoardCell::Protected);
                let stated = cell.figures().and_then(|figures| figures.discrepancy);
                importance += usize::from(stated.is_some());
                borich += usize::from(stated.is_some_and(|stated| stated.borich.is_some()));
            }
        }
    }
    assert!(shown > 1000 && hidden > 1000, "{shown} {hidden}");
    assert!(
        importance > 1000 && borich > 100,
        "{importance} {borich} of {shown}"
    );
}
