//! What is only for paper.

use leptos::ev::{Event, afterprint, beforeprint, resize};
use leptos::prelude::*;

use super::dynamic;

/// Draws what is only for paper when the page is about to be printed, so that no change on screen waits for it.
pub fn on_paper<V: IntoView + 'static>(
    draw: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    let printing = printing();
    dynamic(move || printing.get().then(&draw))
}

fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    let before = window_event_listener(beforeprint, move |_| printing.set(true));
    let after = window_event_listener(afterprint, move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    printing
}

/// Follows whether there is room for a wide drawing: on a wide screen, as `style` understands it, and on paper.
pub fn wide_or_paper() -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let printing = printing();
    let wide = RwSignal::new(is_wide());
    let resized = window_event_listener(resize, move |_| wide.set(is_wide()));
    on_cleanup(move || resized.remove());
    let shown = Memo::new(move |_| wide.get() || printing.get());
    move || shown.get()
}

fn is_wide() -> bool {
    let query = window().match_media("(min-width: 48rem)").ok().flatten();
    query.is_none_or(|query| query.matches())
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
