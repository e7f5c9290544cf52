//! The thread between instruments, as the chart draws it.

use leptos::prelude::*;

use super::words;
use crate::dossier::{Institution, InstrumentStatus, LinkState, LinkTally};
use crate::framework::{Framework, Instrument};
use crate::ui::app::App;
use crate::ui::charts::{Articulation, PlanLink, PlanNode, articulation};
use crate::ui::i18n::tr;
use crate::ui::plan::names;

/// The chart of the open dossier.
pub fn graph(app: App) -> impl IntoView {
    let framework = app.framework();
    let drawn = Memo::new(move |_| app.dossier.read(|dossier| dossier.institution.clone()));
    move || articulation(&shown(&framework, &drawn.read()))
}

/// The chart of what a group said, in words that are short enough for the back row.
pub fn graph_of(framework: &Framework, institution: &Institution) -> impl IntoView + use<> {
    let mut shown = shown(framework, institution);
    for (node, item) in shown.nodes.iter_mut().zip(&framework.instruments) {
        let found = institution.instruments.get(&item.id);
        node.mark = back_row_mark(found.and_then(|finding| finding.status));
        // An instrument without an acronym goes by its last word: "Capacidades".
        if node.short.chars().count() > LETTERS {
            let word = node.short.split(' ').next_back().unwrap_or_default();
            node.short = capital(word);
        }
    }
    articulation(&shown)
}

/// Names how an instrument is, for the style sheet of the back row: without the word in its box each has a line of its
/// own.
pub fn back_row_mark(status: Option<InstrumentStatus>) -> &'static str {
    match status {
        None => "unsaid",
        Some(InstrumentStatus::InForce) => "in-force",
        Some(InstrumentStatus::InPreparation) => "in-preparation",
        Some(InstrumentStatus::Expired) => "expired",
        Some(InstrumentStatus::Missing) => "missing",
    }
}

/// Letters that a box holds in words for the back row.
const LETTERS: usize = 12;

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

/// What the chart shows of what was said.
pub fn shown(framework: &Framework, institution: &Institution) -> Articulation {
    let instruments = &framework.instruments;
    let place = |id: &str| instruments.iter().position(|item| item.id == id);
    let links = institution.links(framework).into_iter();
    let links = links.filter_map(|link| {
        Some(PlanLink {
            from: place(&link.guide)?,
            to: place(&link.guided)?,
            state: link.state,
            words: words::link(link.state),
        })
    });
    Articulation {
        finding: finding(framework, institution),
        nodes: instruments
            .iter()
            .map(|item| node(framework, institution, item))
            .collect(),
        links: links.collect(),
        horizon: words::horizon,
        scope: words::scope,
        link: words::link,
    }
}

fn node(framework: &Framework, institution: &Institution, item: &Instrument) -> PlanNode {
    let found = institution.instruments.get(&item.id);
    let status = found.and_then(|finding| finding.status);
    PlanNode {
        short: names::instrument_short(framework, &item.id),
        name: names::instrument(framework, &item.id),
        status: words::status(status),
        mark: match status {
            None => "unsaid",
            Some(InstrumentStatus::InForce) => "in-force",
            Some(InstrumentStatus::InPreparation) => "in-preparation",
            Some(InstrumentStatus::Expired | InstrumentStatus::Missing) => "gone",
        },
        horizon: item.horizon,
        scope: item.scope,
    }
}

/// Says what the links between instruments are like.
pub fn finding(framework: &Framework, institution: &Institution) -> String {
    let links = institution.links(framework);
    let tally = LinkTally::of(links.iter().map(|link| link.state));
    match tally {
        LinkTally { broken: 1, all, .. } => {
            tr!(institution.links_one_broken, all = all).to_string()
        }
        LinkTally { broken, all, .. } if broken > 0 => {
            tr!(institution.links_broken, n = broken, all = all).to_string()
        }
        LinkTally { unknown, all, .. } if unknown == all => {
            tr!(institution.links_unknown, all = all).to_string()
        }
        LinkTally { holding, all, .. } if holding == all => {
            tr!(institution.links_hold, all = all).to_string()
        }
        LinkTally { holding, all, .. } => {
            tr!(institution.links_none_broken, n = holding, all = all).to_string()
        }
    }
}

/// Says each broken link.
pub fn broken_links(framework: &Framework, institution: &Institution) -> Vec<String> {
    let links = institution.links(framework).into_iter();
    let broken = links.filter(|link| link.state == LinkState::Broken);
    let said = broken.map(|link| {
        let guide = names::instrument_short(framework, &link.guide);
        let guided = names::instrument_short(framework, &link.guided);
        tr!(institution.link_broken_said, guided = guided, guide = guide).to_string()
    });
    said.collect()
}
