//! Locked files: what is wrong with one is named, and what is right comes back byte for byte.

use proptest::prelude::*;
use serde_json::{Value, json};
use yachay_municipal::documents::{MAX_FILE_BYTES, checksum, to_pretty_string};
use yachay_municipal::transfer::is_locked;
use yachay_municipal::transfer::lock::{Draft, ITERATIONS, LockFault, pack, read, unpack};

use crate::{noise, usual_text};

/// A locked file; what its data hold is the browser's business.
fn good() -> String {
    let draft = Draft::new([1; 16], [2; 12]);
    draft.finish(&noise(500, 4).into_bytes()).expect("a file")
}

fn fault(bytes: &[u8]) -> LockFault {
    read(bytes).expect_err("this file cannot be unlocked")
}

/// The good file with one change, and the checksum made right again.
fn forged(change: impl FnOnce(&mut Value)) -> LockFault {
    let mut value: Value = serde_json::from_str(&good()).expect("a good file");
    change(&mut value);
    let map = value.as_object_mut().expect("an object");
    map.remove("checksum");
    let sum = checksum(&Value::Object(map.clone()));
    map.insert("checksum".into(), sum.into());
    fault(to_pretty_string(&value, &["kind"]).as_bytes())
}

#[test]
fn a_locked_file_says_how_it_is_locked_and_not_what_it_holds() {
    let text = good();
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let mut keys: Vec<_> = value.as_object().expect("an object").keys().collect();
    keys.sort();
    let told = [
        "about",
        "app",
        "checksum",
        "cipher",
        "compression",
        "data",
        "iv",
        "kdf",
        "kind",
        "schema",
    ];
    assert_eq!(keys, told);
    assert_eq!(value["kdf"]["iterations"], json!(ITERATIONS));
    assert!(
        text.trim_start()
            .starts_with("{\n  \"about\": \"Archivo bloqueado")
    );
    let data = text.find("\"data\"").expect("the data");
    assert!(
        text.find("\"checksum\"").is_some_and(|place| place < data),
        "data come last"
    );
    let locked = read(text.as_bytes()).expect("a whole file");
    assert_eq!((locked.recipe.salt, locked.recipe.iv), ([1; 16], [2; 12]));
    assert_eq!(locked.data, noise(500, 4).into_bytes());
    let authenticated = String::from_utf8(locked.recipe.authenticated).expect("JSON");
    assert!(authenticated.contains("iterations") && !authenticated.contains("checksum"));
    assert_eq!(
        Draft::new([1; 16], [2; 12]).recipe.authenticated,
        authenticated.into_bytes()
    );
}

#[test]
fn other_files_are_not_locked() {
    for text in [
        "",
        "{",
        "hola",
        "\u{feff}",
        "{\"kind\": \"response\"}",
        "[\"kind\", \"locked\"]",
    ] {
        assert!(!is_locked(text.as_bytes()), "{text}");
        assert_eq!(fault(text.as_bytes()), LockFault::NotLocked);
    }
    assert!(!is_locked(usual_text().as_bytes()));
    assert!(!is_locked(b"\xff\xfe\x00\"kind\""));
    assert_eq!(
        forged(|file| file["app"]["name"] = "otro".into()),
        LockFault::NotLocked
    );
    for spaced in ["\"kind\":\"locked\"", "\"kind\" :\n \"locked\""] {
        assert!(is_locked(
            good().replace("\"kind\": \"locked\"", spaced).as_bytes()
        ));
    }
}

#[test]
fn a_file_that_was_cut_off_is_truncated() {
    let text = good();
    let introduced = text.find("\"schema\"").expect("the schema");
    for end in introduced..text.trim_end().len() {
        assert_eq!(
            fault(&text.as_bytes()[..end]),
            LockFault::Truncated,
            "{end} bytes"
        );
    }
    let accent = good().replace("\"data\": \"", "\"data\": \"ñ");
    let half = accent.rfind('ñ').expect("an accent") + 1;
    assert_eq!(
        fault(&accent.as_bytes()[..half]),
        LockFault::Truncated,
        "half a letter"
    );
}

