//! Hostile files: each is refused for the expected reason, with the expected sentence, within bounds of
//! memory (`tests/hostile/README.md`). The journey of the same name drops them on the built product.

mod support;

#[path = "hostile/forge.rs"]
mod forge;
#[path = "hostile/make.rs"]
mod make;
#[path = "support/sentences.rs"]
mod sentences;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;
use sentences::{reason, sentence};
use serde_json::{Value, json};
use yachay_municipal::documents::{
    Envelope, Kind, MAX_OBJECTS, MAX_VALUES, RestoreError, peek_kind, restore,
};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::Framework;
use yachay_municipal::plan::PlanFile;
use yachay_municipal::response::Response;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Most memory, in bytes, that refusing any file of 25 MB may take beside the file itself.
const MOST_MEMORY: usize = 200_000_000;

/// The memory of the whole process is measured, so one test works at a time.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    // A test that failed before says so itself.
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

/// Reads a file as the import of Planificar does, and says why it is refused.
fn refusal(bytes: &[u8]) -> Option<RestoreError> {
    let read = match peek_kind(bytes) {
        Ok(Kind::Plan) => restore::<PlanFile>(bytes).map(|_| ()),
        Ok(_) => restore::<Dossier>(bytes).map(|_| ()),
        Err(error) => Err(error),
    };
    read.err()
}

/// What is expected of a file: reason and sentence.
fn expectation(bytes: &[u8]) -> Value {
    let Some(error) = refusal(bytes) else {
        return json!({ "reason": "none", "sentence": "" });
    };
    json!({ "reason": reason(&error), "sentence": sentence(&error) })
}

fn expected() -> BTreeMap<String, Value> {
    let table = fs::read_to_string(folder().join("expected.json")).expect("the table");
    serde_json::from_str(&table).expect("a table in JSON")
}

fn kept() -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder().join("files")).expect("the folder of files");
    let named = files.map(|file| {
        let path = file.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read(path).expect("a readable file"))
    });
    named.collect()
}

#[test]
fn every_file_gets_its_reason_and_sentence() {
    let _alone = alone();
    let expected = expected();
    let mut seen = kept();
    seen.extend(make::bombs());
    assert!(seen.len() >= 150, "{} files", seen.len());
    let names: Vec<&String> = seen.keys().collect();
    assert_eq!(names, expected.keys().collect::<Vec<_>>());
    for (name, bytes) in &seen {
        assert_eq!(expectation(bytes), expected[name], "{name}");
        assert_ne!(expected[name]["reason"], "none", "{name}");
        let sentence = expected[name]["sentence"].as_str().unwrap_or_default();
        assert!(sentence.chars().count() < 400, "{name}: {sentence}");
        assert!(
            restore::<Response>(bytes).is_err() || name.starts_with("other-kind"),
            "{name}"
        );
        let framework = restore::<Framework>(bytes);
        assert!(
            framework.is_err() || name.starts_with("other-kind"),
            "{name}"
        );
    }
    let reasons = expected.values().map(|entry| entry["reason"].to_string());
    let reasons: std::collections::BTreeSet<String> = reasons.collect();
    assert_eq!(reasons.len(), 14, "every reason has its files: {reasons:?}");
}

#[test]
fn bombs_take_little_memory() {
    let _alone = alone();
    for (name, bytes) in make::bombs() {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        assert!(refusal(&bytes).is_some(), "{name}");
        let taken = MEMORY.peak_usage().saturating_sub(before);
        println!("{name}: {} bytes, {taken} of memory", bytes.len());
        assert!(taken < MOST_MEMORY, "{name} took {taken}");
    }
}

#[test]
fn the_most_that_is_let_through_is_bounded_too() {
    let _alone = alone();
    let list = |item: &str, times: usize| {
        let items = vec![item; times].join(",");
        format!("[{items}]").into_bytes()
    };
    for bytes in [
        list("{\"\":0}", MAX_OBJECTS - 2),
        list("[0]", MAX_VALUES / 2 - 2),
        list("\"abcdefghijklmnopqrst\"", MAX_VALUES - 2),
    ] {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        assert_eq!(refusal(&bytes), Some(RestoreError::NotOurs));
        let taken = MEMORY.peak_usage().saturating_sub(before);
        println!("{} bytes, {taken} of memory", bytes.len());
        assert!(taken < MOST_MEMORY, "{taken}");
    }
}

#[test]
fn a_thousand_full_responses_are_a_dossier() {
    let _alone = alone();
    let framework = support::peru();
    let answers: Vec<_> = framework
        .competencies
        .iter()
        .map(|item| (item.id.as_str(), support::answer(3)))
        .collect();
    let full = support::response(&["regidor"], &answers);
    let large = support::dossier(vec![full; 1_000]);
    let file = Envelope::new(
        large,
        framework.reference(),
        &yachay_municipal::examples::FixedWorld::default(),
    );
    let text = file.to_file_text();
    println!("{} bytes", text.len());
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let read = restore::<Dossier>(text.as_bytes());
    println!("{} of memory", MEMORY.peak_usage().saturating_sub(before));
    assert_eq!(read.map(|read| read.payload.responses.len()), Ok(1_000));
}

#[test]
#[ignore = "writes the files and the table anew"]
fn write_hostile_files() {
    let files = folder().join("files");
    let _ = fs::remove_dir_all(&files);
    fs::create_dir_all(&files).expect("a folder");
    let mut table = BTreeMap::new();
    for (name, bytes) in make::files() {
        fs::write(files.join(&name), &bytes).expect("a written file");
        table.insert(name, expectation(&bytes));
    }
    for (name, bytes) in make::bombs() {
        table.insert(name, expectation(&bytes));
    }
    let text = serde_json::to_string_pretty(&table).expect("JSON");
    fs::write(folder().join("expected.json"), format!("{text}\n")).expect("a written table");
}
