//! What is still open: before a term closes, and what the next one inherits.

use chrono::NaiveDate;

use crate::dossier::{Activity, Commitment, Dossier, ProductState, Progress, TrainingPlan};
use crate::follow_up::{CardState, cards_due};

/// What is open in the present plan, and the cards of every plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenItems {
    /// Activities that are planned, under way or put off.
    pub activities: usize,
    /// Activities carried out whose product for the municipality has not been handed in.
    pub products: usize,
    /// Cards that are due and that at least one side has not answered, those of earlier plans too: as the
    /// follow-up counts them.
    pub cards: usize,
    /// Commitments that nobody has said were kept or not.
    pub commitments: usize,
}

/// Counts what is open on a day.
pub fn open_items(dossier: &Dossier, today: NaiveDate) -> OpenItems {
    let waits = |state| matches!(state, CardState::Due | CardState::Overdue);
    let cards = cards_due(dossier, today);
    let mut open = OpenItems {
        cards: cards.iter().filter(|card| waits(card.state)).count(),
        ..OpenItems::default()
    };
    for activity in &dossier.plan.activities {
        match activity.execution.progress {
            Progress::Planned | Progress::Running | Progress::Postponed => open.activities += 1,
            Progress::Done => {
                let pending = activity.execution.product == ProductState::Pending;
                open.products += usize::from(pending && !activity.measure);
            }
            Progress::Cancelled => {}
        }
        open.commitments += promised(activity).count();
    }
    open
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
