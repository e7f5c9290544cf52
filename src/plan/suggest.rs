//! Suggested activities: which content, in which form, for whom, and why.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::{facts_of, main_factor};
use super::priority::{Need, needs};
use super::rules::{MenuItem, Outcome, effects, menu, outcome};
use crate::dossier::{Activity, Board, BoardCell, Dossier, Reason, board, response_rate};
use crate::framework::{Effect, Factor, Framework, Moment, Text};
use crate::order::ordered;

/// What is suggested.
#[derive(Clone, Debug, PartialEq)]
pub enum SuggestionKind {
    /// A training activity.
    Training {
        /// Modality id.
        modality: String,
        /// Every modality that was weighed, the chosen one first.
        menu: Vec<MenuItem>,
    },
    /// An organisational measure, because training would not close the gap.
    Measure {
        /// What stops most people.
        factor: Factor,
    },
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Identity: the same needs give the same id again.
    pub id: String,
    /// Content id.
    pub content: String,
    /// What is suggested.
    pub kind: SuggestionKind,
    /// The needs that it answers, the most pressing first.
    pub needs: Vec<Need>,
    /// Whom it is for: people per post id, counted without looking at anybody's answers.
    pub participants: BTreeMap<String, u16>,
    /// Companions, reasons and urgency.
    pub outcome: Outcome,
}

impl Suggestion {
    /// Returns the priority: that of the most pressing need, raised by the urgency that the rules
    /// add; absent when all its needs are of protected groups.
    pub fn priority(&self) -> Option<f64> {
        let first = self.needs.iter().filter_map(|need| need.ranking);
        let highest = first.map(|(priority, _)| priority).max_by(f64::total_cmp);
        highest.map(|priority| (priority + f64::from(self.outcome.urgency) / 10.0).min(100.0))
    }

    /// Returns the activity that accepting it adds to the plan.
    pub fn to_activity(&self, framework: &Framework, id: String) -> Activity {
        let (modality, measure) = match &self.kind {
            SuggestionKind::Training { modality, .. } => (Some(modality.clone()), false),
            SuggestionKind::Measure { .. } => (None, true),
        };
        let found = modality.as_deref().and_then(|id| framework.modality(id));
        Activity {
            id,
            suggestion: Some(self.id.clone()),
            measure,
            content: Some(self.content.clone()),
            competencies: self.needs.iter().map(|n| n.competency.clone()).collect(),
            companions: self.outcome.companions.clone(),
            participants: self.participants.clone(),
            hours: found.map(|modality| modality.hours.0),
            modality,
            reasons: self.outcome.reasons.clone(),
            ..Activity::default()
        }
    }
}

/// Everything suggested for a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// Training, the most pressing first, then what concerns protected groups only.
    pub training: Vec<Suggestion>,
    /// Organisational measures, in the same order.
    pub measures: Vec<Suggestion>,
}

/// Computes the suggestions. Each need goes to the content that builds it most directly; the needs
/// of one content make one activity. Needs that people explain by relations or functions make
/// measures instead (rule `org-not-training`).
pub fn suggestions(
    framework: &Framework,
    dossier: &Dossier,
    moment: Moment,
    today: NaiveDate,
) -> Suggestions {
    let mut groups: BTreeMap<(String, Factor), Vec<Need>> = BTreeMap::new();
    for need in needs(framework, dossier, moment, today) {
        let competency = framework.competency(&need.competency);
        let Some(content) = competency.and_then(|item| item.contents.first()) else {
            continue;
        };
        let factor = main_factor(framework, dossier, &need.competency);
        groups
            .entry((content.clone(), factor))
            .or_default()
            .push(need);
    }
    let board = board(framework, dossier);
    let mut all = Suggestions::default();
    for ((content, factor), needs) in groups {
        let Some(suggestion) = suggest(framework, dossier, &board, moment, &content, factor, needs)
        else {
            continue;
        };
        match suggestion.kind {
            SuggestionKind::Training { .. } => all.training.push(suggestion),
            SuggestionKind::Measure { .. } => all.measures.push(suggestion),
        }
    }
    for list in [&mut all.training, &mut all.measures] {
        *list = ordered(std::mem::take(list), |a, b| {
            let value = |item: &Suggestion| item.priority().unwrap_or(-1.0);
            value(b).total_cmp(&value(a)).then_with(|| a.id.cmp(&b.id))
        });
    }
    all
}

