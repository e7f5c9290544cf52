//! What the sentences of domain.md (section 5, and section 2 for what an institution lacks) ask of
//! suggestions, worked out a second time over the dossier alone: no rule of the framework is read and
//! the engine is not called. Where sentences pull in two directions, both answers are right.

use std::collections::{BTreeMap, BTreeSet};

use yachay_municipal::dossier::Dossier;
use yachay_municipal::framework::{Content, Factor, Framework, Moment, Role};
use yachay_municipal::plan::{Suggestion, SuggestionKind, Suggestions};
use yachay_municipal::response::{Application, Response};

use crate::oracle_lacks::{Lacking, Lacks, lacking};

/// REM III describes the smallest municipalities; the product puts the line at 20 people.
const FEW_STAFF: u32 = 20;

/// One suggestion as the sentences see it.
#[derive(Debug)]
pub struct Situation<'a> {
    pub country: &'a str,
    pub moment: Moment,
    pub content: &'a Content,
    pub strategic: bool,
    /// At least half of those who need it were trained in it.
    pub known: bool,
    pub small: bool,
    pub other_language: bool,
    pub teacher: bool,
    pub lacking: BTreeSet<Lacking>,
}

/// A dossier and what the oracle found out about it.
pub struct Oracle<'a> {
    pub framework: &'a Framework,
    pub dossier: &'a Dossier,
    pub moment: Moment,
    /// Per content, what is lacking that it helps with, and whether some of it is lacking altogether.
    lacking: Lacks,
    /// Competencies of which figures may be shown, with somebody below what is asked.
    open: BTreeSet<String>,
    /// Competencies of groups too small to be shown.
    pub protected: BTreeSet<String>,
    /// What stops people, by competency.
    factors: BTreeMap<String, Factor>,
}

