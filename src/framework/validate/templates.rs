//! Templates of documents, matrices and the words that the documents need.

use std::collections::BTreeSet;

use super::{Check, Fault};
use crate::framework::labels::{came_later, label_keys};
use crate::framework::markup::markup_faults;
use crate::framework::pack::CountryPack;
use crate::framework::template::{DocumentTemplate, MatrixTemplate};

/// Letters that the name of a sheet may have.
const SHEET_NAME: usize = 31;

impl Check<'_> {
    /// A framework may go without templates; one that has some needs the words of the engine too.
    pub(super) fn templates(&mut self) {
        let framework = self.framework;
        let mut some = false;
        for pack in framework.packs() {
            some |= !(pack.templates.is_empty() && pack.matrices.is_empty());
            self.templates_of(pack);
        }
        let known: BTreeSet<String> = label_keys().collect();
        for (key, text) in &framework.labels {
            let path = format!("labels/{key}");
            self.text(&path, text);
            self.used(&path, known.contains(key));
        }
        for key in known.iter().filter(|key| some && !came_later(key)) {
            self.refer("labels", key, framework.labels.contains_key(key));
        }
    }

    fn templates_of(&mut self, pack: &CountryPack) {
        let path = format!("packs/{}", pack.country);
        let templates = format!("{path}/templates");
        self.unique(&templates, pack.templates.iter().map(|item| &item.id));
        for item in &pack.templates {
            self.template(&format!("{templates}/{}", item.id), item);
        }
        let matrices = format!("{path}/matrices");
        self.unique(&matrices, pack.matrices.iter().map(|item| &item.id));
        for item in &pack.matrices {
            self.matrix(&format!("{matrices}/{}", item.id), item);
        }
    }

    fn template(&mut self, path: &str, item: &DocumentTemplate) {
        self.text(&format!("{path}/title"), &item.title);
        self.text(&format!("{path}/body"), &item.body);
        self.source(path, &item.source);
        for (words, language) in [(&item.body.es, "es"), (&item.body.en, "en")] {
            for fault in markup_faults(words, item.scope) {
                let path = format!("{path}/{language}");
                self.faults.push(Fault::Template { path, fault });
            }
        }
    }

    fn matrix(&mut self, path: &str, item: &MatrixTemplate) {
        self.text(&format!("{path}/title"), &item.title);
        self.text(&format!("{path}/sheet"), &item.sheet);
        for name in [&item.sheet.es, &item.sheet.en] {
            let short = name.chars().count() <= SHEET_NAME;
            self.range(&format!("{path}/sheet"), short, "at most 31 letters");
        }
        self.source(path, &item.source);
        self.used(&format!("{path}/columns"), !item.columns.is_empty());
        for column in &item.columns {
            self.text(
                &format!("{path}/columns/{}", column.holds.name()),
                &column.head,
            );
        }
    }
}
