//! Tools from the operating system's package manager: the test browsers, readers of files for an office and,
//! without npm, wasm-opt.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Engine;
use crate::{process, say};

/// A Debian package, and the program that shows it is there, where it has one.
type Package = (&'static str, Option<&'static str>);

/// What the tests need in every browser. The fonts make text in every script and emoji measurable.
const ALL_BROWSERS: [Package; 3] = [
    ("poppler-utils", Some("pdftotext")),
    ("fonts-noto-core", None),
    ("fonts-noto-color-emoji", None),
];
const CHROMIUM_PACKAGES: [Package; 2] = [
    ("chromium", None),
    ("chromium-driver", Some("chromedriver")),
];
const FIREFOX_PACKAGES: [Package; 1] = [("firefox-esr", None)];
/// WebKitGTK's browser needs a screen, so it is given one that nobody sees.
const WEBKIT_PACKAGES: [Package; 2] = [
    ("webkit2gtk-driver", Some("WebKitWebDriver")),
    ("xvfb", Some("Xvfb")),
];

/// Libraries that read again what the product writes for an office.
const OFFICE_READERS: [Package; 4] = [
    ("python3", Some("python3")),
    ("python3-docx", None),
    ("python3-openpyxl", None),
    ("python3-icalendar", None),
];

/// What prints files for an office, without its screens: some two hundred megabytes on the disk.
const OFFICE: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];

/// The names under which systems have LibreOffice.
const OFFICE_PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];

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

/// Finds Chromium under any of its names.
pub fn chromium() -> Option<PathBuf> {
    CHROMIUM.into_iter().find_map(process::find)
}

/// Installs a browser with its driver, pdftotext and fonts, where they are missing.
///
/// # Errors
/// Something is missing and this is not a Debian-like system run by its administrator; the error names it.
pub fn install_browser(engine: Engine) -> Result<()> {
    let own: &[Package] = match engine {
        Engine::Chromium => &CHROMIUM_PACKAGES,
        Engine::Firefox => &FIREFOX_PACKAGES,
        Engine::WebKit => &WEBKIT_PACKAGES,
    };
    let missing = missing(ALL_BROWSERS.iter().chain(own));
    install(&missing, &format!("the tests in {engine}"))
}

/// Installs what reads files for an office again, where it is missing.
///
/// # Errors
/// As [`install_browser`].
pub fn install_office_readers() -> Result<()> {
    install(
        &missing(OFFICE_READERS.iter()),
        "the tests of files for an office",
    )
}

/// Finds LibreOffice under any of its names.
pub fn office() -> Option<PathBuf> {
    OFFICE_PROGRAMS.into_iter().find_map(process::find)
}

/// Returns LibreOffice, installing it where it is missing and the system can; nothing where it cannot, because what needs
/// it can be left out.
pub fn install_office() -> Option<PathBuf> {
    if office().is_none()
        && let Err(fault) = install(&OFFICE, "looking at pages as an office prints them")
    {
        say(format!("tools: {fault:#}"));
    }
    office()
}

fn missing<'a>(packages: impl Iterator<Item = &'a Package>) -> Vec<&'a str> {
    packages
        .filter(|(package, program)| !is_there(package, *program))
        .map(|(package, _)| *package)
        .collect()
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
        None if package == "chromium" => chromium().is_some(),
        None if package == "firefox-esr" => Engine::Firefox.browser().is_ok(),
        // A font or library shows itself only to dpkg; other systems bring their own.
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
