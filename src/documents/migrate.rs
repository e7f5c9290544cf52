//! Schema versions: named, contiguous steps that carry an older payload to the present shape.

use serde_json::Value;

/// One step between two neighbouring schema versions.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What changed, in a few words.
    pub name: &'static str,
    /// Turns a payload of the earlier version into one of the next; a failure names the field.
    pub apply: fn(Value) -> Result<Value, String>,
}

/// The steps of one kind of document, the first from version 1 to version 2.
#[derive(Clone, Copy, Debug)]
pub struct Chain(pub &'static [Step]);

/// Why a payload could not be brought to the present shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MigrationError {
    /// Written by a later version of the program.
    TooNew,
    /// Version 0 does not exist.
    Unknown,
    /// A step refused it.
    Failed {
        /// Name of the step.
        step: &'static str,
        /// What it could not read.
        detail: String,
    },
}

impl Chain {
    /// Returns the present schema version.
    pub fn current(&self) -> u32 {
        self.0.len() as u32 + 1
    }

    /// Brings `payload` of version `from` to the present shape.
    pub fn migrate(&self, from: u32, payload: Value) -> Result<Value, MigrationError> {
        if from > self.current() {
            return Err(MigrationError::TooNew);
        }
        let done = from.checked_sub(1).ok_or(MigrationError::Unknown)?;
        self.0
            .iter()
            .skip(done as usize)
            .try_fold(payload, |value, step| {
                (step.apply)(value).map_err(|detail| MigrationError::Failed {
                    step: step.name,
                    detail,
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const CHAIN: Chain = Chain(&[
        Step {
            name: "years become a number",
            apply: |mut value| {
                let years = value["years"].as_str().and_then(|text| text.parse().ok());
                let years: u32 = years.ok_or("years")?;
                value["years"] = years.into();
                Ok(value)
            },
        },
        Step {
            name: "posts become a list",
            apply: |mut value| {
                value["posts"] = json!([value["posts"].take()]);
                Ok(value)
            },
        },
    ]);

    #[test]
    fn every_earlier_version_reaches_the_present_one() {
        let present = json!({"years": 4, "posts": ["regidor"]});
        let first = json!({"years": "4", "posts": "regidor"});
        let second = json!({"years": 4, "posts": "regidor"});
        assert_eq!(CHAIN.current(), 3);
        assert_eq!(CHAIN.migrate(1, first), Ok(present.clone()));
        assert_eq!(CHAIN.migrate(2, second), Ok(present.clone()));
        assert_eq!(CHAIN.migrate(3, present.clone()), Ok(present));
    }

    #[test]
    fn later_unknown_and_unreadable_versions_are_named() {
        assert_eq!(CHAIN.migrate(4, json!({})), Err(MigrationError::TooNew));
        assert_eq!(CHAIN.migrate(0, json!({})), Err(MigrationError::Unknown));
        assert_eq!(
            CHAIN.migrate(1, json!({"years": "many"})),
            Err(MigrationError::Failed {
                step: "years become a number",
                detail: "years".into()
            })
        );
    }
}
