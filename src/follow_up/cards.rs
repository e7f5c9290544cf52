//! The cards after three and six months: when they are due, and what both sides say.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::plans::{activity_mut, all_activities};
use crate::dossier::{Activity, Card, CardDue, CardView, Dossier, Enrolment, Person, Progress};
use crate::order::ordered;

/// Days after which a card that is due counts as overdue: the product's own, so that a card may be gathered
/// with the month's other work.
pub const GRACE_DAYS: u64 = 30;

/// Where a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardState {
    /// It was due more than [`GRACE_DAYS`] ago.
    Overdue,
    /// It is due.
    Due,
    /// Its day has not come.
    Coming,
    /// Both sides answered.
    Answered,
}

/// A card of one person after one activity, with what each side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCard {
    /// The activity.
    pub activity: String,
    /// The person.
    pub person: String,
    /// Which of the two cards.
    pub due: CardDue,
    /// The day it is due.
    pub on: NaiveDate,
    /// Where it is.
    pub state: CardState,
    /// What the person says.
    pub person_says: Option<Card>,
    /// What the head of the unit says.
    pub head_says: Option<Card>,
}

impl DueCard {
    /// Returns what a side says.
    pub fn says(&self, view: CardView) -> Option<&Card> {
        match view {
            CardView::Person => self.person_says.as_ref(),
            CardView::Head => self.head_says.as_ref(),
        }
    }
}

/// Returns the day a card is due, counted in calendar days from the last day that an activity took place.
pub fn due_on(last: NaiveDate, due: CardDue) -> NaiveDate {
    let days = Days::new(u64::from(due.days()));
    last.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// Returns every card of the training that was carried out, of this plan and earlier ones, the earliest
/// first. Whoever did not come has none; whoever left the municipality before its day has only what was
/// answered all the same.
pub fn cards_due(dossier: &Dossier, today: NaiveDate) -> Vec<DueCard> {
    let left = days_left(&dossier.people);
    let cards: Vec<DueCard> = all_activities(dossier)
        .flat_map(|activity| cards_after(activity, &left, today))
        .collect();
    // Cards of a day stay in the order of the plan.
    ordered(cards, |a, b| a.on.cmp(&b.on))
}

/// Returns the cards of one activity, as [`cards_due`] does.
pub fn cards_of(dossier: &Dossier, activity: &Activity, today: NaiveDate) -> Vec<DueCard> {
    cards_after(activity, &days_left(&dossier.people), today)
}

/// The last day of those who left, by person id.
type DaysLeft<'a> = BTreeMap<&'a str, NaiveDate>;

fn days_left(people: &[Person]) -> DaysLeft<'_> {
    let left = people
        .iter()
        .map(|person| (person.id.as_str(), person.left));
    left.filter_map(|(id, left)| Some((id, left?))).collect()
}

fn cards_after(activity: &Activity, left: &DaysLeft, today: NaiveDate) -> Vec<DueCard> {
    let Some(last) = last_day(activity) else {
        return Vec::new();
    };
    let people = activity.enrolled.iter();
    let came = people.filter(|(_, enrolment)| enrolment.hours != Some(0));
    let cards = came.flat_map(|(person, enrolment)| {
        CardDue::ALL.map(|due| card(activity, person, enrolment, due, last, today))
    });
    let waits = |card: &DueCard| {
        let answered = card.person_says.is_some() || card.head_says.is_some();
        let left = left.get(card.person.as_str());
        answered || left.is_none_or(|left| *left >= card.on)
    };
    cards.filter(waits).collect()
}

/// Returns the last day of training that was carried out; nothing while it is not known.
fn last_day(activity: &Activity) -> Option<NaiveDate> {
    let done = activity.execution.progress == Progress::Done && !activity.measure;
    let execution = &activity.execution;
    done.then(|| execution.to.or(execution.from)).flatten()
}

fn card(
    activity: &Activity,
    person: &str,
    enrolment: &Enrolment,
    due: CardDue,
    last: NaiveDate,
    today: NaiveDate,
) -> DueCard {
    let says = |view| {
        let mut cards = enrolment.cards.iter();
        cards
            .find(|card| card.due == due && card.view == view)
            .cloned()
    };
    let (on, person_says, head_says) = (
        due_on(last, due),
        says(CardView::Person),
        says(CardView::Head),
    );
    let overdue = on.checked_add_days(Days::new(GRACE_DAYS));
    let state = if person_says.is_some() && head_says.is_some() {
        CardState::Answered
    } else if today < on {
        CardState::Coming
    } else if overdue.is_some_and(|end| today > end) {
        CardState::Overdue
    } else {
        CardState::Due
    };
    DueCard {
        activity: activity.id.clone(),
        person: person.to_string(),
        due,
        on,
        state,
        person_says,
        head_says,
    }
}

/// Keeps what a side says on a card, in place of what it said before. Nothing changes where the activity or
/// the person is gone.
pub fn put_card(dossier: &mut Dossier, activity: &str, person: &str, card: Card) {
    let found = activity_mut(dossier, activity);
    let Some(enrolment) = found.and_then(|activity| activity.enrolled.get_mut(person)) else {
        return;
    };
    let same = |other: &&mut Card| other.due == card.due && other.view == card.view;
    match enrolment.cards.iter_mut().find(same) {
        Some(found) => *found = card,
        None => {
            enrolment.cards.push(card);
            let cards = std::mem::take(&mut enrolment.cards);
            enrolment.cards = ordered(cards, |a, b| (a.due, a.view).cmp(&(b.due, b.view)));
        }
    }
}

/// Takes back what a side said on a card.
pub fn take_card(
    dossier: &mut Dossier,
    activity: &str,
    person: &str,
    due: CardDue,
    view: CardView,
) {
    let found = activity_mut(dossier, activity);
    if let Some(enrolment) = found.and_then(|activity| activity.enrolled.get_mut(person)) {
        enrolment
            .cards
            .retain(|card| card.due != due || card.view != view);
    }
}
