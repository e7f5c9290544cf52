//! What the fuzzer does with lists out of spreadsheets: the staff of a municipality, and executed actions.

use yachay_municipal::documents::{Envelope, Shared, World, restore};
use yachay_municipal::dossier::{Dossier, MAX_LINES, MAX_NAME, Person, read_staff_list};
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::framework::Language;
use yachay_municipal::register::{Selection, actions_of, read_actions, table};

use super::peru;

/// Reads a list of staff; who is taken in stays as they came, and comes in once.
pub fn staff(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let list = read_staff_list(peru(), text, std::iter::empty());
    let lines = text.matches('\n').count() + 1;
    assert!(list.people.len() + list.refused.len() <= MAX_LINES);
    for listed in &list.people {
        let letters = listed.person.name.chars().count();
        assert!((1..=lines).contains(&listed.line) && (1..=MAX_NAME).contains(&letters));
    }
    let names = list.people.iter().map(|listed| listed.person.name.as_str());
    let again = read_staff_list(peru(), text, names);
    assert!(again.people.is_empty(), "somebody comes in twice");
    let world = FixedWorld::default();
    let people = list.people.into_iter().map(|listed| Person {
        id: world.new_id(),
        ..listed.person
    });
    kept(Dossier {
        people: Shared::new(people.collect()),
        ..Dossier::default()
    });
}

/// Reads lines of the register of executed actions; every fault stands in its line, and what is registered stays as
/// it came.
pub fn actions(bytes: &[u8]) {
    let world = FixedWorld::default();
    let read = read_actions(peru(), bytes, &world);
    let most = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert!(read.actions.len() + read.faults.len() <= most);
    let counted: u64 = read.actions.iter().map(|line| u64::from(line.count)).sum();
    let found = table(peru(), read.actions.iter(), Selection::default());
    let cells = found.groups.iter().flat_map(|group| &group.rows);
    let cells = cells.flat_map(|row| row.cells.iter().flatten());
    let shown: u64 = cells.map(|count| u64::from(*count)).sum();
    assert_eq!(shown, counted, "a table holds what its lines hold");
    let dossier = Dossier {
        register: read.actions,
        ..Dossier::default()
    };
    actions_of(peru(), &dossier, Language::Spanish);
    kept(dossier);
}

/// What was taken in comes back the same from the file of its dossier.
fn kept(dossier: Dossier) {
    let file = Envelope::new(dossier, peru().reference(), &FixedWorld::default());
    let again = restore::<Dossier>(file.to_file_text().as_bytes());
    let again = again.expect("our own text is read");
    assert!(again.payload == file.payload, "it changed on its way");
}
