//! What a file may ask of the computer. A file of 25 MB can be written so that reading it takes many
//! times as much memory, so its shape is looked at before anything is built from it.

use std::fmt;

use serde_json::Value;

/// Largest file that is read, in bytes. A dossier with a thousand responses stays under it.
pub const MAX_FILE_BYTES: u64 = 25_000_000;

/// Lists and objects inside each other at most; the deepest real file has fourteen, and reading as
/// many as this takes little of the stack.
pub const MAX_DEPTH: usize = 40;

/// Values in a file at most; a thousand full responses are some 300,000.
pub const MAX_VALUES: usize = 1_000_000;

/// Objects in a file at most; a thousand full responses are some 60,000. An object takes hundreds of
/// bytes even when it holds one field, so they are counted by themselves.
pub const MAX_OBJECTS: usize = 200_000;

/// Files that are taken in at once at most: a municipality's responses and as many again.
pub const MAX_FILES_AT_ONCE: usize = 500;

/// Bytes of all files that are taken in at once at most; five hundred full responses are some 20 MB.
pub const MAX_BYTES_AT_ONCE: u64 = 200_000_000;

/// The files that are taken in at once, counted by their sizes before any is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Batch {
    files: usize,
    bytes: u64,
}

impl Batch {
    /// Counts one more file of so many bytes, where it still fits; tells whether it does.
    pub fn admits(&mut self, bytes: u64) -> bool {
        let files = self.files.saturating_add(1);
        let together = self.bytes.saturating_add(bytes);
        let fits = files <= MAX_FILES_AT_ONCE && together <= MAX_BYTES_AT_ONCE;
        if fits {
            (self.files, self.bytes) = (files, together);
        }
        fits
    }
}

/// Letters of a file's own words that are repeated in a sentence on screen at most.
pub(super) const MAX_QUOTED: usize = 120;

/// Why a text is not read as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It has more lists and objects inside each other than [`MAX_DEPTH`].
    TooDeep,
    /// It has more values than [`MAX_VALUES`] or more objects than [`MAX_OBJECTS`].
    TooMany,
    /// An object names a field twice, so that two readers could see two different documents.
    RepeatedField,
    /// It is not whole JSON.
    Broken {
        /// Line of the first fault, from 1.
        line: usize,
        /// What is wrong there.
        detail: String,
    },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            JsonError::TooDeep => "too many lists and objects inside each other",
            JsonError::TooMany => "too many values",
            JsonError::RepeatedField => "a field is named twice",
            JsonError::Broken { detail, .. } => detail,
        })
    }
}

/// Reads a JSON text of moderate shape. Total, and bounded in memory by the limits above.
///
/// # Errors
/// The named reason, see [`JsonError`].
pub fn parse_json(text: &str) -> Result<Value, JsonError> {
    let shape = Shape::of(text)?;
    let value = serde_json::from_str(text).map_err(|error| JsonError::Broken {
        line: error.line(),
        detail: error.to_string(),
    })?;
    // The parser keeps the last of two fields of the same name; the text has both.
    if count_fields(&value) == shape.fields {
        Ok(value)
    } else {
        Err(JsonError::RepeatedField)
    }
}

/// The shape of a text, if it is JSON.
#[derive(Default)]
struct Shape {
    depth: usize,
    values: usize,
    objects: usize,
    fields: usize,
}

impl Shape {
    /// Looks at every byte once and stops at the first limit.
    fn of(text: &str) -> Result<Shape, JsonError> {
        let mut shape = Shape::default();
        let (mut inside_text, mut escaped) = (false, false);
        for byte in text.bytes() {
            if inside_text {
                inside_text = escaped || byte != b'"';
                escaped = !escaped && byte == b'\\';
            } else if byte == b'"' {
                inside_text = true;
            } else {
                shape.take(byte)?;
            }
        }
        Ok(shape)
    }

    fn take(&mut self, byte: u8) -> Result<(), JsonError> {
        match byte {
            b'[' | b'{' => {
                self.depth += 1;
                self.values += 1;
                self.objects += usize::from(byte == b'{');
            }
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b',' => self.values += 1,
            b':' => self.fields += 1,
            _ => {}
        }
        if self.depth > MAX_DEPTH {
            Err(JsonError::TooDeep)
        } else if self.values > MAX_VALUES || self.objects > MAX_OBJECTS {
            Err(JsonError::TooMany)
        } else {
            Ok(())
        }
    }
}

fn count_fields(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(count_fields).sum(),
        Value::Object(map) => map.len() + map.values().map(count_fields).sum::<usize>(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn moderate_texts_are_read_whatever_their_words_hold() {
        for value in [
            json!(null),
            json!("[[[{{{,,,:::"),
            json!({"a\"b\\": ["{\"", "\\", "\\\""], "c": {"d": {}}, "": []}),
        ] {
            assert_eq!(parse_json(&value.to_string()), Ok(value));
        }
    }

    #[test]
    fn the_service_worker_takes_as_much_of_a_share() {
        let worker = include_str!("../ui/worker.js");
        let limits = format!("files.length > {MAX_FILES_AT_ONCE} || size > 2e8)");
        assert!(worker.contains(&limits));
        // What is read before the files can be told apart: as much, and what stands between them.
        assert!(worker.contains("if (size > 2e8 + 1e6) throw"));
        assert_eq!(MAX_BYTES_AT_ONCE as f64, 2e8);
    }

    #[test]
    fn depth_is_counted_to_the_letter() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse_json(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(parse_json(&nested(MAX_DEPTH + 1)), Err(JsonError::TooDeep));
        // One after another they are not deep.
        let flat = format!("[{}[]]", "[],".repeat(1000));
        assert!(parse_json(&flat).is_ok());
    }

    #[test]
    fn values_and_objects_are_counted() {
        let list =
            |item: &str, count: usize| format!("[{}{item}]", format!("{item},").repeat(count));
        assert!(parse_json(&list("0", MAX_VALUES - 1)).is_ok());
        assert_eq!(parse_json(&list("0", MAX_VALUES)), Err(JsonError::TooMany));
        assert!(parse_json(&list("{}", MAX_OBJECTS - 1)).is_ok());
        assert_eq!(
            parse_json(&list("{}", MAX_OBJECTS)),
            Err(JsonError::TooMany)
        );
    }

    #[test]
    fn a_batch_ends_at_its_number_and_at_its_sum() {
        let mut batch = Batch::default();
        assert!((0..MAX_FILES_AT_ONCE).all(|_| batch.admits(1)));
        assert!(!batch.admits(0));
        let mut batch = Batch::default();
        assert!(batch.admits(MAX_BYTES_AT_ONCE - 1));
        assert!(!batch.admits(2));
        // A smaller one may still fit.
        assert!(batch.admits(1));
        assert!(!batch.admits(u64::MAX));
    }

    #[test]
    fn a_field_named_twice_is_noticed_at_any_depth() {
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"[{"b":{"a":1,"\u0061":2}}]"#,
            r#"{"a":{"x":1},"a":{"x":1,"y":2}}"#,
        ] {
            assert_eq!(parse_json(text), Err(JsonError::RepeatedField), "{text}");
        }
        assert!(parse_json(r#"[{"a":1},{"a":2}]"#).is_ok());
    }

    #[test]
    fn what_is_no_json_names_its_line() {
        for (text, expected) in [("{", 1), ("{\n\"a\" 1}", 2), ("]", 1), ("", 1), ("\"", 1)] {
            match parse_json(text) {
                Err(JsonError::Broken { line, .. }) => assert_eq!(line.max(1), expected, "{text}"),
                other => panic!("{other:?}"),
            }
        }
    }
}
