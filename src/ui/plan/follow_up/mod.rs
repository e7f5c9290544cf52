//! What came of the plan.

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::route::FollowUpPlace;

/// The section: how far each activity is.
pub fn follow_up(_app: App) -> impl IntoView {}

/// A place of its own.
pub fn place(_app: App, _place: FollowUpPlace) -> impl IntoView {}
