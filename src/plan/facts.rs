//! What the rules look at.

use crate::dossier::Dossier;
use crate::framework::{
    ActorKind, Content, ContentKind, Factor, Framework, LackKind, Moment, Role,
};
use crate::response::{Application, Response};

/// Staff up to which a municipality counts as one with few staff and several functions per person
/// (REM III describes them without a figure; the number is this product's own default).
pub const SMALL_STAFF: usize = 20;

/// The facts about one content and the people who need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Moment of the term.
    pub moment: Moment,
    /// Roles of at least half of those who need it.
    pub roles: Vec<Role>,
    /// The content.
    pub content: String,
    /// Its kind.
    pub kind: ContentKind,
    /// Its axis.
    pub axis: String,
    /// More than half of those who need it were never trained in it.
    pub first_time: bool,
    /// The municipality has few staff.
    pub small: bool,
    /// Somebody who needs it prefers a language other than the pack's first.
    pub other_language: bool,
    /// Somebody offers to teach it.
    pub local_teacher: bool,
    /// What stops most people; training is for [`Factor::Knowing`].
    pub factor: Factor,
    /// What the institution lacks that it helps with, each kind once.
    pub lacks: Vec<LackKind>,
    /// Kinds of actors in the posts that it is for; empty where that is not known.
    pub actors: Vec<ActorKind>,
}

/// Gathers the facts about a content. `shown` are the needs behind it whose figures may be shown; the
/// answers of the people who have them count only where these are at least as many as the
/// threshold. Otherwise the posts decide, and the content counts as new: no answer of a small group
/// shows in what is suggested.
pub fn facts_of(
    framework: &Framework,
    dossier: &Dossier,
    moment: Moment,
    content: &Content,
    shown: &[String],
    posts: &[String],
    factor: Factor,
) -> Facts {
    let threshold = dossier.threshold();
    let responses: Vec<&Response> = dossier.counted().map(|r| r.response()).collect();
    let in_need = |response: &&&Response| {
        let mut ids = shown.iter();
        ids.any(|id| gap_of(framework, response, id) > 0)
    };
    let people: Vec<&Response> = responses.iter().filter(in_need).copied().collect();
    let (roles, first_time) = if people.len() >= threshold {
        roles_and_novelty(framework, &people, &content.id)
    } else {
        let each = posts
            .iter()
            .map(|post| framework.roles_of(std::slice::from_ref(post)));
        (main_roles(&each.collect::<Vec<_>>()), true)
    };
    let first = framework.pack.languages.first().map(|item| &item.id);
    let other = |response: &&Response| {
        let wanted = response.survey.language.as_ref();
        wanted.is_some() && wanted != first
    };
    let group = responses.len() >= threshold;
    let asking = match people.len() {
        enough if enough >= threshold => people.as_slice(),
        _ if group => responses.as_slice(),
        _ => &[],
    };
    let staff: usize = dossier.staff.values().map(|n| usize::from(*n)).sum();
    Facts {
        roles,
        first_time,
        small: (1..=SMALL_STAFF).contains(&staff),
        other_language: asking.iter().any(other),
        local_teacher: group && responses.iter().any(|r| can_teach(r, &content.id)),
        lacks: lacks_of(framework, dossier, &content.id),
        actors: actors_of(framework, posts),
        ..about(content, moment, factor)
    }
}

/// Returns the facts about one person, for that person alone.
pub(super) fn own_facts(
    framework: &Framework,
    response: &Response,
    content: &Content,
    moment: Moment,
) -> Facts {
    let (roles, first_time) = roles_and_novelty(framework, &[response], &content.id);
    Facts {
        roles,
        first_time,
        actors: actors_of(framework, &response.respondent.posts),
        ..about(content, moment, Factor::Knowing)
    }
}

