//! Files for an office: documents to sign, workbooks, tables, calendars. What makes documents and workbooks
//! is the program `office`, which is fetched when somebody first needs it and works in a thread of its own.

mod button;

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::host::host;
use crate::export::{Document, Table, Workbook};
pub use button::office_button;

#[wasm_bindgen]
extern "C" {
    /// The program `office` (src/bin/office/); faults are plain names.
    type Program;

    #[wasm_bindgen(method, catch)]
    fn docx(this: &Program, document: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn xlsx(this: &Program, workbook: &str) -> Result<Promise, JsValue>;
}

/// What a file for an office is made of.
pub enum Office {
    /// A document to edit and sign.
    Docx(Document),
    /// A workbook.
    Xlsx(Workbook),
    /// A table for any spreadsheet.
    Csv(Table),
    /// The text of a calendar.
    Ics(String),
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeFault {
    /// The program that makes it could not be fetched.
    NotFetched,
    /// It was fetched and made none.
    NotMade,
}

/// Makes a document to edit and sign (Office Open XML).
///
/// # Errors
/// The program cannot be fetched, or makes nothing of it.
pub async fn docx(document: &Document) -> Result<Vec<u8>, OfficeFault> {
    let text = serde_json::to_string(document).map_err(|_| OfficeFault::NotMade)?;
    made(fetch(|_| ()).await?.docx(&text)).await
}

/// Makes a workbook (Office Open XML).
///
/// # Errors
/// As [`docx`].
pub async fn xlsx(workbook: &Workbook) -> Result<Vec<u8>, OfficeFault> {
    let text = serde_json::to_string(workbook).map_err(|_| OfficeFault::NotMade)?;
    made(fetch(|_| ()).await?.xlsx(&text)).await
}

/// Fetches the program, once; `hear` is told which share of it has arrived, from 0 to 1, or less than nothing
/// while nobody knows how much there is.
async fn fetch(hear: impl Fn(f64) + 'static) -> Result<Program, OfficeFault> {
    let hear = Closure::<dyn Fn(f64)>::new(hear);
    let coming = host().map(|host| host.office(hear.as_ref().unchecked_ref::<Function>()));
    let module = JsFuture::from(coming.ok_or(OfficeFault::NotFetched)?).await;
    let module = module.map_err(|_| OfficeFault::NotFetched)?;
    Ok(module.unchecked_into())
}

async fn made(coming: Result<Promise, JsValue>) -> Result<Vec<u8>, OfficeFault> {
    let coming = coming.map_err(|_| OfficeFault::NotMade)?;
    let bytes = JsFuture::from(coming).await;
    let bytes = bytes.map_err(|_| OfficeFault::NotMade)?;
    Ok(bytes.unchecked_into::<Uint8Array>().to_vec())
}
