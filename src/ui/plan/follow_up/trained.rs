//! The register of trained people: in what, with which product, how long they stay, who left.

use leptos::prelude::*;

use super::{head, parse, words};
use crate::dossier::{Dossier, ProductState};
use crate::export::{Cell, Table};
use crate::follow_up::{
    DEFAULT_TRAINED_PERCENT, Permanence, TrainedPerson, TrainedRegister, find_activity,
    trained_percent, trained_register,
};
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::framework::search::folded;
use crate::ui::i18n::tr;
use crate::ui::plan::activity_words::words_of;
use crate::ui::plan::derived::section_href;
use crate::ui::plan::draft::parsed_field;
use crate::ui::plan::figures::day;
use crate::ui::plan::names;
use crate::ui::plan::spreadsheet::table_button;
use crate::ui::route::Section;
use crate::ui::widgets::{Field, Icon, dynamic, text_field};
use crate::ui::world::today;

/// What the table shows of one person.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    name: String,
    post: String,
    trainings: Vec<String>,
    hours: u32,
    product: String,
    stays: String,
    state: String,
    kind: &'static str,
    searched: String,
}

/// The place.
pub fn trained(app: App) -> impl IntoView {
    let found = Memo::new(move |_| {
        let framework = app.framework();
        app.dossier.read(|dossier| {
            let register = trained_register(&framework, dossier, today());
            let people = register.people.iter();
            let rows: Vec<Row> = people
                .map(|person| row_of(&framework, dossier, person))
                .collect();
            (said(&register), rows)
        })
    });
    let empty = Memo::new(move |_| found.read().1.is_empty());
    view! {
        <div class="stack">
            {head(app, tr!(follow.trained_title))}
            {dynamic(move || if empty.get() {
                nobody(app).into_any()
            } else {
                listed(app, found).into_any()
            })}
            {rule(app)}
        </div>
    }
}

fn nobody(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name="i-file" />
            <h3>{tr!(follow.trained_none_title)}</h3>
            <p>{tr!(follow.trained_none_text)}</p>
            <a class="button primary" href=section_href(app, Section::FollowUp)>{tr!(follow.back)}</a>
        </div>
    }
}

/// The register in one paragraph: how many, how many are still there, who teaches.
fn said(register: &TrainedRegister) -> String {
    let people = tr!(
        follow.trained_said,
        n = register.people.len(),
        stay = register.in_post(),
        left = register.left()
    );
    let early = match register.left_early() {
        0 => String::new(),
        n => tr!(follow.trained_early, n = n),
    };
    let teach = match register.multipliers() {
        0 => tr!(follow.trained_no_teachers).to_string(),
        n => tr!(follow.trained_teach, n = n),
    };
    [people, early, teach].join(" ")
}

fn row_of(framework: &Framework, dossier: &Dossier, person: &TrainedPerson) -> Row {
    let name = words::person(person.person.as_ref());
    let posts = person.person.as_ref().map(|found| found.posts.as_slice());
    let post = posts
        .and_then(<[String]>::first)
        .map(|id| names::post(framework, id));
    let post = post.unwrap_or_default();
    let trainings: Vec<String> = person
        .trainings
        .iter()
        .map(|training| {
            let activity = find_activity(dossier, &training.activity);
            let title = activity
                .map(|found| words_of(framework, found).title)
                .unwrap_or_default();
            match training.to {
                Some(on) => format!("{title} ({})", day(on)),
                None => title,
            }
        })
        .collect();
    let best = person.trainings.iter().map(|training| training.product);
    let best = best.max_by_key(|state| match state {
        ProductState::Pending => 0,
        ProductState::HandedIn => 1,
        ProductState::InUse => 2,
    });
    let (state, kind) = state_of(person);
    Row {
        id: person.id.clone(),
        searched: folded(&format!("{name} {post} {}", trainings.join(" "))),
        name,
        post,
        trainings,
        hours: person.hours,
        product: words::product(best.unwrap_or_default()).to_string(),
        stays: stays(person),
        state,
        kind,
    }
}

/// Says how long somebody stays: the last day of all their trainings, or why there is none; what is still to be noted
/// comes before what asks nothing.
fn stays(person: &TrainedPerson) -> String {
    let last = person.stays_until.map(Permanence::Until);
    let trainings = person.trainings.iter();
    let found: Vec<Permanence> = trainings.filter_map(|item| item.permanence).collect();
    let open = [Permanence::Undated, Permanence::IfStatePays];
    let open = open.into_iter().find(|open| found.contains(open));
    words::permanence(last.or(open).or(found.last().copied()))
}

