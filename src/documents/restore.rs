//! The one way in: every byte from storage, a file or another device becomes a document here, or a
//! named reason why not.

use serde_json::Value;

use super::envelope::{Envelope, Kind, Payload, envelope_checksum};
use super::limits::{JsonError, MAX_FILE_BYTES, parse_json};
use super::migrate::MigrationError;
use super::reader::read_value;

/// Why bytes are not a document of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// There is nothing in it.
    Empty,
    /// It is larger than [`MAX_FILE_BYTES`]; it was not read.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It is not text: a photo, a PDF, a spreadsheet.
    NotText,
    /// It is text that an editor saved in another encoding than UTF-8.
    OtherEncoding,
    /// It has more lists and objects inside each other than [`super::MAX_DEPTH`].
    TooDeep,
    /// It has more values than [`super::MAX_VALUES`] or objects than [`super::MAX_OBJECTS`].
    TooMany,
    /// A field is named twice in it, so that nobody can tell which one counts.
    RepeatedField,
    /// It is text but not whole JSON: cut off or edited by hand.
    BrokenJson {
        /// Line of the first fault, from 1.
        line: usize,
    },
    /// It is text but no file of this program.
    NotOurs,
    /// It is a file of this program, but of another kind than the one asked for.
    WrongKind {
        /// What it holds.
        found: Kind,
    },
    /// It was written by a later version of the program.
    TooNew {
        /// The program that wrote it.
        app_version: String,
    },
    /// It is everything that was kept on a device, for the rescue page to restore.
    Rescue,
    /// Its checksum does not match: something changed after it was written.
    Damaged,
    /// Its checksum matches but a field is not as its schema says.
    Invalid {
        /// The field and what is wrong with it.
        detail: String,
    },
}

impl From<JsonError> for RestoreError {
    fn from(error: JsonError) -> RestoreError {
        match error {
            JsonError::TooDeep => RestoreError::TooDeep,
            JsonError::TooMany => RestoreError::TooMany,
            JsonError::RepeatedField => RestoreError::RepeatedField,
            JsonError::Broken { line, .. } => RestoreError::BrokenJson { line },
        }
    }
}

/// What «Descargar todo» of the rescue page calls its files (src/ui/rescue).
const RESCUE: &str = "rescue";

/// The part of an envelope that decides how the rest is read.
struct Header {
    kind: Kind,
    schema: u32,
    checksum: String,
    app_version: String,
}

impl Header {
    fn read(value: &Value) -> Result<Header, RestoreError> {
        let text = |value: &Value, key: &str| value.get(key)?.as_str().map(str::to_string);
        let app = value.get("app").ok_or(RestoreError::NotOurs)?;
        let app_name = text(app, "name");
        let app_version = text(app, "version").ok_or(RestoreError::NotOurs)?;
        // It is shown on screen.
        let app_version = app_version.chars().filter(char::is_ascii_graphic);
        let app_version: String = app_version.take(20).collect();
        if app_version.is_empty() {
            return Err(RestoreError::NotOurs);
        }
        let kind = text(value, "kind").ok_or(RestoreError::NotOurs)?;
        if app_name.as_deref() != Some(env!("CARGO_PKG_NAME")) {
            return Err(RestoreError::NotOurs);
        }
        if kind == RESCUE {
            return Err(RestoreError::Rescue);
        }
        let Some(kind) = Kind::ALL.into_iter().find(|item| item.name() == kind) else {
            // A kind that this version does not know: a later one wrote it.
            return Err(RestoreError::TooNew { app_version });
        };
        let schema = value.get("schema").and_then(Value::as_u64);
        let schema = schema.and_then(|schema| schema.try_into().ok());
        Ok(Header {
            kind,
            schema: schema.ok_or(RestoreError::NotOurs)?,
            checksum: text(value, "checksum").ok_or(RestoreError::NotOurs)?,
            app_version,
        })
    }
}

/// Reads a document of the wanted payload from bytes. Total: it returns for any input whatsoever.
///
/// # Errors
/// The named reason, see [`RestoreError`].
pub fn restore<P: Payload>(bytes: &[u8]) -> Result<Envelope<P>, RestoreError> {
    let (header, mut value) = open(bytes)?;
    if header.kind != P::KIND {
        return Err(RestoreError::WrongKind { found: header.kind });
    }
    let too_new = || RestoreError::TooNew {
        app_version: header.app_version.clone(),
    };
    if header.schema > P::CHAIN.current() {
        return Err(too_new());
    }
    if P::SEALED && envelope_checksum(&value) != header.checksum {
        return Err(RestoreError::Damaged);
    }
    let payload = value.get_mut("payload").map(Value::take);
    let payload = payload.ok_or(RestoreError::NotOurs)?;
    let payload = P::CHAIN
        .migrate(header.schema, payload)
        .map_err(|error| match error {
            MigrationError::TooNew => too_new(),
            MigrationError::Unknown => RestoreError::NotOurs,
            MigrationError::Failed { detail, .. } => RestoreError::Invalid { detail },
        })?;
    if let Some(map) = value.as_object_mut() {
        map.insert("payload".into(), payload);
        map.insert("schema".into(), P::CHAIN.current().into());
    }
    read_value(value).map_err(|error| RestoreError::Invalid {
        detail: error.to_string(),
    })
}

/// Tells what kind of document the bytes hold, without reading the payload.
///
/// # Errors
/// The same reasons as [`restore`], as far as the header shows them.
pub fn peek_kind(bytes: &[u8]) -> Result<Kind, RestoreError> {
    open(bytes).map(|(header, _)| header.kind)
}

fn open(bytes: &[u8]) -> Result<(Header, Value), RestoreError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(RestoreError::TooLarge {
            bytes: bytes.len() as u64,
        });
    }
    let text = text_of(bytes)?;
    if text.is_empty() {
        return Err(RestoreError::Empty);
    }
    let value = parse_json(text).map_err(|error| match error {
        // A page, a table, a letter: never was a file of ours, so nobody cut it off.
        JsonError::Broken { .. } if !text.starts_with('{') => RestoreError::NotOurs,
        error => error.into(),
    })?;
    let header = Header::read(&value)?;
    Ok((header, value))
}

/// How a file begins that was saved as UTF-16, with a byte order mark or without.
const UTF_16: [&[u8]; 4] = [b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{"];

/// Returns the text without its byte order mark and the blanks around it.
fn text_of(bytes: &[u8]) -> Result<&str, RestoreError> {
    if UTF_16.iter().any(|begin| bytes.starts_with(begin)) {
        return Err(RestoreError::OtherEncoding);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        match (bytes.trim_ascii_start().first(), error.error_len()) {
            // It ends in the middle of a letter.
            (Some(b'{'), None) => {
                let line = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
                RestoreError::BrokenJson { line }
            }
            (Some(b'{'), Some(_)) => RestoreError::OtherEncoding,
            _ => RestoreError::NotText,
        }
    })?;
    if text.contains('\0') {
        return Err(RestoreError::NotText);
    }
    Ok(text.trim_start_matches('\u{feff}').trim())
}
