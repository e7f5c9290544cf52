//! A camera that looks for codes: one text after the other, until it is stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8ClampedArray};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, window};
use yachay_municipal::transfer::qr::Picture;
use yachay_municipal::transfer::{Receiver, Taken};

use super::page::object;

/// Longest side of a picture that is looked at, in pixels.
const LONGEST_SIDE: f64 = 1280.0;
/// Time for everything else between two looks, in milliseconds.
const BREATH: i32 = 40;
/// A picture is there to be looked at (HTML, `HAVE_CURRENT_DATA`).
const HAS_PICTURE: u32 = 2;

#[wasm_bindgen]
extern "C" {
    /// The cameras of the device.
    type Cameras;
    #[wasm_bindgen(method, catch, js_name = getUserMedia)]
    async fn open(this: &Cameras, wish: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = enumerateDevices)]
    async fn list(this: &Cameras) -> Result<JsValue, JsValue>;

    type Device;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Device) -> String;
    #[wasm_bindgen(method, getter, js_name = deviceId)]
    fn id(this: &Device) -> String;
    #[wasm_bindgen(method, getter)]
    fn label(this: &Device) -> String;

    /// What a camera sends.
    #[derive(Clone)]
    type Stream;
    #[wasm_bindgen(method, js_name = getTracks)]
    fn tracks(this: &Stream) -> Array;
    #[wasm_bindgen(method, getter)]
    fn active(this: &Stream) -> bool;

    type Track;
    #[wasm_bindgen(method)]
    fn stop(this: &Track);

    /// The element that shows it.
    pub type Video;
    #[wasm_bindgen(method, setter, js_name = srcObject)]
    fn set_source(this: &Video, source: Option<&Stream>);
    #[wasm_bindgen(method, getter, js_name = videoWidth)]
    fn width(this: &Video) -> u32;
    #[wasm_bindgen(method, getter, js_name = videoHeight)]
    fn height(this: &Video) -> u32;
    #[wasm_bindgen(method, getter, js_name = readyState)]
    fn ready_state(this: &Video) -> u32;
    #[wasm_bindgen(method)]
    fn play(this: &Video) -> Promise;

    /// Where a picture is taken from it.
    type Canvas;
    #[wasm_bindgen(method, setter, js_name = width)]
    fn set_width(this: &Canvas, width: u32);
    #[wasm_bindgen(method, setter, js_name = height)]
    fn set_height(this: &Canvas, height: u32);
    #[wasm_bindgen(method, catch, js_name = getContext)]
    fn context(this: &Canvas, kind: &str, wish: &Object) -> Result<JsValue, JsValue>;

    type Context;
    #[wasm_bindgen(method, catch, js_name = drawImage)]
    fn draw(
        this: &Context,
        video: &Video,
        x: u32,
        y: u32,
        width: u32,
        height: u32,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = getImageData)]
    fn pixels(this: &Context, x: u32, y: u32, width: u32, height: u32) -> Result<Pixels, JsValue>;

    type Pixels;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Pixels) -> Uint8ClampedArray;
}

/// A camera at work.
#[wasm_bindgen]
pub struct Watch(Rc<Eye>);

/// Opens a camera, the back one where there are two, shows it in a `<video>` and calls `tell(what, value)`:
/// `open` with `[[id, name], …]` of all cameras, `seen` with the progress from 0 to 1, `text` with a text
/// that arrived, `known` when that text is still shown, `foreign`, `too-new` or `check` as for
/// `Receiver.look`; and when the camera cannot be had: `denied`, `absent`, `busy`, `insecure` (the page came
/// by plain http) or `ended`.
#[wasm_bindgen]
pub fn watch(video: Video, tell: Function) -> Watch {
    let eye = Rc::new(Eye {
        video,
        tell,
        receiver: RefCell::default(),
        stream: RefCell::default(),
        turn: Cell::new(0),
    });
    begin(&eye, None);
    Watch(eye)
}

#[wasm_bindgen]
impl Watch {
    /// Changes to another camera.
    pub fn choose(&self, id: String) {
        begin(&self.0, Some(id));
    }

    /// Opens the camera again after it could not be had.
    pub fn again(&self) {
        begin(&self.0, None);
    }

    /// Stops the camera.
    pub fn stop(self) {
        self.0.close();
    }
}

struct Eye {
    video: Video,
    tell: Function,
    receiver: RefCell<Receiver>,
    stream: RefCell<Option<Stream>>,
    /// Goes up whenever the camera changes, so that what was begun before ends.
    turn: Cell<u32>,
}

impl Eye {
    fn tell(&self, what: &str, value: impl Into<JsValue>) {
        let told = self
            .tell
            .call2(&JsValue::NULL, &JsValue::from_str(what), &value.into());
        // A listener that fails has said so in the console.
        let _ = told;
    }

    /// Stops the camera and whatever was looking; returns the number of the next turn.
    fn close(&self) -> u32 {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        self.video.set_source(None);
        if let Some(stream) = self.stream.take() {
            switch_off(&stream);
        }
        turn
    }

