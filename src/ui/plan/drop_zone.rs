//! Where files come in: chosen, or dropped anywhere on the screen.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use crate::ui::files::{Incoming, read_files};
use crate::ui::i18n::tr;
use crate::ui::widgets::Icon;

/// A place to drop files on or to choose them with; `take` gets them once they are read.
pub fn drop_zone(
    title: &'static str,
    hint: &'static str,
    take: impl Fn(Vec<Incoming>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let dragging = RwSignal::new(false);
    let reading = RwSignal::new(false);
    let read = move |list: FileList, input: Option<HtmlInputElement>| {
        reading.set(true);
        spawn_local(async move {
            let found = read_files(list).await;
            // Emptied only now, because that empties the list too; the same file can come again.
            if let Some(input) = input {
                input.set_value("");
            }
            let still_here = reading.try_set(false).is_none();
            if still_here && !found.is_empty() {
                take(found);
            }
        });
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        dragging.set(false);
        if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
            read(list, None);
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        dragging.set(true);
    };
    // Anywhere else the browser would leave the page to show the file.
    let listeners = [
        window_event_listener(ev::dragover, over),
        window_event_listener(ev::drop, drop),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(list) = input.files() {
            read(list, Some(input));
        }
    };
    view! {
        <label
            class="dropzone"
            data-state=move || dragging.get().then_some("dragging")
            on:dragleave=move |_| dragging.set(false)
        >
            <input type="file" multiple=true on:change=chosen />
            <Icon name="i-file" />
            <b>{title}</b>
            <span class="hint">{hint}</span>
            <span role="status">{move || if reading.get() { tr!(plan.reading) } else { "" }}</span>
        </label>
    }
}
