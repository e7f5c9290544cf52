//! What stays of a plan when there is less money or time, and what it leaves open.

use std::collections::{BTreeMap, BTreeSet};

use super::costs::{line_cents, line_year};
use super::priority::Need;
use crate::dossier::{Activity, CostSource, Progress, TrainingPlan};
use crate::order::ordered;

/// What there is. An absent limit does not bind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Money for the whole plan, in cents.
    pub cents: Option<u64>,
    /// Money by source and year, in cents.
    pub by_source: BTreeMap<(CostSource, i32), u64>,
    /// Hours of training.
    pub hours: Option<u64>,
}

impl Limits {
    /// Tells whether nothing is limited.
    pub fn is_empty(&self) -> bool {
        *self == Limits::default()
    }
}

/// What an activity would not have fitted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exceeded {
    /// The money of the whole plan.
    Cents,
    /// The money of a source in a year.
    Source(CostSource, i32),
    /// The hours.
    Hours,
}

/// An activity that falls out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallsOut {
    /// Activity id.
    pub activity: String,
    /// Every limit that it would not have fitted into.
    pub exceeds: Vec<Exceeded>,
}

/// A gap that stays open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOpen {
    /// Competency id.
    pub competency: String,
    /// Levels that people are below what their posts require, added up over all of them.
    pub levels: u64,
    /// People with a gap.
    pub people: usize,
}

/// What fits the limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Activity ids that stay, in the order of the plan.
    pub stays: Vec<String>,
    /// What falls out, in the order of the plan.
    pub falls: Vec<FallsOut>,
    /// What the rest costs, in cents.
    pub cents: u64,
    /// Hours of the rest.
    pub hours: u64,
    /// Gaps that what falls out would have worked on and nothing else in the plan does, the largest first.
    pub open: Vec<LeftOpen>,
    /// Competency ids of such gaps whose group is too small to be shown.
    pub open_protected: Vec<String>,
    /// Limits that what has begun already exceeds by itself.
    pub exceeded: Vec<Exceeded>,
}

/// What was used of each limit so far.
#[derive(Default)]
struct Used {
    cents: u64,
    by_source: BTreeMap<(CostSource, i32), u64>,
    hours: u64,
}

impl Used {
    fn with(&self, activity: &Activity, first_year: i32) -> Used {
        let mut sum = Used {
            cents: self.cents,
            by_source: self.by_source.clone(),
            hours: self.hours,
        };
        for line in &activity.costs {
            let cents = line_cents(activity, line);
            let key = (line.source, line_year(activity, line, first_year));
            sum.cents = sum.cents.saturating_add(cents);
            let of_source = sum.by_source.entry(key).or_default();
            *of_source = of_source.saturating_add(cents);
        }
        if !activity.measure {
            sum.hours = sum.hours.saturating_add(activity.hours.unwrap_or(0).into());
        }
        sum
    }

    /// Returns the limits that are exceeded now and that using this much more has to do with.
    fn exceeded(&self, limits: &Limits, before: &Used) -> Vec<Exceeded> {
        let mut found = Vec::new();
        if self.cents > before.cents && limits.cents.is_some_and(|most| self.cents > most) {
            found.push(Exceeded::Cents);
        }
        for (key, most) in &limits.by_source {
            let (now, earlier) = (self.by_source.get(key), before.by_source.get(key));
            if now > earlier && now.is_some_and(|cents| cents > most) {
                found.push(Exceeded::Source(key.0, key.1));
            }
        }
        if self.hours > before.hours && limits.hours.is_some_and(|most| self.hours > most) {
            found.push(Exceeded::Hours);
        }
        found
    }
}

/// Computes what stays of a plan under these limits, and what is left open.
///
/// What has begun stays in any case; what was called off counts nowhere. Of the rest, the activity with the most pressing need comes first, equal ones in
/// the order of the plan, and those without a ranked need last; one that does not fit falls out, and a smaller one
/// after it may still fit. Gaps are those of the board: levels added up over all people of the municipality whose
/// figures may be shown.
pub fn what_if(plan: &TrainingPlan, first_year: i32, needs: &[Need], limits: &Limits) -> WhatIf {
    let priority = |activity: &Activity| {
        let needs = needs.iter().filter(|need| {
            let mut built = activity.competencies.iter();
            built.any(|id| *id == need.competency)
        });
        let ranked = needs.filter_map(|need| need.ranking.map(|(priority, _)| priority));
        ranked.max_by(f64::total_cmp).unwrap_or(-1.0)
    };
    let begun = |activity: &Activity| {
        matches!(
            activity.execution.progress,
            Progress::Running | Progress::Done
        )
    };
    let order: Vec<(bool, f64, &Activity)> = plan
        .standing()
        .map(|item| (begun(item), priority(item), item))
        .collect();
    let order = ordered(order, |a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let mut used = Used::default();
    let mut found = WhatIf::default();
    let mut falls: BTreeMap<&str, Vec<Exceeded>> = BTreeMap::new();
    for (begun, _, activity) in order {
        let next = used.with(activity, first_year);
        let exceeded = next.exceeded(limits, &used);
        if begun || exceeded.is_empty() {
            found.exceeded.extend(exceeded);
            used = next;
        } else {
            falls.insert(&activity.id, exceeded);
        }
    }
    found.exceeded.sort();
    found.exceeded.dedup();
    (found.cents, found.hours) = (used.cents, used.hours);
    for item in plan.standing() {
        match falls.remove(item.id.as_str()) {
            Some(exceeds) => found.falls.push(FallsOut {
                activity: item.id.clone(),
                exceeds,
            }),
            None => found.stays.push(item.id.clone()),
        }
    }
    leave_open(plan, needs, &mut found);
    found
}

/// Adds the gaps that only what falls out works on.
fn leave_open(plan: &TrainingPlan, needs: &[Need], found: &mut WhatIf) {
    let falls: BTreeSet<&str> = found
        .falls
        .iter()
        .map(|item| item.activity.as_str())
        .collect();
    let built = |falling: bool| -> BTreeSet<&str> {
        let activities = plan.standing();
        let activities = activities.filter(|item| falls.contains(item.id.as_str()) == falling);
        let built = activities.flat_map(|item| &item.competencies);
        built.map(String::as_str).collect()
    };
    let (lost, kept) = (built(true), built(false));
    let only = needs.iter().filter(|need| {
        let id = need.competency.as_str();
        lost.contains(id) && !kept.contains(id)
    });
    let mut open = Vec::new();
    for need in only {
        match &need.figures {
            Some(figures) => open.push(LeftOpen {
                competency: need.competency.clone(),
                // The mean of whole numbers: rounding only undoes the division.
                levels: (figures.gap * figures.people as f64).round() as u64,
                people: figures.with_gap,
            }),
            None => found.open_protected.push(need.competency.clone()),
        }
    }
    found.open = ordered(open, |a, b| b.levels.cmp(&a.levels));
}
