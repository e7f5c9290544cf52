//! How long somebody stays in the municipality after training that the State paid for.

use chrono::{Days, NaiveDate};

use crate::dossier::Person;
use crate::framework::{ActorKind, Framework};

/// Whether somebody has to stay after an activity, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permanence {
    /// Until the end of this day.
    Until(NaiveDate),
    /// An elected authority, civil society or a post that the country exempts.
    ExemptPost,
    /// A post of trust; whoever resigns when the training ends returns its value (domain.md, section 7).
    Trust,
    /// The country says nothing of it.
    NotRegulated,
}

/// Computes how long a person stays after an activity held from one day to another: at least as many times its
/// days, both ends counted, as the country pack says (Peru: twice; domain.md, section 7), counted from the day
/// after the last one. Days the wrong way round count as one.
pub fn permanence(
    framework: &Framework,
    person: &Person,
    from: NaiveDate,
    to: NaiveDate,
) -> Permanence {
    let pack = &framework.pack;
    let Some(factor) = pack.permanence_factor else {
        return Permanence::NotRegulated;
    };
    if person.trust {
        return Permanence::Trust;
    }
    let exempt = |id: &String| {
        let civil = framework.post(id);
        let civil = civil.is_some_and(|post| {
            matches!(post.actor, ActorKind::Authority | ActorKind::CivilSociety)
        });
        civil || pack.exempt.contains(id)
    };
    if person.posts.first().is_some_and(exempt) {
        return Permanence::ExemptPost;
    }
    let days = (to - from).num_days().max(0).unsigned_abs() + 1;
    let stays = days.saturating_mul(u64::from(factor));
    Permanence::Until(
        to.checked_add_days(Days::new(stays))
            .unwrap_or(NaiveDate::MAX),
    )
}
