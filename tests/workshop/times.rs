//! Times that fit the hours, and beginning a session from a model.

use proptest::collection::vec;
use proptest::prelude::*;
use yachay_municipal::dossier::State;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::{Language, SessionTask};
use yachay_municipal::workshop::*;

use crate::made::*;
use crate::support::{day, peru};

#[test]
fn minutes_are_shared_out() {
    // Share and least of each phase, minutes, and what each phase gets.
    type Row<'a> = (&'a [(u8, u16)], u16, &'a [u16]);
    let table: [Row<'_>; 9] = [
        (&[(50, 10), (50, 10)], 60, &[30, 30]),
        (&[(25, 5), (75, 5)], 60, &[15, 45]),
        // The least of a small share.
        (&[(10, 30), (90, 10)], 60, &[30, 30]),
        // Minutes that are no full step go where they are lacking most.
        (&[(50, 10), (50, 10)], 63, &[33, 30]),
        // The least in full steps where there is room for that, as it is otherwise.
        (&[(50, 8), (50, 12)], 30, &[15, 15]),
        (&[(50, 8), (50, 12)], 21, &[9, 12]),
        (&[(50, 8), (50, 12)], 20, &[8, 12]),
        // Less than the least cannot be.
        (&[(50, 8), (50, 12)], 19, &[8, 12]),
        (&[], 60, &[]),
    ];
    for (phases, minutes, expected) in table {
        assert_eq!(
            minutes_of(phases, minutes),
            expected,
            "{phases:?} in {minutes}"
        );
    }
    // Without any shares all get the same.
    assert_eq!(minutes_of(&[(0, 5), (0, 5)], 60), [30, 30]);
    // A phase without a share gets its least.
    assert_eq!(minutes_of(&[(0, 5), (100, 5)], 60), [5, 55]);
}

proptest! {
    #[test]
    fn times_add_up_and_none_is_below_its_least(
        phases in vec((0u8..=100, 0u16..=60), 1..12),
        minutes in 1u16..=1_440,
    ) {
        let times = minutes_of(&phases, minutes);
        prop_assert_eq!(times.len(), phases.len());
        let least: u16 = phases.iter().map(|(_, least)| *least).sum();
        let sum: u16 = times.iter().sum();
        prop_assert_eq!(sum, minutes.max(least));
        for (time, (_, least)) in times.iter().zip(&phases) {
            prop_assert!(time >= least);
        }
        let even: u16 = phases.iter().map(|(_, least)| least.div_ceil(5) * 5).sum();
        if even <= minutes {
            let odd = times.iter().filter(|time| *time % 5 != 0).count();
            prop_assert!(odd <= usize::from(minutes % 5 != 0), "{times:?}");
        }
    }

    /// More hours take time from nobody.
    #[test]
    fn more_time_shortens_no_phase(
        phases in vec((1u8..=100, 0u16..=60), 1..10),
        steps in 0u16..=100,
    ) {
        let even: u16 = phases.iter().map(|(_, least)| least.div_ceil(5) * 5).sum();
        let shorter = minutes_of(&phases, even + steps * 5);
        let longer = minutes_of(&phases, even + steps * 5 + 60);
        for (shorter, longer) in shorter.iter().zip(&longer) {
            prop_assert!(shorter <= longer);
        }
    }
}

#[test]
fn every_model_fits_into_each_of_its_hours() {
    let world = FixedWorld::default();
    for model in &peru().sessions {
        for hours in model.hours.0..=model.hours.1 {
            for language in Language::ALL {
                let minutes = u16::from(hours) * 60;
                let workshop = begin(peru(), model, minutes, language, &world);
                assert_eq!(workshop.minutes(), u32::from(minutes), "{}", model.id);
                assert_eq!(workshop.made_from, model.id);
                assert_eq!(workshop.phases.len(), model.phases.len());
                for (phase, made_of) in workshop.phases.iter().zip(&model.phases) {
                    assert!(
                        phase.minutes >= made_of.least,
                        "{} {}",
                        model.id,
                        made_of.id
                    );
                    assert_eq!(phase.task, made_of.task);
                    assert_eq!(phase.name, made_of.name.get(language));
                    assert_eq!(phase.script.len(), made_of.script.len());
                    let asked = made_of.ask.len() + made_of.questions.len();
                    assert_eq!(phase.questions.len(), asked, "every question is known");
                    assert_eq!(phase.parts.len(), made_of.diagnosis.len());
                }
            }
        }
    }
}

