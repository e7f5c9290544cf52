//! Answering again: the response before comes from this device, or in its file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use crate::documents::{Envelope, restore, time::spoken_day};
use crate::response::Response;
use crate::transfer::is_locked;
use crate::ui::app::App;
use crate::ui::files::{Incoming, files_in, read_files};
use crate::ui::i18n::tr;
use crate::ui::widgets::{change, click, dynamic};
use crate::ui::words;
use crate::ui::world::day_of;

/// The response that the next one follows, once there is one.
pub type Before = RwSignal<Option<Envelope<Response>>>;

/// Says what is carried from the response before and what is not; without one, asks for its file.
pub fn before_view(app: App, before: Before) -> impl IntoView {
    let fault = RwSignal::new(String::new());
    dynamic(move || match before.get() {
        Some(document) => carried(before, &document).into_any(),
        None => bring(app, before, fault).into_any(),
    })
}

fn carried(before: Before, document: &Envelope<Response>) -> impl IntoView + use<> {
    let day = spoken_day(day_of(document.written));
    view! {
        <div class="notice" data-kind="info">
            <h3>{tr!(respond.again_title, day = day).to_string()}</h3>
            <p>{tr!(respond.again_text)}</p>
            <div class="row">
                <button class="button quiet" type="button" on:click=click(move |_| before.set(None))>
                    {tr!(respond.again_without)}
                </button>
            </div>
        </div>
    }
}

fn bring(app: App, before: Before, fault: RwSignal<String>) -> impl IntoView {
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        let files = input
            .files()
            .map(|list| files_in(&list))
            .unwrap_or_default();
        input.set_value("");
        spawn_local(async move {
            let Some(file) = read_files(files).await.into_iter().next() else {
                return;
            };
            match read(file) {
                Ok(document) => {
                    app.set_country(&document.payload.municipality.country);
                    let _ = before.try_set(Some(document));
                }
                Err(sentence) => {
                    let _ = fault.try_set(sentence);
                }
            }
        });
    };
    view! {
        <details class="more">
            <summary>{tr!(respond.again_bring)}</summary>
            <div class="field">
                <label for="response-before">{tr!(respond.again_file)}</label>
                <p class="hint" id="response-before-hint">{tr!(respond.again_file_hint)}</p>
                <input
                    id="response-before"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="response-before-hint response-before-error"
                    on:change=change(chosen)
                />
                <p class="error" id="response-before-error" role="alert">{dynamic(move || fault.get())}</p>
            </div>
        </details>
    }
}

/// Reads the file of a response, or says why it is none.
fn read(file: Incoming) -> Result<Envelope<Response>, String> {
    let bytes = file.bytes.map_err(|refusal| words::refusal(&refusal))?;
    if is_locked(&bytes) {
        return Err(tr!(respond.again_locked).to_string());
    }
    restore(&bytes).map_err(|error| words::restore_error(&error))
}

/// Asks to look over what was carried from the response before.
pub fn to_check(app: App) -> Option<impl IntoView> {
    let follows = app
        .response
        .read_untracked(|response| response.follows.is_some());
    follows.then(|| {
        view! {
            <div class="notice" data-kind="info"><h3>{tr!(respond.again_check)}</h3></div>
        }
    })
}
