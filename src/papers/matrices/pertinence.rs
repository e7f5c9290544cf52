//! How much a training activity matters: benefit, functions and objective, 1–3 each.

use crate::dossier::{Activity, Board, CivilService};
use crate::framework::Framework;

/// Benefit, functions and objective of an activity, 1–3 each; absent where neither somebody nor the dossier says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pertinence {
    /// Benefit.
    pub benefit: Option<u8>,
    /// Tie to the functions of the posts.
    pub functions: Option<u8>,
    /// Tie to an objective.
    pub objective: Option<u8>,
    /// Whether one of them is a starting value of the product that nobody stated.
    pub is_start: bool,
}

impl Pertinence {
    /// Returns the sum, 3–9, where all three are there.
    pub fn sum(&self) -> Option<u8> {
        Some(self.benefit? + self.functions? + self.objective?)
    }
}

/// Returns what somebody stated, and for the rest the product's starting values (no norm says them): benefit by the
/// mean gap that the board shows, 3 from 2 levels on, 2 from 1 on; functions 3 where a post that takes part asks for
/// one of the competencies; objective 3 where the activity serves one.
pub fn pertinence(framework: &Framework, board: &Board, activity: &Activity) -> Pertinence {
    let CivilService {
        benefit,
        functions,
        objective,
        ..
    } = &activity.civil;
    let stated = |value: &Option<u8>| value.filter(|value| (1..=3).contains(value));
    let starts = [
        by_gap(board, activity),
        by_profile(framework, activity),
        Some(if activity.serves.is_some() { 3 } else { 1 }),
    ];
    let [from_gap, from_profile, from_plan] = starts;
    let stated = [stated(benefit), stated(functions), stated(objective)];
    let pairs = stated.iter().zip(starts);
    let is_start = pairs
        .into_iter()
        .any(|(stated, start)| stated.is_none() && start.is_some());
    let [benefit, functions, objective] = stated;
    Pertinence {
        benefit: benefit.or(from_gap),
        functions: functions.or(from_profile),
        objective: objective.or(from_plan),
        is_start,
    }
}

/// The mean gap over the competencies whose figures may be shown.
fn by_gap(board: &Board, activity: &Activity) -> Option<u8> {
    let rows = board
        .rows
        .iter()
        .filter(|row| activity.competencies.contains(&row.competency));
    let gaps: Vec<f64> = rows
        .filter_map(|row| Some(row.total.figures()?.gap))
        .collect();
    if gaps.is_empty() {
        return None;
    }
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    Some(match mean {
        mean if mean >= 2.0 => 3,
        mean if mean >= 1.0 => 2,
        _ => 1,
    })
}

fn by_profile(framework: &Framework, activity: &Activity) -> Option<u8> {
    let posts = activity
        .participants
        .iter()
        .filter(|(_, people)| **people > 0);
    let posts: Vec<String> = posts.map(|(id, _)| id.clone()).collect();
    if posts.is_empty() || activity.competencies.is_empty() {
        return None;
    }
    let asked = |id: &String| framework.required_level(&posts, id).is_some();
    Some(if activity.competencies.iter().any(asked) {
        3
    } else {
        1
    })
}
