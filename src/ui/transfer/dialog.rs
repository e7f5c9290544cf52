//! A dialog over the screen.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::ui::i18n::tr;
use crate::ui::widgets::{change, click};

const ID: &str = "over";

/// Closes the dialog that is open.
pub fn close_dialog() {
    if let Some(dialog) = element() {
        dialog.close();
    }
}

fn element() -> Option<HtmlDialogElement> {
    document().get_element_by_id(ID)?.dyn_into().ok()
}

/// Draws a dialog that opens by itself; `closed` takes it off the screen, after its button or the key Esc.
pub fn dialog(title: &'static str, body: AnyView, closed: impl Fn() + 'static) -> AnyView {
    request_animation_frame(|| {
        if let Some(dialog) = element() {
            // One that is open already stays open.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog id=ID class="dialog over" aria-labelledby="over-title" on:close=change(move |_| closed())>
            <h2 id="over-title">{title}</h2>
            {body}
            <div class="row end">
                <button class="button" type="button" on:click=click(|_| close_dialog())>{tr!(common.close)}</button>
            </div>
        </dialog>
    }
    .into_any()
}
