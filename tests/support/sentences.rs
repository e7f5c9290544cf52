//! The sentence that the screen shows for a refused file, from the same locale file.

use std::fs;
use std::path::Path;

use serde_json::Value;
use yachay_municipal::documents::{Kind, MAX_FILE_BYTES, RestoreError};

/// Names the reason, as in `tests/hostile/expected.json`.
pub fn reason(error: &RestoreError) -> &'static str {
    match error {
        RestoreError::Empty => "empty",
        RestoreError::TooLarge { .. } => "too-large",
        RestoreError::NotText => "not-text",
        RestoreError::OtherEncoding => "other-encoding",
        RestoreError::TooDeep => "too-deep",
        RestoreError::TooMany => "too-many",
        RestoreError::RepeatedField => "repeated",
        RestoreError::BrokenJson { .. } => "broken",
        RestoreError::NotOurs => "not-ours",
        RestoreError::WrongKind { .. } => "wrong-kind",
        RestoreError::TooNew { .. } => "too-new",
        RestoreError::Rescue => "rescue",
        RestoreError::Damaged => "damaged",
        RestoreError::Invalid { .. } => "invalid",
    }
}

/// Returns the Spanish sentence.
pub fn sentence(error: &RestoreError) -> String {
    let key = format!("restore_{}", reason(error).replace('-', "_"));
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
    let values: Vec<(&str, String)> = match error {
        RestoreError::TooLarge { bytes } => vec![
            ("size", megabytes(*bytes)),
            ("limit", megabytes(MAX_FILE_BYTES)),
        ],
        RestoreError::BrokenJson { line } => vec![("line", line.to_string())],
        RestoreError::WrongKind { found } => vec![("kind", text("words", kind_key(*found)))],
        RestoreError::TooNew { app_version } => vec![("version", app_version.clone())],
        RestoreError::Invalid { detail } => {
            let place = detail
                .rsplit_once(" is no ")
                .map_or(&**detail, |(place, _)| place);
            vec![("detail", place.to_string())]
        }
        _ => Vec::new(),
    };
    let mut said = text("words", &key);
    for (name, value) in values {
        said = said.replace(&format!("{{{{ {name} }}}}"), &value);
    }
    said
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Response => "kind_response",
        Kind::Dossier => "kind_dossier",
        Kind::Plan => "kind_plan",
        Kind::Workshop => "kind_workshop",
        Kind::Framework => "kind_framework",
    }
}

/// Returns a Spanish text of the product.
pub fn text(file: &str, key: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/es/{file}.json"));
    let texts = fs::read_to_string(path).expect("a locale file");
    let texts: Value = serde_json::from_str(&texts).expect("JSON");
    let found = texts[key].as_str();
    found
        .unwrap_or_else(|| panic!("no text {file}.{key}"))
        .to_string()
}
