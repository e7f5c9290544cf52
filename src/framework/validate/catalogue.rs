//! Axes, mandates, contents, modalities, competencies and posts.

use std::collections::BTreeSet;

use super::similar::nearly_same;
use super::{Check, Fault};
use crate::framework::model::Modality;
use crate::framework::text::Text;

/// Competencies that a post asks for, so that a self-diagnosis takes 20–30 minutes (domain.md, 3.3).
const POST_SIZE: std::ops::RangeInclusive<usize> = 15..=25;

/// Items at most of what rules are tried with; the product's own have 56 contents.
const MOST_ITEMS: usize = 500;

impl Check<'_> {
    pub(super) fn catalogue(&mut self) {
        let all = self.framework;
        self.lengths();
        self.lists();
        for source in &all.sources {
            let path = format!("sources/{}", source.id);
            self.text(&path, &source.title);
            self.unique(&path, source.sections.iter().map(|i| &i.id));
            for section in &source.sections {
                let path = format!("{path}/{}", section.id);
                self.text(&path, &section.title);
                let note = section.note.iter();
                note.for_each(|note| self.text(&format!("{path}/note"), note));
            }
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
                let path = format!("{path}/{}", function.id);
                self.text(&path, &function.name);
                self.contents(&path, &function.contents);
            }
        }
        let built = all.competencies.iter().flat_map(|item| &item.contents);
        let built: BTreeSet<&String> = built.collect();
        for content in &all.contents {
            let path = format!("contents/{}", content.id);
            self.text(&format!("{path}/name"), &content.name);
            self.text(&format!("{path}/summary"), &content.summary);
            self.text(&format!("{path}/product"), &content.product);
            self.text(&format!("{path}/indicator"), &content.indicator);
            self.source(&path, &content.source);
            let found = self.ids.axes.contains(content.axis.as_str());
            self.refer(&path, &content.axis, found);
            if !built.contains(&content.id) {
                self.faults.push(Fault::ContentWithoutCompetency { path });
            }
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
        self.unique(&path, modality.phases.iter().map(|phase| &phase.id));
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

    /// Whether rules can fire is found by trying every combination of these, so none may be endless.
    fn lengths(&mut self) {
        let all = self.framework;
        for (path, length) in [
            ("contents", all.contents.len()),
            ("modalities", all.modalities.len()),
            ("rules", all.rules.len()),
        ] {
            self.range(path, length <= MOST_ITEMS, "at most 500 items");
        }
    }

    fn lists(&mut self) {
        let all = self.framework;
        self.unique("sources", all.sources.iter().map(|i| &i.id));
        self.unique("axes", all.axes.iter().map(|i| &i.id));
        self.unique("mandates", all.mandates.iter().map(|i| &i.id));
        self.unique("contents", all.contents.iter().map(|i| &i.id));
        self.unique("modalities", all.modalities.iter().map(|i| &i.id));
        self.unique("competencies", all.competencies.iter().map(|i| &i.id));
        self.unique("posts", all.posts.iter().map(|i| &i.id));
        self.unique("rules", all.rules.iter().map(|i| &i.id));
        self.unique("mandates/functions", all.mandate_functions().map(|i| &i.id));
    }

    pub(super) fn competencies(&mut self) {
        let all = self.framework;
        for item in &all.competencies {
            let path = format!("competencies/{}", item.id);
            self.text(&format!("{path}/name"), &item.name);
            self.text(&format!("{path}/definition"), &item.definition);
            self.text(&format!("{path}/evidence"), &item.evidence);
            self.source(&path, &item.source);
            let found = self.ids.axes.contains(item.axis.as_str());
            self.refer(&path, &item.axis, found);
            self.used(&path, !item.contents.is_empty());
            self.contents(&path, &item.contents);
            for id in &item.mandates {
                let found = self.ids.mandates.contains(id.as_str());
                self.refer(&path, id, found);
            }
            let hint = item.importance;
            let hints = [hint.start, hint.stable, hint.exit];
            let holds = hints.iter().all(|value| (1..=3).contains(value));
            self.range(&format!("{path}/importance"), holds, "1–3");
            for (index, level) in item.levels.iter().enumerate() {
                let path = format!("{path}/levels/{}", index + 1);
                self.text(&path, level);
            }
            let mut posts = all.posts.iter();
            self.used(&path, posts.any(|post| post.profile.contains_key(&item.id)));
        }
        self.sentences();
    }

    /// Compares the level sentences of the whole framework with one another, in each language.
    fn sentences(&mut self) {
        let items = self.framework.competencies.iter();
        let levels: Vec<(String, &Text)> = items
            .flat_map(|item| {
                let numbered = item.levels.iter().enumerate();
                numbered.map(|(index, text)| {
                    let path = format!("competencies/{}/levels/{}", item.id, index + 1);
                    (path, text)
                })
            })
            .collect();
        let spanish: Vec<&str> = levels.iter().map(|(_, text)| text.es.as_str()).collect();
        let english: Vec<&str> = levels.iter().map(|(_, text)| text.en.as_str()).collect();
        for sentences in [spanish, english] {
            for (first, second) in nearly_same(&sentences) {
                let (Some((other, _)), Some((path, _))) = (levels.get(first), levels.get(second))
                else {
                    continue;
                };
                let (path, other) = (path.clone(), other.clone());
                let equal = sentences.get(first).map(|text| text.to_lowercase())
                    == sentences.get(second).map(|text| text.to_lowercase());
                self.faults.push(if equal {
                    Fault::RepeatedSentence { path, other }
                } else {
                    Fault::NearSentence { path, other }
                });
            }
        }
    }

    pub(super) fn posts(&mut self) {
        for post in &self.framework.posts {
            let path = format!("posts/{}", post.id);
            self.text(&path, &post.name);
            self.texts(&format!("{path}/functions"), &post.functions);
            self.source(&path, &post.source);
            self.used(&path, !post.roles.is_empty());
            let count = post.profile.len();
            if !POST_SIZE.contains(&count) {
                let path = path.clone();
                self.faults.push(Fault::PostSize { path, count });
            }
            for (id, level) in &post.profile {
                let path = format!("{path}/profile/{id}");
                let found = self.ids.competencies.contains(id.as_str());
                self.refer(&path, id, found);
                self.range(&path, (1..=5).contains(level), "1–5");
            }
        }
    }
}
