//! Whether the browser keeps anything at all, found out before the first answer.

use web_sys::Storage;

use super::error::StoreError;

/// What the probe found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// A test entry was written, read back and removed.
    Working,
    /// Storage is blocked.
    Denied,
    /// Storage works but has no room.
    Full,
}

const KEY: &str = "yachay/probe";

/// Writes, reads back and removes a test entry.
pub fn probe() -> Availability {
    match attempt() {
        Ok(()) => Availability::Working,
        Err(StoreError::Full) => Availability::Full,
        Err(_) => Availability::Denied,
    }
}

fn attempt() -> Result<(), StoreError> {
    let storage = storage()?;
    let full = |error| StoreError::from_js(&error);
    storage.set_item(KEY, "1").map_err(full)?;
    let back = storage.get_item(KEY).map_err(full)?;
    storage.remove_item(KEY).map_err(full)?;
    if back.as_deref() == Some("1") {
        Ok(())
    } else {
        Err(StoreError::NotReadBack)
    }
}

/// Returns the local storage, where the browser gives one; asking throws when it is blocked.
pub(super) fn storage() -> Result<Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Denied)?;
    match window.local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(StoreError::Denied),
    }
}
