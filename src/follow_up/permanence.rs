//! How long somebody stays in the municipality after training that the State paid for.

use chrono::{Days, NaiveDate};

use crate::dossier::{Activity, Person, Progress};
use crate::framework::{ActorKind, Framework};

/// Whether somebody has to stay after an activity, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permanence {
    /// Until the end of this day.
    Until(NaiveDate),
    /// The State pays, but nobody knows the days yet: months alone give no date.
    Undated,
    /// Nobody noted who pays: the country's rule holds if the State does. It binds nobody yet.
    IfStatePays,
    /// The State does not pay: the country asks nothing, the parties may agree on something.
    NotStatePaid,
    /// An elected authority, civil society or a post that the country exempts.
    ExemptPost,
    /// A post of trust; whoever resigns when the training ends returns its value (domain.md, section 7).
    Trust,
    /// The country says nothing of it.
    NotRegulated,
}

/// Who pays for an activity, as far as amounts were noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// The State, alone or with others.
    State,
    /// Others alone.
    Others,
    /// No amount was noted.
    Unknown,
}

/// Tells who pays for an activity by what is planned and what was spent; amounts of nothing say nothing.
pub fn payer(activity: &Activity) -> Payer {
    let planned = activity.costs.iter().map(|line| (line.source, line.cents));
    let spent = activity.execution.spent.iter();
    let spent = spent.map(|line| (line.source, line.cents));
    let mut found = Payer::Unknown;
    for (source, _) in planned.chain(spent).filter(|(_, cents)| *cents > 0) {
        if source.is_state() {
            return Payer::State;
        }
        found = Payer::Others;
    }
    found
}

/// Returns the first and the last day of an activity where the days themselves are known: those that it was carried
/// out on, else those of its phases once each of them has its own. Months are no days. Letters and the register of
/// trained people count with the same ones.
pub fn training_days(framework: &Framework, activity: &Activity) -> Option<(NaiveDate, NaiveDate)> {
    let execution = &activity.execution;
    match (execution.from, execution.to) {
        (Some(from), Some(to)) => Some((from, to)),
        (Some(day), None) | (None, Some(day)) if execution.progress == Progress::Done => {
            Some((day, day))
        }
        (from, to) => {
            let (first, last) = phase_days(framework, activity)?;
            Some((from.unwrap_or(first), to.unwrap_or(last)))
        }
    }
}

/// Returns the first and the last day of all phases; nothing while one of them has none.
fn phase_days(framework: &Framework, activity: &Activity) -> Option<(NaiveDate, NaiveDate)> {
    let modality = activity.modality.as_deref();
    let modality = modality.and_then(|id| framework.modality(id));
    let mut asked = modality.iter().flat_map(|modality| &modality.phases);
    let noted = |id: &str| activity.phases.iter().any(|dates| dates.phase == id);
    if !asked.all(|phase| noted(&phase.id)) {
        return None;
    }
    let days = activity
        .phases
        .iter()
        .map(|phase| phase.from.zip(phase.to))
        .collect::<Option<Vec<_>>>()?;
    let first = days.iter().map(|(from, _)| *from).min();
    first.zip(days.iter().map(|(_, to)| *to).max())
}

/// Computes how long a person stays after an activity that the State pays for: at least as many times its days, both
/// ends counted, as the country pack says (Peru: twice; domain.md, section 7), counted from the day after the last
/// one. Days the wrong way round count as one.
///
/// While no amount was noted nobody is bound, and so nobody leaves early: the letter says what holds if the State pays.
pub fn permanence(framework: &Framework, activity: &Activity, person: &Person) -> Permanence {
    let pack = &framework.pack;
    let Some(factor) = pack.permanence_factor else {
        return Permanence::NotRegulated;
    };
    let payer = payer(activity);
    if payer == Payer::Others {
        return Permanence::NotStatePaid;
    }
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
    if payer == Payer::Unknown {
        return Permanence::IfStatePays;
    }
    let Some((from, to)) = training_days(framework, activity) else {
        return Permanence::Undated;
    };
    let days = (to - from).num_days().max(0).unsigned_abs() + 1;
    let stays = days.saturating_mul(u64::from(factor));
    Permanence::Until(
        to.checked_add_days(Days::new(stays))
            .unwrap_or(NaiveDate::MAX),
    )
}
