//! `cargo xtask journeys`: plays the journeys through the built product in one browser.

use anyhow::{Context, Result};

use crate::dist::Dist;
use crate::process::{cargo, run};
use crate::tools::Engine;
use crate::{paths, say, tools};

/// Journeys that `cargo xtask test` plays in Chromium alone: they look at every screen in many sizes, which takes
/// other browsers several minutes and is about rules of style and markup that they share.
const IN_CHROMIUM_ALONE: [&str; 2] = ["axe::", "layout::"];

/// Plays the journeys of `dist/` whose name contains `name`; without a name all of them.
///
/// # Errors
/// There is no build, the browser cannot be installed, or a journey fails.
pub fn play(engine: Engine, name: Option<&str>) -> Result<()> {
    let built =
        Dist::open(paths::dist()).context("no build to try: please run `cargo xtask dist`")?;
    engine.install()?;
    tools::axe_core()?;
    run_tests(&built, engine, name.as_slice())
}

/// Plays on a build what the continuous integration checks in this browser.
///
/// # Errors
/// A journey fails; its output names it.
pub fn check(built: &Dist, engine: Engine) -> Result<()> {
    let left_out: &[&str] = match engine {
        Engine::Chromium => &[],
        Engine::Firefox | Engine::WebKit => &IN_CHROMIUM_ALONE,
    };
    let words = left_out.iter().flat_map(|name| ["--skip", *name]);
    run_tests(built, engine, &words.collect::<Vec<_>>())
}

/// Calls the test runner with these words.
fn run_tests(built: &Dist, engine: Engine, words: &[&str]) -> Result<()> {
    say(format!("journeys: in {engine}"));
    let mut command = cargo(&["test", "--package", "xtask", "--test", "journeys", "--"]);
    command.args(words);
    command.env("YACHAY_DIST", &built.folder);
    command.env("YACHAY_BROWSER", engine.to_string());
    run(&mut command)
}
