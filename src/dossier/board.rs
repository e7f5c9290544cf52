//! The gap board: what the responses say about each competency, as a whole and by unit.

use super::model::{Dossier, ReceivedResponse};
use super::protect::{protect, protect_part};
use crate::framework::Framework;
use crate::response::{discrepancy, mean};

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
    /// Nobody in a group that is large enough gave a level, or nobody's posts ask for it.
    NoData,
    /// The group is too small, or would give a small one away.
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
    /// Importance against level, over those who gave both; absent when nobody did, or when it would
    /// give a small group away.
    pub discrepancy: Option<Stated>,
}

/// Importance against level of a group, see [`crate::response::Discrepancy`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// People who gave both.
    pub people: usize,
    /// Mean importance, 1–5.
    pub importance: f64,
    /// Borich mean weighted discrepancy; absent when the mean level that it holds, beside that of
    /// everybody, would give those away who did not say how important it is.
    pub borich: Option<f64>,
    /// Ranked discrepancy in percent.
    pub ranked: f64,
    /// People whose level is below the importance they give.
    pub below: usize,
}

/// What one person contributes to one competency.
#[derive(Clone, Copy)]
struct Case {
    required: u8,
    level: u8,
    importance: Option<u8>,
}

/// Which figures of a cell may be shown.
#[derive(Clone, Copy)]
struct Showing {
    all: bool,
    stated: bool,
    borich: bool,
}

/// Computes the board.
pub fn board(framework: &Framework, dossier: &Dossier) -> Board {
    let threshold = dossier.threshold();
    let units: Vec<String> = framework
        .posts
        .iter()
        .map(|post| post.id.clone())
        .filter(|id| {
            let mut mains = dossier.counted().map(ReceivedResponse::main_post);
            mains.any(|main| main == Some(id.as_str()))
        })
        .collect();
    let asked = |competency: &str| {
        let mut people = dossier.counted();
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
    for item in dossier.counted() {
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
    let (total, cells) = showing(&all, &by_unit, threshold);
    // Of few people who are asked, that nobody gave a level would say it of each of them.
    let few = |unit: Option<&String>| {
        let asked = dossier.counted().filter(|item| {
            let member = unit.is_none_or(|unit| item.main_post() == Some(unit));
            member && required(framework, item, competency).is_some()
        });
        (1..threshold).contains(&asked.count())
    };
    let veiled = |found: BoardCell, unit: Option<&String>| match found {
        BoardCell::NoData if few(unit) => BoardCell::Protected,
        found => found,
    };
    BoardRow {
        competency: competency.to_string(),
        total: veiled(cell(&all, total), None),
        units: by_unit
            .iter()
            .zip(cells)
            .zip(units)
            .map(|((cases, showing), unit)| veiled(cell(cases, showing), Some(unit)))
            .collect(),
    }
}

/// Decides what may be shown of a whole row and of its cells.
fn showing(all: &[Case], by_unit: &[Vec<Case>], threshold: usize) -> (Showing, Vec<Showing>) {
    let count = |cases: &[Case]| cases.len();
    let stated = |cases: &[Case]| cases.iter().filter(|c| c.importance.is_some()).count();
    // Whoever belongs to no unit of the board is a hidden cell too: the total counts them.
    let with_rest = |counted: &dyn Fn(&[Case]) -> usize| {
        let mut people: Vec<usize> = by_unit.iter().map(|cases| counted(cases)).collect();
        people.push(counted(all) - people.iter().sum::<usize>());
        people
    };
    let (people, part) = (with_rest(&count), with_rest(&stated));
    let shown = protect(&people, threshold);
    let (stated, stated_total) = protect_part(&people, &part, &shown, threshold, false);
    let (borich, borich_total) = protect_part(&people, &part, &shown, threshold, true);
    let cells = shown.into_iter().zip(stated).zip(borich);
    let cells = cells.map(|((all, stated), borich)| Showing {
        all,
        stated,
        borich,
    });
    let total = Showing {
        all: all.len() >= threshold,
        stated: stated_total,
        borich: borich_total,
    };
    (total, cells.collect())
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

fn cell(cases: &[Case], showing: Showing) -> BoardCell {
    match figures(cases, showing) {
        None => BoardCell::NoData,
        Some(_) if !showing.all => BoardCell::Protected,
        Some(figures) => BoardCell::Shown(figures),
    }
}

fn figures(cases: &[Case], showing: Showing) -> Option<Figures> {
    let gap = |case: &Case| case.required.saturating_sub(case.level);
    Some(Figures {
        people: cases.len(),
        level: mean(cases.iter().map(|case| case.level))?,
        required: mean(cases.iter().map(|case| case.required))?,
        gap: mean(cases.iter().map(gap))?,
        with_gap: cases.iter().filter(|case| gap(case) > 0).count(),
        discrepancy: stated(cases, showing),
    })
}

fn stated(cases: &[Case], showing: Showing) -> Option<Stated> {
    let pairs: Vec<_> = cases
        .iter()
        .map(|case| (case.importance, Some(case.level)))
        .collect();
    let found = discrepancy(&pairs).filter(|_| showing.stated)?;
    Some(Stated {
        people: found.people,
        importance: found.importance,
        borich: showing.borich.then_some(found.borich),
        ranked: found.ranked,
        below: found.below,
    })
}
