//! `cargo xtask bench`: whether a large plan is edited as quickly as a small one, on a computer four times slower.

mod page;
mod plan;

use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::dist::{self, Dist};
use crate::server::{self, Server};
use crate::{paths, say};
use page::{Measured, Screen};
use plan::{LARGE, SMALL};

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
        rounds: 3,
        keys: 60,
        json: false,
    };

    /// What `cargo xtask test` does, in less than a minute.
    pub const SHORT: Self = Self {
        rounds: 1,
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

/// How many times as long as in the small plan a key may take in the large one (issue 5).
const MOST: f64 = 2.0;

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

/// Measures this build and prints the report.
///
/// # Errors
/// The large plan is too slow, or it cannot be measured.
pub fn report_on(built: &Dist, options: Options) -> Result<()> {
    let [small, large] = measure(built, options)?;
    let measured = small.iter().zip(&large);
    let rows: Vec<Row> = Screen::ALL
        .iter()
        .zip(measured)
        .map(|(screen, (small, large))| Row::of(*screen, small, large))
        .collect();
    if options.json {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        println!("{:#}", json!({ "screens": rows }));
    } else {
        rows.iter().for_each(Row::print);
    }
    let slow = rows.iter().filter(|row| row.ratio > MOST);
    let slow: Vec<String> = slow
        .map(|row| format!("{} ({:.2} of {:.1})", row.screen.name(), row.ratio, MOST))
        .collect();
    if !slow.is_empty() {
        bail!(
            "a large plan takes longer beside a small one than it may: {}",
            slow.join(", ")
        );
    }
    Ok(())
}

/// Measures every screen with the small plan and with the large one.
fn measure(built: &Dist, options: Options) -> Result<[Vec<Measured>; 2]> {
    let framework = plan::framework(built)?;
    let samples = [SMALL, LARGE].map(|size| plan::sample(&framework, size));
    let server = Server::start(built.folder.clone(), &server::Options::default())?;
    let folder = std::env::temp_dir().join(format!("yachay-bench-{}", std::process::id()));
    let mut found = [(); 2].map(|()| Screen::ALL.map(|_| Measured::default()).to_vec());
    for round in 0..options.rounds {
        for (place, (sample, found)) in samples.iter().zip(&mut found).enumerate() {
            say(format!(
                "bench: round {} of {}, {} kB",
                round + 1,
                options.rounds,
                sample.text.len() / 1000
            ));
            let folder: PathBuf = folder.join(format!("{round}-{place}"));
            let screens = page::measure(&server.address(), &folder, sample, options.keys)?;
            for (found, measured) in found.iter_mut().zip(screens) {
                found.add(measured);
            }
        }
    }
    paths::remove_folder(&folder)?;
    Ok(found)
}

/// What the times of one screen come to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Figures {
    median: f64,
    ninety_five: f64,
    longest_task: f64,
    long_tasks: usize,
}

impl Figures {
    fn of(measured: &Measured) -> Self {
        let mut keys = measured.keys.clone();
        keys.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (keys.len().saturating_sub(1) as f64 * share).round();
            keys.get(place as usize).copied().unwrap_or(f64::NAN)
        };
        Self {
            median: at(0.5),
            ninety_five: at(0.95),
            longest_task: measured.long.iter().copied().fold(0.0, f64::max),
            long_tasks: measured.long.len(),
        }
    }

    fn json(&self) -> Value {
        json!({
            "median_ms": self.median,
            "p95_ms": self.ninety_five,
            "long_tasks": self.long_tasks,
            "longest_task_ms": self.longest_task,
        })
    }
}

/// One screen of both plans.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Row {
    screen: Screen,
    small: Figures,
    large: Figures,
    ratio: f64,
}

impl Row {
    fn of(screen: Screen, small: &Measured, large: &Measured) -> Self {
        let (small, large) = (Figures::of(small), Figures::of(large));
        Self {
            screen,
            small,
            large,
            ratio: large.median / small.median,
        }
    }

    fn json(&self) -> Value {
        json!({
            "screen": self.screen.name(),
            "most": MOST,
            "small": self.small.json(),
            "large": self.large.json(),
            "ratio": self.ratio,
        })
    }

    fn print(&self) {
        println!(
            "{}: the large plan takes {:.2} times as long",
            self.screen.name(),
            self.ratio
        );
        for (size, figures) in [("small", self.small), ("large", self.large)] {
            println!(
                "  {size}: median {:.1} ms, 95 % under {:.1} ms; {} tasks over 50 ms, the longest {:.0} ms",
                figures.median, figures.ninety_five, figures.long_tasks, figures.longest_task
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_the_medians() {
        let measured = |keys: &[f64]| Measured {
            keys: keys.to_vec(),
            long: vec![60.0, 90.0],
        };
        let row = Row::of(
            Screen::Title,
            &measured(&[30.0, 10.0, 20.0]),
            &measured(&[900.0, 50.0, 40.0]),
        );
        assert_eq!(row.ratio, 2.5);
        assert_eq!(
            (row.large.ninety_five, row.large.longest_task),
            (900.0, 90.0)
        );
        assert!(
            Row::of(Screen::People, &measured(&[]), &measured(&[]))
                .ratio
                .is_nan()
        );
    }
}
