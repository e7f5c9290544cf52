//! `cargo xtask test`: everything the continuous integration checks, in one order.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::process::{cargo, run};
use crate::tools::Engine;
use crate::{bench, deny, dist, journeys, papers, say, schemas, size, soak, tools};

/// How many kills the kill test has here; about two minutes. `cargo xtask soak` has a thousand.
const KILLS: u64 = 25;

/// Runs all checks and stops at the first failure.
///
/// # Errors
/// A check fails; the error names it.
pub fn test() -> Result<()> {
    say("test: runs everything the continuous integration checks");
    let begin = Instant::now();
    step("tools", || {
        tools::install_build_tools()?;
        tools::install_test_tools()
    })?;
    step("format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
    step("crates", deny::check)?;
    step("lint, this machine", || {
        run(&mut lint(&["--workspace", "--all-targets"]))
    })?;
    step("lint, WebAssembly", || {
        let words = ["--target", "wasm32-unknown-unknown", "--lib", "--bins"];
        run(lint(&words).env(dist::COMPILER_FLAGS, dist::compiler_flags()))
    })?;
    step("tests of the domain", || {
        let words = ["--package", "yachay-municipal", "--features", "schema"];
        run(cargo(&["test", "--quiet"]).args(words))
    })?;
    step("tests of the task runner", || {
        run(&mut cargo(&[
            "test",
            "--quiet",
            "--package",
            "xtask",
            "--lib",
            "--bins",
        ]))
    })?;
    step("schemas", schemas::check)?;
    step("papers", || {
        tools::install_office();
        papers::report()
    })?;
    let built = step("dist", dist::build)?;
    step("size", || size::report_on(&built, false))?;
    for engine in Engine::ALL {
        step(&format!("journeys in {engine}"), || match engine {
            Engine::Chromium => journeys::check(&built, engine),
            Engine::Firefox | Engine::WebKit => journeys::check_some(&built, engine),
        })?;
    }
    step("kill test", || {
        let options = soak::Options {
            runs: KILLS,
            ..soak::Options::default()
        };
        soak::report_on(&built, &options)
    })?;
    step("large plan", || {
        bench::report_on(&built, bench::Options::SHORT)
    })?;
    say(format!("test: all passed in {}", seconds(begin)));
    Ok(())
}

/// Runs one step and says how long it took.
fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(format!("── {name}"));
    let begin = Instant::now();
    let outcome =
        work().with_context(|| format!("test stopped at “{name}” after {}", seconds(begin)))?;
    say(format!("── {name}: passed in {}", seconds(begin)));
    Ok(outcome)
}

fn lint(what: &[&str]) -> Command {
    let mut command = cargo(&["clippy", "--quiet"]);
    command.args(what).args(["--", "-D", "warnings"]);
    command
}

fn seconds(begin: Instant) -> String {
    format!("{:.1} s", begin.elapsed().as_secs_f64())
}
