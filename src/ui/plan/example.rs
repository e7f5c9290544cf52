//! The example: fetched, opened, never mixed with real work.

use leptos::prelude::*;

use crate::ui::widgets::{dynamic, live};

use crate::documents::restore;
use crate::dossier::Dossier;
use crate::store::list;
use crate::ui::app::{App, app};
use crate::ui::i18n::tr;
use crate::ui::route::{Route, Section};

/// Opens the example: the one that is on this device, or a fresh one.
#[component]
pub fn Example() -> impl IntoView {
    let app = app();
    let present = list::<Dossier>().into_iter().find_map(|entry| {
        let document = entry.document.ok()?;
        document.payload.example.then_some(document.id)
    });
    let failed = RwSignal::new(false);
    match present {
        Some(id) => show(app, id),
        None => leptos::task::spawn_local(async move {
            let text = app.fetch_text("example.json").await.unwrap_or_default();
            match restore::<Dossier>(text.as_bytes()) {
                Ok(example) => show(app, app.dossier.start(app, example)),
                Err(_) => failed.set(true),
            }
        }),
    }
    view! {
        <main id="main" class="page narrow" tabindex="-1" aria-busy=live(move || (!failed.get()).to_string())>
            {dynamic(move || failed.get().then(|| view! {
                <div class="empty" role="alert">
                    <h1>{tr!(home.example_title)}</h1>
                    <p>{tr!(home.example_failed)}</p>
                    <a class="button primary" href=Route::Home.href()>{tr!(common.to_home)}</a>
                </div>
            }))}
        </main>
    }
}

/// Goes to the example in place of the address that asked for it, so that "back" leads out.
fn show(app: App, id: String) {
    let to = Route::PlanSection(id, Section::Profile);
    // After this screen is drawn: a route must not change in the middle of drawing one.
    set_timeout(
        move || {
            let _ = window().location().replace(&to.href());
            app.route.set(to);
        },
        std::time::Duration::ZERO,
    );
}
