//! `cargo xtask bench`: whether a large plan is edited as quickly as a small one, and whether the projector follows the
//! presenter, on a computer four times slower.

mod figures;
mod page;
mod plan;
mod room;

use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::{Value, json};
use yachay_municipal::framework::Framework;

use crate::dist::{self, Dist};
use crate::server::{self, Server};
use crate::{paths, say};
use figures::{Figures, Row, frame};
use page::{Measured, Screen};
use plan::{LARGE, SMALL, Sample};

/// How thorough a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How often each plan is opened, the two in turn.
    pub rounds: usize,
    /// Keys pressed on each screen each time.
    pub keys: usize,
    /// Prints JSON.
    pub json: bool,
}

impl Options {
    /// What `cargo xtask bench` does.
    pub const WHOLE: Self = Self {
        rounds: 5,
        keys: 60,
        json: false,
    };

    /// What `cargo xtask test` does, in two or three minutes.
    pub const SHORT: Self = Self {
        rounds: 2,
        keys: 16,
        json: false,
    };

    /// Reads the words after `cargo xtask bench`: `--short` for what the tests do, `--json` for machines.
    pub fn read(words: &[&str]) -> Option<Self> {
        words
            .iter()
            .try_fold(Self::WHOLE, |options, word| match *word {
                "--short" => Some(Self {
                    json: options.json,
                    ..Self::SHORT
                }),
                "--json" => Some(Self {
                    json: true,
                    ..options
                }),
                _ => None,
            })
    }
}

/// Rounds more, at most, while the large plan takes too much.
const MORE_ROUNDS: usize = 4;

/// Measures the build in `dist/`, building first when there is none, and prints the report.
///
/// # Errors
/// The large plan is too slow, or it cannot be measured.
pub fn report(options: Options) -> Result<()> {
    let built = match Dist::open(paths::dist()) {
        Ok(built) => built,
        Err(_) => dist::build()?,
    };
    report_on(&built, options)
}

/// Measures this build and prints the report. While a figure is over its limit a few more rounds are measured, as the
/// machine may have had something else to do.
///
/// # Errors
/// The large plan is too slow, or it cannot be measured.
pub fn report_on(built: &Dist, options: Options) -> Result<()> {
    let mut bench = Bench::new(built, options)?;
    for _ in 0..options.rounds {
        bench.round()?;
    }
    for _ in 0..MORE_ROUNDS {
        if bench.faults().is_empty() {
            break;
        }
        bench.round()?;
    }
    paths::remove_folder(&bench.folder)?;
    bench.print();
    let faults = bench.faults();
    if !faults.is_empty() {
        bail!("something takes more than it may:\n{}", faults.join("\n"));
    }
    Ok(())
}

/// Both plans with what was measured.
struct Bench {
    samples: [Sample; 2],
    server: Server,
    folder: PathBuf,
    options: Options,
    /// The rounds of each screen, of the small plan and of the large one.
    found: [Vec<Vec<Measured>>; 2],
    framework: Framework,
    /// Keys of a presenter beside bare messages, the latest round.
    room: room::Measured,
}

impl Bench {
    fn new(built: &Dist, options: Options) -> Result<Self> {
        let framework = plan::framework(built)?;
        Ok(Self {
            samples: [SMALL, LARGE].map(|size| plan::sample(&framework, size)),
            framework,
            room: room::Measured::default(),
            server: Server::start(built.folder.clone(), &server::Options::default())?,
            folder: std::env::temp_dir().join(format!("yachay-bench-{}", std::process::id())),
            options,
            found: [(); 2].map(|()| Screen::ALL.map(|_| Vec::new()).to_vec()),
        })
    }

    /// Measures every screen with the small plan and with the large one.
    fn round(&mut self) -> Result<()> {
        for (place, (sample, found)) in self.samples.iter().zip(&mut self.found).enumerate() {
            let round = found.first().map_or(0, Vec::len) + 1;
            say(format!(
                "bench: round {round}, {} kB",
                sample.text.len() / 1000
            ));
            let folder = self.folder.join(format!("{round}-{place}"));
            let screens =
                page::measure(&self.server.address(), &folder, sample, self.options.keys)?;
            for (found, measured) in found.iter_mut().zip(screens) {
                found.push(measured);
            }
        }
        say("bench: the presenter and the projector");
        let folder = self.folder.join("room");
        paths::remove_folder(&folder)?;
        let (address, keys) = (self.server.address(), self.options.keys);
        self.room = room::measure(&address, &folder, &self.framework, keys)?;
        Ok(())
    }

    fn frame(&self) -> f64 {
        frame(self.found.iter().flatten())
    }

    fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let [small, large] = &self.found;
        let frame = self.frame();
        let screens = Screen::ALL.into_iter().zip(small.iter().zip(large));
        screens.map(move |(screen, (small, large))| {
            Row::of(screen, Figures::of(small, frame), Figures::of(large, frame))
        })
    }

    fn faults(&self) -> Vec<String> {
        let (keys, bare, ratio) = self.room.ratio();
        let late = self.room.is_slow().then(|| {
            format!("the projector changes {keys:.0} ms after a key, {ratio:.1} times the {bare:.0} ms of a bare message")
        });
        self.rows()
            .flat_map(|row| row.faults())
            .chain(late)
            .collect()
    }

    fn print(&self) {
        if self.options.json {
            let rows: Vec<Value> = self.rows().map(|row| row.json()).collect();
            let (keys, bare, ratio) = self.room.ratio();
            let room =
                json!({ "key_ms": keys, "bare_ms": bare, "ratio": ratio, "most": room::MOST });
            println!(
                "{:#}",
                json!({ "frame_ms": self.frame(), "screens": rows, "projector": room })
            );
        } else {
            self.rows().for_each(|row| row.print());
            let (keys, bare, ratio) = self.room.ratio();
            println!(
                "projector   {keys:.0} ms after the presenter's key, a bare message {bare:.0} ms, {ratio:.2} times (at most {:.1})",
                room::MOST
            );
        }
    }
}
