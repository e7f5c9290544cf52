//! What the administration that comes gets from the one that goes.

use chrono::NaiveDate;
use serde_json::json;

use super::begin::closed_diagnosis;
use crate::documents::{Envelope, Shared, checksum};
use crate::dossier::{Change, Dossier, Enrolment, PastDiagnosis, Person, TrainingPlan};
use crate::framework::Framework;

/// Returns the dossier that is handed over: profile, staff, people, trainers, institutional diagnosis, the plan
/// with what came of it, earlier plans, the diagnoses as figures, and the register of actions.
///
/// It holds nobody's responses, of no diagnosis: people answered to plan their training, under a promise that
/// only this dossier keeps what they said. Notes about people stay behind too, and so does what each said of a course,
/// was seen to know, or named as standing in the way, their head among it. Who came, for how long, with what product, and
/// which cards were answered with what use stays with each name: without it nobody could follow up, count who was
/// trained or who has to stay, and every card would be asked again. What was tried while the plan was a draft stays
/// behind; modifications of an approved plan go with their reasons, because they are part of the
/// official record, and so do the reasons of what was not wanted.
///
/// The pack is a document of its own, so that opening it where the whole dossier is replaces nothing; its identity
/// follows from that of the dossier, so that a later pack takes the place of an earlier one. Equal dossiers give
/// equal packs. The present diagnosis is of the day `written` on which the dossier was last written, where the user is.
pub fn hand_over_pack(
    framework: &Framework,
    document: &Envelope<Dossier>,
    written: NaiveDate,
) -> Envelope<Dossier> {
    let dossier = &document.payload;
    let mut pack = Dossier {
        responses: Vec::new().into(),
        waiting: Default::default(),
        plan: handed_plan(&dossier.plan),
        people: dossier.people.iter().map(without_notes).collect(),
        diagnoses: figures_only(framework, document, written),
        ..dossier.clone()
    };
    for past in &mut pack.past_plans {
        past.plan = handed_plan(&past.plan);
    }
    Envelope {
        id: derived_id("hand-over", &document.id),
        checksum: String::new(),
        payload: pack,
        ..document.clone()
    }
}

/// Returns an identity that follows from another one.
fn derived_id(use_of: &str, id: &str) -> String {
    let sum = checksum(&json!([use_of, id]));
    let digits = sum.trim_start_matches("sha256:").chars();
    digits.take(32).collect()
}

fn without_notes(person: &Person) -> Person {
    Person {
        notes: String::new(),
        ..person.clone()
    }
}

fn handed_plan(plan: &TrainingPlan) -> TrainingPlan {
    let official = |change: &&Shared<Change>| change.after_approval;
    let mut plan = TrainingPlan {
        changes: plan.changes.iter().filter(official).cloned().collect(),
        ..plan.clone()
    };
    let before = plan
        .changes
        .iter_mut()
        .flat_map(|change| &mut change.before);
    for activity in plan.activities.iter_mut().chain(before) {
        activity.enrolled.values_mut().for_each(without_opinions);
    }
    plan
}

/// Takes out of an enrolment what somebody said by name, and how they were evaluated.
fn without_opinions(enrolment: &mut Enrolment) {
    (enrolment.reaction, enrolment.before, enrolment.after) = (None, None, None);
    for card in &mut enrolment.cards {
        card.evidence.clear();
        card.hindrance = None;
    }
}

/// Returns the diagnoses as the figures that were shown, the present one as of the day it was last written.
fn figures_only(
    framework: &Framework,
    document: &Envelope<Dossier>,
    written: NaiveDate,
) -> Vec<Shared<PastDiagnosis>> {
    let dossier = &document.payload;
    let present = (!dossier.responses.is_empty()).then(|| {
        let place = dossier.diagnoses.len();
        let id = derived_id(&format!("diagnosis-{place}"), &document.id);
        closed_diagnosis(framework, dossier, id, written)
    });
    let past = dossier.diagnoses.iter().map(|item| (**item).clone());
    past.chain(present)
        .map(|diagnosis| {
            let without = PastDiagnosis {
                responses: Vec::new().into(),
                waiting: Default::default(),
                ..diagnosis
            };
            without.into()
        })
        .collect()
}
