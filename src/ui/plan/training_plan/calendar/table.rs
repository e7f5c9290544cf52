//! The calendar as a table.

use leptos::prelude::*;

use super::{Dated, Shown, due_words, link};
use crate::export::{Cell, Table};
use crate::framework::Framework;
use crate::plan::{ScheduleRow, Span};
use crate::ui::i18n::{language, tr};
use crate::ui::plan::figures::day;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::{dynamic, fold};

pub fn table(shown: Shown) -> impl IntoView {
    fold("more", tr!(common.see_table), move || {
        view! {
            <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.calendar_title)>
                <table class="data">
                    <thead><tr>
                        <th scope="col">{tr!(plan.activity)}</th>
                        <th scope="col">{tr!(builder.begins)}</th>
                        <th scope="col">{tr!(builder.ends)}</th>
                        <th scope="col">{tr!(builder.phases)}</th>
                    </tr></thead>
                    <tbody>
                        <For each=move || shown.rows.order() key=|id| id.clone() children=move |id| row(shown, &id) />
                    </tbody>
                </table>
            </div>
            {table_button(shown.app, tr!(builder.calendar_name), move || as_table(shown))}
        }
    })
}

fn row(shown: Shown, id: &str) -> Option<impl IntoView + use<>> {
    let framework = shown.app.framework();
    let row = shown.rows.get(id)?;
    Some(dynamic(move || {
        let Dated { row, .. } = &*row.read();
        let phases = phases(&framework, row);
        view! {
            <tr>
                <th scope="row">{link(shown, &row.activity.id)}</th>
                <td>{day(row.days.from)}</td>
                <td>{day(row.days.to)}</td>
                <td>{phases.join("; ")}</td>
            </tr>
        }
    }))
}

fn phases(framework: &Framework, row: &ScheduleRow) -> Vec<String> {
    let modality = row.activity.modality.as_deref();
    let modality = modality.and_then(|id| framework.modality(id));
    let phases = row.phases().into_iter().map(|phase| {
        let all = modality
            .map(|item| item.phases.as_slice())
            .unwrap_or_default();
        let known = all.iter().find(|item| item.id == phase.phase);
        let name = known.map_or(phase.phase.as_str(), |item| item.name.get(language()));
        format!("{name} ({})", days_words(phase.days))
    });
    phases.collect()
}

fn days_words(days: Span) -> String {
    match days.from == days.to {
        true => day(days.from),
        false => tr!(builder.days_to, from = day(days.from), to = day(days.to)),
    }
}

/// The same for a spreadsheet, with the dates of the municipal year.
fn as_table(shown: Shown) -> Table {
    let framework = shown.app.framework();
    let heads = [
        tr!(plan.activity),
        tr!(builder.begins),
        tr!(builder.ends),
        tr!(builder.phases),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    let (found, activities) = (
        shown.schedule.get_untracked(),
        shown.activities.get_untracked(),
    );
    for row in &found.rows {
        table.row([
            Cell::text(activities.title(&row.activity.id).to_string()),
            Cell::Day(row.days.from),
            Cell::Day(row.days.to),
            Cell::text(phases(&framework, row).join("; ")),
        ]);
    }
    for due in &found.due {
        table.row([
            Cell::text(due_words(&framework, due).0),
            Cell::Day(due.days.from),
            Cell::Day(due.days.to),
            Cell::text(tr!(builder.municipal_year)),
        ]);
    }
    table
}
