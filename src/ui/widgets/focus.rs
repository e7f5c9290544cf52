//! Keeping the keyboard's place when what had it was drawn anew.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the focus to an element once the screen is up to date.
pub fn focus_soon(id: String) {
    focus_soon_either([id]);
}

/// Gives the focus to the first of these that can take it, once the screen is up to date.
pub fn focus_soon_either<const N: usize>(ids: [String; N]) {
    request_animation_frame(move || {
        let found = ids.iter().filter_map(|id| document().get_element_by_id(id));
        let mut ready = found.filter(|element| !element.has_attribute("disabled"));
        if let Some(Ok(element)) = ready.next().map(|found| found.dyn_into::<HtmlElement>()) {
            let _ = element.focus();
        }
    });
}
