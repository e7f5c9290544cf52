//! The register of executed actions.

mod form;
mod import;
mod lines;
mod table;
mod words;

use leptos::prelude::*;

use crate::dossier::ExecutedAction;
use crate::register::{Actions, Selection, actions_of};
use crate::ui::app::App;
use crate::ui::i18n::{language, tr};
use crate::ui::plan::derived::section_href;
use crate::ui::route::Section;

/// The lines of the register: those that follow from plans, and those registered beside them.
#[derive(Clone, Default, PartialEq)]
struct Lines {
    plans: Actions,
    registered: Vec<ExecutedAction>,
}

impl Lines {
    fn of(app: App) -> Lines {
        let framework = app.framework();
        app.dossier.read(|dossier| Lines {
            plans: actions_of(&framework, dossier, language()),
            registered: dossier.register.clone(),
        })
    }

    /// Returns all lines, those registered first: the order of their regions is that of the table.
    fn all(&self) -> impl Iterator<Item = &ExecutedAction> {
        self.registered.iter().chain(&self.plans.of_plan)
    }
}

/// The place.
pub fn register(app: App) -> impl IntoView {
    let lines = Memo::new(move |_| Lines::of(app));
    let selection = RwSignal::new(Selection::default());
    view! {
        <p class="eyebrow no-print"><a href=section_href(app, Section::FollowUp)>{tr!(cycles.register_back)}</a></p>
        <h2>{tr!(cycles.register_title)}</h2>
        <p>{tr!(cycles.register_text)}</p>
        <div class="stack">
            {table::part(app, lines, selection)}
            {lines::part(app, lines)}
            {form::part(app)}
            {import::part(app)}
        </div>
    }
}
