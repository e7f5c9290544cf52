//! Dates of the municipal year: each lies in its month of its year, whatever the year, and conflicts and calendar mean
//! the same day.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate};
use proptest::prelude::*;
use yachay_municipal::dossier::{Activity, Dossier, Term};
use yachay_municipal::framework::{CalendarItem, Framework};
use yachay_municipal::plan::{ConflictKind, conflicts, last_of_month, schedule};

use crate::made::{TODAY, dossier, workshop};
use crate::support::{day, peru};

fn item(id: &str, (from_month, to_month): (u8, u8), on: Option<u8>) -> CalendarItem {
    CalendarItem {
        id: id.into(),
        from_month,
        to_month,
        day: on,
        moments: Vec::new(),
        // What the workshop of these tests teaches.
        contents: vec!["siaf".into()],
        ..peru().pack.calendar[0].clone()
    }
}

/// The country's dates, and some at the edges of months and years.
static EDGES: LazyLock<Framework> = LazyLock::new(|| {
    let mut framework = peru().clone();
    framework.pack.calendar.extend([
        item("whole-year", (1, 12), Some(31)),
        item("new-year", (1, 1), None),
        item("leap-day", (1, 2), Some(29)),
        item("no-such-day", (2, 2), Some(31)),
        item("february", (2, 2), None),
        item("december", (12, 12), Some(1)),
    ]);
    framework
});

fn planned(year: i32, month: u32, months: u32) -> Dossier {
    let from = NaiveDate::from_ymd_opt(year, month, 1);
    let to = from.and_then(|from| from.checked_add_months(Months::new(months)));
    let activity = Activity {
        from,
        to,
        ..workshop("a")
    };
    let last = to.map_or(year, |day| day.year());
    Dossier {
        years: (year, last),
        term: Term {
            begins: NaiveDate::from_ymd_opt(year - 1, 1, 1),
            ends: NaiveDate::from_ymd_opt(last + 1, 12, 31),
            chosen: None,
        },
        ..dossier(vec![activity])
    }
}

/// Item and day of everything that is due in the years of a plan.
fn dues(dossier: &Dossier) -> BTreeSet<(String, NaiveDate)> {
    let due = schedule(&EDGES, dossier).due.into_iter();
    due.map(|due| (due.item, due.days.to)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn each_due_date_lies_in_its_month_and_year(year in 2000..=2100i32, months in 0..24u32) {
        let dossier = planned(year, 1, months);
        let found = schedule(&EDGES, &dossier);
        let years = dossier.years.0..=dossier.years.1;
        for item in &EDGES.pack.calendar {
            let of_item: Vec<_> = found.due.iter().filter(|due| due.item == item.id).collect();
            if item.moments.is_empty() {
                prop_assert_eq!(of_item.len(), years.clone().count(), "{}", item.id);
            }
            for due in of_item {
                let (from, to) = (due.days.from, due.days.to);
                prop_assert!(from <= to && years.contains(&to.year()) && from.year() == to.year());
                prop_assert_eq!(to.month(), u32::from(item.to_month), "{}", item.id);
                prop_assert_eq!(from.month(), u32::from(item.from_month), "{}", item.id);
                let last = last_of_month(to).day();
                let expected = item.day.map_or(last, |day| u32::from(day).min(last));
                prop_assert_eq!(to.day(), expected, "{} {}", item.id, to);
            }
        }
    }

    #[test]
    fn conflicts_mean_the_days_of_the_calendar(year in 2000..=2100i32, month in 1..=12u32, months in 0..14u32) {
        let dossier = planned(year, month, months);
        let dues = dues(&dossier);
        for conflict in conflicts(&EDGES, &dossier, day(TODAY)) {
            if let ConflictKind::Deadline { item, due, .. } = conflict.kind {
                prop_assert!(dues.contains(&(item.clone(), due)), "{item} {due}");
            }
        }
    }
}

#[test]
fn a_day_that_the_month_does_not_have_is_its_last_one() {
    for (year, last) in [
        (2027, "2027-02-28"),
        (2028, "2028-02-29"),
        (2100, "2100-02-28"),
    ] {
        let dossier = planned(year, 2, 0);
        assert!(
            dues(&dossier).contains(&("leap-day".into(), day(last))),
            "{year}"
        );
        let found = conflicts(&EDGES, &dossier, day(TODAY));
        let warned = found.iter().any(|conflict| {
            matches!(&conflict.kind, ConflictKind::Deadline { item, due, .. }
                if item == "leap-day" && *due == day(last))
        });
        assert!(warned, "{year}: {found:?}");
    }
}