#[test]
fn a_file_that_changed_is_damaged() {
    let text = good();
    let data = text.find("\"data\": \"").expect("the data") + 9;
    let mut changed = text.clone().into_bytes();
    changed[data] = if changed[data] == b'A' { b'B' } else { b'A' };
    assert_eq!(fault(&changed), LockFault::Damaged);
    let tables = [
        ("600000", "600001"),
        (
            "\"kind\": \"locked\",",
            "\"kind\": \"locked\", \"extra\": 1,",
        ),
        ("\"iv\"", "\"vi\""),
        ("\"data\": \"", "\"data\": \"\u{1}"),
    ];
    for (from, to) in tables {
        assert_eq!(
            fault(text.replacen(from, to, 1).as_bytes()),
            LockFault::Damaged,
            "{to}"
        );
    }
    assert_eq!(forged(|file| file["schema"] = 0.into()), LockFault::Damaged);
    assert_eq!(forged(|file| file["extra"] = 0.into()), LockFault::Damaged);
}

#[test]
fn a_later_file_is_too_new_whatever_is_in_it() {
    let found = forged(|file| {
        file["schema"] = 2.into();
        file["kdf"] = json!("Argon2id");
        file["app"]["version"] = "9.0.0".into();
    });
    let app_version = "9.0.0".to_string();
    assert_eq!(found, LockFault::TooNew { app_version });
}

#[test]
fn absurd_parameters_are_refused_before_any_work() {
    let changes: [fn(&mut Value); 11] = [
        |file| file["kdf"]["iterations"] = 0.into(),
        |file| file["kdf"]["iterations"] = 99_999.into(),
        |file| file["kdf"]["iterations"] = 5_000_001.into(),
        |file| file["kdf"]["iterations"] = u32::MAX.into(),
        |file| file["kdf"]["name"] = "scrypt".into(),
        |file| file["kdf"]["hash"] = "SHA-1".into(),
        |file| file["cipher"] = "AES-CBC".into(),
        |file| file["compression"] = "none".into(),
        |file| file["kdf"]["salt"] = "AAAA".into(),
        |file| file["iv"] = "no base64!".into(),
        |file| file["data"] = "AAAA".into(),
    ];
    for (place, change) in changes.into_iter().enumerate() {
        assert_eq!(forged(change), LockFault::Refused, "change {place}");
    }
}

#[test]
fn sizes_have_bounds() {
    let large = format!("{}{}", good(), " ".repeat(MAX_FILE_BYTES as usize));
    assert_eq!(fault(large.as_bytes()), LockFault::TooLarge);
    let bomb = pack(&" ".repeat(MAX_FILE_BYTES as usize + 1));
    assert_eq!(unpack(&bomb), Err(LockFault::TooLarge));
    assert_eq!(unpack(b"\xff"), Err(LockFault::Damaged));
    let data = vec![0; MAX_FILE_BYTES as usize];
    let finished = Draft::new([0; 16], [0; 12]).finish(&data);
    assert_eq!(finished, Err(LockFault::TooLarge));
    let text = usual_text();
    assert_eq!(unpack(&pack(&text)), Ok(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_change_of_a_byte_is_noticed(place in 0usize..1_000, to in any::<u8>()) {
        let mut bytes = good().trim_end().as_bytes().to_vec();
        let place = place % bytes.len();
        let spare = bytes[place].is_ascii_whitespace() && to.is_ascii_whitespace();
        prop_assume!(bytes[place] != to && !spare);
        bytes[place] = to;
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn any_bytes_are_harmless(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let introduced = [&b"{\"kind\":\"locked\","[..], &bytes].concat();
        prop_assert!(read(&introduced).is_err() && read(&bytes).is_err());
    }
}
