//! Whether the browser keeps anything at all, found out before the first answer.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use crate::store::StoreError;

/// What the probe found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// A test entry was written, read back and removed.
    Working,
    /// Storage is blocked.
    Denied,
    /// Storage works but has no room.
    Full,
    /// Storage ends what is written unwritten, without saying why.
    BrokenOff,
    /// A later version of the program has changed what is stored.
    TooNew,
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
    let full = |error| from_js(&error);
    storage.set_item(KEY, "1").map_err(full)?;
    let back = storage.get_item(KEY).map_err(full)?;
    storage.remove_item(KEY).map_err(full)?;
    if back.as_deref() == Some("1") {
        Ok(())
    } else {
        Err(StoreError::NotReadBack)
    }
}

/// Returns the local storage that gloo hands out, where the browser gives one; asking throws when it is blocked,
/// and gloo would panic, so the browser is asked first. Texts are kept as they are: what gloo writes by itself is
/// JSON, and a document is JSON already.
pub(super) fn storage() -> Result<Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Denied)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StoreError::Denied),
    }
}

/// Names an exception of the browser.
pub(super) fn from_js(error: &JsValue) -> StoreError {
    let exception = error.dyn_ref::<DomException>();
    exception.map_or(StoreError::Denied, |exception| {
        StoreError::from_exception(&exception.name(), exception.code())
    })
}
