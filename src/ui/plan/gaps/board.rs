//! The heat table.

use leptos::prelude::*;

use crate::ui::widgets::click;

use super::measure::Measure;
use crate::dossier::{Board, BoardCell, BoardRow};
use crate::export::{Cell, Table};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::figures::decimal;
use crate::ui::plan::names;

/// The board as a table; choosing a competency opens what is behind its row.
pub fn table(
    app: App,
    board: &Board,
    measure: Measure,
    opened: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let framework = app.framework();
    let heads = board.units.iter().map(|unit| {
        view! { <th scope="col">{names::post(&framework, unit)}</th> }
    });
    let heads = heads.collect_view();
    let columns = (board.units.len() + 2).to_string();
    let mut body = Vec::new();
    let mut axis = String::new();
    for row in &board.rows {
        let found = framework
            .competency(&row.competency)
            .map(|item| item.axis.clone());
        let found = found.unwrap_or_default();
        if found != axis {
            axis = found;
            body.push(group(&framework, &axis, &columns).into_any());
        }
        body.push(competency_row(&framework, row, measure, opened).into_any());
    }
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="board-caption">
            <table class="heat">
                <caption id="board-caption">{finding(&framework, board)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(plan.competency)}</th>
                        <th scope="col">{tr!(plan.all_units)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// The board for a spreadsheet: the cells as they are on screen.
pub fn as_table(app: App, board: &Board, measure: Measure) -> Table {
    let framework = app.framework();
    let units = board.units.iter().map(|unit| names::post(&framework, unit));
    let heads = [tr!(plan.competency), tr!(plan.all_units)].map(str::to_string);
    let mut table = Table::new(heads.into_iter().chain(units));
    for row in &board.rows {
        let name = Cell::text(names::competency(&framework, &row.competency));
        let cells = std::iter::once(&row.total).chain(&row.units);
        let cells = cells.map(|cell| match cell {
            BoardCell::NoData => Cell::text(tr!(plan.no_data)),
            BoardCell::Protected => Cell::text(tr!(plan.protected)),
            BoardCell::Shown(figures) => measure
                .cell(figures)
                .unwrap_or_else(|| Cell::text(tr!(plan.protected))),
        });
        table.row(std::iter::once(name).chain(cells));
    }
    table
}

/// Says where the largest gap is.
fn finding(framework: &Framework, board: &Board) -> String {
    let shown = board
        .rows
        .iter()
        .filter_map(|row| Some((row, row.total.figures()?)));
    let largest = shown.max_by(|a, b| a.1.gap.total_cmp(&b.1.gap));
    match largest.filter(|(_, figures)| figures.gap > 0.0) {
        Some((row, figures)) => {
            let name = names::competency(framework, &row.competency);
            tr!(plan.gaps_finding, name = name, gap = decimal(figures.gap)).to_string()
        }
        None => tr!(plan.gaps_caption).to_string(),
    }
}

fn group(framework: &Framework, axis: &str, columns: &str) -> impl IntoView + use<> {
    view! {
        <tr class="group">
            <th colspan=columns.to_string() scope="colgroup">{names::axis(framework, axis)}</th>
        </tr>
    }
}

fn competency_row(
    framework: &Framework,
    row: &BoardRow,
    measure: Measure,
    opened: RwSignal<Option<String>>,
) -> impl IntoView + use<> {
    let name = names::competency(framework, &row.competency);
    let label = tr!(plan.see_behind, name = name.clone()).to_string();
    let cells = std::iter::once(&row.total).chain(&row.units);
    let cells = cells.map(|found| cell(found, measure)).collect_view();
    let competency = row.competency.clone();
    view! {
        <tr>
            <th scope="row">
                <button
                    class="button quiet"
                    type="button"
                    aria-haspopup="dialog"
                    aria-label=label
                    on:click=click(move |_| opened.set(Some(competency.clone())))
                >{name}</button>
            </th>
            {cells}
        </tr>
    }
}

fn cell(cell: &BoardCell, measure: Measure) -> AnyView {
    match cell {
        BoardCell::NoData => no_data().into_any(),
        BoardCell::Protected => protected().into_any(),
        BoardCell::Shown(figures) => match measure.text(figures) {
            Some(text) => {
                view! { <td data-level=measure.step(figures).to_string()>{text}</td> }.into_any()
            }
            None => protected().into_any(),
        },
    }
}

fn no_data() -> impl IntoView {
    view! {
        <td data-state="none">
            <span aria-hidden="true">"–"</span>
            <span class="visually-hidden">{tr!(plan.no_data)}</span>
        </td>
    }
}

fn protected() -> impl IntoView {
    view! {
        <td data-state="protected">
            <span aria-hidden="true">"•••"</span>
            <span class="visually-hidden">{tr!(plan.protected)}</span>
        </td>
    }
}
