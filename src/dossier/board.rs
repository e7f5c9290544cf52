//! The gap board: what the responses say about each competency, as a whole and by unit.

use super::model::{Dossier, ReceivedResponse};
use super::protect::protect;
use crate::framework::Framework;
use crate::response::{Discrepancy, discrepancy, mean};

/// Competency × unit, with small groups protected.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Post ids that are somebody's main post, in the order of the framework: the columns.
    pub units: Vec<String>,
    /// One row per competency that somebody's posts require, in the order of the framework.
    pub rows: Vec<BoardRow>,
}

/// One competency.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    /// Competency id.
    pub competency: String,
    /// All units together.
    pub total: BoardCell,
    /// One cell per unit of the board.
    pub units: Vec<BoardCell>,
}

/// What may be shown of a group.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardCell {
    /// Nobody in the group gave a level, or nobody's posts ask for it.
    NoData,
    /// Somebody did, but the group is too small or would give a small one away.
    Protected,
    /// The group's figures.
    Shown(Figures),
}

impl BoardCell {
    /// Returns the figures where they may be shown.
    pub fn figures(&self) -> Option<&Figures> {
        match self {
            BoardCell::Shown(figures) => Some(figures),
            BoardCell::NoData | BoardCell::Protected => None,
        }
    }
}

/// Figures of a group of people for one competency.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// People who gave a level.
    pub people: usize,
    /// Mean level, 1–5.
    pub level: f64,
    /// Mean required level, 1–5.
    pub required: f64,
    /// Mean individual gap, 0–4.
    pub gap: f64,
    /// People with a gap.
    pub with_gap: usize,
    /// Importance against level, over those who gave both; absent when nobody did, or when fewer
    /// people than the threshold did.
    pub discrepancy: Option<Discrepancy>,
}

/// What one person contributes to one competency.
#[derive(Clone, Copy)]
struct Case {
    required: u8,
    level: u8,
    importance: Option<u8>,
}

/// Computes the board.
pub fn board(framework: &Framework, dossier: &Dossier) -> Board {
    let threshold = dossier.threshold();
    let units: Vec<String> = framework
        .posts
        .iter()
        .map(|post| post.id.clone())
        .filter(|id| {
            let mut mains = dossier.responses.iter().map(ReceivedResponse::main_post);
            mains.any(|main| main == Some(id.as_str()))
        })
        .collect();
    let asked = |competency: &str| {
        let mut people = dossier.responses.iter();
        people.any(|item| required(framework, item, competency).is_some())
    };
    let rows = framework
        .competencies
        .iter()
        .filter(|item| asked(&item.id))
        .map(|item| row(framework, dossier, &units, &item.id, threshold))
        .collect();
    Board { units, rows }
}

fn row(
    framework: &Framework,
    dossier: &Dossier,
    units: &[String],
    competency: &str,
    threshold: usize,
) -> BoardRow {
    let mut all = Vec::new();
    let mut by_unit: Vec<Vec<Case>> = vec![Vec::new(); units.len()];
    for item in &dossier.responses {
        let Some(case) = case(framework, item, competency) else {
            continue;
        };
        all.push(case);
        let main = item.main_post();
        let place = units.iter().position(|unit| Some(unit.as_str()) == main);
        if let Some(cases) = place.and_then(|place| by_unit.get_mut(place)) {
            cases.push(case);
        }
    }
    let mut people: Vec<usize> = by_unit.iter().map(Vec::len).collect();
    // Whoever belongs to no unit of the board is a hidden cell too: the total counts them.
    people.push(all.len() - people.iter().sum::<usize>());
    let shown = protect(&people, threshold);
    BoardRow {
        competency: competency.to_string(),
        total: cell(&all, all.len() >= threshold, threshold),
        units: by_unit
            .iter()
            .zip(shown)
            .map(|(cases, shown)| cell(cases, shown, threshold))
            .collect(),
    }
}

fn required(framework: &Framework, item: &ReceivedResponse, competency: &str) -> Option<u8> {
    framework.required_level(&item.response().respondent.posts, competency)
}

fn case(framework: &Framework, item: &ReceivedResponse, competency: &str) -> Option<Case> {
    let answer = item.response().diagnosis.get(competency)?;
    Some(Case {
        required: required(framework, item, competency)?,
        level: answer.level()?.get(),
        importance: answer.importance.map(u8::from),
    })
}

fn cell(cases: &[Case], shown: bool, threshold: usize) -> BoardCell {
    match figures(cases, threshold) {
        None => BoardCell::NoData,
        Some(_) if !shown => BoardCell::Protected,
        Some(figures) => BoardCell::Shown(figures),
    }
}

fn figures(cases: &[Case], threshold: usize) -> Option<Figures> {
    let gap = |case: &Case| case.required.saturating_sub(case.level);
    let pairs: Vec<_> = cases
        .iter()
        .map(|case| (case.importance, Some(case.level)))
        .collect();
    Some(Figures {
        people: cases.len(),
        level: mean(cases.iter().map(|case| case.level))?,
        required: mean(cases.iter().map(|case| case.required))?,
        gap: mean(cases.iter().map(gap))?,
        with_gap: cases.iter().filter(|case| gap(case) > 0).count(),
        discrepancy: discrepancy(&pairs).filter(|found| found.people >= threshold),
    })
}
