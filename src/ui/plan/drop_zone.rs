//! Where files come in: chosen, or dropped anywhere on the screen.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::widgets::{dynamic, live};
use leptos::task::spawn_local;
use web_sys::{DragEvent, HtmlInputElement};

use super::dropped;
use super::opening::opened;
use super::password::{Asking, questions};
use crate::ui::files::{Incoming, files_in, read_files};
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
    let asking = Asking::new();
    let receive = move |files: Vec<Incoming>| {
        let still_here = reading.try_set(false).is_none();
        if still_here && !files.is_empty() {
            take(files);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        dragging.set(false);
        if let Some(dropped) = dropped::take(&event) {
            reading.set(true);
            spawn_local(async move {
                let files = read_files(dropped.into_files().await).await;
                receive(opened(files, asking).await);
            });
        }
    };
    let over = move |event: DragEvent| {
        event.prevent_default();
        dragging.set(true);
    };
    let leave = move |event: DragEvent| {
        // Nothing beside it: the window itself was left.
        if event.related_target().is_none() {
            dragging.set(false);
        }
    };
    // Anywhere on the page: elsewhere the browser would leave it to show the file.
    let listeners = [
        window_event_listener(ev::dragover, over),
        window_event_listener(ev::dragleave, leave),
        window_event_listener(ev::drop, drop),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        let files = input
            .files()
            .map(|list| files_in(&list))
            .unwrap_or_default();
        // The same file can be chosen again.
        input.set_value("");
        reading.set(true);
        spawn_local(async move { receive(opened(read_files(files).await, asking).await) });
    };
    view! {
        <label
            class="dropzone"
            data-state=live(move || dragging.get().then_some("dragging"))
        >
            <input type="file" multiple=true on:change=chosen />
            <Icon name="i-file" />
            <b>{title}</b>
            <span class="hint">{hint}</span>
            <span role="status">{dynamic(move || if reading.get() { tr!(plan.reading) } else { "" })}</span>
        </label>
        {questions(asking)}
    }
}
