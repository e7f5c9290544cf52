//! The elected term and its moments (REM I.c).

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::documents::fields;
use crate::framework::Moment;

/// The dates of the elected term and what the municipality says of its moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Term {
    /// First day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub begins: Option<NaiveDate>,
    /// Last day.
    #[serde(with = "crate::documents::time::optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<NaiveDate>"))]
    pub ends: Option<NaiveDate>,
    /// The moment chosen by hand instead of the computed one.
    pub chosen: Option<Moment>,
}

fields!(Term { ; begins, ends, chosen });

/// Why the dates give no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermError {
    /// One of the dates is missing.
    Incomplete,
    /// The last day is before the first.
    EndsBeforeItBegins,
}

impl Term {
    /// Checks the two dates and returns them.
    ///
    /// # Errors
    /// When one is missing or they are the wrong way round; both stay as typed.
    pub fn dates(&self) -> Result<(NaiveDate, NaiveDate), TermError> {
        let (begins, ends) = self.begins.zip(self.ends).ok_or(TermError::Incomplete)?;
        if ends < begins {
            return Err(TermError::EndsBeforeItBegins);
        }
        Ok((begins, ends))
    }

    /// Returns the moment that holds on a day: the one chosen by hand, or the computed one.
    ///
    /// # Errors
    /// When nothing was chosen and the dates give none.
    pub fn moment(&self, day: NaiveDate) -> Result<Moment, TermError> {
        match self.chosen {
            Some(moment) => Ok(moment),
            None => self.dates().map(|dates| moment_at(dates, day)),
        }
    }
}

/// Computes the moment: the first year is the start, the last year the exit, the years between are
/// stable. A day before the term counts as its start, a day after it as its exit; in a term of a
/// single year the exit prevails.
pub fn moment_at((begins, ends): (NaiveDate, NaiveDate), day: NaiveDate) -> Moment {
    let last_year_begins = ends
        .checked_sub_months(Months::new(12))
        .unwrap_or(NaiveDate::MIN);
    let first_year_ends = begins
        .checked_add_months(Months::new(12))
        .unwrap_or(NaiveDate::MAX);
    if day > last_year_begins && day >= begins {
        Moment::Exit
    } else if day < first_year_ends {
        Moment::Start
    } else {
        Moment::Stable
    }
}

/// Returns the year a new plan made on this day is for: this one, or from October the next, because
/// the budget of a year is decided in its last months. A default that the user changes.
pub(super) fn usual_plan_year(day: NaiveDate) -> i32 {
    if day.month() >= 10 {
        day.year() + 1
    } else {
        day.year()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_years_of_rem() {
        // REM, Cuadros 2–4: 2006 is exit, 2007 start, 2008 stable.
        let earlier = (day("2003-01-01"), day("2006-12-31"));
        let later = (day("2007-01-01"), day("2010-12-31"));
        let table = [
            (earlier, "2003-01-01", Moment::Start),
            (earlier, "2005-12-31", Moment::Stable),
            (earlier, "2006-01-01", Moment::Exit),
            (earlier, "2006-12-31", Moment::Exit),
            (later, "2007-06-30", Moment::Start),
            (later, "2007-12-31", Moment::Start),
            (later, "2008-01-01", Moment::Stable),
            (later, "2010-07-01", Moment::Exit),
            (later, "2006-11-20", Moment::Start),
            (later, "2011-01-02", Moment::Exit),
        ];
        for (term, date, expected) in table {
            assert_eq!(moment_at(term, day(date)), expected, "{date}");
        }
    }

    #[test]
    fn leap_days_and_short_terms() {
        let leap = (day("2024-02-29"), day("2028-02-28"));
        assert_eq!(moment_at(leap, day("2025-02-27")), Moment::Start);
        assert_eq!(moment_at(leap, day("2025-02-28")), Moment::Stable);
        assert_eq!(moment_at(leap, day("2027-03-01")), Moment::Exit);
        let short = (day("2026-03-01"), day("2026-12-31"));
        assert_eq!(moment_at(short, day("2026-04-01")), Moment::Exit);
    }

    #[test]
    fn wrong_dates_give_no_moment_unless_one_is_chosen() {
        let mut term = Term {
            begins: Some(day("2026-12-31")),
            ends: Some(day("2023-01-01")),
            chosen: None,
        };
        let today = day("2026-11-20");
        assert_eq!(term.moment(today), Err(TermError::EndsBeforeItBegins));
        term.chosen = Some(Moment::Stable);
        assert_eq!(term.moment(today), Ok(Moment::Stable));
        assert_eq!(Term::default().moment(today), Err(TermError::Incomplete));
    }

    #[test]
    fn plans_made_late_in_the_year_are_for_the_next() {
        assert_eq!(usual_plan_year(day("2026-09-30")), 2026);
        assert_eq!(usual_plan_year(day("2026-11-20")), 2027);
    }
}
