//! What is planned: activities, costs, schedule, measures, indicators, phases, participants.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{figures, grid, words};
use crate::documents::time::spoken_day;
use crate::dossier::{Activity, CostSource};
use crate::export::{Align, Column, Grid};
use crate::framework::Label;
use crate::papers::dates::month_span;
use crate::papers::desk::{Desk, first_day, last_day, training};
use crate::plan::{activity_cents, costs_by_source, people_in};

/// Quarters beside which a schedule is still readable on a page; a longer plan is shown by years.
const QUARTERS: usize = 8;

/// Writes when an activity takes place: its days where its phases are dated, else its months.
pub fn when(desk: &Desk<'_>, activity: &Activity) -> String {
    match (first_day(activity), last_day(activity)) {
        (Some(from), Some(to)) => month_span(from, to, &desk.locale()),
        (Some(day), None) | (None, Some(day)) => month_span(day, day, &desk.locale()),
        (None, None) => String::new(),
    }
}

fn number(count: u64) -> String {
    match count {
        0 => String::new(),
        count => count.to_string(),
    }
}

pub(super) fn cost(desk: &Desk<'_>, activity: &Activity) -> String {
    match activity.costs.is_empty() {
        true => String::new(),
        false => desk.money(activity_cents(activity)),
    }
}

/// Names a training activity with its number in the plan.
fn numbered(desk: &Desk<'_>, place: usize, activity: &Activity) -> String {
    format!("{}. {}", place + 1, desk.words(activity).title)
}

/// Every training activity with its totals.
pub fn activities(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Activity, 30),
        words(desk, Label::Modality, 18),
        words(desk, Label::Months, 17),
        figures(desk, Label::People, 13),
        figures(desk, Label::Hours, 10),
        figures(desk, Label::Cost, 16),
    ];
    let (mut people, mut hours, mut cents) = (0u64, 0u64, 0u64);
    let mut rows = Vec::new();
    for (place, activity) in training(desk.dossier).enumerate() {
        people = people.saturating_add(people_in(activity));
        hours += u64::from(activity.hours.unwrap_or(0));
        cents = cents.saturating_add(activity_cents(activity));
        let modality = activity.modality.as_deref();
        let modality = modality.and_then(|id| desk.framework.modality(id));
        let modality = modality.map(|item| item.name.get(desk.language).to_string());
        rows.push(vec![
            numbered(desk, place, activity),
            modality.unwrap_or_default(),
            when(desk, activity),
            number(people_in(activity)),
            number(activity.hours.unwrap_or(0).into()),
            cost(desk, activity),
        ]);
    }
    let foot = vec![
        desk.label(Label::Total).to_string(),
        String::new(),
        String::new(),
        people.to_string(),
        hours.to_string(),
        desk.money(cents),
    ];
    Grid {
        foot,
        ..grid(heads, rows)
    }
}

/// What everything costs, by source and year; measures too.
pub fn costs(desk: &Desk<'_>) -> Grid {
    let sums = costs_by_source(desk.dossier.plan.standing(), desk.dossier.years.0);
    let years: BTreeSet<i32> = sums.keys().map(|(_, year)| *year).collect();
    let mut heads = vec![words(desk, Label::Source, 30)];
    heads.extend(years.iter().map(|year| Column {
        head: year.to_string(),
        width: 14,
        align: Align::End,
    }));
    heads.push(figures(desk, Label::Total, 16));
    let cells = |of: &dyn Fn(CostSource) -> bool| -> (Vec<u64>, u64) {
        let cell = |year: i32| {
            let found = sums
                .iter()
                .filter(|((source, of_year), _)| *of_year == year && of(*source));
            found.fold(0u64, |sum, (_, cents)| sum.saturating_add(*cents))
        };
        let cells: Vec<u64> = years.iter().map(|year| cell(*year)).collect();
        let total = cells
            .iter()
            .fold(0u64, |sum, cents| sum.saturating_add(*cents));
        (cells, total)
    };
    let row = |name: &str, (cells, total): (Vec<u64>, u64)| -> Vec<String> {
        let amounts = cells
            .into_iter()
            .chain([total])
            .map(|cents| desk.money(cents));
        [name.to_string()].into_iter().chain(amounts).collect()
    };
    let sources = CostSource::ALL
        .into_iter()
        .filter(|source| sums.keys().any(|(of, _)| of == source));
    let rows = sources.map(|source| row(desk.source(source), cells(&|of| of == source)));
    let rows: Vec<_> = rows.collect();
    Grid {
        foot: row(desk.label(Label::Total), cells(&|_| true)),
        ..grid(heads, rows)
    }
}

/// A quarter or, in a long plan, a year.
type Slot = (i32, u32);

