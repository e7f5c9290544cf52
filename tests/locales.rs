//! Both languages hold the same words: same keys, same placeholders, none empty, none unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

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
    let parts = text.split("{{").skip(1);
    parts
        .filter_map(|part| part.split("}}").next())
        .map(|name| name.trim().to_string())
        .collect()
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
