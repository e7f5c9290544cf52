//! A folder outside the browser that the user chose for copies, such as one on a USB stick, where the
//! browser has File System Access.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::documents::documents;
use crate::store::CopyFault;

/// Where the handle of the folder is kept.
const HANDLE: &str = "copy";

// web-sys has these behind its unstable flag, or not at all.
#[wasm_bindgen]
extern "C" {
    type Picker;
    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    fn show(this: &Picker, options: &Object) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type Handle;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &Handle, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Handle, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Handle, name: &str, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Handle, name: &str) -> Result<Promise, JsValue>;

    type FileHandle;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn open(this: &FileHandle) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn read(this: &FileHandle) -> Result<Promise, JsValue>;

    type Writer;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writer, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writer) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writer) -> Result<Promise, JsValue>;
}

/// The folder.
#[derive(Clone)]
pub struct Folder(Handle);

/// Tells whether this browser lets the user choose a folder.
pub fn can_choose_folder() -> bool {
    web_sys::window().is_some_and(|window| {
        let found = Reflect::get(&window, &"showDirectoryPicker".into());
        found.is_ok_and(|found| found.is_function())
    })
}

/// Lets the user choose a folder, and keeps it for later visits; `None` when nothing was chosen.
///
/// # Errors
/// The browser refuses to show its folders.
pub async fn choose_folder() -> Result<Option<Folder>, CopyFault> {
    let window = web_sys::window().ok_or(CopyFault::Refused)?;
    let picker: &Picker = window.unchecked_ref();
    let options = options(&[("mode", "readwrite".into()), ("id", "yachay".into())]);
    let chosen = match picker.show(&options) {
        Ok(shown) => JsFuture::from(shown).await,
        Err(error) => Err(error),
    };
    let handle = match chosen {
        Ok(handle) => handle,
        Err(error) if name_of(&error) == "AbortError" => return Ok(None),
        Err(error) => return Err(fault(&error)),
    };
    // Where it cannot be kept it serves until the page is closed.
    keep(Some(&handle)).await;
    Ok(Some(Folder(handle.unchecked_into())))
}

/// Returns the folder that was chosen on an earlier visit.
pub async fn kept_folder() -> Option<Folder> {
    let documents = documents().ok()?;
    let handle = documents.database()?.handle(HANDLE).await?;
    handle.is_object().then(|| Folder(handle.unchecked_into()))
}

/// Forgets the folder; its files stay.
pub async fn forget_folder() {
    keep(None).await;
}

async fn keep(handle: Option<&JsValue>) {
    let documents = documents();
    if let Some(database) = documents.as_ref().ok().and_then(|found| found.database()) {
        let _ = database.set_handle(HANDLE, handle).await;
    }
}

impl Folder {
    /// Returns its name, without the way to it: the browser does not tell that.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Tells whether it may be written without asking.
    pub async fn is_allowed(&self) -> bool {
        is_granted(self.0.query_permission(&read_and_write())).await
    }

    /// Has the browser ask the user; only after a click.
    pub async fn ask(&self) -> bool {
        is_granted(self.0.request_permission(&read_and_write())).await
    }

    /// Returns the text of a file; `None` where there is none of that name.
    ///
    /// # Errors
    /// There is one, or may be one, and it cannot be read.
    pub async fn text(&self, name: &str) -> Result<Option<String>, CopyFault> {
        match settled(self.0.file(name, &Object::new())).await {
            Ok(file) => text_of(file.unchecked_ref()).await.map(Some),
            Err(CopyFault::Gone) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Writes a file in place of the one before, all or nothing, and reads it back.
    ///
    /// # Errors
    /// The named reason; the file before stays, except after [`CopyFault::NotReadBack`].
    pub async fn write(&self, name: &str, text: &str) -> Result<(), CopyFault> {
        let make = options(&[("create", JsValue::TRUE)]);
        let file: FileHandle = settled(self.0.file(name, &make)).await?.unchecked_into();
        let writer: Writer = settled(file.open()).await?.unchecked_into();
        if let Err(fault) = settled(writer.write(text)).await {
            let _ = settled(writer.abort()).await;
            return Err(fault);
        }
        settled(writer.close()).await?;
        if text_of(&file).await? == text {
            Ok(())
        } else {
            Err(CopyFault::NotReadBack)
        }
    }

    /// Removes a file that was written here before; one that is gone already is no fault.
    pub async fn remove(&self, name: &str) {
        let _ = settled(self.0.remove(name)).await;
    }
}

async fn text_of(file: &FileHandle) -> Result<String, CopyFault> {
    let file: File = settled(file.read()).await?.unchecked_into();
    let text = settled(Ok(file.text())).await?;
    text.as_string().ok_or(CopyFault::NotReadBack)
}

fn read_and_write() -> Object {
    options(&[("mode", "readwrite".into())])
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let made = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&made, &JsValue::from_str(name), value);
    }
    made
}

async fn is_granted(asked: Result<Promise, JsValue>) -> bool {
    let answer = settled(asked).await;
    answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, CopyFault> {
    let outcome = match promise {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    outcome.map_err(|error| fault(&error))
}

fn fault(error: &JsValue) -> CopyFault {
    CopyFault::from_exception(&name_of(error))
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}
