//! The dossiers on this device.

mod entries;
mod import;
mod plan_choice;
mod response_choice;
mod shared;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::ui::widgets::{click, dynamic};

use super::drop_zone::drop_zone;
use super::file_results::{FileResult, file_results};
use super::frame::unsaved;
use super::opening::opened;
use super::password::{Asking, questions};
use crate::documents::Kind;
use crate::dossier::Dossier;
use crate::store;
use crate::ui::app::{App, app};
use crate::ui::device::Shelf;
use crate::ui::files::{Incoming, read_files};
use crate::ui::host::host;
use crate::ui::i18n::tr;
use crate::ui::route::{Route, Section};
use crate::ui::widgets::{Icon, focus_soon};
use crate::ui::world::today;
use plan_choice::PlanChoice;

pub use import::reopen;

/// What the screen remembers.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    /// Changes whenever what is stored changed.
    changes: RwSignal<u32>,
    /// The earlier states of those that cannot be read.
    shelf: Shelf,
    /// What became of the files that came in.
    results: RwSignal<Vec<FileResult>>,
    /// Plans that wait for a decision.
    choices: RwSignal<Vec<PlanChoice>>,
    /// Responses that wait for a dossier.
    responses: RwSignal<Vec<Incoming>>,
    /// Files under a password that another program gave.
    asking: Asking,
}

impl Desk {
    /// Has the list read anew; the screen may be gone by the time something is undone.
    fn refresh(self) {
        self.changes
            .try_update(|count| *count = count.wrapping_add(1));
    }
}

/// The dossiers on this device.
#[component]
pub fn Dossiers() -> impl IntoView {
    let app = app();
    app.save_all();
    let changes = RwSignal::new(0);
    let desk = Desk {
        app,
        changes,
        shelf: Shelf::new(app, changes),
        results: RwSignal::new(Vec::new()),
        choices: RwSignal::new(Vec::new()),
        responses: RwSignal::new(Vec::new()),
        asking: Asking::new(),
    };
    take_arrived(desk);
    let arrived = leptos::ev::Custom::<web_sys::Event>::new("yachay-arrived");
    let listener = window_event_listener(arrived, move |_| take_arrived(desk));
    on_cleanup(move || listener.remove());
    view! {
        <main id="main" class="page" tabindex="-1">
            <h1>{tr!(plan.title)}</h1>
            <p class="lead">{tr!(plan.lead)}</p>
            <button class="button primary" type="button" on:click=click(move |_| {
                start_dossier(app);
            })>
                <Icon name="i-add" />
                {tr!(plan.new_dossier)}
            </button>
            {entries::entries(desk)}
            <section class="part" id="import" tabindex="-1">
                <h2>{tr!(plan.import_title)}</h2>
                {drop_zone(tr!(plan.import_drop), tr!(plan.import_hint), move |files| {
                    import::import_all(desk, files);
                })}
                {dynamic(move || shared::question(desk))}
                {questions(desk.asking)}
                {dynamic(move || plan_choice::choices(desk))}
                {dynamic(move || response_choice::choice(desk))}
                {file_results(desk.results, summary)}
            </section>
            <p><a href=Route::Framework(String::new()).href()>{tr!(home.framework)}</a></p>
            <p><a href=Route::Device.href()>{tr!(home.device)}</a></p>
        </main>
    }
}

fn summary(results: &[FileResult]) -> String {
    let refused = results.iter().filter(|item| item.state == "error").count();
    if refused == 0 {
        tr!(plan.import_summary_fine, total = results.len()).to_string()
    } else {
        tr!(
            plan.import_summary,
            total = results.len(),
            refused = refused
        )
        .to_string()
    }
}

/// Takes the files that another program gave to the application: what the user opened with it at once, what was
/// shared to it once the user opens it.
fn take_arrived(desk: Desk) {
    let files = host().map(|host| host.take_arrived()).unwrap_or_default();
    if files.is_empty() {
        return;
    }
    // Whatever is asked or said of them stands here, below the list.
    focus_soon("import".to_string());
    let (sent, chosen): (Vec<File>, Vec<File>) = files.into_iter().partition(shared::is_shared);
    shared::keep(sent);
    desk.refresh();
    take_files(desk, chosen);
}

fn take_files(desk: Desk, files: Vec<File>) {
    spawn_local(async move {
        let files = opened(read_files(files).await, desk.asking).await;
        import::import_all(desk, files);
    });
}

/// Starts an empty dossier and opens it. Returns its id, unless another one could not be saved.
fn start_dossier(app: App) -> Option<String> {
    if unsaved(app) {
        app.toast(tr!(plan.other_unsaved_first).to_string());
        return None;
    }
    let framework = app.framework();
    let payload = Dossier::new(&framework.pack.country, today());
    let id = app.dossier.start_new(app, payload, framework.reference());
    app.go(Route::PlanSection(id.clone(), Section::Profile));
    Some(id)
}

/// Closes the example and removes it from this device.
pub fn close_example(app: App) {
    app.save_all();
    let stored = store::list::<Dossier>().into_iter();
    let examples = stored.filter_map(|entry| {
        let document = entry.document.ok()?;
        document.payload.example.then_some(document.id)
    });
    let ids: Vec<String> = examples.collect();
    if app.dossier.read_untracked(|dossier| dossier.example) {
        app.dossier.forget();
    }
    app.remove_documents(
        Kind::Dossier,
        ids,
        tr!(home.example_closed).to_string(),
        || {},
    );
}
