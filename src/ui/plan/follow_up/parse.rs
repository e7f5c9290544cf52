//! How what is typed about the execution is read; each fault is a sentence for the screen.

use crate::plan::read_cents;
use crate::response::Level;
use crate::ui::i18n::tr;

/// Most hours that an activity can have.
const MOST_HOURS: u16 = 2000;

/// Reads a text that may be empty.
fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Option<T>,
    fault: &'static str,
) -> Result<Option<T>, String> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or_else(|| fault.to_string()),
    }
}

/// Reads hours given or attended: whole hours, 0 to 2000.
///
/// # Errors
/// The sentence for the screen.
pub fn hours(text: &str) -> Result<Option<u16>, String> {
    let read = |text: &str| text.parse().ok().filter(|hours| *hours <= MOST_HOURS);
    optional(text, read, tr!(follow.hours_wrong))
}

/// Reads a level, 1–5.
///
/// # Errors
/// The sentence for the screen.
pub fn level(text: &str) -> Result<Option<Level>, String> {
    let read = |text: &str| Level::try_from(text.parse::<u8>().ok()?).ok();
    optional(text, read, tr!(follow.level_wrong))
}

/// Reads an amount, in cents.
///
/// # Errors
/// The sentence for the screen.
pub fn cents(text: &str) -> Result<u64, String> {
    let cents = if text.trim().is_empty() {
        Some(0)
    } else {
        read_cents(text)
    };
    cents.ok_or_else(|| tr!(follow.amount_wrong).to_string())
}

/// Reads a share in percent, 1–100; nothing for the product's default.
///
/// # Errors
/// The sentence for the screen.
pub fn percent(text: &str) -> Result<Option<u8>, String> {
    let read = |text: &str| {
        text.parse()
            .ok()
            .filter(|percent| (1..=100).contains(percent))
    };
    optional(text, read, tr!(follow.percent_wrong))
}
