//! The quick way to read a response comes to what the slow one comes to, for any text.

use proptest::prelude::*;
use serde_json::{Value, json};
use yachay_municipal::association::intake::{Narrow, quick, restored};
use yachay_municipal::documents::{checksum, to_canonical_string, to_pretty_string};
use yachay_municipal::examples::{FixedWorld, example_responses};

use crate::invented;
use crate::support::crowd::Dice;
use crate::support::random::any_response;
use crate::support::{document, peru};

/// Reads a text both ways; returns whether the quick one could.
fn both_ways(text: &[u8]) -> bool {
    let mut room = Vec::new();
    let Some(found) = quick(text, &mut room) else {
        return false;
    };
    let slow = restored(text);
    let slow = slow.unwrap_or_else(|error| panic!("{error:?}: {}", String::from_utf8_lossy(text)));
    assert_eq!(found, Narrow::of(&slow));
    true
}

/// The ways in which a document may be written.
fn forms(value: &Value) -> [String; 4] {
    const LEADING: [&str; 4] = ["about", "purpose", "kind", "checksum"];
    let pretty = to_pretty_string(value, &LEADING);
    [
        to_canonical_string(value),
        pretty.replace('\n', "\r\n\t"),
        pretty.replace("\n", " "),
        pretty,
    ]
}

/// Puts the right checksum on whatever there is.
fn seal(value: &mut Value) {
    if let Some(map) = value.as_object_mut() {
        map.remove("checksum");
        let sum = checksum(&Value::Object(map.clone()));
        map.insert("checksum".into(), sum.into());
    }
}

/// Returns every place of a value, as ways from its root.
fn places(value: &Value, way: &str, found: &mut Vec<String>) {
    found.push(way.to_string());
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| places(value, &format!("{way}/{key}"), found)),
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(place, value)| places(value, &format!("{way}/{place}"), found));
        }
        _ => {}
    }
}

/// Changes one place into something that may or may not stand there.
fn spoil(value: &mut Value, dice: &mut Dice) {
    let mut all = Vec::new();
    places(value, "", &mut all);
    let way = dice.one(&all).clone();
    let others = [
        json!(null),
        json!(0),
        json!(6),
        json!(300),
        json!(-1),
        json!(1.0),
        json!(u64::MAX),
        json!(123_456_789_012_345_678_u64),
        json!(true),
        json!(""),
        json!("ñ\u{1}\"\\/\n\u{7f}"),
        json!("2026-02-30"),
        json!("knowing"),
        json!([]),
        json!({}),
        json!({"x": 1}),
        json!(["es", "es"]),
    ];
    let Some(place) = value.pointer_mut(&way) else {
        return;
    };
    match dice.below(4) {
        0 if place.is_object() => {
            let map = place.as_object_mut().unwrap();
            let keys: Vec<String> = map.keys().cloned().collect();
            if !keys.is_empty() {
                map.remove(dice.one(&keys));
            }
        }
        1 if place.is_object() => {
            let key = *dice.one(&["", "extra", "ñ\"", "aaa", "follows", "rating"]);
            place
                .as_object_mut()
                .unwrap()
                .insert(key.into(), dice.one(&others).clone());
        }
        2 if place.is_array() => place
            .as_array_mut()
            .unwrap()
            .push(dice.one(&others).clone()),
        _ => *place = dice.one(&others).clone(),
    }
}

#[test]
fn what_this_program_writes_is_read_the_quick_way() {
    // A field that is added to a response must be added to the quick reader too.
    let world = FixedWorld::default();
    for document in example_responses(peru(), &world) {
        assert!(both_ways(document.to_line().as_bytes()));
        assert!(both_ways(document.to_file_text().as_bytes()));
    }
    let association = invented(100, 7);
    for number in 0..40 {
        let mut document = association.document(number, 1);
        document.payload.follows = (number % 2 == 0).then(|| "antes-1".to_string());
        assert!(both_ways(document.to_line().as_bytes()));
        assert!(both_ways(document.to_file_text().as_bytes()));
    }
}

#[test]
fn earlier_schemas_and_damage_are_left_to_the_slow_way() {
    let line = invented(10, 1).document(0, 1).to_line();
    assert!(both_ways(line.as_bytes()));
    let mut room = Vec::new();
    for (from, to) in [
        ("\"notice\":1", "\"notice\":2"),
        ("\"schema\":2", "\"schema\":1"),
        ("\"kind\":\"response\"", "\"kind\":\"plan\""),
    ] {
        let other = line.replacen(from, to, 1);
        assert_ne!(other, line);
        assert_eq!(quick(other.as_bytes(), &mut room), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_response_is_read_the_same_both_ways(response in any_response(), name in "\\PC{0,8}", revision in 0..u64::MAX) {
        let mut document = document(response, &FixedWorld::default());
        document.payload.municipality.name = name;
        document.revision = revision;
        let value: Value = serde_json::from_str(&document.to_line()).unwrap();
        for form in forms(&value) {
            let quickly = both_ways(form.as_bytes());
            prop_assert_eq!(quickly, revision < 1_000_000_000_000_000_000, "{}", form);
        }
    }

    #[test]
    fn a_spoilt_document_with_a_right_checksum_is_read_the_same_both_ways(number in 0..40_usize, seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let line = invented(100, 7).document(number, 1).to_line();
        let mut value: Value = serde_json::from_str(&line).unwrap();
        for _ in 0..=dice.below(2) {
            spoil(&mut value, &mut dice);
        }
        seal(&mut value);
        for form in forms(&value) {
            both_ways(form.as_bytes());
        }
    }

    #[test]
    fn any_bytes_are_read_the_same_both_ways(number in 0..40_usize, seed in any::<u64>(), pretty in any::<bool>()) {
        let mut dice = Dice(seed);
        let document = invented(100, 7).document(number, 1);
        let mut text = if pretty { document.to_file_text() } else { document.to_line() }.into_bytes();
        for _ in 0..=dice.below(3) {
            let place = dice.below(text.len());
            match dice.below(4) {
                0 => text[place] = *dice.one(b"{}[]\",:\\ \n0a-1.\0\xff"),
                1 => text.insert(place, *dice.one(b"{}[]\",:\\ \n0a-1.\0\xff")),
                2 => {
                    text.remove(place);
                }
                // Blanks where none belong.
                _ => text.insert(place, *dice.one(b" \t\n\r")),
            }
        }
        both_ways(&text);
    }
}
