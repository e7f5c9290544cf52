//! How figures, dates and money are written, by the browser's own `Intl`.

use std::cell::RefCell;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use js_sys::Intl::{DateTimeFormat, NumberFormat, RelativeTimeFormat};
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::export::Dialect;
use crate::framework::Language;
use crate::ui::i18n::{country, language};
use crate::ui::world::days_since;

/// Writes a measure with one decimal.
pub fn decimal(value: f64) -> String {
    number(
        value,
        &[
            ("minimumFractionDigits", "1"),
            ("maximumFractionDigits", "1"),
        ],
    )
}

/// Writes a measure with two decimals.
pub fn two_decimals(value: f64) -> String {
    // Adding zero turns a rounded −0 into 0.
    let value = (value * 100.0).round() / 100.0 + 0.0;
    number(
        value,
        &[
            ("minimumFractionDigits", "2"),
            ("maximumFractionDigits", "2"),
        ],
    )
}

/// Writes a measure rounded to a whole number.
pub fn whole(value: f64) -> String {
    // Adding zero turns a rounded −0 into 0.
    number(value.round() + 0.0, &[])
}

/// Writes an amount in the currency of the pack (ISO 4217 code).
pub fn money(cents: u64, currency: &str) -> String {
    number(
        cents as f64 / 100.0,
        &[("style", "currency"), ("currency", currency)],
    )
}

/// Writes an amount as one types it in the country: units and, where there are any, two decimals.
pub fn plain_money(cents: u64) -> String {
    match (cents / 100, cents % 100) {
        (units, 0) => units.to_string(),
        (units, rest) => format!("{units}{}{rest:02}", dialect().decimal_mark),
    }
}

/// Returns how spreadsheets of this language and country write tables.
pub fn dialect() -> Dialect {
    Dialect {
        separator: match language() {
            Language::Spanish => ';',
            Language::English => ',',
        },
        decimal_mark: if decimal(0.5).contains(',') { ',' } else { '.' },
    }
}

/// Writes the day of an instant where the user is.
pub fn day_of(instant: DateTime<Utc>) -> String {
    date_text(&local(instant), &[("dateStyle", "long")])
}

/// Writes the day and the hour of an instant where the user is.
pub fn moment_of(instant: DateTime<Utc>) -> String {
    let options = [("dateStyle", "medium"), ("timeStyle", "short")];
    date_text(&local(instant), &options)
}

/// Writes how many days ago an instant was where the user is: today, yesterday, 3 days ago.
pub fn days_ago(instant: DateTime<Utc>) -> String {
    let days = days_since(instant) as f64;
    let format = RelativeTimeFormat::new(&locales(&locale()), &object(&[("numeric", "auto")]));
    String::from(format.format(-days, "day"))
}

/// Writes a number of bytes.
pub fn size(bytes: f64) -> String {
    if bytes < 1e6 {
        format!("{}\u{a0}kB", whole((bytes / 1e3).ceil()))
    } else if bytes < 1e9 {
        format!("{}\u{a0}MB", decimal(bytes / 1e6))
    } else {
        format!("{}\u{a0}GB", decimal(bytes / 1e9))
    }
}

/// Writes a day.
pub fn day(date: NaiveDate) -> String {
    date_text(
        &at_noon(date),
        &[("dateStyle", "long"), ("timeZone", "UTC")],
    )
}

/// Writes a month and its year.
pub fn month(date: NaiveDate) -> String {
    let options = [("month", "long"), ("year", "numeric"), ("timeZone", "UTC")];
    date_text(&at_noon(date), &options)
}

/// Writes a month alone, as it stands within a sentence: some conventions give it a capital in Spanish.
pub fn month_name(date: NaiveDate) -> String {
    let options = [("month", "long"), ("timeZone", "UTC")];
    let name = date_text(&at_noon(date), &options);
    match language() {
        Language::Spanish => name.to_lowercase(),
        Language::English => name,
    }
}

fn at_noon(date: NaiveDate) -> Date {
    let days = date.num_days_from_ce() - NaiveDate::default().num_days_from_ce();
    Date::new(&JsValue::from_f64((f64::from(days) + 0.5) * 86_400_000.0))
}

/// The conventions of the language on screen in the country in force.
fn locale() -> String {
    language().locale(&country())
}

/// Options of a formatter, by their names.
type Options<'a> = [(&'a str, &'a str)];

fn number(value: f64, options: &Options<'_>) -> String {
    formatted(&value.into(), options, |locales, options| {
        NumberFormat::new(locales, options).format()
    })
}

fn date_text(date: &Date, options: &Options<'_>) -> String {
    formatted(date, options, |locales, options| {
        DateTimeFormat::new(locales, options).format()
    })
}

thread_local! {
    /// Formatters by their conventions and options: one takes a browser a millisecond or two to make.
    static FORMATTERS: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Writes a value by the formatter of these options in the conventions of the moment.
fn formatted(
    value: &JsValue,
    options: &Options<'_>,
    make: fn(&Array, &Object) -> Function,
) -> String {
    let locale = locale();
    let mut key = locale.clone();
    for (name, value) in options {
        key.extend(["/", name, "/", value]);
    }
    let known = FORMATTERS.with_borrow(|all| {
        let found = all.iter().find(|(known, _)| *known == key);
        found.map(|(_, format)| format.clone())
    });
    let format = known.unwrap_or_else(|| {
        let format = make(&locales(&locale), &object(options));
        FORMATTERS.with_borrow_mut(|all| all.push((key, format.clone())));
        format
    });
    let text = format.call1(&JsValue::UNDEFINED, value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

fn locales(locale: &str) -> Array {
    Array::of1(&JsValue::from_str(locale))
}

fn local(instant: DateTime<Utc>) -> Date {
    Date::new(&JsValue::from_f64(instant.timestamp_millis() as f64))
}

fn object(options: &Options<'_>) -> Object {
    let made = Object::new();
    for (key, value) in options {
        let _ = Reflect::set(&made, &(*key).into(), &(*value).into());
    }
    made
}
