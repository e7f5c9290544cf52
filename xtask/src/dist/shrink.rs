//! Makes the gathered files smaller: WebAssembly by wasm-opt, JavaScript and CSS by esbuild.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::glue::{self, WASM_END};
use super::{Effort, create_folder, read, write};
use crate::tools::BuildTools;
use crate::{paths, process, say};

/// What wasm-opt does in a whole build.
const WASM_OPT: [&str; 4] = [
    // Twice: what the first time leaves behind, the second takes away (November 2026: 0.2 % of what is sent).
    "-Oz",
    "-Oz",
    // Where the compiler kept a function apart it compresses better so (November 2026: 2 % of what is sent).
    "--one-caller-inline-max-function-size=0",
    // The first kilobyte holds the far end of the stack, never data.
    "--low-memory-unused",
];

/// What it does in any build. The features are those that every browser we support has and that the compiler uses;
/// `--all-features` would emit sections that browsers refuse.
const WASM_OPT_ALWAYS: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
    // It prints the names before and now, for the scripts that use them.
    "--minify-imports-and-exports-and-modules",
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

/// The programs whose arrival is shown to whoever waits for it.
const WITH_PROGRESS: [&str; 1] = ["office"];

/// Shrinks all files under `folder` in place.
///
/// # Errors
/// A tool fails.
pub fn shrink(tools: &BuildTools, folder: &Path, effort: Effort) -> Result<()> {
    let files = paths::files_under(folder)?;
    for program in files.iter().filter_map(|file| file.strip_suffix(WASM_END)) {
        let script = format!("{program}.js");
        if let Some(esbuild) = &tools.esbuild {
            glue::shake(esbuild, folder, &script)?;
        }
        let wasm = format!("{program}{WASM_END}");
        let names = shrink_wasm(&tools.wasm_opt, &folder.join(&wasm), &wasm, effort)?;
        let mut renamed = glue::rename(&read(&folder.join(&script))?, &names)
            .with_context(|| format!("cannot shorten {script}"))?;
        if WITH_PROGRESS.contains(&program) {
            renamed.push_str(&size_line(&folder.join(&wasm))?);
        }
        write(&folder.join(&script), renamed.as_bytes())?;
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

/// Returns the line by which a script tells how large its program is: an answer's own length is that of what was
/// compressed on the way, if it is there at all.
fn size_line(wasm: &Path) -> Result<String> {
    let found =
        std::fs::metadata(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    Ok(format!("export const size = {};\n", found.len()))
}

/// Shrinks one WebAssembly file, or takes the result of last time when nothing changed: it takes a while.
/// Returns what wasm-opt says of the names in it.
fn shrink_wasm(wasm_opt: &Path, path: &Path, name: &str, effort: Effort) -> Result<String> {
    let wishes: Vec<&str> = match effort {
        Effort::Whole => WASM_OPT.into_iter().chain(WASM_OPT_ALWAYS).collect(),
        Effort::Quick => WASM_OPT_ALWAYS.to_vec(),
    };
    let input = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut key = Sha256::new();
    let version = process::capture(Command::new(wasm_opt).arg("--version"))?;
    for part in wishes.iter().copied().chain([version.trim()]) {
        key.update(part);
        key.update([0]);
    }
    key.update(&input);
    let key = format!("{:x}", key.finalize());

    let folder = match effort {
        Effort::Whole => "wasm-opt",
        Effort::Quick => "wasm-opt-quick",
    };
    let cache = paths::tools().join(folder).join(name);
    let cached = cache.join(format!("{key}.wasm"));
    let names = cache.join(format!("{key}.json"));
    if !cached.is_file() {
        say(format!("dist: shrinks {name} (wasm-opt)"));
        paths::remove_folder(&cache)?;
        create_folder(&cache)?;
        let unfinished = cache.join("unfinished");
        let said = process::capture(
            Command::new(wasm_opt)
                .args(&wishes)
                .arg(path)
                .arg("-o")
                .arg(&unfinished),
        )?;
        write(&names, said.as_bytes())?;
        std::fs::rename(&unfinished, &cached)?;
    }
    std::fs::copy(&cached, path).with_context(|| format!("cannot write {}", path.display()))?;
    read(&names)
}
