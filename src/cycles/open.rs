//! What is still open: before a term closes, and what the next one inherits.

use chrono::{Days, NaiveDate};

use crate::dossier::{
    Activity, CardDue, CardView, Commitment, Dossier, ProductState, Progress, TrainingPlan,
};

/// What is open in the present plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenItems {
    /// Activities that are planned, under way or put off.
    pub activities: usize,
    /// Activities carried out whose product for the municipality has not been handed in.
    pub products: usize,
    /// Cards that are due and were not answered, by either side.
    pub cards: usize,
    /// Commitments that nobody has said were kept or not.
    pub commitments: usize,
}

/// Counts what is open in the present plan on a day.
pub fn open_items(dossier: &Dossier, today: NaiveDate) -> OpenItems {
    let mut open = OpenItems::default();
    for activity in &dossier.plan.activities {
        match activity.execution.progress {
            Progress::Planned | Progress::Running | Progress::Postponed => open.activities += 1,
            Progress::Done => {
                let pending = activity.execution.product == ProductState::Pending;
                open.products += usize::from(pending && !activity.measure);
                open.cards += open_cards(activity, today);
            }
            Progress::Cancelled => {}
        }
        open.commitments += promised(activity).count();
    }
    open
}

/// Counts the cards of an activity carried out that are due on a day and that nobody answered.
fn open_cards(activity: &Activity, today: NaiveDate) -> usize {
    let Some(last) = activity.execution.to.or(activity.execution.from) else {
        return 0;
    };
    let due = |card: &CardDue| {
        let day = last.checked_add_days(Days::new(card.days().into()));
        day.is_some_and(|day| day <= today)
    };
    let came = activity.enrolled.values();
    let came = came.filter(|one| one.hours.is_some_and(|hours| hours > 0));
    came.map(|one| {
        let due = CardDue::ALL.into_iter().filter(due);
        let wanted = due.flat_map(|card| CardView::ALL.map(|view| (card, view)));
        let answered = |wanted: &(CardDue, CardView)| {
            let mut cards = one.cards.iter();
            cards.any(|card| (card.due, card.view) == *wanted)
        };
        wanted.filter(|card| !answered(card)).count()
    })
    .sum()
}

/// A commitment that is still open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenCommitment<'a> {
    /// Place of the plan among those of earlier terms; nothing for the present plan.
    pub past_plan: Option<usize>,
    /// The activity.
    pub activity: &'a Activity,
    /// Place among the commitments of the activity.
    pub place: usize,
    /// The commitment.
    pub commitment: &'a Commitment,
}

/// Returns the commitments that are still open, those of earlier terms first.
pub fn open_commitments(dossier: &Dossier) -> Vec<OpenCommitment<'_>> {
    let past = dossier.past_plans.iter().enumerate();
    let past = past.map(|(place, past)| (Some(place), &past.plan));
    let all = past.chain([(None, &dossier.plan)]);
    all.flat_map(|(past_plan, plan)| open_in(past_plan, plan))
        .collect()
}

fn open_in(
    past_plan: Option<usize>,
    plan: &TrainingPlan,
) -> impl Iterator<Item = OpenCommitment<'_>> {
    plan.activities.iter().flat_map(move |activity| {
        promised(activity).map(move |(place, commitment)| OpenCommitment {
            past_plan,
            activity,
            place,
            commitment,
        })
    })
}

/// Returns the commitments of an activity that wait; what was called off binds nobody.
fn promised(activity: &Activity) -> impl Iterator<Item = (usize, &Commitment)> {
    let binding = activity.execution.progress != Progress::Cancelled;
    let commitments = activity.commitments.iter().enumerate();
    commitments.filter(move |(_, item)| binding && item.kept.is_none())
}
