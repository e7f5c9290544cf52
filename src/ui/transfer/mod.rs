//! Carrying documents without a network: what needs the program `carry`, which is fetched at first use.

mod camera;
mod dialog;
mod lock_form;
mod secret;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::host::host;
pub use camera::camera;
pub use dialog::{close_dialog, dialog};
pub use lock_form::lock_form;
pub use secret::secret;

#[wasm_bindgen]
extern "C" {
    /// The program `carry` (src/bin/carry/); faults are the names that `crate::transfer` gives them.
    pub type Carry;

    #[wasm_bindgen(method)]
    fn lock(this: &Carry, text: &str, password: &str) -> Promise;

    #[wasm_bindgen(method)]
    fn unlock(this: &Carry, text: &str, password: &str) -> Promise;

    /// Unpacks an archive.
    #[wasm_bindgen(method, catch)]
    pub fn unzip(this: &Carry, bytes: &[u8]) -> Result<Array, JsValue>;

    /// Shows a text as codes in an `<svg>`.
    #[wasm_bindgen(method, catch)]
    pub fn show(this: &Carry, place: &Element, text: &str) -> Result<Showing, JsValue>;

    /// Looks for codes with a camera, and tells of them.
    #[wasm_bindgen(method)]
    pub fn watch(this: &Carry, video: &Element, tell: &Function) -> Watching;

    /// Codes on screen.
    pub type Showing;

    /// Does what a button says; returns the buttons that have nothing to do.
    #[wasm_bindgen(method)]
    pub fn press(this: &Showing, button: &str) -> String;

    /// Takes them away.
    #[wasm_bindgen(method)]
    pub fn stop(this: &Showing);

    /// A camera at work.
    pub type Watching;

    /// Changes to another camera.
    #[wasm_bindgen(method)]
    pub fn choose(this: &Watching, id: &str);

    /// Opens the camera again after it could not be had.
    #[wasm_bindgen(method)]
    pub fn again(this: &Watching);

    /// Stops it.
    #[wasm_bindgen(method)]
    pub fn stop(this: &Watching);
}

/// Fetches the program; nothing where that fails.
pub async fn carry() -> Option<Carry> {
    let module = JsFuture::from(host()?.carry()).await.ok()?;
    Some(module.unchecked_into())
}

impl Carry {
    /// Returns the text of a file that only this password opens, or the name of a fault.
    pub async fn locked(&self, text: &str, password: &str) -> Result<String, String> {
        outcome(self.lock(text, password)).await
    }

    /// Returns the text that is in a file under a password, or the name of a fault.
    pub async fn unlocked(&self, text: &str, password: &str) -> Result<String, String> {
        outcome(self.unlock(text, password)).await
    }
}

async fn outcome(promise: Promise) -> Result<String, String> {
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    JsFuture::from(promise).await.map(text).map_err(text)
}
