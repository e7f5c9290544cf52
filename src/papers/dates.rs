//! Days, months and years as documents write them.

use chrono::{Datelike, NaiveDate};

const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Countries whose Spanish says "setiembre" (CLDR, by which the browser names months on screen).
const SETIEMBRE: [&str; 2] = ["es-PE", "es-UY"];

fn is_english(locale: &str) -> bool {
    locale.starts_with("en")
}

fn month_name(day: NaiveDate, locale: &str) -> &'static str {
    let names = match is_english(locale) {
        true => ENGLISH,
        false => SPANISH,
    };
    match names.get(day.month0() as usize).copied() {
        Some("septiembre") if SETIEMBRE.contains(&locale) => "setiembre",
        name => name.unwrap_or_default(),
    }
}

/// Writes a day in words: `26 de noviembre de 2026`, `26 November 2026`; in the conventions of
/// [`Language::locale`](crate::framework::Language::locale).
pub fn long_day(day: NaiveDate, locale: &str) -> String {
    let of = of(locale);
    let name = month_name(day, locale);
    format!("{}{of}{name}{of}{}", day.day(), day.year())
}

/// Writes a month with its year: `noviembre de 2026`, `November 2026`.
pub fn long_month(day: NaiveDate, locale: &str) -> String {
    format!("{}{}{}", month_name(day, locale), of(locale), day.year())
}

/// Writes the months from one day to another: `mayo de 2026`, `mayo a junio de 2026`, `noviembre de 2026 a febrero de
/// 2027`. Days the wrong way round count as the first one alone.
pub fn month_span(from: NaiveDate, to: NaiveDate, locale: &str) -> String {
    let month = |day: NaiveDate| (day.year(), day.month());
    if month(from) >= month(to) {
        return long_month(from, locale);
    }
    let until = if is_english(locale) { " to " } else { " a " };
    let first = match from.year() == to.year() {
        true => month_name(from, locale).to_string(),
        false => long_month(from, locale),
    };
    format!("{first}{until}{}", long_month(to, locale))
}

/// Writes first and last year: `2027`, `2027–2028`.
pub fn years_text((from, to): (i32, i32)) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}

fn of(locale: &str) -> &'static str {
    if is_english(locale) { " " } else { " de " }
}

/// Returns the last day of the month of a day.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(chrono::Months::new(1));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERU: &str = "es-PE";
    const BOLIVIA: &str = "es-BO";
    const ENGLISH_ONE: &str = "en";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_months_in_words() {
        assert_eq!(
            long_day(day("2028-02-29"), BOLIVIA),
            "29 de febrero de 2028"
        );
        assert_eq!(long_day(day("2026-11-01"), ENGLISH_ONE), "1 November 2026");
        let table = [
            (
                "2026-05-01",
                "2026-06-30",
                "mayo a junio de 2026",
                "May to June 2026",
            ),
            ("2026-05-01", "2026-05-31", "mayo de 2026", "May 2026"),
            ("2026-05-01", "2026-04-01", "mayo de 2026", "May 2026"),
            (
                "2026-11-01",
                "2027-02-01",
                "noviembre de 2026 a febrero de 2027",
                "November 2026 to February 2027",
            ),
        ];
        for (from, to, spanish, english) in table {
            assert_eq!(month_span(day(from), day(to), BOLIVIA), spanish);
            assert_eq!(month_span(day(from), day(to), ENGLISH_ONE), english);
        }
        assert_eq!(years_text((2027, 2027)), "2027");
        assert_eq!(years_text((2027, 2028)), "2027–2028");
    }

    #[test]
    fn each_country_has_its_own_september() {
        for (locale, expected) in [
            (PERU, "9 de setiembre de 2027"),
            (BOLIVIA, "9 de septiembre de 2027"),
            (ENGLISH_ONE, "9 September 2027"),
        ] {
            assert_eq!(long_day(day("2027-09-09"), locale), expected);
        }
        let (from, to) = (day("2027-08-01"), day("2027-09-30"));
        assert_eq!(month_span(from, to, PERU), "agosto a setiembre de 2027");
        assert_eq!(month_span(from, to, BOLIVIA), "agosto a septiembre de 2027");
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        for (inside, last) in [
            ("2028-02-01", "2028-02-29"),
            ("2027-02-28", "2027-02-28"),
            ("2026-12-31", "2026-12-31"),
            ("2026-04-10", "2026-04-30"),
        ] {
            assert_eq!(month_end(day(inside)), day(last));
        }
    }
}
