//! How much room the browser gives, and whether it may take it back.

use std::cell::Cell;

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

/// Room of this page in the browser, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// What is used, the program's own files included.
    pub used: f64,
    /// What the browser gives.
    pub given: f64,
}

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks the browser, once while the page is open, to keep what is stored until the user removes it. Some ask
/// the user, some decide themselves; either answer changes nothing else, so nobody waits for it.
pub fn ask_to_persist() {
    if ASKED.replace(true) {
        return;
    }
    spawn_local(async {
        persist().await;
    });
}

/// Asks the browser to keep what is stored until the user removes it; tells whether it does.
pub async fn persist() -> bool {
    answer(StorageManager::persist)
        .await
        .is_some_and(|kept| kept.is_truthy())
}

/// Tells whether the browser keeps what is stored until the user removes it; `None` where it does not say.
pub async fn is_persistent() -> Option<bool> {
    answer(StorageManager::persisted).await?.as_bool()
}

/// Returns the room, where the browser says it.
pub async fn room() -> Option<Room> {
    let found = answer(StorageManager::estimate).await?;
    let number = |name: &str| Reflect::get(&found, &name.into()).ok()?.as_f64();
    Some(Room {
        used: number("usage")?,
        given: number("quota")?,
    })
}

/// Asks the storage manager, which pages without https do not have.
async fn answer(ask: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<JsValue> {
    let storage = web_sys::window()?.navigator().storage();
    JsFuture::from(ask(&storage).ok()?).await.ok()
}
