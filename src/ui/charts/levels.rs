//! The scale of levels 1–5 that rows of marks share.

use leptos::prelude::*;

/// The levels above the rows.
pub fn axis() -> impl IntoView {
    view! {
        <li class="axis-row" aria-hidden="true">
            <span></span>
            <svg class="axis">
                {[1u8, 2, 3, 4, 5].map(|level| view! { <text x=place_of_whole(level) y="14">{level}</text> })}
            </svg>
        </li>
    }
}

/// Returns where a whole level sits, with room for its mark at both ends.
pub fn place_of_whole(level: u8) -> String {
    format!("{}%", 6 + 22 * (u16::from(level).clamp(1, 5) - 1))
}

/// Returns where a level between whole ones sits. By itself, because the first program needs no decimals.
pub fn place(level: f64) -> String {
    format!("{:.1}%", 6.0 + 22.0 * (level.clamp(1.0, 5.0) - 1.0))
}
