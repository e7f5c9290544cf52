//! A sheet of pixels to draw on.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::workshop::Picture;

/// Colours of paper: letters and lines, what is less, bars and what is well, what is not.
pub const INK: &str = "#2a2420";
pub const FAINT: &str = "#6b625a";
pub const BAR: &str = "#27436b";
pub const PAPER: &str = "#ffffff";

/// Width of every picture in pixels.
pub const WIDTH: f64 = 1200.0;
/// Pixels of a millimetre of paper.
const SCALE: f64 = 8.0;

/// A picture while it is drawn.
pub struct Canvas {
    element: HtmlCanvasElement,
    /// What draws on it.
    pub pen: CanvasRenderingContext2d,
    height: u32,
}

impl Canvas {
    /// Returns an empty sheet of this height.
    pub fn new(height: f64) -> Option<Canvas> {
        let element = document().create_element("canvas").ok()?;
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        let height = height.ceil() as u32;
        element.set_width(WIDTH as u32);
        element.set_height(height);
        let pen = element.get_context("2d").ok()??;
        let pen: CanvasRenderingContext2d = pen.dyn_into().ok()?;
        pen.set_fill_style_str(PAPER);
        pen.fill_rect(0.0, 0.0, WIDTH, f64::from(height));
        pen.set_text_baseline("middle");
        Some(Canvas {
            element,
            pen,
            height,
        })
    }

    /// Chooses the letters of what is written from now on: their weight and height.
    pub fn letters(&self, weight: u16, height: u16) {
        self.pen.set_font(&format!(
            "{weight} {height}px \"Segoe UI\", \"Noto Sans\", Ubuntu, system-ui, sans-serif"
        ));
    }

    /// Writes words in a colour; what is wider than `most` is drawn closer.
    pub fn write(&self, words: &str, colour: &str, (x, y): (f64, f64), most: f64) {
        self.pen.set_fill_style_str(colour);
        let _ = self.pen.fill_text_with_max_width(words, x, y, most);
    }

    /// Draws lines from now on with this colour and width; `dashes` are lengths of lines and of gaps between them.
    pub fn line(&self, colour: &str, width: f64, dashes: &[f64]) {
        self.pen.set_stroke_style_str(colour);
        self.pen.set_line_width(width);
        let lengths: js_sys::Array = dashes
            .iter()
            .map(|length| JsValue::from_f64(*length))
            .collect();
        let _ = self.pen.set_line_dash(&lengths);
    }

    /// Returns the picture as it stands in the minutes of a phase, with what it shows in words.
    pub fn picture(self, phase: usize, words: String) -> Option<Picture> {
        let address = self.element.to_data_url_with_type("image/png").ok()?;
        let png = address.strip_prefix("data:image/png;base64,")?;
        let millimetres = |pixels: f64| (pixels / SCALE).round() as u16;
        (!png.is_empty()).then(|| Picture {
            phase,
            png: png.to_string(),
            width: millimetres(WIDTH),
            height: millimetres(f64::from(self.height)),
            words,
        })
    }
}
