//! Plan against execution over the years.

use leptos::prelude::*;

use crate::cycles::{YearRow, years};
use crate::export::{Cell, Table};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::money;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::dynamic;

/// The years of the plans that the dossier holds.
pub fn plan_and_execution(app: App) -> impl IntoView {
    let rows = Memo::new(move |_| app.dossier.read(years));
    view! {
        <section class="part">
            <h2>{tr!(cycles.years_title)}</h2>
            {dynamic(move || match rows.get() {
                none if none.is_empty() => view! { <p class="muted">{tr!(cycles.years_none)}</p> }.into_any(),
                rows => drawn(app, rows).into_any(),
            })}
        </section>
    }
}

fn drawn(app: App, rows: Vec<YearRow>) -> impl IntoView {
    let planned: usize = rows.iter().map(|row| row.planned.activities).sum();
    let done: usize = rows.iter().map(|row| row.done.activities).sum();
    let finding = tr!(cycles.years_finding, done = done, planned = planned).to_string();
    let most = rows
        .iter()
        .map(|row| row.planned.activities.max(row.done.activities));
    let most = most.max().unwrap_or(0).max(1);
    let bars = rows.iter().map(|row| bar(row, most)).collect_view();
    let currency = app.framework().pack.currency.clone();
    let table = as_table(&rows);
    view! {
        <figure class="chart">
            <figcaption>{finding.clone()}</figcaption>
            <p class="legend">
                <span class="swatch" data-part="1"></span>" "{tr!(cycles.done)}" "
                <span class="swatch"></span>" "{tr!(cycles.planned)}
            </p>
            <ol class="bars">{bars}</ol>
            <details class="more" open>
                <summary>{tr!(common.see_table)}</summary>
                {years_table(finding, rows, &currency)}
            </details>
        </figure>
        <p class="hint">{tr!(cycles.years_hint)}</p>
        {table_button(app, "plan-y-ejecucion", move || table.clone())}
    }
}

fn bar(row: &YearRow, most: usize) -> impl IntoView + use<> {
    let share = |count: usize| format!("{:.1}%", 100.0 * count as f64 / most as f64);
    let (planned, done) = (row.planned.activities, row.done.activities);
    let said = tr!(cycles.year_said, done = done, planned = planned).to_string();
    view! {
        <li>
            <span class="label">{row.year}</span>
            <svg class="bar two" role="img" aria-label=said>
                <rect class="planned" x="0" y="0" width=share(planned) height="100%"></rect>
                <rect x="0" y="25%" width=share(done) height="50%"></rect>
            </svg>
            <span class="value">{tr!(plan.of, part = done, whole = planned).to_string()}</span>
        </li>
    }
}

fn years_table(caption: String, rows: Vec<YearRow>, currency: &str) -> impl IntoView + use<> {
    let heads = heads().map(|head| view! { <th scope="col" class="num">{head}</th> });
    let rows = rows.into_iter().map(|row| {
        let (planned, done) = (row.planned, row.done);
        let cells = [
            (planned.activities as u64, done.activities as u64),
            (planned.measures as u64, done.measures as u64),
            (planned.hours, done.hours),
            (planned.places, done.places),
        ];
        let cells = cells.map(|(planned, done)| (planned.to_string(), done.to_string()));
        let money = (money(planned.cents, currency), money(done.cents, currency));
        let cells = cells.into_iter().chain([money]).map(|(planned, done)| {
            view! { <td class="num">{done}<span class="differs muted">{planned}</span></td> }
        });
        view! { <tr><th scope="row">{row.year}</th>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=caption.clone()>
            <table class="data">
                <caption>{tr!(cycles.years_caption)}</caption>
                <thead><tr><th scope="col">{tr!(cycles.year)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn heads() -> [&'static str; 5] {
    [
        tr!(plan.total_activities),
        tr!(plan.total_measures),
        tr!(plan.total_hours),
        tr!(plan.total_places),
        tr!(cycles.money),
    ]
}

fn as_table(rows: &[YearRow]) -> Table {
    let both = heads().into_iter().flat_map(|head| {
        [tr!(cycles.planned), tr!(cycles.done)].map(|which| format!("{head}: {which}"))
    });
    let year = std::iter::once(tr!(cycles.year).to_string());
    let mut table = Table::new(year.chain(both));
    let count = |number: u64| Cell::Number(number as f64, 0);
    for row in rows {
        let (planned, done) = (row.planned, row.done);
        let pairs = [
            (planned.activities as u64, done.activities as u64),
            (planned.measures as u64, done.measures as u64),
            (planned.hours, done.hours),
            (planned.places, done.places),
        ];
        let cells = pairs
            .into_iter()
            .flat_map(|(planned, done)| [count(planned), count(done)]);
        let money = [planned.cents, done.cents].map(Cell::Cents);
        let year = Cell::text(row.year.to_string());
        table.row(std::iter::once(year).chain(cells).chain(money));
    }
    table
}