/// When each activity takes place, by quarters; by years where the plan is long.
pub fn schedule(desk: &Desk<'_>) -> Grid {
    let quarter = |day: NaiveDate| (day.year(), day.month0() / 3 + 1);
    let dated: Vec<(String, Slot, Slot)> = training(desk.dossier)
        .enumerate()
        .filter_map(|(place, activity)| {
            let from = first_day(activity).or(last_day(activity))?;
            let to = last_day(activity).unwrap_or(from).max(from);
            Some((numbered(desk, place, activity), quarter(from), quarter(to)))
        })
        .collect();
    let quarters = slots(&dated);
    let by_years = quarters.len() > QUARTERS;
    let whole = |slot: Slot| if by_years { (slot.0, 0) } else { slot };
    let slots: BTreeSet<Slot> = quarters.into_iter().map(whole).collect();
    let mut heads = vec![words(desk, Label::Activity, 30)];
    heads.extend(slots.iter().map(|(year, quarter)| Column {
        head: match quarter {
            0 => year.to_string(),
            n => desk.say(
                Label::Quarter,
                &[("n", &n.to_string()), ("year", &year.to_string())],
            ),
        },
        width: 8,
        align: Align::Start,
    }));
    let rows = dated.iter().map(|(name, from, to)| {
        let marks = slots.iter().map(|slot| {
            let inside = (whole(*from)..=whole(*to)).contains(slot);
            if inside {
                desk.label(Label::Marked).to_string()
            } else {
                String::new()
            }
        });
        [name.clone()].into_iter().chain(marks).collect()
    });
    let rows = rows.collect();
    grid(heads, rows)
}

/// Every quarter from the first to the last one; a plan of more than a term is a mistake and stays short.
fn slots(dated: &[(String, Slot, Slot)]) -> BTreeSet<Slot> {
    const LONGEST: usize = 4 * 12;
    let mut found = BTreeSet::new();
    let first = dated.iter().map(|(_, from, _)| *from).min();
    let last = dated.iter().map(|(_, _, to)| *to).max();
    let (Some(mut slot), Some(last)) = (first, last) else {
        return found;
    };
    while slot <= last && found.len() < LONGEST {
        found.insert(slot);
        slot = if slot.1 >= 4 {
            (slot.0 + 1, 1)
        } else {
            (slot.0, slot.1 + 1)
        };
    }
    found.insert(last);
    found
}

/// Organisational measures.
pub fn measures(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Measure, 30),
        words(desk, Label::What, 42),
        words(desk, Label::Responsible, 16),
        words(desk, Label::Months, 14),
    ];
    let measures = desk.dossier.plan.standing().filter(|item| item.measure);
    let rows = measures.map(|item| {
        let said = desk.words(item);
        vec![
            said.title,
            said.objective,
            item.responsible.clone(),
            when(desk, item),
        ]
    });
    grid(heads, rows.collect())
}

/// Indicators beyond attendance.
pub fn indicators(desk: &Desk<'_>) -> Grid {
    let heads = vec![
        words(desk, Label::Activity, 28),
        words(desk, Label::Indicator, 30),
        words(desk, Label::Before, 14),
        words(desk, Label::Target, 14),
        words(desk, Label::After, 14),
    ];
    let rows = training(desk.dossier).enumerate().map(|(place, item)| {
        let measured = &item.measured;
        vec![
            numbered(desk, place, item),
            desk.words(item).indicator,
            measured.before.clone(),
            measured.target.clone(),
            measured.after.clone(),
        ]
    });
    grid(heads, rows.collect())
}

/// The phases of an activity's modality with their days.
pub fn phases(desk: &Desk<'_>, activity: &Activity) -> Grid {
    let heads = vec![
        words(desk, Label::Phase, 24),
        words(desk, Label::What, 44),
        words(desk, Label::From, 14),
        words(desk, Label::To, 14),
    ];
    let modality = activity
        .modality
        .as_deref()
        .and_then(|id| desk.framework.modality(id));
    let day = |day: Option<NaiveDate>| day.map(spoken_day).unwrap_or_default();
    let rows = modality.iter().flat_map(|item| &item.phases).map(|phase| {
        let dates = activity.phases.iter().find(|dates| dates.phase == phase.id);
        vec![
            phase.name.get(desk.language).to_string(),
            phase.summary.get(desk.language).to_string(),
            day(dates.and_then(|dates| dates.from)),
            day(dates.and_then(|dates| dates.to)),
        ]
    });
    grid(heads, rows.collect())
}

/// The posts that take part, and who is enrolled from each.
pub fn participants(desk: &Desk<'_>, activity: &Activity) -> Grid {
    let heads = vec![
        words(desk, Label::Post, 34),
        figures(desk, Label::People, 13),
        words(desk, Label::Persons, 46),
    ];
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let people = activity.enrolled.keys().filter_map(|id| desk.person(id));
    for person in people {
        let post = person.posts.first().map_or("", String::as_str);
        names.entry(post).or_default().push(&person.name);
    }
    let planned = activity.participants.iter().filter(|(_, n)| **n > 0);
    let mut posts: Vec<(&str, u64)> = planned
        .map(|(id, n)| (id.as_str(), u64::from(*n)))
        .collect();
    for post in names.keys() {
        if posts.iter().all(|(known, _)| known != post) {
            posts.push((post, 0));
        }
    }
    let rows = posts.into_iter().map(|(post, planned)| {
        let enrolled = names.get(post).cloned().unwrap_or_default();
        let people = planned.max(enrolled.len() as u64);
        vec![desk.post(post), people.to_string(), enrolled.join(", ")]
    });
    let foot = vec![
        desk.label(Label::Total).to_string(),
        people_in(activity).to_string(),
        String::new(),
    ];
    Grid {
        foot,
        ..grid(heads, rows.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_run_over_the_end_of_a_year() {
        let dated = [(String::new(), (2026, 3), (2027, 2))];
        let found: Vec<_> = slots(&dated).into_iter().collect();
        assert_eq!(found, [(2026, 3), (2026, 4), (2027, 1), (2027, 2)]);
        let far = [(String::new(), (1, 1), (9999, 4))];
        assert_eq!(
            slots(&far).len(),
            49,
            "a mistyped year makes no endless table"
        );
    }
}
