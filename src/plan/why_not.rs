//! Why a content is not suggested.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::priority::needs;
use super::suggest::Suggestions;
use crate::dossier::{BoardCell, Dossier, board};
use crate::framework::{Framework, Moment};

/// Why a content is not suggested, from what the board shows to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// What it builds is needed, but another content builds that more directly.
    Instead {
        /// Ids of those contents.
        contents: Vec<String>,
    },
    /// Everybody reaches the level that their post requires in what it builds.
    Reached,
    /// Nobody answered about what it builds.
    NoAnswers,
    /// No post of the municipality asks for what it builds.
    NoPost,
}

/// Returns every content that is not suggested, in the order of the framework, and why.
pub fn why_not(
    framework: &Framework,
    dossier: &Dossier,
    suggested: &Suggestions,
    moment: Moment,
    today: NaiveDate,
) -> Vec<(String, WhyNot)> {
    let every = suggested.training.iter().chain(&suggested.measures);
    let suggested: BTreeSet<&String> = every.map(|item| &item.content).collect();
    let needed: BTreeSet<String> = needs(framework, dossier, moment, today)
        .into_iter()
        .map(|need| need.competency)
        .collect();
    let rows = board(framework, dossier).rows;
    let contents = framework.contents.iter();
    contents
        .filter(|content| !suggested.contains(&content.id))
        .map(|content| {
            let built = framework.competencies.iter();
            let built = built.filter(|item| item.contents.contains(&content.id));
            let mut instead: Vec<String> = Vec::new();
            let (mut shown, mut asked) = (false, false);
            for competency in built {
                let first = competency.contents.first();
                if let Some(first) = first.filter(|_| needed.contains(&competency.id))
                    && !instead.contains(first)
                {
                    instead.push(first.clone());
                }
                let row = rows.iter().find(|row| row.competency == competency.id);
                asked |= row.is_some() || held(framework, dossier, &competency.id);
                shown |= row.is_some_and(|row| matches!(row.total, BoardCell::Shown(_)));
            }
            let why = match (instead.is_empty(), shown, asked) {
                (false, _, _) => WhyNot::Instead { contents: instead },
                (true, true, _) => WhyNot::Reached,
                (true, false, true) => WhyNot::NoAnswers,
                (true, false, false) => WhyNot::NoPost,
            };
            (content.id.clone(), why)
        })
        .collect()
}

/// Tells whether a post that the municipality has people in asks for a competency.
fn held(framework: &Framework, dossier: &Dossier, competency: &str) -> bool {
    let mut staff = dossier.staff.iter().filter(|(_, people)| **people > 0);
    staff.any(|(post, _)| {
        let post = std::slice::from_ref(post);
        framework.required_level(post, competency).is_some()
    })
}