    /// Takes in what one picture shows.
    fn look(&self, picture: &Picture) {
        let codes = picture.codes();
        let mut receiver = self.receiver.borrow_mut();
        let mut found = None;
        for code in codes {
            let said = match receiver.take(&code) {
                Taken::New => "seen",
                Taken::Known if receiver.progress() > 0.0 => "seen",
                Taken::Known => "known",
                Taken::Foreign => "foreign",
                Taken::TooNew => "too-new",
                Taken::CheckFailed => "check",
            };
            if found != Some("seen") {
                found = Some(said);
            }
        }
        let (progress, text) = (receiver.progress(), receiver.finish());
        drop(receiver);
        match (text, found) {
            (Some(text), _) => self.tell("text", text),
            (None, Some(said)) => self.tell(said, progress),
            (None, None) => {}
        }
    }
}

fn switch_off(stream: &Stream) {
    for track in stream.tracks() {
        track.unchecked_into::<Track>().stop();
    }
}

fn begin(eye: &Rc<Eye>, id: Option<String>) {
    let turn = eye.close();
    let eye = eye.clone();
    spawn_local(async move {
        let mine = || eye.turn.get() == turn;
        match open(id).await {
            Ok((cameras, stream)) if mine() => {
                eye.video.set_source(Some(&stream));
                eye.stream.replace(Some(stream.clone()));
                // It may be interrupted by another choice.
                let _ = JsFuture::from(eye.video.play()).await;
                let all = list(&cameras).await;
                if mine() {
                    eye.tell("open", all);
                    look_on(&eye, turn, &stream).await;
                }
            }
            Ok((_, stream)) => switch_off(&stream),
            Err(fault) if mine() => eye.tell(fault, JsValue::UNDEFINED),
            Err(_) => {}
        }
    });
}

/// Opens the camera with this id, or the one that looks away from whoever holds the device.
async fn open(id: Option<String>) -> Result<(Cameras, Stream), &'static str> {
    let window = window().ok_or("absent")?;
    let cameras = Reflect::get(&window.navigator(), &JsValue::from_str("mediaDevices"));
    let cameras = cameras.ok().filter(JsValue::is_object);
    let cameras: Cameras = match cameras {
        Some(cameras) => cameras.unchecked_into(),
        None if window.is_secure_context() => return Err("absent"),
        None => return Err("insecure"),
    };
    let ideal = |value: JsValue| object(&[("ideal", value)]).into();
    let which = match id {
        Some(id) => ("deviceId", object(&[("exact", id.into())]).into()),
        None => ("facingMode", ideal("environment".into())),
    };
    let sharp = [("width", ideal(1280.into())), ("height", ideal(720.into()))];
    let [width, height] = sharp;
    let video = object(&[which, width, height]);
    let wish = object(&[("video", video.into()), ("audio", false.into())]);
    match cameras.open(&wish).await {
        Ok(stream) => Ok((cameras, stream.unchecked_into())),
        Err(error) => Err(refusal(&error)),
    }
}

/// Names why a camera was not opened (Media Capture and Streams, 10.2).
fn refusal(error: &JsValue) -> &'static str {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => "denied",
        Some("NotReadableError" | "AbortError") => "busy",
        _ => "absent",
    }
}

/// Lists the cameras; their names are known once one was opened.
async fn list(cameras: &Cameras) -> Array {
    let found = cameras.list().await.unwrap_or_else(|_| Array::new().into());
    let all = Array::new();
    for device in Array::from(&found) {
        let device: Device = device.unchecked_into();
        if device.kind() == "videoinput" {
            let (id, name) = (JsString::from(device.id()), JsString::from(device.label()));
            all.push(&Array::of2(&id, &name));
        }
    }
    all
}

/// Looks until another turn begins or the camera is gone.
async fn look_on(eye: &Eye, turn: u32, stream: &Stream) {
    let Some((canvas, context)) = canvas() else {
        return eye.tell("absent", JsValue::UNDEFINED);
    };
    while eye.turn.get() == turn {
        if !stream.active() {
            return eye.tell("ended", JsValue::UNDEFINED);
        }
        if let Some(picture) = picture(&eye.video, &canvas, &context) {
            eye.look(&picture);
        }
        breathe().await;
    }
}

fn canvas() -> Option<(Canvas, Context)> {
    let canvas = window()?.document()?.create_element("canvas").ok()?;
    let canvas: Canvas = canvas.unchecked_into();
    let wish = object(&[("willReadFrequently", true.into())]);
    let context = canvas.context("2d", &wish).ok()?;
    context
        .is_object()
        .then(|| (canvas, context.unchecked_into()))
}

fn picture(video: &Video, canvas: &Canvas, context: &Context) -> Option<Picture> {
    let (width, height) = (f64::from(video.width()), f64::from(video.height()));
    if video.ready_state() < HAS_PICTURE || width < 1.0 || height < 1.0 {
        return None;
    }
    let scale = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = ((width * scale) as u32, (height * scale) as u32);
    canvas.set_width(width);
    canvas.set_height(height);
    context.draw(video, 0, 0, width, height).ok()?;
    let pixels = context.pixels(0, 0, width, height).ok()?.data().to_vec();
    Picture::new(width as usize, height as usize, &pixels).ok()
}

async fn breathe() {
    let pause = Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            // Without a timer it would look again at once.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, BREATH);
        }
    });
    let _ = JsFuture::from(pause).await;
}
