//! Where two states of a document differ, for a person who has to choose between them.

use serde_json::Value;

/// How many values of one part are named on each side.
const NAMED: usize = 3;
/// How long a named value may be, in characters.
const LONGEST: usize = 60;

/// A part of a payload, one of its top fields, that is not the same in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferingPart {
    /// Name of the field.
    pub field: String,
    /// How many values in it differ.
    pub count: usize,
    /// The first values that only the one has.
    pub one: Vec<String>,
    /// The first values that only the other has.
    pub other: Vec<String>,
}

/// Compares two payloads, field by field.
pub fn differences(one: &Value, other: &Value) -> Vec<DifferingPart> {
    let names = names_of(one, other);
    let parts = names.into_iter().map(|field| {
        let mut part = DifferingPart {
            field: field.to_string(),
            ..DifferingPart::default()
        };
        walk(one.get(field), other.get(field), &mut part);
        part
    });
    parts.filter(|part| part.count > 0).collect()
}

/// The names that either has: those of the first, then those that only the other has.
fn names_of<'a>(one: &'a Value, other: &'a Value) -> Vec<&'a str> {
    let names = |value: &'a Value| value.as_object().into_iter().flatten();
    let first = names(one);
    let second = names(other).filter(|(name, _)| one.get(name.as_str()).is_none());
    first.chain(second).map(|(name, _)| name.as_str()).collect()
}

fn walk(one: Option<&Value>, other: Option<&Value>, part: &mut DifferingPart) {
    match (one, other) {
        (Some(one), Some(other)) if one == other => {}
        (Some(a @ Value::Object(_)), Some(b @ Value::Object(_))) => {
            for name in names_of(a, b) {
                walk(a.get(name), b.get(name), part);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            let pairs = a.len().max(b.len());
            (0..pairs).for_each(|place| walk(a.get(place), b.get(place), part));
        }
        (one, other) => {
            part.count += 1;
            name(one, &mut part.one);
            name(other, &mut part.other);
        }
    }
}

fn name(value: Option<&Value>, named: &mut Vec<String>) {
    let words = match value {
        Some(Value::String(text)) => text.chars().take(LONGEST).collect(),
        Some(Value::Number(number)) => number.to_string(),
        _ => return,
    };
    if named.len() < NAMED {
        named.push(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn equal_payloads_have_no_difference() {
        let payload = json!({"a": [1, {"b": "x"}], "c": null});
        assert_eq!(differences(&payload, &payload), []);
    }

    #[test]
    fn values_are_counted_and_the_first_are_named() {
        let one = json!({"place": {"name": "Lares", "code": "080405"}, "years": [2026, 2027], "staff": {}});
        let other = json!({"place": {"name": "Yanatile", "code": "080405"}, "years": [2026, 2029, 1], "staff": {"a": 1}});
        let found = differences(&one, &other);
        let part = |field: &str, count, one: &[&str], other: &[&str]| DifferingPart {
            field: field.into(),
            count,
            one: one.iter().map(|text| text.to_string()).collect(),
            other: other.iter().map(|text| text.to_string()).collect(),
        };
        assert_eq!(
            found,
            [
                part("place", 1, &["Lares"], &["Yanatile"]),
                part("staff", 1, &[], &["1"]),
                part("years", 2, &["2027"], &["2029", "1"]),
            ]
        );
    }

    #[test]
    fn long_texts_and_long_lists_are_cut() {
        let many =
            |word: &str| json!({"list": (0..9).map(|n| format!("{word}{n}")).collect::<Vec<_>>()});
        let found = differences(&many("a"), &many("b"));
        assert_eq!((found[0].count, found[0].one.len()), (9, NAMED));
        let long = differences(&json!({"t": "ñ".repeat(500)}), &json!({}));
        assert_eq!(long[0].one[0].chars().count(), LONGEST);
    }
}
