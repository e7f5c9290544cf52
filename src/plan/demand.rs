//! What people asked for, beside what they need.

use std::collections::BTreeMap;

use super::priority::Need;
use crate::dossier::Dossier;
use crate::framework::Framework;
use crate::order::ordered;

/// A content in one of the two lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Content id.
    pub content: String,
    /// Place by need, from 1; absent without a need whose figures may be shown.
    pub needed: Option<usize>,
    /// Place by request, from 1; absent when fewer people than the threshold asked for it.
    pub asked: Option<usize>,
    /// People who asked for it, where they are enough to be shown.
    pub people: Option<usize>,
    /// Highest priority among the needs that it builds most directly.
    pub priority: Option<f64>,
}

impl Ranked {
    /// Tells whether the two lists disagree: one has it among its first five, the other not.
    pub fn disagrees(&self) -> bool {
        let high = |place: Option<usize>| place.is_some_and(|place| place <= 5);
        high(self.needed) != high(self.asked)
    }
}

/// Both lists.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedFor {
    /// Contents in at least one of the lists: by need, then by request.
    pub contents: Vec<Ranked>,
    /// Contents that somebody asked for but too few to be shown.
    pub protected: usize,
}

/// Ranks contents by need and by request. By request, the one more people asked for comes first;
/// among equal ones the one placed higher in their lists, then the framework's order.
pub fn asked_for(framework: &Framework, dossier: &Dossier, needs: &[Need]) -> AskedFor {
    let mut requests: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in dossier.counted() {
        let wanted = &item.response().survey.wanted;
        for (place, content) in wanted.iter().enumerate() {
            // One person asks for a content once, whatever the file says.
            if wanted.iter().position(|earlier| earlier == content) != Some(place) {
                continue;
            }
            let entry = requests.entry(content.as_str()).or_default();
            entry.0 += 1;
            entry.1 += place;
        }
    }
    let total = requests.len();
    requests.retain(|_, (people, _)| *people >= dossier.threshold());
    // With fewer people than the threshold even their number would speak of somebody.
    let enough = dossier.counted().count() >= dossier.threshold();
    let protected = if enough { total - requests.len() } else { 0 };
    let by_request: Vec<(&str, usize, usize)> = framework
        .contents
        .iter()
        .filter_map(|item| {
            let (people, places) = requests.get(item.id.as_str())?;
            Some((item.id.as_str(), *people, *places))
        })
        .collect();
    let by_request = ordered(by_request, |a, b| {
        b.1.cmp(&a.1).then((a.2 * b.1).cmp(&(b.2 * a.1)))
    });
    let by_need = by_need(framework, needs);
    let mut contents: Vec<Ranked> = by_need
        .iter()
        .enumerate()
        .map(|(place, (content, priority))| {
            let asked = by_request.iter().position(|(id, ..)| id == content);
            Ranked {
                content: (*content).to_string(),
                needed: Some(place + 1),
                asked: asked.map(|place| place + 1),
                people: asked.and_then(|place| by_request.get(place)).map(|r| r.1),
                priority: Some(*priority),
            }
        })
        .collect();
    for (place, (content, people, _)) in by_request.iter().enumerate() {
        if !by_need.iter().any(|(id, _)| id == content) {
            contents.push(Ranked {
                content: (*content).to_string(),
                needed: None,
                asked: Some(place + 1),
                people: Some(*people),
                priority: None,
            });
        }
    }
    AskedFor {
        contents,
        protected,
    }
}

fn by_need<'a>(framework: &'a Framework, needs: &[Need]) -> Vec<(&'a str, f64)> {
    let mut found: Vec<(&str, f64)> = Vec::new();
    for need in needs {
        let content = framework
            .competency(&need.competency)
            .and_then(|competency| competency.contents.first());
        let (Some(content), Some((priority, _))) = (content, need.ranking) else {
            continue;
        };
        // Needs come with the most pressing first, so the first one of a content is its highest.
        if !found.iter().any(|(id, _)| *id == content.as_str()) {
            found.push((content.as_str(), priority));
        }
    }
    found
}
