//! What is in the framework: its lists, their items, and where each comes from.

mod conditions;
mod country;
mod institution;
mod learning;
mod listing;
mod people;
mod reference;
mod rule;
mod session;
mod sheet;
mod source;

use std::sync::Arc;

use leptos::prelude::*;

use self::sheet::Sheet;
pub use self::sheet::facts;
use super::list::{Item, List};
use super::place::Place;
use crate::framework::Framework;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, print};

/// The lists, with a search over all of them.
pub fn overview(app: App) -> AnyView {
    let framework = app.framework();
    let all = List::ALL.into_iter().flat_map(|list| {
        let items = list.items(&framework).into_iter();
        items.map(move |item| Item {
            group: list.name().to_string(),
            ..item
        })
    });
    let all: Vec<Item> = all.collect();
    let lists = List::ALL.map(|list| (list, list.count(&framework)));
    view! {
        <p class="lead">{tr!(framework.lead)}</p>
        {listing::search(framework, all, move || shelves(lists.to_vec()))}
        {country::country(app)}
    }
    .into_any()
}

fn shelves(lists: Vec<(List, usize)>) -> AnyView {
    view! {
        <ul class="shelves">
            {lists.into_iter().map(|(list, count)| view! {
                <li>
                    <h2><a href=Place::List(list).href()>{list.name()}</a>" "<span class="num">{count}</span></h2>
                    <p class="muted">{list.about()}</p>
                </li>
            }).collect_view()}
        </ul>
    }
    .into_any()
}

/// One list.
pub fn list_view(app: App, list: List) -> AnyView {
    let framework = app.framework();
    let items = list.items(&framework);
    let count = items.len();
    let shown = framework.clone();
    let all = items.clone();
    view! {
        <main id="main" class="page" tabindex="-1">
            {trail(None)}
            <h1>{list.name()}" "<span class="num muted">{count}</span></h1>
            <p class="lead">{list.about()}</p>
            {by_country(list).then(|| country::named(&framework))}
            {on_paper(list).then(print_button)}
            {listing::search(framework, items, move || listing::items(&shown, all.clone()))}
        </main>
    }
    .into_any()
}

/// Tells whether a list is read from paper in a meeting.
fn on_paper(list: List) -> bool {
    matches!(list, List::Questions | List::Notes)
}

/// Tells whether a list belongs to the country in force.
fn by_country(list: List) -> bool {
    matches!(list, List::Calendar | List::Norms)
}

/// Tells whether the items of a list are named by whole sentences.
fn by_sentence(list: List) -> bool {
    matches!(list, List::Rules | List::Questions | List::Sources)
}

fn print_button() -> AnyView {
    view! {
        <button class="button no-print" type="button" on:click=click(|_| print())>
            <Icon name="i-print" />{tr!(common.print)}
        </button>
    }
    .into_any()
}

/// One item.
pub fn item_view(app: App, list: List, id: &str) -> AnyView {
    let framework = app.framework();
    let Some(place) = list.place_of(&framework, id) else {
        return absent(list, id);
    };
    let name = list.name_of(&framework, id);
    view! {
        <main id="main" class="page" tabindex="-1">
            {trail(Some(list))}
            <h1 class:long=by_sentence(list)>{name}</h1>
            {by_country(list).then(|| country::named(&framework))}
            {sheet(app, &framework, list, place)}
        </main>
    }
    .into_any()
}

fn sheet(app: App, framework: &Arc<Framework>, list: List, place: usize) -> Option<AnyView> {
    let mut sheet = Sheet::new(framework);
    match list {
        List::Mandates => people::mandate(&mut sheet, framework.mandates.get(place)?),
        List::Posts => people::post(&mut sheet, framework.posts.get(place)?),
        List::Competencies => people::competency(&mut sheet, framework.competencies.get(place)?),
        List::Contents => learning::content(&mut sheet, framework.contents.get(place)?),
        List::Modalities => learning::modality(&mut sheet, framework.modalities.get(place)?),
        List::Rules => rule::rule(&mut sheet, framework.rules.get(place)?),
        List::Instruments => institution::instrument(&mut sheet, framework.instruments.get(place)?),
        List::Systems => institution::system(&mut sheet, framework.systems.get(place)?),
        List::Principles => institution::principle(&mut sheet, framework.principles.get(place)?),
        List::Practices => institution::practice(&mut sheet, framework.practices.get(place)?),
        List::Services => reference::service(app, &mut sheet, framework.services.get(place)?),
        List::Sessions => session::session(&mut sheet, framework.sessions.get(place)?),
        List::Questions => reference::question(&mut sheet, framework.questions.get(place)?),
        List::Notes => reference::note(&mut sheet, framework.notes.get(place)?),
        List::Calendar => reference::calendar(&mut sheet, framework.pack.calendar.get(place)?),
        List::Norms => reference::norm(&mut sheet, framework.pack.norms.get(place)?),
        List::Sources => source::source(&mut sheet, framework.sources.get(place)?),
    }
    Some(sheet.finish())
}

/// The way back: the catalogue, and the list of an item.
fn trail(list: Option<List>) -> AnyView {
    view! {
        <nav class="trail eyebrow no-print" aria-label=tr!(framework.trail)>
            <a href=Place::Catalogue.href()>{tr!(framework.title)}</a>
            {list.map(|list| view! { <a href=Place::List(list).href()>{list.name()}</a> })}
        </nav>
    }
    .into_any()
}

fn absent(list: List, id: &str) -> AnyView {
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <div class="empty">
                <h1>{tr!(framework.absent_title)}</h1>
                <p>{tr!(framework.absent_text, id = id.to_string())}</p>
                <a class="button primary" href=Place::List(list).href()>{list.name()}</a>
            </div>
        </main>
    }
    .into_any()
}
