//! The program that makes files for an office: documents to sign and workbooks. It has no screen of its own: the
//! door Planificar fetches it when somebody first wants such a file, into a thread of its own
//! (`src/ui/office-worker.js`); the single file, where there are no threads, runs it in the page.

/// What the other programs call, by way of `src/ui/sources.js`. Faults are plain names.
#[cfg(target_arch = "wasm32")]
mod page {
    use wasm_bindgen::prelude::*;
    use yachay_municipal::documents::{FromValue, read_text};
    use yachay_municipal::export::{Document, Workbook};

    /// Makes a document of Office Open XML from the JSON of `export::Document`.
    ///
    /// # Errors
    /// `unreadable` or `failed`.
    #[wasm_bindgen]
    pub fn docx(document: &str) -> Result<Vec<u8>, JsValue> {
        let document: Document = read(document)?;
        document.to_docx().map_err(|_| JsValue::from_str("failed"))
    }

    /// Makes a workbook of Office Open XML from the JSON of `export::Workbook`.
    ///
    /// # Errors
    /// `unreadable` or `failed`.
    #[wasm_bindgen]
    pub fn xlsx(workbook: &str) -> Result<Vec<u8>, JsValue> {
        let workbook: Workbook = read(workbook)?;
        workbook.to_xlsx().map_err(|_| JsValue::from_str("failed"))
    }

    fn read<T: FromValue>(text: &str) -> Result<T, JsValue> {
        read_text(text).map_err(|_| JsValue::from_str("unreadable"))
    }
}

fn main() {}
