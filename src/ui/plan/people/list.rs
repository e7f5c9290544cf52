//! Everybody of the register, as a table that also prints and downloads.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Register;
use crate::dossier::{Dossier, Person};
use crate::export::{Cell, Table};
use crate::framework::Framework;
use crate::order::ordered;
use crate::response::plain;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::conflict_words::person as person_name;
use crate::ui::plan::figures::day;
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::ui::world::today;

/// A person as the table shows them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Line {
    id: String,
    name: String,
    posts: String,
    languages: String,
    background: String,
    activities: usize,
    left: Option<String>,
    here: bool,
}

fn line(framework: &Framework, dossier: &Dossier, person: &Person, activities: usize) -> Line {
    let posts = names::posts(framework, &person.posts);
    let languages = names::languages(framework, &person.languages);
    let mut background = Vec::new();
    if person.degree {
        background.push(tr!(people.degree_short).to_string());
    }
    background.extend(person.experience.map(|n| tr!(people.years_short, n = n)));
    if person.trust {
        background.push(tr!(people.trust_short).to_string());
    }
    Line {
        id: person.id.clone(),
        name: person_name(dossier, &person.id),
        posts: match posts.is_empty() {
            true => tr!(people.no_post).to_string(),
            false => posts.join(", "),
        },
        languages: languages.join(", "),
        background: background.join(", "),
        activities,
        left: person.left.map(|left| tr!(people.left_on, day = day(left))),
        here: person.is_here(today()),
    }
}

/// Counts in how many activities each person is enrolled.
fn enrolments(dossier: &Dossier) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    let activities = dossier.plan.activities.iter();
    for id in activities.flat_map(|activity| activity.enrolled.keys()) {
        *counts.entry(id.as_str()).or_insert(0) += 1;
    }
    counts
}

pub fn list(register: Register) -> impl IntoView {
    let (app, framework) = (register.app, register.app.framework());
    let lines = Memo::new(move |_| {
        app.dossier.read(|dossier| {
            let counts = enrolments(dossier);
            let shown = dossier
                .people
                .iter()
                .filter(|person| register.filter.shows(person));
            let shown = shown.map(|person| {
                let activities = counts.get(person.id.as_str()).copied().unwrap_or(0);
                (
                    plain(&person.name),
                    line(&framework, dossier, person, activities),
                )
            });
            let lines = ordered(shown.collect(), |a: &(String, Line), b| a.0.cmp(&b.0));
            lines
                .into_iter()
                .map(|(_, line)| line)
                .collect::<Vec<Line>>()
        })
    });
    let all = Memo::new(move |_| app.dossier.read(|dossier| dossier.people.len()));
    let said = move || match (lines.read().len(), all.get()) {
        (0, _) => tr!(people.shown_none).to_string(),
        (shown, all) => tr!(people.shown, shown = shown, all = all),
    };
    let some = Memo::new(move |_| !lines.read().is_empty());
    view! {
        {register.filter.view(app)}
        <p class="hint" role="status">{dynamic(said)}</p>
        {dynamic(move || some.get().then(|| table(register, lines)))}
    }
}

fn table(register: Register, lines: Memo<Vec<Line>>) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(people.table)>
            <table class="people">
                <thead><tr>
                    <th scope="col">{tr!(people.name)}</th>
                    <th scope="col">{tr!(plan.post)}</th>
                    <th scope="col">{tr!(people.languages)}</th>
                    <th scope="col">{tr!(people.background)}</th>
                    <th scope="col">{tr!(people.activities)}</th>
                    <th scope="col" class="no-print"><span class="visually-hidden">{tr!(plan.actions)}</span></th>
                </tr></thead>
                <tbody>
                    <For each=move || lines.get() key=Line::clone children=move |line| row(register, line) />
                </tbody>
            </table>
        </div>
    }
}

/// Names the button of a person's entry.
pub fn button_id(person: &str) -> String {
    format!("person-{person}")
}

fn row(register: Register, line: Line) -> impl IntoView {
    let label = tr!(people.edit_named, name = line.name.clone());
    let (state, id) = (if line.here { "here" } else { "left" }, line.id);
    let activities =
        (line.activities > 0).then(|| tr!(people.activities_count, n = line.activities));
    let left = line
        .left
        .map(|left| view! { " "<span class="badge">{left}</span> });
    view! {
        <tr data-state=state>
            <th scope="row">{line.name}{left}</th>
            <td>{line.posts}</td>
            <td>{line.languages}</td>
            <td>{line.background}</td>
            <td>{activities}</td>
            <td class="no-print">
                <button class="icon-button" type="button" id=button_id(&id) aria-label=label
                    on:click=click(move |_| register.open(id.clone()))><Icon name="i-edit" /></button>
            </td>
        </tr>
    }
}

/// A button that downloads the register in the form in which a list of staff comes in.
pub fn download(app: App) -> impl IntoView {
    table_button(app, tr!(people.table_name), move || {
        let framework = app.framework();
        app.dossier.read_untracked(|dossier| {
            let heads = [
                tr!(people.name),
                tr!(plan.post),
                tr!(people.languages),
                tr!(people.degree),
                tr!(people.experience),
                tr!(people.trust),
                tr!(people.since),
                tr!(people.left),
            ];
            let mut table = Table::new(heads.map(String::from));
            for person in dossier.people.iter() {
                table.row(cells(&framework, person));
            }
            table
        })
    })
}

fn cells(framework: &Framework, person: &Person) -> [Cell; 8] {
    let posts = names::posts(framework, &person.posts);
    let languages = names::languages(framework, &person.languages);
    let yes = |yes: bool| match yes {
        true => tr!(people.yes),
        false => tr!(people.no),
    };
    let date = |day: Option<chrono::NaiveDate>| day.map(crate::documents::time::iso_day);
    let experience = person
        .experience
        .map(|years| Cell::Number(f64::from(years), 0));
    [
        Cell::text(person.name.clone()),
        Cell::text(posts.join(" / ")),
        Cell::text(languages.join(" / ")),
        Cell::text(yes(person.degree)),
        experience.unwrap_or_else(|| Cell::text("")),
        Cell::text(yes(person.trust)),
        Cell::text(date(person.since).unwrap_or_default()),
        Cell::text(date(person.left).unwrap_or_default()),
    ]
}
