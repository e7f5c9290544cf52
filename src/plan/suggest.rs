//! Suggested activities: which content, in which form, for whom, and why.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::facts::{facts_of, main_factor};
use super::priority::{Need, needs};
use super::rules::{MenuItem, Outcome, effects, menu, outcome};
use crate::documents::Shared;
use crate::dossier::{
    Activity, Board, BoardCell, Dossier, Lack, ObjectiveRef, Reason, board, response_rate,
};
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
    /// What the institution lacks that it helps with.
    pub lacks: BTreeSet<Lack>,
    /// Objective of a planning instrument that asks for one of the needs.
    pub serves: Option<ObjectiveRef>,
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
            serves: self.serves.clone(),
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
    /// Training, the most pressing first, then what concerns protected groups only or what the
    /// institution lacks without anybody saying that they have a gap in it.
    pub training: Vec<Suggestion>,
    /// Organisational measures, in the same order.
    pub measures: Vec<Suggestion>,
}

/// Computes the suggestions. Each need goes to the content that builds it most directly; the needs
/// of one content make one activity. Needs that people explain by relations or functions make
/// measures instead (rule `org-not-training`). What the institution lacks altogether is suggested
/// too, even where nobody has a gap in it.
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
    let lacks = dossier.institution.lacks(framework);
    for (content, lacks) in &lacks {
        let missing = lacks.iter().any(|lack| !lack.partly);
        if missing && !groups.keys().any(|(known, _)| known == content) {
            groups.insert((content.clone(), Factor::Knowing), Vec::new());
        }
    }
    let maker = Maker {
        framework,
        dossier,
        board: board(framework, dossier),
        moment,
        lacks,
    };
    let mut all = Suggestions::default();
    for ((content, factor), needs) in groups {
        let Some(suggestion) = maker.suggest(&content, factor, needs) else {
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
            value(b)
                .total_cmp(&value(a))
                .then_with(|| b.lacks.len().cmp(&a.lacks.len()))
                .then_with(|| a.id.cmp(&b.id))
        });
    }
    all
}

/// What all suggestions for a dossier are made from.
struct Maker<'a> {
    framework: &'a Framework,
    dossier: &'a Dossier,
    board: Board,
    moment: Moment,
    lacks: BTreeMap<String, BTreeSet<Lack>>,
}

impl Maker<'_> {
    fn suggest(&self, content: &str, factor: Factor, needs: Vec<Need>) -> Option<Suggestion> {
        let (framework, dossier) = (self.framework, self.dossier);
        let found = framework.content(content)?;
        let mut participants = self.participants(content, &needs);
        let shown = needs.iter().filter(|need| need.figures.is_some());
        let shown: Vec<String> = shown.map(|need| need.competency.clone()).collect();
        let posts: Vec<String> = participants.keys().cloned().collect();
        let moment = self.moment;
        let facts = facts_of(framework, dossier, moment, found, &shown, &posts, factor);
        let (kind, outcome) = if factor == Factor::Knowing {
            let menu = menu(framework, &facts);
            let first = menu.iter().find(|item| item.points.is_some())?;
            let modality = first.modality.clone();
            if let Some(form) = framework.modality(&modality) {
                let post = |id: &String| framework.post(id);
                participants.retain(|id, _| post(id).is_none_or(|post| form.takes(post.actor)));
            }
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
            lacks: self.lacks.get(content).cloned().unwrap_or_default(),
            serves: self.serves(&needs),
            participants,
            needs,
            outcome,
        })
    }

    /// Returns the objective that asks for one of the needs, the most pressing need first.
    fn serves(&self, needs: &[Need]) -> Option<ObjectiveRef> {
        let instruments = &self.dossier.institution.instruments;
        needs.iter().find_map(|need| {
            instruments.iter().find_map(|(id, finding)| {
                let asks = |item: &&crate::dossier::Objective| {
                    item.competencies.contains(&need.competency)
                };
                let objective = finding.objectives.iter().find(asks)?;
                Some(ObjectiveRef {
                    instrument: id.clone(),
                    objective: objective.id.clone(),
                })
            })
        })
    }

    /// Returns whom the activity is for: everybody in the posts that need one of the competencies, as
    /// the municipality counts its staff, or as many as answered where it does not say. A post is
    /// left out only where its own figures may be shown and nobody in it has a gap. So the number
    /// never tells what one person answered. Without needs it is for the posts that ask for what the
    /// content builds.
    fn participants(&self, content: &str, needs: &[Need]) -> BTreeMap<String, u16> {
        let framework = self.framework;
        let competencies: Vec<String> = if needs.is_empty() {
            let built = framework.competencies.iter();
            let built = built.filter(|item| item.contents.iter().any(|id| id == content));
            built.map(|item| item.id.clone()).collect()
        } else {
            needs.iter().map(|need| need.competency.clone()).collect()
        };
        let asked = |post: &str| {
            let mut ids = competencies.iter();
            let post = [post.to_string()];
            ids.any(|id| framework.required_level(&post, id).is_some())
        };
        let reached = |post: &str| !needs.is_empty() && reached(&self.board, post, &competencies);
        let mut people = BTreeMap::new();
        for row in response_rate(framework, self.dossier).posts {
            let staff = row.staff.map_or(row.received, usize::from);
            let invited = staff > 0 && asked(&row.post) && !reached(&row.post);
            if let (true, Ok(staff)) = (invited, u16::try_from(staff)) {
                people.insert(row.post, staff);
            }
        }
        people
    }
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
pub fn proposals<'a>(framework: &'a Framework, activities: &[Shared<Activity>]) -> Vec<&'a Text> {
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
