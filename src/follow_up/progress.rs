//! How far a plan is: one page for the authority.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::attendance::{
    AttendanceFigures, attendance_figures, hours_given, is_trained, trained_percent,
};
use super::cards::{CardState, DueCard, cards_due};
use super::evaluation::{Evaluated, GroupFigure, Used, evaluated, hindrances, used};
use super::next::is_late;
use super::spending::{Against, spending, spending_by_source};
use crate::dossier::{
    Activity, Approval, CardDue, CardView, CostSource, Dossier, Hindrance, ProductState, Progress,
};

/// How many activities are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Planned, not begun.
    pub planned: usize,
    /// Begun.
    pub running: usize,
    /// Carried out.
    pub done: usize,
    /// Put off.
    pub postponed: usize,
    /// Cancelled.
    pub cancelled: usize,
    /// Of those planned or begun, how many lie behind the plan.
    pub late: usize,
}

impl StateCounts {
    fn of<'a>(activities: impl Iterator<Item = &'a Activity>, today: NaiveDate) -> StateCounts {
        activities.fold(StateCounts::default(), |mut counts, activity| {
            let count = match activity.execution.progress {
                Progress::Planned => &mut counts.planned,
                Progress::Running => &mut counts.running,
                Progress::Done => &mut counts.done,
                Progress::Postponed => &mut counts.postponed,
                Progress::Cancelled => &mut counts.cancelled,
            };
            *count += 1;
            counts.late += usize::from(is_late(activity, today));
            counts
        })
    }

    /// Returns how many there are in all but those that were called off.
    pub fn standing(self) -> usize {
        self.planned + self.running + self.done + self.postponed
    }
}

/// People trained of those planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeopleFigures {
    /// Places planned: one person in two activities counts twice.
    pub planned: u64,
    /// People enrolled, each place once.
    pub enrolled: usize,
    /// Places in which somebody came.
    pub came: usize,
    /// Places in which somebody counts as trained.
    pub trained: usize,
    /// Different people who count as trained.
    pub persons: usize,
    /// Of those, people who left the municipality.
    pub left: usize,
}

/// Products of the municipality, and of the people trained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProductCounts {
    /// Activities and measures carried out or with a product already: each ends in one.
    pub expected: usize,
    /// Handed in, not in use yet.
    pub handed_in: usize,
    /// In use or approved.
    pub in_use: usize,
    /// People's own products handed in.
    pub own_handed_in: usize,
    /// People's own products in use.
    pub own_in_use: usize,
}

/// Cards by where they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CardCounts {
    /// Answered by both sides.
    pub answered: usize,
    /// Due.
    pub due: usize,
    /// Overdue.
    pub overdue: usize,
    /// Their day has not come.
    pub coming: usize,
}

impl CardCounts {
    fn of(cards: &[DueCard]) -> CardCounts {
        cards
            .iter()
            .fold(CardCounts::default(), |mut counts, card| {
                let count = match card.state {
                    CardState::Answered => &mut counts.answered,
                    CardState::Due => &mut counts.due,
                    CardState::Overdue => &mut counts.overdue,
                    CardState::Coming => &mut counts.coming,
                };
                *count += 1;
                counts
            })
    }
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityProgress {
    /// The activity.
    pub id: String,
    /// Organisational measure.
    pub measure: bool,
    /// How far it is.
    pub progress: Progress,
    /// Whether it lies behind the plan.
    pub late: bool,
    /// Hours given of hours planned. What was called off wants none any more, neither people nor money.
    pub hours: (u16, u16),
    /// Its people.
    pub people: AttendanceFigures,
    /// Its money.
    pub money: Against,
    /// How far the municipality's product is.
    pub product: ProductState,
}

/// How far a plan is.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressReport {
    /// The day it speaks of.
    pub on: NaiveDate,
    /// The act that approved the plan.
    pub approval: Option<Approval>,
    /// Training by state.
    pub training: StateCounts,
    /// Organisational measures by state.
    pub measures: StateCounts,
    /// Hours given of hours planned.
    pub hours: (u64, u64),
    /// Money planned and spent, by source and budget year.
    pub money: BTreeMap<(CostSource, i32), Against>,
    /// All of the money.
    pub whole_money: Against,
    /// People.
    pub people: PeopleFigures,
    /// Share of the hours from which somebody counts as trained, in percent.
    pub trained_percent: u8,
    /// Products.
    pub products: ProductCounts,
    /// Cards.
    pub cards: CardCounts,
    /// What the cards say, by the first or second one and whose view it is; small groups protected.
    pub used: Vec<(CardDue, CardView, GroupFigure<Used>)>,
    /// Reaction and learning; small groups protected.
    pub evaluated: Evaluated,
    /// What stands in the way of using what was learnt; small groups protected.
    pub hindrances: GroupFigure<Vec<(Hindrance, Option<usize>)>>,
    /// Activities put off or cancelled, with the reason given.
    pub stopped: Vec<(String, Progress, String)>,
    /// Activities whose indicator has a value after.
    pub measured: Vec<String>,
    /// Changes made by hand since the plan was approved.
    pub modifications: usize,
    /// One line per activity and measure, in the order of the plan.
    pub lines: Vec<ActivityProgress>,
}

