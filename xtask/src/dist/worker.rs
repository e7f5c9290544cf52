//! The service worker: its program and the list of files that it keeps, each with its SHA-256.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{INDEX, read, write};
use crate::{paths, process};

/// Its file, beside the start page, because it answers for everything there.
pub const WORKER: &str = "sw.js";

/// Where it comes from.
const SOURCE: &str = "src/ui/worker.js";

/// Returns the program without its list, with all that it imports.
///
/// # Errors
/// The tool fails.
pub fn program(esbuild: &Path) -> Result<String> {
    process::capture(
        Command::new(esbuild)
            .args([SOURCE, "--bundle", "--format=iife", "--minify"])
            .args(["--target=es2020", "--charset=utf8", "--log-level=warning"])
            .current_dir(paths::root()),
    )
}

/// Puts the list of all files before the program in a finished build, where there is one. Schemas come later:
/// they are for other programs.
///
/// # Errors
/// A file cannot be read or written.
pub fn add_list(folder: &Path, version: &str) -> Result<()> {
    let mut files = Vec::new();
    let mut program = None;
    for file in paths::files_under(folder)? {
        if file == WORKER {
            program = Some(read(&folder.join(file))?);
            continue;
        }
        let contents = std::fs::read(folder.join(&file))?;
        // The start page has the address of the folder, and comes last: with it the version is whole.
        let address = if file == INDEX { "" } else { &file };
        files.push((
            address.to_owned(),
            format!("{:x}", Sha256::digest(contents)),
        ));
    }
    files.sort_by_key(|(address, _)| (address.is_empty(), address.clone()));
    let list = json!({ "version": version, "files": files });
    match program {
        Some(program) => write(
            &folder.join(WORKER),
            format!("const build={list};\n{program}").as_bytes(),
        ),
        None => Ok(()),
    }
}
