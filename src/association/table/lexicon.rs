//! Ids of a version of the framework, put into places of the present one.

use std::collections::HashMap;

use crate::documents::FrameworkRef;
use crate::framework::{Framework, Listed, Mapping};

/// Where an id leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::association) struct Present {
    /// Place in the present list.
    pub(super) place: usize,
    /// Whether it is still called so. Where several ids lead to one place, this one stands.
    pub(super) stays: bool,
}

/// The ids of one list.
type Ids = HashMap<String, Present>;

/// The ids of one version.
#[derive(Clone, Debug, Default)]
pub(in crate::association) struct Lexicon {
    competencies: Ids,
    contents: Ids,
    modalities: Ids,
    posts: Ids,
}

impl Lexicon {
    /// Returns the ids of a version; nothing where the framework does not know it.
    pub(in crate::association) fn of(
        framework: &Framework,
        id: &str,
        version: &str,
    ) -> Option<Lexicon> {
        let mapping = framework.mapping_from(&FrameworkRef {
            id: id.to_string(),
            version: version.to_string(),
            content_hash: String::new(),
        })?;
        let ids = |listed| ids(framework, &mapping, listed);
        Some(Lexicon {
            competencies: ids(Listed::Competency),
            contents: ids(Listed::Content),
            modalities: ids(Listed::Modality),
            posts: ids(Listed::Post),
        })
    }

    /// Returns where an id leads; nothing where the present framework has no such item.
    #[inline]
    pub(in crate::association) fn present(&self, listed: Listed, id: &str) -> Option<Present> {
        let ids = match listed {
            Listed::Competency => &self.competencies,
            Listed::Content => &self.contents,
            Listed::Modality => &self.modalities,
            Listed::Post => &self.posts,
        };
        ids.get(id).copied()
    }

    /// Returns the places of ids, each once, in their order; those that lead nowhere are left out.
    pub(in crate::association) fn places(&self, listed: Listed, ids: &[&str]) -> Vec<usize> {
        let mut found = Vec::new();
        for id in ids {
            match self.present(listed, id) {
                Some(present) if !found.contains(&present.place) => found.push(present.place),
                _ => {}
            }
        }
        found
    }
}

/// Returns the ids of a list in the order of the framework.
pub(super) fn listed_ids(framework: &Framework, listed: Listed) -> Vec<String> {
    match listed {
        Listed::Competency => own(framework.competencies.iter().map(|item| &item.id)),
        Listed::Content => own(framework.contents.iter().map(|item| &item.id)),
        Listed::Modality => own(framework.modalities.iter().map(|item| &item.id)),
        Listed::Post => own(framework.posts.iter().map(|item| &item.id)),
    }
}

fn own<'a>(ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    ids.cloned().collect()
}

fn ids(framework: &Framework, mapping: &Mapping<'_>, listed: Listed) -> Ids {
    let present = listed_ids(framework, listed);
    let place = |id: &str| present.iter().position(|item| item == id);
    let earlier = framework
        .history
        .iter()
        .flat_map(|item| item.renamed.of(listed).keys());
    let known = present.iter().chain(earlier);
    let led = known.filter_map(|id| {
        let now = mapping.present(listed, id)?;
        let found = Present {
            place: place(&now)?,
            stays: now == *id,
        };
        Some((id.clone(), found))
    });
    led.collect()
}
