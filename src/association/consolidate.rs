//! From files that were taken in to what an association works with.

use std::collections::BTreeMap;

use super::intake::{Facts, Intake, Quarantine, RULES_VERSION, Verdict};
use super::receipt::{Receipt, ReceiptFile, content_hash, figures_hash, written};
use super::table::{Dimension, Table};
use crate::dossier::DEFAULT_THRESHOLD;

/// Everything that came out of the files. Equal files give equal ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Consolidated {
    /// The responses that count.
    pub table: Table,
    /// The municipalities' own figures, of each dossier that counts.
    pub municipalities: Vec<Facts>,
    /// What does not count, and why.
    pub quarantine: Quarantine,
    /// What somebody should look at, though it counts.
    pub flags: Vec<Flag>,
    /// The receipt.
    pub receipt: Receipt,
}

/// Something odd about responses that count. It refuses nobody: a figure of the staff may be old, and people who
/// answered together may have answered alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// More responses came from a municipality than people work there.
    MoreThanStaff {
        /// Key of the municipality, see [`Label`](super::table::Label).
        municipality: String,
        /// People who work there, by its dossier.
        staff: usize,
        /// Responses.
        responses: usize,
    },
    /// Responses with identities of their own say exactly the same, down to the texts, as if one device had sent
    /// one person's answers again and again.
    Alike {
        /// Key of the municipality.
        municipality: String,
        /// How many are alike.
        responses: usize,
    },
}

impl Intake<'_> {
    /// Decides by the rules and counts what is left.
    pub fn consolidate(&self) -> Consolidated {
        let decided = self.decide();
        let versions = |number: &u32| self.versions.get(*number as usize);
        let counted: Vec<_> = decided.responses.iter().filter_map(versions).collect();
        let rows: Vec<u32> = counted.iter().filter_map(|version| version.row).collect();
        let dossiers = decided.dossiers.iter();
        let facts: Vec<&Facts> = dossiers
            .filter_map(|place| Some(&self.dossiers.get(*place as usize)?.facts))
            .collect();
        let table = Table::of(self.framework, &self.rows, &rows, &facts);
        let mut alike: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
        for (place, version) in counted.iter().enumerate() {
            // The revision is part of the fingerprint: of equal answers only those changed as often are alike.
            alike.entry(version.content).or_default().push(place);
        }
        let flags = flags(&table, &alike);
        let receipt = Receipt {
            content: content_hash(counted.iter().map(|version| version.checksum)),
            responses: counted.len() as u64,
            dossiers: facts.len() as u64,
            figures: figures_hash(&table),
            ..self.receipt(&decided.entries)
        };
        Consolidated {
            municipalities: facts.into_iter().cloned().collect(),
            quarantine: self.quarantine(&decided.entries, &decided.inner),
            flags,
            receipt,
            table,
        }
    }

    /// Returns the receipt as far as the files tell.
    fn receipt(&self, verdicts: &[Verdict]) -> Receipt {
        let files = self.files.iter().map(|file| ReceiptFile {
            fingerprint: written(&file.fingerprint),
            bytes: file.bytes,
            documents: BTreeMap::new(),
        });
        let mut files: Vec<ReceiptFile> = files.collect();
        let mut documents: BTreeMap<String, u64> = BTreeMap::new();
        for (entry, verdict) in self.entries.iter().zip(verdicts) {
            let rule = verdict.rule().name();
            let file = files
                .get_mut(entry.file as usize)
                .map(|file| &mut file.documents);
            for counts in file.into_iter().chain([&mut documents]) {
                *counts.entry(rule.to_string()).or_default() += 1;
            }
        }
        files.sort_by(|a, b| a.fingerprint.cmp(&b.fingerprint));
        Receipt {
            rules: RULES_VERSION,
            framework: self.framework.reference(),
            country: self.framework.pack.country.clone(),
            files,
            documents,
            ..Receipt::default()
        }
    }

    fn quarantine(&self, verdicts: &[Verdict], inner: &[((usize, usize), Verdict)]) -> Quarantine {
        let outer = self.entries.iter().zip(verdicts);
        let outer = outer.map(|(entry, verdict)| (entry, 0, verdict));
        let inner = inner.iter().filter_map(|((entry, inner), verdict)| {
            Some((self.entries.get(*entry)?, *inner, verdict))
        });
        let mut found = Quarantine::default();
        for (entry, inner, verdict) in outer.chain(inner) {
            if *verdict == Verdict::Counted {
                continue;
            }
            let aside = verdict.rule().sets_aside();
            let list = if aside {
                &mut found.set_aside
            } else {
                &mut found.settled
            };
            list.extend(self.line(entry, inner, verdict.clone()));
        }
        for list in [&mut found.set_aside, &mut found.settled] {
            list.sort_by_key(|line| (line.file, line.place, line.inner));
        }
        found
    }
}

/// Looks for what is odd.
fn flags(table: &Table, alike: &BTreeMap<u128, Vec<usize>>) -> Vec<Flag> {
    let mut found = Vec::new();
    let Some(column) = table.column(Dimension::District) else {
        return found;
    };
    let mut people = vec![0_usize; column.labels.len()];
    for code in &column.codes {
        if let Some(count) = people.get_mut(*code as usize) {
            *count += 1;
        }
    }
    for (label, responses) in column.labels.iter().zip(people) {
        let staff = table.staff.get(&label.key).copied().unwrap_or_default();
        if staff > 0 && responses > staff {
            found.push(Flag::MoreThanStaff {
                municipality: label.key.clone(),
                staff,
                responses,
            });
        }
    }
    for places in alike
        .values()
        .filter(|places| places.len() >= DEFAULT_THRESHOLD)
    {
        let code = places.first().and_then(|place| column.codes.get(*place));
        let label = code.and_then(|code| column.labels.get(*code as usize));
        found.push(Flag::Alike {
            municipality: label.map(|label| label.key.clone()).unwrap_or_default(),
            responses: places.len(),
        });
    }
    found.sort();
    found
}
