//! What was done of what was planned, one bar each.

use leptos::prelude::*;

use super::table::data_table;
use crate::ui::i18n::tr;

/// One row.
#[derive(Clone)]
pub struct AgainstRow {
    /// What is compared.
    pub label: String,
    /// How long the bar of the plan is, 0–100 percent of the longest.
    pub planned: f64,
    /// How long the bar of what was done is; it may be longer than that of the plan.
    pub done: f64,
    /// The plan in words or figures.
    pub planned_text: String,
    /// What was done in words or figures.
    pub done_text: String,
}

/// The words of such a chart.
pub struct AgainstWords {
    /// What the chart finds.
    pub finding: String,
    /// What the rows are.
    pub label: &'static str,
    /// What the plan is called.
    pub planned: &'static str,
    /// What was done is called.
    pub done: &'static str,
}

/// Draws the rows under a title that states the finding, with the same data as a table.
pub fn against(words: AgainstWords, rows: Vec<AgainstRow>) -> impl IntoView {
    let cells = rows.iter().map(|row| {
        [
            row.label.clone(),
            row.planned_text.clone(),
            row.done_text.clone(),
        ]
    });
    let heads = [words.label, words.planned, words.done];
    let table = data_table(words.finding.clone(), heads, cells.collect());
    view! {
        <figure class="chart">
            <figcaption>{words.finding}</figcaption>
            <ol class="bars against">{rows.into_iter().map(row).collect_view()}</ol>
            <p class="legend">
                <span class="swatch" data-part="1" aria-hidden="true"></span>" "{words.done}" "
                <span class="swatch" data-part="planned" aria-hidden="true"></span>" "{words.planned}
            </p>
            {table}
        </figure>
    }
}

fn row(row: AgainstRow) -> impl IntoView {
    let value = tr!(
        follow.against_said,
        done = row.done_text,
        planned = row.planned_text
    );
    view! {
        <li>
            <span class="label">{row.label}</span>
            <svg class="bar" role="img" aria-label=value.clone()>
                <rect class="planned" x="0" y="0" width=format!("{:.2}%", row.planned) height="100%"></rect>
                <rect x="0" y="25%" width=format!("{:.2}%", row.done) height="50%"></rect>
            </svg>
            <span class="value">{value}</span>
        </li>
    }
}
