//! The table of the register: modality × subject × region, of a moment or a year.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Lines;
use super::words::subject;
use crate::export::{Cell, Sheet, Table, Workbook, office_name};
use crate::framework::{CountUnit, Framework, Moment};
use crate::register::{RegisterGroup, RegisterTable, Selection, table as table_of};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::office::{Office, office_button};
use crate::ui::plan::derived::section_href;
use crate::ui::plan::names;
use crate::ui::route::Section;
use crate::ui::widgets::{Choice, Icon, change, click, dynamic, live, print, radio_group};
use crate::ui::words;
use crate::ui::world::today;

/// The table, the choice of what is in it, and its files.
pub fn part(app: App, lines: Memo<Lines>, selection: RwSignal<Selection>) -> impl IntoView {
    let framework = app.framework();
    let shown = Memo::new(move |_| {
        let lines = lines.read();
        table_of(&framework, lines.all(), selection.get())
    });
    let any = Memo::new(move |_| lines.read().all().next().is_some());
    view! {
        {dynamic(move || left_out(app, &lines.read()))}
        {dynamic(move || match any.get() {
            false => view! {
                <div class="empty">
                    <Icon name="i-file" />
                    <h3>{tr!(cycles.register_empty_title)}</h3>
                    <p>{tr!(cycles.register_empty_text)}</p>
                </div>
            }
            .into_any(),
            true => view! {
                <div class="no-print">{choices(lines, selection)}</div>
                {dynamic(move || drawn(app, &shown.read(), selection.get()))}
                {files(app, shown, selection)}
            }
            .into_any(),
        })}
    }
}

/// Names the activities that are not in the table, and what they lack.
fn left_out(app: App, lines: &Lines) -> impl IntoView + use<> {
    let line = |count: usize, words: String, to: Section, name: &'static str| {
        (count > 0).then(|| {
            let to = section_href(app, to);
            view! { <p>{words}" "<a href=to>{name}</a></p> }
        })
    };
    let plans = &lines.plans;
    let region = tr!(cycles.register_without_region, n = plans.without_region).to_string();
    let modality = tr!(cycles.register_without_modality, n = plans.without_modality).to_string();
    let any = plans.without_region + plans.without_modality > 0;
    let region = line(
        plans.without_region,
        region,
        Section::Profile,
        tr!(plan.to_profile),
    );
    let modality = line(
        plans.without_modality,
        modality,
        Section::Plan,
        tr!(plan.section_plan),
    );
    any.then(|| view! { <div class="notice no-print" data-kind="warn">{region}{modality}</div> })
}

fn choices(lines: Memo<Lines>, selection: RwSignal<Selection>) -> impl IntoView {
    let moments = [Moment::Start, Moment::Stable, Moment::Exit];
    let mut all = vec![Choice::new(None, tr!(cycles.register_all))];
    all.extend(moments.map(|moment| Choice::new(Some(moment), words::moment(moment))));
    let years = move || {
        lines
            .read()
            .all()
            .map(|line| line.year)
            .collect::<BTreeSet<i32>>()
    };
    let choose = move |event: leptos::ev::Event| {
        let year = event_target_value(&event).parse().ok();
        selection.update(|found| found.year = year);
    };
    let chosen = move |year: Option<i32>| live(move || selection.read().year == year);
    view! {
        {radio_group(
            "register-moment".into(),
            tr!(cycles.register_moment).into(),
            all,
            move || Some(selection.read().moment),
            move |moment| selection.update(|found| found.moment = moment),
        )}
        <div class="field">
            <label for="register-year">{tr!(cycles.register_year)}</label>
            <select id="register-year" on:change=change(choose)>
                <option value="" selected=chosen(None)>{tr!(cycles.register_all_years)}</option>
                {dynamic(move || years().into_iter().map(|year| view! {
                    <option value=year.to_string() selected=chosen(Some(year))>{year}</option>
                }).collect_view())}
            </select>
        </div>
    }
}

/// Says what the table is of: the moment and the year, where they were chosen.
fn of_what(selection: Selection) -> String {
    let moment = selection.moment.map(words::moment).map(str::to_string);
    let year = selection.year.map(|year| year.to_string());
    let parts: Vec<String> = moment.into_iter().chain(year).collect();
    parts.join(", ")
}

fn finding(table: &RegisterTable, selection: Selection) -> String {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let (count, sum) = rows.fold((0_usize, 0_u64), |(count, sum), row| {
        (count + 1, sum + u64::from(row.sum()))
    });
    let finding = tr!(cycles.register_finding, n = sum, rows = count).to_string();
    match of_what(selection) {
        all if all.is_empty() => finding,
        what => format!("{what}. {finding}"),
    }
}

fn unit(group: &RegisterGroup) -> &'static str {
    match group.unit {
        Some(CountUnit::AssistedMunicipality) => tr!(cycles.register_by_municipality),
        _ => tr!(cycles.register_by_activity),
    }
}

