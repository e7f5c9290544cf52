//! Before and after beside what is required, one row each.

use leptos::prelude::*;

use super::levels::{axis, place};
use crate::ui::i18n::tr;

/// One row.
#[derive(Clone, PartialEq)]
pub struct Growth {
    /// What is compared.
    pub label: String,
    /// Level before, 1–5.
    pub before: f64,
    /// Level after, 1–5.
    pub after: f64,
    /// Required level, 1–5, where it is known.
    pub required: Option<f64>,
    /// The same in words, under the label and for whoever does not see the drawing.
    pub said: String,
}

/// Draws the rows under a title that states the finding; `table` holds the same data.
pub fn growths(finding: String, rows: Vec<Growth>, table: AnyView) -> impl IntoView {
    let required = rows.iter().any(|row| row.required.is_some());
    view! {
        <figure class="chart">
            <figcaption>{finding}</figcaption>
            <p class="legend">
                <span class="key" data-mark="before"></span>" "{tr!(cycles.chart_before)}" "
                <span class="key" data-mark="now"></span>" "{tr!(cycles.chart_after)}" "
                {required.then(|| view! {
                    <span class="key" data-mark="required"></span>" "{tr!(common.chart_required)}
                })}
            </p>
            <ol class="dumbbells">
                {axis()}
                {rows.into_iter().map(row).collect_view()}
            </ol>
            <details class="more">
                <summary>{tr!(common.see_table)}</summary>
                {table}
            </details>
        </figure>
    }
}

fn row(row: Growth) -> impl IntoView {
    let (before, after) = (place(row.before), place(row.after));
    let fell = (row.after < row.before).then_some("fell");
    view! {
        <li>
            <span class="label">{row.label}<small class="differs muted">{row.said.clone()}</small></span>
            <svg class="dumbbell" role="img" aria-label=row.said>
                <line class="track" x1="6%" x2="94%" y1="16" y2="16"></line>
                <line class="gap" data-state=fell x1=before.clone() x2=after.clone() y1="16" y2="16"></line>
                {row.required.map(|level| view! {
                    <circle class="required" cx=place(level) cy="16" r="9"></circle>
                })}
                <circle class="before" cx=before cy="16" r="5"></circle>
                <circle class="now" cx=after cy="16" r="6"></circle>
            </svg>
        </li>
    }
}
