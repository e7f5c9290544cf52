//! Ids that changed since earlier versions.

use std::collections::BTreeMap;

use super::{Check, Fault};
use crate::framework::history::Listed;

impl Check<'_> {
    pub(super) fn history(&mut self) {
        let all = self.framework;
        let names: Vec<String> = all
            .history
            .iter()
            .map(|item| format!("{} {}", item.id, item.version))
            .collect();
        self.unique("history", names.iter());
        for (item, name) in all.history.iter().zip(&names) {
            if (&item.id, &item.version) == (&all.id, &all.version) {
                let path = format!("history/{name}");
                self.faults.push(Fault::RepeatedId { path });
            }
            for listed in Listed::ALL {
                let path = format!("history/{name}/{}", list_name(listed));
                self.renamed(&path, listed, item.renamed.of(listed));
            }
        }
    }

    /// An earlier id leads in one step to one that is there, and is itself no longer there.
    fn renamed(&mut self, path: &str, listed: Listed, renamed: &BTreeMap<String, String>) {
        for (earlier, present) in renamed {
            let path = format!("{path}/{earlier}");
            if leads_back(renamed, earlier) {
                self.faults.push(Fault::Circle { path });
                continue;
            }
            let found = self.framework.has(listed, present);
            self.refer(&path, present, found);
            if self.framework.has(listed, earlier) {
                self.faults.push(Fault::RenamedButThere { path });
            }
        }
    }
}

fn leads_back(renamed: &BTreeMap<String, String>, start: &str) -> bool {
    let mut at = renamed.get(start);
    for _ in 0..renamed.len() {
        match at {
            Some(id) if id == start => return true,
            Some(id) => at = renamed.get(id),
            None => return false,
        }
    }
    // More steps than there are ids: it runs in a circle further on, which is met there.
    false
}

fn list_name(listed: Listed) -> &'static str {
    match listed {
        Listed::Competency => "competencies",
        Listed::Content => "contents",
        Listed::Modality => "modalities",
        Listed::Post => "posts",
    }
}
