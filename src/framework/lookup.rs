//! Finding things in a framework, and its single-language copies.

use super::model::*;
use super::post::{Post, Role};
use super::rule::{Effect, Rule};
use super::text::{Language, Text};
use crate::documents::{FrameworkRef, ReadError, read_text};

impl Framework {
    /// Reads a framework from the text of its file.
    ///
    /// # Errors
    /// What the reader did not understand.
    pub fn from_json(text: &str) -> Result<Framework, ReadError> {
        read_text(text)
    }

    /// Returns the reference that documents carry.
    pub fn reference(&self) -> FrameworkRef {
        FrameworkRef {
            id: self.id.clone(),
            version: self.version.clone(),
            content_hash: self.content_hash.clone(),
        }
    }

    /// Finds a competency.
    pub fn competency(&self, id: &str) -> Option<&Competency> {
        self.competencies.iter().find(|item| item.id == id)
    }

    /// Finds a content.
    pub fn content(&self, id: &str) -> Option<&Content> {
        self.contents.iter().find(|item| item.id == id)
    }

    /// Finds a modality.
    pub fn modality(&self, id: &str) -> Option<&Modality> {
        self.modalities.iter().find(|item| item.id == id)
    }

    /// Finds a post.
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|item| item.id == id)
    }

    /// Finds a rule.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|item| item.id == id)
    }

    /// Finds an axis.
    pub fn axis(&self, id: &str) -> Option<&Axis> {
        self.axes.iter().find(|item| item.id == id)
    }

    /// Returns the level that the posts together require of a competency: the highest of them.
    pub fn required_level(&self, posts: &[String], competency: &str) -> Option<u8> {
        posts
            .iter()
            .filter_map(|id| self.post(id)?.profile.get(competency).copied())
            .max()
    }

    /// Returns the competencies that the posts together require, in the order of the framework.
    pub fn profile_of(&self, posts: &[String]) -> Vec<(&Competency, u8)> {
        self.competencies
            .iter()
            .filter_map(|item| Some((item, self.required_level(posts, &item.id)?)))
            .collect()
    }

    /// Returns the roles that follow from the posts, strategic first.
    pub fn roles_of(&self, posts: &[String]) -> Vec<Role> {
        let held = |role| {
            let mut found = posts.iter().filter_map(|id| self.post(id));
            found.any(|post| post.roles.contains(&role))
        };
        [Role::Strategic, Role::Operative]
            .into_iter()
            .filter(|role| held(*role))
            .collect()
    }

    /// Returns a copy with the words of one language only, for a smaller first download. The
    /// identity and the content hash stay those of the whole.
    pub fn in_language(&self, language: Language) -> Framework {
        let mut copy = self.clone();
        copy.for_each_text(&mut |text| match language {
            Language::Spanish => text.en.clear(),
            Language::English => text.es.clear(),
        });
        copy
    }

    /// Returns a copy with only what the door Responder reads, for a smaller first download: the
    /// questions and what chooses a form of learning, without what only a plan needs. The identity
    /// and the content hash stay those of the whole.
    pub fn for_respondent(&self) -> Framework {
        let mut copy = self.clone();
        copy.sources.clear();
        copy.mandates.clear();
        copy.pack.norms.clear();
        copy.pack.calendar.clear();
        for content in &mut copy.contents {
            content.product = Text::default();
            content.indicator = Text::default();
        }
        for modality in &mut copy.modalities {
            modality.phases.clear();
            modality.requirements.clear();
            modality.limits.clear();
            modality.trainer.clear();
            modality.audience = Text::default();
        }
        for post in &mut copy.posts {
            post.functions.clear();
        }
        for rule in &mut copy.rules {
            for case in &mut rule.cases {
                let chooses = |effect: &Effect| {
                    matches!(effect, Effect::Favor { .. } | Effect::Exclude { .. })
                };
                case.then.retain(chooses);
            }
            rule.cases.retain(|case| !case.then.is_empty());
        }
        copy.rules.retain(|rule| !rule.cases.is_empty());
        copy
    }

    fn for_each_text(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        let pack = &mut self.pack;
        for text in [
            &mut pack.name,
            &mut pack.code_name,
            &mut pack.plan_name,
            &mut pack.approving_act,
        ] {
            visit(text);
        }
        pack.languages.iter_mut().for_each(|i| visit(&mut i.name));
        pack.regions.iter_mut().for_each(|i| visit(&mut i.name));
        pack.calendar.iter_mut().for_each(|i| visit(&mut i.name));
        for norm in &mut pack.norms {
            visit(&mut norm.name);
            visit(&mut norm.says);
        }
        self.sources.iter_mut().for_each(|i| visit(&mut i.title));
        for axis in &mut self.axes {
            visit(&mut axis.name);
            visit(&mut axis.summary);
        }
        for mandate in &mut self.mandates {
            visit(&mut mandate.name);
            let functions = mandate.functions.iter_mut();
            functions.for_each(|i| visit(&mut i.name));
        }
        for content in &mut self.contents {
            visit(&mut content.name);
            visit(&mut content.summary);
            visit(&mut content.product);
            visit(&mut content.indicator);
        }
        self.for_each_text_of_use(visit);
    }

    fn for_each_text_of_use(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        for modality in &mut self.modalities {
            visit(&mut modality.name);
            visit(&mut modality.purpose);
            visit(&mut modality.audience);
            for phase in &mut modality.phases {
                visit(&mut phase.name);
                visit(&mut phase.summary);
            }
            modality.requirements.iter_mut().for_each(&mut *visit);
            modality.limits.iter_mut().for_each(&mut *visit);
            modality.trainer.iter_mut().for_each(&mut *visit);
        }
        for competency in &mut self.competencies {
            visit(&mut competency.name);
            visit(&mut competency.definition);
            visit(&mut competency.evidence);
            competency.levels.iter_mut().for_each(&mut *visit);
        }
        for post in &mut self.posts {
            visit(&mut post.name);
            post.functions.iter_mut().for_each(&mut *visit);
        }
        for rule in &mut self.rules {
            visit(&mut rule.sentence);
            let effects = rule.cases.iter_mut().flat_map(|case| &mut case.then);
            for effect in effects {
                match effect {
                    Effect::Require { text }
                    | Effect::Measure { text }
                    | Effect::Propose { text } => visit(text),
                    Effect::Favor { .. }
                    | Effect::Exclude { .. }
                    | Effect::Accompany { .. }
                    | Effect::Urge { .. } => {}
                }
            }
        }
    }
}
