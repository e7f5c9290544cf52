//! Building typed documents from JSON values.
//!
//! serde's derived readers are a sixth of the first download: each struct gets its own machinery
//! for every order of fields and every way to fail half-way. Here a struct only names its fields
//! ([`fields!`]); a fault is noted with its path and reading goes on, so there is nothing to unwind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};

use super::canonical::to_canonical_string;
use super::limits::{MAX_QUOTED, parse_json};
use super::time::{read_day, read_moment};

/// What could not be read, beginning with the path of the field: `payload.survey.days: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// A type that can be built from a JSON value.
pub trait FromValue {
    /// Builds it; where the value is not as it should be, notes that and returns anything.
    fn from_value(value: Value, faults: &mut Faults) -> Self;
}

/// Builds a `T` from a JSON value.
///
/// # Errors
/// The first field that is not as `T` says.
pub fn read_value<T: FromValue>(value: Value) -> Result<T, ReadError> {
    let mut faults = Faults::default();
    let read = T::from_value(value, &mut faults);
    match faults.first {
        None => Ok(read),
        Some(fault) => Err(ReadError(fault)),
    }
}

/// Reads the text of a JSON file.
///
/// # Errors
/// Where it stops being JSON, or the first field that is not as `T` says.
pub fn read_text<T: FromValue>(text: &str) -> Result<T, ReadError> {
    read_value(parse_json(text).map_err(|error| ReadError(error.to_string()))?)
}

/// The place that is being read, and the first fault found.
#[derive(Default)]
pub struct Faults {
    path: Vec<String>,
    first: Option<String>,
}

impl Faults {
    /// Notes that `found` is not what was expected here.
    #[inline(never)]
    pub fn expected(&mut self, what: &str, found: &Value) {
        if self.first.is_none() {
            let found: String = to_canonical_string(found).chars().take(60).collect();
            // A file may name its fields as it likes; the sentence about it stays short.
            let path: String = self.path.join(".").chars().take(MAX_QUOTED).collect();
            let colon = if path.is_empty() { "" } else { ": " };
            self.first = Some(format!("{path}{colon}{found} is no {what}"));
        }
    }

    /// Returns the fields of an object.
    #[inline(never)]
    pub fn object(&mut self, value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            other => {
                self.expected("object", &other);
                Map::new()
            }
        }
    }

    /// Returns the items of a list.
    #[inline(never)]
    pub fn list(&mut self, value: Value) -> Vec<Value> {
        match value {
            Value::Array(items) => items,
            other => {
                self.expected("list", &other);
                Vec::new()
            }
        }
    }

    /// Takes a field that must be there; only a type that may be empty reads its absence.
    #[inline(never)]
    pub fn required<T: FromValue>(&mut self, map: &mut Map<String, Value>, key: &str) -> T {
        let value = take(map, key).unwrap_or(Value::Null);
        self.inside(key, value)
    }

    /// Takes a field that may be absent.
    #[inline(never)]
    pub fn optional<T: FromValue + Default>(
        &mut self,
        map: &mut Map<String, Value>,
        key: &str,
    ) -> T {
        match take(map, key) {
            Some(value) => self.inside(key, value),
            None => T::default(),
        }
    }

    /// Notes a field that nobody took.
    #[inline(never)]
    pub fn nothing_left(&mut self, map: &Map<String, Value>) {
        if let Some((key, value)) = map.iter().next() {
            self.path.push(key.clone());
            self.expected("field that is known here", value);
            self.path.pop();
        }
    }

    /// Reads a value one step further down the path.
    pub fn inside<T: FromValue>(&mut self, place: &str, value: Value) -> T {
        self.go_in(place);
        let read = T::from_value(value, self);
        self.go_out();
        read
    }

    #[inline(never)]
    fn go_in(&mut self, place: &str) {
        self.path.push(place.to_string());
    }

    #[inline(never)]
    fn go_out(&mut self) {
        self.path.pop();
    }

    /// Reads a choice: a name, or an object with one field named so. Returns the name and what
    /// stands under it.
    #[inline(never)]
    pub fn choice(&mut self, value: Value) -> (String, Value) {
        match value {
            Value::String(name) => (name, Value::Null),
            Value::Object(map) if map.len() == 1 => map.into_iter().next().unwrap_or_default(),
            other => {
                self.expected("choice", &other);
                (String::new(), Value::Null)
            }
        }
    }
}

