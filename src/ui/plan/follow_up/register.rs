//! The register of executed actions.

use leptos::prelude::*;

use crate::ui::app::App;

/// The place.
pub fn register(_app: App) -> impl IntoView {}
