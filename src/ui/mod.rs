//! What is on screen: one folder per door, shared widgets and charts beside them.

mod app;
mod catalogue;
mod charts;
mod device;
mod facilitate;
mod files;
mod framework;
mod home;
mod host;
mod i18n;
mod office;
mod plan;
mod respond;
mod route;
mod shell;
mod tabs;
mod transfer;
mod widgets;
mod words;
mod working;
mod world;

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::app::{App, location_hash};
pub use self::host::Host;
use self::route::Route;
use self::working::OpenDocument;
use self::world::local_now;
use crate::documents::{Kind, ReadError};
use crate::framework::{Framework, Language, Speak, read_pages};
use crate::store;

/// A group of doors that is compiled, fetched and entered as one.
pub struct Program {
    /// Draws a place; places of other programs stay blank until `start.js` has changed over.
    place: fn(Route) -> AnyView,
    /// First part of the name of its framework files; `start.js` knows the same.
    framework: &'static str,
    /// First part of the name of the files with the rest of the framework, where the first ones hold
    /// only what the first pages read.
    rest: Option<&'static str>,
    /// First parts of the names of the files with its texts, in their order; `start.js` knows the same.
    texts: &'static [&'static str],
    /// Reads what it needs of a framework.
    read: fn(&str) -> Result<Framework, ReadError>,
    /// Visits the words of the framework that it shows.
    speak: Speak,
    /// The kinds of documents that it works on.
    kinds: &'static [Kind],
    /// The documents that it works on.
    documents: fn(App) -> Vec<Box<dyn OpenDocument>>,
    /// What it begins, or takes up again, whenever it is entered.
    begin: fn(),
}

/// Home and Responder.
pub static RESPOND: Program = Program {
    place: |route| match route {
        Route::Home => home::Home().into_any(),
        Route::Respond => respond::Start().into_any(),
        Route::RespondStep(id, step) => respond::step_view(id, step).into_any(),
        Route::Unknown => shell::unknown().into_any(),
        Route::Plan
        | Route::PlanExample
        | Route::PlanSection(..)
        | Route::PlanDiagnosis(..)
        | Route::PlanActivity(..)
        | Route::PlanView(..)
        | Route::PlanPaper(..)
        | Route::PlanFollowUp(..)
        | Route::Facilitate(_)
        | Route::Projector
        | Route::Device
        | Route::Framework(_) => shell::blank().into_any(),
    },
    framework: "framework.first",
    rest: Some("framework.respond"),
    texts: &["texts"],
    read: read_pages,
    speak: |framework, visit| framework.for_each_text_of_pages(visit),
    kinds: &[Kind::Response],
    documents: |app| vec![Box::new(app.response)],
    begin: || (),
};

/// Planificar.
pub static PLAN: Program = Program {
    place: |route| match route {
        Route::Plan => plan::Dossiers().into_any(),
        Route::PlanExample => plan::Example().into_any(),
        Route::PlanSection(id, section) => plan::section_view(id, section).into_any(),
        Route::PlanDiagnosis(id, part) => plan::diagnosis_view(id, part).into_any(),
        Route::PlanActivity(id, activity) => plan::activity_view(id, activity).into_any(),
        Route::PlanView(id, view) => plan::plan_view(id, view).into_any(),
        Route::PlanPaper(id, paper) => plan::paper_view(id, paper).into_any(),
        Route::PlanFollowUp(id, place) => plan::follow_up_view(id, place).into_any(),
        Route::Framework(place) => framework::framework_view(&place).into_any(),
        Route::Device => device::Device().into_any(),
        Route::Unknown => shell::unknown().into_any(),
        Route::Home
        | Route::Respond
        | Route::RespondStep(..)
        | Route::Facilitate(_)
        | Route::Projector => shell::blank().into_any(),
    },
    framework: "framework",
    rest: None,
    texts: &["texts", "texts.plan"],
    read: Framework::from_json,
    speak: |framework, visit| framework.for_each_own_text(visit),
    // Sessions for their copies and earlier states.
    kinds: &[Kind::Dossier, Kind::Workshop],
    documents: |app| vec![Box::new(app.dossier)],
    begin: device::begin,
};

