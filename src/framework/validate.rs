//! What makes a framework usable: every fault is named with the path of the item.

use std::collections::BTreeSet;
use std::fmt;

use super::model::*;
use super::rule::{Effect, RuleCase};
use super::text::Text;

/// Something wrong in a framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A file or item is not as the model says.
    Unreadable {
        /// File or item.
        path: String,
        /// What the reader said.
        detail: String,
    },
    /// Two items of one list have the same id.
    RepeatedId {
        /// The second one.
        path: String,
    },
    /// Something refers to an id that does not exist.
    DanglingId {
        /// Where.
        path: String,
        /// The id.
        id: String,
    },
    /// A text lacks one of the languages.
    MissingText {
        /// Where.
        path: String,
        /// Code of the language.
        language: &'static str,
    },
    /// Two level sentences of the framework are the same.
    RepeatedSentence {
        /// The second one.
        path: String,
    },
    /// A number is outside its range.
    OutOfRange {
        /// Where.
        path: String,
        /// The range, in words.
        range: &'static str,
    },
    /// An item has no source key, or one that `sources` does not know.
    NoSource {
        /// Where.
        path: String,
    },
    /// An item that nothing uses, or that uses nothing.
    Unused {
        /// Where.
        path: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Unreadable { path, detail } => write!(f, "{path}: {detail}"),
            Fault::RepeatedId { path } => write!(f, "{path}: this id is already used"),
            Fault::DanglingId { path, id } => write!(f, "{path}: there is no '{id}'"),
            Fault::MissingText { path, language } => {
                write!(f, "{path}: the words in '{language}' are missing")
            }
            Fault::RepeatedSentence { path } => {
                write!(f, "{path}: this sentence stands elsewhere too")
            }
            Fault::OutOfRange { path, range } => write!(f, "{path}: must be {range}"),
            Fault::NoSource { path } => write!(f, "{path}: has no known source key"),
            Fault::Unused { path } => write!(f, "{path}: is connected with nothing"),
        }
    }
}

/// Checks a whole framework with both languages and returns every fault found.
pub fn validate(framework: &Framework) -> Vec<Fault> {
    let mut check = Check::new(framework);
    check.lists();
    check.pack();
    check.catalogue();
    check.competencies();
    check.posts();
    check.rules();
    check.faults
}

struct Check<'a> {
    framework: &'a Framework,
    faults: Vec<Fault>,
    sentences: BTreeSet<String>,
}

impl<'a> Check<'a> {
    fn new(framework: &'a Framework) -> Self {
        Check {
            framework,
            faults: Vec::new(),
            sentences: BTreeSet::new(),
        }
    }

