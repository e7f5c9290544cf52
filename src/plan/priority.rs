//! How pressing each need is, with every part visible.

use chrono::{Datelike, Months, NaiveDate};

use crate::dossier::{BoardCell, Dossier, Figures, Weights, board};
use crate::framework::{Competency, Framework, Moment};
use crate::order::ordered;

/// The parts of a priority, each 0–100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// Mean gap as a share of the largest possible (4 levels).
    pub gap: f64,
    /// Mean importance, from 1 (0) to 5 (100); without answers, the framework's hint.
    pub importance: f64,
    /// Share of people with a gap.
    pub people: f64,
    /// Moment of the term, and the municipal calendar of the next three months.
    pub urgency: f64,
    /// 100 when an objective of a planning instrument asks for it.
    pub objective: f64,
}

impl Parts {
    /// Returns the weighted mean, 0–100; with all weights at zero, 0.
    pub fn priority(&self, weights: &Weights) -> f64 {
        let pairs = self.weighed(weights);
        let total: f64 = pairs.iter().map(|(weight, _)| weight).sum();
        if total == 0.0 {
            return 0.0;
        }
        let sum: f64 = pairs.iter().map(|(weight, part)| weight * part).sum();
        sum / total
    }

    /// Returns how much each part adds to the priority, in the order gap, importance, people,
    /// urgency, objective.
    pub fn contributions(&self, weights: &Weights) -> [f64; 5] {
        let pairs = self.weighed(weights);
        let total: f64 = pairs.iter().map(|(weight, _)| weight).sum();
        pairs.map(|(weight, part)| {
            if total == 0.0 {
                0.0
            } else {
                weight * part / total
            }
        })
    }

    fn weighed(&self, weights: &Weights) -> [(f64, f64); 5] {
        [
            (weights.gap.into(), self.gap),
            (weights.importance.into(), self.importance),
            (weights.people.into(), self.people),
            (weights.urgency.into(), self.urgency),
            (weights.objective.into(), self.objective),
        ]
    }
}

/// A competency to talk about: people are below what their posts require, or too few answered to
/// say.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Competency id.
    pub competency: String,
    /// The figures behind it, where the group is large enough to be shown.
    pub figures: Option<Figures>,
    /// Its priority and the parts of it; absent for protected groups, so that neither a figure nor
    /// a place in the ranking speaks about one person.
    pub ranking: Option<(f64, Parts)>,
}

/// Returns the needs: first those with figures, the most pressing first and equal ones in the order
/// of their ids; then every competency of a protected group, in the order of the framework and
/// whatever was answered, so that being on the list says nothing about anybody.
pub fn needs(
    framework: &Framework,
    dossier: &Dossier,
    moment: Moment,
    today: NaiveDate,
) -> Vec<Need> {
    let rows = board(framework, dossier).rows;
    let mut ranked = Vec::new();
    let mut protected = Vec::new();
    for row in rows {
        let Some(competency) = framework.competency(&row.competency) else {
            continue;
        };
        match row.total {
            BoardCell::Shown(figures) if figures.with_gap > 0 => {
                let parts = parts(framework, dossier, competency, &figures, moment, today);
                ranked.push(Need {
                    competency: row.competency,
                    figures: Some(figures),
                    ranking: Some((parts.priority(&dossier.weights), parts)),
                });
            }
            BoardCell::Protected => {
                protected.push(Need {
                    competency: row.competency,
                    figures: None,
                    ranking: None,
                });
            }
            _ => {}
        }
    }
    let mut ranked = ordered(ranked, |a: &Need, b: &Need| {
        let value = |need: &Need| need.ranking.map_or(0.0, |(priority, _)| priority);
        value(b)
            .total_cmp(&value(a))
            .then_with(|| a.competency.cmp(&b.competency))
    });
    ranked.extend(protected);
    ranked
}

fn parts(
    framework: &Framework,
    dossier: &Dossier,
    competency: &Competency,
    figures: &Figures,
    moment: Moment,
    today: NaiveDate,
) -> Parts {
    let hint = f64::from(competency.importance.at(moment).saturating_sub(1)) * 50.0;
    let stated = figures
        .discrepancy
        .map(|found| (found.importance - 1.0) / 4.0 * 100.0);
    let due = if calendar_asks_for(framework, competency, moment, today) {
        25.0
    } else {
        0.0
    };
    let tied = dossier.is_tied(&competency.id);
    Parts {
        gap: figures.gap / 4.0 * 100.0,
        importance: stated.unwrap_or(hint),
        people: figures.with_gap as f64 / figures.people as f64 * 100.0,
        urgency: (hint + due).min(100.0),
        objective: if tied { 100.0 } else { 0.0 },
    }
}

/// Tells whether a date of the municipal calendar within three months is prepared by one of the
/// competency's contents.
fn calendar_asks_for(
    framework: &Framework,
    competency: &Competency,
    moment: Moment,
    today: NaiveDate,
) -> bool {
    let months = (0..3u32).filter_map(|ahead| today.checked_add_months(Months::new(ahead)));
    let months: Vec<u32> = months.map(|day| day.month()).collect();
    framework.pack.calendar.iter().any(|item| {
        let now = item.moments.is_empty() || item.moments.contains(&moment);
        let near =
            |month: &u32| (u32::from(item.from_month)..=u32::from(item.to_month)).contains(month);
        let prepares = |id: &String| competency.contents.contains(id);
        now && months.iter().any(near) && item.contents.iter().any(prepares)
    })
}
