//! The start script and what it imports become one file, so that the first page waits for one answer; and so
//! do the rescue, which must come whole or not at all, what keeps the application on this device, and the thread
//! that makes files for an office.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::tools::BuildTools;
use crate::{paths, process};

/// The scripts that pages and threads begin with.
const ENTRIES: [&str; 4] = ["start.js", "rescue.js", "offline.js", "office-worker.js"];

/// What only they import; of no use to anybody else.
const IMPORTED: [&str; 3] = ["sources.js", "tabs.js", "versions.js"];

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
    for module in IMPORTED {
        std::fs::remove_file(folder.join(module))?;
    }
    paths::remove_folder(&folder.join(RESCUE))
}
