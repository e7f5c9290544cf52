//! Documents of earlier versions of the framework: ids that changed are followed, the rest is set
//! aside where everybody sees it.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Activity, Dossier, ReceivedResponse};
use crate::documents::{Envelope, FrameworkRef};
use crate::framework::{Framework, Listed, Mapping};
use crate::response::Response;

/// Ids that have no place in the framework in use, by list.
pub type SetAside = BTreeMap<Listed, BTreeSet<String>>;

/// Follows ids and notes those that lead nowhere.
struct Follower<'a> {
    mapping: Mapping<'a>,
    set_aside: SetAside,
}

impl Follower<'_> {
    fn present(&mut self, listed: Listed, id: &str) -> Option<String> {
        let present = self.mapping.present(listed, id);
        if present.is_none() {
            let ids = self.set_aside.entry(listed).or_default();
            ids.insert(id.to_string());
        }
        present
    }

    /// Follows ids and leaves out those that lead nowhere.
    fn list(&mut self, listed: Listed, ids: &[String]) -> Vec<String> {
        let mut found = Vec::new();
        for id in ids {
            match self.present(listed, id) {
                Some(id) if !found.contains(&id) => found.push(id),
                _ => {}
            }
        }
        found
    }

    /// Follows the keys of a map and leaves out those that lead nowhere.
    fn keys<T: Clone>(
        &mut self,
        listed: Listed,
        map: &BTreeMap<String, T>,
    ) -> BTreeMap<String, T> {
        let mut found = BTreeMap::new();
        for (id, value) in map {
            if let Some(id) = self.present(listed, id) {
                found.entry(id).or_insert_with(|| value.clone());
            }
        }
        found
    }

    /// Follows an id and keeps it where it leads nowhere.
    fn kept(&mut self, listed: Listed, id: &str) -> String {
        self.present(listed, id).unwrap_or_else(|| id.to_string())
    }
}

/// Returns a response in the ids of the framework in use, and what has no place in it; nothing when
/// the framework does not know the version that it was answered with.
pub fn map_response(
    framework: &Framework,
    document: &Envelope<Response>,
) -> Option<(Envelope<Response>, SetAside)> {
    let mapping = framework.mapping_from(&document.framework)?;
    let set_aside = SetAside::new();
    let mut follow = Follower { mapping, set_aside };
    let mut mapped = document.clone();
    mapped.framework = framework.reference();
    let answers = &mut mapped.payload;
    answers.respondent.posts = follow.list(Listed::Post, &answers.respondent.posts);
    answers.diagnosis = follow.keys(Listed::Competency, &answers.diagnosis);
    let survey = &mut answers.survey;
    survey.wanted = follow.list(Listed::Content, &survey.wanted);
    survey.teaches = follow.list(Listed::Content, &survey.teaches);
    survey.trained = follow.keys(Listed::Content, &survey.trained);
    survey.modality = survey
        .modality
        .as_ref()
        .and_then(|id| follow.present(Listed::Modality, id));
    Some((mapped, follow.set_aside))
}

impl ReceivedResponse {
    /// Returns what of the response, as it was handed over, has no place in the framework in use.
    pub fn set_aside(&self, framework: &Framework) -> SetAside {
        let handed_over = self.original.as_ref().unwrap_or(&self.document);
        let mapped = map_response(framework, handed_over);
        mapped.map(|(_, set_aside)| set_aside).unwrap_or_default()
    }

    /// Puts the response into the ids of the framework in use, from what was handed over; one of a
    /// version that the framework does not know stays as it is.
    fn follow(&mut self, framework: &Framework) {
        let handed_over = self.original.as_ref().unwrap_or(&self.document);
        let Some((mapped, _)) = map_response(framework, handed_over) else {
            return;
        };
        let handed_over = handed_over.clone();
        let same = mapped.payload == handed_over.payload;
        self.original = (!same).then_some(handed_over);
        self.document = mapped;
    }
}

/// Puts a dossier of an earlier version into the ids of the framework in use. What has no place in it
/// stays in the file and is returned; nothing is returned, and nothing changes, when the framework
/// does not know that version.
pub fn follow_framework(
    dossier: &mut Dossier,
    made_with: &FrameworkRef,
    framework: &Framework,
) -> Option<SetAside> {
    let mapping = framework.mapping_from(made_with)?;
    let set_aside = SetAside::new();
    let mut follow = Follower { mapping, set_aside };
    let renamed = |follow: &mut Follower<'_>, listed, ids: &BTreeSet<String>| {
        let ids = ids.iter().map(|id| follow.kept(listed, id));
        ids.collect::<BTreeSet<_>>()
    };
    dossier.staff = kept_keys(&mut follow, Listed::Post, &dossier.staff);
    dossier.tied = renamed(&mut follow, Listed::Competency, &dossier.tied);
    for finding in dossier.institution.instruments.values_mut() {
        for objective in &mut finding.objectives {
            let ids = &objective.competencies;
            objective.competencies = renamed(&mut follow, Listed::Competency, ids);
        }
    }
    for activity in &mut dossier.plan.activities {
        follow_activity(&mut follow, activity);
    }
    for response in &mut dossier.responses {
        response.follow(framework);
    }
    Some(follow.set_aside)
}

fn kept_keys<T: Clone>(
    follow: &mut Follower<'_>,
    listed: Listed,
    map: &BTreeMap<String, T>,
) -> BTreeMap<String, T> {
    let pairs = map.iter();
    pairs
        .map(|(id, value)| (follow.kept(listed, id), value.clone()))
        .collect()
}

fn follow_activity(follow: &mut Follower<'_>, activity: &mut Activity) {
    if let Some(id) = &activity.content {
        activity.content = Some(follow.kept(Listed::Content, id));
    }
    if let Some(id) = &activity.modality {
        activity.modality = Some(follow.kept(Listed::Modality, id));
    }
    for id in &mut activity.companions {
        *id = follow.kept(Listed::Modality, id);
    }
    for id in &mut activity.competencies {
        *id = follow.kept(Listed::Competency, id);
    }
    activity.participants = kept_keys(follow, Listed::Post, &activity.participants);
}
