//! Which responses count in figures: two looks at the same dossier never differ by a small group
//! (domain.md, section 6), so that nobody's answers can be had by subtracting one from the other.

use std::collections::BTreeSet;

use super::model::{Dossier, ReceivedResponse};
use crate::order::ordered;

impl Dossier {
    /// Returns the responses that count in figures: all but those that wait.
    pub fn counted(&self) -> impl Iterator<Item = &ReceivedResponse> {
        let counts = |item: &&ReceivedResponse| !self.waiting.contains(&item.document.id);
        self.responses.iter().filter(counts)
    }

    /// Decides which responses wait, after the responses or the threshold changed since `before`:
    /// when fewer people than the threshold came, went or changed their answers, those who came or
    /// changed wait until there are enough; and where somebody went, so many of the last to come
    /// wait with them that the two looks differ by as many people as the threshold.
    pub fn hold_back(&mut self, before: &Dossier) {
        let threshold = self.threshold();
        let shown: Vec<&ReceivedResponse> = before.counted().collect();
        // What was not shown to anybody cannot be subtracted from.
        if shown.len() < before.threshold() {
            self.waiting.clear();
            return;
        }
        let same = |item: &ReceivedResponse| {
            let mut shown = shown.iter();
            shown.any(|other| {
                other.document.id == item.document.id
                    && other.document.payload == item.document.payload
            })
        };
        let (stayed, came): (Vec<_>, Vec<_>) = self.responses.iter().partition(|item| same(item));
        let went = shown.len() - stayed.len();
        if went + came.len() >= threshold {
            self.waiting.clear();
            return;
        }
        let mut waiting: BTreeSet<String> = ids(came.into_iter());
        if went > 0 {
            let last = ordered(stayed, |a, b| {
                let key = |item: &ReceivedResponse| (item.received, item.document.id.clone());
                key(b).cmp(&key(a))
            });
            waiting.extend(ids(last.into_iter().take(threshold - went)));
        }
        self.waiting = waiting;
    }
}

fn ids<'a>(items: impl Iterator<Item = &'a ReceivedResponse>) -> BTreeSet<String> {
    items.map(|item| item.document.id.clone()).collect()
}
