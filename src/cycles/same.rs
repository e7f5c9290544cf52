//! Who of one diagnosis is who of another: a response names the one before it, and nothing else ties two together.

use std::collections::{BTreeMap, BTreeSet};

use super::rounds::Round;
use crate::dossier::Dossier;

/// The response that each one follows, over all diagnoses of a dossier.
pub struct Threads<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Threads<'a> {
    /// Reads which response follows which.
    pub fn of(dossier: &'a Dossier) -> Threads<'a> {
        let past = dossier.diagnoses.iter().map(|item| Round::Past(item));
        let all = past.chain([Round::Present(dossier)]);
        let responses = all.flat_map(Round::responses);
        let follows = responses.filter_map(|item| {
            let before = item.response().follows.as_deref()?;
            Some((item.document.id.as_str(), before))
        });
        Threads(follows.collect())
    }

    /// Returns the earliest response of the person who gave this one, through as many as there are between; this
    /// one itself where they lead in a circle, which only a forged file does.
    pub fn first(&self, id: &'a str) -> &'a str {
        let mut seen = BTreeSet::from([id]);
        let mut at = id;
        while let Some(before) = self.0.get(at) {
            if !seen.insert(before) {
                return id;
            }
            at = before;
        }
        at
    }
}
