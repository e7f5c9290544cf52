//! Preparing a session: what, where, when; its phases; who comes.

mod ballots;
mod details;
mod file;
mod people;
mod phase;
mod phases;

use leptos::prelude::*;

use super::place::Place;
use super::session;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{Icon, dynamic};

/// The preparation of the open session.
pub fn prepare(app: App) -> impl IntoView {
    let lead = session().id().map(|id| Place::Lead.of(&id).href());
    let model = Memo::new(move |_| session().read(|found| found.model));
    view! {
        <section class="part">
            <h2>{tr!(facilitate.details)}</h2>
            {details::details(app)}
        </section>
        <section class="part">
            <h2>{tr!(facilitate.phases)}</h2>
            {phases::phases(app)}
        </section>
        {dynamic(move || (!model.get()).then(|| view! {
            <section class="part">
                <h2>{tr!(facilitate.attendance)}</h2>
                {people::people(app)}
            </section>
        }))}
        <section class="part">
            <h2>{tr!(facilitate.keep)}</h2>
            {file::file(app)}
        </section>
        {dynamic(move || (!model.get()).then(|| view! {
            <div class="actions no-print">
                <a class="button primary" href=lead.clone()>{tr!(facilitate.tab_lead)}<Icon name="i-next" /></a>
            </div>
        }))}
    }
}
