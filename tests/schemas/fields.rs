//! No field is added to a schema that is out: a program that does not know it would drop it in silence, while a higher
//! number makes it stop and say why.
//!
//! The lists in `tests/golden/fields/` are never edited, as the golden files. A new schema adds a list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use yachay_municipal::export::schemas;

/// Returns where the list stands of a schema that is published under this name.
fn path(schema: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/fields");
    folder.join(schema.replace(".schema.json", ".txt"))
}

/// Collects where every property stands, as a JSON pointer. The places of alternatives are left out: their order says
/// nothing.
fn collect(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                let at = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                if at.rsplit('/').nth(1) == Some("properties") {
                    found.insert(at.clone());
                }
                collect(inner, &at, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, at, found)),
        _ => {}
    }
}

fn fields(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(schema, "", &mut found);
    found
}

/// Says what is wrong where the fields are not those of the list.
fn verdict(name: &str, listed: &BTreeSet<String>, present: &BTreeSet<String>) -> Option<String> {
    let more: Vec<_> = present.difference(listed).collect();
    let fewer: Vec<_> = listed.difference(present).collect();
    if more.is_empty() && fewer.is_empty() {
        return None;
    }
    let what = if more.is_empty() {
        "taken from"
    } else {
        "added to"
    };
    Some(format!(
        "{name}: a field was {what} a schema that is out: raise the number in its CHAIN, and write a new list \
         (more: {more:?}, fewer: {fewer:?})"
    ))
}

#[test]
fn no_field_is_added_to_a_schema_that_is_out() {
    for (name, schema) in schemas() {
        let path = path(&name);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| {
            panic!(
                "{} is missing: cargo test --package yachay-municipal --features schema --test schemas write_field_lists \
                 -- --ignored writes it",
                path.display()
            )
        });
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.is_sorted(), "{} is sorted", path.display());
        let listed = lines.into_iter().map(String::from).collect();
        if let Some(fault) = verdict(&name, &listed, &fields(&schema)) {
            panic!("{fault}");
        }
    }
}

#[test]
fn a_field_more_or_fewer_is_told_wherever_it_stands() {
    let schema = json!({
        "properties": { "payload": { "$ref": "#/$defs/Plan" } },
        "$defs": {
            "Plan": { "properties": { "a/b": { "type": "string" } } },
            "Part": { "oneOf": [{ "properties": { "limit": { "properties": { "year": {} } } } }] },
        },
    });
    let present = fields(&schema);
    let listed = [
        "/$defs/Part/oneOf/properties/limit",
        "/$defs/Part/oneOf/properties/limit/properties/year",
        "/$defs/Plan/properties/a~1b",
        "/properties/payload",
    ];
    assert!(present.iter().eq(listed.iter()));
    assert_eq!(verdict("plan-4", &present, &present), None);
    for gone in &present {
        let mut other = present.clone();
        other.remove(gone);
        let more = verdict("plan-4", &other, &present).unwrap();
        assert!(
            more.contains(
                "a field was added to a schema that is out: raise the number in its CHAIN"
            )
        );
        let fewer = verdict("plan-4", &present, &other).unwrap();
        assert!(fewer.contains("taken from") && fewer.contains(gone.as_str()));
    }
}

/// A list is never written again, neither by this nor by `UPDATE_SCHEMAS`.
#[test]
#[ignore = "writes the list of a new schema, once"]
fn write_field_lists() {
    for (name, schema) in schemas() {
        let path = path(&name);
        if !path.exists() {
            let lines: String = fields(&schema).iter().map(|at| format!("{at}\n")).collect();
            fs::write(path, lines).unwrap();
        }
    }
}
