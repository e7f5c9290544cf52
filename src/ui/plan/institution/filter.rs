//! What of a part is shown: everything, what has no answer, or what is lacking.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::dossier::{DiagnosisPart, State, Tally};
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::widgets::{click, dynamic, live};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Show {
    All,
    Open,
    Lacking,
}

/// The filter of a part. What it shows is settled when it is chosen, so that nothing disappears from
/// under the hand that answers it.
#[derive(Clone, Copy)]
pub struct Filter {
    app: App,
    part: DiagnosisPart,
    show: RwSignal<Show>,
    /// Ids that are shown; everything while absent.
    shown: RwSignal<Option<BTreeSet<String>>>,
}

impl Filter {
    /// Shows everything.
    pub fn new(app: App, part: DiagnosisPart) -> Filter {
        Filter {
            app,
            part,
            show: RwSignal::new(Show::All),
            shown: RwSignal::new(None),
        }
    }

    /// Tells whether something is shown, and tracks it.
    pub fn shows(self, id: &str) -> bool {
        self.shown
            .with(|ids| ids.as_ref().is_none_or(|ids| ids.contains(id)))
    }

    /// Tells whether only a part is shown, and tracks it.
    pub fn narrows(self) -> bool {
        self.shown.with(Option::is_some)
    }

    fn choose(self, show: Show) {
        let (part, framework) = (self.part, self.app.framework());
        let ids = self.app.dossier.read_untracked(|dossier| {
            let wanted = |id: &String| {
                let state = dossier.institution.state_of(part, id);
                match show {
                    Show::All => true,
                    Show::Open => state.is_none(),
                    Show::Lacking => matches!(state, Some(State::Partly | State::Not)),
                }
            };
            let ids = framework.asked_in(part).into_iter().filter(wanted);
            ids.collect::<BTreeSet<_>>()
        });
        self.show.set(show);
        self.shown.set((show != Show::All).then_some(ids));
    }

    /// The choice, with how many there are of each.
    pub fn switch(self) -> impl IntoView {
        let framework = self.app.framework();
        let tally = Memo::new(move |_| {
            let part = self.part;
            self.app
                .dossier
                .read(|dossier| dossier.institution.tally(&framework, part))
        });
        view! {
            <div class="chips no-print" role="group" aria-label=tr!(institution.filter)>
                {[Show::All, Show::Open, Show::Lacking].map(|show| view! {
                    <button
                        class="chip"
                        type="button"
                        aria-pressed=live(move || (self.show.get() == show).to_string())
                        on:click=click(move |_| self.choose(show))
                    >{dynamic(move || chip(show, &tally.read()))}</button>
                })}
            </div>
            <p class="hint" role="status">{dynamic(move || self.said())}</p>
        }
    }

    fn said(self) -> &'static str {
        let none = self
            .shown
            .with(|ids| ids.as_ref().is_some_and(BTreeSet::is_empty));
        match (self.show.get(), none) {
            (Show::All, _) => "",
            (Show::Open, true) => tr!(institution.filter_open_none),
            (Show::Lacking, true) => tr!(institution.filter_lacking_none),
            (_, false) => tr!(institution.filter_stays),
        }
    }
}

fn chip(show: Show, tally: &Tally) -> String {
    match show {
        Show::All => tr!(institution.filter_all, n = tally.all()).to_string(),
        Show::Open => tr!(institution.filter_open, n = tally.open).to_string(),
        Show::Lacking => tr!(institution.filter_lacking, n = tally.lacking()).to_string(),
    }
}
