//! What the fuzzer does with its bytes: everything the product would do with such a file. Used by the
//! fuzzer (`fuzz/`) and by the test that replays its corpus.

#[path = "carried.rs"]
pub mod carried;
#[path = "lists.rs"]
pub mod lists;
#[path = "session.rs"]
pub mod session;
#[path = "table_check.rs"]
pub mod table_check;

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde_json::Value;
use yachay_municipal::documents::{
    Envelope, Kind, Payload, World, checksum, parse_json, peek_kind, restore, to_canonical_string,
};
use yachay_municipal::dossier::{
    Dossier, board, follow_framework, map_response, response_rate, take_in,
};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::{
    Framework, Language, assemble_dir, catalogue_dir, compare, read_pages, validate,
};
use yachay_municipal::plan::{
    PlanFile, asked_for, merge_plan, needs, personal_suggestions, read_cents, suggestions, why_not,
};
use yachay_municipal::response::{Response, code_status, normalized_name, own_result};
use yachay_municipal::workshop::Workshop;

/// A way in, by its name.
pub type Target = (&'static str, fn(&[u8]));

/// Every way in for bytes from outside.
pub const TARGETS: [Target; 13] = [
    ("response", response),
    ("dossier", dossier),
    ("plan", plan),
    ("workshop", session::workshop),
    ("framework", framework),
    ("json", json),
    ("table", table),
    ("zip", carried::zip),
    ("locked", carried::locked),
    ("frames", carried::frames),
    ("picture", carried::picture),
    ("staff", lists::staff),
    ("actions", lists::actions),
];

fn peru() -> &'static Framework {
    static PERU: LazyLock<Framework> = LazyLock::new(|| {
        assemble_dir(&catalogue_dir()).expect("the product's own framework has no faults")
    });
    &PERU
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day of the calendar")
}

/// Tells whether the bytes are taken in as a document of this kind and of its present schema, as they are or with a
/// right checksum.
pub fn is_accepted(kind: Kind, bytes: &[u8]) -> bool {
    fn is<P: Payload + PartialEq>(bytes: &[u8]) -> bool {
        let value: Option<Value> = serde_json::from_slice(bytes).ok();
        let schema = value.and_then(|value| value.get("schema")?.as_u64());
        schema == Some(P::CHAIN.current().into()) && read::<P>(bytes).is_some()
    }
    match kind {
        Kind::Response => is::<Response>(bytes),
        Kind::Dossier => is::<Dossier>(bytes),
        Kind::Plan => is::<PlanFile>(bytes),
        Kind::Workshop => is::<Workshop>(bytes),
        Kind::Framework => is::<Framework>(bytes),
    }
}

/// Restores the bytes as they are, and again with a checksum that is right, so that what lies behind
/// the checksum is reached too. What is accepted must come back the same from its own text.
fn read<P: Payload + PartialEq>(bytes: &[u8]) -> Option<Envelope<P>> {
    let as_it_is = restore::<P>(bytes).ok();
    if as_it_is.is_some() {
        assert_eq!(peek_kind(bytes), Ok(P::KIND), "two readers disagree");
    }
    let found = as_it_is.or_else(|| restore::<P>(&sealed(bytes)?).ok())?;
    let text = found.to_file_text();
    let again = restore::<P>(text.as_bytes()).expect("our own text is read");
    assert!(
        again.payload == found.payload,
        "a document changed on its way"
    );
    assert_eq!(again.to_file_text(), text);
    Some(found)
}

fn sealed(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut value = parse_json(std::str::from_utf8(bytes).ok()?).ok()?;
    let map = value.as_object_mut()?;
    map.remove("checksum");
    let sum = checksum(&Value::Object(map.clone()));
    map.insert("checksum".into(), sum.into());
    Some(to_canonical_string(&value).into_bytes())
}

fn response(bytes: &[u8]) {
    let Some(document) = read::<Response>(bytes) else {
        return;
    };
    let framework = peru();
    own_result(framework, &document.payload);
    personal_suggestions(framework, &document.payload);
    document.payload.answered(framework);
    let municipality = &document.payload.municipality;
    code_status(&framework.pack, &municipality.code);
    normalized_name(&municipality.name);
    map_response(framework, &document);
    let mut taking = Dossier {
        municipality: municipality.clone(),
        example: document.payload.example,
        ..Dossier::default()
    };
    // Refused or taken in, it is answered.
    let _ = take_in(
        &mut taking,
        document,
        framework,
        FixedWorld::default().now(),
    );
    reckon(&taking);
}

fn dossier(bytes: &[u8]) {
    if let Some(mut document) = read::<Dossier>(bytes) {
        reckon(&document.payload);
        let made_with = document.framework.clone();
        follow_framework(&mut document.payload, &made_with, peru());
        document.payload.hold_back(&Dossier::default());
        reckon(&document.payload);
    }
}

fn plan(bytes: &[u8]) {
    if let Some(document) = read::<PlanFile>(bytes) {
        let merged = merge_plan(&Dossier::default(), document.payload);
        reckon(&merged);
    }
}

/// Computes everything that the screens show of a dossier.
fn reckon(dossier: &Dossier) {
    let framework = peru();
    board(framework, dossier);
    response_rate(framework, dossier);
    if let Ok(moment) = dossier.moment(today()) {
        let needed = needs(framework, dossier, moment, today());
        asked_for(framework, dossier, &needed);
        let suggested = suggestions(framework, dossier, moment, today());
        why_not(framework, dossier, &suggested, moment, today());
    }
}

fn framework(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = read_pages(text);
    }
    let Some(document) = read::<Framework>(bytes) else {
        return;
    };
    let framework = document.payload;
    validate(&framework);
    let adopted = framework.adopt(peru());
    compare(peru(), &adopted);
    let languages = [Language::Spanish, Language::English];
    for pack in adopted.packs() {
        adopted.in_country(&pack.country, &[], &languages);
    }
    let mut answered = example_dossier(peru(), &FixedWorld::default()).payload;
    board(&adopted, &answered);
    follow_framework(&mut answered, &peru().reference(), &adopted);
}

fn json(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        read_cents(text);
        if let Ok(value) = parse_json(text) {
            let written = to_canonical_string(&value);
            let again = parse_json(&written);
            // No document of ours holds a fraction, and those are read to the last bit but one.
            assert!(again.as_ref() == Ok(&value) || has_fraction(&value));
        }
    }
}

fn has_fraction(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(has_fraction),
        Value::Object(map) => map.values().any(has_fraction),
        value => value.is_f64(),
    }
}

/// Whatever the words of a cell are, an independent reader gives them back and no spreadsheet takes
/// them for a formula.
fn table(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cells: Vec<&str> = text.split('|').collect();
    table_check::check(&[&cells, &cells]);
}
