//! What stands for the placeholders of a document about a person in an activity.

use chrono::NaiveDate;

use super::{Values, maybe, one};
use crate::dossier::{Activity, Person};
use crate::follow_up::{Permanence, permanence};
use crate::framework::Label;
use crate::papers::desk::{Desk, first_day, last_day};

/// Returns the values of a document about a person in an activity.
pub fn person_values(desk: &Desk<'_>, activity: &Activity, person: &Person) -> Values {
    let execution = &activity.execution;
    let from = execution.from.or(first_day(activity));
    let to = execution.to.or(last_day(activity));
    let post = person.posts.first().map(|id| desk.post(id));
    let (sentence, day) = match (desk.framework.pack.permanence_factor, from.zip(to)) {
        (Some(factor), Some((from, to))) => {
            let found = permanence(desk.framework, person, from, to);
            (permanence_words(desk, found, factor), permanence_day(found))
        }
        (None, _) => (desk.label(Label::PermanenceOpen).to_string(), None),
        (Some(_), None) => (desk.label(Label::PermanenceUndated).to_string(), None),
    };
    Values::from([
        ("persona", one(person.name.as_str())),
        ("puesto", maybe(post)),
        ("permanencia", one(sentence)),
        ("fecha_de_permanencia", maybe(day.map(|day| desk.day(day)))),
    ])
}

/// Says until when somebody stays, or why not.
fn permanence_words(desk: &Desk<'_>, found: Permanence, factor: u8) -> String {
    match found {
        Permanence::Until(day) => desk.say(
            Label::PermanenceUntil,
            &[("day", &desk.day(day)), ("factor", &factor.to_string())],
        ),
        Permanence::ExemptPost => desk.label(Label::PermanenceExempt).to_string(),
        Permanence::Trust => desk.label(Label::PermanenceTrust).to_string(),
        Permanence::NotRegulated => desk.label(Label::PermanenceOpen).to_string(),
    }
}

fn permanence_day(found: Permanence) -> Option<NaiveDate> {
    match found {
        Permanence::Until(day) => Some(day),
        _ => None,
    }
}
