//! Whole invented associations: what goes wrong in them is exactly what is set aside, and the figures are those of
//! the truth.

use std::collections::BTreeMap;

use yachay_municipal::association::intake::{FileBegun, Intake};
use yachay_municipal::association::receipt::figures_text;

use crate::invented;
use crate::support::peru;

fn ends_as_expected(lines: usize, seed: u64) {
    let association = invented(lines, seed);
    let mut intake = Intake::new(peru());
    let mut file = FileBegun::new("todo.ndjson");
    let truth = association.write(&mut |line| {
        intake.take_bytes(&mut file, line.as_bytes());
        intake.take_bytes(&mut file, b"\n");
    });
    intake.end_file(file);
    let found = intake.consolidate();
    let aside = found.quarantine.set_aside.iter();
    let aside: Vec<_> = aside
        .map(|line| (line.place.line as usize, line.verdict.rule()))
        .collect();
    assert_eq!(aside, truth.set_aside);
    assert_eq!(found.receipt.documents, truth.rules);
    let share = |rule: &str| truth.rules[rule] as usize * 1000 / lines;
    assert_eq!(
        (
            aside.len() * 1000 / lines,
            share("duplicate"),
            share("older-version")
        ),
        (30, 50, 100)
    );
    assert_eq!(found.receipt.responses, truth.rules["counted"]);
    let figures = figures_text(&found.table);
    assert_eq!(sums(&figures, "competency"), truth.levels);
    let wanted = sums::<1>(&figures, "content").into_iter();
    let wanted: BTreeMap<String, u32> = wanted.map(|(id, [wanted])| (id, wanted)).collect();
    let some = wanted.into_iter().filter(|(_, wanted)| *wanted > 0);
    assert_eq!(some.collect::<BTreeMap<_, _>>(), truth.wanted);
    for (region, people) in &truth.regions {
        assert!(figures.contains(&format!("people\tregion\t{region}\t{people}\n")));
    }
}

/// Adds up the first numbers of the lines of a kind over all regions.
fn sums<const N: usize>(figures: &str, kind: &str) -> BTreeMap<String, [u32; N]> {
    let mut found: BTreeMap<String, [u32; N]> = BTreeMap::new();
    for line in figures.lines() {
        let mut fields = line.split('\t');
        if fields.next() == Some(kind) {
            let sums = found
                .entry(fields.next().unwrap().to_string())
                .or_insert([0; N]);
            let numbers = fields.skip(1).map(|number| number.parse::<u32>().unwrap());
            sums.iter_mut()
                .zip(numbers)
                .for_each(|(sum, number)| *sum += number);
        }
    }
    found
}

#[test]
fn two_thousand_lines_end_as_expected() {
    ends_as_expected(2000, 1);
}

#[test]
#[ignore = "eleven seconds without optimisation; `cargo test --release -- --ignored` runs it"]
fn twenty_thousand_lines_end_as_expected() {
    ends_as_expected(20_000, 2);
}

#[test]
fn the_same_seed_gives_the_same_lines() {
    let lines = |seed| {
        let mut lines = Vec::new();
        invented(120, seed).write(&mut |line| lines.push(line.to_string()));
        lines
    };
    assert_eq!(lines(3), lines(3));
    assert_ne!(lines(3), lines(4));
}

/// How fast files come in; run it with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn a_hundred_thousand_lines_come_in() {
    for lines in [10_000, 100_000] {
        let mut text = Vec::new();
        invented(lines, 1).write(&mut |line| {
            text.extend(line.as_bytes());
            text.push(b'\n');
        });
        let begin = std::time::Instant::now();
        let mut intake = Intake::new(peru());
        let mut file = FileBegun::new("todo.ndjson");
        for part in text.chunks(1 << 20) {
            intake.take_bytes(&mut file, part);
        }
        intake.end_file(file);
        let taken = begin.elapsed();
        let found = intake.consolidate();
        println!(
            "{lines} lines, {} MB: taken in {taken:?}, with figures {:?}, {} count",
            text.len() / 1_000_000,
            begin.elapsed(),
            found.table.people()
        );
    }
}
