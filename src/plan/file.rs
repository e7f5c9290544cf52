//! The plan as a file of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::documents::{Chain, Kind, Payload, Shared, Step, fields};
use crate::dossier::{
    Activity, Change, Dossier, Objective, PlanPart, Term, TrainingPlan, costs_as_lines,
    person_of_document,
};
use crate::order::ordered;
use crate::response::MunicipalityRef;

/// The plan with what a reader needs to understand it, and no response.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PlanFile {
    /// The municipality.
    pub municipality: MunicipalityRef,
    /// The elected term.
    pub term: Term,
    /// First and last year.
    pub years: (i32, i32),
    /// The plan.
    pub plan: TrainingPlan,
    /// Objectives that its activities can serve, by planning instrument.
    pub objectives: BTreeMap<String, Vec<Objective>>,
    /// Made of invented data; never mixed with real work.
    pub example: bool,
}

fields!(PlanFile { ; municipality, term, years, plan, objectives, example });

impl Payload for PlanFile {
    const KIND: Kind = Kind::Plan;
    const CHAIN: Chain = Chain(&[
        Step {
            name: "objectives that activities serve",
            apply: Ok,
        },
        Step {
            name: "costs line by line",
            apply: costs_as_lines,
        },
        Step {
            name: "what changes were about beside activities",
            apply: Ok,
        },
    ]);
    const ABOUT: &'static str = "Yachay Municipal: plan de formación en servicio de una municipalidad, sin respuestas de personas. / A municipality's in-service training plan, without anybody's responses.";
    const PURPOSE: &'static str =
        "Planificar formación en servicio. / To plan in-service training.";
}

impl PlanFile {
    /// Takes the plan out of a dossier, without the people of its register: how many take part stays.
    pub fn of(dossier: &Dossier) -> PlanFile {
        PlanFile {
            municipality: dossier.municipality.clone(),
            term: dossier.term.clone(),
            years: dossier.years,
            plan: without_people(dossier),
            objectives: objectives(dossier),
            example: dossier.example,
        }
    }
}

/// Returns the plan without anybody's name or identity, in what it is and in what it was.
fn without_people(dossier: &Dossier) -> TrainingPlan {
    let mut plan = dossier.plan.clone();
    let anonymous = |activity: &mut Shared<Activity>| {
        if activity.enrolled.is_empty() {
            return;
        }
        let enrolled = std::mem::take(&mut activity.enrolled);
        count_by_post(&mut activity.participants, enrolled.keys(), dossier);
    };
    plan.activities.iter_mut().for_each(anonymous);
    plan.documents
        .retain(|key, _| person_of_document(key).is_none());
    for change in &mut plan.changes {
        let about = change.whole.as_ref().and_then(PlanPart::person);
        if about.is_some()
            && let Some(part) = &mut change.whole
        {
            part.forget_person();
        }
        if change.before.iter().any(|item| !item.enrolled.is_empty()) {
            change.before.iter_mut().for_each(anonymous);
        }
    }
    plan
}

/// Raises the people of posts to those who are enrolled where these are more in all, so that what an activity costs
/// for each person stays what it is.
fn count_by_post<'a>(
    participants: &mut BTreeMap<String, u16>,
    enrolled: impl ExactSizeIterator<Item = &'a String>,
    dossier: &Dossier,
) {
    let planned: usize = participants.values().map(|n| usize::from(*n)).sum();
    let mut missing = enrolled.len().saturating_sub(planned);
    let mut by_post: BTreeMap<&str, usize> = BTreeMap::new();
    for id in enrolled {
        let person = dossier.people.iter().find(|person| person.id == *id);
        if let Some(post) = person.and_then(|person| person.posts.first()) {
            *by_post.entry(post).or_default() += 1;
        }
    }
    for (post, number) in by_post {
        let known = participants.get(post).copied().unwrap_or(0);
        let more = number.saturating_sub(known.into()).min(missing);
        if let (true, Ok(more)) = (more > 0, u16::try_from(more)) {
            missing -= usize::from(more);
            let raised = known.saturating_add(more);
            participants.insert(post.to_string(), raised);
        }
    }
}

/// Returns the objectives that a dossier holds, by planning instrument.
fn objectives(dossier: &Dossier) -> BTreeMap<String, Vec<Objective>> {
    let instruments = dossier.institution.instruments.iter();
    instruments
        .filter(|(_, finding)| !finding.objectives.is_empty())
        .map(|(id, finding)| (id.clone(), finding.objectives.clone()))
        .collect()
}

/// Returns the dossier with its plan replaced by that of the file; responses, people, staff and weights
/// stay, and objectives that it does not know are added. Of activities that it has already, who is enrolled
/// and what came of it stays, and its own changes stay beside those of the file. A new dossier becomes one
/// with the plan alone.
pub fn merge_plan(dossier: &Dossier, file: PlanFile) -> Dossier {
    let mut merged = Dossier {
        municipality: file.municipality,
        term: file.term,
        years: file.years,
        plan: with_own_results(&dossier.plan, file.plan),
        example: file.example,
        ..dossier.clone()
    };
    for (instrument, objectives) in file.objectives {
        let finding = merged
            .institution
            .instruments
            .entry(instrument)
            .or_default();
        for objective in objectives {
            if !finding
                .objectives
                .iter()
                .any(|item| item.id == objective.id)
            {
                finding.objectives.push(objective);
            }
        }
    }
    merged
}

/// Returns the plan of a file with what the own plan knows of people, execution and changes.
fn with_own_results(own: &TrainingPlan, mut plan: TrainingPlan) -> TrainingPlan {
    for activity in &mut plan.activities {
        let Some(known) = own.activity(&activity.id) else {
            continue;
        };
        if activity.enrolled != known.enrolled {
            activity.enrolled = known.enrolled.clone();
        }
        if !known.execution.is_untouched() && activity.execution != known.execution {
            activity.execution = known.execution.clone();
        }
    }
    for (key, text) in &own.documents {
        if person_of_document(key).is_some() {
            plan.documents.insert(key.clone(), text.clone());
        }
    }
    for change in &own.changes {
        let here = |item: &&mut Shared<Change>| item.id == change.id;
        match plan.changes.iter_mut().find(here) {
            // The own one still knows who was enrolled, and whose letter was changed.
            Some(same) => {
                same.before = change.before.clone();
                same.whole = change.whole.clone();
            }
            None => plan.changes.push(change.clone()),
        }
    }
    // Changes of one second stay in their order.
    let changes = std::mem::take(&mut plan.changes);
    plan.changes = ordered(changes, |a, b| a.made.cmp(&b.made));
    plan
}
