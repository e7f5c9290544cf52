//! Random bytes for every way in: builds the libFuzzer program of `fuzz/` and runs it, target by target.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::{paths, process, say};

/// Ways in, as `tests/fuzz/targets.rs` names them.
const TARGETS: [&str; 13] = [
    "response",
    "dossier",
    "plan",
    "workshop",
    "framework",
    "json",
    "table",
    "zip",
    "locked",
    "frames",
    "picture",
    "staff",
    "actions",
];

/// What cargo-fuzz tells the compiler, as far as the stable one understands it: counters at every branch.
/// The sanitizers need another compiler; the domain has no unsafe code. Comparisons are not traced: that makes
/// a run several times slower, and the seeds and the mutator of JSON already know the words.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    --cfg fuzzing";

/// Longest input, in bytes; bombs that have to be long are in `tests/hostile.rs`.
const LONGEST: u64 = 16_384;
/// Longest input of the target `framework`: the smallest framework without faults is twice as long as other files.
const LONGEST_FRAMEWORK: u64 = 65_536;
/// Memory at which a run stops, in megabytes; the program itself holds every input to much less.
const MEMORY_MB: u32 = 1_024;
/// Seconds after which an input counts as a hang.
const SECONDS: u32 = 10;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishes {
    /// Executions of each target.
    pub runs: u64,
    /// One target instead of all.
    pub target: Option<String>,
    /// Whether the figures are printed as JSON.
    pub json: bool,
}

impl Wishes {
    /// Reads the words after `cargo xtask fuzz`.
    pub fn read(words: &[&str]) -> Option<Wishes> {
        let mut wishes = Wishes {
            runs: 1_000_000,
            target: None,
            json: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--json" => wishes.json = true,
                "--runs" => wishes.runs = words.next()?.parse().ok()?,
                "--target" => {
                    let name = words.next().filter(|name| TARGETS.contains(name))?;
                    wishes.target = Some((*name).to_string());
                }
                _ => return None,
            }
        }
        Some(wishes)
    }
}

/// What one target did.
struct Outcome {
    target: &'static str,
    runs: u64,
    coverage: u64,
    passed: bool,
}

/// Runs the targets and prints what they did.
///
/// # Errors
/// The program cannot be built, or an input made it fail; that input is then kept in
/// `tests/fuzz_corpus/`, where the tests of the domain try it again.
pub fn fuzz(wishes: &Wishes) -> Result<()> {
    let program = build()?;
    let mut outcomes = Vec::new();
    for target in TARGETS {
        if wishes.target.as_deref().is_none_or(|name| name == target) {
            let outcome = run_target(&program, target, wishes.runs)?;
            say(format!(
                "fuzz: {target}: {} executions, {} places reached, {}",
                outcome.runs,
                outcome.coverage,
                if outcome.passed {
                    "no fault"
                } else {
                    "A FAULT"
                }
            ));
            outcomes.push(outcome);
        }
    }
    let total: u64 = outcomes.iter().map(|outcome| outcome.runs).sum();
    if wishes.json {
        let targets = outcomes.iter().map(|outcome| {
            json!({
                "target": outcome.target, "executions": outcome.runs,
                "coverage": outcome.coverage, "passed": outcome.passed,
            })
        });
        let targets: Vec<_> = targets.collect();
        println!("{:#}", json!({ "executions": total, "targets": targets }));
    }
    if outcomes.iter().any(|outcome| !outcome.passed) {
        bail!("an input made the product fail; it is in tests/fuzz_corpus/");
    }
    say(format!("fuzz: {total} executions without a fault"));
    Ok(())
}

/// Compiles the program with counters in it, for this machine.
fn build() -> Result<PathBuf> {
    let host = host()?;
    let folder = paths::target().join("fuzz");
    let manifest = paths::root().join("fuzz/Cargo.toml");
    say("fuzz: builds (a minute or two the first time)");
    // Naming the target keeps the flags away from build scripts.
    let mut build = process::cargo(&["build", "--quiet", "--release", "--target", &host]);
    build.arg("--manifest-path").arg(manifest);
    build.arg("--target-dir").arg(&folder);
    process::run(build.env("RUSTFLAGS", COVERAGE))?;
    Ok(folder.join(host).join("release/yachay-fuzz"))
}

