//! A matrix of the civil service: the table, what is only a start in it, its files, and what to state.

use leptos::prelude::*;

use super::{at_desk, back, civil, gone};
use crate::documents::time::spoken_day;
use crate::export::{Cell, office_name};
use crate::papers::matrices::{self, Matrix};
use crate::papers::money;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::office::{Office, office_button};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::whole;
use crate::ui::route::Section;
use crate::ui::widgets::dynamic;
use crate::ui::world::today;

/// The screen.
pub fn matrix(app: App, id: String) -> impl IntoView {
    let wanted = StoredValue::new(id);
    let found = Memo::new(move |_| {
        at_desk(app, |desk| {
            wanted.with_value(|id| matrices::matrix(desk, id))
        })
    });
    let here = Memo::new(move |_| found.read().is_some());
    dynamic(move || {
        if here.get() {
            screen(app, wanted, found)
        } else {
            gone(app)
        }
    })
}

fn screen(app: App, id: StoredValue<String>, found: Memo<Option<Matrix>>) -> AnyView {
    let title = move || found.read().as_ref().map(|matrix| matrix.title.clone());
    let empty = Memo::new(move |_| {
        found
            .read()
            .as_ref()
            .is_some_and(|matrix| matrix.rows.is_empty())
    });
    let name = move |ending| {
        let place = app
            .dossier
            .read_untracked(|dossier| dossier.municipality.name.clone());
        id.with_value(|id| office_name(id, &place, today(), ending))
    };
    let xlsx = move || {
        let matrix = found.get_untracked()?;
        let workbook = untrack(|| at_desk(app, |desk| matrix.workbook(desk)));
        Some((name("xlsx"), Office::Xlsx(workbook)))
    };
    let csv = move || Some((name("csv"), Office::Csv(found.get_untracked()?.table())));
    view! {
        {back(app)}
        <h2>{title}</h2>
        {dynamic(move || if empty.get() {
            view! {
                <div class="empty">
                    <p>{tr!(papers.matrix_empty)}</p>
                    <a class="button primary" href=section_href(app, Section::Plan)>{tr!(papers.to_plan)}</a>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="row no-print">
                    {office_button(tr!(papers.xlsx), "i-save", xlsx)}
                    {office_button(tr!(papers.csv), "i-save", csv)}
                </div>
                {dynamic(move || found.read().as_ref().map(|matrix| table(app, matrix)))}
                {civil::statements(app, id)}
            }
            .into_any()
        })}
    }
    .into_any()
}

fn table(app: App, matrix: &Matrix) -> AnyView {
    let currency = app.framework().pack.currency.clone();
    // On a phone a row is a card, each cell with its head.
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().zip(&matrix.heads).map(|(cell, head)| {
            let figure = !matches!(cell, Cell::Text(_));
            view! { <td class:num=figure data-head=head.clone()>{words(cell, &currency)}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let heads = matrix
        .heads
        .iter()
        .map(|head| view! { <th scope="col">{head.clone()}</th> });
    let notes = matrix
        .notes
        .iter()
        .map(|note| view! { <li>{note.clone()}</li> });
    let foot = (!matrix.foot.is_empty()).then(|| view! { <tfoot>{row(&matrix.foot)}</tfoot> });
    view! {
        <div class="paper-matrix">
            <div class="table-scroll" role="region" tabindex="0" aria-label=matrix.title.clone()>
                <table class="data">
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{matrix.rows.iter().map(row).collect_view()}</tbody>
                    {foot}
                </table>
            </div>
            <h3>{tr!(papers.matrix_notes)}</h3>
            <ul class="notes">{notes.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn words(cell: &Cell, currency: &str) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Number(number, _) => whole(*number),
        Cell::Cents(cents) => money(*cents, currency),
        Cell::Day(day) => spoken_day(*day),
        Cell::Year(year) => year.to_string(),
    }
}
