//! Earlier versions of a framework, and how what was answered with them is understood in this one.
//!
//! Ids keep their meaning for ever, so an id that is still there needs no word. One that is not must
//! be named in `renamed`; otherwise what was answered to it is set aside, never guessed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::Framework;
use crate::documents::{FrameworkRef, fields};

/// An earlier version whose answers this one understands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ancestor {
    /// Identity of the earlier framework.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Ids that changed since.
    #[serde(default)]
    pub renamed: Renamed,
}

fields!(strict Ancestor { id, version; renamed });

/// Ids that changed: the earlier one, then the present one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Renamed {
    /// Competencies.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub competencies: BTreeMap<String, String>,
    /// Contents.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub contents: BTreeMap<String, String>,
    /// Modalities.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub modalities: BTreeMap<String, String>,
    /// Posts.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub posts: BTreeMap<String, String>,
}

fields!(strict Renamed { ; competencies, contents, modalities, posts });

/// A list of the framework that answers and plans refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// Competencies.
    Competency,
    /// Contents.
    Content,
    /// Modalities.
    Modality,
    /// Posts.
    Post,
}

impl Listed {
    /// Every list, in the order of the framework.
    pub const ALL: [Listed; 4] = [
        Listed::Competency,
        Listed::Content,
        Listed::Modality,
        Listed::Post,
    ];
}

impl Renamed {
    /// Returns the changes of one list.
    pub fn of(&self, listed: Listed) -> &BTreeMap<String, String> {
        match listed {
            Listed::Competency => &self.competencies,
            Listed::Content => &self.contents,
            Listed::Modality => &self.modalities,
            Listed::Post => &self.posts,
        }
    }
}

/// How a document of another version is understood.
#[derive(Clone, Copy, Debug)]
pub struct Mapping<'a> {
    framework: &'a Framework,
    renamed: Option<&'a Renamed>,
}

impl Mapping<'_> {
    /// Returns the present id of an earlier one; nothing when this framework has no such item.
    pub fn present(&self, listed: Listed, id: &str) -> Option<String> {
        let renamed = self.renamed.and_then(|renamed| renamed.of(listed).get(id));
        let present = renamed.map_or(id, String::as_str);
        self.framework
            .has(listed, present)
            .then(|| present.to_string())
    }
}

impl Framework {
    /// Tells whether a list has an item.
    pub fn has(&self, listed: Listed, id: &str) -> bool {
        match listed {
            Listed::Competency => self.competency(id).is_some(),
            Listed::Content => self.content(id).is_some(),
            Listed::Modality => self.modality(id).is_some(),
            Listed::Post => self.post(id).is_some(),
        }
    }

    /// Tells whether a document was made with this version. The version decides, not the hash:
    /// within a version ids keep their meaning, and nothing must be refused because a word was
    /// corrected afterwards.
    pub fn is_of(&self, found: &FrameworkRef) -> bool {
        (&self.id, &self.version) == (&found.id, &found.version)
    }

    /// Returns how documents of a version are understood; nothing when this framework does not
    /// know it.
    pub fn mapping_from(&self, found: &FrameworkRef) -> Option<Mapping<'_>> {
        let renamed = if self.is_of(found) {
            None
        } else {
            let mut history = self.history.iter();
            let known = |item: &&Ancestor| item.id == found.id && item.version == found.version;
            Some(&history.find(known)?.renamed)
        };
        Some(Mapping {
            framework: self,
            renamed,
        })
    }
}
