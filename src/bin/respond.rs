//! The program behind the home page and the door Responder: all that a first answer needs.

/// What `src/ui/start.js` calls.
#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::*;
    use yachay_municipal::ui;

    /// Shows the program; see [`ui::enter`].
    #[wasm_bindgen]
    pub fn enter(framework: &str, language: &str, base: String, kept: bool) -> Result<(), JsValue> {
        ui::enter(&ui::RESPOND, framework, language, base, kept)
    }

    /// Takes it off the screen; see [`ui::leave`].
    #[wasm_bindgen]
    pub fn leave() {
        ui::leave();
    }
}

fn main() {}
