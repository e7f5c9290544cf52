//! One way to write JSON, so that equal documents are equal bytes.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::order::ordered;

/// Writes `value` compactly with the keys of every object in byte order.
pub fn to_canonical_string(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, None, &mut out);
    out
}

/// Writes `value` with two-space indentation and the keys of every object in byte order, except
/// that the keys in `first` come first at the top level, in that order.
pub fn to_pretty_string(value: &Value, first: &[&str]) -> String {
    let mut out = String::new();
    let Value::Object(map) = value else {
        write_value(value, Some(0), &mut out);
        return out;
    };
    let leading = first.iter().filter_map(|key| map.get_key_value(*key));
    let rest = in_key_order(map).into_iter();
    let rest = rest.filter(|(key, _)| !first.contains(&key.as_str()));
    write_object(&mut leading.chain(rest), Some(0), &mut out);
    out.push('\n');
    out
}

/// Returns `sha256:` and the hexadecimal SHA-256 of the canonical form of `value`.
pub fn checksum(value: &Value) -> String {
    fingerprint(&to_canonical_string(value))
}

/// Returns the checksum that an object would have without its field `left_out`.
pub(super) fn checksum_without(value: &Value, left_out: &str) -> String {
    fingerprint(&canonical_without(value, left_out))
}

/// Writes an object as [`to_canonical_string`] does, without its field `left_out`.
pub(super) fn canonical_without(value: &Value, left_out: &str) -> String {
    let mut out = String::new();
    match value {
        Value::Object(map) => {
            let fields = in_key_order(map).into_iter();
            let mut fields = fields.filter(|(key, _)| *key != left_out);
            write_object(&mut fields, None, &mut out);
        }
        other => write_value(other, None, &mut out),
    }
    out
}

/// Writes a value as [`to_pretty_string`] does where it stands within others, so many deep.
pub(super) fn to_pretty_within(value: &Value, depth: usize) -> String {
    let mut out = String::new();
    write_value(value, Some(depth), &mut out);
    out
}

/// Returns `sha256:` and the hexadecimal SHA-256 of a text.
pub(super) fn fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut out = String::from("sha256:");
    for byte in digest {
        out.push_str(&format!("{byte:02x}"));
    }
    out
}

fn write_value(value: &Value, indent: Option<usize>, out: &mut String) {
    match value {
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Array(items) => {
            let inner = indent.map(|depth| depth + 1);
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                break_line(inner, out);
                write_value(item, inner, out);
            }
            break_line(indent, out);
            out.push(']');
        }
        Value::Object(map) => {
            write_object(&mut in_key_order(map).into_iter(), indent, out);
        }
        Value::String(text) => write_text(text, out),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
    }
}

/// Writes a text in quotes. Most texts stand as they are: they are written in one piece, for a document is
/// written anew with every save.
fn write_text(text: &str, out: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        // Any text can be written.
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

/// Returns the fields in byte order of their keys, whatever order serde_json was built to keep.
fn in_key_order(map: &Map<String, Value>) -> Vec<(&String, &Value)> {
    ordered(map.iter().collect(), |a, b| a.0.cmp(b.0))
}

fn write_object<'a>(
    entries: &mut dyn Iterator<Item = (&'a String, &'a Value)>,
    indent: Option<usize>,
    out: &mut String,
) {
    let inner = indent.map(|depth| depth + 1);
    let mut empty = true;
    out.push('{');
    for (key, value) in entries {
        if !empty {
            out.push(',');
        }
        empty = false;
        break_line(inner, out);
        write_text(key, out);
        out.push_str(if indent.is_some() { ": " } else { ":" });
        write_value(value, inner, out);
    }
    if !empty {
        break_line(indent, out);
    }
    out.push('}');
}

fn break_line(indent: Option<usize>, out: &mut String) {
    if let Some(depth) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn key_order_does_not_matter() {
        let one = json!({"b": [1, {"d": 2, "c": null}], "a": "ñ\"\n"});
        assert_eq!(
            to_canonical_string(&one),
            r#"{"a":"ñ\"\n","b":[1,{"c":null,"d":2}]}"#
        );
    }

    #[test]
    fn pretty_form_reads_back_and_leads_with_the_given_keys() {
        let value = json!({"z": {}, "a": [], "kind": "response", "b": {"x": [1, 2]}});
        let text = to_pretty_string(&value, &["kind", "absent"]);
        assert!(text.starts_with("{\n  \"kind\": \"response\",\n  \"a\": []"));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn a_field_can_be_left_out_of_the_checksum() {
        let whole = json!({"a": 1, "checksum": "x", "b": {"checksum": 2}});
        let bare = json!({"b": {"checksum": 2}, "a": 1});
        assert_eq!(checksum_without(&whole, "checksum"), checksum(&bare));
        assert_eq!(checksum_without(&json!([1]), "0"), checksum(&json!([1])));
    }

    #[test]
    fn checksum_is_sha256_of_the_canonical_form() {
        // printf '{}' | sha256sum
        assert_eq!(
            checksum(&json!({})),
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        );
    }
}
