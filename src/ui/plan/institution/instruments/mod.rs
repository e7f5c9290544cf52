//! Planning instruments: a card for each, and the thread between them.

mod card;
mod contents;
mod links;
mod objectives;
mod years;

use leptos::prelude::*;

use super::filter::Filter;
use super::findings::fold;
use super::graph::graph;
use super::words;
use crate::dossier::{DiagnosisPart, InstrumentFinding, InstrumentStatus};
use crate::framework::Instrument;
use crate::ui::app::App;
use crate::ui::i18n::tr;
use crate::ui::plan::names;
use crate::ui::widgets::dynamic;

/// Where the finding about an instrument is kept.
#[derive(Clone, Copy)]
pub struct Place {
    /// The application.
    pub app: App,
    /// Instrument id.
    pub id: StoredValue<String>,
    /// Whether there is one.
    pub status: Memo<Option<InstrumentStatus>>,
}

impl Place {
    fn new(app: App, id: &str) -> Place {
        let wanted = id.to_string();
        let status = Memo::new(move |_| {
            app.dossier
                .read(|dossier| dossier.institution.instruments.get(&wanted)?.status)
        });
        Place {
            app,
            id: StoredValue::new(id.to_string()),
            status,
        }
    }

    /// Reads the finding and tracks it.
    pub fn read<R: Default>(self, read: impl FnOnce(&InstrumentFinding) -> R) -> R {
        self.app.dossier.read(|dossier| {
            let instruments = &dossier.institution.instruments;
            let found = self.id.with_value(|id| instruments.get(id));
            found.map(read).unwrap_or_default()
        })
    }

    /// Changes the finding.
    pub fn edit(self, change: impl FnOnce(&mut InstrumentFinding)) {
        self.app.dossier.edit(self.app, |dossier| {
            let instruments = &mut dossier.institution.instruments;
            change(instruments.entry(self.id.get_value()).or_default());
        });
    }

    /// Reads the instrument of the framework.
    pub fn instrument<R: Default>(self, read: impl FnOnce(&Instrument) -> R) -> R {
        let framework = self.app.framework();
        let found = self.id.with_value(|id| framework.instrument(id).map(read));
        found.unwrap_or_default()
    }

    /// Returns an id for a part of the card.
    pub fn html_id(self, part: &str) -> String {
        format!("{}-{part}", self.id.get_value())
    }
}

/// The part.
pub fn instruments(app: App) -> impl IntoView {
    let filter = Filter::new(app, DiagnosisPart::Instruments);
    let framework = app.framework();
    let folds = framework.instruments.iter().map(|item| {
        let place = Place::new(app, &item.id);
        let (shown, id) = (item.id.clone(), item.id.clone());
        let shown = Memo::new(move |_| filter.shows(&shown));
        let name = names::instrument(&framework, &id);
        let said = move || words::status(place.status.get());
        let head = view! { <h3>{name}</h3><span class="hint">{dynamic(said)}</span> };
        let body = move || card::card(place).into_any();
        fold(filter, shown, head.into_any(), Box::new(body))
    });
    view! {
        {filter.switch()}
        <div class="folds">{folds.collect_view()}</div>
        <section class="part">
            <h2>{tr!(institution.links_title)}</h2>
            <p>{tr!(institution.links_text)}</p>
            {graph(app)}
        </section>
    }
}
