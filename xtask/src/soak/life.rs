//! The life of one profile: opened, verified, worked with and killed, again and again.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use fastrand::Rng;
use serde_json::{Value, json};

use super::browser::Browser;
use super::kept::Kept;
use super::killed::{Killed, as_shown};
use super::matter::Matter;
use super::page::{Noticed, Page, Site};
use super::past::Past;
use super::promise::{Found, Ledger, leaves};
use super::report::{Failure, Kind, Report};
use super::stored::Stored;
use super::work;

/// The latest instant of a kill after the work began, in milliseconds.
const LATEST_KILL: u64 = 1500;

/// The most minutes that pass between two runs.
const LONGEST_BREAK: u64 = 900;

/// How many runs a profile lives through.
const LENGTH: std::ops::RangeInclusive<u64> = 4..=24;

/// What all lives have in common.
pub struct Stage {
    /// Where the product is served.
    pub site: Site,
    /// What the work is about.
    pub matter: Matter,
    /// The folder of all profiles.
    pub folder: PathBuf,
    /// What an earlier version left on the device.
    pub kept: Kept,
}

/// One profile and what is known of it.
struct Life<'a> {
    stage: &'a Stage,
    seed: u64,
    rng: Rng,
    profile: PathBuf,
    ledger: Ledger,
    past: Past,
    /// How many minutes the clock of the pages is ahead of the machine's.
    ahead: u64,
    /// The first work opens what an earlier version kept.
    migrates: bool,
    last: Option<Killed>,
    report: Report,
}

/// Lives one life of at most so many runs and returns what came of it. A life that fails ends; its profile stays.
pub fn live(stage: &Stage, seed: u64, most: u64) -> Report {
    let mut rng = Rng::with_seed(seed);
    let length = rng.u64(LENGTH).min(most);
    let mut life = Life {
        stage,
        seed,
        profile: stage.folder.join(seed.to_string()),
        ledger: Ledger::default(),
        past: Past::default(),
        ahead: 0,
        migrates: rng.u8(..3) > 0,
        rng,
        last: None,
        report: Report::default(),
    };
    if let Err(error) = life.run(length) {
        life.fail(Kind::Harness, format!("{error:#}"));
    }
    if life.report.failures.is_empty() {
        // What is left lies in the folder for such things.
        let _ = fs::remove_dir_all(&life.profile);
    } else {
        life.keep_evidence();
    }
    life.report
}

/// Returns the length that the life of a seed has when nothing ends it early.
pub fn length(seed: u64) -> u64 {
    Rng::with_seed(seed).u64(LENGTH)
}

impl<'s> Life<'s> {
    fn run(&mut self, length: u64) -> Result<()> {
        fs::create_dir_all(&self.profile)?;
        if self.migrates {
            self.stage.kept.lay_into(&self.profile)?;
            for file in &self.stage.kept.files {
                self.ledger
                    .begin_with(file.document.clone(), file.places.clone());
            }
        }
        for _ in 0..length {
            let (browser, page) = self.open()?;
            if !self.report.failures.is_empty() {
                return Ok(());
            }
            self.work(browser, page)?;
            self.report.runs += 1;
        }
        self.open().map(|_| ())
    }

    /// Opens the profile and verifies what the last kill left.
    fn open(&mut self) -> Result<(Browser, Page<'s>)> {
        let stage = self.stage;
        let browser = Browser::start(&self.profile)?;
        let mut page = Page::of(&browser, &stage.site, self.ahead)?;
        page.lay_bare()?;
        let before = page.stored()?;
        self.fail_all(Kind::HalfWritten, before.faults());
        if self.last.is_none() {
            self.settle(&before);
            return Ok((browser, page));
        }
        let mut noticed = Noticed::default();
        let shown = self.show(&mut page, &before.found());
        // What opening changes must be known before the next work relies on what is there.
        let shown = shown.and_then(|()| page.settle());
        page.listen(Instant::now(), &mut noticed);
        self.fail_all(Kind::Screen, noticed.troubles);
        if let Err(error) = shown {
            self.fail(Kind::Screen, format!("{error:#}"));
        }
        let after = page.stored()?;
        self.fail_all(Kind::HalfWritten, after.faults());
        self.settle(&after);
        if self.report.failures.is_empty() {
            self.compare_screen(&mut page)?;
        }
        Ok((browser, page))
    }

    /// Goes where the last work took place, if its document is there; otherwise to the start page.
    fn show(&self, page: &mut Page, found: &Found) -> Result<()> {
        let Some(last) = &self.last else {
            return Ok(());
        };
        match last.document() {
            Some(document) if found.contains_key(&document) => {
                let (place, ready) = last.place(&document);
                page.go(&place, &ready)
            }
            _ => page.go("#/", "main .doors"),
        }
    }

