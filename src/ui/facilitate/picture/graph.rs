//! How the planning instruments are joined, as the chart of the institutional diagnosis draws it, with its legend.

use super::canvas::{BAR, Canvas, FAINT, INK, PAPER, WIDTH};
use crate::dossier::LinkState;
use crate::framework::Framework;
use crate::ui::charts::{Articulation, ChartEdge, ChartLayout, on_paper};
use crate::ui::plan::institution::graph_shown;
use crate::workshop::{Picture, Workshop};

/// Height of the title, and of the legend, in units of the chart.
const TITLE: f64 = 34.0;
const LEGEND: f64 = 40.0;
/// The colour of what is broken; its dashes and its cross say the same.
const BROKEN: &str = "#8c1d33";
const STATES: [LinkState; 4] = [
    LinkState::Holds,
    LinkState::Broken,
    LinkState::NothingToLink,
    LinkState::Unknown,
];

/// Draws the graph of what a group said, for the minutes of a phase.
pub fn picture(workshop: &Workshop, framework: &Framework, phase: usize) -> Option<Picture> {
    let shown = graph_shown(framework, &workshop.institution);
    let layout = on_paper(&shown);
    let scale = WIDTH / layout.width;
    let canvas = Canvas::new((TITLE + layout.height + LEGEND) * scale)?;
    canvas.pen.scale(scale, scale).ok()?;
    canvas.letters(600, 18);
    canvas.write(&shown.finding, INK, (4.0, TITLE / 2.0), layout.width - 8.0);
    canvas.pen.translate(0.0, TITLE).ok()?;
    bands(&canvas, &shown, &layout);
    for (link, edge) in shown.links.iter().zip(&layout.edges) {
        arrow(&canvas, link.state, edge);
    }
    boxes(&canvas, &shown, &layout);
    for (link, edge) in shown.links.iter().zip(&layout.edges) {
        mark(&canvas, link.state, edge.middle);
    }
    canvas.pen.translate(0.0, layout.height).ok()?;
    legend(&canvas, &shown, layout.width);
    canvas.picture(phase, words(&shown))
}

/// A link from an instrument to the one that should follow it.
fn arrow(canvas: &Canvas, state: LinkState, edge: &ChartEdge) {
    let [from, first, second, to] = edge.curve;
    style(canvas, state);
    let pen = &canvas.pen;
    pen.begin_path();
    pen.move_to(from.0, from.1);
    pen.bezier_curve_to(first.0, first.1, second.0, second.1, to.0, to.1);
    pen.stroke();
    let [tip, left, right] = edge.corners;
    pen.begin_path();
    pen.move_to(tip.0, tip.1);
    pen.line_to(left.0, left.1);
    pen.line_to(right.0, right.1);
    pen.set_fill_style_str(colour(state));
    pen.fill();
}

/// Lines between bands, and what bands and columns are.
fn bands(canvas: &Canvas, shown: &Articulation, layout: &ChartLayout) {
    canvas.line("#cfc6bb", 1.0, &[]);
    for y in &layout.rules {
        segment(canvas, (0.0, *y), (layout.width, *y));
    }
    canvas.letters(600, 14);
    let horizons = layout.horizons.iter();
    let horizons = horizons.map(|title| ((shown.horizon)(title.of), title.x, title.y));
    let scopes = layout.scopes.iter();
    let scopes = scopes.map(|title| ((shown.scope)(title.of), title.x, title.y));
    for (words, x, y) in horizons.chain(scopes) {
        canvas.write(words, FAINT, (x, y - 5.0), 300.0);
    }
}

