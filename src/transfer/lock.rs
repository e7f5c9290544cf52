//! Files under a password: what they look like and what may be wrong with one.
//!
//! A locked file tells nobody what it holds: no kind, name, place or date. It tells how it was locked, so
//! that any program with the password can open it: PBKDF2 with SHA-256 makes a key of the password (in
//! Unicode's form NFC), AES-GCM opens `data` with it, and the result is the deflated text. Everything in the
//! file but `data` and `checksum` is authenticated with it, as canonical JSON.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use super::compress::{InflateError, deflate, inflate};
use crate::documents::{AppRef, MAX_FILE_BYTES, checksum, to_canonical_string, to_pretty_string};

/// The kind that stands in the file.
const KIND: &str = "locked";
/// The version of its shape.
pub const SCHEMA: u32 = 1;
const CIPHER: &str = "AES-GCM";
const DERIVATION: &str = "PBKDF2";
const HASH: &str = "SHA-256";
const COMPRESSION: &str = "deflate";

/// How often a new file's password is hashed (OWASP, 2023, for PBKDF2 with SHA-256).
pub const ITERATIONS: u32 = 600_000;
/// Files with fewer are too weak to be ours; with more a phone would stand still for minutes.
const ITERATIONS_TAKEN: std::ops::RangeInclusive<u32> = 100_000..=5_000_000;
/// Bytes of the salt.
pub const SALT_BYTES: usize = 16;
/// Bytes of the initialisation vector, 96 bits as NIST SP 800-38D recommends.
pub const IV_BYTES: usize = 12;
/// Bytes that AES-GCM adds to what it locks.
const TAG_BYTES: usize = 16;

const ABOUT: &str = "Archivo bloqueado con una contraseña por Yachay Municipal. Para leerlo, ábralo en el programa y escriba la contraseña; sin ella nadie puede recuperarlo. / File locked with a password by Yachay Municipal. To read it, open it in the program and type the password; without it nobody can recover it.";

/// The order in which the file introduces itself; `data` comes last, so that a file that was cut off still
/// says what it is.
const LEADING_KEYS: [&str; 10] = [
    "about",
    "kind",
    "schema",
    "app",
    "cipher",
    "compression",
    "kdf",
    "iv",
    "checksum",
    "data",
];

/// Why a file was not locked or not unlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockFault {
    /// It is not a file under a password of ours.
    NotLocked,
    /// Its end is missing.
    Truncated,
    /// Something in it changed after it was written.
    Damaged,
    /// A later version of the program wrote it.
    TooNew {
        /// The program that wrote it.
        app_version: String,
    },
    /// It asks for a cipher that is not ours or for absurd work.
    Refused,
    /// It is larger than a file may be.
    TooLarge,
    /// It is whole, but this is not its password.
    WrongPassword,
    /// A password is needed.
    EmptyPassword,
    /// The browser offers no cryptography here: the page did not come by https, from this device or a file.
    NoCrypto,
    /// The browser's cryptography failed for no reason of ours.
    Failed,
}

impl LockFault {
    /// Returns its name, for other programs.
    pub fn code(&self) -> &'static str {
        match self {
            LockFault::NotLocked => "not-locked",
            LockFault::Truncated => "truncated",
            LockFault::Damaged => "damaged",
            LockFault::TooNew { .. } => "too-new",
            LockFault::Refused => "refused",
            LockFault::TooLarge => "too-large",
            LockFault::WrongPassword => "wrong-password",
            LockFault::EmptyPassword => "empty-password",
            LockFault::NoCrypto => "no-crypto",
            LockFault::Failed => "failed",
        }
    }
}

/// The part of a file that tells whether the rest can be read.
#[derive(Deserialize)]
struct Outline {
    schema: u32,
    app: App,
}

#[derive(Clone, Serialize, Deserialize)]
struct App {
    name: String,
    version: String,
}

/// The file, field by field.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: String,
    kind: String,
    schema: u32,
    app: App,
    cipher: String,
    compression: String,
    kdf: Derivation,
    iv: String,
    checksum: String,
    data: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Derivation {
    name: String,
    hash: String,
    iterations: u32,
    salt: String,
}

impl File {
    /// Returns the fields without those named.
    fn without(&self, left_out: &[&str]) -> Value {
        // Texts and numbers under text keys: this conversion has no way to fail, and an empty file
        // would be refused on reading back.
        let mut value = serde_json::to_value(self).unwrap_or_default();
        if let Some(map) = value.as_object_mut() {
            map.retain(|key, _| !left_out.contains(&key.as_str()));
        }
        value
    }

    fn sum(&self) -> String {
        checksum(&self.without(&["checksum"]))
    }

    fn recipe(&self, salt: [u8; SALT_BYTES], iv: [u8; IV_BYTES]) -> Recipe {
        let header = self.without(&["checksum", "data"]);
        Recipe {
            iterations: self.kdf.iterations,
            salt,
            iv,
            authenticated: to_canonical_string(&header).into_bytes(),
        }
    }

