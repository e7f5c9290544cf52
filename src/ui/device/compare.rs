//! What differs between an earlier state of a dossier or a session and the present one, part by part.

use serde_json::to_value;

use super::shelved::session_name;
use crate::documents::{DifferingPart, differences};
use crate::dossier::{Dossier, Institution};
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::words;
use crate::workshop::Workshop;

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

/// Returns the parts of a dossier that differ, in figures; where the figures are the same, how much in them differs.
pub fn dossiers(then: &Dossier, now: &Dossier) -> Vec<Comparison> {
    let value = |dossier| to_value(dossier).unwrap_or_default();
    let parts = differences(&value(then), &value(now)).into_iter();
    parts
        .map(|part| {
            let figures = (figure(&part.field, then), figure(&part.field, now));
            comparison(&part, words::part(&part.field), figures)
        })
        .collect()
}

/// Returns the parts of a session that differ, as [`dossiers`] does. Of votes it says how many things have been
/// decided, never how many people gave what.
pub fn sessions(then: &Workshop, now: &Workshop) -> Vec<Comparison> {
    let value = |session| to_value(session).unwrap_or_default();
    let parts = differences(&value(then), &value(now)).into_iter();
    // Timers, the way back and where the session stands tell nobody anything.
    let parts = parts.filter_map(|part| {
        let subject = session_part(&part.field)?;
        let figures = (
            session_figure(&part.field, then),
            session_figure(&part.field, now),
        );
        Some(comparison(&part, subject, figures))
    });
    parts.collect()
}

fn comparison(
    part: &DifferingPart,
    subject: &'static str,
    (was, is): (String, String),
) -> Comparison {
    let changes = tr!(device.compare_changes, n = part.count);
    Comparison {
        subject,
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

/// Names a part of a session that somebody would want to see.
fn session_part(field: &str) -> Option<&'static str> {
    Some(match field {
        "title" | "municipality" => tr!(device.part_title),
        "day" | "begins" | "place" | "facilitator" => tr!(device.part_details),
        "phases" => tr!(device.part_phases),
        "attendance" => tr!(device.part_attendance),
        "institution" => tr!(common.part_institution),
        "agreements" => tr!(device.part_agreements),
        "commitments" => tr!(device.part_commitments),
        "parked" => tr!(device.part_parked),
        "closed" => tr!(device.part_closed),
        _ => return None,
    })
}

/// Says a part of a session in a figure.
fn session_figure(field: &str, session: &Workshop) -> String {
    match field {
        "title" | "municipality" => session_name(session),
        "phases" => {
            let ballots = session.phases.iter().flat_map(|phase| &phase.ballots);
            let decided = ballots.filter(|ballot| !ballot.is_open()).count();
            tr!(
                device.compare_phases,
                n = session.phases.len(),
                decided = decided
            )
        }
        "attendance" => tr!(
            device.compare_people,
            n = session
                .attendance
                .counted
                .map_or(session.attendance.people.len(), usize::from)
        ),
        "institution" => tr!(device.compare_findings, n = findings(&session.institution)),
        "agreements" => session.agreements.len().to_string(),
        "commitments" => session.commitments.len().to_string(),
        "parked" => session.parked.len().to_string(),
        "closed" => match session.closed {
            Some(_) => tr!(device.compare_closed).to_string(),
            None => tr!(device.compare_open).to_string(),
        },
        _ => String::new(),
    }
}