/// Returns the name of this machine's kind, `x86_64-unknown-linux-gnu`.
fn host() -> Result<String> {
    let said = process::capture(Command::new("rustc").arg("-vV"))?;
    let mut lines = said.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc names no host")
}

fn run_target(program: &PathBuf, target: &'static str, runs: u64) -> Result<Outcome> {
    // What is found interesting is kept from run to run; the small corpus of the repository begins it.
    let found = paths::target().join("fuzz/corpus").join(target);
    let seeds = paths::root().join("tests/fuzz_corpus").join(target);
    for folder in [&found, &seeds] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let longest = longest(target);
    if let Some(seed) = too_long(&seeds, longest)? {
        bail!(
            "{} is longer than {longest} bytes: libFuzzer would cut it",
            seed.display()
        );
    }
    let output = Command::new(program)
        .env("YACHAY_FUZZ_TARGET", target)
        .args([&found, &seeds, &paths::root().join("tests/golden")])
        .arg(format!("-runs={runs}"))
        .arg(format!("-max_len={longest}"))
        .arg(format!("-rss_limit_mb={MEMORY_MB}"))
        .arg(format!("-timeout={SECONDS}"))
        .arg(format!("-artifact_prefix={}/", seeds.display()))
        .arg("-print_final_stats=1")
        .output()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let lines: Vec<&str> = said.lines().rev().take(60).collect();
        for line in lines.iter().rev() {
            say(line);
        }
    }
    let runs = figure(&said, "stat::number_of_executed_units:").unwrap_or_default();
    if output.status.success() && runs == 0 {
        bail!("{target} says nothing of what it executed");
    }
    Ok(Outcome {
        target,
        runs,
        coverage: figure(&said, " cov:").unwrap_or_default(),
        passed: output.status.success(),
    })
}

fn longest(target: &str) -> u64 {
    match target {
        "framework" => LONGEST_FRAMEWORK,
        _ => LONGEST,
    }
}

/// Returns a file of a folder that is longer than so many bytes, if there is one.
fn too_long(folder: &Path, longest: u64) -> Result<Option<PathBuf>> {
    let within = || format!("cannot read {}", folder.display());
    for file in std::fs::read_dir(folder).with_context(within)? {
        let file = file?;
        if file.metadata()?.len() > longest {
            return Ok(Some(file.path()));
        }
    }
    Ok(None)
}

/// Returns the number behind the last mention of a word.
fn figure(said: &str, word: &str) -> Option<u64> {
    let behind = said.rsplit_once(word)?.1;
    behind.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_figures_of_a_run() {
        let said = "#2 INITED cov: 10 ft: 1\n#9 DONE   cov: 5132 ft: 9 corp: 1/1b\n\
                    stat::number_of_executed_units: 2000000\nstat::average: 1\n";
        assert_eq!(figure(said, " cov:"), Some(5132));
        assert_eq!(
            figure(said, "stat::number_of_executed_units:"),
            Some(2_000_000)
        );
        assert_eq!(figure(said, "stat::other:"), None);
    }

    #[test]
    fn no_seed_is_cut() {
        let corpus = paths::root().join("tests/fuzz_corpus");
        for target in TARGETS {
            let found = too_long(&corpus.join(target), longest(target)).expect("a corpus");
            assert_eq!(found, None, "{target}");
        }
        let framework = too_long(&corpus.join("framework"), LONGEST).expect("a corpus");
        assert!(
            framework.is_some(),
            "the limit of its own is of no more use"
        );
    }

    #[test]
    fn reads_the_wishes() {
        let wishes = Wishes::read(&["--target", "plan", "--runs", "9", "--json"]);
        let target = Some("plan".to_string());
        let expected = Wishes {
            runs: 9,
            target,
            json: true,
        };
        assert_eq!(wishes, Some(expected));
        for words in [&["--runs"][..], &["--target", "camera"], &["x"]] {
            assert_eq!(Wishes::read(words), None, "{words:?}");
        }
    }
}
