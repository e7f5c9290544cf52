//! The lines behind the table.

use leptos::prelude::*;

use super::Lines;
use super::words::{region, subject};
use crate::dossier::ExecutedAction;
use crate::export::{Cell, Table};
use crate::framework::{Framework, Moment};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::words;

/// The lines, with a way to take out those that were registered, and their file.
pub fn part(app: App, lines: Memo<Lines>) -> impl IntoView {
    dynamic(move || {
        let found = lines.get();
        let count = found.all().count();
        (count > 0).then(|| view! {
            <section class="part no-print">
                <details class="more">
                    <summary>{tr!(cycles.register_lines, n = count).to_string()}</summary>
                    {table(app, &found)}
                </details>
                {table_button(app, "registro-de-acciones", move || as_table(&lines.get_untracked()))}
            </section>
        })
    })
}

fn table(app: App, lines: &Lines) -> impl IntoView + use<> {
    let framework = app.framework();
    let registered = lines.registered.iter();
    let registered = registered.map(|line| row(app, &framework, line, true));
    let of_plan = lines.plans.of_plan.iter();
    let of_plan = of_plan.map(|line| row(app, &framework, line, false));
    let rows: Vec<_> = registered.chain(of_plan).collect();
    let heads = [
        tr!(cycles.register_year),
        tr!(cycles.register_moment),
        tr!(cycles.register_region),
        tr!(cycles.register_modality),
        tr!(cycles.register_subject),
        tr!(cycles.register_count),
        tr!(cycles.register_origin),
    ];
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(cycles.register_title)>
            <table class="data">
                <thead><tr>
                    {heads.map(|head| view! { <th scope="col">{head}</th> })}
                    <th scope="col"><span class="visually-hidden">{tr!(plan.actions)}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    app: App,
    framework: &Framework,
    line: &ExecutedAction,
    registered: bool,
) -> impl IntoView + use<> {
    let name = subject(framework, &line.subject, &line.contents);
    let origin = match registered {
        true => tr!(cycles.register_by_hand),
        false => tr!(cycles.register_of_plan),
    };
    let remove = registered.then(|| {
        let label = tr!(cycles.register_remove, name = name.clone()).to_string();
        let id = line.id.clone();
        let remove = move |_| {
            let message = tr!(cycles.register_removed).to_string();
            app.dossier.edit_undoable(app, message, |dossier| {
                dossier.register.retain(|line| line.id != id);
            });
        };
        view! {
            <button class="icon-button" type="button" aria-label=label on:click=click(remove)>
                <Icon name="i-delete" />
            </button>
        }
    });
    view! {
        <tr>
            <td>{line.year}</td>
            <td>{words::moment(line.moment)}</td>
            <td>{region(line)}</td>
            <td>{names::modality(framework, &line.modality)}</td>
            <th scope="row">{name}</th>
            <td class="num">{line.count}</td>
            <td>{origin}</td>
            <td>{remove}</td>
        </tr>
    }
}

/// The lines as they can be read again: ids instead of names.
fn as_table(lines: &Lines) -> Table {
    let heads = [
        "year", "moment", "region", "modality", "contents", "subject", "count",
    ];
    let mut table = Table::new(heads.map(str::to_string));
    for line in lines.all() {
        let moment = match line.moment {
            Moment::Start => "start",
            Moment::Stable => "stable",
            Moment::Exit => "exit",
        };
        table.row([
            Cell::Number(f64::from(line.year), 0),
            Cell::text(moment),
            Cell::text(line.region.as_str()),
            Cell::text(line.modality.as_str()),
            Cell::text(line.contents.join("|")),
            Cell::text(line.subject.as_str()),
            Cell::Number(f64::from(line.count), 0),
        ]);
    }
    table
}
