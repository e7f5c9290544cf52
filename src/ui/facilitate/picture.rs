//! Pictures of results for the minutes, drawn by the browser as PNG: black and one colour on white, so that they can be
//! copied on any machine.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::names;
use crate::framework::{Framework, SessionTask};
use crate::ui::i18n::tr;
use crate::workshop::{Outcome, Picture, Workshop};

/// Size of a picture in pixels: one row of bars.
const WIDTH: u32 = 1200;
const ROW: u32 = 56;
/// Where the bars begin, and how long the longest is.
const LEFT: f64 = 420.0;
const LONGEST: f64 = 640.0;
/// Millimetres of paper for a hundred pixels.
const SCALE: f64 = 12.5;

const INK: &str = "#2a2420";
const BAR: &str = "#27436b";

/// Returns a picture of the last round of everything that was voted on, where it may be shown.
pub fn pictures(workshop: &Workshop, framework: &Framework) -> Vec<Picture> {
    let mut found = Vec::new();
    for (place, phase) in workshop.phases.iter().enumerate() {
        let factors = phase.task == SessionTask::Factors;
        for ballot in &phase.ballots {
            let outcome = ballot
                .round()
                .map(|round| round.outcome(workshop.threshold()));
            let Some(Outcome::Shown(shown)) = outcome else {
                continue;
            };
            let name = names::subject(framework, &ballot.competency, &ballot.text);
            let count = if factors { 3 } else { 5 };
            let rows: Vec<(String, usize)> = (1..=count)
                .zip(shown.tally.values())
                .map(|(number, votes)| {
                    let words = match factors {
                        true => names::factor(number).to_string(),
                        false => tr!(facilitate.level_only, level = number),
                    };
                    (words, votes)
                })
                .collect();
            let Some(png) = draw(&name, &rows) else {
                continue;
            };
            let height = height(rows.len());
            let said = rows
                .iter()
                .map(|(words, votes)| format!("{words}: {votes}"));
            found.push(Picture {
                phase: place,
                png,
                width: millimetres(WIDTH),
                height: millimetres(height),
                words: format!("{name}. {}", said.collect::<Vec<_>>().join("; ")),
            });
        }
    }
    found
}

fn height(rows: usize) -> u32 {
    // One row more for the name.
    (u32::try_from(rows).unwrap_or_default() + 1) * ROW + 8
}

fn millimetres(pixels: u32) -> u16 {
    (f64::from(pixels) / 100.0 * SCALE).round() as u16
}

/// Draws bars with their words and numbers under a name and returns the PNG in Base64.
fn draw(name: &str, rows: &[(String, usize)]) -> Option<String> {
    let canvas = document().create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(WIDTH);
    canvas.set_height(height(rows.len()));
    let pen = canvas.get_context("2d").ok()??;
    let pen: CanvasRenderingContext2d = pen.dyn_into().ok()?;
    pen.set_fill_style_str("#ffffff");
    pen.fill_rect(0.0, 0.0, f64::from(WIDTH), f64::from(height(rows.len())));
    pen.set_font("28px \"Segoe UI\", \"Noto Sans\", Ubuntu, system-ui, sans-serif");
    pen.set_text_baseline("middle");
    pen.set_fill_style_str(INK);
    let top = f64::from(ROW) * 0.5 + 4.0;
    let _ = pen.fill_text_with_max_width(name, 8.0, top, f64::from(WIDTH) - 16.0);
    let most = rows
        .iter()
        .map(|(_, votes)| *votes)
        .max()
        .unwrap_or_default()
        .max(1);
    for (place, (words, votes)) in rows.iter().enumerate() {
        let middle = (place as f64 + 1.5) * f64::from(ROW) + 4.0;
        pen.set_fill_style_str(INK);
        let _ = pen.fill_text_with_max_width(words, 8.0, middle, LEFT - 24.0);
        let length = *votes as f64 / most as f64 * LONGEST;
        pen.set_fill_style_str(BAR);
        pen.fill_rect(LEFT, middle - 18.0, length.max(2.0), 36.0);
        pen.set_fill_style_str(INK);
        let _ = pen.fill_text(&votes.to_string(), LEFT + length + 16.0, middle);
    }
    let address = canvas.to_data_url_with_type("image/png").ok()?;
    let png = address.strip_prefix("data:image/png;base64,")?;
    (!png.is_empty()).then(|| png.to_string())
}
