//! How much room the browser gives, and whether it may take it back.

use wasm_bindgen_futures::JsFuture;

/// Asks the browser to keep what is stored until the user removes it. Some ask the user, some decide
/// themselves; either answer changes nothing else, so nobody waits for it.
pub fn ask_to_persist() {
    let storage = web_sys::window().map(|window| window.navigator().storage());
    if let Some(Ok(asked)) = storage.map(|storage| storage.persist()) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
    }
}
