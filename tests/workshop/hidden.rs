//! What the room may not see never reaches the projector, the dossier or the minutes.

use proptest::prelude::*;
use yachay_municipal::dossier::Dossier;
use yachay_municipal::export::Document;
use yachay_municipal::framework::Language;
use yachay_municipal::workshop::*;

use crate::commands::*;
use crate::made::*;
use crate::support::{day, peru};

/// Everything that a room could see of a session, wherever it stands.
fn everything(session: &Workshop) -> Vec<(Beat, Slide)> {
    let beats = session.beats(peru()).into_iter();
    beats.map(|beat| (beat, seen_at(session, beat))).collect()
}

/// The same session, in which what is hidden is otherwise: votes that are still open or of too few went to other
/// values, points that are still being given to other options.
fn otherwise(session: &Workshop) -> Workshop {
    let threshold = session.threshold();
    let mut other = session.clone();
    for phase in &mut other.phases {
        for ballot in &mut phase.ballots {
            for round in &mut ballot.rounds {
                let hidden = matches!(round.outcome(threshold), Outcome::Open | Outcome::TooFew);
                if hidden {
                    let ways = [
                        &mut round.hands,
                        &mut round.kiosk,
                        &mut round.imported,
                        &mut round.absent,
                    ];
                    for tally in ways {
                        tally.0[..5].rotate_right(1);
                    }
                }
            }
        }
        let points = &mut phase.points;
        if !points.closed || points.few(threshold) {
            let mut given: Vec<_> = points.options.iter().map(|item| item.points).collect();
            if !given.is_empty() {
                given.rotate_right(1);
            }
            for (option, points) in points.options.iter_mut().zip(given) {
                option.points = points;
            }
        }
    }
    other
}

fn written(session: &Workshop) -> Document {
    minutes(session, peru(), Language::Spanish, &[], day("2027-03-06"))
}

fn landed(session: &Workshop) -> Dossier {
    let mut dossier = Dossier::default();
    land(&mut dossier, &file(session.clone()));
    dossier
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn votes_that_are_hidden_make_no_difference(commands in any_commands(), threshold in 0usize..7) {
        let mut session = workshop(12);
        session.threshold = threshold;
        for command in &commands {
            command.apply(&mut session);
        }
        let other = otherwise(&session);
        for ((beat, one), (_, other)) in everything(&session).into_iter().zip(everything(&other)) {
            prop_assert_eq!(one, other, "{:?}", beat);
        }
        prop_assert_eq!(landed(&session).workshops, landed(&other).workshops);
        prop_assert_eq!(written(&session), written(&other));
    }

    #[test]
    fn no_tally_before_closing_and_none_of_few(commands in any_commands(), threshold in 0usize..7) {
        let mut session = workshop(12);
        session.threshold = threshold;
        for command in &commands {
            command.apply(&mut session);
            let seen = seen(&session);
            let Some(at) = session.at else { continue };
            let phase = &session.phases[at.phase];
            let ballot = phase.ballots.get(at.item).filter(|_| {
                matches!(at.face, Face::Ballot | Face::Result)
            });
            if ballot.is_none_or(|ballot| ballot.is_open()) {
                prop_assert!(seen.rounds.is_empty());
            }
            for (round, shown) in ballot.iter().flat_map(|ballot| &ballot.rounds).zip(&seen.rounds) {
                let few = round.all().valued() < threshold.max(3);
                let nothing = shown.values.is_empty() && shown.votes == 0 && shown.without == 0;
                prop_assert!(!few || nothing, "{:?}", shown);
            }
            if at.face == Face::Giving || !phase.points.closed {
                let is_row = |row: &SlideRow| row.place != (0, 0);
                prop_assert!(!seen.rows.iter().any(is_row), "no ranking");
            }
        }
        let levels = landed(&session).workshops.remove(0).levels;
        prop_assert!(levels.iter().all(|level| level.votes.is_none_or(|votes| votes >= threshold.max(3))));
    }

    /// Neither the script nor notes, names or what was before.
    #[test]
    fn words_of_the_facilitator_never_reach_the_room(commands in any_commands()) {
        let mut session = workshop(12);
        for command in &commands {
            command.apply(&mut session);
        }
        for (beat, slide) in everything(&session) {
            let text = serde_json::to_string(&slide).expect("plain data");
            prop_assert!(!text.contains(SECRET), "{:?}: {}", beat, text);
        }
        session.closed = session.clock.noted;
        let text = serde_json::to_string(&seen(&session)).expect("plain data");
        prop_assert!(!text.contains(SECRET));
        let held = serde_json::to_string(&landed(&session).workshops).expect("plain data");
        for (name, count) in [("nombre", 0), ("guion", 0), ("notas", 0), ("facilitadora", 1)] {
            let words = format!("{SECRET} {name}");
            prop_assert_eq!(held.matches(&words).count(), count, "{}", words);
        }
    }
}

#[test]
fn of_few_it_is_said_that_they_are_few() {
    let mut session = workshop(12);
    session.threshold = 0;
    // Whatever is typed, three is the least.
    for (votes, few) in [([1, 1, 0, 0, 0], true), ([1, 1, 1, 0, 0], false)] {
        let mut session = session.clone();
        voted(&mut session, VOTE, 0, votes);
        let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
        assert_eq!(seen.face, SlideFace::VoteResult);
        assert_eq!(seen.rounds[0].few, few);
        assert_eq!(seen.rounds[0].values.is_empty(), few);
    }
    // Who gives no value makes no group larger.
    session.threshold = 5;
    hands(&mut session, VOTE, 0, [0, 4, 0, 0, 0]);
    let counted = session.count_hands(VOTE, 0, Choice::NotApplicable, 6);
    assert_eq!(counted, Ok(()));
    assert_eq!(session.close(VOTE, 0), Ok(()));
    let seen = seen_at(&session, beat(VOTE, Face::Result, 0));
    let few = SlideRound {
        few: true,
        ..SlideRound::default()
    };
    assert_eq!(seen.rounds, [few]);
    // Nobody gave one: there is nothing to protect.
    let counted = session.count_hands(VOTE, 1, Choice::NoAnswer, 6);
    assert_eq!(counted, Ok(()));
    assert_eq!(session.close(VOTE, 1), Ok(()));
    assert_eq!(round(&session, VOTE, 1).outcome(5), Outcome::Nobody);
}

#[test]
fn what_the_room_said_of_an_instrument_is_drawn_without_its_proof() {
    let mut session = workshop(12);
    let id = peru().instruments[0].id.clone();
    let known = session.institution.instruments.entry(id).or_default();
    known.evidence = SECRET.into();
    known.approved = Some(true);
    let asked = asked_in(&session.phases[ASKED], peru());
    let first = asked
        .iter()
        .position(|item| matches!(item, Asked::Instrument { .. }));
    let place = first.expect("an instrument");
    let seen = seen_at(&session, beat(ASKED, Face::Asked, place));
    assert_eq!(seen.face, SlideFace::Instrument);
    let drawn = seen.institution.expect("the graph");
    let drawn = drawn.instruments.values().next().expect("an instrument");
    assert_eq!((drawn.evidence.as_str(), drawn.approved), ("", Some(true)));
}
