//! Small choices of this device. They may be lost without harm, so failures are not reported.

use gloo_storage::{LocalStorage, Storage};

use super::probe::{Availability, probe};

/// A choice of this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Language of the screen, `es` or `en`.
    Language,
    /// Colours: `auto`, `light`, `dark` or `contrast`.
    Theme,
    /// Country of the municipality, ISO 3166-1 alpha-2.
    Country,
    /// Own words, a JSON list of terms.
    Words,
    /// What this device left in folders for copies (src/store/copies.rs).
    Left,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Preference::Language => "yachay/preference/language",
            Preference::Theme => "yachay/preference/theme",
            Preference::Country => "yachay/preference/country",
            Preference::Words => "yachay/preference/words",
            Preference::Left => "yachay/preference/left",
        }
    }
}

/// Returns a choice made earlier. `start.js` reads the same keys before the first paint.
pub fn preference(which: Preference) -> Option<String> {
    // gloo's storage panics where the browser denies it, hence the probe.
    (probe() != Availability::Denied)
        .then(|| LocalStorage::get(which.key()).ok())
        .flatten()
}

/// Keeps a choice.
pub fn set_preference(which: Preference, value: &str) {
    if probe() != Availability::Denied {
        let _ = LocalStorage::set(which.key(), value);
    }
}
