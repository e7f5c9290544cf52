//! The thread between planning instruments: from the long term to the short, the territory above the
//! institution. Each state of a link has its own line and mark, so that nothing hangs on colour.

mod drawing;
mod layout;

use leptos::prelude::*;

use crate::dossier::LinkState;
use crate::framework::{Horizon, Scope};
use crate::ui::i18n::tr;
use drawing::link_name;
pub use layout::{Edge, Layout};
use layout::{TALL, WIDE, layout};

/// An instrument on the chart.
pub struct PlanNode {
    /// What stands in its box.
    pub short: String,
    /// Its name in full.
    pub name: String,
    /// Whether there is one, in words.
    pub status: &'static str,
    /// Whether there is one, for the style sheet.
    pub mark: &'static str,
    /// How far it looks.
    pub horizon: Horizon,
    /// What it is about.
    pub scope: Scope,
}

/// A link on the chart.
pub struct PlanLink {
    /// Place of the instrument that guides.
    pub from: usize,
    /// Place of the instrument that should follow it.
    pub to: usize,
    /// What is known of it.
    pub state: LinkState,
    /// The same in words.
    pub words: &'static str,
}

/// What is drawn.
pub struct Articulation {
    /// The title: what there is to see.
    pub finding: String,
    /// The instruments.
    pub nodes: Vec<PlanNode>,
    /// The links between them.
    pub links: Vec<PlanLink>,
    /// Names a horizon.
    pub horizon: fn(Horizon) -> &'static str,
    /// Names a scope.
    pub scope: fn(Scope) -> &'static str,
    /// Names a state of a link.
    pub link: fn(LinkState) -> &'static str,
}

/// Draws the chart under its finding, for wide screens and for phones, with the same as a table.
pub fn articulation(shown: &Articulation) -> impl IntoView + use<> {
    view! {
        <figure class="chart articulation">
            <figcaption>{shown.finding.clone()}</figcaption>
            {drawing::draw(shown, &layout(&shown.nodes, &shown.links, &WIDE), "wide")}
            {drawing::draw(shown, &layout(&shown.nodes, &shown.links, &TALL), "tall")}
            {legend(shown.link)}
            <details class="more">
                <summary>{tr!(common.see_table)}</summary>
                {table(shown)}
            </details>
        </figure>
    }
}

/// Lays the chart out as it stands on wide screens and on paper.
pub fn on_paper(shown: &Articulation) -> Layout {
    layout(&shown.nodes, &shown.links, &WIDE)
}

fn legend(name: fn(LinkState) -> &'static str) -> impl IntoView {
    let states = [
        LinkState::Holds,
        LinkState::Broken,
        LinkState::NothingToLink,
        LinkState::Unknown,
    ];
    view! {
        <ul class="legend">
            {states.map(|state| view! {
                <li>
                    <svg class="sample" viewBox="0 0 56 20" aria-hidden="true">
                        <path class="link" data-link=link_name(state) d="M2 10H54"></path>
                        {drawing::mark(state, (28.0, 10.0))}
                    </svg>
                    {name(state)}
                </li>
            })}
        </ul>
    }
}

fn table(shown: &Articulation) -> impl IntoView + use<> {
    let named = |place: usize| {
        let node = shown.nodes.get(place);
        node.map(|node| format!("{}: {}", node.name, node.status))
            .unwrap_or_default()
    };
    let rows = shown.links.iter().map(|link| {
        view! {
            <tr>
                <th scope="row">{named(link.from)}</th>
                <td>{named(link.to)}</td>
                <td data-link=link_name(link.state)>{link.words}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(institution.links_title)>
            <table class="data">
                <caption class="visually-hidden">{shown.finding.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!(institution.guide)}</th>
                        <th scope="col">{tr!(institution.guided)}</th>
                        <th scope="col">{tr!(institution.link)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
