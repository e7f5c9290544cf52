//! Messages that stay: what happened, what was kept, what to do.

use leptos::prelude::*;

/// A message of kind `info`, `warn`, `error` or `ok`.
pub fn notice(kind: &'static str, title: String, text: String) -> impl IntoView {
    view! {
        <div class="notice" data-kind=kind>
            <h3>{title}</h3>
            <p>{text}</p>
        </div>
    }
}
