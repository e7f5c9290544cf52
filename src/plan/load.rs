//! What each person of the register takes part in.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::schedule::{Span, days_of};
use crate::dossier::{Activity, Dossier};

/// What one person takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLoad {
    /// Person id.
    pub person: String,
    /// Activities, in the order of the plan.
    pub activities: Vec<PersonActivity>,
    /// Hours of all of them.
    pub hours: u64,
    /// Months in which two or more of them are held, each as its first day.
    pub crowded: Vec<NaiveDate>,
}

/// An activity that a person takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonActivity {
    /// Activity id.
    pub activity: String,
    /// Hours.
    pub hours: u16,
    /// Its days, where they are known.
    pub days: Option<Span>,
    /// Whether the person speaks the language that it is held in; absent where one of the two is not known.
    pub understood: Option<bool>,
}

/// Returns what each person of the register takes part in, in the order of the register, also those who take part in
/// nothing. What was called off takes nobody's time.
pub fn loads(dossier: &Dossier) -> Vec<PersonLoad> {
    let mut taking: BTreeMap<&str, Vec<&Activity>> = BTreeMap::new();
    for activity in dossier.plan.standing() {
        for person in activity.enrolled.keys() {
            taking.entry(person).or_default().push(activity);
        }
    }
    let loads = dossier.people.iter().map(|person| {
        let activities = taking.remove(person.id.as_str()).unwrap_or_default();
        let understood = |activity: &Activity| {
            let language = activity.language.as_ref()?;
            let known = !person.languages.is_empty();
            known.then(|| person.languages.contains(language))
        };
        let rows = activities.iter().map(|activity| PersonActivity {
            activity: activity.id.clone(),
            hours: activity.hours.unwrap_or(0),
            days: days_of(activity),
            understood: understood(activity),
        });
        PersonLoad {
            person: person.id.clone(),
            hours: activities
                .iter()
                .map(|activity| u64::from(activity.hours.unwrap_or(0)))
                .sum(),
            crowded: crowded(&activities),
            activities: rows.collect(),
        }
    });
    loads.collect()
}

/// Returns the months in which two or more activities are held. An activity that goes on for more than ten years
/// says nothing of a month.
fn crowded(activities: &[&Activity]) -> Vec<NaiveDate> {
    let mut months: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for days in activities.iter().filter_map(|activity| days_of(activity)) {
        let first = days.from.with_day(1);
        let all = (0..120).filter_map(|ahead| first?.checked_add_months(Months::new(ahead)));
        for month in all.take_while(|month| *month <= days.to) {
            *months.entry(month).or_default() += 1;
        }
    }
    let crowded = months.into_iter().filter(|(_, number)| *number > 1);
    crowded.map(|(month, _)| month).collect()
}
