//! What is kept on this device: how, in which earlier states, and with which copies outside the browser.

mod browser;
mod compare;
mod copy;
mod copying;
mod earlier;
mod forever;
mod list;
mod reminder;
mod removed;
mod restoring;
mod session_file;
mod shelved;

use leptos::prelude::*;

use super::app::{App, app};
use super::i18n::tr;
use super::route::Route;
use crate::documents::Kind;
use crate::store::{self, split_key};

pub use copying::{begin, note_download};
pub use earlier::{earlier, title_id};
pub use reminder::reminder;
pub use session_file::take_session;
pub use shelved::Shelved;

/// What the screen remembers.
#[derive(Clone, Copy)]
pub struct Shelf {
    app: App,
    /// Changes whenever what is stored changed.
    changes: RwSignal<u32>,
    /// The id of the document whose earlier states are unfolded.
    unfolded: RwSignal<String>,
}

impl Shelf {
    /// What a screen remembers that draws anew with `changes`; owned by that screen.
    pub fn new(app: App, changes: RwSignal<u32>) -> Shelf {
        Shelf {
            app,
            changes,
            unfolded: RwSignal::new(String::new()),
        }
    }

    /// Has the lists read anew; the screen may be gone by the time something is undone.
    fn refresh(self) {
        self.changes
            .try_update(|count| *count = count.wrapping_add(1));
    }
}

/// The screen.
#[component]
pub fn Device() -> impl IntoView {
    let app = app();
    app.save_all();
    let shelf = Shelf::new(app, RwSignal::new(0));
    view! {
        <main id="main" class="page narrow" tabindex="-1">
            <h1>{tr!(device.title)}</h1>
            <p class="lead">{tr!(device.lead)}</p>
            {browser::browser(app)}
            {copy::copy(app)}
            {list::list(shelf, Kind::Dossier, tr!(device.dossiers_title), tr!(device.no_dossiers))}
            {list::list(shelf, Kind::Workshop, tr!(device.sessions_title), tr!(device.no_sessions))}
            {removed::removed(shelf)}
            {responses()}
            <section class="part">
                <h2>{tr!(device.all_title)}</h2>
                <p>{tr!(device.all_text)}</p>
                <p><a href="rescate.html">{tr!(device.all_link)}</a></p>
            </section>
            <section class="part">
                <h2>{tr!(device.erase_title)}</h2>
                <p>{tr!(device.erase_text)}</p>
                <p><a href="rescate.html">{tr!(device.erase_link)}</a></p>
            </section>
        </main>
    }
}

/// How many responses of persons there are; they are Responder's affair.
fn responses() -> AnyView {
    let known = store::witness().documents;
    let kinds = known
        .iter()
        .filter_map(|known| Some(split_key(&known.key)?.0));
    let count = kinds.filter(|kind| *kind == Kind::Response).count();
    view! {
        <section class="part">
            <h2>{tr!(device.responses_title)}</h2>
            <p>{tr!(device.responses_count, n = count)}</p>
            <p><a href=Route::Respond.href()>{tr!(device.responses_link)}</a></p>
        </section>
    }
    .into_any()
}
