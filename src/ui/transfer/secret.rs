//! A field for a password.

use leptos::prelude::*;

use crate::ui::widgets::{change, dynamic, live};

/// A field for a password, readable while `shown`. `error` is said under it while it is not empty.
pub fn secret(
    id: &'static str,
    label: &'static str,
    shown: RwSignal<bool>,
    value: RwSignal<String>,
    error: RwSignal<String>,
) -> AnyView {
    let said = format!("{id}-error");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type=live(move || if shown.get() { "text" } else { "password" })
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=said.clone()
                aria-invalid=live(move || (!error.read().is_empty()).then_some("true"))
                prop:value=live(move || value.get())
                on:input=change(move |event| value.set(event_target_value(&event)))
            />
            <p class="error" id=said role="alert">{dynamic(move || error.get())}</p>
        </div>
    }
    .into_any()
}
