//! What is different between two frameworks.

use std::collections::BTreeMap;

use serde_json::Value;

use super::model::Framework;

/// A difference between the framework in use and another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The list, by its name in the file.
    pub list: String,
    /// The item, by its id; empty for what is no list.
    pub id: String,
    /// What happened to it.
    pub change: Change,
}

/// What happened to an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the other has it.
    Added,
    /// Only the one in use has it.
    Removed,
    /// Both have it and these fields differ, each as a path inside the item.
    Changed {
        /// The fields, in the order of the file.
        fields: Vec<FieldChange>,
    },
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldChange {
    /// Its path inside the item, such as `levels/2/es`.
    pub path: String,
    /// What the one in use has there; empty for nothing.
    pub before: String,
    /// What the other has there; empty for nothing.
    pub after: String,
}

/// Returns what the other framework adds, leaves out and changes, in the order of the file's lists.
pub fn compare(in_use: &Framework, other: &Framework) -> Vec<Difference> {
    let (one, two) = (lists(in_use), lists(other));
    let mut found = Vec::new();
    for (key, item) in &two {
        let change = match one.get(key) {
            None => Change::Added,
            Some(same) if same == item => continue,
            Some(before) => {
                let mut fields = Vec::new();
                fields_that_differ(before, item, "", &mut fields);
                Change::Changed { fields }
            }
        };
        found.push(difference(key, change));
    }
    let gone = one.keys().filter(|key| !two.contains_key(*key));
    found.extend(gone.map(|key| difference(key, Change::Removed)));
    found.sort();
    found
}

fn difference((list, id): &(String, String), change: Change) -> Difference {
    Difference {
        list: list.clone(),
        id: id.clone(),
        change,
    }
}

/// Returns every item of every list by the name of the list and its id.
fn lists(framework: &Framework) -> BTreeMap<(String, String), Value> {
    let mut found = BTreeMap::new();
    let Ok(Value::Object(map)) = serde_json::to_value(framework) else {
        return found;
    };
    for (list, value) in map {
        match value {
            // A new hash follows from any other difference.
            _ if list == "content_hash" => {}
            Value::Array(items) => {
                for (place, item) in items.into_iter().enumerate() {
                    let id = ["id", "country"].into_iter().find_map(|key| item.get(key));
                    let id = id.and_then(Value::as_str).map(str::to_string);
                    let id = id.unwrap_or_else(|| (place + 1).to_string());
                    found.insert((list.clone(), id), item);
                }
            }
            other => {
                found.insert((list, String::new()), other);
            }
        }
    }
    found
}

fn fields_that_differ(before: &Value, after: &Value, path: &str, found: &mut Vec<FieldChange>) {
    let inside = |key: &str| {
        if path.is_empty() {
            key.to_string()
        } else {
            format!("{path}/{key}")
        }
    };
    match (before, after) {
        (Value::Object(one), Value::Object(two)) => {
            let keys = one
                .keys()
                .chain(two.keys().filter(|k| !one.contains_key(*k)));
            for key in keys {
                let (one, two) = (one.get(key), two.get(key));
                let null = Value::Null;
                fields_that_differ(
                    one.unwrap_or(&null),
                    two.unwrap_or(&null),
                    &inside(key),
                    found,
                );
            }
        }
        (Value::Array(one), Value::Array(two)) if one.len() == two.len() => {
            for (place, (one, two)) in one.iter().zip(two).enumerate() {
                fields_that_differ(one, two, &inside(&(place + 1).to_string()), found);
            }
        }
        (one, two) if one == two => {}
        (one, two) => found.push(FieldChange {
            path: path.to_string(),
            before: said(one),
            after: said(two),
        }),
    }
}

/// Says a value as a person reads it: a text without its quotes, anything else as JSON.
fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
