//! The data files of a build: the framework and the product's own texts in each language, the example, the
//! published schemas.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use yachay_municipal::documents::Envelope;
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::{self, Framework, Language};
use yachay_municipal::locales::{FACILITATE, FOLDER, NAMESPACES, SHARED};
use yachay_municipal::plan::cases_that_never_fire;

use super::create_folder;
use crate::{paths, say};

/// Where the parts of the framework are.
const CATALOGUE: &str = "src/framework/catalogue";

/// The example dossier, fetched when somebody asks for it.
const EXAMPLE: &str = "example.json";

/// Validates the framework and returns the data files of the page by name: per language the whole framework,
/// what the first pages read of it, what the door Responder reads after them and the product's own texts; the
/// framework with all languages as a file to hand out; the example.
///
/// # Errors
/// The framework has faults; each has been printed on a line of its own.
pub fn data_files() -> Result<Vec<(String, Vec<u8>)>> {
    let assembled = assemble()?;
    let mut files = Vec::new();
    for language in Language::ALL {
        let whole = assembled.in_language(language);
        let code = language.code();
        files.push((format!("framework.{code}.json"), compact(&whole)?));
        let first = compact(&whole.for_first_page())?;
        files.push((format!("framework.first.{code}.json"), first));
        let questions = compact(&whole.for_respondent())?;
        files.push((format!("framework.respond.{code}.json"), questions));
        let (before, facilitate) = NAMESPACES.split_at(FACILITATE);
        let (shared, plan) = before.split_at(SHARED);
        let groups = [
            ("texts", shared),
            ("texts.plan", plan),
            ("texts.facilitate", facilitate),
        ];
        for (name, namespaces) in groups {
            files.push((format!("{name}.{code}.txt"), lines(code, namespaces)?));
        }
    }
    let world = FixedWorld::default();
    let reference = assembled.reference();
    let whole = Envelope::new(assembled.clone(), reference, &world);
    files.push((
        "framework.json".to_owned(),
        whole.to_file_text().into_bytes(),
    ));
    let example = example_dossier(&assembled, &world);
    files.push((EXAMPLE.to_owned(), example.to_file_text().into_bytes()));
    Ok(files)
}

/// Returns the texts of some locale files, one on each line, in the order of `build.rs`.
fn lines(language: &str, namespaces: &[&str]) -> Result<Vec<u8>> {
    let mut lines = String::new();
    for namespace in namespaces {
        let name = format!("{FOLDER}/{language}/{namespace}.json");
        let file = super::read(&paths::root().join(&name))?;
        let texts: BTreeMap<String, String> =
            serde_json::from_str(&file).with_context(|| format!("{name} is not flat JSON"))?;
        for (key, text) in texts {
            if text.contains(['\n', '\r']) {
                bail!("{name}: {key} has more than one line");
            }
            lines.push_str(&text);
            lines.push('\n');
        }
    }
    Ok(lines.into_bytes())
}

/// Puts the framework together and checks it, its rules included.
///
/// # Errors
/// It has faults; each has been printed on a line of its own.
pub fn assemble() -> Result<Framework> {
    let folder = paths::root().join(CATALOGUE);
    let faults = match framework::assemble_dir(&folder) {
        Ok(assembled) => match cases_that_never_fire(&assembled) {
            none if none.is_empty() => return Ok(assembled),
            faults => faults,
        },
        Err(faults) => faults,
    };
    for fault in &faults {
        say(format!("  {fault}"));
    }
    bail!("the framework in {CATALOGUE} has faults ({})", faults.len());
}

fn compact(part: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(part).context("the framework cannot be written as JSON")
}

/// Copies the checked-in JSON Schemas, so that other programs find them beside the product.
///
/// # Errors
/// A file cannot be read or written.
pub fn copy_schemas(folder: &Path) -> Result<()> {
    let source = paths::root().join(crate::schemas::FOLDER);
    if !source.is_dir() {
        return Ok(());
    }
    create_folder(folder)?;
    for name in paths::files_under(&source)? {
        let (from, to) = (source.join(&name), folder.join(&name));
        std::fs::copy(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    }
    Ok(())
}
