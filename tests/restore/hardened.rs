//! What a careless reader would take: other encodings, endless nesting, fields named twice, identities that are
//! paths, names without end.

use serde_json::{Value, json};
use yachay_municipal::documents::{RestoreError, peek_kind};

use super::{forged, good, reason};

#[test]
fn text_in_another_encoding_is_named() {
    let utf16 = |text: &str, to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to).collect()
    };
    let latin: Vec<u8> = good().chars().map(|letter| letter as u8).collect();
    for bytes in [
        utf16(&format!("\u{feff}{}", good()), u16::to_le_bytes),
        utf16(&format!("\u{feff}{}", good()), u16::to_be_bytes),
        utf16(&good(), u16::to_le_bytes),
        utf16(&good(), u16::to_be_bytes),
        latin,
    ] {
        assert_eq!(reason(&bytes), RestoreError::OtherEncoding);
    }
    let mut cut = good().into_bytes();
    let half = good().find('ó').expect("an accent") + 1;
    cut.truncate(half);
    let line = good()[..half - 1].lines().count();
    assert_eq!(reason(&cut), RestoreError::BrokenJson { line });
}

#[test]
fn nesting_without_end_is_named_and_never_a_crash() {
    for open in ["[", "{\"a\":", "[{\"payload\":"] {
        let text = open.repeat(200_000);
        assert_eq!(reason(text.as_bytes()), RestoreError::TooDeep);
    }
}

#[test]
fn a_field_named_twice_is_no_document() {
    // Whoever opens the file in an editor reads the first, this program would read the last.
    let twice = [
        good().replacen("\"revision\": 1,", "\"revision\": 9, \"revision\": 1,", 1),
        good().replacen('{', "{\"kind\": \"plan\",", 1),
    ];
    for text in twice {
        assert_eq!(reason(text.as_bytes()), RestoreError::RepeatedField);
        let kind = peek_kind(text.as_bytes());
        assert_eq!(kind, Err(RestoreError::RepeatedField));
    }
}

#[test]
fn an_identity_is_plain() {
    let changes: [fn(&mut Value); 4] = [
        |v| v["id"] = "".into(),
        |v| v["id"] = "../framework".into(),
        |v| v["id"] = "a".repeat(65).into(),
        |v| v["id"] = "año".into(),
    ];
    for change in changes {
        match reason(&forged(change)) {
            RestoreError::Invalid { detail } => assert!(detail.starts_with("id: "), "{detail}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_sentence_about_a_file_stays_short() {
    let long = |value: &mut Value| {
        let key = "k".repeat(100_000);
        value["payload"]["diagnosis"] = json!({ key: { "rating": "x".repeat(100_000) } });
    };
    match reason(&forged(long)) {
        RestoreError::Invalid { detail } => assert!(detail.chars().count() < 300),
        other => panic!("{other:?}"),
    }
    let later = |value: &mut Value| {
        value["schema"] = 99.into();
        value["app"]["version"] = format!("\u{202e}9.9 {}", "9".repeat(100_000)).into();
    };
    let app_version = format!("9.9{}", "9".repeat(17));
    assert_eq!(reason(&forged(later)), RestoreError::TooNew { app_version });
}
