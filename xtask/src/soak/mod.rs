//! `cargo xtask soak`: the kill test. It works with the built product in a real browser, kills all of the browser's
//! processes at random instants, opens it again and holds what is there against every tick that was on screen.
//!
//! Profiles live through many kills; some begin with what an earlier version of the product kept. The clock of their
//! pages goes on faster than the machine's, so that earlier states are kept as they are in weeks of work. Everything
//! random follows from a seed, except the machine's own timing.

pub(crate) mod browser;
pub(crate) mod cdp;
mod earlier;
mod kept;
mod killed;
mod life;
mod matter;
mod page;
mod past;
mod promise;
mod report;
mod script;
mod session;
mod stored;
mod work;

use std::sync::{Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::dist::{self, Dist};
use crate::server::{self, Server};
use crate::{paths, say};
use kept::Kept;
use life::Stage;
use matter::Matter;
use page::Site;
use report::{Kind, Report};

/// Browsers at the same time; more of them only wait for each other's processor.
const BROWSERS: usize = 2;

/// How many lives may fail before the rest is not worth the time.
const ENOUGH_FAILURES: usize = 20;

/// What is wished for on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many kills.
    pub runs: u64,
    /// The first seed; by the clock when it is not given.
    pub seed: Option<u64>,
    /// Prints JSON.
    pub json: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            runs: 1000,
            seed: None,
            json: false,
        }
    }
}

impl Options {
    /// Reads the words after `soak`; `None` means that they are not understood.
    pub fn read(mut words: &[&str]) -> Option<Self> {
        let mut options = Self::default();
        loop {
            words = match words {
                [] => return Some(options),
                ["--json", rest @ ..] => {
                    options.json = true;
                    rest
                }
                ["--runs", number, rest @ ..] => {
                    options.runs = number.parse().ok()?;
                    rest
                }
                ["--seed", number, rest @ ..] => {
                    options.seed = Some(number.parse().ok()?);
                    rest
                }
                _ => return None,
            };
        }
    }
}

/// Runs the kill test on the build in `dist/`, building first when there is none, and prints the report.
///
/// # Errors
/// Something ticked was lost, something was half-written, or the test could not run.
pub fn report(options: &Options) -> Result<()> {
    let built = match Dist::open(paths::dist()) {
        Ok(built) => built,
        Err(_) => dist::build()?,
    };
    report_on(&built, options)
}

/// Runs the kill test on this build and prints the report.
///
/// # Errors
/// Something ticked was lost, something was half-written, or the test could not run.
pub fn report_on(built: &Dist, options: &Options) -> Result<()> {
    let seed = options.seed.unwrap_or_else(by_the_clock);
    say(format!(
        "soak: kills the browser {} times during work, seed {seed}",
        options.runs
    ));
    let begin = Instant::now();
    let mut report = kill_again_and_again(built, options.runs, seed)?;
    report.seed = seed;
    report.seconds = begin.elapsed().as_secs();
    if options.json {
        println!("{:#}", report.json());
    } else {
        println!("{}", report.text());
    }
    if !report.failures.is_empty() {
        bail!(
            "the kill test failed: lost {}, half-written {}, {} failures in all",
            report.count(Kind::Lost),
            report.count(Kind::HalfWritten),
            report.failures.len()
        );
    }
    if let Some(why) = report.is_hollow() {
        bail!("the kill test proves nothing: {why}");
    }
    Ok(())
}

fn by_the_clock() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |time| time.as_secs())
}

/// What the browsers share: the next life and what came of those before.
struct Queue {
    seed: u64,
    left: u64,
    failed: usize,
    report: Report,
}

impl Queue {
    /// Returns the seed and the most runs of the next life.
    fn next(&mut self) -> Option<(u64, u64)> {
        if self.left == 0 || self.failed >= ENOUGH_FAILURES {
            return None;
        }
        let (seed, most) = (self.seed, self.left);
        self.seed += 1;
        self.left -= life::length(seed).min(most);
        Some((seed, most))
    }

    /// Takes what came of a life; the runs that it did not come to are left for others.
    fn take(&mut self, seed: u64, most: u64, life: Report) {
        self.left += life::length(seed).min(most).saturating_sub(life.runs);
        self.failed += usize::from(!life.failures.is_empty());
        self.report.add(life);
    }
}

fn kill_again_and_again(built: &Dist, runs: u64, seed: u64) -> Result<Report> {
    let stage = Stage::of(built)?;
    let _server = &stage.1;
    let queue = Mutex::new(Queue {
        seed,
        left: runs,
        failed: 0,
        report: Report::default(),
    });
    let lock = || queue.lock().unwrap_or_else(PoisonError::into_inner);
    std::thread::scope(|threads| {
        for _ in 0..BROWSERS {
            threads.spawn(|| {
                // The lock must not be held during a life.
                while let Some((seed, most)) = { lock().next() } {
                    let life = life::live(&stage.0, seed, most);
                    let mut queue = lock();
                    queue.take(seed, most, life);
                    say(format!(
                        "soak: {} runs, {} failures",
                        queue.report.runs,
                        queue.report.failures.len()
                    ));
                }
            });
        }
    });
    let report = queue
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .report;
    if report.failures.is_empty() {
        paths::remove_folder(&stage.0.folder)?;
    }
    Ok(report)
}

impl Stage {
    /// Serves the build and prepares what all lives need.
    fn of(built: &Dist) -> Result<(Self, Server)> {
        let server = Server::start(built.folder.clone(), &server::Options::default())?;
        let mut others = built.files.iter();
        let bare = others.find(|file| file.ends_with(".schema.json"));
        let site = Site {
            address: server.address(),
            bare: format!(
                "{}{}",
                server.address(),
                bare.context("a file that starts no program")?
            ),
        };
        let folder = std::env::temp_dir().join(format!("yachay-soak-{}", std::process::id()));
        let matter = Matter::of(built)?;
        let kept = Kept::make(&site, &matter, &folder)?;
        Ok((
            Self {
                site,
                matter,
                folder,
                kept,
            },
            server,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_wished_for_in_any_order() {
        let read = |words: &[&str]| Options::read(words);
        assert_eq!(read(&[]).unwrap().runs, 1000);
        let wished = Options {
            runs: 30,
            seed: Some(7),
            json: true,
        };
        assert_eq!(
            read(&["--seed", "7", "--json", "--runs", "30"]),
            Some(wished)
        );
        assert_eq!(read(&["--runs"]), None);
        assert_eq!(read(&["--runs", "many"]), None);
        assert_eq!(read(&["--fast"]), None);
    }

    #[test]
    fn lives_share_the_runs_and_each_can_be_lived_again() {
        let mut queue = Queue {
            seed: 5,
            left: 100,
            failed: 0,
            report: Report::default(),
        };
        let mut runs = 0;
        let mut seeds = Vec::new();
        while let Some((seed, most)) = queue.next() {
            runs += life::length(seed).min(most);
            seeds.push(seed);
        }
        assert_eq!(runs, 100);
        assert_eq!(seeds[0], 5);
        queue.take(5, 4, Report::default());
        assert_eq!((queue.left, queue.failed), (4, 0));
        queue.failed = ENOUGH_FAILURES;
        assert_eq!(queue.next(), None);
    }
}
