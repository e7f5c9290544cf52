//! What came of the plan: progress, trained people, what is open.

use chrono::Days;

use super::plan::when;
use super::{figures, grid, words};
use crate::documents::time::spoken_day;
use crate::dossier::{Activity, CardDue, CardView, ProductState, Progress};
use crate::export::Grid;
use crate::follow_up::{Permanence, permanence};
use crate::framework::Label;
use crate::papers::desk::{Desk, last_day, training};
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
        figures(desk, Label::Attended, 10),
        words(desk, Label::Product, 16),
        figures(desk, Label::Budgeted, 14),
        figures(desk, Label::Spent, 14),
    ];
    let (mut planned, mut spent) = (0u64, 0u64);
    let mut rows = Vec::new();
    for item in desk.dossier.plan.activities.iter() {
        let execution = &item.execution;
        let paid = execution.spent.iter();
        let paid = paid.fold(0u64, |sum, line| sum.saturating_add(line.cents));
        planned = planned.saturating_add(activity_cents(item));
        spent = spent.saturating_add(paid);
        let came = item
            .enrolled
            .values()
            .filter(|found| found.hours.is_some_and(|n| n > 0));
        rows.push(vec![
            desk.words(item).title,
            desk.label(state(execution.progress)).to_string(),
            match item.measure {
                true => String::new(),
                false => came.count().to_string(),
            },
            desk.label(product(execution.product)).to_string(),
            desk.money(activity_cents(item)),
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

/// Everybody who attended an activity that was carried out, and until when they stay.
pub fn trained(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Name, 26),
        words(desk, Label::Post, 24),
        words(desk, Label::Activity, 30),
        figures(desk, Label::AttendedHours, 10),
        words(desk, Label::Permanence, 16),
    ];
    let mut rows = Vec::new();
    for person in desk.dossier.people.iter() {
        for activity in
            training(desk.dossier).filter(|item| item.execution.progress == Progress::Done)
        {
            let hours = activity
                .enrolled
                .get(&person.id)
                .and_then(|found| found.hours);
            let Some(hours) = hours.filter(|hours| *hours > 0) else {
                continue;
            };
            let post = person.posts.first().map(|id| desk.post(id));
            let execution = &activity.execution;
            let days = execution
                .from
                .or(execution.to)
                .zip(execution.to.or(execution.from));
            let stays = days.map(|(from, to)| permanence(desk.framework, person, from, to));
            let stays = match stays {
                Some(Permanence::Until(day)) => spoken_day(day),
                _ => "—".to_string(),
            };
            rows.push(vec![
                person.name.clone(),
                post.unwrap_or_default(),
                desk.words(activity).title,
                hours.to_string(),
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
        match cards(desk, item) {
            0 => {}
            n => missing(
                desk.say(Label::PendingCards, &[("n", &n.to_string())]),
                String::new(),
            ),
        }
    }
    grid(heads, rows)
}

/// Counts the application cards of an activity that are due and were not answered.
fn cards(desk: &Desk<'_>, activity: &Activity) -> usize {
    let execution = &activity.execution;
    let last = execution
        .to
        .filter(|_| execution.progress == Progress::Done);
    let Some(last) = last else {
        return 0;
    };
    let due = CardDue::ALL.into_iter().filter(|due| {
        let day = last.checked_add_days(Days::new(due.days().into()));
        day.is_some_and(|day| day <= desk.today)
    });
    let due: Vec<CardDue> = due.collect();
    let came = activity
        .enrolled
        .values()
        .filter(|found| found.hours != Some(0));
    let open = came.flat_map(|found| {
        let due = due
            .iter()
            .flat_map(|due| CardView::ALL.map(|view| (*due, view)));
        due.filter(|(due, view)| {
            let mut cards = found.cards.iter();
            !cards.any(|card| card.due == *due && card.view == *view)
        })
    });
    open.count()
}
