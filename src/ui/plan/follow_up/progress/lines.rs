//! The activities of the report: a line each, what presses first.

use leptos::prelude::*;

use super::super::words;
use crate::dossier::Dossier;
use crate::export::{Cell, Table};
use crate::follow_up::{ActivityProgress, ProgressReport, most_pressing, progress};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::world::today;

/// Lines that a page has room for.
const ROOM: usize = 9;

fn title(framework: &Framework, dossier: &Dossier, id: &str) -> String {
    let activity = dossier.plan.activity(id);
    activity
        .map(|found| words_of(framework, found).title)
        .unwrap_or_default()
}

/// The lines that there is room for, in the order of the plan, and how many are left.
pub fn table(
    framework: &Framework,
    dossier: &Dossier,
    report: &ProgressReport,
) -> impl IntoView + use<> {
    let mut room = ROOM;
    let mut fit = |_| {
        let fits = room > 0;
        room -= usize::from(fits);
        fits
    };
    let named = most_pressing(&dossier.plan, report.on, &mut fit);
    let left = named.iter().filter(|named| !**named).count();
    let lines = report.lines.iter().zip(named);
    let rows = lines
        .filter_map(|(line, named)| named.then_some(line))
        .map(|line| row(title(framework, dossier, &line.id), line))
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.lines_title)>
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(follow.activity)}</th>
                    <th scope="col">{tr!(follow.progress)}</th>
                    <th scope="col" class="num">{tr!(follow.trained_of_planned)}</th>
                    <th scope="col" class="num">{tr!(follow.spent_share)}</th>
                    <th scope="col">{tr!(follow.product_state)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(left > 0).then(|| view! { <p class="hint">{tr!(follow.lines_left, n = left)}</p> })}
    }
}

fn people(line: &ActivityProgress) -> String {
    if line.measure {
        "–".to_string()
    } else {
        format!("{} / {}", line.people.trained, line.people.planned)
    }
}

fn row(title: String, line: &ActivityProgress) -> impl IntoView + use<> {
    let late = line.late.then(|| {
        view! { " "<span class="badge" data-kind="warn">{tr!(follow.late)}</span> }
    });
    let spent = line
        .money
        .percent()
        .map_or("–".to_string(), |percent| format!("{percent} %"));
    view! {
        <tr>
            <th scope="row"><span class="clamped">{title}</span></th>
            <td>{words::progress(line.progress)}{late}</td>
            <td class="num">{people(line)}</td>
            <td class="num">{spent}</td>
            <td>{words::product(line.product)}</td>
        </tr>
    }
}

/// Every line, for a spreadsheet.
pub fn sheet(app: App) -> Table {
    let heads = [
        tr!(follow.activity),
        tr!(follow.progress),
        tr!(follow.hours_planned_head),
        tr!(follow.hours_given),
        tr!(follow.people_planned),
        tr!(follow.people_enrolled),
        tr!(follow.people_came),
        tr!(follow.people_trained),
        tr!(follow.planned),
        tr!(follow.spent),
        tr!(follow.product_state),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    let framework = app.framework();
    app.dossier.read_untracked(|dossier| {
        for line in progress(dossier, today()).lines {
            let count = |n: u64| Cell::Number(n as f64, 0);
            let (given, planned) = line.hours;
            table.row([
                Cell::text(title(&framework, dossier, &line.id)),
                Cell::text(words::progress(line.progress)),
                count(planned.into()),
                count(given.into()),
                count(line.people.planned),
                count(line.people.enrolled as u64),
                count(line.people.came as u64),
                count(line.people.trained as u64),
                Cell::Cents(line.money.planned),
                Cell::Cents(line.money.spent),
                Cell::text(words::product(line.product)),
            ]);
        }
    });
    table
}
