//! `cargo xtask journeys`: plays the journeys through the built product in one browser.

use anyhow::{Context, Result};

use crate::dist::Dist;
use crate::process::{cargo, run};
use crate::tools::Engine;
use crate::{paths, say, tools};

/// Plays the journeys of `dist/` whose name contains `name`; without a name all of them.
///
/// # Errors
/// There is no build, the browser cannot be installed, or a journey fails.
pub fn play(engine: Engine, name: Option<&str>) -> Result<()> {
    let built =
        Dist::open(paths::dist()).context("no build to try: please run `cargo xtask dist`")?;
    engine.install()?;
    tools::axe_core()?;
    play_on(&built, engine, name.as_slice())
}

/// Plays the journeys whose names contain one of `names` on a build; without names all of them.
///
/// # Errors
/// A journey fails; its output names it.
pub fn play_on(built: &Dist, engine: Engine, names: &[&str]) -> Result<()> {
    say(format!("journeys: in {engine}"));
    let mut command = cargo(&["test", "--package", "xtask", "--test", "journeys", "--"]);
    command.args(names);
    command.env("YACHAY_DIST", &built.folder);
    command.env("YACHAY_BROWSER", engine.to_string());
    run(&mut command)
}
