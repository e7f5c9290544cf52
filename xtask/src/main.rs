//! Reads the words after `cargo xtask` and calls the library.

use std::process::ExitCode;

use anyhow::Result;
use xtask::tools::Engine;
use xtask::{
    bench, checks, coverage, deny, dist, fuzz, journeys, papers, schemas, serve, size, soak, tools,
};

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N]  builds the product and serves it on this machine (port 8080, or the next free one)
  test              runs everything the continuous integration checks, stopping at the first failure
  journeys [--browser chromium | firefox | webkit] [NAME]
                    plays the journeys whose name contains NAME, or all, through dist/ in one browser (chromium)
  dist [--quick] [--json]
                    writes dist/, a static folder for any web server, under any path; with --quick hardly optimised, for
                    trying a change
  size [--json]     measures what the first visit downloads and fails when it is over the budget
  soak [--json] [--runs N] [--seed S]
                    kills the browser N times (1000) during work and verifies that nothing ticked is lost
  bench [--short] [--json]
                    compares editing a plan of 300 activities with one of 30, on a computer four times slower
  coverage [--json | --write]
                    prints how much of each source document stands in the framework, or writes docs/coverage.md
  fuzz [--runs N] [--target T] [--json]
                    gives every way in random bytes, N times each (a million), and keeps what makes it fail
  papers            writes every document and matrix of the example's plan to target/papers, prints them where LibreOffice is
                    there and looks at the pages
  deny              checks licences, sources and known holes of all crates
  schemas           writes the JSON Schemas of all document kinds to src/documents/schemas/
  tools             only installs what the other commands need
  help              prints this text";

/// What the words on the command line ask for.
#[derive(Debug, PartialEq)]
enum Task<'a> {
    Serve {
        port: Option<u16>,
    },
    Test,
    Journeys {
        engine: Engine,
        name: Option<&'a str>,
    },
    Dist {
        effort: dist::Effort,
        json: bool,
    },
    Size {
        json: bool,
    },
    Soak(soak::Options),
    Bench(bench::Options),
    Coverage(coverage::Form),
    Fuzz(fuzz::Wishes),
    Papers,
    Deny,
    Schemas,
    Tools,
    Help,
}

impl<'a> Task<'a> {
    /// Reads the words; `None` means that they are not understood.
    fn read(words: &[&'a str]) -> Option<Self> {
        Some(match words {
            ["serve"] => Self::Serve { port: None },
            ["serve", "--port", number] => Self::Serve {
                port: Some(number.parse().ok()?),
            },
            ["test"] => Self::Test,
            ["journeys", rest @ ..] => Self::read_journeys(rest)?,
            ["dist", rest @ ..] => Self::read_dist(rest)?,
            ["size"] => Self::Size { json: false },
            ["size", "--json"] => Self::Size { json: true },
            ["soak", words @ ..] => Self::Soak(soak::Options::read(words)?),
            ["bench", wishes @ ..] => Self::Bench(bench::Options::read(wishes)?),
            ["coverage"] => Self::Coverage(coverage::Form::Table),
            ["coverage", "--json"] => Self::Coverage(coverage::Form::Json),
            ["coverage", "--write"] => Self::Coverage(coverage::Form::File),
            ["fuzz", wishes @ ..] => Self::Fuzz(fuzz::Wishes::read(wishes)?),
            ["papers"] => Self::Papers,
            ["deny"] => Self::Deny,
            ["schemas"] => Self::Schemas,
            ["tools"] => Self::Tools,
            ["help" | "--help" | "-h"] => Self::Help,
            _ => return None,
        })
    }

    /// Reads what may follow `journeys`.
    fn read_journeys(words: &[&'a str]) -> Option<Self> {
        let (engine, rest) = match words {
            ["--browser", name, rest @ ..] => (Engine::named(name)?, rest),
            rest => (Engine::Chromium, rest),
        };
        let name = match rest {
            [] => None,
            [name] if !name.starts_with('-') => Some(*name),
            _ => return None,
        };
        Some(Self::Journeys { engine, name })
    }

    /// Reads what may follow `dist`.
    fn read_dist(words: &[&'a str]) -> Option<Self> {
        let (effort, json) = match words {
            [] => (dist::Effort::Whole, false),
            ["--json"] => (dist::Effort::Whole, true),
            ["--quick"] => (dist::Effort::Quick, false),
            ["--quick", "--json"] => (dist::Effort::Quick, true),
            _ => return None,
        };
        Some(Self::Dist { effort, json })
    }

    fn run(self) -> Result<()> {
        match self {
            Self::Serve { port } => serve::serve(port),
            Self::Test => checks::test(),
            Self::Journeys { engine, name } => journeys::play(engine, name),
            Self::Dist { effort, json } => dist::report(effort, json),
            Self::Size { json } => size::report(json),
            Self::Soak(options) => soak::report(&options),
            Self::Bench(options) => bench::report(options),
            Self::Coverage(form) => coverage::report(form),
            Self::Fuzz(wishes) => fuzz::fuzz(&wishes),
            Self::Papers => papers::report(),
            Self::Deny => deny::check(),
            Self::Schemas => schemas::write(),
            Self::Tools => tools::install_all(),
            Self::Help => {
                println!("{USAGE}");
                Ok(())
            }
        }
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some(task) = Task::read(&words) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match task.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_command() {
        assert_eq!(
            Task::read(&["serve", "--port", "9000"]),
            Some(Task::Serve { port: Some(9000) })
        );
        assert_eq!(
            Task::read(&["dist", "--json"]),
            Some(Task::Dist {
                effort: dist::Effort::Whole,
                json: true
            })
        );
        assert_eq!(
            Task::read(&["dist", "--quick"]),
            Some(Task::Dist {
                effort: dist::Effort::Quick,
                json: false
            })
        );
        assert_eq!(
            Task::read(&["bench", "--json"]),
            Some(Task::Bench(bench::Options {
                json: true,
                ..bench::Options::WHOLE
            }))
        );
        assert_eq!(Task::read(&["size"]), Some(Task::Size { json: false }));
        assert_eq!(Task::read(&["papers"]), Some(Task::Papers));
        assert_eq!(
            Task::read(&["coverage", "--json"]),
            Some(Task::Coverage(coverage::Form::Json))
        );
        assert_eq!(Task::read(&["-h"]), Some(Task::Help));
        assert_eq!(
            Task::read(&["journeys", "--browser", "firefox", "tabs"]),
            Some(Task::Journeys {
                engine: Engine::Firefox,
                name: Some("tabs")
            })
        );
        assert_eq!(
            Task::read(&["journeys"]),
            Some(Task::Journeys {
                engine: Engine::Chromium,
                name: None
            })
        );
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for words in [
            &[][..],
            &["bild"],
            &["serve", "--port", "70000"],
            &["test", "--json"],
            &["dist", "--fast"],
            &["journeys", "--browser", "netscape"],
            &["journeys", "tabs", "--browser", "firefox"],
            &["soak", "--runs"],
        ] {
            assert_eq!(Task::read(words), None, "{words:?}");
        }
    }
}
