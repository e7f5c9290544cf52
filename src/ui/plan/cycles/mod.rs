//! Diagnoses and plans one after the other; the hand-over to the next administration.

use leptos::prelude::*;

use crate::ui::app::App;

/// The section.
pub fn cycles(_app: App) -> impl IntoView {}
