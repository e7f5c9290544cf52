//! Documents of the plan: to read, edit, print and take along.

use leptos::prelude::*;

use crate::ui::app::App;

/// The section: every document that the plan gives.
pub fn papers(_app: App) -> impl IntoView {}

/// One document.
pub fn paper(_app: App, _key: String) -> impl IntoView {}