/// Returns the heads of the columns with figures, and how many there are.
fn columns(table: &RegisterTable) -> Vec<String> {
    let mut heads = table.regions.clone();
    if table.national {
        heads.push(tr!(cycles.register_nation).to_string());
    }
    heads
}

fn drawn(app: App, table: &RegisterTable, selection: Selection) -> impl IntoView + use<> {
    if table.groups.is_empty() {
        return view! { <p class="muted">{tr!(cycles.register_none)}</p> }.into_any();
    }
    let framework = app.framework();
    let heads = columns(table);
    let count = heads.len();
    let heads = heads.into_iter();
    let heads = heads.map(|head| view! { <th scope="col" class="num">{head}</th> });
    let groups = table.groups.iter();
    let groups = groups.map(|group| group_rows(&framework, group, count));
    let caption = finding(table, selection);
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-labelledby="register-caption">
            <table class="data register">
                <caption id="register-caption">{caption}</caption>
                <thead><tr>
                    <th scope="col">{tr!(cycles.register_subject)}</th>
                    {heads.collect_view()}
                    <th scope="col" class="num">{tr!(cycles.register_sum)}</th>
                </tr></thead>
                {groups.collect_view()}
            </table>
        </div>
        <p class="hint">{tr!(cycles.register_legend)}</p>
    }
    .into_any()
}

fn group_rows(framework: &Framework, group: &RegisterGroup, count: usize) -> impl IntoView + use<> {
    let name = names::modality(framework, &group.modality);
    let span = (count + 2).to_string();
    let rows = group.rows.iter().map(|row| {
        let name = subject(framework, &row.subject, &row.contents);
        let cells = cells(&row.cells, count);
        let sum = row.sum();
        view! { <tr><th scope="row">{name}</th>{cells}<td class="num">{sum}</td></tr> }
    });
    let sums = cells(&group.sums, count);
    let sum: u64 = group.sums.iter().flatten().map(|sum| u64::from(*sum)).sum();
    view! {
        <tbody>
            <tr class="group">
                <th scope="colgroup" colspan=span>{name}" · "<small>{unit(group)}</small></th>
            </tr>
            {rows.collect_view()}
            <tr class="total"><th scope="row">{tr!(cycles.register_sum)}</th>{sums}<td class="num">{sum}</td></tr>
        </tbody>
    }
}

fn cells(cells: &[Option<u32>], count: usize) -> impl IntoView + use<> {
    let cells = cells.iter().take(count).map(|cell| {
        let text = cell.map_or_else(|| "–".to_string(), |count| count.to_string());
        view! { <td class="num">{text}</td> }
    });
    cells.collect_view()
}

fn files(app: App, shown: Memo<RegisterTable>, selection: RwSignal<Selection>) -> impl IntoView {
    let make = move || {
        let place = app.dossier.read_untracked(names::dossier);
        let name = office_name("acciones-ejecutadas", &place, today(), "xlsx");
        let table = shown.get_untracked();
        let book = workbook(&app.framework(), &table, selection.get_untracked(), place);
        Some((name, Office::Xlsx(book)))
    };
    view! {
        <div class="row no-print">
            <button class="button primary" type="button" on:click=click(move |_| {
                app.save_all();
                print();
            })><Icon name="i-print" />{tr!(cycles.register_print)}</button>
            {office_button(tr!(cycles.register_xlsx), "i-save", make)}
        </div>
    }
}

/// The table as a workbook: one sheet, the modality repeated in every row so that it can be filtered.
fn workbook(
    framework: &Framework,
    table: &RegisterTable,
    selection: Selection,
    owner: String,
) -> Workbook {
    let heads = columns(table);
    let count = heads.len();
    let first = [tr!(cycles.register_modality), tr!(cycles.register_subject)];
    let first = first.map(str::to_string).into_iter();
    let mut rows = Table::new(first.chain(heads));
    for group in &table.groups {
        for row in &group.rows {
            let names = [
                Cell::text(names::modality(framework, &group.modality)),
                Cell::text(subject(framework, &row.subject, &row.contents)),
            ];
            let cells = row.cells.iter().take(count);
            let cells = cells.map(|cell| match cell {
                Some(count) => Cell::Number(f64::from(*count), 0),
                None => Cell::text(""),
            });
            rows.row(names.into_iter().chain(cells));
        }
    }
    Workbook {
        title: tr!(cycles.register_title).to_string(),
        owner,
        language: language().code().to_string(),
        sheets: vec![Sheet {
            name: tr!(cycles.register_title).to_string(),
            title: finding(table, selection),
            table: rows,
            notes: vec![
                tr!(cycles.register_text).to_string(),
                tr!(cycles.register_legend).to_string(),
            ],
            ..Sheet::default()
        }],
    }
}
