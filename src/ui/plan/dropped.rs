//! What was dropped: files, and the files inside folders.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File};

use crate::order::ordered;
use crate::ui::files::files_in;

#[wasm_bindgen]
extern "C" {
    /// A file or folder as the browser hands it over (File and Directory Entries API).
    #[wasm_bindgen(extends = js_sys::Object)]
    type Entry;
    #[wasm_bindgen(method, getter, js_name = isDirectory)]
    fn is_directory(this: &Entry) -> bool;
    #[wasm_bindgen(method)]
    fn file(this: &Entry, found: &Function, failed: &Function);
    #[wasm_bindgen(method, js_name = createReader)]
    fn create_reader(this: &Entry) -> Reader;

    /// What lists a folder, some entries at a time.
    type Reader;
    #[wasm_bindgen(method, js_name = readEntries)]
    fn read_entries(this: &Reader, found: &Function, failed: &Function);

    /// One thing that was dropped.
    type Item;
    #[wasm_bindgen(method, catch, js_name = webkitGetAsEntry)]
    fn entry(this: &Item) -> Result<Option<Entry>, JsValue>;
}

/// What an event of dropping brought. It has to be taken while the event lasts.
pub struct Dropped {
    entries: Vec<Entry>,
    files: Vec<File>,
}

/// Takes what an event brought.
pub fn take(event: &DragEvent) -> Option<Dropped> {
    let data = event.data_transfer()?;
    let items = Reflect::get(&data, &JsValue::from_str("items")).ok();
    let items = items.map(|items| Array::from(&items)).unwrap_or_default();
    let entries = items
        .iter()
        .filter_map(|item| item.unchecked_into::<Item>().entry().ok()?);
    Some(Dropped {
        entries: entries.collect(),
        files: data.files().map(|list| files_in(&list)).unwrap_or_default(),
    })
}

impl Dropped {
    /// Returns every file, those inside folders too; a browser that cannot open folders gives what
    /// it has.
    pub async fn into_files(self) -> Vec<File> {
        if !self.entries.iter().any(Entry::is_directory) {
            return self.files;
        }
        let mut waiting = self.entries;
        let mut found = Vec::new();
        while let Some(entry) = waiting.pop() {
            if entry.is_directory() {
                waiting.extend(entries_in(&entry).await);
            } else {
                let file = answer(|found, failed| entry.file(found, failed)).await;
                found.extend(file.and_then(|file| file.dyn_into::<File>().ok()));
            }
        }
        ordered(found, |a, b| a.name().cmp(&b.name()))
    }
}

/// Lists a folder; the browser gives its entries in portions, the last one empty.
async fn entries_in(folder: &Entry) -> Vec<Entry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let portion = answer(|found, failed| reader.read_entries(found, failed)).await;
        let portion = portion
            .map(|portion| Array::from(&portion))
            .unwrap_or_default();
        if portion.length() == 0 {
            return all;
        }
        all.extend(portion.iter().map(JsCast::unchecked_into::<Entry>));
    }
}

/// Waits for the answer of a function that calls back.
async fn answer(ask: impl Fn(&Function, &Function)) -> Option<JsValue> {
    let promise = Promise::new(&mut |found, failed| ask(&found, &failed));
    JsFuture::from(promise).await.ok()
}
