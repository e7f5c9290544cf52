//! Where days stand on a line of equal months.

use chrono::{Datelike, NaiveDate};

use crate::plan::{Span, last_of_month};

/// A line of equal months.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    months: Vec<NaiveDate>,
}

impl Scale {
    /// A line of these months, each as its first day, one after the other.
    pub fn of(months: Vec<NaiveDate>) -> Scale {
        Scale { months }
    }

    /// Returns the months.
    pub fn months(&self) -> &[NaiveDate] {
        &self.months
    }

    /// Returns each year with where it begins, in percent.
    pub fn years(&self) -> Vec<(i32, f64)> {
        let firsts = self
            .months
            .iter()
            .enumerate()
            .filter(|(_, month)| month.month() == 1);
        firsts
            .map(|(number, month)| (month.year(), self.share(number as f64)))
            .collect()
    }

    /// Returns where a day begins, in percent.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let Some(first) = self.months.first() else {
            return 0.0;
        };
        let months = (day.year() - first.year()) * 12 + day.month0() as i32 - first.month0() as i32;
        let length = last_of_month(day).day();
        self.share(f64::from(months) + f64::from(day.day0()) / f64::from(length))
    }

    /// Returns where days begin and how far they go, in percent.
    pub fn span(&self, days: Span) -> (f64, f64) {
        let from = self.place(days.from);
        let end = days.to.succ_opt().unwrap_or(days.to);
        (from, (self.place(end) - from).max(0.4))
    }

    fn share(&self, months: f64) -> f64 {
        let all = self.months.len().max(1) as f64;
        months / all * 100.0
    }
}
