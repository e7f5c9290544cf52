//! The start script and what it imports become one file, so that the first page waits for one answer.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::tools::BuildTools;

/// The script that the page starts with.
const START: &str = "start.js";

/// Where it finds the application's files; of no use to anybody else once it is part of the start script.
const SOURCES: &str = "sources.js";

/// Joins the start script in `folder` with what it imports. Without esbuild browsers follow the imports.
///
/// # Errors
/// The tool fails, as when an import leads nowhere.
pub fn bundle(tools: &BuildTools, folder: &Path) -> Result<()> {
    let Some(esbuild) = &tools.esbuild else {
        return Ok(());
    };
    process::run(
        Command::new(esbuild)
            .args([START, "--bundle", "--format=esm", "--log-level=warning"])
            .args(["--allow-overwrite", &format!("--outfile={START}")])
            .current_dir(folder),
    )?;
    Ok(std::fs::remove_file(folder.join(SOURCES))?)
}
