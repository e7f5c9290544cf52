//! Tools from the operating system's package manager: the test browser and, without npm, wasm-opt.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, say};

/// Debian packages of the browser tests, each with a program that shows it is there, where it has one.
/// The fonts make text in every script and emoji measurable.
const BROWSER: [(&str, Option<&str>); 5] = [
    ("chromium", None),
    ("chromium-driver", Some("chromedriver")),
    ("poppler-utils", Some("pdftotext")),
    ("fonts-noto-core", None),
    ("fonts-noto-color-emoji", None),
];

/// The names under which systems offer Chromium or its siblings.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Words on the command line that make the browser keep to itself and to the tests.
pub const BROWSER_SWITCHES: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=es-PE",
    "--accept-lang=es-PE",
];

/// Returns the browser of the end-to-end tests.
///
/// # Errors
/// No Chromium is installed.
pub fn chromium() -> Result<PathBuf> {
    CHROMIUM
        .into_iter()
        .find_map(process::find)
        .context("Chromium is missing: please run `cargo xtask tools`")
}

/// Installs Chromium, chromedriver, pdftotext and fonts, where they are missing.
///
/// # Errors
/// Something is missing and this is not a Debian-like system run by its administrator; the error names it.
pub fn install_browser() -> Result<()> {
    let missing: Vec<&str> = BROWSER
        .into_iter()
        .filter(|(package, program)| !is_there(package, *program))
        .map(|(package, _)| package)
        .collect();
    install(&missing, "the browser tests")
}

/// Returns wasm-opt of the system, installing it when it is missing.
///
/// # Errors
/// It is missing and cannot be installed from here.
pub fn install_wasm_opt() -> Result<PathBuf> {
    if process::find("wasm-opt").is_none() {
        install(&["binaryen"], "the build")?;
    }
    process::find("wasm-opt")
        .context("wasm-opt is missing: please install Node.js with npm, or binaryen")
}

fn is_there(package: &str, program: Option<&str>) -> bool {
    match program {
        Some(program) => process::find(program).is_some(),
        None if package == "chromium" => chromium().is_ok(),
        // A font shows itself only to dpkg; other systems bring fonts of their own.
        None => process::find("dpkg-query").is_none() || is_package_installed(package),
    }
}

fn is_package_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    let status =
        process::capture(query.args(["--show", "--showformat", "${db:Status-Status}", package]));
    status.is_ok_and(|status| status == "installed")
}

fn install(packages: &[&str], purpose: &str) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    if process::find("apt-get").is_none() || !is_administrator() {
        bail!("missing for {purpose}: please install (Debian's names) {names}");
    }
    say(format!("tools: installs {names} (apt-get)"));
    process::run(apt_get().args(["update", "-q"]))?;
    process::run(
        apt_get()
            .args(["install", "-q", "-y", "--no-install-recommends"])
            .args(packages),
    )
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_administrator() -> bool {
    process::capture(Command::new("id").arg("-u")).is_ok_and(|number| number.trim() == "0")
}
