//! Present against required level, one row each.

use leptos::prelude::*;

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
    let table = rows.clone();
    view! {
        <figure class="chart">
            <figcaption>{finding.clone()}</figcaption>
            <ol class="dumbbells">
                <li class="axis-row" aria-hidden="true">
                    <span></span>
                    <svg class="axis">
                        {[1u8, 2, 3, 4, 5].map(|level| view! { <text x=place(level) y="14">{level}</text> })}
                    </svg>
                </li>
                {rows.into_iter().map(row).collect_view()}
            </ol>
            <p class="legend">
                <span class="key" data-mark="now"></span>" "{tr!(common.chart_now)}" "
                <span class="key" data-mark="required"></span>" "{tr!(common.chart_required)}
            </p>
            <details class="more">
                <summary>{tr!(common.see_table)}</summary>
                <table class="data">
                    <caption class="visually-hidden">{finding}</caption>
                    <thead><tr>
                        <th scope="col">{label}</th>
                        <th scope="col" class="num">{tr!(common.chart_now)}</th>
                        <th scope="col" class="num">{tr!(common.chart_required)}</th>
                    </tr></thead>
                    <tbody>
                        {table.into_iter().map(|row| view! {
                            <tr>
                                <th scope="row">{row.label}</th>
                                <td class="num">{row.now.map(|n| n.to_string()).unwrap_or_else(|| "–".into())}</td>
                                <td class="num">{row.required}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </details>
        </figure>
    }
}

/// Returns where a level sits, with room for its mark at both ends.
fn place(level: u8) -> String {
    format!("{}%", 6 + 22 * (u16::from(level).clamp(1, 5) - 1))
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
