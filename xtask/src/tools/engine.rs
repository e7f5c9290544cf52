//! The browsers that the journeys are played in, with the programs that drive them.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{rust, system};
use crate::process;

/// The version of geckodriver that knows the Firefox of Debian's extended support releases.
const GECKODRIVER: &str = "0.37.1";

/// Where Debian keeps the browser of WebKitGTK, which is no program of its own; `*` is machine and version.
const WEBKIT_LIBRARIES: &str = "/usr/lib";
const MINI_BROWSER: &str = "MiniBrowser";

/// A family of browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Android's browsers.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, in the build of WebKitGTK.
    WebKit,
}

impl Engine {
    /// All of them, the one with the most tests first.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Returns the engine of this name, as the command line and `YACHAY_BROWSER` write it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.to_string() == name)
    }

    /// Installs the browser and its driver, where they are missing.
    ///
    /// # Errors
    /// Something is missing that cannot be installed from here; the error says what to install.
    pub fn install(self) -> Result<()> {
        system::install_browser(self)?;
        if self == Engine::Firefox {
            rust::install_program("geckodriver", "geckodriver", GECKODRIVER)?;
        }
        Ok(())
    }

    /// Returns the program that is the browser.
    ///
    /// # Errors
    /// It is not installed.
    pub fn browser(self) -> Result<PathBuf> {
        let found = match self {
            Engine::Chromium => system::chromium(),
            Engine::Firefox => ["firefox-esr", "firefox"]
                .into_iter()
                .find_map(process::find),
            Engine::WebKit => mini_browser(Path::new(WEBKIT_LIBRARIES)),
        };
        self.needed(found)
    }

    /// Returns the program that drives the browser over WebDriver.
    ///
    /// # Errors
    /// It is not installed.
    pub fn driver(self) -> Result<PathBuf> {
        let found = match self {
            Engine::Chromium => process::find("chromedriver"),
            Engine::Firefox => rust::candidates("geckodriver").into_iter().next(),
            Engine::WebKit => process::find("WebKitWebDriver"),
        };
        self.needed(found)
    }

    fn needed(self, found: Option<PathBuf>) -> Result<PathBuf> {
        found.with_context(|| {
            format!("{self} or its driver is missing: please run `cargo xtask tools`")
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        })
    }
}

/// Finds the newest MiniBrowser two folders below the libraries, such as `x86_64-linux-gnu/webkit2gtk-4.1/`.
fn mini_browser(libraries: &Path) -> Option<PathBuf> {
    let machines = folders_in(libraries);
    let mut found: Vec<PathBuf> = machines
        .iter()
        .flat_map(|machine| folders_in(machine))
        .filter_map(|folder| process::program_in(&folder, MINI_BROWSER))
        .collect();
    found.sort();
    found.pop()
}

/// Lists the folders in a folder; none when it cannot be read.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| path.is_dir()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_is_found_by_its_name() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(&engine.to_string()), Some(engine));
        }
        assert_eq!(Engine::named("netscape"), None);
    }

    #[test]
    fn the_newest_mini_browser_is_found() {
        let name = format!("xtask-mini-{}", std::process::id());
        let libraries = std::env::temp_dir().join(name);
        for version in ["webkit2gtk-4.0", "webkit2gtk-4.1"] {
            let folder = libraries.join("some-machine").join(version);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(MINI_BROWSER), "").unwrap();
        }
        let found = mini_browser(&libraries).unwrap();
        assert!(found.ends_with("webkit2gtk-4.1/MiniBrowser"), "{found:?}");
        std::fs::remove_dir_all(libraries).unwrap();
    }
}
