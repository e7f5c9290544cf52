//! Files in and out: reading what was chosen or dropped, downloading, sharing, printing.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, ShareData, Url};

use super::i18n::tr;
use crate::documents::{Batch, MAX_FILE_BYTES, RestoreError};
use crate::transfer::archive::MAX_ARCHIVE_BYTES;

/// A file as it came.
pub struct Incoming {
    /// Its name, only to speak about it.
    pub name: String,
    /// Its bytes, or why there are none.
    pub bytes: Result<Vec<u8>, Refusal>,
}

/// Why nothing was made of a file.
pub enum Refusal {
    /// It is no document that belongs here.
    Document(RestoreError),
    /// It did not come out of its archive or from under its password, and why, in a sentence.
    Wrapping(String),
}

impl From<RestoreError> for Refusal {
    fn from(error: RestoreError) -> Self {
        Refusal::Document(error)
    }
}

/// Tells whether a name is that of an archive.
pub fn is_archive(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".zip")
}

/// Returns the files of a list, which the browser may empty later.
pub fn files_in(list: &FileList) -> Vec<File> {
    (0..list.length())
        .filter_map(|index| list.get(index))
        .collect()
}

/// Reads files one after another; one too large is not read at all, nor what is too much together.
pub async fn read_files(files: Vec<File>) -> Vec<Incoming> {
    let mut found = Vec::new();
    let mut batch = Batch::default();
    for file in files {
        let (name, size) = (file.name(), file.size());
        let limit = match is_archive(&name) {
            true => MAX_ARCHIVE_BYTES as f64,
            false => MAX_FILE_BYTES as f64,
        };
        let bytes = if size > limit {
            Err(Refusal::Document(RestoreError::TooLarge {
                bytes: size as u64,
            }))
        } else if !batch.admits(size as u64) {
            Err(Refusal::Wrapping(tr!(transfer.batch_full).to_string()))
        } else {
            let buffer = JsFuture::from(file.array_buffer()).await;
            // A folder, or a file removed meanwhile: nothing in it for us.
            let buffer = buffer.map_err(|_| Refusal::Document(RestoreError::Empty));
            buffer.map(|buffer| Uint8Array::new(&buffer).to_vec())
        };
        found.push(Incoming { name, bytes });
    }
    found
}

/// Offers a text as a file to download.
pub fn download(name: &str, text: &str) {
    let kind = match name.rsplit_once('.') {
        Some((_, "csv")) => "text/csv",
        Some((_, "ics")) => "text/calendar",
        _ => "application/json",
    };
    if let Some(blob) = text_blob(text, kind) {
        offer(name, &blob);
    }
}

/// Offers bytes as a file to download; `kind` is their media type.
pub fn download_bytes(name: &str, bytes: &[u8], kind: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        offer(name, &blob);
    }
}

fn offer(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

/// Tells whether this browser can hand a file to its share sheet.
pub fn can_share(name: &str, text: &str) -> bool {
    let navigator = window().navigator();
    let has = Reflect::has(&navigator, &JsValue::from_str("canShare")).unwrap_or(false);
    has && share_data(name, text).is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Opens the share sheet with a text as a file. Returns whether it was handed over; closing the
/// sheet is no error.
pub async fn share(name: String, text: String) -> bool {
    match share_data(&name, &text) {
        Some(data) => {
            let shared = JsFuture::from(window().navigator().share_with_data(&data));
            shared.await.is_ok()
        }
        None => false,
    }
}

fn text_blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

fn share_data(name: &str, text: &str) -> Option<ShareData> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}
