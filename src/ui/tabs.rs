//! The other tabs: what they tell, and who may write a document (tabs.js does the browser's part).

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::host::host;
use crate::store::Told;

#[wasm_bindgen]
extern "C" {
    /// The channel of this program.
    type Tabs;

    #[wasm_bindgen(method)]
    fn tell(this: &Tabs, word: &str, key: &str);

    #[wasm_bindgen(method)]
    fn pen(this: &Tabs, key: &str, changed: &JsValue) -> JsPen;

    /// The pen of one document that is open in this tab.
    type JsPen;

    #[wasm_bindgen(method)]
    fn take(this: &JsPen);

    #[wasm_bindgen(method, js_name = handOver)]
    fn hand_over(this: &JsPen);

    #[wasm_bindgen(method)]
    fn close(this: &JsPen);
}

/// Something that another tab, or the other program of this page, has done or wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It saved a document.
    Changed(String),
    /// It removed a document.
    Removed(String),
    /// Everything on this device was removed.
    Wiped,
    /// It wants to write a document that may be open here for writing.
    Wants(String),
}

thread_local! {
    static TABS: RefCell<Option<Tabs>> = const { RefCell::new(None) };
}

/// Hears what other tabs tell, from now on, and tells them what this one writes.
pub fn listen(hear: impl Fn(News) + 'static) {
    let listener = Closure::<dyn Fn(String, String)>::new(move |word: String, key: String| {
        hear(match word.as_str() {
            "changed" => News::Changed(key),
            "removed" => News::Removed(key),
            "wants" => News::Wants(key),
            "wiped" => News::Wiped,
            _ => return,
        });
    });
    let tabs = host().map(|host| host.tabs(&listener.into_js_value()));
    TABS.set(tabs.map(|tabs| tabs.unchecked_into()));
    crate::store::tell_with(|told, key| {
        let word = match told {
            Told::Changed => "changed",
            Told::Removed => "removed",
        };
        TABS.with_borrow(|tabs| {
            if let Some(tabs) = tabs {
                tabs.tell(word, key);
            }
        });
    });
}

/// The pen of one document that is open in this tab; dropped when the document is closed.
pub struct Pen(Option<JsPen>);

impl Pen {
    /// Asks for the pen of a document; `changed` hears whether this tab has it, whenever that changes.
    /// Until an answer comes the tab counts as having it.
    pub fn ask(key: &str, changed: impl Fn(bool) + 'static) -> Pen {
        let changed = Closure::<dyn Fn(bool)>::new(changed).into_js_value();
        TABS.with_borrow(|tabs| Pen(tabs.as_ref().map(|tabs| tabs.pen(key, &changed))))
    }

    /// Takes the pen from the tab that has it.
    pub fn take(&self) {
        if let Some(pen) = &self.0 {
            pen.take();
        }
    }

    /// Hands the pen over to a tab that wants it; what was typed here must be saved by then.
    pub fn hand_over(&self) {
        if let Some(pen) = &self.0 {
            pen.hand_over();
        }
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        if let Some(pen) = &self.0 {
            pen.close();
        }
    }
}
