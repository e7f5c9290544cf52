//! Levels before and after, one row each.

use leptos::prelude::*;

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
    let (table, named) = (rows.clone(), finding.clone());
    view! {
        <figure class="chart">
            <figcaption>{finding.clone()}</figcaption>
            <ol class="dumbbells">
                <li class="axis-row" aria-hidden="true">
                    <span></span>
                    <svg class="axis">
                        {[1u8, 2, 3, 4, 5].map(|level| view! { <text x=place(f64::from(level)) y="14">{level}</text> })}
                    </svg>
                </li>
                {rows.into_iter().map(row).collect_view()}
            </ol>
            <p class="legend">
                <span class="key" data-mark="before"></span>" "{tr!(follow.before)}" "
                <span class="key" data-mark="now"></span>" "{tr!(follow.after)}
            </p>
            <details class="more">
                <summary>{tr!(common.see_table)}</summary>
                <div class="table-scroll" role="region" tabindex="0" aria-label=named>
                <table class="data">
                    <caption class="visually-hidden">{finding}</caption>
                    <thead><tr>
                        <th scope="col">{label}</th>
                        <th scope="col" class="num">{tr!(follow.before)}</th>
                        <th scope="col" class="num">{tr!(follow.after)}</th>
                    </tr></thead>
                    <tbody>
                        {table.into_iter().map(|row| view! {
                            <tr>
                                <th scope="row">{row.label}</th>
                                <td class="num">{decimal(row.before)}</td>
                                <td class="num">{decimal(row.after)}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
                </div>
            </details>
        </figure>
    }
}

/// Returns where a level sits, with room for its mark at both ends.
fn place(level: f64) -> String {
    format!("{:.1}%", 6.0 + 22.0 * (level.clamp(1.0, 5.0) - 1.0))
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
