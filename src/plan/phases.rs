//! The days of a modality's phases.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::dossier::PhaseDates;
use crate::framework::{CalendarItem, Modality};

/// Returns the last day of the month of a day.
pub fn last_of_month(day: NaiveDate) -> NaiveDate {
    let next = day
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt())
        .unwrap_or(NaiveDate::MAX)
}

/// Returns the day of a year on which a date of the municipal year is due: its day of its last month, or the last one
/// where the month has no such day or none is said. Nothing for a month or a year that no calendar has.
pub(super) fn due_day(item: &CalendarItem, year: i32) -> Option<NaiveDate> {
    let month = NaiveDate::from_ymd_opt(year, u32::from(item.to_month), 1)?;
    let day = item.day.and_then(|day| month.with_day(u32::from(day)));
    Some(day.unwrap_or(last_of_month(month)))
}

/// Spreads the phases of a modality over the days from one month to another, each by its share of the time and
/// at least a day long. Phases that follow one another take turns; the others run from the first day to the last.
/// Months the wrong way round give nothing.
pub fn spread_phases(modality: &Modality, from: NaiveDate, to: NaiveDate) -> Vec<PhaseDates> {
    let (first, last) = (from.with_day(1).unwrap_or(from), last_of_month(to));
    if last < first {
        return Vec::new();
    }
    let days = (last - first).num_days() + 1;
    let day = |place: i64| {
        let place = place.clamp(0, days - 1).unsigned_abs();
        first.checked_add_days(Days::new(place)).unwrap_or(last)
    };
    let total: i64 = modality
        .phases
        .iter()
        .map(|phase| i64::from(phase.share))
        .sum();
    let mut before = 0;
    let mut dates = Vec::new();
    for phase in &modality.phases {
        let begins = before * days / total.max(1);
        before += i64::from(phase.share);
        let ends = before * days / total.max(1) - 1;
        let (from, to) = if modality.sequential {
            (day(begins), day(ends.max(begins)))
        } else {
            (first, last)
        };
        dates.push(PhaseDates {
            phase: phase.id.clone(),
            from: Some(from),
            to: Some(to),
        });
    }
    dates
}
