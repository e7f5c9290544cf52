//! What one person can expect, before any plan of the municipality exists.

use super::facts::{gap_of, own_facts};
use super::rules::{menu, outcome};
use crate::dossier::Reason;
use crate::framework::{Factor, Framework, Moment};
use crate::order::ordered;
use crate::response::Response;

/// A content that would help one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalSuggestion {
    /// Content id.
    pub content: String,
    /// Competency ids with a gap that it builds most directly.
    pub competencies: Vec<String>,
    /// Modality id.
    pub modality: String,
    /// Rules behind it.
    pub reasons: Vec<Reason>,
}

/// Returns the contents that would help, the largest gap times importance first. The moment of the
/// term is unknown here, so only forms that fit every moment come up: those of its start. Gaps that
/// the person explains by relations or functions are left out: training does not close them.
pub fn personal_suggestions(framework: &Framework, response: &Response) -> Vec<PersonalSuggestion> {
    let mut groups: Vec<(&str, u32, Vec<String>)> = Vec::new();
    for competency in &framework.competencies {
        let gap = gap_of(framework, response, &competency.id);
        let answer = response.diagnosis.get(&competency.id);
        let factor = answer.and_then(|answer| answer.factor);
        let Some(content) = competency.contents.first() else {
            continue;
        };
        if gap == 0 || factor.is_some_and(|factor| factor != Factor::Knowing) {
            continue;
        }
        let importance = answer.and_then(|answer| answer.importance);
        let weight = u32::from(gap) * importance.map_or(3, |level| u32::from(level.get()));
        match groups.iter_mut().find(|(id, ..)| *id == content.as_str()) {
            Some((_, total, ids)) => {
                *total += weight;
                ids.push(competency.id.clone());
            }
            None => groups.push((content, weight, vec![competency.id.clone()])),
        }
    }
    ordered(groups, |a, b| b.1.cmp(&a.1))
        .into_iter()
        .filter_map(|(id, _, competencies)| {
            let content = framework.content(id)?;
            let facts = own_facts(framework, response, content, Moment::Start);
            let menu = menu(framework, &facts);
            let modality = menu
                .into_iter()
                .find(|item| item.points.is_some())?
                .modality;
            let mut reasons = outcome(framework, &facts, Some(&modality)).reasons;
            // What speaks for the form, not what every activity of a plan must have besides.
            reasons.retain(|reason| {
                let about_the_moment =
                    |fact: &_| matches!(fact, crate::dossier::Fact::Moment { .. });
                !reason.facts.is_empty() && !reason.facts.iter().any(about_the_moment)
            });
            Some(PersonalSuggestion {
                content: id.to_string(),
                competencies,
                modality,
                reasons,
            })
        })
        .collect()
}
