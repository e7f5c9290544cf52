//! The scale: five levels and two ways not to use it.

use serde::Serialize;
use serde_json::Value;

use crate::documents::{Faults, FromValue, names};

/// A level of mastery or importance, 1–5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minimum" = 1, "maximum" = 5)))]
#[serde(into = "u8")]
pub struct Level(u8);

/// A number that is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelError(pub u8);

impl std::fmt::Display for LevelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is not a level from 1 to 5", self.0)
    }
}

impl Level {
    /// The five levels in order.
    pub const ALL: [Level; 5] = [Level(1), Level(2), Level(3), Level(4), Level(5)];

    /// Returns the number, 1–5.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = LevelError;

    fn try_from(value: u8) -> Result<Self, LevelError> {
        if (1..=5).contains(&value) {
            Ok(Level(value))
        } else {
            Err(LevelError(value))
        }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.0
    }
}

/// An answer on the scale. The last two are missing values, never zero (domain.md, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(!into, untagged))]
#[serde(into = "Value")]
pub enum Rating {
    /// One of the five behaviour sentences.
    Level(Level),
    /// No level.
    Missing(Missing),
}

/// Why there is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The competency is not part of this person's work (*no aplica*).
    NotApplicable,
    /// The person chose not to say (*prefiero no decir*).
    PreferNotToSay,
}

names!(Missing {
    NotApplicable = "not-applicable",
    PreferNotToSay = "prefer-not-to-say"
});

impl From<Rating> for Value {
    fn from(rating: Rating) -> Value {
        match rating {
            Rating::Level(level) => level.get().into(),
            Rating::Missing(missing) => missing.name().into(),
        }
    }
}

impl FromValue for Level {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let number = value.as_u64().and_then(|number| u8::try_from(number).ok());
        let level = number.and_then(|number| Level::try_from(number).ok());
        level.unwrap_or_else(|| {
            faults.expected("level from 1 to 5", &value);
            Level(1)
        })
    }
}

impl FromValue for Rating {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        if value.is_string() {
            Rating::Missing(Missing::from_value(value, faults))
        } else {
            Rating::Level(Level::from_value(value, faults))
        }
    }
}

impl Rating {
    /// The person's work does not include it.
    pub const NOT_APPLICABLE: Rating = Rating::Missing(Missing::NotApplicable);
    /// The person chose not to say.
    pub const PREFER_NOT_TO_SAY: Rating = Rating::Missing(Missing::PreferNotToSay);

    /// Returns the level where there is one.
    pub fn level(self) -> Option<Level> {
        match self {
            Rating::Level(level) => Some(level),
            Rating::Missing(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::read_text;

    #[test]
    fn ratings_are_numbers_or_words_in_files() {
        let rating = |text| read_text::<Rating>(text);
        assert_eq!(rating("3").unwrap().level(), Some(Level(3)));
        assert_eq!(
            rating("\"not-applicable\"").unwrap(),
            Rating::NOT_APPLICABLE
        );
        for wrong in ["0", "6", "3.5", "-1", "\"si\"", "null"] {
            assert!(rating(wrong).is_err(), "{wrong}");
        }
        let text = serde_json::to_string(&Rating::PREFER_NOT_TO_SAY).unwrap();
        assert_eq!(text, "\"prefer-not-to-say\"");
    }
}
