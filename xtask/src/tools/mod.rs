//! Installs what the commands need, each tool only when the right version is not already there.

mod engine;
mod npm;
mod rust;
mod system;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, process, say};

pub use engine::Engine;
pub use npm::axe_core;
pub use system::{BROWSER_SWITCHES, install_office, office};

/// The version of trunk that works with the compiler of this checkout (0.22 asks for a newer one).
const TRUNK: &str = "0.21.14";

/// The version of cargo-deny whose settings `deny.toml` is written in.
const CARGO_DENY: &str = "0.20.2";

/// Everything that turns the sources into `dist/`.
#[derive(Debug, Clone)]
pub struct BuildTools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    /// Shrinks WebAssembly.
    pub wasm_opt: PathBuf,
    /// Shrinks JavaScript and CSS; absent when npm is not there, and then those files stay as they are.
    pub esbuild: Option<PathBuf>,
}

impl BuildTools {
    /// Returns a trunk command line in the top folder of the checkout that finds the right wasm-bindgen.
    ///
    /// # Errors
    /// `PATH` cannot be extended by the folder of wasm-bindgen.
    pub fn trunk(&self) -> Result<Command> {
        let mut command = Command::new(&self.trunk);
        command
            .current_dir(paths::root())
            .env("PATH", self.search_path()?)
            // Trunk 0.21 reads this variable as one of its own options and refuses the usual value 1.
            .env_remove("NO_COLOR");
        Ok(command)
    }

    fn search_path(&self) -> Result<OsString> {
        let first = self.wasm_bindgen.parent().map(PathBuf::from);
        let rest = env::var_os("PATH").unwrap_or_default();
        env::join_paths(first.into_iter().chain(env::split_paths(&rest)))
            .context("the folder of wasm-bindgen cannot be part of PATH")
    }
}

/// Installs what building needs and returns where it is.
///
/// # Errors
/// Something is missing that cannot be installed from here; the error says what to install.
pub fn install_build_tools() -> Result<BuildTools> {
    rust::install_wasm_target()?;
    let trunk = rust::install_program("trunk", "trunk", TRUNK)?;
    let locked = rust::locked_version("wasm-bindgen")?;
    let wasm_bindgen = rust::install_program("wasm-bindgen-cli", "wasm-bindgen", &locked)?;
    let with_npm = npm::install()?;
    Ok(BuildTools {
        trunk,
        wasm_bindgen,
        wasm_opt: match npm::program("wasm-opt") {
            Some(path) if with_npm => path,
            _ => system::install_wasm_opt()?,
        },
        esbuild: npm::program("esbuild").filter(|_| with_npm),
    })
}

/// Installs what the tests need beside the build tools: formatter, linter, browsers, their drivers, readers of
/// files for an office, axe-core.
///
/// # Errors
/// Something is missing that cannot be installed from here; the error says what to install.
pub fn install_test_tools() -> Result<()> {
    rust::install_component("rustfmt", "fmt")?;
    rust::install_component("clippy", "clippy")?;
    for engine in Engine::ALL {
        engine.install()?;
    }
    system::install_office_readers()?;
    axe_core().map(|_| ())
}

/// Installs what checks the crates that the product rests on.
///
/// # Errors
/// It cannot be built from here.
pub fn install_deny() -> Result<()> {
    rust::install_program("cargo-deny", "cargo-deny", CARGO_DENY).map(|_| ())
}

/// Installs everything, as `cargo xtask tools` does.
///
/// # Errors
/// As [`install_build_tools`] and [`install_test_tools`].
pub fn install_all() -> Result<()> {
    say("tools: installs what building and testing need");
    let build = install_build_tools()?;
    install_test_tools()?;
    for path in [&build.trunk, &build.wasm_bindgen, &build.wasm_opt] {
        say(format!("  {}", path.display()));
    }
    say("tools: everything is there");
    Ok(())
}

/// Runs `program --version` and returns the word at `position` of its first line, counted from zero.
fn version_of(program: &std::path::Path, position: usize) -> Option<String> {
    let mut command = Command::new(program);
    let said = process::capture(command.arg("--version").env_remove("NO_COLOR")).ok()?;
    said.split_whitespace().nth(position).map(str::to_owned)
}
