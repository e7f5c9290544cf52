//! Tools of the Rust world: compilation target, components, and programs built by `cargo install`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::version_of;
use crate::{paths, process, say};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain of this checkout.
pub fn install_wasm_target() -> Result<()> {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let sysroot = process::capture(
        rustc
            .args(["--print", "sysroot"])
            .current_dir(paths::root()),
    )?;
    let library = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    say(format!(
        "tools: adds the compilation target {WASM_TARGET} (rustup)"
    ));
    rustup(&["target", "add", WASM_TARGET])
}

/// Adds a component of the toolchain unless its cargo subcommand already answers.
pub fn install_component(component: &str, subcommand: &str) -> Result<()> {
    if process::capture(&mut process::cargo(&[subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    say(format!(
        "tools: adds the toolchain component {component} (rustup)"
    ));
    rustup(&["component", "add", component])
}

fn rustup(words: &[&str]) -> Result<()> {
    if process::find("rustup").is_none() {
        bail!(
            "rustup is not installed, so please add it with your system's package manager: {}",
            words.join(" ")
        );
    }
    process::run(
        Command::new("rustup")
            .args(words)
            .current_dir(paths::root()),
    )
}

/// Returns a program of exactly this version, building it by `cargo install` when it is nowhere.
///
/// The version somebody else uses stays in place: a program of another version is left alone, and ours goes
/// to the tool folder of this checkout.
pub fn install_program(package: &str, program: &str, version: &str) -> Result<PathBuf> {
    let found = candidates(program);
    let right = |path: &PathBuf| version_of(path, 1).as_deref() == Some(version);
    if let Some(path) = found.iter().find(|path| right(path)) {
        return Ok(path.clone());
    }
    say(format!(
        "tools: builds {package} {version} (cargo install; once, some minutes)"
    ));
    let install = |lock: &[&str]| {
        let mut install = process::cargo(&["install", "--version", version, package]);
        install.args(lock);
        if !found.is_empty() {
            install.arg("--root").arg(paths::tools());
        }
        process::run(&mut install)
    };
    if let Err(error) = install(&["--locked"]) {
        // A mirror of the registry may lack a version that the package's own lock file names.
        say(format!(
            "tools: {error:#}; tries again with the versions this registry has"
        ));
        install(&[])?;
    }
    candidates(program)
        .into_iter()
        .find(right)
        .with_context(|| format!("{package} {version} was installed but cannot be found"))
}

/// Lists where the program is, own tool folder first, then `PATH`, then cargo's folder of programs.
pub fn candidates(program: &str) -> Vec<PathBuf> {
    [
        process::program_in(&paths::tools().join("bin"), program),
        process::find(program),
        paths::cargo_home().and_then(|home| process::program_in(&home.join("bin"), program)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Reads the version of a package from `Cargo.lock`.
pub fn locked_version(package: &str) -> Result<String> {
    let path = paths::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    version_in_lock(&lock, package)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock names no package {package}"))
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "leptos"), None);
    }
}
