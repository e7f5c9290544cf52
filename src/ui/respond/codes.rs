//! A response shown as QR codes, for the camera of another device.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::copies::note_copy;
use crate::transfer::MAX_CARRIED_BYTES;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::transfer::{Showing, carry, close_dialog, dialog};
use crate::ui::widgets::{click, dynamic, live};

const PLACE: &str = "codes";

/// The dialog with the codes of the open response; one too large for them has its sentence instead.
pub fn codes(app: App, text: String, closed: impl Fn() + 'static) -> AnyView {
    let body = match text.len() > MAX_CARRIED_BYTES {
        true => view! { <p>{tr!(transfer.codes_too_large)}</p> }.into_any(),
        false => shown(app, text),
    };
    dialog(tr!(transfer.codes_title), body, closed)
}

fn shown(app: App, text: String) -> AnyView {
    let showing = StoredValue::new_local(None::<Showing>);
    // The buttons that have nothing to do.
    let idle = RwSignal::new(String::new());
    let said = RwSignal::new(tr!(transfer.codes_coming));
    leptos::task::spawn_local(async move {
        let begun = begin(&text).await;
        said.try_set(if begun.is_some() {
            ""
        } else {
            tr!(transfer.not_loaded)
        });
        if let Some(begun) = begun {
            idle.try_set(begun.press(""));
            // Closed before it began.
            if let Some(Some(begun)) = showing.try_set_value(Some(begun)) {
                begun.stop();
            }
        }
    });
    on_cleanup(move || {
        if let Some(Some(showing)) = showing.try_update_value(Option::take) {
            showing.stop();
        }
    });
    let press = move |name: &str| {
        showing.with_value(|showing| {
            if let Some(showing) = showing {
                idle.set(showing.press(name));
            }
        });
    };
    let button = move |(name, words): (&'static str, &'static str)| {
        let on = live(move || idle.read().contains(name).to_string());
        let (off, pressed) = match name == "pause" {
            true => (None, Some(on)),
            false => (Some(on), None),
        };
        view! {
            <button class="button" type="button" aria-disabled=off aria-pressed=pressed on:click=click(move |_| press(name))>
                {words}
            </button>
        }
    };
    // The program that shows the codes puts its numbers in.
    let count = tr!(transfer.codes_count, code = "#1", all = "#2", round = "#3");
    view! {
        <p role="status">{dynamic(move || said.get())}</p>
        <svg class="code" id=PLACE role="img" aria-label=tr!(transfer.codes_title)><path></path></svg>
        <p class="code-count" data-words=count></p>
        <div class="code-buttons">{buttons().map(button).collect_view()}</div>
        <p>{tr!(transfer.codes_text)}</p>
        // Only whoever stands at both devices knows that it arrived.
        <button class="button primary" type="button" on:click=click(move |_| {
            note_copy(app);
            close_dialog();
        })>{tr!(transfer.codes_received)}</button>
    }
    .into_any()
}

/// What `Show.press` understands, with its words.
fn buttons() -> std::array::IntoIter<(&'static str, &'static str), 6> {
    [
        ("pause", tr!(transfer.codes_pause)),
        ("next", tr!(transfer.codes_next)),
        ("slower", tr!(transfer.codes_slower)),
        ("faster", tr!(transfer.codes_faster)),
        ("larger", tr!(transfer.codes_larger)),
        ("smaller", tr!(transfer.codes_smaller)),
    ]
    .into_iter()
}

async fn begin(text: &str) -> Option<Showing> {
    let carry = carry().await?;
    let place = document().get_element_by_id(PLACE)?;
    let begun: Result<Showing, JsValue> = carry.show(&place, text);
    begun.ok()
}