/// Takes a field out of an object; apart, because what calls it exists once for each type.
#[inline(never)]
fn take(map: &mut Map<String, Value>, key: &str) -> Option<Value> {
    map.remove(key)
}

/// Says how a struct is read: its required fields, then after a semicolon those that may be absent.
/// The struct expression inside makes the compiler check that none is forgotten. `strict` refuses
/// fields that the struct does not have.
macro_rules! fields {
    (strict $name:ident { $($required:ident),* $(; $($optional:ident),*)? }) => {
        $crate::documents::fields!(@ $name { $($required),* $(; $($optional),*)? } |faults, map| {
            faults.nothing_left(&map);
        });
    };
    ($name:ident { $($required:ident),* $(; $($optional:ident),*)? }) => {
        $crate::documents::fields!(@ $name { $($required),* $(; $($optional),*)? } |faults, map| {});
    };
    (@ $name:ident { $($required:ident),* $(; $($optional:ident),*)? }
        |$faults:ident, $map:ident| $end:block) => {
        impl $crate::documents::FromValue for $name {
            fn from_value(
                value: serde_json::Value,
                $faults: &mut $crate::documents::Faults,
            ) -> Self {
                #[allow(unused_mut)]
                let mut $map = $faults.object(value);
                let read = $name {
                    $($required: $faults.required(&mut $map, stringify!($required)),)*
                    $($($optional: $faults.optional(&mut $map, stringify!($optional)),)*)?
                };
                $end
                read
            }
        }
    };
}
pub(crate) use fields;

/// Says under which names the variants of a plain enum stand in files, for reading and for `name`;
/// the first one stands in for a name that is not understood.
macro_rules! names {
    ($type:ident { $first:ident = $first_name:literal $(, $variant:ident = $name:literal)* }) => {
        impl $type {
            /// Returns the name used in files.
            pub fn name(self) -> &'static str {
                match self {
                    $type::$first => $first_name,
                    $($type::$variant => $name,)*
                }
            }
        }

        impl $crate::documents::FromValue for $type {
            fn from_value(
                value: serde_json::Value,
                faults: &mut $crate::documents::Faults,
            ) -> Self {
                match value.as_str() {
                    Some($first_name) => $type::$first,
                    $(Some($name) => $type::$variant,)*
                    _ => {
                        faults.expected(concat!("choice of ", stringify!($type)), &value);
                        $type::$first
                    }
                }
            }
        }
    };
}
pub(crate) use names;

macro_rules! whole_numbers {
    ($($type:ty)*) => {
        $(impl FromValue for $type {
            fn from_value(value: Value, faults: &mut Faults) -> Self {
                let number = value.as_i64().and_then(|number| number.try_into().ok());
                number.unwrap_or_else(|| {
                    faults.expected(concat!("number of type ", stringify!($type)), &value);
                    0
                })
            }
        })*
    };
}

whole_numbers!(i8 u8 u16 i32 u32 u64 usize);

impl FromValue for Value {
    fn from_value(value: Value, _: &mut Faults) -> Self {
        value
    }
}

impl FromValue for bool {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        value.as_bool().unwrap_or_else(|| {
            faults.expected("yes or no", &value);
            false
        })
    }
}

impl FromValue for String {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        match value {
            Value::String(text) => text,
            other => {
                faults.expected("text", &other);
                String::new()
            }
        }
    }
}

impl FromValue for NaiveDate {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        value.as_str().and_then(read_day).unwrap_or_else(|| {
            faults.expected("day", &value);
            NaiveDate::default()
        })
    }
}

