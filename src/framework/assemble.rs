//! Putting a framework together from its data files, when the product is built.

use std::fs;
use std::path::{Path, PathBuf};

use super::model::{Competency, Framework};
use super::validate::{Fault, validate};
use crate::documents::{FromValue, checksum, fields, read_text};

/// Returns the folder with the data of the Peruvian framework.
pub fn peru_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/framework/peru")
}

/// The heading of a framework, `framework.json`.
struct Heading {
    id: String,
    version: String,
    competencies: Vec<String>,
}

fields!(strict Heading { id, version, competencies });

/// Reads the data files of `dir`, validates the whole and sets its content hash.
///
/// # Errors
/// Every fault found, each with its path.
pub fn assemble_dir(dir: &Path) -> Result<Framework, Vec<Fault>> {
    let mut framework = read_parts(dir).map_err(|fault| vec![fault])?;
    let faults = validate(&framework);
    if !faults.is_empty() {
        return Err(faults);
    }
    let value =
        serde_json::to_value(&framework).map_err(|error| vec![unreadable("framework", &error)])?;
    framework.content_hash = checksum(&value);
    Ok(framework)
}

fn read_parts(dir: &Path) -> Result<Framework, Fault> {
    let heading: Heading = read(dir, "framework.json")?;
    let mut competencies = Vec::new();
    for name in &heading.competencies {
        let part: Vec<Competency> = read(dir, &format!("competencies/{name}.json"))?;
        competencies.extend(part);
    }
    Ok(Framework {
        id: heading.id,
        version: heading.version,
        content_hash: String::new(),
        pack: read(dir, "pack.json")?,
        sources: read(dir, "sources.json")?,
        axes: read(dir, "axes.json")?,
        mandates: read(dir, "mandates.json")?,
        contents: read(dir, "contents.json")?,
        modalities: read(dir, "modalities.json")?,
        competencies,
        posts: read(dir, "posts.json")?,
        rules: read(dir, "rules.json")?,
    })
}

fn read<T: FromValue>(dir: &Path, name: &str) -> Result<T, Fault> {
    let text = fs::read_to_string(dir.join(name)).map_err(|e| unreadable(name, &e))?;
    read_text(&text).map_err(|error| unreadable(name, &error))
}

fn unreadable(path: &str, error: &dyn std::fmt::Display) -> Fault {
    Fault::Unreadable {
        path: path.to_string(),
        detail: error.to_string(),
    }
}
