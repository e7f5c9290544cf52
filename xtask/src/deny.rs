//! What the crates are that the product rests on: licences, sources, doubles, known holes (`deny.toml`).

use anyhow::Result;

use crate::process::{capture, cargo, run};
use crate::{say, tools};

/// The product with its task runner, and the fuzzing program, which has a lock file of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Checks everything but known holes, and those where their database can be had.
///
/// # Errors
/// A crate is not as `deny.toml` says, or cargo-deny cannot be installed.
pub fn check() -> Result<()> {
    tools::install_deny()?;
    for part in ["licenses", "bans", "sources"] {
        for manifest in MANIFESTS {
            deny(manifest, part)?;
        }
    }
    if let Err(error) = capture(&mut cargo(&["deny", "fetch", "db"])) {
        let why = format!("{error:#}");
        let why = why.lines().next().unwrap_or_default();
        say(format!(
            "deny: the database of known holes cannot be had here, so they were not looked for: {why}"
        ));
        return Ok(());
    }
    MANIFESTS
        .into_iter()
        .try_for_each(|manifest| deny(manifest, "advisories"))
}

fn deny(manifest: &str, part: &str) -> Result<()> {
    let words = [
        "deny",
        "--manifest-path",
        manifest,
        "--log-level",
        "error",
        "check",
        "--hide-inclusion-graph",
        part,
    ];
    run(&mut cargo(&words))
}
