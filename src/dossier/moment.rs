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
    // The day after the term counts back, so that a leap day at its end changes nothing.
    let last_year_begins = ends
        .succ_opt()
        .and_then(|after| after.checked_sub_months(Months::new(12)))
        .unwrap_or(NaiveDate::MIN);
    let second_year_begins = begins
        .checked_add_months(Months::new(12))
        .unwrap_or(NaiveDate::MAX);
    if day >= last_year_begins && day >= begins {
        Moment::Exit
    } else if day < second_year_begins {
        Moment::Start
    } else {
        Moment::Stable
    }
}

/// Returns the first and the last day of the usual term that contains a day: terms follow one another
/// every `years` from the day on which one of them began. Nothing for days that no calendar has.
pub fn usual_term(first: NaiveDate, years: u8, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let years = i32::from(years.max(1));
    let start = |place: i32| {
        let year = first.year().checked_add(place.checked_mul(years)?)?;
        // A term that began on a leap day begins on the last of February otherwise.
        NaiveDate::from_ymd_opt(year, first.month(), first.day())
            .or_else(|| NaiveDate::from_ymd_opt(year, first.month(), 28))
    };
    // The one that begins in the latest year that is not after that of the day, or the one before it.
    let latest = (day.year() - first.year()).div_euclid(years);
    let place = if start(latest)? > day {
        latest - 1
    } else {
        latest
    };
    Some((start(place)?, start(place + 1)?.pred_opt()?))
}

/// Returns the year a new plan made on this day is for: this one, or from October the next, because
/// the budget of a year is decided in its last months. A default that the user changes.
pub fn usual_plan_year(day: NaiveDate) -> i32 {
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
    fn a_term_from_may_to_may_has_years_of_its_own() {
        let term = (day("2021-05-03"), day("2026-05-02"));
        let table = [
            ("2021-05-02", Moment::Start),
            ("2021-05-03", Moment::Start),
            ("2022-01-01", Moment::Start),
            ("2022-05-02", Moment::Start),
            ("2022-05-03", Moment::Stable),
            ("2025-05-02", Moment::Stable),
            ("2025-05-03", Moment::Exit),
            ("2026-05-02", Moment::Exit),
            ("2026-05-03", Moment::Exit),
        ];
        for (date, expected) in table {
            assert_eq!(moment_at(term, day(date)), expected, "{date}");
        }
    }

    #[test]
    fn usual_terms_follow_one_another() {
        let table = [
            ("2003-01-01", 4, "2026-11-20", "2023-01-01", "2026-12-31"),
            ("2003-01-01", 4, "2003-01-01", "2003-01-01", "2006-12-31"),
            ("2003-01-01", 4, "2002-12-31", "1999-01-01", "2002-12-31"),
            ("2021-05-03", 5, "2026-05-02", "2021-05-03", "2026-05-02"),
            ("2021-05-03", 5, "2026-05-03", "2026-05-03", "2031-05-02"),
            ("2021-05-03", 5, "2021-05-02", "2016-05-03", "2021-05-02"),
            ("2021-05-03", 5, "2024-02-29", "2021-05-03", "2026-05-02"),
            ("2024-02-29", 1, "2025-02-28", "2025-02-28", "2026-02-27"),
        ];
        for (first, years, date, begins, ends) in table {
            let found = usual_term(day(first), years, day(date));
            assert_eq!(found, Some((day(begins), day(ends))), "{first} {date}");
        }
    }

    #[test]
    fn leap_days_and_short_terms() {
        let leap = (day("2024-02-29"), day("2028-02-28"));
        assert_eq!(moment_at(leap, day("2025-02-27")), Moment::Start);
        assert_eq!(moment_at(leap, day("2025-02-28")), Moment::Stable);
        assert_eq!(moment_at(leap, day("2027-03-01")), Moment::Exit);
        let before_a_leap_day = (day("2021-03-01"), day("2025-02-28"));
        assert_eq!(
            moment_at(before_a_leap_day, day("2024-02-29")),
            Moment::Stable
        );
        assert_eq!(
            moment_at(before_a_leap_day, day("2024-03-01")),
            Moment::Exit
        );
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
