//! The chart as SVG.

use leptos::prelude::*;

use super::layout::{Edge, LINE, Layout, Node};
use super::{Articulation, PlanLink, PlanNode};
use crate::dossier::LinkState;

/// Names the state of a link for the style sheet.
pub fn link_name(state: LinkState) -> &'static str {
    match state {
        LinkState::Holds => "holds",
        LinkState::Broken => "broken",
        LinkState::NothingToLink => "nothing",
        LinkState::Unknown => "unknown",
    }
}

/// Draws one form of the chart.
pub fn draw(shown: &Articulation, layout: &Layout, form: &'static str) -> impl IntoView + use<> {
    let links = shown.links.iter().zip(&layout.edges);
    let lines = links
        .clone()
        .map(|(link, edge)| line(link, edge))
        .collect_view();
    let marks = links.map(|(link, edge)| label(link, edge)).collect_view();
    let nodes = shown.nodes.iter().zip(&layout.nodes);
    let nodes = nodes.map(|(node, place)| boxed(node, place)).collect_view();
    let horizons = layout.horizons.iter().map(|title| {
        view! { <text class="axis-name" x=title.x y=title.y>{(shown.horizon)(title.of)}</text> }
    });
    let scopes = layout.scopes.iter().map(|title| {
        view! { <text class="axis-name" x=title.x y=title.y>{(shown.scope)(title.of)}</text> }
    });
    let rules = layout.rules.iter().map(|y| {
        view! { <line class="rule" x1="0" x2=layout.width y1=*y y2=*y></line> }
    });
    view! {
        <svg
            class="thread"
            data-form=form
            viewBox=format!("0 0 {} {:.0}", layout.width, layout.height)
            role="img"
            aria-label=shown.finding.clone()
        >
            {rules.collect_view()}
            {lines}
            {horizons.collect_view()}
            {scopes.collect_view()}
            {nodes}
            {marks}
        </svg>
    }
}

fn line(link: &PlanLink, edge: &Edge) -> impl IntoView + use<> {
    let state = link_name(link.state);
    view! {
        <path class="link" data-link=state d=edge.path.clone()></path>
        <path class="head" data-link=state d=edge.head.clone()></path>
    }
}

/// The mark of a link, and of a broken one its word.
fn label(link: &PlanLink, edge: &Edge) -> impl IntoView + use<> {
    let (x, y) = edge.middle;
    // Beside a line that runs down, under one that runs across.
    let (beside, under) = if edge.upright {
        (30.0, 5.0)
    } else {
        (0.0, 23.0)
    };
    let word = (link.state == LinkState::Broken).then(|| {
        view! { <text class="mark-word" x=x + beside y=y + under>{link.words}</text> }
    });
    view! { {mark(link.state, edge.middle)}{word} }
}

/// The mark of a state: a cross where a link is broken, a question mark where nobody said.
pub fn mark(state: LinkState, (x, y): (f64, f64)) -> Option<AnyView> {
    match state {
        LinkState::Broken => Some(
            view! {
                <circle class="mark-broken" cx=x cy=y r="9"></circle>
                <path
                    class="mark-cross"
                    d=format!("M{} {}l8 8m0 -8l-8 8", x - 4.0, y - 4.0)
                ></path>
            }
            .into_any(),
        ),
        LinkState::Unknown => Some(
            view! {
                <circle class="mark-unknown" cx=x cy=y r="9"></circle>
                <text class="mark-question" x=x y=y + 5.0>"?"</text>
            }
            .into_any(),
        ),
        LinkState::Holds | LinkState::NothingToLink => None,
    }
}

fn boxed(node: &PlanNode, place: &Node) -> impl IntoView + use<> {
    let middle = place.x + place.width / 2.0;
    let base = |line: usize| place.y + 3.0 + (line + 1) as f64 * LINE;
    let lines = place.lines.iter().enumerate().map(|(index, words)| {
        view! { <text class="node-name" x=middle y=base(index)>{words.clone()}</text> }
    });
    view! {
        <rect
            class="node"
            data-status=node.mark
            x=place.x
            y=place.y
            width=place.width
            height=place.height
            rx="4"
        ></rect>
        {lines.collect_view()}
        <text class="node-status" x=middle y=base(place.lines.len()) + 2.0>{node.status}</text>
    }
}
