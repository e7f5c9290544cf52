//! Codes on screen, one after the other, in a size and at a pace that the camera can follow.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Window, window};
use yachay_municipal::transfer::{CodeSize, Sender, qr};

use super::page::send_fault;

/// How long a code is shown, in milliseconds, from slow to fast. Six changes a second make three flashes,
/// and more are not allowed (WCAG 2.2, 2.3.1).
const PACES: [i32; 4] = [1000, 500, 250, 167];
const FIRST_PACE: usize = 2;
const FIRST_SIZE: usize = 1;
/// The light margin around a code, in modules (ISO/IEC 18004, 9.1).
const MARGIN: usize = 4;

#[wasm_bindgen]
extern "C" {
    /// What keeps the screen of the device lit.
    type WakeLock;
    #[wasm_bindgen(method, catch)]
    async fn request(this: &WakeLock, kind: &str) -> Result<JsValue, JsValue>;

    type Lit;
    #[wasm_bindgen(method, getter)]
    fn released(this: &Lit) -> bool;
    #[wasm_bindgen(method)]
    fn release(this: &Lit) -> js_sys::Promise;
}

/// A text that is being shown. It goes on until it is stopped.
#[wasm_bindgen]
pub struct Show {
    reel: Rc<RefCell<Reel>>,
    tick: Closure<dyn FnMut()>,
    timer: Option<i32>,
}

/// Shows a text in an `<svg>` with a `<path>` in it, and its count in the element after it, in whose `data-words` `#1`
/// stands for the number of the code, `#2` for how many suffice, `#3` for the round. It stands still at first where motion is unwelcome.
///
/// # Errors
/// `empty` or `too-large`.
#[wasm_bindgen]
pub fn show(place: Element, text: &str) -> Result<Show, JsValue> {
    let mut reel = Reel {
        place,
        text: text.to_string(),
        frames: None,
        size: FIRST_SIZE,
        pace: FIRST_PACE,
        number: 0,
        paused: prefers_stillness(),
        over: false,
        lit: None,
    };
    reel.begin()?;
    let reel = Rc::new(RefCell::new(reel));
    let ticking = reel.clone();
    let tick = Closure::new(move || {
        let mut reel = ticking.borrow_mut();
        if !reel.paused {
            reel.step();
        }
        drop(reel);
        stay_lit(&ticking);
    });
    stay_lit(&reel);
    let mut shown = Show {
        reel,
        tick,
        timer: None,
    };
    shown.run();
    Ok(shown)
}

#[wasm_bindgen]
impl Show {
    /// Does what a button says: `slower`, `faster`, `larger`, `smaller`, `pause` (or goes on), `next`; anything
    /// else does nothing. Returns the names of the buttons that have nothing to do, and `pause` while it
    /// stands still.
    pub fn press(&mut self, button: &str) -> String {
        let mut reel = self.reel.borrow_mut();
        reel.press(button);
        let state = reel.state();
        drop(reel);
        self.run();
        state
    }

    /// Stops and lets the device sleep.
    pub fn stop(mut self) {
        self.halt();
        let mut reel = self.reel.borrow_mut();
        reel.over = true;
        if let Some(lit) = reel.lit.take() {
            let _ = lit.release();
        }
    }

    fn halt(&mut self) {
        if let Some((window, timer)) = window().zip(self.timer.take()) {
            window.clear_interval_with_handle(timer);
        }
    }

    fn run(&mut self) {
        self.halt();
        let pace = PACES.get(self.reel.borrow().pace).copied();
        let act = self.tick.as_ref().unchecked_ref();
        self.timer = window().and_then(|window| {
            let pace = pace.unwrap_or_default();
            let begun = window.set_interval_with_callback_and_timeout_and_arguments_0(act, pace);
            begun.ok()
        });
    }
}

/// What is shown, and how.
struct Reel {
    place: Element,
    text: String,
    frames: Option<Sender>,
    /// Place in [`CodeSize::ALL`].
    size: usize,
    /// Place in [`PACES`].
    pace: usize,
    number: u32,
    paused: bool,
    over: bool,
    lit: Option<Lit>,
}