#[test]
fn a_session_is_fitted_anew_in_whatever_order_its_phases_stand() {
    let world = FixedWorld::default();
    let model = model("taller-autodiagnostico");
    let made = || begin(peru(), model, 240, Language::Spanish, &world);
    let times = |workshop: &Workshop| -> Vec<(String, u16)> {
        let phases = workshop.phases.iter();
        let mut found: Vec<_> = phases
            .map(|phase| (phase.name.clone(), phase.minutes))
            .collect();
        found.sort();
        found
    };
    let mut in_order = made();
    in_order.fit(peru(), 480);
    let mut moved = made();
    let id = moved.phases[2].id.clone();
    moved.move_phase(&id, false);
    moved.move_phase(&id, false);
    moved.fit(peru(), 480);
    assert_eq!(moved.phases[0].task, SessionTask::Vote);
    assert_eq!(times(&moved), times(&in_order));
    // With a phase of its own the present proportions count, and still no phase gets less than its least.
    moved.add_phase("Otra cosa", SessionTask::Talk, &world);
    moved.fit(peru(), 150);
    assert_eq!(moved.minutes(), 150);
    for phase in &moved.phases {
        let mut of_it = model.phases.iter();
        let of_it = of_it.find(|item| item.name.es == phase.name);
        let least = of_it.map_or(5, |item| item.least);
        assert!(phase.minutes >= least, "{}", phase.name);
    }
    // A session without a model of the framework.
    let mut own = workshop(10);
    own.phases[VOTE].minutes = 90;
    own.fit(peru(), 135);
    assert_eq!(own.minutes(), 135);
    let most = own.phases.iter().map(|phase| phase.minutes).max();
    assert_eq!(most, Some(own.phases[VOTE].minutes));
}

#[test]
fn a_model_of_ones_own_keeps_nothing_of_what_happened() {
    let world = FixedWorld::default();
    let mut held = workshop(12);
    held.model = true;
    voted(&mut held, VOTE, 0, [0, 9, 1, 0, 0]);
    assert_eq!(held.agree(VOTE, 0, Some(2)), Ok(()));
    held.phases[VOTE].ballots[0].evidence = "Actas".into();
    held.carry_on(FACTORS, peru(), Language::Spanish, &world);
    held.phases[FACTORS].ballots.push(Ballot {
        id: "own".into(),
        text: "El horario de las reuniones".into(),
        ..Ballot::default()
    });
    held.agreements.push(Noted::default());
    let made = from_model(&held, &world);
    let names = |workshop: &Workshop| -> Vec<String> {
        workshop
            .phases
            .iter()
            .map(|phase| phase.name.clone())
            .collect()
    };
    assert_eq!(names(&made), names(&held));
    let voted = &made.phases[VOTE].ballots;
    assert_eq!(voted.len(), 3);
    assert_eq!(voted[0].required, Some(4));
    for ballot in voted {
        assert_eq!((ballot.rounds.len(), ballot.agreed), (0, None));
        assert_eq!(ballot.evidence, "");
    }
    let factors: Vec<_> = made.phases[FACTORS]
        .ballots
        .iter()
        .map(|item| &item.text)
        .collect();
    assert_eq!(
        factors,
        ["El horario de las reuniones"],
        "carried on by a vote"
    );
    assert!(
        made.phases
            .iter()
            .all(|phase| phase.notes.is_empty() && phase.spent == 0)
    );
    assert_eq!(made.phases[POINTS].points.options, []);
    assert_eq!(made.attendance, Attendance::default());
    assert!(!made.model && made.agreements.is_empty() && made.past.is_empty());
    assert!(
        made.phases
            .iter()
            .zip(&held.phases)
            .all(|(one, other)| one.id != other.id)
    );
}

#[test]
fn what_was_found_lacking_is_carried_on_once() {
    let world = FixedWorld::default();
    let mut session = workshop(12);
    session.phases[FACTORS].ballots.clear();
    session.phases[POINTS].points.options.clear();
    for (item, required, agreed) in [(0, 4, 3), (1, 4, 1), (2, 3, 3)] {
        session.phases[VOTE].ballots[item].required = Some(required);
        assert_eq!(session.agree(VOTE, item, Some(agreed)), Ok(()));
    }
    session.carry_on(FACTORS, peru(), Language::Spanish, &world);
    let found: Vec<_> = session.phases[FACTORS]
        .ballots
        .iter()
        .map(|item| &item.competency)
        .collect();
    assert_eq!(
        found,
        [COMPETENCIES[1], COMPETENCIES[0]],
        "the largest gap first"
    );
    // What the institution lacks, where the session asks for it.
    let asked = asked_in(&session.phases[ASKED], peru());
    let Asked::Finding { part, id } = asked[0].clone() else {
        panic!("a question");
    };
    session.answer(part, &id, Some(State::Not), day("2027-03-05"));
    session.carry_on(POINTS, peru(), Language::Spanish, &world);
    let before = session.clone();
    assert_eq!(session.phases[POINTS].points.options.len(), 3);
    assert!(!session.phases[POINTS].points.options[2].text.is_empty());
    // Entering again brings nothing, whatever the language is by then.
    for language in Language::ALL {
        for phase in 0..session.phases.len() {
            session.carry_on(phase, peru(), language, &world);
        }
    }
    assert_eq!(session, before);
    // Nor does it once the ranking is there.
    session.phases[POINTS].points.options.clear();
    session.phases[POINTS].points.closed = true;
    session.carry_on(POINTS, peru(), Language::Spanish, &world);
    assert_eq!(session.phases[POINTS].points.options, []);
}
