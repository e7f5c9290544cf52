//! What makes a framework usable: every fault is named with the path of the item.

mod catalogue;
mod fault;
mod history;
mod institution;
mod pack;
mod rules;
mod sessions;
mod similar;
mod templates;

use std::collections::BTreeSet;

pub use fault::Fault;

use super::model::Framework;
use super::pack::Named;
use super::text::Text;

/// Checks a whole framework with both languages and returns every fault found. What rules can do
/// together is not seen here: the engine knows (`plan::cases_that_never_fire`).
pub fn validate(framework: &Framework) -> Vec<Fault> {
    let mut check = Check::new(framework);
    check.packs();
    check.templates();
    check.catalogue();
    check.competencies();
    check.posts();
    check.rules();
    check.institution();
    check.consulted();
    check.sessions();
    check.history();
    check.faults
}

/// Ids that other items refer to.
struct Ids<'a> {
    axes: BTreeSet<&'a str>,
    mandates: BTreeSet<&'a str>,
    contents: BTreeSet<&'a str>,
    modalities: BTreeSet<&'a str>,
    competencies: BTreeSet<&'a str>,
    posts: BTreeSet<&'a str>,
    instruments: BTreeSet<&'a str>,
    sources: BTreeSet<String>,
}

impl<'a> Ids<'a> {
    fn of(all: &'a Framework) -> Ids<'a> {
        let mut sources = BTreeSet::from(["own".to_string()]);
        for source in &all.sources {
            for section in &source.sections {
                sources.insert(format!("{} {}", source.id, section.id));
            }
        }
        Ids {
            axes: all.axes.iter().map(|i| i.id.as_str()).collect(),
            mandates: all.mandates.iter().map(|i| i.id.as_str()).collect(),
            contents: all.contents.iter().map(|i| i.id.as_str()).collect(),
            modalities: all.modalities.iter().map(|i| i.id.as_str()).collect(),
            competencies: all.competencies.iter().map(|i| i.id.as_str()).collect(),
            posts: all.posts.iter().map(|i| i.id.as_str()).collect(),
            instruments: all.instruments.iter().map(|i| i.id.as_str()).collect(),
            sources,
        }
    }
}

struct Check<'a> {
    framework: &'a Framework,
    ids: Ids<'a>,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    fn new(framework: &'a Framework) -> Self {
        Check {
            framework,
            ids: Ids::of(framework),
            faults: Vec::new(),
        }
    }

    fn unique<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b String>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                let path = format!("{list}/{id}");
                self.faults.push(Fault::RepeatedId { path });
            }
        }
    }

    fn refer(&mut self, path: &str, id: &str, found: bool) {
        if !found {
            self.faults.push(Fault::DanglingId {
                path: path.to_string(),
                id: id.to_string(),
            });
        }
    }

    fn contents(&mut self, path: &str, ids: &[String]) {
        for id in ids {
            let found = self.ids.contents.contains(id.as_str());
            self.refer(path, id, found);
        }
    }

    fn text(&mut self, path: &str, text: &Text) {
        for (words, language) in [(&text.es, "es"), (&text.en, "en")] {
            if words.trim().is_empty() {
                let path = path.to_string();
                self.faults.push(Fault::MissingText { path, language });
            }
            if has_markup(words) {
                let path = path.to_string();
                self.faults.push(Fault::Markup { path });
            }
        }
    }

    fn texts(&mut self, path: &str, texts: &[Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{path}/{}", index + 1), text);
        }
    }

    fn named(&mut self, path: &str, items: &[Named]) {
        for item in items {
            self.text(&format!("{path}/{}", item.id), &item.name);
        }
    }

    fn range(&mut self, path: &str, holds: bool, range: &'static str) {
        if !holds {
            let path = path.to_string();
            self.faults.push(Fault::OutOfRange { path, range });
        }
    }

    fn used(&mut self, path: &str, holds: bool) {
        if !holds {
            let path = path.to_string();
            self.faults.push(Fault::Unused { path });
        }
    }

    fn source(&mut self, path: &str, keys: &[String]) {
        let known = |key: &String| self.ids.sources.contains(key);
        if keys.is_empty() || !keys.iter().all(known) {
            let path = path.to_string();
            self.faults.push(Fault::NoSource { path });
        }
    }
}

/// Tells whether a text has something like a tag or an entity.
fn has_markup(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!')
    };
    text.match_indices('<').any(tag) || text.contains("&lt;") || text.contains("&#")
}
