//! Who may write a document: one tab at a time, by the browser's Web Locks, or by asking the other
//! tabs where there are none (pages without https).
//!
//! The pen keeps two tabs from typing into the same document. It does not guard the data: every save
//! compares revisions, so a tab that lost the pen while it slept still cannot overwrite anything.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::channel::{News, tell_tabs};

#[wasm_bindgen]
extern "C" {
    /// web-sys has them behind its unstable flag.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// How long another tab has to hand the pen over before it is taken from it, in milliseconds.
const PATIENCE: i32 = 1_500;

/// How a lock is requested.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// At once or not at all; then in line.
    IfAvailable,
    /// In line: it comes when the tabs before have closed or handed over.
    InLine,
    /// From whoever holds it.
    Steal,
}

/// The pen of one document that is open in this tab; dropped when the document is closed.
pub struct Pen(Rc<Holder>);

struct Holder {
    key: String,
    mine: Cell<bool>,
    /// The document was closed here: a lock that comes now is handed back.
    over: Cell<bool>,
    /// Ends the promise that holds the lock.
    release: RefCell<Option<Function>>,
    changed: Box<dyn Fn(bool)>,
}

impl Pen {
    /// Asks for the pen of a document; `changed` hears whether this tab has it, whenever that changes.
    /// Until an answer comes the tab counts as having it.
    pub fn ask(key: &str, changed: impl Fn(bool) + 'static) -> Pen {
        let holder = Rc::new(Holder {
            key: key.to_string(),
            mine: Cell::new(true),
            over: Cell::new(false),
            release: RefCell::default(),
            changed: Box::new(changed),
        });
        if !holder.request(How::IfAvailable) {
            tell_tabs(&News::Asks(key.to_string()));
        }
        Pen(holder)
    }

    /// Tells whether this tab may write.
    pub fn is_mine(&self) -> bool {
        self.0.mine.get()
    }

    /// Hands the pen over to a tab that wants it; what was typed here must be saved by then.
    pub fn hand_over(&self) {
        self.0.set(false);
        self.0.let_go();
        self.0.request(How::InLine);
        tell_tabs(&News::Released(self.0.key.clone()));
    }

    /// Takes the pen: the other tab is asked for it, and one that sleeps loses it.
    pub fn take(&self) {
        tell_tabs(&News::Wants(self.0.key.clone()));
        let holder = self.0.clone();
        spawn_local(async move {
            pause(PATIENCE).await;
            if !holder.mine.get() && !holder.over.get() && !holder.request(How::Steal) {
                holder.set(true);
            }
        });
    }

    /// Hears what other tabs say about this document where the browser has no locks.
    pub fn hear(&self, news: &News) {
        match news {
            News::Asks(key) if *key == self.0.key && self.is_mine() && locks().is_none() => {
                tell_tabs(&News::Holds(key.clone()));
            }
            News::Holds(key) if *key == self.0.key && locks().is_none() => self.0.set(false),
            _ => {}
        }
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        self.0.over.set(true);
        self.0.let_go();
    }
}

impl Holder {
    fn set(&self, mine: bool) {
        if self.mine.replace(mine) != mine && !self.over.get() {
            (self.changed)(mine);
        }
    }

    fn let_go(&self) {
        if let Some(release) = self.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    /// Requests the lock; `false` where the browser has none.
    fn request(self: &Rc<Self>, how: How) -> bool {
        let Some(locks) = locks() else {
            return false;
        };
        let options = Object::new();
        let word = match how {
            How::IfAvailable => "ifAvailable",
            How::Steal => "steal",
            How::InLine => "",
        };
        let _ = Reflect::set(&options, &word.into(), &JsValue::TRUE);
        let (holder, loser) = (self.clone(), self.clone());
        let granted = Closure::once_into_js(move |lock: JsValue| holder.granted(&lock));
        let name = format!("yachay/{}", self.key);
        let Ok(held) = locks.request(&name, &options, granted.unchecked_ref()) else {
            return false;
        };
        // Rejected when another tab steals the lock.
        let stolen = Closure::once(move |_: JsValue| loser.set(false));
        let _ = held.catch(&stolen);
        stolen.forget();
        true
    }

    /// Answers the browser with a promise that lasts as long as the lock is wanted.
    fn granted(self: &Rc<Self>, lock: &JsValue) -> JsValue {
        if lock.is_null() {
            self.set(false);
            self.request(How::InLine);
            return JsValue::UNDEFINED;
        }
        if self.over.get() {
            return JsValue::UNDEFINED;
        }
        let holder = self.clone();
        let lasting = Promise::new(&mut |resolve, _| {
            *holder.release.borrow_mut() = Some(resolve);
        });
        self.set(true);
        lasting.into()
    }
}

/// Returns the browser's locks; only secure pages have them.
fn locks() -> Option<Locks> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

/// Waits.
pub async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(wait).await;
}
