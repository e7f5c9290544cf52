//! What came of the plan.

mod register;

use leptos::prelude::*;

use crate::ui::app::App;
use crate::ui::route::FollowUpPlace;

/// The section: how far each activity is.
pub fn follow_up(_app: App) -> impl IntoView {}

/// A place of its own.
pub fn place(app: App, place: FollowUpPlace) -> impl IntoView {
    (place == FollowUpPlace::Register).then(|| register::register(app))
}
