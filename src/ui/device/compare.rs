//! What differs between an earlier state of a dossier and the present one, part by part.

use serde_json::to_value;

use crate::documents::{DifferingPart, differences};
use crate::dossier::{Dossier, Institution};
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::words;

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What it is.
    pub subject: &'static str,
    /// How it was.
    pub then: String,
    /// How it is.
    pub now: String,
}

/// Returns the parts that differ, in figures; where the figures are the same, how much in them differs.
pub fn compare(then: &Dossier, now: &Dossier) -> Vec<Comparison> {
    let value = |dossier| to_value(dossier).unwrap_or_default();
    let parts = differences(&value(then), &value(now)).into_iter();
    parts.map(|part| comparison(&part, then, now)).collect()
}

fn comparison(part: &DifferingPart, then: &Dossier, now: &Dossier) -> Comparison {
    let (was, is) = (figure(&part.field, then), figure(&part.field, now));
    let changes = tr!(device.compare_changes, n = part.count);
    Comparison {
        subject: words::part(&part.field),
        now: if was == is { changes } else { is },
        then: was,
    }
}

/// Says a part of a dossier in a figure.
fn figure(field: &str, dossier: &Dossier) -> String {
    match field {
        "municipality" => names::dossier(dossier),
        "years" => names::years(dossier.years),
        "staff" => {
            let people = dossier.staff.values().map(|people| u64::from(*people));
            tr!(device.compare_people, n = people.sum::<u64>())
        }
        "responses" => tr!(device.compare_responses, n = dossier.responses.len()),
        "institution" => tr!(device.compare_findings, n = findings(&dossier.institution)),
        "plan" => tr!(device.compare_activities, n = dossier.plan.activities.len()),
        _ => String::new(),
    }
}

fn findings(institution: &Institution) -> usize {
    let asked = [
        &institution.mandates,
        &institution.systems,
        &institution.principles,
        &institution.practices,
    ];
    asked.iter().map(|found| found.len()).sum::<usize>() + institution.instruments.len()
}