fn state_of(person: &TrainedPerson) -> (String, &'static str) {
    let left = person.person.as_ref().and_then(|found| found.left);
    match left.filter(|_| !person.in_post) {
        _ if person.person.is_none() => (tr!(follow.state_unknown).to_string(), "info"),
        Some(on) if person.left_early => (tr!(follow.state_left_early, day = day(on)), "warn"),
        Some(on) => (tr!(follow.state_left, day = day(on)), "info"),
        None if person.multiplies => (tr!(follow.state_teaches, n = person.taught), "ok"),
        None => (tr!(follow.state_in_post).to_string(), "ok"),
    }
}

fn listed(app: App, found: Memo<(String, Vec<Row>)>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let query = folded(&query.read());
        let words: Vec<&str> = query.split_whitespace().collect();
        let found = found.read();
        let fits = |row: &&Row| words.iter().all(|word| row.searched.contains(word));
        found.1.iter().filter(fits).cloned().collect::<Vec<_>>()
    });
    let field = Field {
        id: "search-trained".into(),
        label: tr!(follow.search).into(),
        hint: String::new(),
        optional: true,
    };
    view! {
        <p class="lead">{dynamic(move || found.read().0.clone())}</p>
        <div class="no-print">
            {text_field(field, "text", move || query.get(), String::new, move |text| query.set(text))}
        </div>
        <p class="hint" role="status">{dynamic(move || {
            let (all, shown) = (found.read().1.len(), shown.read().len());
            (shown < all).then(|| tr!(follow.search_found, n = shown, all = all))
        })}</p>
        {table(shown)}
        {table_button(app, "personas-formadas", move || sheet(&found.read_untracked().1))}
    }
}

fn heads() -> [&'static str; 7] {
    [
        tr!(follow.person),
        tr!(plan.post_main),
        tr!(follow.trained_in),
        tr!(follow.hours),
        tr!(follow.own_product),
        tr!(follow.stays_until),
        tr!(follow.in_post),
    ]
}

fn table(shown: Memo<Vec<Row>>) -> impl IntoView {
    let heads = heads().map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(follow.trained_title)>
            <table class="data register">
                <thead><tr>{heads}</tr></thead>
                <tbody>
                    <For each=move || shown.get() key=|row| (row.id.clone(), row.state.clone(), row.product.clone(), row.hours) children=row_view />
                </tbody>
            </table>
        </div>
    }
}

fn row_view(row: Row) -> impl IntoView {
    let trainings = row
        .trainings
        .into_iter()
        .map(|title| view! { <li>{title}</li> });
    view! {
        <tr>
            <th scope="row">{row.name}</th>
            <td>{row.post}</td>
            <td><ul class="bare">{trainings.collect_view()}</ul></td>
            <td class="num">{row.hours}</td>
            <td>{row.product}</td>
            <td>{row.stays}</td>
            <td><span class="badge" data-kind=row.kind>{row.state}</span></td>
        </tr>
    }
}

/// The register as a table for a spreadsheet.
fn sheet(rows: &[Row]) -> Table {
    let mut table = Table::new(heads().map(str::to_string));
    for row in rows {
        table.row([
            Cell::text(row.name.clone()),
            Cell::text(row.post.clone()),
            Cell::text(row.trainings.join(" / ")),
            Cell::Number(f64::from(row.hours), 0),
            Cell::text(row.product.clone()),
            Cell::text(row.stays.clone()),
            Cell::text(row.state.clone()),
        ]);
    }
    table
}

/// The rule by which somebody counts as trained, and its share.
fn rule(app: App) -> impl IntoView {
    let field = Field {
        id: "trained-percent".into(),
        label: tr!(follow.rule_label).into(),
        hint: tr!(follow.rule_hint, usual = DEFAULT_TRAINED_PERCENT),
        optional: true,
    };
    let kept = move || {
        app.dossier
            .read(|dossier| trained_percent(&dossier.plan))
            .to_string()
    };
    let keep = move |percent| {
        app.dossier
            .edit(app, |dossier| dossier.plan.trained_percent = percent)
    };
    view! {
        <section class="part no-print">
            <h3>{tr!(follow.rule_title)}</h3>
            <p>{tr!(follow.rule_text)}</p>
            {parsed_field(field, "number", kept, parse::percent, keep, String::new)}
        </section>
    }
}
