//! Documents of earlier versions of the framework: ids that changed are followed, the rest is set
//! aside where everybody sees it.

use std::collections::{BTreeMap, BTreeSet};

use super::activity::Activity;
use super::cycle::PastDiagnosis;
use super::model::{Dossier, ReceivedResponse};
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
            self.set_aside(listed, id);
        }
        present
    }

    fn set_aside(&mut self, listed: Listed, id: &str) {
        let ids = self.set_aside.entry(listed).or_default();
        ids.insert(id.to_string());
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

    /// Follows the keys of a map and leaves out those that lead nowhere. Where several lead to one, the
    /// one that is still called so stands, or else the first; the others are set aside unless they
    /// say the same.
    fn keys<T: Clone + PartialEq>(
        &mut self,
        listed: Listed,
        map: &BTreeMap<String, T>,
    ) -> BTreeMap<String, T> {
        let stays = |id: &String| self.mapping.present(listed, id).as_ref() == Some(id);
        let (same, changed): (Vec<_>, Vec<_>) = map.iter().partition(|(id, _)| stays(id));
        let mut found: BTreeMap<String, T> = BTreeMap::new();
        for (id, value) in same.into_iter().chain(changed) {
            let Some(present) = self.present(listed, id) else {
                continue;
            };
            match found.get(&present) {
                None => {
                    found.insert(present, value.clone());
                }
                Some(kept) if kept == value => {}
                Some(_) => self.set_aside(listed, id),
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

    /// Puts the response into the ids of the framework in use, from what was handed over; where the
    /// framework does not know that version any more, from the ids that it has now; where it knows
    /// neither, the response stays as it is.
    fn follow(&mut self, framework: &Framework) {
        let handed_over = self.original.as_ref().unwrap_or(&self.document);
        let Some((mapped, _)) = map_response(framework, handed_over) else {
            if let Some((mapped, _)) = map_response(framework, &self.document) {
                self.document = mapped;
            }
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
    dossier.staff = people(&mut follow, &dossier.staff);
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
    for plan in &mut dossier.past_plans {
        for activity in &mut plan.plan.activities {
            follow_activity(&mut follow, activity);
        }
    }
    for person in &mut dossier.people {
        person.posts = kept_once(&mut follow, Listed::Post, &person.posts);
    }
    for trainer in &mut dossier.trainers {
        trainer.contents = kept_once(&mut follow, Listed::Content, &trainer.contents);
    }
    for action in &mut dossier.register {
        action.contents = kept_once(&mut follow, Listed::Content, &action.contents);
        action.modality = follow.kept(Listed::Modality, &action.modality);
    }
    for diagnosis in &mut dossier.diagnoses {
        follow_diagnosis(&mut follow, diagnosis, framework);
    }
    for rejection in &mut dossier.plan.rejected {
        rejection.suggestion = suggestion(&mut follow, &rejection.suggestion);
    }
    for response in &mut dossier.responses {
        response.follow(framework);
    }
    Some(follow.set_aside)
}

/// Follows posts; people of posts that became one are added up.
fn people(follow: &mut Follower<'_>, map: &BTreeMap<String, u16>) -> BTreeMap<String, u16> {
    let mut found: BTreeMap<String, u16> = BTreeMap::new();
    for (id, people) in map {
        let count = found.entry(follow.kept(Listed::Post, id)).or_default();
        *count = count.saturating_add(*people);
    }
    found
}

/// Follows the content that opens the identity of a suggestion.
fn suggestion(follow: &mut Follower<'_>, id: &str) -> String {
    let content = id.split('+').next().unwrap_or_default();
    let rest = id.get(content.len()..).unwrap_or_default();
    format!("{}{rest}", follow.kept(Listed::Content, content))
}

/// Follows ids, each once.
fn kept_once(follow: &mut Follower<'_>, listed: Listed, ids: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for id in ids {
        let id = follow.kept(listed, id);
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn follow_activity(follow: &mut Follower<'_>, activity: &mut Activity) {
    if let Some(id) = &activity.suggestion {
        activity.suggestion = Some(suggestion(follow, id));
    }
    for merged in &mut activity.merged {
        *merged = suggestion(follow, merged);
    }
    activity.more_contents = kept_once(follow, Listed::Content, &activity.more_contents);
    if let Some(id) = &activity.content {
        activity.content = Some(follow.kept(Listed::Content, id));
    }
    if let Some(id) = &activity.modality {
        activity.modality = Some(follow.kept(Listed::Modality, id));
    }
    activity.companions = kept_once(follow, Listed::Modality, &activity.companions);
    activity.competencies = kept_once(follow, Listed::Competency, &activity.competencies);
    activity.participants = people(follow, &activity.participants);
}

/// Follows a diagnosis of before; figures of competencies that became one are kept for the first of them,
/// because sums of different questions mean nothing.
fn follow_diagnosis(
    follow: &mut Follower<'_>,
    diagnosis: &mut PastDiagnosis,
    framework: &Framework,
) {
    diagnosis.staff = people(follow, &diagnosis.staff);
    let mut figures = BTreeMap::new();
    for (id, found) in std::mem::take(&mut diagnosis.figures) {
        let id = follow.kept(Listed::Competency, &id);
        figures.entry(id).or_insert(found);
    }
    diagnosis.figures = figures;
    for response in &mut diagnosis.responses {
        response.follow(framework);
    }
}
