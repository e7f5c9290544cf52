//! Turns the keys of the locale files into Rust names, so that a key or a value that is missing or misspelt
//! stops the build. The texts themselves stay files, fetched in the language of the moment
//! (`cargo xtask dist` writes them in the same order).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[expect(dead_code, reason = "the task runner uses the rest of it")]
#[path = "src/locales.rs"]
mod locales;

use locales::{FOLDER, NAMESPACES, Piece, pieces};

/// The language whose files say which keys there are; `tests/locales.rs` holds the others against it.
const FIRST_LANGUAGE: &str = "es";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/locales.rs");
    let folder = Path::new(FOLDER).join(FIRST_LANGUAGE);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::new();
    let mut number = 0;
    for namespace in NAMESPACES {
        let file = std::fs::read_to_string(folder.join(format!("{namespace}.json")))?;
        let texts: BTreeMap<String, String> = serde_json::from_str(&file)?;
        writeln!(code, "pub mod {namespace} {{\n    use super::*;")?;
        for (key, text) in texts {
            code.push_str(&item(&key, number, &text));
            number += 1;
        }
        code.push_str("}\n");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("keys.rs");
    std::fs::write(out, code)?;
    Ok(())
}

/// Returns a constant for a text, or for one with values a structure with a field for each.
fn item(key: &str, number: usize, text: &str) -> String {
    let names: BTreeSet<&str> = pieces(text)
        .filter_map(|piece| match piece {
            Piece::Value(name) => Some(name),
            Piece::Words(_) => None,
        })
        .collect();
    if names.is_empty() {
        return format!("    pub const {key}: Text = Text({number});\n");
    }
    let list = |one: fn(&str) -> String| names.iter().map(|name| one(name)).collect::<String>();
    let fields = list(|name| format!("pub {name}: &'a dyn Display, "));
    let values = list(|name| format!("(\"{name}\", self.{name}), "));
    format!(
        "    pub struct {key}<'a> {{ {fields}}}\n    impl {key}<'_> {{\n        \
         pub fn text(&self) -> String {{ Text({number}).with(&[{values}]) }}\n    }}\n"
    )
}
