//! The start script and what it imports become one file, so that the first page waits for one answer; and so
//! does the rescue, which must come whole or not at all.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::tools::BuildTools;
use crate::{paths, process};

/// The scripts that pages start with.
const ENTRIES: [&str; 2] = ["start.js", "rescue.js"];

/// Where the start script finds the application's files; of no use to anybody else once it is part of it.
const SOURCES: &str = "sources.js";

/// The folder with the parts of the rescue.
const RESCUE: &str = "rescue";

/// Joins the scripts in `folder` with what they import. Without esbuild browsers follow the imports.
///
/// # Errors
/// The tool fails, as when an import leads nowhere.
pub fn bundle(tools: &BuildTools, folder: &Path) -> Result<()> {
    let Some(esbuild) = &tools.esbuild else {
        return Ok(());
    };
    for entry in ENTRIES {
        process::run(
            Command::new(esbuild)
                .args([entry, "--bundle", "--format=esm", "--log-level=warning"])
                .args(["--charset=utf8", "--allow-overwrite"])
                .arg(format!("--outfile={entry}"))
                .current_dir(folder),
        )?;
    }
    paths::remove_folder(&folder.join(RESCUE))?;
    Ok(std::fs::remove_file(folder.join(SOURCES))?)
}