fn suggest(
    framework: &Framework,
    dossier: &Dossier,
    board: &Board,
    moment: Moment,
    content: &str,
    factor: Factor,
    needs: Vec<Need>,
) -> Option<Suggestion> {
    let found = framework.content(content)?;
    let competencies: Vec<String> = needs.iter().map(|n| n.competency.clone()).collect();
    let participants = participants(framework, dossier, board, &competencies);
    let shown = needs.iter().filter(|need| need.figures.is_some());
    let shown: Vec<String> = shown.map(|need| need.competency.clone()).collect();
    let posts: Vec<String> = participants.keys().cloned().collect();
    let facts = facts_of(framework, dossier, moment, found, &shown, &posts, factor);
    let (kind, outcome) = if factor == Factor::Knowing {
        let menu = menu(framework, &facts);
        let modality = menu
            .iter()
            .find(|item| item.points.is_some())?
            .modality
            .clone();
        let outcome = outcome(framework, &facts, Some(&modality));
        (SuggestionKind::Training { modality, menu }, outcome)
    } else {
        let outcome = outcome(framework, &facts, None);
        (SuggestionKind::Measure { factor }, outcome)
    };
    let suffix = match factor {
        Factor::Knowing => "",
        Factor::Relations => "+relations",
        Factor::Functions => "+functions",
    };
    Some(Suggestion {
        id: format!("{content}{suffix}"),
        content: content.to_string(),
        kind,
        participants,
        needs,
        outcome,
    })
}

/// Returns whom the activity is for: everybody in the posts that need one of the competencies, as
/// the municipality counts its staff, or as many as answered where it does not say. A post is left
/// out only where its own figures may be shown and nobody in it has a gap. So the number never
/// tells what one person answered.
fn participants(
    framework: &Framework,
    dossier: &Dossier,
    board: &Board,
    competencies: &[String],
) -> BTreeMap<String, u16> {
    let rate = response_rate(framework, dossier);
    let asked = |post: &str| {
        let mut ids = competencies.iter();
        let post = [post.to_string()];
        ids.any(|id| framework.required_level(&post, id).is_some())
    };
    let mut people = BTreeMap::new();
    for row in rate.posts {
        let staff = row.staff.map_or(row.received, usize::from);
        let invited = staff > 0 && asked(&row.post) && !reached(board, &row.post, competencies);
        if let (true, Ok(staff)) = (invited, u16::try_from(staff)) {
            people.insert(row.post, staff);
        }
    }
    people
}

/// Tells whether the figures of a unit may be shown and say that nobody in it has a gap in any of
/// the competencies.
fn reached(board: &Board, post: &str, competencies: &[String]) -> bool {
    let Some(column) = board.units.iter().position(|unit| unit == post) else {
        return false;
    };
    let rows = board
        .rows
        .iter()
        .filter(|row| competencies.contains(&row.competency));
    let mut cells = rows.filter_map(|row| row.units.get(column)).peekable();
    cells.peek().is_some()
        && cells.all(|cell| match cell {
            BoardCell::NoData => true,
            BoardCell::Protected => false,
            BoardCell::Shown(figures) => figures.with_gap == 0,
        })
}

/// Returns the requirements that the rules behind an activity add to it, without repeats.
pub fn requirements<'a>(framework: &'a Framework, reasons: &[Reason]) -> Vec<&'a Text> {
    sentences(framework, reasons, |effect| match effect {
        Effect::Require { text } => Some(text),
        _ => None,
    })
}

/// Returns the organisational measures that the rules behind an activity ask for.
pub fn measures<'a>(framework: &'a Framework, reasons: &[Reason]) -> Vec<&'a Text> {
    sentences(framework, reasons, |effect| match effect {
        Effect::Measure { text } => Some(text),
        _ => None,
    })
}

/// Returns what the rules behind these activities propose for the plan as a whole.
pub fn proposals<'a>(framework: &'a Framework, activities: &[Activity]) -> Vec<&'a Text> {
    let mut found: Vec<&Text> = Vec::new();
    for activity in activities {
        let more = sentences(framework, &activity.reasons, |effect| match effect {
            Effect::Propose { text } => Some(text),
            _ => None,
        });
        let new: Vec<_> = more
            .into_iter()
            .filter(|text| !found.contains(text))
            .collect();
        found.extend(new);
    }
    found
}

fn sentences<'a>(
    framework: &'a Framework,
    reasons: &[Reason],
    pick: fn(&'a Effect) -> Option<&'a Text>,
) -> Vec<&'a Text> {
    let mut found = Vec::new();
    for reason in reasons {
        let Some(rule) = framework.rule(&reason.rule) else {
            continue;
        };
        for text in effects(rule, &reason.cases).filter_map(pick) {
            if !found.contains(&text) {
                found.push(text);
            }
        }
    }
    found
}
