//! The receipt of a consolidation: what went in, what became of it, by which rules, and what came out. The same
//! files give the same receipt on any computer, in any order and however often.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::cube::Sums;
use super::intake::Fingerprint;
use super::table::{Dimension, Table};
use crate::documents::{FrameworkRef, fields};

/// What was consolidated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// Version of the rules, see [`RULES_VERSION`](super::intake::RULES_VERSION).
    pub rules: u32,
    /// The framework in force.
    pub framework: FrameworkRef,
    /// The country in force.
    pub country: String,
    /// The files, by fingerprint, each once.
    pub files: Vec<ReceiptFile>,
    /// Documents in all of the files, by the name of the rule that decided on them; responses inside of dossiers
    /// aside.
    pub documents: BTreeMap<String, u64>,
    /// Responses that count, those inside of dossiers among them.
    pub responses: u64,
    /// Dossiers that count.
    pub dossiers: u64,
    /// Fingerprint of the responses that count, whatever files they came in: SHA-256 over their checksums in the
    /// order of their identities.
    pub content: String,
    /// Fingerprint of the figures: SHA-256 of [`figures_text`].
    pub figures: String,
}

fields!(Receipt {
    rules,
    framework,
    country,
    files,
    documents,
    responses,
    dossiers,
    content,
    figures
});

/// A file that went in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptFile {
    /// `sha256:` and the hexadecimal SHA-256 of its bytes.
    pub fingerprint: String,
    /// Its bytes.
    pub bytes: u64,
    /// Its documents, by the name of the rule that decided on them.
    pub documents: BTreeMap<String, u64>,
}

fields!(ReceiptFile {
    fingerprint,
    bytes,
    documents
});

/// Writes a fingerprint as files do.
pub fn written(fingerprint: &Fingerprint) -> String {
    let mut out = String::from("sha256:");
    for byte in fingerprint {
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

/// Returns the headline figures as lines that anybody can compute from the same responses, in byte order:
///
/// * `people`, dimension, key of the value, people;
/// * `competency`, id, key of the region, then people who gave a level, sums of level, required level and gap,
///   people with a gap, people who gave an importance too, sums of their importances and levels, people above and
///   below; only where somebody gave a level;
/// * `content`, id, key of the region, people who want it, were trained in it, could teach it; only where there are
///   any.
///
/// Fields are divided by tabulators, lines end with a line feed.
pub fn figures_text(table: &Table) -> String {
    let mut lines: Vec<String> = Vec::new();
    for dimension in Dimension::ALL {
        let Some(column) = table.column(dimension) else {
            continue;
        };
        let mut people = vec![0_u64; column.labels.len()];
        for code in &column.codes {
            if let Some(count) = people.get_mut(*code as usize) {
                *count += 1;
            }
        }
        // Two names of one key are one place.
        let mut by_key: BTreeMap<&str, u64> = BTreeMap::new();
        for (label, people) in column.labels.iter().zip(people) {
            *by_key.entry(&label.key).or_default() += people;
        }
        let name = dimension.name();
        lines.extend(
            by_key
                .iter()
                .map(|(key, people)| format!("people\t{name}\t{key}\t{people}")),
        );
    }
    let regions = table.labels(Dimension::Region);
    for id in &table.competencies {
        let sums = table.sums_by(Dimension::Region, id);
        let rows = regions
            .iter()
            .zip(&sums)
            .filter(|(_, sums)| sums.people > 0);
        lines.extend(rows.map(|(region, sums)| competency_line(id, &region.key, sums)));
    }
    for id in &table.contents {
        let demand = table.demands_by(Dimension::Region, id);
        let some = |n: &[u32; 3]| n.iter().any(|n| *n > 0);
        for (region, demand) in regions.iter().zip(demand) {
            let numbers = [demand.wanted, demand.trained, demand.teaches];
            if some(&numbers) {
                let [wanted, trained, teaches] = numbers;
                lines.push(format!(
                    "content\t{id}\t{}\t{wanted}\t{trained}\t{teaches}",
                    region.key
                ));
            }
        }
    }
    lines.sort();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn competency_line(id: &str, region: &str, sums: &Sums) -> String {
    let pairs = sums.stated;
    let numbers = [
        sums.people,
        sums.level,
        sums.required,
        sums.gap,
        sums.with_gap,
        pairs.people,
        pairs.importance,
        pairs.level,
        pairs.above,
        pairs.below,
    ];
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    format!("competency\t{id}\t{region}\t{}", numbers.join("\t"))
}

/// Returns the fingerprint of the figures.
pub fn figures_hash(table: &Table) -> String {
    written(&Sha256::digest(figures_text(table)).into())
}

/// Returns the fingerprint of checksums in their order.
pub(super) fn content_hash(checksums: impl Iterator<Item = Fingerprint>) -> String {
    let mut sum = Sha256::new();
    for checksum in checksums {
        sum.update(checksum);
    }
    written(&sum.finalize().into())
}
