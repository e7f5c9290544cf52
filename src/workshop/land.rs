//! What came out of a session goes into the dossier.

use chrono::NaiveDate;

use super::ballot::Outcome;
use super::model::{Ballot, Workshop};
use crate::documents::Envelope;
use crate::dossier::{
    DiagnosisPart, Dossier, Finding, GroupCommitment, GroupLevel, GroupPriority, HeldWorkshop,
    Institution, InstrumentFinding,
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
/// institutional diagnosis replace those of the same or an earlier day and no others, and what shows an answer stays
/// where the session says nothing of it. An answer that an earlier state brought and this one no longer gives goes,
/// unless somebody gave another one since; who voted what does not go along. Nothing changes where the same or a later
/// state is there already.
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
    let mut held = held(session);
    let mut landed = Landed {
        again: known.is_some(),
        answers: 0,
        levels: held
            .levels
            .iter()
            .filter(|item| item.level.is_some())
            .count(),
        agreed: held.agreements.len() + held.commitments.len(),
    };
    let before = known.as_ref().map(|known| known.brought.clone());
    let before = before.unwrap_or_default();
    let (institution, day) = (&session.payload.institution, session.payload.day);
    take_back(&mut dossier.institution, &before, institution);
    (landed.answers, held.brought) = answers(&mut dossier.institution, institution, day, &before);
    match known {
        Some(known) => *known = held,
        None => dossier.workshops.push(held),
    }
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
    let points = points.filter(|phase| !phase.points.few(workshop.threshold()));
    let ranked = points.flat_map(|phase| phase.points.ranking());
    HeldWorkshop {
        id: session.id.clone(),
        revision: session.revision,
        title: workshop.title.clone(),
        day: workshop.day,
        place: workshop.place.clone(),
        facilitator: workshop.facilitator.clone(),
        people: workshop.attendance.present().unwrap_or_default(),
        levels: levels(&ballots.collect::<Vec<_>>(), &factors, workshop.threshold()),
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
        brought: Institution::default(),
    }
}

/// Takes away what an earlier state of the session brought and the present one no longer says, where it stands as that
/// state left it: what others wrote since, or beside it, stays.
fn take_back(into: &mut Institution, before: &Institution, now: &Institution) {
    for part in DiagnosisPart::ALL {
        let said = |id: &String| {
            let finding = now.findings(part).and_then(|findings| findings.get(id));
            finding.is_some_and(|finding| finding.state.is_some())
        };
        for (id, gave) in before.findings(part).into_iter().flatten() {
            if !said(id) {
                into.change_finding(part, id, |known| forget_finding(known, gave));
            }
        }
    }
    let nothing = InstrumentFinding::default();
    for (id, gave) in &before.instruments {
        let now = now.instruments.get(id).unwrap_or(&nothing);
        into.change_instrument(id, |known| forget_instrument(known, gave, now));
    }
}

fn forget_finding(known: &mut Finding, gave: &Finding) {
    if (known.state, known.date) != (gave.state, gave.date) {
        return;
    }
    (known.state, known.date) = (None, None);
    forget_words(&mut known.evidence, &gave.evidence);
    forget_words(&mut known.teacher, &gave.teacher);
}

fn forget_instrument(
    known: &mut InstrumentFinding,
    gave: &InstrumentFinding,
    now: &InstrumentFinding,
) {
    for (guided, follows) in &gave.followed_by {
        if !now.followed_by.contains_key(guided) && known.followed_by.get(guided) == Some(follows) {
            known.followed_by.remove(guided);
        }
    }
    let same = (known.status, known.date) == (gave.status, gave.date);
    if gave.status.is_some() && now.status.is_none() && same {
        (known.status, known.date) = (None, None);
    }
    if now.evidence.trim().is_empty() {
        forget_words(&mut known.evidence, &gave.evidence);
    }
}

fn forget_words(known: &mut String, gave: &str) {
    if !gave.trim().is_empty() && known == gave {
        known.clear();
    }
}