/// Facilitar and the projector.
pub static FACILITATE: Program = Program {
    place: |route| match route {
        Route::Facilitate(place) => facilitate::place(&place).into_any(),
        Route::Projector => facilitate::projector().into_any(),
        Route::Unknown => shell::unknown().into_any(),
        _ => shell::blank().into_any(),
    },
    framework: "framework",
    rest: None,
    texts: &["texts", "texts.plan", "texts.facilitate"],
    read: Framework::from_json,
    speak: |framework, visit| framework.for_each_own_text(visit),
    kinds: &[Kind::Workshop, Kind::Dossier],
    documents: |app| vec![Box::new(facilitate::session()), Box::new(app.dossier)],
    begin: device::begin,
};

thread_local! {
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// Shows a program, for the first time or again. `start.js` gives the text of the framework, the
/// program's own texts, the language of both, the page itself, and whether the framework is the one kept
/// on this device instead of the product's.
///
/// # Errors
/// A sentence, when the framework cannot be read.
pub async fn enter(
    program: &'static Program,
    framework: String,
    texts: String,
    language: String,
    page: Host,
    kept: bool,
) -> Result<(), JsValue> {
    host::remember(page);
    let read = (program.read)(&framework);
    let read = read.map_err(|error| JsValue::from_str(&error.to_string()))?;
    let language = Language::ALL
        .into_iter()
        .find(|item| item.code() == language)
        .unwrap_or_default();
    if !i18n::has_texts(language) {
        i18n::take_texts(language, texts);
    }
    match APP.get() {
        Some(app) => {
            app.come_back(framework, language, kept);
            (program.begin)();
        }
        None => {
            store::open(program.kinds, local_now()).await;
            mount(program, framework, read, language, kept);
            (program.begin)();
        }
    }
    Ok(())
}

/// Draws a program for the first time. Not a part of [`enter`], whose state machine would hold all of it.
#[inline(never)]
fn mount(
    program: &'static Program,
    framework: String,
    read: Framework,
    language: Language,
    kept: bool,
) {
    mount_to_body(move || {
        let app = App::new(program, (framework, read), language, kept);
        APP.set(Some(app));
        provide_context(app);
        listen(app);
        view! { <shell::Shell /> }
    });
}

/// Saves what waits and takes the program off the screen. What it holds in memory stays, for a
/// browser that keeps nothing else.
pub fn leave() {
    if let Some(app) = APP.get() {
        app.save_all();
        app.active.set(false);
        app.documents().iter().for_each(|document| document.leave());
    }
}

/// Tells whether nothing waits to be saved, so that the page may be loaded anew.
pub fn settled() -> bool {
    APP.get().is_none_or(|app| app.is_settled())
}

/// Follows the address, other tabs and the fate of this one.
fn listen(app: App) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| {
        if app.active.get_untracked() {
            app.save_all();
            app.route.set(Route::parse(&location_hash()));
        }
    });
    tabs::listen(move |news| app.hear(news));
    // Somebody may be removing everything on purpose, and says so in the same moment.
    store::lost_with(|| {
        let heal = || {
            if let Some(app) = APP.get() {
                app.heal();
            }
        };
        set_timeout(heal, std::time::Duration::from_millis(500));
    });
    // No key: somebody cleared the small storage at once.
    let _ = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().is_none() {
            app.heal();
        }
    });
    let newer = leptos::ev::Custom::<web_sys::Event>::new("yachay-waiting");
    let _ = window_event_listener(newer, move |_| app.newer.set(true));
    // Hidden tabs may never come back.
    let _ = window_event_listener(leptos::ev::pagehide, move |_| app.save_before_leaving());
    let hidden = leptos::ev::visibilitychange;
    let _ = window_event_listener(hidden, move |_| app.save_before_leaving());
    // What stands nowhere but here would end with the page.
    let _ = window_event_listener(leptos::ev::beforeunload, move |event| {
        app.save_before_leaving();
        if store::is_only_here() {
            event.prevent_default();
        }
    });
    // Whoever comes back may have cleared what is stored meanwhile, which sends this tab no event.
    let _ = window_event_listener(leptos::ev::focus, move |_| app.heal());
    Effect::new(move |_| {
        let language = app.language.get();
        let theme = app.theme.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
            let _ = match theme.as_str() {
                "auto" => root.remove_attribute("data-theme"),
                chosen => root.set_attribute("data-theme", chosen),
            };
        }
    });
}