    /// Tells whether it asks for what this version does, in bearable measure.
    fn is_bearable(&self) -> bool {
        self.cipher == CIPHER
            && self.compression == COMPRESSION
            && self.kdf.name == DERIVATION
            && self.kdf.hash == HASH
            && ITERATIONS_TAKEN.contains(&self.kdf.iterations)
    }
}

/// How a file is locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// How often the password is hashed.
    pub iterations: u32,
    /// Random bytes that make equal passwords different keys.
    pub salt: [u8; SALT_BYTES],
    /// Random bytes, never twice with one key.
    pub iv: [u8; IV_BYTES],
    /// What is authenticated beside the data.
    pub authenticated: Vec<u8>,
}

/// What a locked file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// How it is locked.
    pub recipe: Recipe,
    /// What the cipher made of the packed text.
    pub data: Vec<u8>,
}

/// A file on its way to be locked: all but the data.
pub struct Draft {
    file: File,
    /// How it is to be locked.
    pub recipe: Recipe,
}

impl Draft {
    /// Returns one that is locked with these random bytes.
    pub fn new(salt: [u8; SALT_BYTES], iv: [u8; IV_BYTES]) -> Draft {
        let app = AppRef::current();
        let file = File {
            about: ABOUT.into(),
            kind: KIND.into(),
            schema: SCHEMA,
            app: App {
                name: app.name,
                version: app.version,
            },
            cipher: CIPHER.into(),
            compression: COMPRESSION.into(),
            kdf: Derivation {
                name: DERIVATION.into(),
                hash: HASH.into(),
                iterations: ITERATIONS,
                salt: STANDARD.encode(salt),
            },
            iv: STANDARD.encode(iv),
            checksum: String::new(),
            data: String::new(),
        };
        let recipe = file.recipe(salt, iv);
        Draft { file, recipe }
    }

    /// Returns the text of the file with this data.
    ///
    /// # Errors
    /// It would be too large to be read back.
    pub fn finish(mut self, data: &[u8]) -> Result<String, LockFault> {
        self.file.data = STANDARD.encode(data);
        self.file.checksum = self.file.sum();
        let text = to_pretty_string(&self.file.without(&[]), &LEADING_KEYS);
        if text.len() as u64 > MAX_FILE_BYTES {
            return Err(LockFault::TooLarge);
        }
        Ok(text)
    }
}

/// Returns what is encrypted of a text.
pub fn pack(text: &str) -> Vec<u8> {
    deflate(text.as_bytes())
}

/// Returns the text of what was encrypted.
///
/// # Errors
/// It is larger than a file may be, or no text.
pub fn unpack(packed: &[u8]) -> Result<String, LockFault> {
    let limit = usize::try_from(MAX_FILE_BYTES).unwrap_or(usize::MAX);
    let bytes = inflate(packed, limit).map_err(|error| match error {
        InflateError::TooLarge => LockFault::TooLarge,
        InflateError::Broken => LockFault::Damaged,
    })?;
    String::from_utf8(bytes).map_err(|_| LockFault::Damaged)
}

/// Tells whether bytes say that they are a file under a password, wherever in it that stands. Ask this
/// before `documents::restore`, which knows no such kind.
pub fn is_locked(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut values = text.split("\"kind\"").skip(1);
    values.any(|value| {
        let value = value.trim_start().strip_prefix(':').unwrap_or_default();
        value.trim_start().starts_with("\"locked\"")
    })
}

/// Reads a locked file. Total: it returns for any input, and takes no more memory than a few times its size.
///
/// # Errors
/// What is wrong with it; whether the password is right shows only later.
pub fn read(bytes: &[u8]) -> Result<Locked, LockFault> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(LockFault::TooLarge);
    }
    if !is_locked(bytes) {
        return Err(LockFault::NotLocked);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        None => LockFault::Truncated,
        Some(_) => LockFault::Damaged,
    })?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let outline: Outline = parse(text)?;
    if outline.app.name != AppRef::current().name {
        return Err(LockFault::NotLocked);
    }
    if outline.schema > SCHEMA {
        return Err(LockFault::TooNew {
            app_version: outline.app.version,
        });
    }
    let file: File = parse(text)?;
    if file.schema != SCHEMA || file.kind != KIND || file.sum() != file.checksum {
        return Err(LockFault::Damaged);
    }
    if !file.is_bearable() {
        return Err(LockFault::Refused);
    }
    open(&file).ok_or(LockFault::Refused)
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, LockFault> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => LockFault::Truncated,
        _ => LockFault::Damaged,
    })
}

/// Returns what the fields hold, `None` when they are not of the right length.
fn open(file: &File) -> Option<Locked> {
    let salt = STANDARD.decode(&file.kdf.salt).ok()?.try_into().ok()?;
    let iv = STANDARD.decode(&file.iv).ok()?.try_into().ok()?;
    let data = STANDARD.decode(&file.data).ok()?;
    (data.len() > TAG_BYTES).then(|| Locked {
        recipe: file.recipe(salt, iv),
        data,
    })
}
