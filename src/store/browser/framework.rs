//! The framework kept on this device in place of the product's own.

use super::probe::{from_js, storage};
use crate::documents::{Envelope, RestoreError, restore};
use crate::framework::Framework;
use crate::store::StoreError;

/// `start.js` reads the same key.
const KEY: &str = "yachay/framework";

/// Tells whether one is kept, readable or not.
pub fn kept_framework_is_there() -> bool {
    kept_framework_text().is_some()
}

/// Returns the text of the one that is kept, readable or not.
pub fn kept_framework_text() -> Option<String> {
    storage().ok()?.get_item(KEY).ok()?
}

/// Opens the one that is kept.
pub fn kept_framework() -> Option<Result<Envelope<Framework>, RestoreError>> {
    let text = kept_framework_text()?;
    Some(restore(text.as_bytes()))
}

/// Keeps a framework in place of the one before.
///
/// # Errors
/// The named reason; what was kept before stays.
pub fn save_framework(document: &Envelope<Framework>) -> Result<(), StoreError> {
    put_back_framework(&document.to_file_text())
}

/// Keeps the text of a framework in place of the one before: written, read back and compared.
///
/// # Errors
/// The named reason; what was kept before stays.
pub fn put_back_framework(text: &str) -> Result<(), StoreError> {
    let storage = storage()?;
    let denied = |error| from_js(&error);
    let before = storage.get_item(KEY).map_err(denied)?;
    storage.set_item(KEY, text).map_err(denied)?;
    let back = storage.get_item(KEY).map_err(denied)?;
    if back.as_deref() == Some(text) {
        return Ok(());
    }
    let _ = match before {
        Some(before) => storage.set_item(KEY, &before),
        None => storage.remove_item(KEY),
    };
    Err(StoreError::NotReadBack)
}

/// Removes the one that is kept, so that the product's own is used again.
///
/// # Errors
/// The named reason; it is then still there.
pub fn remove_framework() -> Result<(), StoreError> {
    let removed = storage()?.remove_item(KEY);
    removed.map_err(|error| from_js(&error))
}
