//! The one way in: every wrong input gets its named reason, and what is accepted comes back whole.

mod support;

#[path = "restore/hardened.rs"]
mod hardened;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::any_plan::any_full_dossier;
use support::random::any_response;
use support::{answer, document, example, instant, peru, place, response};
use yachay_municipal::documents::{
    Envelope, Kind, MAX_FILE_BYTES, Payload, RestoreError, World, checksum, peek_kind, restore,
    to_canonical_string,
};
use yachay_municipal::dossier::Dossier;
use yachay_municipal::examples::FixedWorld;
use yachay_municipal::plan::PlanFile;
use yachay_municipal::response::{MunicipalityRef, Response};
use yachay_municipal::workshop::Workshop;

fn good() -> String {
    let answers = [("siaf", answer(2)), ("analizar-informacion", answer(4))];
    let mut response = response(&["regidor", "abastecimiento"], &answers);
    response.survey.comment = "Prefiero en la tarde".into();
    document(response, &FixedWorld::default()).to_file_text()
}

/// The reason why bytes are no response; panics when they are one.
fn reason(bytes: &[u8]) -> RestoreError {
    restore::<Response>(bytes).expect_err("these bytes are no response")
}

/// The good file with one change, and the checksum made right again.
fn forged(change: fn(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(&good()).expect("a good file");
    change(&mut value);
    let map = value.as_object_mut().expect("an envelope");
    map.remove("checksum");
    let sum = checksum(&Value::Object(map.clone()));
    map.insert("checksum".into(), sum.into());
    to_canonical_string(&value).into_bytes()
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    let photo = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01";
    let spreadsheet = b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00";
    for bytes in [&photo[..], &b"\x89PNG\r\n\x1a\n\x00"[..], spreadsheet] {
        assert_eq!(reason(bytes), RestoreError::NotText);
        assert_eq!(peek_kind(bytes), Err(RestoreError::NotText));
    }
}

#[test]
fn nothing_is_empty_with_and_without_a_byte_order_mark() {
    for text in ["", " ", "\n\t\r\n", "\u{feff}", "\u{feff}  \n"] {
        assert_eq!(reason(text.as_bytes()), RestoreError::Empty, "{text:?}");
    }
    let marked = format!("\u{feff}{}", good());
    let read = restore::<Response>(marked.as_bytes()).expect("the mark is skipped");
    assert_eq!(read.to_file_text(), good());
    let windows = good().replace('\n', "\r\n");
    assert_eq!(restore::<Response>(windows.as_bytes()), Ok(read));
}

#[test]
fn broken_json_names_its_line() {
    let table = [
        ("{", 1),
        ("{\n  \"kind\": response\n}", 2),
        ("{\n\n\"a\": 1,\n}", 4),
        ("{\"a\": \"\\ud800\"}", 1),
    ];
    for (text, line) in table {
        assert_eq!(
            reason(text.as_bytes()),
            RestoreError::BrokenJson { line },
            "{text}"
        );
    }
    let text = good();
    let lines = text.lines().count();
    let cut: Vec<_> = text.lines().take(lines - 1).collect();
    let line = lines - 1;
    let found = reason(cut.join("\n").as_bytes());
    assert_eq!(found, RestoreError::BrokenJson { line });
    let twice = format!("{text}{text}");
    assert_eq!(
        reason(twice.as_bytes()),
        RestoreError::BrokenJson { line: lines + 1 }
    );
}

#[test]
fn every_truncation_is_refused() {
    let text = good();
    let whole = text.trim_end().len();
    for end in 0..whole {
        assert!(
            restore::<Response>(&text.as_bytes()[..end]).is_err(),
            "{end} bytes"
        );
    }
    assert!(restore::<Response>(&text.as_bytes()[..whole]).is_ok());
}

#[test]
fn json_of_others_is_not_ours() {
    for text in [
        "[]",
        "42",
        "null",
        "\"respuesta\"",
        "hola",
        "<!doctype html><title>Iniciar sesión</title>",
        "municipio;respuestas\n",
        "{}",
        r#"{"kind":"response","schema":1}"#,
    ] {
        assert_eq!(reason(text.as_bytes()), RestoreError::NotOurs, "{text}");
    }
    let changes: [fn(&mut Value); 6] = [
        |v| v["app"]["name"] = "another-program".into(),
        |v| v["app"] = Value::Null,
        |v| v["kind"] = 7.into(),
        |v| v["schema"] = (-1).into(),
        |v| v["schema"] = 0.into(),
        |v| {
            v.as_object_mut().expect("an envelope").remove("payload");
        },
    ];
    for (index, change) in changes.into_iter().enumerate() {
        assert_eq!(
            reason(&forged(change)),
            RestoreError::NotOurs,
            "change {index}"
        );
    }
}

#[test]
fn other_kinds_are_named() {
    let world = FixedWorld::default();
    let dossier = example();
    let plan = Envelope::new(PlanFile::of(&dossier.payload), peru().reference(), &world);
    let workshop = Envelope::new(Workshop::default(), peru().reference(), &world);
    let files = [
        (Kind::Response, good()),
        (Kind::Dossier, dossier.to_file_text()),
        (Kind::Plan, plan.to_file_text()),
        (Kind::Workshop, workshop.to_file_text()),
    ];
    for (kind, text) in files {
        let bytes = text.as_bytes();
        assert_eq!(peek_kind(bytes), Ok(kind));
        assert_eq!(
            wrong::<Response>(bytes),
            (kind != Kind::Response).then_some(kind)
        );
        assert_eq!(
            wrong::<Dossier>(bytes),
            (kind != Kind::Dossier).then_some(kind)
        );
        assert_eq!(
            wrong::<PlanFile>(bytes),
            (kind != Kind::Plan).then_some(kind)
        );
        assert_eq!(
            wrong::<Workshop>(bytes),
            (kind != Kind::Workshop).then_some(kind)
        );
    }
}

/// The other kind that was found, or nothing when the file is of the kind asked for.
fn wrong<P: Payload>(bytes: &[u8]) -> Option<Kind> {
    match restore::<P>(bytes) {
        Ok(_) => None,
        Err(RestoreError::WrongKind { found }) => Some(found),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn later_versions_are_named_and_not_called_damaged() {
    let too_new = RestoreError::TooNew {
        app_version: "9.8.7".into(),
    };
    let later = |value: &mut Value| {
        value["schema"] = (Response::CHAIN.current() + 1).into();
        value["app"]["version"] = "9.8.7".into();
        value["payload"]["diagnosis"] = json!("something else by then");
    };
    assert_eq!(reason(&forged(later)), too_new);
    let mut unsummed: Value = serde_json::from_str(&good()).expect("a good file");
    later(&mut unsummed);
    assert_eq!(reason(unsummed.to_string().as_bytes()), too_new);
    // A kind that this version does not know yet.
    let other = |value: &mut Value| {
        value["kind"] = "directory".into();
        value["app"]["version"] = "9.8.7".into();
    };
    assert_eq!(reason(&forged(other)), too_new);
    assert_eq!(peek_kind(&forged(other)), Err(too_new));
}

#[test]
fn a_change_of_any_letter_is_noticed() {
    let text = good();
    let flip = |letter: u8| if letter == b'7' { b'3' } else { b'7' };
    for position in 0..text.len() {
        if !text.as_bytes()[position].is_ascii_alphanumeric() {
            continue;
        }
        let mut bytes = text.clone().into_bytes();
        bytes[position] = flip(bytes[position]);
        assert!(restore::<Response>(&bytes).is_err(), "byte {position}");
    }
    for (old, new) in [
        ("la tarde", "la noche"),
        ("\"revision\": 1", "\"revision\": 2"),
        ("sha256:", "sha256:0"),
    ] {
        assert!(text.contains(old), "{old}");
        assert_eq!(
            reason(text.replacen(old, new, 1).as_bytes()),
            RestoreError::Damaged
        );
    }
}

#[test]
fn too_large_a_file_is_not_read() {
    let limit = usize::try_from(MAX_FILE_BYTES).expect("it fits");
    let mut bytes = vec![b' '; limit + 1];
    let bytes_found = MAX_FILE_BYTES + 1;
    assert_eq!(
        reason(&bytes),
        RestoreError::TooLarge { bytes: bytes_found }
    );
    bytes.truncate(limit);
    assert_eq!(reason(&bytes), RestoreError::Empty, "one byte less is read");
}

#[test]
fn a_field_that_is_not_as_its_schema_says_is_named() {
    type Change = fn(&mut Value);
    let table: [(Change, &str); 6] = [
        (
            |v| v["payload"]["diagnosis"]["siaf"]["importance"] = 6.into(),
            "6 is no level",
        ),
        (
            |v| v["payload"]["diagnosis"]["siaf"]["rating"] = "mucho".into(),
            "mucho",
        ),
        (|v| v["payload"]["step"] = "nowhere".into(), "nowhere"),
        (
            |v| v["payload"]["survey"]["weekly_hours"] = 300.into(),
            "300",
        ),
        (|v| v["payload"] = json!([1, 2, 3, 4, 5]), ""),
        (|v| v["written"] = "yesterday".into(), ""),
    ];
    for (change, word) in table {
        match reason(&forged(change)) {
            RestoreError::Invalid { detail } => assert!(detail.contains(word), "{detail}"),
            other => panic!("{other:?} where a field like {word} is wrong"),
        }
    }
}

#[test]
fn names_survive_whatever_they_are_made_of() {
    let names = [
        r#"Distrito "El Ángel" \ 'Alto'"#,
        "<script>alert(1)</script> & <b>",
        "Quebrada 👩🏽‍🌾🌽 serena",
        "قرية \u{202e}نص\u{202c} ישוב",
        "=1+1; @cmd, -2",
        "línea\u{2028}y\tretorno\r\n\u{7f}",
        "",
    ];
    for name in names {
        let mut response = response(&["regidor"], &[("siaf", answer(3))]);
        response.municipality = MunicipalityRef {
            name: name.into(),
            ..place()
        };
        response.survey.comment = name.into();
        let file = document(response, &FixedWorld::default());
        let read = restore::<Response>(file.to_file_text().as_bytes()).expect("our own file");
        assert_eq!(read.payload.municipality.name, name);
        assert_eq!(read.payload, file.payload);
        assert_eq!(read.to_file_text(), file.to_file_text());
    }
}

#[test]
fn a_change_gives_the_next_revision() {
    let later = instant("2026-12-01T10:00:00Z");
    let mut file = restore::<Response>(good().as_bytes()).expect("our own file");
    let id = file.id.clone();
    file.touch(&FixedWorld::at(later));
    let read = restore::<Response>(file.to_file_text().as_bytes()).expect("our own file");
    assert_eq!((read.id, read.revision, read.written), (id, 2, later));
    file.revision = u64::MAX;
    file.touch(&FixedWorld::at(later));
    assert_eq!(file.revision, u64::MAX, "it stays where it is");
}

#[test]
fn identities_of_the_fixed_world_look_like_real_ones_and_differ() {
    let world = FixedWorld::default();
    let (one, other) = (world.new_id(), world.new_id());
    assert_ne!(one, other);
    let hexadecimal = |id: &str| {
        id.bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    assert!(one.len() == 32 && hexadecimal(&one) && hexadecimal(&other));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..400), text in "\\PC{0,200}") {
        prop_assert!(restore::<Response>(&bytes).is_err());
        prop_assert!(restore::<Dossier>(text.as_bytes()).is_err());
        prop_assert!(peek_kind(&bytes).is_err());
    }

    #[test]
    fn a_mutated_file_is_refused_or_is_the_same_document(
        cuts in vec((any::<prop::sample::Index>(), 0..4_usize, vec(any::<u8>(), 0..4)), 1..4),
    ) {
        let mut bytes = good().into_bytes();
        for (place, length, put) in cuts {
            let from = place.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, put);
        }
        if let Ok(read) = restore::<Response>(&bytes) {
            prop_assert_eq!(read.to_file_text(), good());
        }
    }

    #[test]
    fn any_response_comes_back_byte_for_byte(response in any_response()) {
        let file = document(response, &FixedWorld::default());
        let text = file.to_file_text();
        let read = restore::<Response>(text.as_bytes()).expect("our own file");
        prop_assert_eq!(&read.payload, &file.payload);
        prop_assert_eq!(read.to_file_text(), text);
    }

    #[test]
    fn any_dossier_comes_back_byte_for_byte(dossier in any_full_dossier()) {
        let file = Envelope::new(dossier, peru().reference(), &FixedWorld::default());
        let text = file.to_file_text();
        let read = restore::<Dossier>(text.as_bytes()).expect("our own file");
        prop_assert_eq!(&read.payload, &file.payload);
        prop_assert_eq!(read.to_file_text(), text);
    }
}
