//! What each person of the register takes part in.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::titles::{Activities, activities_of};
use crate::documents::Shared;
use crate::dossier::Person;
use crate::export::{Cell, Table};
use crate::plan::{PersonLoad, loads};
use crate::response::plain;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::figures::month;
use crate::ui::plan::names;
use crate::ui::plan::pages::Pages;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::route::Section;
use crate::ui::widgets::{Field, dynamic, live, text_field};

/// What the view needs of one person.
#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    posts: String,
    /// Both without case and accents, for the search.
    plain: String,
    load: PersonLoad,
}

/// The view.
pub fn by_person(app: App) -> impl IntoView {
    let rows = Memo::new(move |_| rows(app));
    let activities = activities_of(app);
    let empty = Memo::new(move |_| rows.read().is_empty());
    view! {
        <section class="part">
            <h2>{tr!(builder.by_person_title)}</h2>
            {dynamic(move || if empty.get() {
                nobody(app).into_any()
            } else {
                view! {
                    <p>{tr!(builder.by_person_text)}</p>
                    {table(app, rows, activities)}
                    {table_button(app, tr!(builder.by_person_file), move || {
                        as_table(&rows.get_untracked(), &activities.get_untracked())
                    })}
                }.into_any()
            })}
        </section>
    }
}

fn nobody(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <h3>{tr!(builder.nobody_title)}</h3>
            <p>{tr!(builder.nobody_text)}</p>
            <a class="button primary" href=section_href(app, Section::People)>{tr!(builder.to_people)}</a>
        </div>
    }
}

fn rows(app: App) -> Vec<Arc<Row>> {
    let framework = app.framework();
    let (people, loads): (Shared<Vec<Person>>, Vec<PersonLoad>) = app
        .dossier
        .read(|dossier| (dossier.people.clone(), loads(dossier)));
    let people: BTreeMap<&str, &Person> = people
        .iter()
        .map(|person| (person.id.as_str(), person))
        .collect();
    let rows = loads.into_iter().filter_map(|load| {
        let person = people.get(load.person.as_str())?;
        let posts: Vec<String> = person
            .posts
            .iter()
            .map(|id| names::post(&framework, id))
            .collect();
        let posts = posts.join(", ");
        Some(Arc::new(Row {
            name: person.name.clone(),
            plain: plain(&format!("{} {posts}", person.name)),
            posts,
            load,
        }))
    });
    rows.collect()
}

fn crowded(load: &PersonLoad) -> String {
    let months: Vec<String> = load.crowded.iter().map(|day| month(*day)).collect();
    months.join("; ")
}

/// Says for which activities somebody does not speak the language.
fn not_understood(load: &PersonLoad, activities: &Activities) -> String {
    let other = load
        .activities
        .iter()
        .filter(|item| item.understood == Some(false));
    let titles: Vec<Arc<str>> = other.map(|item| activities.title(&item.activity)).collect();
    titles.join("; ")
}

/// The people whose name or post has what is typed, the first of them at once and more when asked for.
fn table(app: App, rows: Memo<Vec<Arc<Row>>>, activities: Memo<Activities>) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let pages = Pages::new();
    let field = Field {
        id: "person-search".into(),
        label: tr!(builder.person_search).into(),
        hint: String::new(),
        optional: false,
    };
    let found = Memo::new(move |_| {
        let words = plain(wanted.read().trim());
        let rows = rows.read();
        let found = rows.iter().filter(|row| row.plain.contains(&words));
        found.cloned().collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| found.read().is_empty());
    let total = Memo::new(move |_| found.read().len());
    view! {
        <div class="no-print">
            {text_field(field, "search", move || wanted.get(), String::new, move |text| wanted.set(text))}
        </div>
        <p role="status">{dynamic(move || none.get().then(|| tr!(builder.person_none_found)))}</p>
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(builder.by_person_title)
            hidden=live(move || none.get())>
            <table class="data">
                <thead><tr>
                    <th scope="col">{tr!(builder.person)}</th>
                    <th scope="col">{tr!(builder.takes_part_in)}</th>
                    <th scope="col" class="num">{tr!(plan.hours)}</th>
                    <th scope="col">{tr!(builder.crowded)}</th>
                    <th scope="col">{tr!(builder.not_understood)}</th>
                </tr></thead>
                <tbody>
                    <For each=move || pages.of(&found.read()).to_vec() key=|row| row.load.person.clone() children=move |row| {
                        line(app, rows, activities, row.load.person.clone())
                    } />
                </tbody>
            </table>
        </div>
        {pages.more(total)}
    }
}

/// One person; what they take part in is made anew when it changes.
fn line(
    app: App,
    rows: Memo<Vec<Arc<Row>>>,
    activities: Memo<Activities>,
    person: String,
) -> impl IntoView {
    let row = Memo::new(move |_| {
        let rows = rows.read();
        rows.iter().find(|row| row.load.person == person).cloned()
    });
    dynamic(move || row.get().map(|row| cells(app, &row, &activities.read())))
}

fn cells(app: App, row: &Row, activities: &Activities) -> AnyView {
    let parts = row.load.activities.iter().map(|item| {
        let months = item.days.map(|days| {
            let (from, to) = (month(days.from), month(days.to));
            match from == to {
                true => from,
                false => tr!(plan.period, from = from, to = to).to_string(),
            }
        });
        let months = months.map(|months| view! { <small>{months}</small> });
        view! { <li>{activities.link(app, &item.activity)}" "{months}</li> }
    });
    let parts = parts.collect_view();
    let parts = if parts.is_empty() {
        view! { <span class="muted">{tr!(builder.takes_part_in_nothing)}</span> }.into_any()
    } else {
        view! { <ul>{parts}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{row.name.clone()}<small>{row.posts.clone()}</small></th>
            <td>{parts}</td>
            <td class="num">{row.load.hours}</td>
            <td>{crowded(&row.load)}</td>
            <td>{not_understood(&row.load, activities)}</td>
        </tr>
    }
    .into_any()
}

fn as_table(rows: &[Arc<Row>], activities: &Activities) -> Table {
    let heads = [
        tr!(builder.person),
        tr!(plan.post),
        tr!(builder.takes_part_in),
        tr!(plan.hours),
        tr!(builder.crowded),
        tr!(builder.not_understood),
    ];
    let mut table = Table::new(heads.map(str::to_string));
    for row in rows {
        let titles: Vec<Arc<str>> = row
            .load
            .activities
            .iter()
            .map(|item| activities.title(&item.activity))
            .collect();
        table.row([
            Cell::text(row.name.clone()),
            Cell::text(row.posts.clone()),
            Cell::text(titles.join("; ")),
            Cell::Number(row.load.hours as f64, 0),
            Cell::text(crowded(&row.load)),
            Cell::text(not_understood(&row.load, activities)),
        ]);
    }
    table
}
