//! Documents that the camera reads from other screens, one person after the other.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::{Watching, carry};
use crate::ui::files::Incoming;
use crate::ui::i18n::tr;
use crate::ui::widgets::{change, click, dynamic, focus_soon, live};

const VIDEO: &str = "camera";
const TOGGLE: &str = "camera-toggle";

/// Tells what the camera sees: a name and, with some, a value (`src/bin/carry/watch.rs`).
type Listener = Closure<dyn FnMut(String, JsValue)>;

/// Takes a document in like a file and says what became of it.
type Take = Box<dyn Fn(Incoming) -> String + Send + Sync>;

/// What the panel shows.
#[derive(Clone, Copy)]
struct Panel {
    take: StoredValue<Take>,
    open: RwSignal<bool>,
    said: RwSignal<String>,
    /// Whether the camera could not be had.
    failed: RwSignal<bool>,
    progress: RwSignal<f64>,
    /// Id and name of every camera.
    cameras: RwSignal<Vec<(String, String)>>,
    /// How many texts arrived.
    arrived: StoredValue<u32>,
    watching: StoredValue<Option<(Watching, Listener)>, LocalStorage>,
}

/// The button that opens the camera, and what it opens; `take` takes in what it has read and says what became of it.
/// Where there is no camera it is as before, to try again.
pub fn camera(take: impl Fn(Incoming) -> String + Send + Sync + 'static) -> AnyView {
    panel(Box::new(take))
}

fn panel(take: Take) -> AnyView {
    let panel = Panel {
        take: StoredValue::new(take),
        open: RwSignal::new(false),
        said: RwSignal::new(String::new()),
        failed: RwSignal::new(false),
        progress: RwSignal::new(0.0),
        cameras: RwSignal::new(Vec::new()),
        arrived: StoredValue::new(0),
        watching: StoredValue::new_local(None),
    };
    let on = move || panel.open.get() && !panel.failed.get();
    view! {
        <div class="row">
            <button
                id=TOGGLE
                class="button"
                type="button"
                aria-expanded=live(move || on().to_string())
                on:click=click(move |_| panel.press())
            >
                {dynamic(move || if on() { tr!(transfer.camera_close) } else { tr!(transfer.camera) })}
            </button>
        </div>
        {dynamic(move || panel.open.get().then(|| opened(panel)))}
    }
    .into_any()
}

fn opened(panel: Panel) -> impl IntoView {
    panel.failed.set(false);
    panel.progress.set(0.0);
    panel.cameras.set(Vec::new());
    panel.say(tr!(transfer.camera_coming));
    leptos::task::spawn_local(panel.begin());
    on_cleanup(move || {
        if let Some(Some((watching, _))) = panel.watching.try_update_value(Option::take) {
            watching.stop();
        }
    });
    view! {
        <section class="camera" aria-label=tr!(transfer.camera)>
            <p>{tr!(transfer.camera_text)}</p>
            <video
                id=VIDEO
                playsinline
                prop:muted=true
                aria-label=tr!(transfer.camera_picture)
                hidden=live(move || panel.failed.get())
            ></video>
            <progress
                max="1"
                aria-label=tr!(transfer.camera_progress)
                prop:value=live(move || panel.progress.get())
                hidden=live(move || panel.failed.get())
            ></progress>
            <div role="status">{dynamic(move || said(panel))}</div>
            {dynamic(move || choice(panel))}
        </section>
    }
}