impl<'a> Oracle<'a> {
    pub fn new(framework: &'a Framework, dossier: &'a Dossier, moment: Moment) -> Oracle<'a> {
        let mut oracle = Oracle {
            framework,
            dossier,
            moment,
            lacking: lacking(framework, dossier),
            open: BTreeSet::new(),
            protected: BTreeSet::new(),
            factors: BTreeMap::new(),
        };
        for competency in &framework.competencies {
            let distances = oracle.distances(&competency.id);
            // Where few are asked, not even that nobody answered may show.
            let posts = |person: &Response| person.respondent.posts.clone();
            let asked = oracle
                .people()
                .into_iter()
                .filter(|person| oracle.required(&posts(person), &competency.id).is_some())
                .count();
            let few = 1..oracle.threshold();
            let unanswered = distances.is_empty() && few.contains(&asked);
            if few.contains(&distances.len()) || unanswered {
                oracle.protected.insert(competency.id.clone());
            } else if distances.iter().any(|distance| *distance > 0) {
                oracle.open.insert(competency.id.clone());
            }
            let factor = oracle.factor(&competency.id);
            oracle.factors.insert(competency.id.clone(), factor);
        }
        oracle
    }

    fn threshold(&self) -> usize {
        self.dossier.threshold.max(3)
    }

    fn people(&self) -> Vec<&'a Response> {
        let responses = self.dossier.responses.iter();
        responses.map(|item| &item.document.payload).collect()
    }

    /// The most that one of the posts asks.
    fn required(&self, posts: &[String], competency: &str) -> Option<u8> {
        let posts = self
            .framework
            .posts
            .iter()
            .filter(|post| posts.contains(&post.id));
        posts
            .filter_map(|post| post.profile.get(competency).copied())
            .max()
    }

    /// How far somebody is below what their posts ask; nothing where they gave no level.
    fn distance(&self, person: &Response, competency: &str) -> Option<u8> {
        let required = self.required(&person.respondent.posts, competency)?;
        let level = person.diagnosis.get(competency)?.level()?.get();
        Some(required.saturating_sub(level))
    }

    /// Distances of everybody who gave a level.
    fn distances(&self, competency: &str) -> Vec<u8> {
        let people = self.people().into_iter();
        people
            .filter_map(|person| self.distance(person, competency))
            .collect()
    }

    /// Contents that help with something lacking altogether.
    fn missing_altogether(&self) -> BTreeSet<String> {
        let lacking = self.lacking.iter();
        let missing = lacking.filter(|(_, (_, altogether))| *altogether);
        missing.map(|(content, _)| content.clone()).collect()
    }

    /// What stops most of those who are below: org-not-training asks for training only where it is
    /// knowing how. Fewer people than the threshold decide nothing.
    fn factor(&self, competency: &str) -> Factor {
        let people = self.people().into_iter();
        let below =
            people.filter(|person| self.distance(person, competency).is_some_and(|d| d > 0));
        let said: Vec<Option<Factor>> = below
            .map(|person| person.diagnosis.get(competency)?.factor)
            .collect();
        let count = |factor| said.iter().filter(|item| **item == Some(factor)).count();
        let (relations, functions) = (count(Factor::Relations), count(Factor::Functions));
        if said.len() < self.threshold() || relations + functions <= said.len() / 2 {
            Factor::Knowing
        } else if relations > functions {
            Factor::Relations
        } else {
            Factor::Functions
        }
    }

    /// Sees a suggestion as the sentences do: the people who need it are those below what their posts
    /// ask in one of its open needs. Fewer than the threshold are looked at through their posts only.
    pub fn situation(&self, item: &Suggestion) -> Situation<'a> {
        let content = self
            .framework
            .content(&item.content)
            .expect("a content of the framework");
        let below = |person: &&Response| {
            let mut needs = item
                .needs
                .iter()
                .filter(|need| self.open.contains(&need.competency));
            needs.any(|need| {
                self.distance(person, &need.competency)
                    .is_some_and(|d| d > 0)
            })
        };
        let everybody = self.people();
        let learners: Vec<&Response> = everybody.iter().copied().filter(below).collect();
        let enough = learners.len() >= self.threshold();
        let group = everybody.len() >= self.threshold();
        let roles: Vec<Vec<Role>> = if enough {
            learners
                .iter()
                .map(|person| self.roles(&person.respondent.posts))
                .collect()
        } else {
            let posts = item.participants.keys();
            posts
                .map(|post| self.roles(std::slice::from_ref(post)))
                .collect()
        };
        let half = |role| {
            let held = roles.iter().filter(|list| list.contains(&role)).count();
            held > 0 && held * 2 >= roles.len()
        };
        let trained = learners
            .iter()
            .filter(|p| p.survey.trained.contains_key(&content.id))
            .count();
        let asking: &[&Response] = match (enough, group) {
            (true, _) => &learners,
            (false, true) => &everybody,
            (false, false) => &[],
        };
        let first = self.framework.pack.languages[0].id.as_str();
        let staff: u32 = self
            .dossier
            .staff
            .values()
            .map(|people| u32::from(*people))
            .sum();
        Situation {
            country: &self.framework.pack.country,
            moment: self.moment,
            content,
            strategic: half(Role::Strategic),
            known: enough && trained * 2 >= learners.len(),
            small: staff > 0 && staff <= FEW_STAFF,
            other_language: asking
                .iter()
                .any(|p| p.survey.language.as_deref().is_some_and(|id| id != first)),
            teacher: group && everybody.iter().any(|person| offers(person, &content.id)),
            lacking: self
                .lacking
                .get(&content.id)
                .map(|found| found.0.clone())
                .unwrap_or_default(),
        }
    }

    fn roles(&self, posts: &[String]) -> Vec<Role> {
        let posts = self
            .framework
            .posts
            .iter()
            .filter(|post| posts.contains(&post.id));
        posts.flat_map(|post| post.roles.clone()).collect()
    }

    /// What is wrong with the list of suggestions as a whole.
    pub fn objections(&self, found: &Suggestions) -> Vec<String> {
        let mut wrong = Vec::new();
        let missing = self.missing_altogether();
        let mut answered: BTreeMap<&str, usize> = BTreeMap::new();
        for item in found.training.iter().chain(&found.measures) {
            for need in &item.needs {
                *answered.entry(&need.competency).or_default() += 1;
                self.object_to_need(item, &need.competency, need.figures.is_some(), &mut wrong);
            }
            if item.needs.is_empty() && !missing.contains(&item.content) {
                wrong.push(format!("{}: suggested for nothing", item.id));
            }
        }
        let asked = self.open.iter().chain(&self.protected);
        for competency in asked {
            if answered.remove(competency.as_str()) != Some(1) {
                wrong.push(format!("{competency} is not answered exactly once"));
            }
        }
        wrong.extend(
            answered
                .keys()
                .map(|id| format!("{id} is needed by nobody")),
        );
        let contents: BTreeSet<&str> = found
            .training
            .iter()
            .chain(&found.measures)
            .map(|item| item.content.as_str())
            .collect();
        for content in missing {
            if !contents.contains(content.as_str()) {
                wrong.push(format!("{content} would help with what is missing"));
            }
        }
        wrong
    }

    fn object_to_need(
        &self,
        item: &Suggestion,
        competency: &str,
        figures: bool,
        wrong: &mut Vec<String>,
    ) {
        let built = self.framework.competency(competency).expect("a competency");
        if built.contents.first() != Some(&item.content) {
            wrong.push(format!(
                "{}: does not build {competency} most directly",
                item.id
            ));
        }
        if figures && self.protected.contains(competency) {
            wrong.push(format!("{}: shows figures of few people", item.id));
        }
        let right = match self.factors[competency] {
            Factor::Knowing => matches!(item.kind, SuggestionKind::Training { .. }),
            factor => item.kind == SuggestionKind::Measure { factor },
        };
        if !right {
            wrong.push(format!(
                "{}: {competency} is stopped by {:?}",
                item.id, self.factors[competency]
            ));
        }
    }
}

/// multiply: people trained earlier are offered as trainers, unless they could not apply it.
fn offers(person: &Response, content: &str) -> bool {
    let survey = &person.survey;
    let failed = survey.trained.get(content) == Some(&Some(Application::NotApplied));
    survey.would_teach == Some(true) && survey.teaches.iter().any(|id| id == content) && !failed
}
