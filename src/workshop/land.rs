//! What came out of a session goes into the dossier.

use chrono::NaiveDate;

use super::ballot::Outcome;
use super::model::{Ballot, Workshop};
use crate::documents::Envelope;
use crate::dossier::{
    Dossier, GroupCommitment, GroupLevel, GroupPriority, HeldWorkshop, Institution,
    InstrumentFinding,
};
use crate::framework::SessionTask;

/// What a session brought to a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Landed {
    /// Whether an earlier state of the same session was there.
    pub again: bool,
    /// Answers of the institutional diagnosis that it brought.
    pub answers: usize,
    /// Levels that the group agreed on.
    pub levels: usize,
    /// Agreements and commitments.
    pub agreed: usize,
}

/// Puts what came out of a session into a dossier, in place of what an earlier state of it brought. Answers of the
/// institutional diagnosis replace those of an earlier day and no others; who voted what does not go along. Nothing
/// changes where the same or a later state is there already.
pub fn land(dossier: &mut Dossier, session: &Envelope<Workshop>) -> Option<Landed> {
    let place = dossier
        .workshops
        .iter()
        .position(|item| item.id == session.id);
    let known = place.and_then(|place| dossier.workshops.get_mut(place));
    if known
        .as_ref()
        .is_some_and(|known| known.revision >= session.revision)
    {
        return None;
    }
    let held = held(session);
    let mut landed = Landed {
        again: known.is_some(),
        answers: 0,
        levels: held.levels.len(),
        agreed: held.agreements.len() + held.commitments.len(),
    };
    match known {
        Some(known) => *known = held,
        None => dossier.workshops.push(held),
    }
    landed.answers = answers(&mut dossier.institution, &session.payload.institution);
    Some(landed)
}

fn held(session: &Envelope<Workshop>) -> HeldWorkshop {
    let workshop = &session.payload;
    let phases = || workshop.phases.iter();
    let factors: Vec<&Ballot> = phases()
        .filter(|phase| phase.task == SessionTask::Factors)
        .flat_map(|phase| &phase.ballots)
        .collect();
    let votes = phases().filter(|phase| phase.task == SessionTask::Vote);
    let ballots = votes.flat_map(|phase| &phase.ballots);
    let points = phases().filter(|phase| phase.task == SessionTask::Points && phase.points.closed);
    let ranked = points.flat_map(|phase| phase.points.ranking());
    HeldWorkshop {
        id: session.id.clone(),
        revision: session.revision,
        title: workshop.title.clone(),
        day: workshop.day,
        place: workshop.place.clone(),
        facilitator: workshop.facilitator.clone(),
        people: workshop.attendance.present().unwrap_or_default(),
        levels: ballots
            .filter(|ballot| ballot.agreed.is_some())
            .map(|ballot| level(ballot, &factors, workshop.threshold()))
            .collect(),
        priorities: ranked
            .filter(|item| item.option.points > 0)
            .map(|item| GroupPriority {
                competency: item.option.competency.clone(),
                text: item.option.text.clone(),
                points: item.option.points,
                place: item.place.first,
            })
            .collect(),
        agreements: workshop
            .agreements
            .iter()
            .map(|item| item.text.clone())
            .collect(),
        commitments: workshop
            .commitments
            .iter()
            .map(|item| GroupCommitment {
                text: item.text.clone(),
                responsible: item.responsible.clone(),
                due: item.due,
            })
            .collect(),
        parked: workshop
            .parked
            .iter()
            .map(|item| item.text.clone())
            .collect(),
    }
}

fn level(ballot: &Ballot, factors: &[&Ballot], threshold: usize) -> GroupLevel {
    let same =
        |other: &&&Ballot| (&other.competency, &other.text) == (&ballot.competency, &ballot.text);
    let outcome = ballot.round().map(|round| round.outcome(threshold));
    GroupLevel {
        competency: ballot.competency.clone(),
        text: ballot.text.clone(),
        level: ballot.agreed,
        required: ballot.required,
        votes: match outcome {
            Some(Outcome::Shown(shown)) => Some(shown.votes),
            _ => None,
        },
        factor: factors.iter().find(same).and_then(|item| item.agreed),
        evidence: ballot.evidence.clone(),
        dissent: ballot.dissent.clone(),
    }
}

/// Takes answers over, and returns how many.
fn answers(into: &mut Institution, from: &Institution) -> usize {
    let parts = [
        (&mut into.mandates, &from.mandates),
        (&mut into.systems, &from.systems),
        (&mut into.principles, &from.principles),
        (&mut into.practices, &from.practices),
    ];
    let mut taken = 0;
    for (into, from) in parts {
        for (id, finding) in from {
            let known = into.get(id);
            let kept =
                known.is_some_and(|known| known.state.is_some() && later(known.date, finding.date));
            if finding.state.is_some() && !kept && known != Some(finding) {
                into.insert(id.clone(), finding.clone());
                taken += 1;
            }
        }
    }
    for (id, finding) in &from.instruments {
        let known = into.instruments.entry(id.clone()).or_default();
        taken += usize::from(instrument(known, finding));
    }
    taken
}

fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| one > other))
}

/// Takes what the room said of an instrument; what it was not asked for stays.
fn instrument(known: &mut InstrumentFinding, found: &InstrumentFinding) -> bool {
    let before = known.clone();
    if found.status.is_some() && !(known.status.is_some() && later(known.date, found.date)) {
        known.status = found.status;
        known.date = found.date;
    }
    for (guided, follows) in &found.followed_by {
        known.followed_by.insert(guided.clone(), *follows);
    }
    if !found.evidence.is_empty() {
        known.evidence.clone_from(&found.evidence);
    }
    *known != before
}