/// What the camera is doing, or why there is none, with the way to try again.
fn said(panel: Panel) -> AnyView {
    let words = panel.said.get();
    if !panel.failed.get() {
        return view! { <p class="camera-says">{words}</p> }.into_any();
    }
    view! {
        <div class="notice" data-kind="error">
            <h3>{tr!(transfer.camera_failed)}</h3>
            <p>{words}</p>
            <div class="row">
                <button class="button" type="button" on:click=click(move |_| panel.again())>
                    {tr!(transfer.camera_again)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The choice of a camera, where there are several.
fn choice(panel: Panel) -> Option<impl IntoView> {
    let cameras = panel.cameras.get();
    let several = cameras.len() > 1;
    let options = cameras.into_iter().enumerate().map(|(number, (id, name))| {
        let name = match name.is_empty() {
            true => tr!(transfer.camera_numbered, n = number + 1),
            false => name,
        };
        view! { <option value=id>{name}</option> }
    });
    several.then(|| {
        view! {
            <div class="field">
                <label for="which-camera">{tr!(transfer.camera_which)}</label>
                <select id="which-camera" on:change=change(move |event| {
                    panel.with_camera(|camera| camera.choose(&event_target_value(&event)));
                })>{options.collect_view()}</select>
            </div>
        }
    })
}

impl Panel {
    async fn begin(self) {
        let carry = carry().await;
        let video = document().get_element_by_id(VIDEO);
        let (Some(carry), Some(video)) = (carry, video) else {
            return self.fail(tr!(transfer.not_loaded));
        };
        let listener = Listener::new(move |what: String, value| self.hear(&what, &value));
        let watching = carry.watch(&video, listener.as_ref().unchecked_ref());
        let unused = self.watching.try_set_value(Some((watching, listener)));
        // Closed before it began.
        if let Some(Some((watching, _))) = unused {
            watching.stop();
        }
    }

    fn with_camera(self, act: impl FnOnce(&Watching)) {
        self.watching.with_value(|found| {
            if let Some((watching, _)) = found {
                act(watching);
            }
        });
    }

    fn press(self) {
        if self.open.get_untracked() && self.failed.get_untracked() {
            self.again();
        } else {
            self.open.update(|open| *open = !*open);
        }
    }

    fn again(self) {
        self.failed.set(false);
        self.say(tr!(transfer.camera_coming));
        // The button in the message goes away with it.
        focus_soon(TOGGLE.to_string());
        if self.watching.with_value(Option::is_some) {
            self.with_camera(Watching::again);
        } else {
            // The program did not come.
            leptos::task::spawn_local(self.begin());
        }
    }

    fn hear(self, what: &str, value: &JsValue) {
        match what {
            "open" => {
                self.cameras.try_set(cameras(value));
                self.say(tr!(transfer.camera_looking));
            }
            "seen" => {
                self.progress.try_set(value.as_f64().unwrap_or_default());
                self.say(tr!(transfer.camera_seen));
            }
            "text" => self.take(value.as_string().unwrap_or_default()),
            // What was said of it stays.
            "known" => {}
            "foreign" => self.say(tr!(transfer.camera_foreign)),
            "too-new" => self.say(tr!(transfer.camera_too_new)),
            "check" => self.say(tr!(transfer.camera_check)),
            "denied" => self.fail(tr!(transfer.camera_denied)),
            "busy" => self.fail(tr!(transfer.camera_busy)),
            "insecure" => self.fail(tr!(transfer.camera_insecure)),
            "ended" => self.fail(tr!(transfer.camera_ended)),
            _ => self.fail(tr!(transfer.camera_absent)),
        }
    }

    fn say(self, words: &str) {
        // The same words again would be read aloud again.
        if self.said.try_with_untracked(|said| said != words) == Some(true) {
            self.said.set(words.to_string());
        }
    }

    fn fail(self, words: &str) {
        self.failed.try_set(true);
        self.progress.try_set(0.0);
        self.say(words);
    }

    /// Takes in a text like a file.
    fn take(self, text: String) {
        let Some(number) = self.arrived.try_update_value(|arrived| {
            *arrived += 1;
            *arrived
        }) else {
            return;
        };
        let file = Incoming {
            name: tr!(transfer.camera_file, n = number),
            bytes: Ok(text.into_bytes()),
        };
        let what = self.take.with_value(|take| take(file));
        self.progress.set(0.0);
        self.say(&tr!(transfer.camera_taken, what = what));
    }
}

/// Reads `[[id, name], …]`.
fn cameras(value: &JsValue) -> Vec<(String, String)> {
    let pairs = Array::from(value);
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    pairs.iter().filter_map(pair).collect()
}
