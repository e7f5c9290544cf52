//! The envelope around every file.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::canonical::{checksum_without, to_canonical_string, to_pretty_string};
use super::migrate::Chain;
use super::parts;
use super::reader::{Faults, FromValue, fields, names};
use super::world::World;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One person's self-diagnosis and needs survey.
    Response,
    /// Everything one municipality keeps.
    Dossier,
    /// The training plan alone, for whoever needs nothing else.
    Plan,
    /// A session with a group.
    Workshop,
    /// The catalogue that the others are made with.
    Framework,
}

names!(Kind {
    Response = "response",
    Dossier = "dossier",
    Plan = "plan",
    Workshop = "workshop",
    Framework = "framework"
});

impl Kind {
    /// Every kind, in the order of the chain.
    pub const ALL: [Kind; 5] = [
        Kind::Response,
        Kind::Dossier,
        Kind::Plan,
        Kind::Workshop,
        Kind::Framework,
    ];
}

/// What can stand inside an envelope.
pub trait Payload: Serialize + FromValue {
    /// The kind of file it makes.
    const KIND: Kind;
    /// Whether a file whose checksum does not match is refused; not so for what is edited by hand.
    const SEALED: bool = true;
    /// Whether it is large and made of [`Shared`](super::Shared) values, so that writing it again is worth remembering
    /// their texts.
    const IN_PARTS: bool = false;
    /// The steps from every earlier schema to the present one.
    const CHAIN: Chain;
    /// What the file is, for a person who opens it in a text editor.
    const ABOUT: &'static str;
    /// What the file may be used for (personal data law: stated in the file itself).
    const PURPOSE: &'static str;
}

/// The program that wrote a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppRef {
    /// Name of the program.
    pub name: String,
    /// Its version.
    pub version: String,
}

fields!(AppRef { name, version });

impl AppRef {
    /// Returns this program and version.
    pub fn current() -> AppRef {
        AppRef {
            name: env!("CARGO_PKG_NAME").to_string(),
            version: env!("CARGO_PKG_VERSION").to_string(),
        }
    }
}

/// The framework that a document was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FrameworkRef {
    /// Identity, for example `pe`.
    pub id: String,
    /// Version of the content.
    pub version: String,
    /// Fingerprint of the content.
    pub content_hash: String,
}

fields!(FrameworkRef {
    id,
    version,
    content_hash
});

/// A document with its identity and history: the one shape of every file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Envelope<P> {
    /// What the file is, in a sentence.
    pub about: String,
    /// What it holds.
    pub kind: Kind,
    /// Version of the payload's shape, from 1.
    pub schema: u32,
    /// Random identity of the document; a copy keeps it, a new document never reuses it.
    pub id: String,
    /// Number of saved changes, from 1; the larger of two copies is the later.
    pub revision: u64,
    /// When this revision was written (UTC).
    #[serde(with = "super::time::moment")]
    #[cfg_attr(feature = "schema", schemars(with = "DateTime<Utc>"))]
    pub written: DateTime<Utc>,
    /// What wrote it.
    pub app: AppRef,
    /// The framework it refers to.
    pub framework: FrameworkRef,
    /// What it may be used for.
    pub purpose: String,
    /// Checksum of everything else in the file.
    pub checksum: String,
    /// The content.
    pub payload: P,
}

impl<P: FromValue> FromValue for Envelope<P> {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let mut map = faults.object(value);
        Envelope {
            about: faults.required(&mut map, "about"),
            kind: faults.required(&mut map, "kind"),
            schema: faults.required(&mut map, "schema"),
            id: faults.required::<Identity>(&mut map, "id").0,
            revision: faults.required(&mut map, "revision"),
            written: faults.required(&mut map, "written"),
            app: faults.required(&mut map, "app"),
            framework: faults.required(&mut map, "framework"),
            purpose: faults.required(&mut map, "purpose"),
            checksum: faults.required(&mut map, "checksum"),
            payload: faults.required(&mut map, "payload"),
        }
    }
}

/// The identity of a document. It is part of addresses and of keys of the storage, so it is plain.
struct Identity(String);

impl FromValue for Identity {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let id = value.as_str().unwrap_or_default();
        if id.is_empty() || id.len() > 64 || !id.bytes().all(plain) {
            faults.expected("identity", &value);
        }
        Identity(id.to_string())
    }
}

/// The order in which a file introduces itself; the payload comes last.
const LEADING_KEYS: [&str; 10] = [
    "about",
    "purpose",
    "kind",
    "schema",
    "id",
    "revision",
    "written",
    "app",
    "framework",
    "checksum",
];

impl<P: Payload> Envelope<P> {
    /// Returns a new document at revision 1.
    pub fn new(payload: P, framework: FrameworkRef, world: &dyn World) -> Self {
        Envelope {
            about: P::ABOUT.to_string(),
            kind: P::KIND,
            schema: P::CHAIN.current(),
            id: world.new_id(),
            revision: 1,
            written: world.now(),
            app: AppRef::current(),
            framework,
            purpose: P::PURPOSE.to_string(),
            checksum: String::new(),
            payload,
        }
    }

    /// Marks a change: next revision, this moment, this program.
    pub fn touch(&mut self, world: &dyn World) {
        self.revision = self.revision.saturating_add(1);
        self.written = world.now();
        self.app = AppRef::current();
    }

    /// Returns the text of the file, checksum included; equal documents give equal texts.
    pub fn to_file_text(&self) -> String {
        if P::IN_PARTS
            && let Some(text) = parts::write(self, &LEADING_KEYS)
        {
            return text;
        }
        to_pretty_string(&self.sealed(), &LEADING_KEYS)
    }

    /// Returns the text as one line without its end, checksum included: the canonical form, for files that hold
    /// many documents.
    pub fn to_line(&self) -> String {
        to_canonical_string(&self.sealed())
    }

    fn sealed(&self) -> Value {
        // Payloads are plain data with string keys, so this conversion has no way to fail;
        // the empty object would be refused on reading back, never taken for a saved document.
        let mut value = serde_json::to_value(self).unwrap_or_default();
        let sum = envelope_checksum(&value);
        if let Some(slot) = value.get_mut("checksum") {
            *slot = Value::from(sum);
        }
        value
    }
}

/// Writes the text of a document anew with another revision, where it is whole; what was put back in
/// place of a later revision must count as later still.
pub fn with_revision(text: &str, revision: u64) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let sum = value.get("checksum").cloned();
    if sum.is_some_and(|sum| sum != envelope_checksum(&value)) {
        return None;
    }
    *value.get_mut("revision")? = revision.into();
    let sum = envelope_checksum(&value);
    if let Some(slot) = value.get_mut("checksum") {
        *slot = sum.into();
    }
    Some(to_pretty_string(&value, &LEADING_KEYS))
}

/// Returns the checksum of an envelope: of everything in it but the checksum itself.
pub(crate) fn envelope_checksum(envelope: &Value) -> String {
    checksum_without(envelope, "checksum")
}
