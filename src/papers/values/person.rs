//! What stands for the placeholders of a document about a person in an activity.

use super::{Values, maybe, one};
use crate::dossier::{Activity, Person};
use crate::follow_up::{Permanence, permanence};
use crate::framework::Label;
use crate::papers::desk::Desk;
use crate::papers::fill::BLANK;

/// Returns the values of a document about a person in an activity. A date that is still to come has a value of
/// nothing; where none is asked for, it has no value at all.
pub fn person_values(desk: &Desk<'_>, activity: &Activity, person: &Person) -> Values {
    let post = person.posts.first().map(|id| desk.post(id));
    let found = permanence(desk.framework, activity, person);
    let mut values = Values::from([
        ("persona", one(person.name.as_str())),
        ("puesto", maybe(post)),
        ("permanencia", one(permanence_words(desk, found))),
    ]);
    let day = match found {
        Permanence::Until(day) => Some(one(desk.day(day))),
        Permanence::Undated | Permanence::IfStatePays => Some(Vec::new()),
        _ => None,
    };
    values.extend(day.map(|day| ("fecha_de_permanencia", day)));
    values
}

/// Says until when somebody stays, by which rule, or why not.
fn permanence_words(desk: &Desk<'_>, found: Permanence) -> String {
    let factor = desk.framework.pack.permanence_factor.unwrap_or(1);
    let by_rule = |label, day: &str| {
        let factor = factor.to_string();
        desk.say(label, &[("day", day), ("factor", &factor)])
    };
    match found {
        Permanence::Until(day) => by_rule(Label::PermanenceUntil, &desk.day(day)),
        Permanence::Undated => by_rule(Label::PermanenceUndated, BLANK),
        Permanence::IfStatePays => by_rule(Label::PermanenceIfStatePays, BLANK),
        Permanence::NotStatePaid => desk.label(Label::PermanenceNotState).to_string(),
        Permanence::ExemptPost => desk.label(Label::PermanenceExempt).to_string(),
        Permanence::Trust => desk.label(Label::PermanenceTrust).to_string(),
        Permanence::NotRegulated => desk.label(Label::PermanenceOpen).to_string(),
    }
}
