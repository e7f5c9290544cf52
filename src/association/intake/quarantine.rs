//! What does not count, with everything it takes to find it again.

use super::file::Fingerprint;
use super::ledger::{Entry, Intake};
use super::rules::{Rule, Verdict};
use super::split::Place;

/// A document that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantineLine {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of the file.
    pub file: Fingerprint,
    /// Where in the file it stands.
    pub place: Place,
    /// Its place among the responses of a dossier, from 1; 0 where it is no part of one.
    pub inner: usize,
    /// Why it does not count.
    pub verdict: Verdict,
    /// Identity of the document, where it could be read.
    pub id: Option<String>,
}

/// Everything that does not count, by file and place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quarantine {
    /// The documents that are set aside.
    pub set_aside: Vec<QuarantineLine>,
    /// Those in whose place another copy or revision counts.
    pub settled: Vec<QuarantineLine>,
}

impl Quarantine {
    /// Returns what was set aside by a rule.
    pub fn by(&self, rule: Rule) -> impl Iterator<Item = &QuarantineLine> {
        let all = self.set_aside.iter().chain(&self.settled);
        all.filter(move |line| line.verdict.rule() == rule)
    }

    /// Cuts the documents of one file that are set aside out of its bytes, one after another, each closed by a
    /// line end: what is exported, or taken in again once its reason is gone. Whoever has no more than a part of
    /// the file gives the bytes from `offset` on; what lies outside of them is left out.
    pub fn cut_out(&self, file: &Fingerprint, bytes: &[u8], offset: u64) -> Vec<u8> {
        let mut found = Vec::new();
        for line in self
            .set_aside
            .iter()
            .filter(|line| line.file == *file && line.inner == 0)
        {
            let Place {
                offset: begin,
                bytes: length,
                ..
            } = line.place;
            let begin = begin
                .checked_sub(offset)
                .and_then(|begin| usize::try_from(begin).ok());
            let length = usize::try_from(length).unwrap_or_default();
            let part = begin.and_then(|begin| bytes.get(begin..begin.checked_add(length)?));
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                found.extend_from_slice(part);
                found.push(b'\n');
            }
        }
        found
    }
}

impl Intake<'_> {
    /// Returns a line of the quarantine for an entry.
    pub(in crate::association) fn line(
        &self,
        entry: &Entry,
        inner: usize,
        verdict: Verdict,
    ) -> Option<QuarantineLine> {
        let file = self.files.get(entry.file as usize)?;
        Some(QuarantineLine {
            name: file.name.clone(),
            file: file.fingerprint,
            place: entry.place,
            inner,
            verdict,
            id: self.id_of(entry, inner),
        })
    }
}