    /// Compares what is found with what was promised, and makes the acquaintance of what was begun unheard.
    fn settle(&mut self, stored: &Stored) {
        let found = &stored.found();
        let past = self
            .past
            .settle(stored.past(), found, &self.ledger, self.last.as_ref());
        self.report.snapshots += past.taken;
        self.fail_all(Kind::Lost, past.faults);
        let losses = self.ledger.settle(found);
        let losses = losses
            .into_iter()
            .map(|loss| format!("{}: {}", loss.document, loss.what));
        self.fail_all(Kind::Lost, losses.collect());
        let strangers = self.ledger.strangers(found);
        let begun = self
            .last
            .as_ref()
            .is_some_and(|last| last.document().is_none());
        if strangers.len() > usize::from(begun) {
            self.fail(
                Kind::Screen,
                format!("documents that nobody made: {strangers:?}"),
            );
        }
        for document in strangers {
            let payload = found.get(&document).and_then(|copies| copies.first());
            let mut places = payload.map(leaves).unwrap_or_default();
            places.retain(|place, _| place != "/step");
            self.ledger.begin_with(document, places);
        }
    }

    /// Compares the fields on screen with the document.
    fn compare_screen(&mut self, page: &mut Page) -> Result<()> {
        let Some(last) = &self.last else {
            return Ok(());
        };
        let known = last
            .document()
            .and_then(|document| self.ledger.known(&document));
        let Some(known) = known else { return Ok(()) };
        let mut wrong = Vec::new();
        for (css, place) in &last.script.fields {
            let Some(value) = known.get(place) else {
                continue;
            };
            let shown = page.value(&format!("document.querySelector({})?.value", json!(css)))?;
            if shown != json!(as_shown(value)) {
                wrong.push(format!("{css} shows {shown} and {place} is {value}"));
            }
        }
        self.fail_all(Kind::Screen, wrong);
        Ok(())
    }

    /// Does some work and kills the browser in the middle of it.
    fn work(&mut self, mut browser: Browser, mut page: Page) -> Result<()> {
        let first = self.last.is_none() && self.migrates;
        let script = if first {
            work::migration(&mut self.rng, &self.stage.kept.files).context("a dossier")?
        } else {
            work::next(&mut self.rng, &self.ledger, &self.past, &self.stage.matter)?
        };
        let cold = first || self.rng.u8(..5) == 0;
        let after = self.rng.u64(..=LATEST_KILL);
        let mut noticed = Noticed::default();
        if cold {
            page.lay_bare()?;
        } else {
            page.go(&script.place, &script.ready)?;
        }
        page.listen(Instant::now(), &mut noticed);
        let end = Instant::now() + Duration::from_millis(after);
        if cold {
            page.begin_cold(&script)?;
        } else {
            page.begin(&script)?;
        }
        page.listen(end, &mut noticed);
        browser.kill()?;
        // What the page told before it died is still on its way.
        page.listen(end + Duration::from_secs(5), &mut noticed);
        self.ahead += script.ahead() + self.rng.u64(..=LONGEST_BREAK);
        self.note(
            Killed {
                script,
                after,
                noticed,
            },
            cold,
        );
        Ok(())
    }

    fn note(&mut self, mut killed: Killed, cold: bool) {
        *self
            .report
            .kills
            .entry(killed.script.deed.name())
            .or_default() += 1;
        self.report.kills_at_start += u64::from(cold);
        self.report.ticks += killed.noticed.ticks.len() as u64;
        let effects: Vec<_> = killed
            .script
            .steps
            .iter()
            .map(|step| step.effect.clone())
            .collect();
        let document = killed.document();
        let promised = self
            .ledger
            .note(&effects, killed.noticed.ticked, document.as_ref());
        self.report.promised += promised as u64;
        let troubles = std::mem::take(&mut killed.noticed.troubles);
        self.last = Some(killed);
        self.fail_all(Kind::Screen, troubles);
    }

    fn fail_all(&mut self, kind: Kind, faults: Vec<String>) {
        for what in faults {
            self.fail(kind, what);
        }
    }

    fn fail(&mut self, kind: Kind, what: String) {
        self.report.failures.push(Failure {
            kind,
            seed: self.seed,
            run: self.report.runs.max(1),
            deed: self
                .last
                .as_ref()
                .map_or("opening", |last| last.script.deed.name()),
            killed_after: self.last.as_ref().map_or(0, |last| last.after),
            what,
            folder: self.profile.display().to_string(),
        });
    }

    /// Leaves beside the profile what was done last, for whoever looks for the cause.
    fn keep_evidence(&self) {
        let Some(last) = &self.last else { return };
        let steps: Vec<&Value> = last.script.steps.iter().map(|step| &step.order).collect();
        let evidence = json!({
            "place": last.script.place,
            "killed_after": last.after,
            "clock_ahead": self.ahead,
            "steps_ticked": last.noticed.ticked,
            "document": last.document(),
            "steps": steps,
            "failures": self.report.failures,
        });
        // The report says the same in short.
        let _ = fs::write(self.profile.join("soak.json"), format!("{evidence:#}"));
    }
}
