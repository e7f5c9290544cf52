//! Diagnoses and plans one after the other; the hand-over to the next administration.

mod closing;
mod commitments;
mod compared;
mod diagnoses;
mod next_term;
mod place;
mod years;

use leptos::prelude::*;

use crate::cycles::term_has_ended;
use crate::ui::app::App;
use crate::ui::world::today;

/// The section. Where the term has ended, opening the next one comes first.
pub fn cycles(app: App) -> impl IntoView {
    let ended = Memo::new(move |_| app.dossier.read(|dossier| term_has_ended(dossier, today())));
    move || {
        let ended = ended.get();
        view! {
            <div class="stack">
                {place::place(app)}
                {ended.then(|| next_term::next_term(app, true))}
                {diagnoses::diagnoses(app)}
                {compared::compared(app)}
                {years::plan_and_execution(app)}
                {commitments::inherited(app)}
                {closing::closing(app, ended)}
                {(!ended).then(|| next_term::next_term(app, false))}
            </div>
        }
    }
}