impl FromValue for DateTime<Utc> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        value.as_str().and_then(read_moment).unwrap_or_else(|| {
            faults.expected("moment", &value);
            DateTime::default()
        })
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        (!value.is_null()).then(|| T::from_value(value, faults))
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let items = faults.list(value).into_iter().enumerate();
        items
            .map(|(place, item)| faults.inside(&place.to_string(), item))
            .collect()
    }
}

impl<T: FromValue> FromValue for BTreeMap<String, T> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut map = BTreeMap::new();
        for (key, value) in faults.object(value) {
            let read = faults.inside(&key, value);
            map.insert(key, read);
        }
        map
    }
}

impl FromValue for BTreeSet<String> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut set = BTreeSet::new();
        for item in Vec::from_value(value, faults) {
            set.insert(item);
        }
        set
    }
}

impl<T: FromValue> FromValue for (T, T) {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let [first, second] = FromValue::from_value(value, faults);
        (first, second)
    }
}

impl<T: FromValue, const N: usize> FromValue for [T; N] {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let count = value.as_array().map_or(N, Vec::len);
        if count != N {
            faults.expected(&format!("list of {N}"), &value);
        }
        let mut items = faults.list(value).into_iter();
        std::array::from_fn(|place| {
            let item = items.next().unwrap_or(Value::Null);
            faults.inside(&place.to_string(), item)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, Default, PartialEq)]
    struct Sample {
        count: u8,
        name: Option<String>,
        pair: (i32, i32),
        shapes: Vec<Shape>,
        by_name: BTreeMap<String, bool>,
    }

    fields!(strict Sample { count; name, pair, shapes, by_name });

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Shape {
        Point,
        Circle,
    }

    names!(Shape { Point = "point", Circle = "circle" });

    #[test]
    fn reads_fields_in_any_order_and_leaves_out_what_may_be_absent() {
        let full = json!({
            "by_name": {"a": true}, "shapes": ["circle", "point"], "pair": [-1, 2],
            "name": "ñ", "count": 7
        });
        let expected = Sample {
            count: 7,
            name: Some("ñ".into()),
            pair: (-1, 2),
            shapes: vec![Shape::Circle, Shape::Point],
            by_name: BTreeMap::from([("a".into(), true)]),
        };
        assert_eq!(read_value(full), Ok(expected));
        let least = json!({"count": 0, "name": null});
        assert_eq!(read_value(least), Ok(Sample::default()));
    }

    #[test]
    fn a_choice_is_written_as_it_is_read() {
        for shape in [Shape::Point, Shape::Circle] {
            let name = shape.name();
            assert_eq!(read_value::<Shape>(name.into()).unwrap().name(), name);
        }
    }

    #[test]
    fn names_the_path_of_the_first_fault() {
        let bad = [
            (json!({}), "count: null is no number of type u8"),
            (json!({"count": 256}), "count: 256 is no number"),
            (json!({"count": -1}), "count: -1 is no number"),
            (json!({"count": 1.5}), "count: 1.5 is no number"),
            (
                json!({"count": "7", "pair": 3}),
                "count: \"7\" is no number",
            ),
            (
                json!({"count": 1, "pair": [1]}),
                "pair: [1] is no list of 2",
            ),
            (
                json!({"count": 1, "pair": [1, 2, 3]}),
                "pair: [1,2,3] is no list of 2",
            ),
            (
                json!({"count": 1, "pair": [1, true]}),
                "pair.1: true is no number",
            ),
            (
                json!({"count": 1, "shapes": ["point", "square"]}),
                "shapes.1: \"square\" is no choice",
            ),
            (
                json!({"count": 1, "by_name": {"a": 1}}),
                "by_name.a: 1 is no yes or no",
            ),
            (json!({"count": 1, "other": 1}), "other: 1 is no field"),
            (json!([]), "[] is no object"),
        ];
        for (value, expected) in bad {
            let error = read_value::<Sample>(value).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
