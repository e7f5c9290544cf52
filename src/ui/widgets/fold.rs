//! A part that is drawn when it is first unfolded.

use leptos::prelude::*;

use super::{change, dynamic};

/// A fold; what is in it costs nothing until somebody opens it.
pub fn fold<V: IntoView + 'static>(
    class: &'static str,
    summary: impl IntoView,
    draw: impl Fn() -> V + Send + Sync + 'static,
) -> AnyView {
    let opened = RwSignal::new(false);
    let summary = summary.into_any();
    view! {
        <details class=class on:toggle=change(move |_| opened.set(true))>
            <summary>{summary}</summary>
            {dynamic(move || opened.get().then(&draw))}
        </details>
    }
    .into_any()
}
