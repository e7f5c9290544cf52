//! The data files of a build: the framework in each language, the municipalities, the published schemas.

use std::path::Path;

use anyhow::{Context, Result, bail};
use yachay_municipal::framework::{self, Language};

use super::create_folder;
use crate::{paths, say};

/// Where the parts of the Peruvian framework pack are.
const PACK: &str = "src/framework/peru";

/// Validates the framework and returns the data files of the page by name: the framework once per language,
/// and the municipalities of the country.
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
        let copy = serde_json::to_vec(&assembled.in_language(language))
            .context("the framework cannot be written as JSON")?;
        files.push((format!("framework-pe.{}.json", language.code()), copy));
    }
    let municipalities = pack.join("municipalities.json");
    if municipalities.is_file() {
        let text = std::fs::read(&municipalities)
            .with_context(|| format!("cannot read {}", municipalities.display()))?;
        let value: serde_json::Value = serde_json::from_slice(&text)
            .with_context(|| format!("{} is not JSON", municipalities.display()))?;
        files.push((
            "municipalities-pe.json".to_owned(),
            value.to_string().into_bytes(),
        ));
    }
    Ok(files)
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
