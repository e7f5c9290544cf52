//! Closures behind one type each.
//!
//! Leptos compiles its machinery anew for every closure in a view. Behind these few types it is
//! compiled once, which takes a good part off the first download.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A part of a view that is drawn anew when what it reads changes.
pub fn dynamic<V: IntoView + 'static>(
    draw: impl Fn() -> V + Send + Sync + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || draw().into_any())
}

/// The value of an attribute or property that changes.
pub fn live<T>(read: impl Fn() -> T + Send + Sync + 'static) -> Box<dyn Fn() -> T + Send + Sync> {
    Box::new(read)
}

/// What a click does.
pub fn click(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}

/// What a change does.
pub fn change(act: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(act)
}
