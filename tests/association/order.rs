//! No order of the files, no division into them and no repetition changes what comes out.

use proptest::prelude::*;
use yachay_municipal::association::Consolidated;
use yachay_municipal::association::intake::{FileBegun, Intake};
use yachay_municipal::documents::Envelope;
use yachay_municipal::dossier::{Dossier, ReceivedResponse};
use yachay_municipal::examples::FixedWorld;

use crate::invented;
use crate::support::crowd::Dice;
use crate::support::peru;

/// Lines with every fault there is, and some dossiers.
fn lines(seed: u64) -> Vec<String> {
    let association = yachay_municipal::examples::Invented::of(
        peru(),
        yachay_municipal::examples::Recipe {
            lines: 60,
            bad: 300,
            duplicates: 150,
            older: 150,
            seed,
        },
    );
    let mut lines = Vec::new();
    association.write(&mut |line| lines.push(line.to_string()));
    for number in 0..3 {
        let mut dossier = association.dossier(number, &FixedWorld::default());
        dossier.id = format!("dossier-{}", number / 2);
        let responses = (number..number + 3).map(|number| association.document(number, 2));
        let received = responses.map(|document| ReceivedResponse {
            received: document.written,
            document,
            original: None,
        });
        dossier.payload.responses = received.collect();
        lines.push(Envelope::<Dossier>::to_line(&dossier));
    }
    lines
}

/// A file of its own for each part of the lines.
fn files(lines: &[String], dice: &mut Dice) -> Vec<Vec<u8>> {
    let mut files = vec![Vec::new()];
    for line in lines {
        if dice.percent(15) {
            files.push(Vec::new());
        }
        let file = files.last_mut().unwrap();
        file.extend(line.as_bytes());
        file.push(b'\n');
    }
    files.retain(|file| !file.is_empty());
    files
}

fn take<'f>(files: &[(String, &[u8])], dice: &mut Dice) -> Intake<'f> {
    let mut intake = Intake::new(peru());
    for (name, bytes) in files {
        let mut file = FileBegun::new(name);
        let mut rest: &[u8] = bytes;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(rest.len().min(dice.below(9000) + 1));
            intake.take_bytes(&mut file, part);
            rest = after;
        }
        intake.end_file(file);
    }
    intake
}

fn assert_same(one: &Consolidated, other: &Consolidated) {
    assert_eq!(one.receipt, other.receipt);
    assert_eq!(one.table, other.table);
    assert_eq!(one.flags, other.flags);
    assert_eq!(one.municipalities, other.municipalities);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_files_give_the_same_receipt_and_the_same_figures(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let lines = lines(seed % 5);
        let parts = files(&lines, &mut dice);
        let named: Vec<(String, &[u8])> = parts.iter().enumerate().map(|(n, part)| (format!("{n:03}.ndjson"), part.as_slice())).collect();
        let first = take(&named, &mut dice).consolidate();
        // Another order, other pieces, some files twice under a later name.
        let mut shuffled = named.clone();
        for (name, part) in &named {
            if dice.percent(30) {
                shuffled.push((format!("x{name}"), part));
            }
        }
        for last in (1..shuffled.len()).rev() {
            shuffled.swap(last, dice.below(last + 1));
        }
        let second = take(&shuffled, &mut dice).consolidate();
        assert_same(&first, &second);
        prop_assert_eq!(&first.quarantine, &second.quarantine);
        // Two workers, each with some of them.
        let (one, other): (Vec<_>, Vec<_>) = shuffled.iter().cloned().partition(|_| dice.percent(50));
        let mut merged = take(&one, &mut dice);
        merged.merge(take(&other, &mut dice));
        let merged = merged.consolidate();
        assert_same(&first, &merged);
        prop_assert_eq!(&first.quarantine, &merged.quarantine);
    }

    #[test]
    fn how_documents_are_divided_into_files_changes_the_list_of_files_alone(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let mut lines = lines(seed % 5);
        let together = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let whole = take(&[("todo.ndjson".into(), together.as_bytes())], &mut dice).consolidate();
        for last in (1..lines.len()).rev() {
            lines.swap(last, dice.below(last + 1));
        }
        let parts = files(&lines, &mut dice);
        let named: Vec<(String, &[u8])> = parts.iter().enumerate().map(|(n, part)| (n.to_string(), part.as_slice())).collect();
        let divided = take(&named, &mut dice).consolidate();
        prop_assert_eq!(&whole.table, &divided.table);
        prop_assert_eq!(&whole.receipt.content, &divided.receipt.content);
        prop_assert_eq!(&whole.receipt.figures, &divided.receipt.figures);
        prop_assert_eq!(whole.receipt.responses, divided.receipt.responses);
    }
}

#[test]
fn a_receipt_holds_on_any_computer() {
    let association = invented(200, 42);
    let mut text = String::new();
    association.write(&mut |line| text.push_str(&format!("{line}\n")));
    let one = crate::consolidated(&[("a.ndjson", text.as_bytes())]);
    let other = crate::consolidated(&[
        ("otro nombre.txt", text.as_bytes()),
        ("a.ndjson", text.as_bytes()),
    ]);
    assert_eq!(one.receipt, other.receipt);
    let written = serde_json::to_string(&one.receipt).unwrap();
    let read: yachay_municipal::association::receipt::Receipt =
        yachay_municipal::documents::read_text(&written).unwrap();
    assert_eq!(read, one.receipt);
    assert_eq!(one.receipt.files.len(), 1);
    assert!(one.receipt.figures.starts_with("sha256:"));
    assert_ne!(one.receipt.figures, one.receipt.content);
}
