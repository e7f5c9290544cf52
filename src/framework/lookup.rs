//! Finding things in a framework.

use super::institution::{Instrument, Practice};
use super::mandate::MandateFunction;
use super::model::*;
use super::pack::{CountryPack, Named};
use super::post::{Post, Role};
use super::rule::Rule;
use crate::documents::{FrameworkRef, ReadError, checksum, read_text};

impl Framework {
    /// Reads a framework from the text of its file.
    ///
    /// # Errors
    /// What the reader did not understand.
    pub fn from_json(text: &str) -> Result<Framework, ReadError> {
        read_text(text)
    }

    /// Sets the content hash to that of the present content.
    pub fn seal(&mut self) {
        self.content_hash.clear();
        // Frameworks are plain data with string keys, so this conversion has no way to fail.
        let value = serde_json::to_value(&*self).unwrap_or_default();
        self.content_hash = checksum(&value);
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

    /// Finds a planning instrument.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|item| item.id == id)
    }

    /// Finds a good practice.
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices.iter().find(|item| item.id == id)
    }

    /// Returns the functions of all mandates, in order.
    pub fn mandate_functions(&self) -> impl Iterator<Item = &MandateFunction> {
        self.mandates.iter().flat_map(|item| &item.functions)
    }

    /// Returns the countries to choose from, the one in force first.
    pub fn packs(&self) -> impl Iterator<Item = &CountryPack> {
        std::iter::once(&self.pack).chain(&self.other_packs)
    }

    /// Finds a language that people may learn in, also one of another country.
    pub fn language(&self, id: &str) -> Option<&Named> {
        let mut all = self.packs().flat_map(|pack| &pack.languages);
        all.find(|item| item.id == id)
    }

    /// Returns the languages to choose from in the country in force, then those of `kept` that only
    /// another country has: what was chosen there stays in sight.
    pub fn languages_with(&self, kept: &[String]) -> Vec<&Named> {
        let here = &self.pack.languages;
        let elsewhere = kept
            .iter()
            .filter(|id| here.iter().all(|item| item.id != **id));
        let elsewhere = elsewhere.filter_map(|id| self.language(id));
        here.iter().chain(elsewhere).collect()
    }

    /// Returns the ids of the contents that build what the posts ask for.
    pub fn contents_of(&self, posts: &[String]) -> Vec<&str> {
        let profile = self.profile_of(posts);
        let all = profile.iter().flat_map(|(item, _)| &item.contents);
        all.map(String::as_str).collect()
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
}
