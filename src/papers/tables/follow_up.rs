//! What came of the plan: progress, trained people, what is open.

use super::plan::when;
use super::{figures, grid, words};
use crate::documents::time::spoken_day;
use crate::dossier::{Activity, ProductState, Progress};
use crate::export::Grid;
use crate::follow_up::{
    CardState, DueCard, Permanence, attendance_figures, cards_due, find_activity, spent_cents,
    trained_percent, trained_register,
};
use crate::framework::Label;
use crate::papers::desk::{Desk, last_day};
use crate::plan::activity_cents;

fn state(progress: Progress) -> Label {
    match progress {
        Progress::Planned => Label::Planned,
        Progress::Running => Label::Running,
        Progress::Done => Label::Done,
        Progress::Postponed => Label::Postponed,
        Progress::Cancelled => Label::Cancelled,
    }
}

fn product(state: ProductState) -> Label {
    match state {
        ProductState::Pending => Label::ProductPending,
        ProductState::HandedIn => Label::ProductHandedIn,
        ProductState::InUse => Label::ProductInUse,
    }
}

/// How far each activity is, and the money planned beside the money spent.
pub fn progress(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Activity, 32),
        words(desk, Label::Progress, 14),
        figures(desk, Label::Attended, 13),
        words(desk, Label::Product, 16),
        figures(desk, Label::Budgeted, 14),
        figures(desk, Label::Spent, 14),
    ];
    let percent = trained_percent(&desk.dossier.plan);
    let (mut planned, mut spent) = (0u64, 0u64);
    let mut rows = Vec::new();
    for item in desk.dossier.plan.activities.iter() {
        let execution = &item.execution;
        let paid = spent_cents(item);
        // What was called off costs nothing any more; what was spent on it stays spent.
        let budgeted = (!item.is_called_off()).then(|| activity_cents(item));
        planned = planned.saturating_add(budgeted.unwrap_or(0));
        spent = spent.saturating_add(paid);
        let people = attendance_figures(item, percent);
        rows.push(vec![
            desk.words(item).title,
            desk.label(state(execution.progress)).to_string(),
            match item.measure {
                true => String::new(),
                false => people.came.to_string(),
            },
            desk.label(product(execution.product)).to_string(),
            budgeted.map(|cents| desk.money(cents)).unwrap_or_default(),
            desk.money(paid),
        ]);
    }
    let total = desk.label(Label::Total).to_string();
    let empty = String::new;
    Grid {
        foot: vec![
            total,
            empty(),
            empty(),
            empty(),
            desk.money(planned),
            desk.money(spent),
        ],
        ..grid(heads, rows)
    }
}

/// Everybody who counts as trained, and until when they stay.
pub fn trained(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Name, 26),
        words(desk, Label::Post, 24),
        words(desk, Label::Activity, 30),
        figures(desk, Label::AttendedHours, 13),
        words(desk, Label::Permanence, 16),
    ];
    let register = trained_register(desk.framework, desk.dossier, desk.today);
    let mut rows = Vec::new();
    for found in &register.people {
        // Whoever is no longer in the register is known by no name.
        let Some(person) = &found.person else {
            continue;
        };
        let post = person.posts.first().map(|id| desk.post(id));
        for training in &found.trainings {
            let activity = find_activity(desk.dossier, &training.activity);
            let stays = match training.permanence {
                Some(Permanence::Until(day)) => spoken_day(day),
                _ => "—".to_string(),
            };
            rows.push(vec![
                person.name.clone(),
                post.clone().unwrap_or_default(),
                activity
                    .map(|item| desk.words(item).title)
                    .unwrap_or_default(),
                training.hours.to_string(),
                stays,
            ]);
        }
    }
    grid(heads, rows)
}

/// What is still to be done: activities, products, commitments, application cards that are due.
pub fn open(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Activity, 34),
        words(desk, Label::PendingWhat, 44),
        words(desk, Label::PendingWhen, 18),
    ];
    let due = cards_due(desk.dossier, desk.today);
    let mut rows = Vec::new();
    for item in desk.dossier.plan.activities.iter() {
        let title = desk.words(item).title;
        let mut missing = |what: String, when: String| rows.push(vec![title.clone(), what, when]);
        match item.execution.progress {
            Progress::Cancelled => continue,
            Progress::Done => {
                if item.execution.product == ProductState::Pending && !item.measure {
                    let since = item.execution.to.or(last_day(item));
                    let since = since.map(spoken_day).unwrap_or_default();
                    missing(desk.label(Label::PendingProduct).to_string(), since);
                }
            }
            Progress::Planned | Progress::Running | Progress::Postponed => {
                missing(
                    desk.label(Label::PendingActivity).to_string(),
                    when(desk, item),
                );
            }
        }
        for promise in item.commitments.iter().filter(|item| item.kept.is_none()) {
            let who = format!("{}: {}", desk.party(promise.by), promise.text.trim());
            let until = promise.until.map(spoken_day).unwrap_or_default();
            missing(desk.say(Label::PendingCommitment, &[("text", &who)]), until);
        }
        match cards(&due, item) {
            0 => {}
            n => missing(
                desk.say(Label::PendingCards, &[("n", &n.to_string())]),
                String::new(),
            ),
        }
    }
    grid(heads, rows)
}

/// Counts the application cards of an activity that are due and that not both sides answered.
fn cards(due: &[DueCard], activity: &Activity) -> usize {
    let open = due.iter().filter(|card| {
        let waits = matches!(card.state, CardState::Due | CardState::Overdue);
        waits && card.activity == activity.id
    });
    open.count()
}
