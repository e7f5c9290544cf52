//! From the presenter's window to the projector's and back. Windows speak to one another directly, so that it works
//! from a file too; nothing is told to a page of another origin.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

use crate::documents::read_text;
use crate::ui::route::Route;
use crate::workshop::Slide;

/// What messages begin with.
const SLIDE: &str = "yachay-slide:";
const READY: &str = "yachay-ready";
const NEW: &str = "yachay-new";
const KEY: &str = "yachay-key:";

/// Name of the window, so that it is opened once.
const NAME: &str = "yachay-projector";

/// How often the windows look for each other.
const LOOK: Duration = Duration::from_millis(1000);

/// What the projector's window tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was opened or loaded anew, and wants the slide with its timer as it is now.
    New,
    /// It is there and wants the slide.
    Ready,
    /// A key was pressed in it.
    Key(String),
    /// It was closed.
    Closed,
}

/// Tells whether a key moves the session, wherever it is pressed: also those of presenters' remotes.
pub fn is_command(key: &str) -> bool {
    matches!(
        key,
        "PageDown" | "PageUp" | "ArrowRight" | "ArrowLeft" | "b" | "B" | "."
    )
}

/// Shows the window on the whole screen, or no longer.
pub fn whole_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Returns the origin to speak to: only our own, or anyone's where a file has none.
fn origin() -> String {
    match window().location().origin() {
        Ok(origin) if origin.starts_with("http") => origin,
        _ => "*".to_string(),
    }
}

fn post(to: &Window, text: &str) {
    let _ = to.post_message(&JsValue::from_str(text), &origin());
}

fn is_from(event: &MessageEvent, other: &Window) -> bool {
    event.source().is_some_and(|source| {
        let (source, other): (&JsValue, &JsValue) = (source.as_ref(), other.as_ref());
        source == other
    })
}

/// The presenter's side: the window that it opened, if any.
#[derive(Clone, Copy)]
pub struct Stage {
    /// Whether there is a window.
    pub open: RwSignal<bool>,
    window: StoredValue<Option<Window>, LocalStorage>,
}

thread_local! {
    /// The window outlives the screens of the presenter.
    static OPENED: RefCell<Option<Window>> = const { RefCell::new(None) };
}

impl Stage {
    /// Looks after the window for as long as the screen is there; `hear` is told what comes from it.
    pub fn new(hear: impl Fn(Told) + Copy + 'static) -> Stage {
        let kept = OPENED.with_borrow(Clone::clone);
        let kept = kept.filter(|window| !window.closed().unwrap_or(true));
        let stage = Stage {
            open: RwSignal::new(kept.is_some()),
            window: StoredValue::new_local(kept),
        };
        let listener = window_event_listener(ev::message, move |event| {
            let Some(text) = event.data().as_string() else {
                return;
            };
            // After the presenter's page was loaded anew, the projector's window finds it again. Windows of other pages
            // are of another realm's class, so that they cannot be told by it.
            if [READY, NEW].contains(&text.as_str())
                && stage.window.with_value(Option::is_none)
                && let Some(source) = event.source()
                && is_ours(&event)
            {
                stage.take(source.unchecked_into());
            }
            let known = stage.window.get_value();
            if !known.is_some_and(|window| is_from(&event, &window)) {
                return;
            }
            match text.strip_prefix(KEY) {
                Some(key) if is_command(key) => hear(Told::Key(key.to_string())),
                None if text == READY => hear(Told::Ready),
                None if text == NEW => hear(Told::New),
                _ => {}
            }
        });
        let timer = set_interval_with_handle(
            move || {
                let gone = stage.window.try_with_value(|window| {
                    window
                        .as_ref()
                        .is_some_and(|window| window.closed().unwrap_or(true))
                });
                if gone == Some(true) {
                    stage.forget();
                    hear(Told::Closed);
                }
            },
            LOOK,
        );
        on_cleanup(move || {
            listener.remove();
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
        stage
    }

    fn take(&self, window: Window) {
        OPENED.set(Some(window.clone()));
        self.window.set_value(Some(window));
        self.open.set(true);
    }

    fn forget(&self) {
        OPENED.set(None);
        self.window.set_value(None);
        self.open.set(false);
    }

    /// Opens the window, or brings it to the front. Returns false where the browser blocks it.
    pub fn show(&self) -> bool {
        let address = Route::Projector.href();
        let here = window().location().href().unwrap_or_default();
        let page = here.split('#').next().unwrap_or_default();
        let features = "popup,width=1024,height=768";
        let opened = window().open_with_url_and_target_and_features(
            &format!("{page}{address}"),
            NAME,
            features,
        );
        match opened {
            Ok(Some(opened)) => {
                let _ = opened.focus();
                self.take(opened);
                true
            }
            _ => false,
        }
    }

    /// Closes the window.
    pub fn close(&self) {
        if let Some(window) = self.window.get_value() {
            let _ = window.close();
        }
        self.forget();
    }

    /// Shows a slide in it.
    pub fn send(&self, slide: &Slide) {
        let Some(window) = self.window.get_value() else {
            return;
        };
        // A slide is plain data, which always becomes JSON.
        if let Ok(text) = serde_json::to_string(slide) {
            post(&window, &format!("{SLIDE}{text}"));
        }
    }
}

/// Tells whether a message comes from a page of our own.
fn is_ours(event: &MessageEvent) -> bool {
    let expected = window().location().origin().unwrap_or_default();
    event.origin() == expected || (event.origin() == "null" && !expected.starts_with("http"))
}

/// The projector's side.
#[derive(Clone, Copy)]
pub struct Audience {
    presenter: StoredValue<Option<Window>, LocalStorage>,
}

impl Audience {
    /// Takes slides from the window that opened this one, for as long as the screen is there.
    pub fn join(take: impl Fn(Slide) + 'static) -> Audience {
        let opener = window().opener().ok().filter(JsValue::is_object);
        let audience = Audience {
            presenter: StoredValue::new_local(opener.map(JsCast::unchecked_into)),
        };
        let listener = window_event_listener(ev::message, move |event| {
            let from = audience.presenter.get_value();
            let ours = from.is_some_and(|presenter| is_from(&event, &presenter));
            let text = event.data().as_string().filter(|_| ours);
            let slide = text.as_deref().and_then(|text| text.strip_prefix(SLIDE));
            if let Some(Ok(slide)) = slide.map(read_text::<Slide>) {
                take(slide);
            }
        });
        let timer = set_interval_with_handle(move || audience.post(READY), LOOK);
        audience.post(NEW);
        on_cleanup(move || {
            listener.remove();
            if let Ok(timer) = timer {
                timer.clear();
            }
        });
        audience
    }

    /// Tells whether another window opened this one.
    pub fn has_presenter(&self) -> bool {
        self.presenter.with_value(Option::is_some)
    }

    /// Hands a key on.
    pub fn tell(&self, key: &str) {
        self.post(&format!("{KEY}{key}"));
    }

    fn post(&self, text: &str) {
        if let Some(Some(presenter)) = self.presenter.try_get_value() {
            post(&presenter, text);
        }
    }
}
