//! What is only for paper.

use leptos::ev::{Event, afterprint, beforeprint};
use leptos::prelude::*;

use super::dynamic;

/// Draws what is only for paper when the page is about to be printed, so that no change on screen waits for it.
pub fn on_paper<V: IntoView + 'static>(
    draw: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    let printing = RwSignal::new(false);
    let before = window_event_listener(beforeprint, move |_| printing.set(true));
    let after = window_event_listener(afterprint, move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    dynamic(move || printing.get().then(&draw))
}

/// Opens the print dialog, once everything that is only for paper is drawn.
pub fn print() {
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window().dispatch_event(&event);
    }
    set_timeout(
        || {
            let _ = window().print();
        },
        std::time::Duration::ZERO,
    );
}
