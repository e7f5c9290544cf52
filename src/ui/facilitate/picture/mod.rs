//! Pictures of results for the minutes, drawn by the browser as PNG: black and one colour on white, so that they can be
//! copied on any machine.

mod canvas;
mod graph;
mod votes;

use crate::framework::Framework;
use crate::ui::i18n::language;
use crate::workshop::{Picture, Workshop, charts, graph_phase};

/// Returns a picture of everything that was voted on, both rounds beside each other, where it may be shown, and one of
/// how the instruments are joined, where something was said of them.
pub fn pictures(workshop: &Workshop, framework: &Framework) -> Vec<Picture> {
    let charts = charts(workshop, framework, language()).into_iter();
    let votes = charts.filter_map(|chart| votes::picture(&chart, framework));
    let graph = graph_phase(workshop, framework);
    let graph = graph.and_then(|phase| graph::picture(workshop, framework, phase));
    votes.chain(graph).collect()
}
