//! Makes the gathered files smaller: WebAssembly by wasm-opt, JavaScript and CSS by esbuild.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::create_folder;
use crate::tools::BuildTools;
use crate::{paths, process, say};

/// What wasm-opt does. The features are those that every browser we support has and that the compiler uses;
/// `--all-features` would emit sections that browsers refuse.
const WASM_OPT: [&str; 10] = [
    "-Oz",
    // The first kilobyte holds the far end of the stack, never data.
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// What esbuild does. The language level keeps out syntax that browsers too old for the application cannot
/// read, because the start script is what tells their users so.
const ESBUILD: [&str; 5] = [
    "--minify",
    "--target=es2020",
    "--charset=utf8",
    "--log-level=warning",
    "--allow-overwrite",
];

/// Shrinks all files under `folder` in place.
///
/// # Errors
/// A tool fails.
pub fn shrink(tools: &BuildTools, folder: &Path) -> Result<()> {
    let files = paths::files_under(folder)?;
    for file in files.iter().filter(|file| file.ends_with(".wasm")) {
        shrink_wasm(&tools.wasm_opt, &folder.join(file), file)?;
    }
    let Some(esbuild) = &tools.esbuild else {
        return Ok(());
    };
    let texts: Vec<&String> = files
        .iter()
        .filter(|file| file.ends_with(".js") || file.ends_with(".css"))
        .collect();
    if texts.is_empty() {
        return Ok(());
    }
    process::run(
        Command::new(esbuild)
            .args(ESBUILD)
            .args(["--outdir=.", "--outbase=."])
            .args(texts)
            .current_dir(folder),
    )
}

/// Shrinks one WebAssembly file, or takes the result of last time when nothing changed: it takes a while.
fn shrink_wasm(wasm_opt: &Path, path: &Path, name: &str) -> Result<()> {
    let input = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut key = Sha256::new();
    let version = process::capture(Command::new(wasm_opt).arg("--version"))?;
    for part in WASM_OPT.into_iter().chain([version.trim()]) {
        key.update(part);
        key.update([0]);
    }
    key.update(&input);
    let key = format!("{:x}", key.finalize());

    let cache = paths::tools().join("wasm-opt").join(name);
    let cached = cache.join(format!("{key}.wasm"));
    if !cached.is_file() {
        say(format!("dist: shrinks {name} (wasm-opt)"));
        paths::remove_folder(&cache)?;
        create_folder(&cache)?;
        let unfinished = cache.join("unfinished");
        process::run(
            Command::new(wasm_opt)
                .args(WASM_OPT)
                .arg(path)
                .arg("-o")
                .arg(&unfinished),
        )?;
        std::fs::rename(&unfinished, &cached)?;
    }
    std::fs::copy(&cached, path)
        .map(|_| ())
        .with_context(|| format!("cannot write {}", path.display()))
}
