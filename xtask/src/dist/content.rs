//! The data files of a build: the framework in each language, the example, the published schemas.

use std::path::Path;

use anyhow::{Context, Result, bail};
use yachay_municipal::examples::{FixedWorld, example_dossier};
use yachay_municipal::framework::{self, Framework, Language};

use super::create_folder;
use crate::{paths, say};

/// Where the parts of the Peruvian framework pack are.
const PACK: &str = "src/framework/peru";

/// The example dossier, fetched when somebody asks for it.
const EXAMPLE: &str = "example-pe.json";

/// Validates the framework and returns the data files of the page by name: per language the whole framework
/// and the part of it that the door Responder reads, and the example.
///
/// # Errors
/// The framework has faults; each has been printed on a line of its own.
pub fn data_files() -> Result<Vec<(String, Vec<u8>)>> {
    let pack = paths::root().join(PACK);
    let assembled = match framework::assemble_dir(&pack) {
        Ok(assembled) => assembled,
        Err(faults) => {
            for fault in &faults {
                say(format!("  {fault}"));
            }
            bail!("the framework in {PACK} has faults ({})", faults.len());
        }
    };
    let mut files = Vec::new();
    for language in Language::ALL {
        let whole = assembled.in_language(language);
        let code = language.code();
        files.push((format!("framework-pe.{code}.json"), compact(&whole)?));
        let questions = compact(&whole.for_respondent())?;
        files.push((format!("framework-pe.respond.{code}.json"), questions));
    }
    let example = example_dossier(&assembled, &FixedWorld::default());
    files.push((EXAMPLE.to_owned(), example.to_file_text().into_bytes()));
    Ok(files)
}

fn compact(framework: &Framework) -> Result<Vec<u8>> {
    serde_json::to_vec(framework).context("the framework cannot be written as JSON")
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