/// Returns what the group agreed on, each with its factor, then the factors of what was not voted on.
fn levels(ballots: &[&Ballot], factors: &[&Ballot], threshold: usize) -> Vec<GroupLevel> {
    let same = |one: &Ballot, other: &Ballot| {
        (&one.competency, &one.text) == (&other.competency, &other.text)
    };
    let agreed = |ballot: &&&Ballot| ballot.agreed.is_some();
    let levels = ballots.iter().filter(agreed).map(|ballot| {
        let mut of_it = factors.iter().filter(|factor| same(factor, ballot));
        GroupLevel {
            level: ballot.agreed,
            required: ballot.required,
            factor: of_it.find_map(|factor| factor.agreed),
            ..group_level(ballot, threshold)
        }
    });
    let alone = factors.iter().filter(agreed).filter(|factor| {
        let mut voted = ballots.iter().filter(agreed);
        !voted.any(|ballot| same(factor, ballot))
    });
    let alone = alone.map(|factor| GroupLevel {
        factor: factor.agreed,
        ..group_level(factor, threshold)
    });
    levels.chain(alone).collect()
}

/// Returns what is said of a ballot whatever was voted on.
fn group_level(ballot: &Ballot, threshold: usize) -> GroupLevel {
    let outcome = ballot.round().map(|round| round.outcome(threshold));
    GroupLevel {
        competency: ballot.competency.clone(),
        text: ballot.text.clone(),
        votes: match outcome {
            Some(Outcome::Shown(shown)) => Some(shown.votes),
            _ => None,
        },
        evidence: ballot.evidence.clone(),
        dissent: ballot.dissent.clone(),
        ..GroupLevel::default()
    }
}

/// Takes answers over, and returns how many and which are there because of the session: those, and those that it
/// brought before; `day` is that of the session.
fn answers(
    into: &mut Institution,
    from: &Institution,
    day: Option<NaiveDate>,
    before: &Institution,
) -> (usize, Institution) {
    let (mut taken, mut brought) = (0, Institution::default());
    for part in DiagnosisPart::ALL {
        for (id, found) in from.findings(part).into_iter().flatten() {
            let mut changed = false;
            into.change_finding(part, id, |known| changed = take_finding(known, found));
            taken += usize::from(changed);
            let earlier = before
                .findings(part)
                .is_some_and(|list| list.contains_key(id));
            if changed || (earlier && found.state.is_some()) {
                brought.change_finding(part, id, |kept| *kept = found.clone());
            }
        }
    }
    for (id, found) in &from.instruments {
        let mut changed = false;
        into.change_instrument(id, |known| changed = take_instrument(known, found, day));
        taken += usize::from(changed);
        if changed || before.instruments.contains_key(id) {
            brought.change_instrument(id, |kept| *kept = found.clone());
        }
    }
    (taken, brought)
}

/// Takes an answer over unless a later one is there, and tells whether something changed.
fn take_finding(known: &mut Finding, found: &Finding) -> bool {
    let kept = known.state.is_some() && later(known.date, found.date);
    if found.state.is_none() || kept {
        return false;
    }
    let before = known.clone();
    (known.state, known.date) = (found.state, found.date);
    replace_words(&mut known.evidence, &found.evidence);
    replace_words(&mut known.teacher, &found.teacher);
    *known != before
}

fn later(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    one.is_some_and(|one| other.is_none_or(|other| one > other))
}

/// Words that say nothing leave those that are there.
fn replace_words(known: &mut String, found: &str) {
    if !found.trim().is_empty() {
        *known = found.to_string();
    }
}

/// Takes what the room said of an instrument; what it was not asked for stays, and so does what a later day found.
fn take_instrument(
    known: &mut InstrumentFinding,
    found: &InstrumentFinding,
    day: Option<NaiveDate>,
) -> bool {
    let before = known.clone();
    // A link has no day of its own.
    let kept = later(known.date, found.date.or(day));
    for (guided, follows) in &found.followed_by {
        if !kept || !known.followed_by.contains_key(guided) {
            known.followed_by.insert(guided.clone(), *follows);
        }
    }
    if !kept || known.evidence.trim().is_empty() {
        replace_words(&mut known.evidence, &found.evidence);
    }
    if found.status.is_some() && !(kept && known.status.is_some()) {
        (known.status, known.date) = (found.status, found.date);
    }
    *known != before
}
