//! Present against required level, one row each.

use leptos::prelude::*;

use super::levels::{axis, place_of_whole as place};
use super::table::data_table;
use crate::ui::i18n::tr;

/// One row.
#[derive(Clone)]
pub struct Dumbbell {
    /// What is compared.
    pub label: String,
    /// Present level, 1–5; absent when there is none.
    pub now: Option<u8>,
    /// Required level, 1–5.
    pub required: u8,
}

/// Draws the rows under a title that states the finding, with the same data as a table.
pub fn dumbbells(finding: String, label: &'static str, rows: Vec<Dumbbell>) -> impl IntoView {
    let cells = rows.iter().map(|row| {
        let now = row.now.map(|now| now.to_string());
        [
            row.label.clone(),
            now.unwrap_or_else(|| "–".into()),
            row.required.to_string(),
        ]
    });
    let heads = [label, tr!(common.chart_now), tr!(common.chart_required)];
    let table = data_table(finding.clone(), heads, cells.collect());
    view! {
        <figure class="chart">
            <figcaption>{finding}</figcaption>
            <ol class="dumbbells">
                {axis()}
                {rows.into_iter().map(row).collect_view()}
            </ol>
            <p class="legend">
                <span class="key" data-mark="now"></span>" "{tr!(common.chart_now)}" "
                <span class="key" data-mark="required"></span>" "{tr!(common.chart_required)}
            </p>
            {table}
        </figure>
    }
}

fn row(row: Dumbbell) -> impl IntoView {
    let required = place(row.required);
    let name = match row.now {
        Some(now) => tr!(common.chart_row, now = now, required = row.required).to_string(),
        None => tr!(common.chart_row_none, required = row.required).to_string(),
    };
    view! {
        <li>
            <span class="label">{row.label}</span>
            <svg class="dumbbell" role="img" aria-label=name>
                <line class="track" x1="6%" x2="94%" y1="16" y2="16"></line>
                {row.now.filter(|now| *now < row.required).map(|now| view! {
                    <line class="gap" x1=place(now) x2=required.clone() y1="16" y2="16"></line>
                })}
                <circle class="required" cx=required.clone() cy="16" r="9"></circle>
                {row.now.map(|now| view! { <circle class="now" cx=place(now) cy="16" r="6"></circle> })}
            </svg>
        </li>
    }
}
