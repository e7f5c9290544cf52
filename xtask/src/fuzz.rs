//! Random bytes for every way in: builds the libFuzzer program of `fuzz/` and runs it, target by target.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
const LONGEST: u64 = 20_480;
/// Longest input of the target `framework`: the smallest framework without faults is twice as long as other files.
const LONGEST_FRAMEWORK: u64 = 65_536;
/// Memory at which a run stops, in megabytes; the program itself holds every input to much less.
const MEMORY_MB: u32 = 1_024;
/// Seconds after which an input counts as a hang.
const SECONDS: u32 = 10;
/// How often in one run a machine may stall for so long.
const STALLS: u32 = 3;

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

fn run_target(program: &Path, target: &'static str, runs: u64) -> Result<Outcome> {
    // What is found interesting is kept from run to run; the small corpus of the repository begins it.
    let fuzzer = Fuzzer {
        program,
        target,
        found: paths::target().join("fuzz/corpus").join(target),
        seeds: paths::root().join("tests/fuzz_corpus").join(target),
    };
    for folder in [&fuzzer.found, &fuzzer.seeds] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let longest = longest(target);
    if let Some(seed) = too_long(&fuzzer.seeds, longest)? {
        bail!(
            "{} is longer than {longest} bytes: libFuzzer would cut it",
            seed.display()
        );
    }
    fuzzer.run(runs)
}

/// The program on its way through one target.
struct Fuzzer<'a> {
    program: &'a Path,
    target: &'static str,
    /// What earlier runs found interesting.
    found: PathBuf,
    /// The corpus of the repository, where an input that makes it fail is kept too.
    seeds: PathBuf,
}

impl Fuzzer<'_> {
    /// Executes so many inputs. One that took too long is replayed alone before it counts as a fault: where it is quick
    /// then, the machine had stalled, and the run goes on where it ended.
    fn run(&self, runs: u64) -> Result<Outcome> {
        let mut outcome = Outcome {
            target: self.target,
            runs: 0,
            coverage: 0,
            passed: false,
        };
        for _ in 0..=STALLS {
            let before = self.slow()?;
            outcome.passed = self.run_on(runs.saturating_sub(outcome.runs), &mut outcome)?;
            let mut slow = self.slow()?;
            slow.retain(|input| !before.contains(input));
            if outcome.passed || slow.is_empty() || !self.are_quick_alone(&slow)? {
                return Ok(outcome);
            }
            say(format!(
                "fuzz: {}: an input that took too long is quick alone, so the machine stalled",
                self.target
            ));
            for input in slow {
                std::fs::remove_file(input)?;
            }
            if outcome.runs >= runs {
                outcome.passed = true;
                return Ok(outcome);
            }
        }
        say(format!(
            "fuzz: {}: the machine stalls over and over",
            self.target
        ));
        Ok(outcome)
    }

    /// Runs the program once and adds what it did; returns whether it ended well.
    fn run_on(&self, runs: u64, outcome: &mut Outcome) -> Result<bool> {
        let mut command = self.command();
        command
            .args([
                &self.found,
                &self.seeds,
                &paths::root().join("tests/golden"),
            ])
            .arg(format!("-runs={runs}"))
            .arg(format!("-max_len={}", longest(self.target)))
            .arg("-print_final_stats=1");
        let output = self.output(&mut command)?;
        let said = String::from_utf8_lossy(&output.stderr);
        let passed = output.status.success();
        if !passed {
            let lines: Vec<&str> = said.lines().rev().take(60).collect();
            for line in lines.iter().rev() {
                say(line);
            }
        }
        let executed = figure(&said, "stat::number_of_executed_units:").unwrap_or_default();
        if passed && executed == 0 {
            bail!("{} says nothing of what it executed", self.target);
        }
        outcome.runs += executed;
        outcome.coverage = figure(&said, " cov:").unwrap_or_default();
        Ok(passed)
    }

    /// Tells whether each of these inputs passes by itself in the time that an input has.
    fn are_quick_alone(&self, inputs: &[PathBuf]) -> Result<bool> {
        for input in inputs {
            let output = self.output(self.command().arg(input))?;
            if !output.status.success() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command
            .env("YACHAY_FUZZ_TARGET", self.target)
            .arg(format!("-rss_limit_mb={MEMORY_MB}"))
            .arg(format!("-timeout={SECONDS}"))
            .arg(format!("-artifact_prefix={}/", self.seeds.display()));
        command
    }

    fn output(&self, command: &mut Command) -> Result<Output> {
        let output = command.output();
        output.with_context(|| format!("cannot start {}", self.program.display()))
    }

    /// Lists the inputs that took too long.
    fn slow(&self) -> Result<Vec<PathBuf>> {
        let mut slow = Vec::new();
        for file in std::fs::read_dir(&self.seeds)? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with("timeout-") {
                slow.push(file.path());
            }
        }
        Ok(slow)
    }
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

    /// Stands in for the fuzzer: its first run of ten inputs ends after four, at one that took too long; alone that input
    /// ends as told, and every later run does what is left.
    fn with_a_slow_input(name: &str, alone: &str) -> (Outcome, Vec<String>, bool) {
        use std::os::unix::fs::PermissionsExt;
        let folder =
            std::env::temp_dir().join(format!("yachay-fuzz-{}-{name}", std::process::id()));
        let seeds = folder.join("seeds");
        std::fs::create_dir_all(&seeds).expect("a folder");
        let program = folder.join("program");
        let script = format!(
            "#!/bin/sh\ncd {folder}\necho \"$@\" >> calls\n\
             case \"$*\" in *seeds/timeout-1) exit {alone};; esac\n\
             if [ -e begun ]; then echo 'stat::number_of_executed_units: 6' >&2; exit 0; fi\n\
             touch begun seeds/timeout-1; echo 'stat::number_of_executed_units: 4' >&2; exit 70\n",
            folder = folder.display()
        );
        std::fs::write(&program, script).expect("a program");
        std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).expect("a program");
        let fuzzer = Fuzzer {
            program: &program,
            target: "json",
            found: folder.join("found"),
            seeds: seeds.clone(),
        };
        let outcome = fuzzer.run(10).expect("an outcome");
        let calls = std::fs::read_to_string(folder.join("calls")).expect("calls");
        let kept = seeds.join("timeout-1").exists();
        std::fs::remove_dir_all(folder).expect("no folder");
        (outcome, calls.lines().map(str::to_owned).collect(), kept)
    }

    #[test]
    fn an_input_that_is_quick_alone_is_no_fault_and_the_run_goes_on() {
        let (outcome, calls, kept) = with_a_slow_input("stalled", "0");
        assert!(outcome.passed && !kept);
        assert_eq!(outcome.runs, 10);
        assert_eq!(calls.len(), 3, "{calls:?}");
        assert!(calls[0].contains("-runs=10") && calls[2].contains("-runs=6"));
        assert!(!calls[1].contains("-runs") && calls[1].contains("-timeout=10"));
    }

    #[test]
    fn an_input_that_is_slow_alone_is_a_fault_and_kept() {
        let (outcome, calls, kept) = with_a_slow_input("slow", "70");
        assert!(!outcome.passed && kept);
        assert_eq!(calls.len(), 2, "{calls:?}");
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
