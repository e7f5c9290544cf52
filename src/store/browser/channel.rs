//! What tabs tell each other.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "yachay";

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
    /// It opened a document and asks whether somebody writes it; for browsers without locks.
    Asks(String),
    /// It writes a document; the answer to the above.
    Holds(String),
    /// It stopped writing a document.
    Released(String),
}

thread_local! {
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(NAME).ok();
}

impl News {
    /// Returns the word of the message, which the rescue page uses too, and the document's key.
    fn parts(&self) -> (&'static str, Option<&str>) {
        match self {
            News::Changed(key) => ("changed", Some(key)),
            News::Removed(key) => ("removed", Some(key)),
            News::Wiped => ("wiped", None),
            News::Wants(key) => ("wants", Some(key)),
            News::Asks(key) => ("asks", Some(key)),
            News::Holds(key) => ("holds", Some(key)),
            News::Released(key) => ("released", Some(key)),
        }
    }

    fn read(message: &JsValue) -> Option<News> {
        let message = message.dyn_ref::<Object>()?;
        let pair: Array = Object::entries(message).get(0).into();
        let key = pair.get(1).as_string().unwrap_or_default();
        Some(match pair.get(0).as_string()?.as_str() {
            "changed" => News::Changed(key),
            "removed" => News::Removed(key),
            "wiped" => News::Wiped,
            "wants" => News::Wants(key),
            "asks" => News::Asks(key),
            "holds" => News::Holds(key),
            "released" => News::Released(key),
            _ => return None,
        })
    }
}

/// Tells the other tabs.
pub fn tell_tabs(news: &News) {
    let (word, key) = news.parts();
    let message = Object::new();
    let value = key.map_or(JsValue::TRUE, JsValue::from_str);
    let _ = Reflect::set(&message, &word.into(), &value);
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&message);
        }
    });
}

/// Hears what other tabs tell, from now on.
pub fn listen_to_tabs(hear: impl Fn(News) + 'static) {
    let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(news) = News::read(&event.data()) {
            hear(news);
        }
    });
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
    });
    listener.forget();
}
