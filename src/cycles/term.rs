//! The end of a term and the beginning of the next.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::documents::World;
use crate::dossier::{
    Dossier, PastPlan, Person, Signatory, Term, TrainingPlan, usual_plan_year, usual_term,
};
use crate::framework::{ActorKind, Framework};

/// Tells whether the term of a dossier lies behind; one without dates does not.
pub fn term_has_ended(dossier: &Dossier, today: NaiveDate) -> bool {
    dossier.term.dates().is_ok_and(|(_, ends)| ends < today)
}

/// Returns the plan of a dossier as that of a term that ended, with what came of it.
pub fn close_term(dossier: &Dossier, today: NaiveDate, world: &dyn World) -> PastPlan {
    PastPlan {
        id: world.new_id(),
        closed: Some(today),
        term: dossier.term.clone(),
        years: dossier.years,
        plan: dossier.plan.clone(),
    }
}

/// Returns the first and the last day of the term that comes after that of a dossier: the usual one of the
/// country that holds the day after its last, or today where that is later. Nothing for days that no calendar
/// has.
pub fn next_term(
    framework: &Framework,
    dossier: &Dossier,
    today: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let pack = &framework.pack;
    let ended = dossier.term.dates().ok();
    let after = ended.and_then(|(_, ends)| ends.succ_opt());
    let day = after.map_or(today, |after| after.max(today));
    usual_term(pack.first_term.begins, pack.term_years, day)
}

/// Opens the next term from what was handed over (see [`hand_over_pack`](super::hand_over_pack)): the same
/// municipality, its staff and institution as a starting point, the plan and its execution as those of a term
/// that ended, diagnoses as figures, trainers, the register of actions, and an empty plan for its first year.
///
/// Of the people, those still in post and those whom the earlier plans trained are carried, so that nobody is
/// typed twice and the register of trained people stays whole; the elected leave with their term unless a later
/// day was noted. Who signs is named anew, offices stay. Open commitments go with their plan.
pub fn open_term(
    pack: &Dossier,
    framework: &Framework,
    world: &dyn World,
    today: NaiveDate,
) -> Dossier {
    let term = next_term(framework, pack, today);
    let (begins, ends) = term.unwrap_or((today, today));
    let year = usual_plan_year(today).min(ends.year()).max(begins.year());
    let mut past_plans = pack.past_plans.clone();
    if pack.plan != TrainingPlan::default() {
        past_plans.push(close_term(pack, today, world).into());
    }
    Dossier {
        term: Term {
            begins: term.map(|(begins, _)| begins),
            ends: term.map(|(_, ends)| ends),
            chosen: None,
        },
        years: (year, year),
        responses: Vec::new().into(),
        waiting: BTreeSet::new(),
        plan: TrainingPlan::default(),
        people: carried_people(pack, &past_plans, framework, begins)
            .into_iter()
            .collect(),
        signatories: pack
            .signatories
            .iter()
            .map(|signs| Signatory {
                name: String::new(),
                ..signs.clone()
            })
            .collect(),
        past_plans,
        ..pack.clone()
    }
}

fn carried_people(
    pack: &Dossier,
    past_plans: &[crate::documents::Shared<PastPlan>],
    framework: &Framework,
    begins: NaiveDate,
) -> Vec<Person> {
    let activities = past_plans.iter().flat_map(|past| &past.plan.activities);
    let trained: BTreeSet<&String> = activities.flat_map(|item| item.enrolled.keys()).collect();
    let elected = |person: &Person| {
        let post = person.posts.first().and_then(|id| framework.post(id));
        post.is_some_and(|post| post.actor == ActorKind::Authority)
    };
    let people = pack.people.iter().map(|person| {
        let mut person = person.clone();
        if elected(&person) && person.left.is_none() {
            person.left = begins.pred_opt();
        }
        person
    });
    let stays = |person: &Person| person.left.is_none_or(|left| left >= begins);
    people
        .filter(|person| stays(person) || trained.contains(&person.id))
        .collect()
}
