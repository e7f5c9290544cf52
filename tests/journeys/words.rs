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

/// Returns the Spanish text of the rescue page, with its arguments filled in.
pub fn rescue(key: &str, arguments: &[(&str, &str)]) -> String {
    let path = xtask::paths::root().join("src/ui/rescue/words.js");
    let texts = fs::read_to_string(path).expect("the words of the rescue page");
    let (_, pair) = texts
        .split_once(&format!("\n  {key}: ["))
        .unwrap_or_else(|| panic!("no text {key}"));
    let mut text = pair.split('"').nth(1).expect("a text").to_owned();
    for (name, value) in arguments {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    assert!(!text.contains('{'), "an argument of {key} is missing");
    text
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
