//! Both languages hold the same words: same keys, same placeholders, none empty, none unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use yachay_municipal::locales::{NAMESPACES, Piece, SHARED, pieces};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a language by `file.key`.
fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = root().join("locales").join(language);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder of locale files") {
        let path = entry.expect("a locale file").path();
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        let text = fs::read_to_string(&path).expect("a readable locale file");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        for (key, text) in value.as_object().expect("an object") {
            let text = text.as_str().expect("flat texts").to_string();
            found.insert(format!("{name}.{key}"), text);
        }
    }
    found
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let values = pieces(text).filter_map(|piece| match piece {
        Piece::Value(name) => Some(name.to_string()),
        Piece::Words(_) => None,
    });
    values.collect()
}

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("a source file").path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path).expect("a source text"));
        }
    }
}

#[test]
fn both_languages_hold_the_same_keys_and_placeholders() {
    let (spanish, english) = (texts("es"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&spanish), keys(&english));
    assert!(spanish.len() > 300, "{} texts", spanish.len());
    for (key, text) in &spanish {
        assert_eq!(placeholders(text), placeholders(&english[key]), "{key}");
    }
}

#[test]
fn texts_come_apart_into_words_and_values() {
    use Piece::{Value, Words};
    let table: [(&str, &[Piece]); 7] = [
        ("", &[]),
        ("Solo palabras", &[Words("Solo palabras")]),
        (
            "Faltan {{ n }} de {{total}}.",
            &[
                Words("Faltan "),
                Value("n"),
                Words(" de "),
                Value("total"),
                Words("."),
            ],
        ),
        ("{{ a }}{{ b }}", &[Value("a"), Value("b")]),
        ("un {signo} y }}", &[Words("un {signo} y }}")]),
        (
            "abierto {{ sin fin",
            &[Words("abierto "), Words(" sin fin")],
        ),
        ("{{ ñandú }} sí", &[Value("ñandú"), Words(" sí")]),
    ];
    for (text, expected) in table {
        assert_eq!(pieces(text).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn every_locale_file_has_its_place() {
    let files: BTreeSet<String> = texts("es")
        .into_keys()
        .filter_map(|key| Some(key.split_once('.')?.0.to_string()))
        .collect();
    assert_eq!(files, NAMESPACES.map(str::to_string).into());
    for (key, text) in texts("es").into_iter().chain(texts("en")) {
        // Each is one line of a file.
        assert!(!text.contains(['\n', '\r']), "{key}");
    }
}

/// What home and Responder draw uses no text that comes with the other doors; they would show nothing in
/// its place.
#[test]
fn the_first_program_speaks_only_shared_texts() {
    let others = &NAMESPACES[SHARED..];
    for place in [
        "home",
        "respond",
        "transfer",
        "widgets",
        "app.rs",
        "shell.rs",
        "words.rs",
        "working.rs",
        "catalogue.rs",
        "files.rs",
        "tabs.rs",
        "route.rs",
    ] {
        let path = root().join("src/ui").join(place);
        let mut code = String::new();
        if path.is_dir() {
            sources(&path, &mut code);
        } else {
            code = fs::read_to_string(&path).expect("a source text");
        }
        let plain: String = code.split_whitespace().collect();
        for other in others {
            assert!(
                !plain.contains(&format!("tr!({other}.")),
                "{place}: {other}"
            );
        }
    }
}

#[test]
fn no_text_is_empty() {
    for language in ["es", "en"] {
        for (key, text) in texts(language) {
            assert!(!text.trim().is_empty(), "{language}: {key}");
        }
    }
}

#[test]
fn every_text_is_used() {
    let mut code = String::new();
    sources(&root().join("src/ui"), &mut code);
    // `tr!(plan.key` or, broken over lines, the key alone after the namespace.
    let plain: String = code.split_whitespace().collect();
    let unused: Vec<String> = texts("es")
        .into_keys()
        .filter(|key| {
            let with = |end: &str| plain.contains(&format!("{key}{end}"));
            !with(")") && !with(",")
        })
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// The words of the rescue page, which has to speak without the program: its key, Spanish and English.
fn rescue_words() -> Vec<(String, Vec<String>)> {
    let path = root().join("src/ui/rescue/words.js");
    let text = fs::read_to_string(path).expect("the words of the rescue page");
    let (_, body) = text.split_once("WORDS = {").expect("their beginning");
    let (body, _) = body.split_once("\n};").expect("their end");
    let entries = body.split("],").filter(|entry| !entry.trim().is_empty());
    entries
        .map(|entry| {
            let (key, pair) = entry.split_once(": [").expect("a key and its texts");
            let texts = pair.split('"').skip(1).step_by(2);
            (key.trim().to_string(), texts.map(str::to_string).collect())
        })
        .collect()
}

#[test]
fn the_rescue_page_speaks_both_languages() {
    let arguments = |text: &str| -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts
            .filter_map(|part| Some(part.split_once('}')?.0.to_string()))
            .collect()
    };
    let words = rescue_words();
    assert!(words.len() > 90, "{} texts", words.len());
    for (key, texts) in words {
        let [spanish, english] = texts.as_slice() else {
            panic!("{key} has {} texts", texts.len());
        };
        assert!(!spanish.is_empty() && !english.is_empty(), "{key}");
        assert_eq!(arguments(spanish), arguments(english), "{key}");
    }
}

#[test]
fn every_text_of_the_rescue_page_is_used() {
    let mut code = String::new();
    for entry in fs::read_dir(root().join("src/ui/rescue")).expect("the folder") {
        let path = entry.expect("a script").path();
        if !path.ends_with("words.js") {
            code.push_str(&fs::read_to_string(path).expect("a script's text"));
        }
    }
    code.push_str(&fs::read_to_string(root().join("src/ui/rescue.js")).expect("the script"));
    let quoted = |key: &str| code.contains(&format!("\"{key}\""));
    // Names of things are put together from a prefix.
    let composed = |key: &str| {
        ["kind_", "state_", "place_"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
    };
    let text_of = |key: &str| key.strip_suffix("_text").is_some_and(quoted);
    for (key, _) in rescue_words() {
        assert!(quoted(&key) || composed(&key) || text_of(&key), "{key}");
    }
}

/// A seat in an activity is a "cupo" on every screen and paper: a "plaza" or "vacante" is a post that nobody holds.
#[test]
fn seats_have_one_word() {
    let mut all: Vec<(String, String)> = texts("es").into_iter().collect();
    for country in ["peru", "bolivia"] {
        let folder = root().join("src/framework/catalogue/papers").join(country);
        for entry in fs::read_dir(folder).expect("a folder of templates") {
            let path = entry.expect("a template").path();
            if path.to_string_lossy().ends_with(".es.txt") {
                let text = fs::read_to_string(&path).expect("a readable template");
                all.push((path.display().to_string(), text));
            }
        }
    }
    assert!(all.iter().any(|(_, text)| text.contains("cupos")));
    for (place, text) in all {
        let said = text.replace("{total_plazas}", "").to_lowercase();
        let mut words = said.split(|letter: char| !letter.is_alphabetic());
        let other = words.find(|word| ["plaza", "plazas", "vacante", "vacantes"].contains(word));
        assert_eq!(other, None, "{place}");
    }
}
