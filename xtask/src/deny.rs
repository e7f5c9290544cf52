//! What the crates are that the product rests on: licences, sources, doubles, known holes (`deny.toml`).

use anyhow::Result;

use crate::process::{capture, cargo, run};
use crate::{say, tools};

/// Checks everything but known holes, and those where their database can be had.
///
/// # Errors
/// A crate is not as `deny.toml` says, or cargo-deny cannot be installed.
pub fn check() -> Result<()> {
    tools::install_deny()?;
    for part in ["licenses", "bans", "sources"] {
        deny(part)?;
    }
    if let Err(error) = capture(&mut cargo(&["deny", "fetch", "db"])) {
        let why = format!("{error:#}");
        let why = why.lines().next().unwrap_or_default();
        say(format!(
            "deny: the database of known holes cannot be had here, so they were not looked for: {why}"
        ));
        return Ok(());
    }
    deny("advisories")
}

fn deny(part: &str) -> Result<()> {
    let words = [
        "deny",
        "--log-level",
        "error",
        "check",
        "--hide-inclusion-graph",
        part,
    ];
    run(&mut cargo(&words))
}
