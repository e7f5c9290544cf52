//! Who can teach an activity: the directory, and people of the municipality who were trained in it (rule
//! `multiply`; REM I.f, IV).

use chrono::NaiveDate;

use crate::dossier::{Activity, Dossier, Enrolment, Person, ProductState, Progress, Trainer};

/// Level from which somebody shows enough at the end of a training to pass it on (the board counts those of 4
/// and 5 as strengths).
const PASSES_ON: u8 = 4;

/// Somebody who can teach an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Teacher<'a> {
    /// A trainer of the directory who teaches one of its contents.
    Directory(&'a Trainer),
    /// Somebody of the register who was trained in one of its contents and showed it, and who is not in the
    /// directory yet.
    Trained(&'a Person),
}

/// Returns who can teach these contents: the municipality's own people first, then those from outside.
pub fn teachers<'a>(
    dossier: &'a Dossier,
    contents: &[String],
    today: NaiveDate,
) -> Vec<Teacher<'a>> {
    let teaches = |trainer: &&Trainer| trainer.contents.iter().any(|id| contents.contains(id));
    let is_own = |trainer: &&Trainer| trainer.person.is_some();
    let directory = || dossier.trainers.iter().filter(teaches);
    let own = directory().filter(is_own).map(Teacher::Directory);
    let outside = directory()
        .filter(|trainer| !is_own(trainer))
        .map(Teacher::Directory);
    let here = dossier.people.iter().filter(|person| person.is_here(today));
    let trained = here.filter(|person| {
        let mut listed = dossier.trainers.iter();
        let is_listed = listed.any(|trainer| trainer.person.as_deref() == Some(&person.id));
        !is_listed && was_trained(dossier, person, contents)
    });
    own.chain(trained.map(Teacher::Trained))
        .chain(outside)
        .collect()
}

/// Tells whether a person took part in an activity on one of these contents and showed what was learnt.
fn was_trained(dossier: &Dossier, person: &Person, contents: &[String]) -> bool {
    let earlier = dossier.past_plans.iter().map(|past| &past.plan);
    let mut plans = earlier.chain([&dossier.plan]);
    plans.any(|plan| {
        let mut activities = plan.activities.iter();
        activities.any(|activity| {
            let about = activity.contents().any(|id| contents.contains(id));
            about
                && activity
                    .enrolled
                    .get(&person.id)
                    .is_some_and(|found| showed(activity, found))
        })
    })
}

fn showed(activity: &Activity, found: &Enrolment) -> bool {
    let done = activity.execution.progress == Progress::Done;
    let level = found.after.is_some_and(|level| level.get() >= PASSES_ON);
    done && (level || found.product != ProductState::Pending)
}
