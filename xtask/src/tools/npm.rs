//! Tools from npm, in exact versions, kept in the tool folder of this checkout.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{paths, process, say};

/// What is installed: wasm-opt is a program of binaryen, and axe-core runs inside the browser tests.
const PACKAGES: [(&str, &str); 3] = [
    ("axe-core", "4.14.1"),
    ("binaryen", "132.0.0"),
    ("esbuild", "0.28.2"),
];

/// Installs the packages. Returns `false`, having said so, when this machine has no npm.
pub fn install() -> Result<bool> {
    let current = PACKAGES
        .iter()
        .all(|(package, version)| installed_version(package).as_deref() == Some(version));
    if current {
        return Ok(true);
    }
    let Some(npm) = process::find("npm") else {
        say("tools: npm is not installed, so JavaScript and CSS stay unminified");
        return Ok(false);
    };
    let names: Vec<String> = PACKAGES
        .iter()
        .map(|(package, version)| format!("{package} {version}"))
        .collect();
    say(format!("tools: installs {} (npm)", names.join(", ")));
    let folder = paths::tools();
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    let wanted: serde_json::Map<String, Value> = PACKAGES
        .iter()
        .map(|(package, version)| ((*package).to_owned(), json!(version)))
        .collect();
    let manifest = json!({ "private": true, "dependencies": wanted });
    std::fs::write(folder.join("package.json"), format!("{manifest:#}\n"))
        .with_context(|| format!("cannot write in {}", folder.display()))?;
    process::run(
        Command::new(npm)
            .args([
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-package-lock",
                "--no-update-notifier",
                "--loglevel=error",
            ])
            .current_dir(folder),
    )?;
    Ok(true)
}

/// Returns a program of one of the packages, when it is installed and runs on this machine.
pub fn program(name: &str) -> Option<PathBuf> {
    process::program_in(&modules().join(".bin"), name)
        .filter(|path| super::version_of(path, 0).is_some())
}

/// Returns the script of axe-core that the browser tests inject into a page.
///
/// # Errors
/// It is not installed; the error says how to install it.
pub fn axe_core() -> Result<PathBuf> {
    let script = modules().join("axe-core/axe.min.js");
    if !script.is_file() {
        bail!("axe-core is missing: please install Node.js with npm, then run `cargo xtask tools`");
    }
    Ok(script)
}

fn modules() -> PathBuf {
    paths::tools().join("node_modules")
}

fn installed_version(package: &str) -> Option<String> {
    let manifest = std::fs::read_to_string(modules().join(package).join("package.json")).ok()?;
    let manifest: Value = serde_json::from_str(&manifest).ok()?;
    Some(manifest.get("version")?.as_str()?.to_owned())
}
