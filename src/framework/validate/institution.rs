//! What the institutional diagnosis asks about, and what people consult.

use std::collections::BTreeSet;

use super::{Check, Fault};

impl Check<'_> {
    pub(super) fn institution(&mut self) {
        let all = self.framework;
        self.unique("systems", all.systems.iter().map(|i| &i.id));
        let checks = all.systems.iter().flat_map(|i| &i.checks);
        self.unique("systems/checks", checks.map(|i| &i.id));
        for system in &all.systems {
            let path = format!("systems/{}", system.id);
            self.text(&format!("{path}/name"), &system.name);
            self.text(&format!("{path}/summary"), &system.summary);
            self.named(&path, &system.checks);
            self.used(&path, !system.checks.is_empty());
            self.contents(&path, &system.contents);
            self.source(&path, &system.source);
        }
        self.instruments();
        self.principles();
        self.practices();
    }

    fn instruments(&mut self) {
        let all = self.framework;
        self.unique("instruments", all.instruments.iter().map(|i| &i.id));
        let parts = all.instruments.iter();
        let parts = parts.flat_map(|i| i.minimum.iter().chain(&i.participants));
        self.unique("instruments/parts", parts.map(|i| &i.id));
        for item in &all.instruments {
            let path = format!("instruments/{}", item.id);
            self.text(&format!("{path}/name"), &item.name);
            self.text(&format!("{path}/purpose"), &item.purpose);
            self.named(&format!("{path}/minimum"), &item.minimum);
            self.named(&format!("{path}/participants"), &item.participants);
            self.used(&format!("{path}/minimum"), !item.minimum.is_empty());
            self.contents(&path, &item.contents);
            self.source(&path, &item.source);
            for id in &item.guides {
                let found = self.ids.instruments.contains(id.as_str());
                self.refer(&format!("{path}/guides"), id, found);
            }
            if self.leads_back(&item.id) {
                self.faults.push(Fault::Circle { path });
            }
        }
    }

    /// Tells whether an instrument guides itself by way of others.
    fn leads_back(&self, start: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&str> = vec![start];
        while let Some(id) = next.pop() {
            let guides = self.framework.instrument(id).map(|item| &item.guides);
            for guided in guides.into_iter().flatten() {
                if guided == start {
                    return true;
                }
                if seen.insert(guided.as_str()) {
                    next.push(guided);
                }
            }
        }
        false
    }

    fn principles(&mut self) {
        let all = self.framework;
        self.unique("dimensions", all.dimensions.iter().map(|i| &i.id));
        self.unique("principles", all.principles.iter().map(|i| &i.id));
        for dimension in &all.dimensions {
            let path = format!("dimensions/{}", dimension.id);
            self.text(&format!("{path}/name"), &dimension.name);
            self.text(&format!("{path}/summary"), &dimension.summary);
        }
        for principle in &all.principles {
            let path = format!("principles/{}", principle.id);
            self.text(&format!("{path}/name"), &principle.name);
            self.text(&format!("{path}/sentence"), &principle.sentence);
            self.contents(&path, &principle.contents);
            self.source(&path, &principle.source);
            self.used(&path, !principle.dimensions.is_empty());
            for id in &principle.dimensions {
                let found = all.dimensions.iter().any(|item| item.id == *id);
                self.refer(&path, id, found);
            }
        }
    }

    fn practices(&mut self) {
        let all = self.framework;
        self.unique("practice_axes", all.practice_axes.iter().map(|i| &i.id));
        self.unique("practices", all.practices.iter().map(|i| &i.id));
        for axis in &all.practice_axes {
            let path = format!("practice_axes/{}", axis.id);
            self.text(&format!("{path}/name"), &axis.name);
            self.text(&format!("{path}/summary"), &axis.summary);
            self.source(&path, &axis.source);
        }
        for practice in &all.practices {
            let path = format!("practices/{}", practice.id);
            self.text(&format!("{path}/name"), &practice.name);
            self.text(&format!("{path}/recommendation"), &practice.recommendation);
            let seen_in = practice.seen_in.iter();
            seen_in.for_each(|text| self.text(&format!("{path}/seen_in"), text));
            self.contents(&path, &practice.contents);
            self.source(&path, &practice.source);
            let found = all.practice_axes.iter().any(|i| i.id == practice.axis);
            self.refer(&path, &practice.axis, found);
        }
    }

    pub(super) fn consulted(&mut self) {
        let all = self.framework;
        self.unique("services", all.services.iter().map(|i| &i.id));
        self.unique("questions", all.questions.iter().map(|i| &i.id));
        self.unique("notes", all.notes.iter().map(|i| &i.id));
        for service in &all.services {
            let path = format!("services/{}", service.id);
            self.text(&format!("{path}/name"), &service.name);
            self.text(&format!("{path}/product"), &service.product);
            self.text(&format!("{path}/objective"), &service.terms.objective);
            self.text(&format!("{path}/trainer"), &service.terms.trainer);
            self.texts(&format!("{path}/activities"), &service.terms.activities);
            self.texts(&format!("{path}/results"), &service.terms.results);
            self.texts(&format!("{path}/requirements"), &service.terms.requirements);
            self.used(
                &format!("{path}/results"),
                !service.terms.results.is_empty(),
            );
            self.contents(&path, &service.contents);
            self.source(&path, &service.source);
        }
        for question in &all.questions {
            let path = format!("questions/{}", question.id);
            self.text(&path, &question.text);
            self.source(&path, &question.source);
        }
        for note in &all.notes {
            let path = format!("notes/{}", note.id);
            self.text(&format!("{path}/name"), &note.name);
            self.text(&format!("{path}/summary"), &note.summary);
            self.texts(&format!("{path}/points"), &note.points);
            self.used(&format!("{path}/points"), !note.points.is_empty());
            self.contents(&path, &note.contents);
            self.source(&path, &note.source);
        }
    }
}
