//! Files on their way in: archives are unpacked, files under a password opened. What cannot be is named.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsValue;

use super::password::Asking;
use crate::documents::Batch;
use crate::transfer::is_locked;
use crate::transfer::lock::{self, LockFault};
use crate::ui::files::{Incoming, Refusal, is_archive};
use crate::ui::i18n::tr;
use crate::ui::transfer::{Carry, carry};

/// How a zip archive begins, with something in it or nothing.
const ARCHIVES: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// What is in every office document; those are archives too, but nothing to unpack.
const OFFICE: &str = "[Content_Types].xml";

/// Returns the files themselves; passwords are asked for one file after the other.
pub async fn opened(files: Vec<Incoming>, asking: Asking) -> Vec<Incoming> {
    let mut all = Vec::new();
    let mut batch = Batch::default();
    for file in files {
        // What comes out of several archives counts together.
        let found = unpacked(file).await.into_iter();
        all.extend(found.map(|file| match &file.bytes {
            Ok(bytes) if !batch.admits(bytes.len() as u64) => {
                refused(file.name, tr!(transfer.batch_full))
            }
            _ => file,
        }));
    }
    let mut last = String::new();
    for file in &mut all {
        let text = match &file.bytes {
            Ok(bytes) if is_locked(bytes) => unlocked(&file.name, bytes, asking, &mut last).await,
            _ => continue,
        };
        file.bytes = text.map(String::into_bytes).map_err(Refusal::Wrapping);
    }
    all
}

/// Returns what is in an archive, and any other file as it is.
async fn unpacked(file: Incoming) -> Vec<Incoming> {
    let bytes = match &file.bytes {
        Ok(bytes) if ARCHIVES.iter().any(|mark| bytes.starts_with(mark)) => bytes,
        _ => return vec![file],
    };
    let entries = match carry().await {
        Some(carry) => entries(&carry, &file.name, bytes),
        None => Err(tr!(transfer.not_loaded)),
    };
    match entries {
        Ok(entries) if entries.iter().any(|entry| entry.name.ends_with(OFFICE)) => vec![file],
        Ok(entries) if entries.is_empty() => vec![refused(file.name, tr!(transfer.zip_empty))],
        Ok(entries) => entries,
        Err(sentence) if is_archive(&file.name) => vec![refused(file.name, sentence)],
        // It only begins like one.
        Err(_) => vec![file],
    }
}

fn refused(name: String, sentence: &str) -> Incoming {
    let bytes = Err(Refusal::Wrapping(sentence.to_string()));
    Incoming { name, bytes }
}

fn entries(carry: &Carry, archive: &str, bytes: &[u8]) -> Result<Vec<Incoming>, &'static str> {
    let code = |error: JsValue| error.as_string().unwrap_or_default();
    let found = carry.unzip(bytes);
    let found = found.map_err(|error| archive_fault(&code(error)))?;
    let entries = found.iter().map(|entry| {
        let field = |name: &str| Reflect::get(&entry, &JsValue::from_str(name)).ok();
        let text = |name: &str| field(name).and_then(|value| value.as_string());
        let name = text("name").unwrap_or_default();
        let bytes = match text("fault") {
            Some(fault) => Err(Refusal::Wrapping(entry_fault(&fault).to_string())),
            None => Ok(Uint8Array::new(&field("bytes").unwrap_or_default()).to_vec()),
        };
        Incoming {
            name: format!("{archive} › {name}"),
            bytes,
        }
    });
    Ok(entries.collect())
}

/// Asks for the password until it is right or somebody leaves it; `last` is the one that opened the file
/// before, and is tried first.
async fn unlocked(
    name: &str,
    bytes: &[u8],
    asking: Asking,
    last: &mut String,
) -> Result<String, String> {
    // What is wrong with the file itself is said before anybody types a password.
    lock::read(bytes).map_err(|fault| lock_fault(&fault))?;
    let text = String::from_utf8_lossy(bytes);
    let carry = carry().await.ok_or(tr!(transfer.not_loaded))?;
    let mut password = last.clone();
    let mut wrong = false;
    loop {
        if !password.is_empty() {
            match carry
                .unlocked(&text, &password)
                .await
                .map_err(|code| fault(&code))
            {
                Ok(text) => {
                    *last = password;
                    return Ok(text);
                }
                Err(LockFault::WrongPassword) => {}
                Err(fault) => return Err(lock_fault(&fault)),
            }
        }
        let answer = asking.ask(name, wrong).await;
        password = answer.ok_or(tr!(transfer.password_left))?;
        wrong = true;
    }
}

/// Returns the fault that opening may end with, by its name.
fn fault(code: &str) -> LockFault {
    match code {
        "wrong-password" => LockFault::WrongPassword,
        "no-crypto" => LockFault::NoCrypto,
        "too-large" => LockFault::TooLarge,
        "damaged" => LockFault::Damaged,
        _ => LockFault::Failed,
    }
}

fn lock_fault(fault: &LockFault) -> String {
    let words = match fault {
        LockFault::TooNew { app_version } => {
            return tr!(words.restore_too_new, version = app_version.clone());
        }
        LockFault::Truncated => tr!(transfer.lock_truncated),
        LockFault::Damaged => tr!(words.restore_damaged),
        LockFault::Refused => tr!(transfer.lock_refused),
        LockFault::TooLarge => tr!(transfer.lock_too_large),
        LockFault::NotLocked => tr!(words.restore_not_ours),
        LockFault::NoCrypto => tr!(transfer.no_crypto),
        LockFault::WrongPassword | LockFault::EmptyPassword | LockFault::Failed => {
            tr!(transfer.unlock_failed)
        }
    };
    words.to_string()
}

fn archive_fault(code: &str) -> &'static str {
    match code {
        "too-large" => tr!(transfer.zip_too_large),
        "too-many" => tr!(transfer.zip_too_many),
        "overlapping" => tr!(transfer.zip_bomb),
        _ => tr!(transfer.zip_damaged),
    }
}

fn entry_fault(code: &str) -> &'static str {
    match code {
        "encrypted" => tr!(transfer.entry_encrypted),
        "nested" => tr!(transfer.entry_nested),
        "method" => tr!(transfer.entry_method),
        "too-large" => tr!(transfer.entry_too_large),
        "bomb" => tr!(transfer.zip_bomb),
        "total" => tr!(transfer.entry_total),
        _ => tr!(transfer.entry_broken),
    }
}
