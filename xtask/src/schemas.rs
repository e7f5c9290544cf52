//! The JSON Schemas of the document kinds: generated from the types, checked in, published with the product.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use yachay_municipal::export;

use crate::{paths, say};

/// Where they are checked in.
pub const FOLDER: &str = "src/documents/schemas";

/// Writes all schemas, removing those of kinds that no longer exist.
///
/// # Errors
/// A file cannot be written.
pub fn write() -> Result<()> {
    say(format!(
        "schemas: writes the schema of every document kind to {FOLDER}/"
    ));
    let folder = paths::root().join(FOLDER);
    paths::remove_folder(&folder)?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    for (name, text) in generated() {
        let path = folder.join(&name);
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        say(format!("  {name}"));
    }
    Ok(())
}

/// Compares the checked-in schemas with the types.
///
/// # Errors
/// They differ; the error names the files and the remedy.
pub fn check() -> Result<()> {
    let folder = paths::root().join(FOLDER);
    let mut expected = generated();
    let mut different = Vec::new();
    let present = if folder.is_dir() {
        paths::files_under(&folder)?
    } else {
        Vec::new()
    };
    for name in present {
        let text = std::fs::read_to_string(folder.join(&name))?;
        if expected.remove(&name) != Some(text) {
            different.push(name);
        }
    }
    different.extend(expected.into_keys());
    if !different.is_empty() {
        bail!(
            "{} in {FOLDER} no longer match the types; `cargo xtask schemas` writes them anew",
            different.join(", ")
        );
    }
    Ok(())
}

/// Returns the text of every schema by file name.
fn generated() -> BTreeMap<String, String> {
    export::schemas()
        .into_iter()
        .map(|(name, schema)| (name, format!("{schema:#}\n")))
        .collect()
}
