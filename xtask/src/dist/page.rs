//! Compiles the application to WebAssembly and gathers the files the page names, by trunk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Effort;
use crate::tools::BuildTools;
use crate::{paths, process};

/// The variable with the compiler's flags. It wins over `RUSTFLAGS`, so the product is the same whatever that
/// holds.
pub const COMPILER_FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Separates the flags; a path may contain spaces.
const SEPARATOR: &str = "\u{1f}";

/// Makes leptos hold views behind one type instead of one type each. Measured on this application: 12 % fewer
/// bytes through brotli (356 kB instead of 404 kB, November 2026), while a small one grows by it.
const ERASE_COMPONENTS: &str = "--cfg=erase_components";

/// Keeps functions apart that the compiler would put into each of their callers. Measured on the first program:
/// 1 % fewer bytes through brotli (November 2026).
const APART: &str = "-Cllvm-args=-inline-threshold=0";

/// What cargo is told for a quick build: hardly optimised, in parts that are compiled beside one another and kept.
const QUICK: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_INCREMENTAL", "true"),
];

/// Runs trunk into `folder`.
///
/// # Errors
/// The sources do not compile, or `index.html` names something that is not there.
pub fn build(tools: &BuildTools, folder: &Path, effort: Effort) -> Result<()> {
    // Trunk works offline below, so everything `Cargo.lock` names must be on this machine before.
    process::run(&mut process::cargo(&["fetch", "--quiet", "--locked"]))?;
    // Trunk copies all of wasm-bindgen's output folder, leftovers of earlier builds included.
    let target = match effort {
        Effort::Whole => paths::target(),
        Effort::Quick => paths::target().join("quick"),
    };
    paths::remove_folder(&target.join("wasm-bindgen/release"))?;
    let mut trunk = tools.trunk()?;
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(folder)
        .env(COMPILER_FLAGS, compiler_flags());
    if effort == Effort::Quick {
        trunk.envs(QUICK).env("CARGO_TARGET_DIR", target);
    }
    process::run(&mut trunk)
}

/// Returns the compiler's flags for the product, the value of [`COMPILER_FLAGS`].
///
/// They keep the folders of this machine out of it: panics name source files by shorter paths, and the same
/// sources give the same bytes everywhere.
pub fn compiler_flags() -> OsString {
    let checkout = (paths::root(), ".");
    let packages = package_folders()
        .into_iter()
        .map(|folder| (folder, "crates"));
    let shorter = std::iter::once(checkout)
        .chain(packages)
        .map(|(folder, name)| {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(folder);
            flag.push("=");
            flag.push(name);
            flag
        });
    let flags: Vec<OsString> = [ERASE_COMPONENTS, APART]
        .into_iter()
        .map(OsString::from)
        .chain(shorter)
        .collect();
    flags.join(SEPARATOR.as_ref())
}

/// Lists the folders in which cargo unpacks packages, one for each registry.
fn package_folders() -> Vec<PathBuf> {
    let Some(home) = paths::cargo_home() else {
        return Vec::new();
    };
    let Ok(registries) = std::fs::read_dir(home.join("registry/src")) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = registries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}
