//! The product's own words, read from its locale files: a journey says which sentence it waits for, not how it runs.

use std::fs;

use serde_json::Value;

/// Returns the Spanish text of `file.key`, with its arguments filled in.
pub fn es(key: &str, arguments: &[(&str, &str)]) -> String {
    words("es", key, arguments)
}

/// Returns the English text of `file.key`.
pub fn en(key: &str) -> String {
    words("en", key, &[])
}

fn words(language: &str, key: &str, arguments: &[(&str, &str)]) -> String {
    let (file, key) = key.split_once('.').expect("file.key");
    let path = xtask::paths::root().join(format!("locales/{language}/{file}.json"));
    let texts = fs::read_to_string(path).expect("a locale file");
    let texts: Value = serde_json::from_str(&texts).expect("a locale file in JSON");
    let mut text = texts[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {file}.{key}"))
        .to_owned();
    for (name, value) in arguments {
        text = text.replace(&format!("{{{{ {name} }}}}"), value);
    }
    assert!(
        !text.contains("{{"),
        "an argument of {file}.{key} is missing"
    );
    text
}