    fn ids<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b String>) {
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

    fn text(&mut self, path: &str, text: &Text) {
        for (words, language) in [(&text.es, "es"), (&text.en, "en")] {
            if words.trim().is_empty() {
                let path = path.to_string();
                self.faults.push(Fault::MissingText { path, language });
            }
        }
    }

    fn texts(&mut self, path: &str, texts: &[Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.text(&format!("{path}/{index}"), text);
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
        let known = |key: &String| {
            let head = key.split(' ').next().unwrap_or_default();
            head == "own" || self.framework.sources.iter().any(|item| item.id == head)
        };
        if keys.is_empty() || !keys.iter().all(known) {
            let path = path.to_string();
            self.faults.push(Fault::NoSource { path });
        }
    }

    fn lists(&mut self) {
        let all = self.framework;
        self.ids("axes", all.axes.iter().map(|item| &item.id));
        self.ids("mandates", all.mandates.iter().map(|item| &item.id));
        self.ids("contents", all.contents.iter().map(|item| &item.id));
        self.ids("modalities", all.modalities.iter().map(|item| &item.id));
        let competencies = all.competencies.iter().map(|item| &item.id);
        self.ids("competencies", competencies);
        self.ids("posts", all.posts.iter().map(|item| &item.id));
        self.ids("rules", all.rules.iter().map(|item| &item.id));
        let functions = all.mandates.iter().flat_map(|item| &item.functions);
        self.ids("mandates/functions", functions.map(|item| &item.id));
    }

    fn pack(&mut self) {
        let pack = &self.framework.pack;
        self.text("pack/name", &pack.name);
        self.text("pack/code_name", &pack.code_name);
        self.text("pack/plan_name", &pack.plan_name);
        self.text("pack/approving_act", &pack.approving_act);
        self.range(
            "pack/term_years",
            (1..=10).contains(&pack.term_years),
            "1–10",
        );
        self.used("pack/languages", !pack.languages.is_empty());
        for language in &pack.languages {
            self.text(&format!("pack/languages/{}", language.id), &language.name);
        }
        for region in &pack.regions {
            self.text(&format!("pack/regions/{}", region.id), &region.name);
        }
        for item in &pack.calendar {
            let path = format!("pack/calendar/{}", item.id);
            self.text(&path, &item.name);
            self.source(&path, &item.source);
            let months = 1..=12;
            let holds = months.contains(&item.from_month)
                && months.contains(&item.to_month)
                && item.from_month <= item.to_month;
            self.range(&path, holds, "months 1–12 in order");
            for id in &item.contents {
                self.refer(&path, id, self.framework.content(id).is_some());
            }
        }
        for norm in &pack.norms {
            self.text(&format!("pack/norms/{}/name", norm.id), &norm.name);
            self.text(&format!("pack/norms/{}/says", norm.id), &norm.says);
        }
    }

    fn catalogue(&mut self) {
        let all = self.framework;
        for source in &all.sources {
            self.text(&format!("sources/{}", source.id), &source.title);
        }
        for axis in &all.axes {
            let path = format!("axes/{}", axis.id);
            self.texts(&path, &[axis.name.clone(), axis.summary.clone()]);
            self.source(&path, &axis.source);
        }
        for mandate in &all.mandates {
            let path = format!("mandates/{}", mandate.id);
            self.text(&path, &mandate.name);
            self.source(&path, &mandate.source);
            self.used(&path, !mandate.functions.is_empty());
            for function in &mandate.functions {
                self.text(&format!("{path}/{}", function.id), &function.name);
            }
        }
        for content in &all.contents {
            let path = format!("contents/{}", content.id);
            self.text(&format!("{path}/name"), &content.name);
            self.text(&format!("{path}/summary"), &content.summary);
            self.text(&format!("{path}/product"), &content.product);
            self.text(&format!("{path}/indicator"), &content.indicator);
            self.source(&path, &content.source);
            self.refer(&path, &content.axis, all.axis(&content.axis).is_some());
            let mut built = all.competencies.iter();
            self.used(&path, built.any(|item| item.contents.contains(&content.id)));
        }
        all.modalities.iter().for_each(|item| self.modality(item));
    }

    fn modality(&mut self, modality: &Modality) {
        let path = format!("modalities/{}", modality.id);
        self.text(&format!("{path}/name"), &modality.name);
        self.text(&format!("{path}/purpose"), &modality.purpose);
        self.text(&format!("{path}/audience"), &modality.audience);
        self.texts(&format!("{path}/requirements"), &modality.requirements);
        self.texts(&format!("{path}/limits"), &modality.limits);
        self.texts(&format!("{path}/trainer"), &modality.trainer);
        self.source(&path, &modality.source);
        self.ids(&path, modality.phases.iter().map(|phase| &phase.id));
        for phase in &modality.phases {
            self.text(&format!("{path}/{}/name", phase.id), &phase.name);
            self.text(&format!("{path}/{}/summary", phase.id), &phase.summary);
        }
        let total: u32 = modality.phases.iter().map(|p| u32::from(p.share)).sum();
        self.range(&path, total == 100, "phases that add up to 100 %");
        let (least, most) = modality.hours;
        self.range(
            &path,
            0 < least && least <= most,
            "hours from least to most",
        );
        self.range(&path, modality.step <= 4, "a step from 0 to 4");
    }

    fn competencies(&mut self) {
        let all = self.framework;
        for item in &all.competencies {
            let path = format!("competencies/{}", item.id);
            self.text(&format!("{path}/name"), &item.name);
            self.text(&format!("{path}/definition"), &item.definition);
            self.text(&format!("{path}/evidence"), &item.evidence);
            self.source(&path, &item.source);
            self.refer(&path, &item.axis, all.axis(&item.axis).is_some());
            self.used(&path, !item.contents.is_empty());
            for id in &item.contents {
                self.refer(&path, id, all.content(id).is_some());
            }
            for id in &item.mandates {
                let found = all.mandates.iter().any(|mandate| mandate.id == *id);
                self.refer(&path, id, found);
            }
            let hint = item.importance;
            let hints = [hint.start, hint.stable, hint.exit];
            let holds = hints.iter().all(|value| (1..=3).contains(value));
            self.range(&format!("{path}/importance"), holds, "1–3");
            for (index, level) in item.levels.iter().enumerate() {
                let path = format!("{path}/levels/{}", index + 1);
                self.text(&path, level);
                for words in [&level.es, &level.en] {
                    if !words.is_empty() && !self.sentences.insert(words.to_lowercase()) {
                        let path = path.clone();
                        self.faults.push(Fault::RepeatedSentence { path });
                    }
                }
            }
            let mut posts = all.posts.iter();
            self.used(&path, posts.any(|post| post.profile.contains_key(&item.id)));
        }
    }

    fn posts(&mut self) {
        for post in &self.framework.posts {
            let path = format!("posts/{}", post.id);
            self.text(&path, &post.name);
            self.texts(&format!("{path}/functions"), &post.functions);
            self.source(&path, &post.source);
            self.used(&path, !post.roles.is_empty() && !post.profile.is_empty());
            for (id, level) in &post.profile {
                let path = format!("{path}/profile/{id}");
                self.refer(&path, id, self.framework.competency(id).is_some());
                self.range(&path, (1..=5).contains(level), "1–5");
            }
        }
    }

    fn rules(&mut self) {
        for rule in &self.framework.rules {
            let path = format!("rules/{}", rule.id);
            self.text(&path, &rule.sentence);
            self.source(&path, &rule.source);
            self.used(&path, !rule.cases.is_empty());
            for (index, case) in rule.cases.iter().enumerate() {
                let path = format!("{path}/cases/{}", index + 1);
                self.rule_case(&path, case);
            }
        }
    }

    fn rule_case(&mut self, path: &str, case: &RuleCase) {
        let all = self.framework;
        for id in &case.when.axes {
            self.refer(path, id, all.axis(id).is_some());
        }
        for id in &case.when.contents {
            self.refer(path, id, all.content(id).is_some());
        }
        for id in &case.when.modalities {
            self.refer(path, id, all.modality(id).is_some());
        }
        self.used(path, !case.then.is_empty());
        for effect in &case.then {
            match effect {
                Effect::Favor { modalities, points } => {
                    self.range(path, (-5..=5).contains(points) && *points != 0, "±1–5");
                    for id in modalities {
                        self.refer(path, id, all.modality(id).is_some());
                    }
                }
                Effect::Exclude { modalities } => {
                    for id in modalities {
                        self.refer(path, id, all.modality(id).is_some());
                    }
                }
                Effect::Accompany { modality } => {
                    self.refer(path, modality, all.modality(modality).is_some());
                }
                Effect::Require { text } | Effect::Measure { text } | Effect::Propose { text } => {
                    self.text(path, text);
                }
                Effect::Urge { points } => self.range(path, *points <= 100, "0–100"),
            }
        }
    }
}