/// Returns what is known of a content without looking at anybody.
fn about(content: &Content, moment: Moment, factor: Factor) -> Facts {
    Facts {
        moment,
        roles: Vec::new(),
        content: content.id.clone(),
        kind: content.kind,
        axis: content.axis.clone(),
        first_time: true,
        small: false,
        other_language: false,
        local_teacher: false,
        factor,
        lacks: Vec::new(),
        actors: Vec::new(),
    }
}

/// Returns the kinds of actors who hold these posts.
fn actors_of(framework: &Framework, posts: &[String]) -> Vec<ActorKind> {
    let mut actors = Vec::new();
    for post in posts.iter().filter_map(|id| framework.post(id)) {
        if !actors.contains(&post.actor) {
            actors.push(post.actor);
        }
    }
    actors
}

/// Returns the kinds of things that the institution lacks and a content helps with.
fn lacks_of(framework: &Framework, dossier: &Dossier, content: &str) -> Vec<LackKind> {
    let mut lacks = dossier.institution.lacks(framework);
    let mut kinds: Vec<LackKind> = Vec::new();
    for lack in lacks.remove(content).unwrap_or_default() {
        if !kinds.contains(&lack.kind) {
            kinds.push(lack.kind);
        }
    }
    kinds
}

fn roles_and_novelty(
    framework: &Framework,
    people: &[&Response],
    content: &str,
) -> (Vec<Role>, bool) {
    let each: Vec<_> = people.iter().map(|r| roles_of(framework, r)).collect();
    let trained = people
        .iter()
        .filter(|r| r.survey.trained.contains_key(content));
    (main_roles(&each), trained.count() * 2 < people.len())
}

/// Returns the roles that at least half of these hold.
fn main_roles(each: &[Vec<Role>]) -> Vec<Role> {
    let held = |role: &Role| {
        let count = each.iter().filter(|roles| roles.contains(role)).count();
        count > 0 && count * 2 >= each.len()
    };
    [Role::Strategic, Role::Operative]
        .into_iter()
        .filter(held)
        .collect()
}

/// Returns how many levels a person is below what their posts require; 0 without an answer.
pub(super) fn gap_of(framework: &Framework, response: &Response, competency: &str) -> u8 {
    let required = framework.required_level(&response.respondent.posts, competency);
    let answer = response.diagnosis.get(competency);
    match (required, answer.and_then(|answer| answer.level())) {
        (Some(required), Some(level)) => required.saturating_sub(level.get()),
        _ => 0,
    }
}

/// Returns what stops most of those who have a gap; knowing how, unless at least as many as the
/// threshold have one and more than half of them say otherwise. Whoever says nothing counts for
/// knowing how, so one voice never decides for many and no single answer shows.
pub(super) fn main_factor(framework: &Framework, dossier: &Dossier, competency: &str) -> Factor {
    let count = |factor: Factor| {
        let people = dossier.counted().map(|item| item.response());
        people
            .filter(|response| gap_of(framework, response, competency) > 0)
            .filter_map(|response| response.diagnosis.get(competency)?.factor)
            .filter(|found| *found == factor)
            .count()
    };
    let responses = dossier.counted().map(|item| item.response());
    let with_gap = responses
        .filter(|r| gap_of(framework, r, competency) > 0)
        .count();
    let (relations, functions) = (count(Factor::Relations), count(Factor::Functions));
    if with_gap < dossier.threshold() || (relations + functions) * 2 <= with_gap {
        Factor::Knowing
    } else if functions >= relations {
        Factor::Functions
    } else {
        Factor::Relations
    }
}

fn roles_of(framework: &Framework, response: &Response) -> Vec<Role> {
    let corrected = response.respondent.roles.clone();
    corrected.unwrap_or_else(|| framework.roles_of(&response.respondent.posts))
}

/// Tells whether a person can teach a content: offers it, and where they were trained in it could
/// apply it.
fn can_teach(response: &Response, content: &str) -> bool {
    let survey = &response.survey;
    survey.would_teach == Some(true)
        && survey.teaches.iter().any(|id| id == content)
        && survey.trained.get(content) != Some(&Some(Application::NotApplied))
}