/// The instruments, each with how it is.
fn boxes(canvas: &Canvas, shown: &Articulation, layout: &ChartLayout) {
    canvas.pen.set_text_align("center");
    for (node, place) in shown.nodes.iter().zip(&layout.nodes) {
        let (width, dashes): (f64, &[f64]) = match node.mark {
            "in-preparation" => (2.0, &[7.0, 4.0]),
            "gone" => (2.0, &[2.0, 4.0]),
            "unsaid" => (1.0, &[]),
            _ => (2.0, &[]),
        };
        canvas.pen.set_fill_style_str(PAPER);
        canvas
            .pen
            .fill_rect(place.x, place.y, place.width, place.height);
        canvas.line(INK, width, dashes);
        canvas
            .pen
            .stroke_rect(place.x, place.y, place.width, place.height);
        let (middle, most) = (place.x + place.width / 2.0, place.width - 8.0);
        let row = |row: usize| place.y + 17.0 + row as f64 * 18.0;
        canvas.letters(600, 15);
        for (place, line) in place.lines.iter().enumerate() {
            canvas.write(line, INK, (middle, row(place)), most);
        }
        canvas.letters(400, 13);
        canvas.write(node.status, FAINT, (middle, row(place.lines.len())), most);
    }
    canvas.pen.set_text_align("start");
}

/// What each line says.
fn legend(canvas: &Canvas, shown: &Articulation, width: f64) {
    let across = width / STATES.len() as f64;
    for (place, state) in STATES.into_iter().enumerate() {
        let x = place as f64 * across + 4.0;
        style(canvas, state);
        segment(canvas, (x, 20.0), (x + 56.0, 20.0));
        mark(canvas, state, (x + 28.0, 20.0));
        canvas.letters(400, 15);
        canvas.write((shown.link)(state), INK, (x + 66.0, 20.0), across - 72.0);
    }
}

fn colour(state: LinkState) -> &'static str {
    match state {
        LinkState::Holds => BAR,
        LinkState::Broken => BROKEN,
        LinkState::NothingToLink | LinkState::Unknown => FAINT,
    }
}

fn style(canvas: &Canvas, state: LinkState) {
    let (width, dashes): (f64, &[f64]) = match state {
        LinkState::Holds => (2.0, &[]),
        LinkState::Broken => (2.5, &[9.0, 6.0]),
        LinkState::NothingToLink => (1.5, &[1.5, 5.0]),
        LinkState::Unknown => (1.5, &[5.0, 5.0]),
    };
    canvas.line(colour(state), width, dashes);
}

fn segment(canvas: &Canvas, (x, y): (f64, f64), to: (f64, f64)) {
    canvas.pen.begin_path();
    canvas.pen.move_to(x, y);
    canvas.pen.line_to(to.0, to.1);
    canvas.pen.stroke();
}

/// A cross where a link is broken, a question mark where nobody said.
fn mark(canvas: &Canvas, state: LinkState, (x, y): (f64, f64)) {
    let fill = match state {
        LinkState::Broken => BROKEN,
        LinkState::Unknown => PAPER,
        LinkState::Holds | LinkState::NothingToLink => return,
    };
    canvas.pen.begin_path();
    let _ = canvas.pen.arc(x, y, 9.0, 0.0, std::f64::consts::TAU);
    canvas.pen.set_fill_style_str(fill);
    canvas.pen.fill();
    if state == LinkState::Broken {
        canvas.line(PAPER, 2.5, &[]);
        segment(canvas, (x - 4.0, y - 4.0), (x + 4.0, y + 4.0));
        segment(canvas, (x + 4.0, y - 4.0), (x - 4.0, y + 4.0));
        return;
    }
    canvas.line(FAINT, 1.0, &[]);
    canvas.pen.stroke();
    canvas.letters(600, 14);
    canvas.pen.set_text_align("center");
    canvas.write("?", FAINT, (x, y), 16.0);
    canvas.pen.set_text_align("start");
}

/// The same for whoever does not see it.
fn words(shown: &Articulation) -> String {
    let name = |place: usize| {
        shown
            .nodes
            .get(place)
            .map_or("", |node| node.short.as_str())
    };
    let links = shown.links.iter();
    let links =
        links.map(|link| format!("{} → {}: {}", name(link.from), name(link.to), link.words));
    let links = links.collect::<Vec<_>>().join("; ");
    format!("{}. {links}", shown.finding)
}
