//! Lines of links that are longer than a phone's screen.

use leptos::html::A;
use leptos::prelude::*;

/// For the link to the place that is on screen: once it is there, its line is scrolled to where it can be seen.
pub fn here_in_line() -> NodeRef<A> {
    let here = NodeRef::<A>::new();
    here.on_load(|link| {
        request_animation_frame(move || {
            if let Some(line) = link.parent_element() {
                line.set_scroll_left(link.offset_left() - line.client_width() / 4);
            }
        });
    });
    here
}
