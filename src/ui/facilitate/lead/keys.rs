//! The keyboard and presenters' remotes.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::desk::Desk;

/// Hears keys for as long as the screen is there.
pub fn listen(desk: Desk) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        // Whoever writes needs the letters; a remote's keys are no letters.
        let remote = matches!(key.as_str(), "PageDown" | "PageUp");
        if !remote && is_writing(&event) {
            return;
        }
        if press(desk, &key) {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
}

fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let written = target.and_then(|target| {
        target
            .closest("input, textarea, select, [contenteditable], [role=region]")
            .ok()
            .flatten()
    });
    written.is_some()
}

/// Does what a key stands for; returns whether it stands for anything.
pub fn press(desk: Desk, key: &str) -> bool {
    match key {
        "PageDown" | "ArrowRight" => desk.next(),
        "PageUp" | "ArrowLeft" => desk.back(),
        "b" | "B" | "." => desk.toggle_dark(),
        "u" | "U" => desk.take_back(),
        "r" | "R" => desk.toggle_clock(),
        "d" | "D" => desk.toggle_discussion(),
        "p" | "P" => desk.one_screen.update(|on| *on = !*on),
        "Escape" if desk.one_screen.get_untracked() => desk.one_screen.set(false),
        digit if digit.len() == 1 && super::asked::answer_by_key(desk, digit) => {}
        _ => return false,
    }
    true
}
