//! What came of the runs, for people and for machines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::work::Deed;

/// What was not as it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something that was ticked is not there.
    Lost,
    /// Something stored is not whole.
    HalfWritten,
    /// The product did not open or show it, or the console holds an error.
    Screen,
    /// The test itself could not go on.
    Harness,
}

/// One thing that was not as it must be.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    /// What it is.
    pub kind: Kind,
    /// The seed of the profile's life; with it the life is lived again.
    pub seed: u64,
    /// The run in that life, from 1.
    pub run: u64,
    /// The work before the kill.
    pub deed: &'static str,
    /// Milliseconds between the beginning of the work and the kill.
    pub killed_after: u64,
    /// What is wrong, for a person to read.
    pub what: String,
    /// The folder of the profile, kept.
    pub folder: String,
}

/// The sums over all runs.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The first seed.
    pub seed: u64,
    /// Runs that were killed and verified.
    pub runs: u64,
    /// Kills by kind of work.
    pub kills: BTreeMap<&'static str, u64>,
    /// Kills while the product was starting or just started.
    pub kills_at_start: u64,
    /// Ticks seen during work.
    pub ticks: u64,
    /// Changes that they promised.
    pub promised: u64,
    /// Earlier states that the product took meanwhile.
    pub snapshots: u64,
    /// Seconds from the first start to the last verification.
    pub seconds: u64,
    /// What was not as it must be.
    pub failures: Vec<Failure>,
}

/// Runs of a whole test, after which every kind of work must have been killed.
const WHOLE: u64 = 1_000;

impl Report {
    /// Counts the failures of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.failures
            .iter()
            .filter(|failure| failure.kind == kind)
            .count()
    }

    /// Says why the report proves nothing although nothing failed: nothing was promised, or of so many runs none was
    /// killed at some kind of work.
    pub fn is_hollow(&self) -> Option<&'static str> {
        if self.ticks == 0 || self.promised == 0 {
            return Some("no tick promised anything");
        }
        let some_left_out = self.kills.len() < Deed::KINDS;
        (self.runs >= WHOLE && some_left_out).then_some("some kind of work was never killed")
    }

    /// Adds the runs of another life.
    pub fn add(&mut self, life: Self) {
        self.runs += life.runs;
        self.kills_at_start += life.kills_at_start;
        self.ticks += life.ticks;
        self.promised += life.promised;
        self.snapshots += life.snapshots;
        self.failures.extend(life.failures);
        for (deed, kills) in life.kills {
            *self.kills.entry(deed).or_default() += kills;
        }
    }

    /// Writes the report for people.
    pub fn text(&self) -> String {
        let mut lines = vec![format!(
            "kill test: {} runs in {} s, seed {}",
            self.runs, self.seconds, self.seed
        )];
        for (deed, kills) in &self.kills {
            lines.push(format!("  {kills:>5} kills while {deed}"));
        }
        lines.push(format!(
            "  {:>5} of them while the product started",
            self.kills_at_start
        ));
        lines.push(format!(
            "ticks {}, changes promised by them {}, snapshots taken {}",
            self.ticks, self.promised, self.snapshots
        ));
        lines.push(format!(
            "lost {}, half-written {}, wrong on screen {}, the test itself {}",
            self.count(Kind::Lost),
            self.count(Kind::HalfWritten),
            self.count(Kind::Screen),
            self.count(Kind::Harness)
        ));
        lines.extend(self.failures.iter().map(Failure::text));
        lines.join("\n")
    }

    /// Writes the report for machines.
    pub fn json(&self) -> serde_json::Value {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        if let Some(map) = value.as_object_mut() {
            map.insert("lost".to_owned(), self.count(Kind::Lost).into());
            map.insert(
                "half_written".to_owned(),
                self.count(Kind::HalfWritten).into(),
            );
        }
        value
    }
}

impl Failure {
    fn text(&self) -> String {
        let name = match self.kind {
            Kind::Lost => "LOST",
            Kind::HalfWritten => "HALF-WRITTEN",
            Kind::Screen => "ON SCREEN",
            Kind::Harness => "THE TEST",
        };
        format!(
            "{name} while {}, killed after {} ms: {}\n    again: cargo xtask soak --seed {} --runs {}   profile: {}",
            self.deed, self.killed_after, self.what, self.seed, self.run, self.folder
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(kind: Kind) -> Failure {
        Failure {
            kind,
            seed: 7,
            run: 3,
            deed: "typing",
            killed_after: 210,
            what: "it is gone".to_owned(),
            folder: "folder".to_owned(),
        }
    }

    #[test]
    fn a_report_that_proves_nothing_says_so() {
        let all = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        assert_eq!(all.len(), Deed::KINDS);
        let mut report = Report {
            runs: WHOLE,
            ticks: 5,
            promised: 9,
            kills: all.map(|deed| (deed, 1)).into(),
            ..Report::default()
        };
        assert_eq!(report.is_hollow(), None);
        report.kills.remove("e");
        assert!(report.is_hollow().is_some());
        report.runs = 25;
        assert_eq!(report.is_hollow(), None);
        report.ticks = 0;
        assert!(report.is_hollow().is_some());
    }

    #[test]
    fn lives_add_up_and_failures_say_how_to_see_them_again() {
        let life = |failures| Report {
            runs: 2,
            kills: BTreeMap::from([("typing", 2)]),
            ticks: 5,
            failures,
            ..Report::default()
        };
        let mut report = life(vec![failure(Kind::Lost)]);
        report.add(life(vec![failure(Kind::HalfWritten)]));
        assert_eq!(
            (report.runs, report.ticks, report.kills["typing"]),
            (4, 10, 4)
        );
        let text = report.text();
        assert!(
            text.contains("lost 1, half-written 1, wrong on screen 0"),
            "{text}"
        );
        assert!(
            text.contains("LOST while typing, killed after 210 ms: it is gone"),
            "{text}"
        );
        assert!(
            text.contains("cargo xtask soak --seed 7 --runs 3"),
            "{text}"
        );
        assert_eq!(report.json()["lost"], 1);
        assert_eq!(report.json()["failures"][1]["kind"], "half-written");
    }
}
