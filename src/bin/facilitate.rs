//! The program behind the door Facilitar and the projector, fetched when somebody enters it.

/// What `src/ui/start.js` calls.
#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::*;
    use yachay_municipal::ui::{self, Host};

    /// Shows the program; see [`ui::enter`].
    #[wasm_bindgen]
    pub async fn enter(
        framework: String,
        texts: String,
        language: String,
        page: Host,
        kept: bool,
    ) -> Result<(), JsValue> {
        ui::enter(&ui::FACILITATE, framework, texts, language, page, kept).await
    }

    /// Takes it off the screen; see [`ui::leave`].
    #[wasm_bindgen]
    pub fn leave() {
        ui::leave();
    }

    /// Tells whether the page may be loaded anew; see [`ui::settled`].
    #[wasm_bindgen]
    pub fn settled() -> bool {
        ui::settled()
    }
}

fn main() {}
