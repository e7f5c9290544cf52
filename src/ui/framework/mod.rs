//! The framework on screen: what is in it, as a file, and the municipality's own words for it.

mod catalogue;
mod file;
mod list;
mod place;
pub(super) mod search;
mod terms;
mod words;

use leptos::prelude::*;

use self::list::List;
use self::place::Place;
use super::app::{App, app};
use super::files::Incoming;
use super::i18n::tr;
use super::route::Route;
use super::shell;

/// A place of the framework; `path` is what stands after `#/marco/`.
pub fn framework_view(path: &str) -> impl IntoView + use<> {
    match Place::parse(path) {
        Some(Place::List(list)) => catalogue::list_view(app(), list),
        Some(Place::Item(list, id)) => catalogue::item_view(app(), list, &id),
        Some(place) => main_view(place),
        None => shell::unknown().into_any(),
    }
}

/// Has a framework that came in elsewhere checked and compared, and returns where that is seen.
pub fn load_framework(app: App, name: String, bytes: Vec<u8>) -> Route {
    let bytes = Ok(bytes);
    file::load(app, vec![Incoming { name, bytes }]);
    Route::Framework("archivo".to_string())
}

/// Leads to an item of the framework from elsewhere.
pub fn rule_href(id: &str) -> String {
    Place::Item(List::Rules, id.to_string()).href()
}

/// One of the three parts.
fn main_view(place: Place) -> AnyView {
    let body = match place {
        Place::File => file::file(app()),
        Place::Words => words::words(app()),
        _ => catalogue::overview(app()),
    };
    view! {
        <main id="main" class="page" tabindex="-1">
            <p class="eyebrow no-print"><a href=Route::Plan.href()>{tr!(plan.title)}</a></p>
            <h1>{tr!(framework.title)}</h1>
            <nav class="tabs" aria-label=tr!(framework.parts)>
                {[
                    (Place::Catalogue, tr!(framework.part_catalogue)),
                    (Place::File, tr!(framework.part_file)),
                    (Place::Words, tr!(framework.part_words)),
                ].into_iter().map(|(to, name)| {
                    let current = (to == place).then_some("page");
                    view! { <a href=to.href() aria-current=current>{name}</a> }
                }).collect_view()}
            </nav>
            {body}
        </main>
    }
    .into_any()
}
