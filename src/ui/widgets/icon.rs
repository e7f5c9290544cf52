//! Icons, drawn once in `index.html` and referred to by name.

use leptos::prelude::*;

/// An icon that says nothing the words beside it do not say.
#[component]
pub fn Icon(
    /// Id of the symbol.
    name: &'static str,
) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#{name}")></use></svg> }
}