impl Reel {
    fn size(&self) -> CodeSize {
        CodeSize::ALL.get(self.size).copied().unwrap_or_default()
    }

    /// Begins with the first code of the present size.
    fn begin(&mut self) -> Result<(), JsValue> {
        let frames = Sender::new(&self.text, self.size());
        self.frames = Some(frames.map_err(|error| send_fault(&error))?);
        self.number = 0;
        let whole = qr::side(self.size()) + 2 * MARGIN;
        let frame = format!("-{MARGIN} -{MARGIN} {whole} {whole}");
        let _ = self.place.set_attribute("viewBox", &frame);
        self.draw();
        Ok(())
    }

    fn draw(&self) {
        let code = self.frames.as_ref();
        let code = code.and_then(|frames| qr::draw(&frames.frame(self.number), self.size()));
        if let Some((path, code)) = self.place.first_element_child().zip(code) {
            let _ = path.set_attribute("d", &code.path());
        }
        self.count();
    }

    /// Says which code this is, of how many that suffice, and how often they came round.
    fn count(&self) {
        let all = self.frames.as_ref().map_or(1, Sender::needed).max(1);
        let number = self.number as usize;
        let values = [number % all + 1, all, number / all + 1];
        let place = self.place.next_element_sibling();
        let words = place
            .as_ref()
            .and_then(|place| place.get_attribute("data-words"));
        if let Some((place, mut words)) = place.zip(words) {
            for (mark, value) in ["#1", "#2", "#3"].iter().zip(values) {
                words = words.replace(mark, &value.to_string());
            }
            place.set_text_content(Some(&words));
        }
    }

    fn step(&mut self) {
        self.number = self.number.wrapping_add(1);
        self.draw();
    }

    fn press(&mut self, button: &str) {
        match button {
            "slower" => self.pace = self.pace.saturating_sub(1),
            "faster" => self.pace = (self.pace + 1).min(PACES.len() - 1),
            "larger" if self.size > 0 => self.resize(self.size - 1),
            "smaller" if self.size + 1 < CodeSize::ALL.len() => self.resize(self.size + 1),
            "pause" => self.paused = !self.paused,
            "next" => {
                self.paused = true;
                self.step();
            }
            _ => {}
        }
    }

    fn resize(&mut self, size: usize) {
        self.size = size;
        // The text was not too large before.
        let _ = self.begin();
    }

    fn state(&self) -> String {
        let names = [
            (self.pace == 0, "slower"),
            (self.pace + 1 == PACES.len(), "faster"),
            (self.size == 0, "larger"),
            (self.size + 1 == CodeSize::ALL.len(), "smaller"),
            (self.paused, "pause"),
        ];
        let names = names
            .into_iter()
            .filter_map(|(so, name)| so.then_some(name));
        names.collect::<Vec<_>>().join(" ")
    }
}

fn prefers_stillness() -> bool {
    let asked = |window: Window| {
        window
            .match_media("(prefers-reduced-motion: reduce)")
            .ok()?
    };
    window()
        .and_then(asked)
        .is_some_and(|found| found.matches())
}

/// Keeps the screen lit where the browser can; it lets go whenever the page is hidden.
fn stay_lit(reel: &Rc<RefCell<Reel>>) {
    let lit = reel
        .borrow()
        .lit
        .as_ref()
        .is_some_and(|lit| !lit.released());
    let Some(window) = window().filter(|_| !lit) else {
        return;
    };
    let lock = Reflect::get(&window.navigator(), &JsValue::from_str("wakeLock"));
    let hidden = window.document().is_none_or(|document| document.hidden());
    let Some(lock) = lock.ok().filter(|lock| lock.is_object() && !hidden) else {
        return;
    };
    let lock: WakeLock = lock.unchecked_into();
    let reel = reel.clone();
    spawn_local(async move {
        // A device that saves its battery may refuse.
        let Ok(lit) = lock.request("screen").await else {
            return;
        };
        let lit: Lit = lit.unchecked_into();
        let mut reel = reel.borrow_mut();
        let spare = match reel.over {
            true => Some(lit),
            false => reel.lit.replace(lit),
        };
        if let Some(spare) = spare {
            let _ = spare.release();
        }
    });
}
