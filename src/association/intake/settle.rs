//! Deciding by the rules, once every file is there.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Fingerprint, Found};
use super::ledger::{Entry, Intake, Version};
use super::rules::Verdict;

/// Where a document stands: an entry, or a response inside of a dossier's entry (from 1).
type Slot = (usize, usize);

/// A document at a place, with what puts it in order.
struct Candidate<'a> {
    version: &'a Version,
    number: u32,
    file: &'a Fingerprint,
    offset: u64,
    slot: Slot,
}

/// What was decided.
#[derive(Clone, Debug, Default)]
pub(in crate::association) struct Decided {
    /// One verdict per entry.
    pub(in crate::association) entries: Vec<Verdict>,
    /// Verdicts of the responses inside of the dossiers that count: the entry, the place in it from 1.
    pub(in crate::association) inner: Vec<(Slot, Verdict)>,
    /// Versions of responses that count, in the order of their identities.
    pub(in crate::association) responses: Vec<u32>,
    /// Dossiers that count, in the order of their identities.
    pub(in crate::association) dossiers: Vec<u32>,
}

impl Intake<'_> {
    /// Decides what becomes of every document.
    pub(in crate::association) fn decide(&self) -> Decided {
        let mut verdicts: BTreeMap<Slot, Verdict> = BTreeMap::new();
        for (place, entry) in self.entries.iter().enumerate() {
            if let Found::Nothing(verdict) = &entry.found {
                verdicts.insert((place, 0), verdict.clone());
            }
        }
        let dossiers = self.decide_dossiers(&mut verdicts);
        let responses = self.decide_responses(&dossiers, &mut verdicts);
        let mut decided = Decided {
            responses,
            dossiers: dossiers.into_iter().map(|(_, dossier)| dossier).collect(),
            ..Decided::default()
        };
        for (slot, verdict) in verdicts {
            if slot.1 == 0 {
                decided.entries.push(verdict);
            } else {
                decided.inner.push((slot, verdict));
            }
        }
        decided
    }

    /// Decides on dossiers and returns those that count, with their entries.
    fn decide_dossiers(&self, verdicts: &mut BTreeMap<Slot, Verdict>) -> Vec<(usize, u32)> {
        let mut all = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let Found::Dossier(number) = entry.found else {
                continue;
            };
            if let Some(seen) = self.dossiers.get(number as usize) {
                all.extend(self.candidate(&seen.version, number, entry, (place, 0)));
            }
        }
        let first = self.resolve(all, verdicts);
        first
            .into_iter()
            .map(|item| (item.slot.0, item.number))
            .collect()
    }

    fn decide_responses(
        &self,
        dossiers: &[(usize, u32)],
        verdicts: &mut BTreeMap<Slot, Verdict>,
    ) -> Vec<u32> {
        let mut all = Vec::new();
        let version = |number: u32| self.versions.get(number as usize);
        for (place, entry) in self.entries.iter().enumerate() {
            if let Found::Response(number) = entry.found
                && let Some(version) = version(number)
            {
                all.extend(self.candidate(version, number, entry, (place, 0)));
            }
        }
        let mut closed: BTreeSet<&str> = BTreeSet::new();
        for (place, number) in dossiers {
            let seen = self
                .dossiers
                .get(*number as usize)
                .zip(self.entries.get(*place));
            let Some((seen, entry)) = seen else { continue };
            closed.extend(seen.facts.closed.iter().map(String::as_str));
            for (inner, number) in seen.responses.iter().enumerate() {
                if let Some(version) = version(*number) {
                    all.extend(self.candidate(version, *number, entry, (*place, inner + 1)));
                }
            }
        }
        let first = self.resolve(all, verdicts);
        let follows: BTreeMap<u32, u32> = first
            .iter()
            .filter_map(|item| Some((item.version.id, item.version.follows?)))
            .filter(|(id, follows)| id != follows)
            .collect();
        let followed: BTreeSet<u32> = follows.values().copied().collect();
        let mut counted = Vec::new();
        for item in first {
            let id = item.version.id;
            let name = self.ids.get(id as usize).map(String::as_str);
            let verdict = if in_a_circle(&follows, id) {
                Verdict::Conflict
            } else if followed.contains(&id) {
                Verdict::AnsweredAgain
            } else if name.is_some_and(|name| closed.contains(name)) {
                Verdict::EarlierDiagnosis
            } else {
                counted.push(item.number);
                continue;
            };
            verdicts.insert(item.slot, verdict);
        }
        counted
    }

    fn candidate<'a>(
        &'a self,
        version: &'a Version,
        number: u32,
        entry: &'a Entry,
        slot: Slot,
    ) -> Option<Candidate<'a>> {
        Some(Candidate {
            version,
            number,
            file: &self.files.get(entry.file as usize)?.fingerprint,
            offset: entry.place.offset,
            slot,
        })
    }

    /// Decides between documents of one identity; returns those that stand for theirs and may be used.
    fn resolve<'a>(
        &self,
        mut all: Vec<Candidate<'a>>,
        verdicts: &mut BTreeMap<Slot, Verdict>,
    ) -> Vec<Candidate<'a>> {
        let id = |item: &Candidate<'_>| self.ids.get(item.version.id as usize);
        all.sort_by(|a, b| {
            let version = |item: &Candidate<'_>| {
                let version = item.version;
                // A copy that may be used stands for those that may not.
                (version.content, version.refused.is_some(), version.checksum)
            };
            let place = |item: &Candidate<'_>| (*item.file, item.offset, item.slot.1);
            id(a)
                .cmp(&id(b))
                .then(b.version.revision.cmp(&a.version.revision))
                .then(version(a).cmp(&version(b)))
                .then(place(a).cmp(&place(b)))
        });
        let mut first = Vec::new();
        let mut rest = all.into_iter().peekable();
        while let Some(head) = rest.next() {
            let mut same = Vec::new();
            while let Some(next) = rest.next_if(|next| next.version.id == head.version.id) {
                same.push(next);
            }
            let (kept, content) = (head.version.revision, head.version.content);
            let rivals = |item: &Candidate<'_>| item.version.revision == kept;
            let conflict = same
                .iter()
                .any(|item| rivals(item) && item.version.content != content);
            let mut before = content;
            for item in same {
                let version = item.version;
                let verdict = if version.revision < kept {
                    let came = version.revision;
                    Verdict::OlderVersion { kept, came }
                } else if version.content == before {
                    Verdict::Duplicate
                } else {
                    before = version.content;
                    Verdict::Conflict
                };
                verdicts.insert(item.slot, verdict);
            }
            let refused = head.version.refused.clone();
            let verdict = refused.unwrap_or(Verdict::Counted);
            let verdict = if conflict { Verdict::Conflict } else { verdict };
            let counts = verdict == Verdict::Counted;
            verdicts.insert(head.slot, verdict);
            if counts {
                first.push(head);
            }
        }
        first
    }
}

/// Tells whether responses follow one another in a circle.
fn in_a_circle(follows: &BTreeMap<u32, u32>, id: u32) -> bool {
    let mut at = id;
    // Nobody answers more often than that.
    for _ in 0..64 {
        match follows.get(&at) {
            Some(next) if *next == id => return true,
            Some(next) => at = *next,
            None => return false,
        }
    }
    false
}
