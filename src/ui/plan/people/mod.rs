//! The people of the municipality who take part, those who teach, and those who sign.

use leptos::prelude::*;

use crate::ui::app::App;

/// The section.
pub fn people(_app: App) -> impl IntoView {}
