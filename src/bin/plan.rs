//! The program behind the door Planificar, fetched when somebody enters it.

/// What `src/ui/start.js` calls.
#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::*;
    use yachay_municipal::ui::{self, Host};

    /// Shows the program; see [`ui::enter`].
    #[wasm_bindgen]
    pub fn enter(framework: &str, language: &str, page: Host, kept: bool) -> Result<(), JsValue> {
        ui::enter(&ui::PLAN, framework, language, page, kept)
    }

    /// Takes it off the screen; see [`ui::leave`].
    #[wasm_bindgen]
    pub fn leave() {
        ui::leave();
    }

    /// Tells whether everything is saved; see [`ui::settled`].
    #[wasm_bindgen]
    pub fn settled() -> bool {
        ui::settled()
    }
}

fn main() {}
