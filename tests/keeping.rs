//! Keeping documents while the power fails between any two writes, tabs race and clocks jump: whatever showed a
//! tick is there afterwards, nothing is half-written, and what was removed stays removed.

#[path = "keeping/cases.rs"]
mod cases;
#[path = "keeping/disk.rs"]
mod disk;
#[path = "keeping/rules.rs"]
mod rules;
#[path = "keeping/taking_over.rs"]
mod taking_over;
#[path = "keeping/world.rs"]
mod world;

use proptest::prelude::*;
use serde_json::Value;
use yachay_municipal::documents::Kind;
use yachay_municipal::store::Mark;

use world::World;

const KINDS: &[Kind] = &[Kind::Response, Kind::Dossier];

/// What happens to the documents.
#[derive(Clone, Debug)]
pub enum Command {
    /// Somebody types and the text is saved.
    Save(usize),
    /// Somebody types and the page ends before the database answers.
    Stash(usize),
    /// A file takes the place of what is there.
    Replace(usize),
    /// The document is removed.
    Remove(usize),
    /// The removal is undone.
    PutBack(usize),
    /// Another tab, with a memory of its own, saves.
    OtherTab(usize),
    /// An earlier state takes the place of what is there.
    RestoreEarlier(usize),
    /// Another tab leaves something unfinished; this one gets the pen and goes on with it.
    TakeOver(usize),
    /// The rescue page puts a file's text in the place of the document.
    Rescue(usize),
    /// The earlier states of the document are forgotten.
    Forget(usize),
    /// The browser takes the database away and leaves the small storage.
    EvictDatabase,
    /// The browser takes the small storage away and leaves the database.
    EvictSmall,
    /// Everything on this device is erased.
    EraseEverything,
    /// What disappeared is looked for.
    Heal,
    /// The page is closed in order and opened again.
    Reopen,
    /// The power fails during the writes that follow, after so many of them.
    PowerFails(u8),
    /// The clock jumps, also backwards.
    Clock(i16),
}

fn command() -> impl Strategy<Value = Command> {
    let document = 0..4usize;
    prop_oneof![
        6 => document.clone().prop_map(Command::Save),
        2 => document.clone().prop_map(Command::Stash),
        1 => document.clone().prop_map(Command::Replace),
        1 => document.clone().prop_map(Command::Remove),
        1 => document.clone().prop_map(Command::PutBack),
        2 => document.clone().prop_map(Command::OtherTab),
        2 => document.clone().prop_map(Command::RestoreEarlier),
        2 => document.clone().prop_map(Command::TakeOver),
        2 => document.clone().prop_map(Command::Rescue),
        1 => document.prop_map(Command::Forget),
        1 => Just(Command::EvictDatabase),
        1 => Just(Command::EvictSmall),
        1 => Just(Command::EraseEverything),
        1 => Just(Command::Heal),
        1 => Just(Command::Reopen),
        3 => (0..6u8).prop_map(Command::PowerFails),
        1 => any::<i16>().prop_map(Command::Clock),
    ]
}

fn key(document: usize) -> String {
    let kind = if document.is_multiple_of(2) {
        "response"
    } else {
        "dossier"
    };
    format!("{kind}/{document:032x}")
}

fn text(revision: u64, typed: u64) -> String {
    format!(
        r#"{{"revision":{revision},"schema":1,"written":"2026-11-20T08:30:00Z","payload":{{"typed":{typed}}}}}"#
    )
}

fn typed(text: &str) -> u64 {
    let value: Value = serde_json::from_str(text).expect("a whole text");
    value["payload"]["typed"].as_u64().expect("a whole text")
}

fn revision(text: &str) -> u64 {
    Mark::of(text).map_or(0, |mark| mark.revision)
}

/// Three thousand cases, or more where `PROPTEST_CASES` asks for them.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases.max(3_000),
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_showed_a_tick_survives_everything(
        commands in prop::collection::vec(command(), 1..60),
        has_database in prop::bool::weighted(0.75),
    ) {
        let mut world = World::new(has_database);
        for command in &commands {
            world.obey(command);
        }
        world.reopen();
    }
}
