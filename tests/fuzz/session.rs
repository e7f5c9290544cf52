//! What the fuzzer does with the file of a session: everything the room would do with it.

use yachay_municipal::documents::{Envelope, World};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::examples::{FixedWorld, example_responses};
use yachay_municipal::framework::Language;
use yachay_municipal::workshop::{
    Beat, Choice, Face, Refusal, Slide, Workshop, facilitator_sheet, from_model, land, minutes,
    slide, take_response,
};

use super::{peru, read, today};

/// Places at most that are shown one after the other.
const SHOWN: usize = 64;

/// Opens a session, goes through it, votes in it, takes everything back and lets it land.
pub fn workshop(bytes: &[u8]) {
    let Some(document) = read::<Workshop>(bytes) else {
        return;
    };
    let world = FixedWorld::default();
    show(&document.payload);
    lands(&document);
    from_model(&document.payload, &world);
    let mut workshop = document.payload;
    walk(&mut workshop);
    vote(&mut workshop);
    back(&mut workshop);
    arrange(&mut workshop);
}

fn show(workshop: &Workshop) -> Slide {
    workshop.excesses();
    workshop.late();
    workshop.minutes();
    let threshold = workshop.threshold();
    for phase in &workshop.phases {
        phase.agreement(0, threshold);
        phase.agreement(1, threshold);
        phase.points.ranking();
        phase.points.tied();
    }
    for language in Language::ALL {
        minutes(workshop, peru(), language, &[], today());
        facilitator_sheet(workshop, peru(), language);
    }
    slide(workshop, peru(), Language::Spanish)
}

fn walk(workshop: &mut Workshop) {
    let world = FixedWorld::default();
    workshop.clock.reopen(world.now());
    workshop.discussion.reopen(world.now());
    workshop.previous(peru());
    workshop.closed = None;
    for _ in 0..SHOWN {
        let Some(next) = workshop.next(peru()) else {
            break;
        };
        workshop.go(next);
        workshop.carry_on(next.phase, peru(), Language::Spanish, &world);
        slide(workshop, peru(), Language::Spanish);
    }
}

/// Nobody's vote is lost, whatever the file says was before.
fn vote(workshop: &mut Workshop) {
    let phases = workshop.phases.len().min(8);
    for phase in 0..phases {
        for item in 0..workshop.phases[phase].ballots.len().min(8) {
            let _ = workshop.count_hands(phase, item, Choice::Value(3), 7);
            let _ = workshop.vote_on_device(phase, &[(item, Choice::NotApplicable)]);
            if workshop.close(phase, item) == Ok(()) {
                let again = workshop.close(phase, item);
                assert_eq!(again, Err(Refusal::Closed));
            }
            let _ = workshop.agree(phase, item, Some(2));
            let _ = workshop.vote_again(phase, item);
        }
        let options = workshop.phases[phase].points.options.iter().take(8);
        let options: Vec<String> = options.map(|option| option.id.clone()).collect();
        for option in options {
            let _ = workshop.give_points(phase, &option, 3);
            let _ = workshop.close_points(phase);
            let _ = workshop.break_tie(phase, &option, 2);
            let _ = workshop.reopen_points(phase);
        }
        let response = &example_responses(peru(), &FixedWorld::default())[0];
        let _ = take_response(workshop, phase, response, true, peru());
    }
    show(workshop);
}

fn back(workshop: &mut Workshop) {
    let steps = workshop.past.len();
    for _ in 0..steps {
        assert!(workshop.take_back().is_some(), "a step is there");
    }
    assert_eq!(workshop.take_back(), None);
    show(workshop);
}

fn arrange(workshop: &mut Workshop) {
    workshop.fit(peru(), 240);
    let ids = workshop.phases.iter().take(8);
    let ids: Vec<String> = ids.map(|phase| phase.id.clone()).collect();
    for (place, id) in ids.iter().enumerate() {
        workshop.go(Beat {
            phase: place,
            face: Face::Opening,
            item: place,
        });
        workshop.move_phase(id, place % 2 == 0);
        workshop.remove_phase(id);
        show(workshop);
    }
}

fn lands(document: &Envelope<Workshop>) {
    let mut dossier = Dossier::default();
    land(&mut dossier, document);
    let before = dossier.clone();
    assert_eq!(land(&mut dossier, document), None, "twice is once");
    assert_eq!(dossier, before);
}
