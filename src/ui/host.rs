//! The page around the programs: what `start.js` offers them.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[wasm_bindgen]
extern "C" {
    /// What `start.js` hands over when a program is entered.
    #[derive(Clone)]
    pub type Host;

    #[wasm_bindgen(method, catch)]
    fn text(this: &Host, name: &str) -> Result<Promise, JsValue>;

    /// Whether the application is one file that was opened from a disk.
    #[wasm_bindgen(method, getter)]
    pub fn single(this: &Host) -> bool;

    /// Name of the folder of this build.
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &Host) -> String;

    /// Fetches the program that carries documents (QR, archives, locks): the promise of its module.
    #[wasm_bindgen(method)]
    pub fn carry(this: &Host) -> Promise;

    /// Fetches the program that makes files for an office, telling which share of it has arrived: the promise of
    /// what it does, in a thread of its own.
    #[wasm_bindgen(method)]
    pub fn office(this: &Host, hear: &Function) -> Promise;

    /// Whether a newer version waits on this device.
    #[wasm_bindgen(method, getter)]
    pub fn waiting(this: &Host) -> bool;

    /// Opens a channel to the other tabs (src/ui/tabs.rs).
    #[wasm_bindgen(method)]
    pub fn tabs(this: &Host, hear: &JsValue) -> JsValue;

    #[wasm_bindgen(method)]
    fn update(this: &Host) -> Promise;

    #[wasm_bindgen(method)]
    fn offline(this: &Host) -> Promise;

    #[wasm_bindgen(method)]
    fn arrived(this: &Host) -> Array;

    #[wasm_bindgen(method)]
    fn failed(this: &Host, message: &str);
}

thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

/// Remembers the page, and has it told when the program stops.
pub fn remember(host: Host) {
    HOST.set(Some(host));
    std::panic::set_hook(Box::new(|reason| {
        // Taken, so that a second panic has nobody to tell.
        if let Some(host) = HOST.take() {
            host.failed(&reason.to_string());
        }
    }));
}

/// Returns the page; nothing before the program was entered.
pub fn host() -> Option<Host> {
    HOST.with_borrow(Clone::clone)
}

impl Host {
    /// Fetches one of the application's own files.
    pub async fn file_text(&self, name: &str) -> Option<String> {
        let text = JsFuture::from(self.text(name).ok()?).await;
        text.ok()?.as_string()
    }

    /// Changes to the version that waits. Returns false when something could not be saved.
    pub async fn change_version(&self) -> bool {
        let changed = JsFuture::from(self.update()).await;
        changed.is_ok_and(|changed| changed.is_truthy())
    }

    /// Tells whether the whole application is on this device, so that it opens without a network.
    pub async fn kept_offline(&self) -> Offline {
        let state = JsFuture::from(self.offline()).await.ok();
        match state.and_then(|state| state.as_string()).as_deref() {
            Some("ready") => Offline::Ready,
            Some("coming") => Offline::Coming,
            _ => Offline::None,
        }
    }

    /// Takes the files that another program gave to the application.
    pub fn take_arrived(&self) -> Vec<File> {
        let files = self.arrived();
        files
            .iter()
            .filter_map(|file| file.dyn_into().ok())
            .collect()
    }
}

/// Whether the application opens without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// It does.
    Ready,
    /// It is being fetched.
    Coming,
    /// It does not.
    None,
}