/// Returns how far the present plan is.
pub fn progress(dossier: &Dossier, today: NaiveDate) -> ProgressReport {
    let plan = &dossier.plan;
    let activities = || plan.activities.iter().map(|item| &**item);
    let of_kind = |measure| activities().filter(move |item| item.measure == measure);
    let percent = trained_percent(plan);
    let lines: Vec<_> = activities()
        .map(|item| line(item, percent, today))
        .collect();
    let (money, whole_money) = spending_by_source(activities(), dossier.years.0);
    let views = CardDue::ALL
        .into_iter()
        .flat_map(|due| CardView::ALL.map(|view| (due, view)));
    let stopped = activities().filter_map(|item| {
        let execution = &item.execution;
        let given_up = matches!(
            execution.progress,
            Progress::Postponed | Progress::Cancelled
        );
        given_up.then(|| {
            (
                item.id.clone(),
                execution.progress,
                execution.reason.clone(),
            )
        })
    });
    let measured = activities().filter(|item| !item.measured.after.trim().is_empty());
    ProgressReport {
        on: today,
        approval: plan.approval.clone(),
        training: StateCounts::of(of_kind(false), today),
        measures: StateCounts::of(of_kind(true), today),
        hours: lines.iter().fold((0, 0), |(given, planned), line| {
            let hours = line.hours;
            (given + u64::from(hours.0), planned + u64::from(hours.1))
        }),
        money,
        whole_money,
        people: people(dossier, &lines, percent, today),
        trained_percent: percent,
        products: products(&lines, activities()),
        cards: CardCounts::of(&cards_due(dossier, today)),
        used: views
            .map(|(due, view)| (due, view, used(dossier, due, view)))
            .collect(),
        evaluated: evaluated(activities(), dossier.threshold()),
        hindrances: hindrances(dossier),
        stopped: stopped.collect(),
        measured: measured.map(|item| item.id.clone()).collect(),
        modifications: plan
            .changes
            .iter()
            .filter(|change| change.after_approval)
            .count(),
        lines,
    }
}

fn line(activity: &Activity, percent: u8, today: NaiveDate) -> ActivityProgress {
    let execution = &activity.execution;
    let begun = matches!(execution.progress, Progress::Running | Progress::Done);
    let done = execution.progress == Progress::Done;
    let standing = !activity.is_called_off();
    // What was carried out lasted as long as planned where nobody says otherwise.
    let given = if done {
        hours_given(activity)
    } else {
        execution.hours.filter(|_| begun)
    };
    let planned = activity.hours.filter(|_| standing).unwrap_or(0);
    let people = attendance_figures(activity, percent);
    ActivityProgress {
        id: activity.id.clone(),
        measure: activity.measure,
        progress: execution.progress,
        late: is_late(activity, today),
        hours: if activity.measure {
            (0, 0)
        } else {
            (given.unwrap_or(0), planned)
        },
        people: AttendanceFigures {
            planned: people.planned * u64::from(standing),
            ..people
        },
        money: spending(activity),
        product: execution.product,
    }
}

fn people(
    dossier: &Dossier,
    lines: &[ActivityProgress],
    percent: u8,
    today: NaiveDate,
) -> PeopleFigures {
    let activities = dossier.plan.activities.iter();
    let trained: BTreeSet<&String> = activities
        .flat_map(|activity| {
            let people = activity.enrolled.iter();
            people.filter(|(_, found)| is_trained(activity, found, percent))
        })
        .map(|(id, _)| id)
        .collect();
    let left = dossier.people.iter().filter(|person| {
        trained.contains(&person.id) && person.left.is_some_and(|left| left < today)
    });
    let mut figures = PeopleFigures {
        persons: trained.len(),
        left: left.count(),
        ..PeopleFigures::default()
    };
    for line in lines.iter().filter(|line| !line.measure) {
        figures.planned += line.people.planned;
        figures.enrolled += line.people.enrolled;
        figures.came += line.people.came;
        figures.trained += line.people.trained;
    }
    figures
}

fn products<'a>(
    lines: &[ActivityProgress],
    activities: impl Iterator<Item = &'a Activity>,
) -> ProductCounts {
    let own: Vec<ProductState> = activities
        .flat_map(|activity| activity.enrolled.values())
        .map(|enrolment| enrolment.product)
        .collect();
    let own = |state| own.iter().filter(|found| **found == state).count();
    let of = |state| lines.iter().filter(|line| line.product == state).count();
    ProductCounts {
        expected: lines
            .iter()
            .filter(|line| line.progress == Progress::Done || line.product != ProductState::Pending)
            .count(),
        handed_in: of(ProductState::HandedIn),
        in_use: of(ProductState::InUse),
        own_handed_in: own(ProductState::HandedIn),
        own_in_use: own(ProductState::InUse),
    }
}
