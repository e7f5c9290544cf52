//! Levels before and after, one row each.

use leptos::prelude::*;

use super::levels::{axis, place};
use super::table::data_table;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::decimal;

/// One row.
#[derive(Clone, PartialEq)]
pub struct Change {
    /// Whose levels they are, or of what.
    pub label: String,
    /// Level before, 1–5.
    pub before: f64,
    /// Level after, 1–5.
    pub after: f64,
}

/// Draws the rows under a title that states the finding, with the same data as a table.
pub fn changes(finding: String, label: &'static str, rows: Vec<Change>) -> impl IntoView {
    let cells = rows
        .iter()
        .map(|row| [row.label.clone(), decimal(row.before), decimal(row.after)]);
    let heads = [label, tr!(follow.before), tr!(follow.after)];
    let table = data_table(finding.clone(), heads, cells.collect());
    view! {
        <figure class="chart">
            <figcaption>{finding}</figcaption>
            <ol class="dumbbells">
                {axis()}
                {rows.into_iter().map(row).collect_view()}
            </ol>
            <p class="legend">
                <span class="key" data-mark="before"></span>" "{tr!(follow.before)}" "
                <span class="key" data-mark="now"></span>" "{tr!(follow.after)}
            </p>
            {table}
        </figure>
    }
}

fn row(row: Change) -> impl IntoView {
    let (before, after) = (place(row.before), place(row.after));
    let name = tr!(
        follow.change_said,
        before = decimal(row.before),
        after = decimal(row.after)
    );
    view! {
        <li>
            <span class="label">{row.label}</span>
            <svg class="dumbbell" role="img" aria-label=name>
                <line class="track" x1="6%" x2="94%" y1="16" y2="16"></line>
                <line class="gap" x1=before.clone() x2=after.clone() y1="16" y2="16"></line>
                <circle class="before" cx=before cy="16" r="7"></circle>
                <circle class="now" cx=after cy="16" r="6"></circle>
            </svg>
        </li>
    }
}
