//! The browser's clock and randomness.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, Utc};

use crate::documents::World;

/// The world as the browser gives it.
pub struct BrowserWorld;

impl World for BrowserWorld {
    fn now(&self) -> DateTime<Utc> {
        let seconds = js_sys::Date::now() / 1000.0;
        DateTime::from_timestamp(seconds as i64, 0).unwrap_or_default()
    }

    fn new_id(&self) -> String {
        let mut bytes = [0u8; 16];
        let crypto = web_sys::window().and_then(|window| window.crypto().ok());
        let filled = crypto.is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
        if !filled {
            // Every browser that runs WebAssembly has the above; this keeps ids apart regardless.
            bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Returns the present time with what the clocks where the user is are ahead of the world's.
pub fn local_now() -> DateTime<FixedOffset> {
    let behind = js_sys::Date::new_0().get_timezone_offset() as i32 * 60;
    let place = FixedOffset::west_opt(behind).unwrap_or(Utc.fix());
    BrowserWorld.now().with_timezone(&place)
}

/// Returns today's date where the user is.
pub fn today() -> NaiveDate {
    day(&js_sys::Date::new_0())
}

fn day(date: &js_sys::Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(
        date.get_full_year() as i32,
        date.get_month() + 1,
        date.get_date(),
    )
    .unwrap_or_default()
}

/// Returns the day of an instant where the user is.
pub fn day_of(instant: DateTime<Utc>) -> NaiveDate {
    let millis = wasm_bindgen::JsValue::from_f64(instant.timestamp_millis() as f64);
    day(&js_sys::Date::new(&millis))
}

/// Returns how many days ago an instant was where the user is, 0 for today and for what is still to come.
pub fn days_since(instant: DateTime<Utc>) -> i64 {
    let behind = js_sys::Date::new_0().get_timezone_offset() as i64 * 60;
    let day = |moment: DateTime<Utc>| (moment.timestamp() - behind).div_euclid(86_400);
    (day(BrowserWorld.now()) - day(instant)).max(0)
}
