//! The minutes, and taking what came out to the dossier.

use leptos::prelude::*;

use super::session;
use crate::dossier::Dossier;
use crate::store;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, click, dynamic};
use crate::workshop::{Landed, land};

/// The minutes of the open session.
pub fn minutes(app: App) -> impl IntoView {
    view! {
        {to_dossier(app)}
    }
}

/// The facilitator's sheet.
pub fn sheet(_app: App) -> impl IntoView {}

/// Taking the results to the dossier.
fn to_dossier(app: App) -> impl IntoView {
    let dossier = Memo::new(move |_| session().read(|found| found.dossier.clone()));
    let said = RwSignal::new(String::new());
    view! {
        <section class="part no-print">
            <h2>{tr!(facilitate.land_title)}</h2>
            {dynamic(move || match dossier.get().filter(|id| matches!(store::load::<Dossier>(id), Some(Ok(_)))) {
                None => view! { <p>{tr!(facilitate.land_none)}</p> }.into_any(),
                Some(id) => view! {
                    <p>{tr!(facilitate.land_text)}</p>
                    <button class="button primary" type="button" id="land" on:click=click(move |_| said.set(take(app, &id)))>
                        <Icon name="i-check" />{tr!(facilitate.land)}
                    </button>
                }.into_any(),
            })}
            <p role="status">{dynamic(move || said.get())}</p>
        </section>
    }
}

/// Puts the results into the dossier and says what became of it.
fn take(app: App, id: &str) -> String {
    app.save_all();
    if app.dossier.open(app, id).is_err() {
        return tr!(facilitate.land_failed).to_string();
    }
    let mut landed = None;
    session().with(|document| {
        app.dossier
            .edit(app, |dossier| landed = land(dossier, document));
    });
    app.dossier.save_now(app);
    match landed {
        None => tr!(facilitate.land_same).to_string(),
        Some(Landed {
            answers,
            levels,
            agreed,
            ..
        }) => {
            tr!(
                facilitate.landed,
                answers = answers,
                levels = levels,
                agreed = agreed
            )
        }
    }
}
