//! Where instruments and links stand. Columns are horizons on a wide screen and scopes on a phone;
//! bands, one under the other, are the opposite. All measures are units of the drawing; 16 of them are
//! the height of the text around it.

use super::{PlanLink, PlanNode};
use crate::framework::{Horizon, Scope};

/// The measures of a form of the chart.
pub struct Form {
    /// Whether columns are horizons; otherwise they are scopes.
    horizons_across: bool,
    /// Width of the drawing.
    width: f64,
    /// Left edges of the columns.
    columns: &'static [f64],
    /// Width of a box.
    node: f64,
    /// Letters that fit a line of a box.
    letters: usize,
    /// How far a link to the next but one in its column swings out.
    swing: f64,
}

/// For wide screens and paper.
pub const WIDE: Form = Form {
    horizons_across: true,
    width: 880.0,
    columns: &[4.0, 330.0, 640.0],
    node: 184.0,
    letters: 20,
    swing: 40.0,
};

/// For phones.
pub const TALL: Form = Form {
    horizons_across: false,
    width: 328.0,
    columns: &[54.0, 204.0],
    node: 104.0,
    letters: 12,
    swing: 26.0,
};

/// Height of a line of text in a box.
pub const LINE: f64 = 18.0;
/// Height of the titles of the columns, and of a band's own.
const TITLE: f64 = 24.0;
/// Space between boxes of a column, with room for a mark.
const GAP: f64 = 44.0;

/// A box.
pub struct Node {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The lines of its name.
    pub lines: Vec<String>,
    column: usize,
    /// Its place in its column.
    row: usize,
}

/// A link.
pub struct Edge {
    /// The line.
    pub path: String,
    /// The head of the arrow.
    pub head: String,
    /// The same line by its ends and what bends it: from, two points, to.
    pub curve: [(f64, f64); 4],
    /// The same head by its corners.
    pub corners: [(f64, f64); 3],
    /// Whether it runs from above to below.
    pub upright: bool,
    /// Where its mark stands.
    pub middle: (f64, f64),
}

/// A title in the drawing: where it stands, and what it names.
pub struct Title<T> {
    /// Left edge.
    pub x: f64,
    /// Base line.
    pub y: f64,
    /// What it names.
    pub of: T,
}

/// Everything in its place.
pub struct Layout {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// The boxes, in the order of the instruments.
    pub nodes: Vec<Node>,
    /// The links, in their order.
    pub edges: Vec<Edge>,
    /// The horizons.
    pub horizons: Vec<Title<Horizon>>,
    /// The scopes.
    pub scopes: Vec<Title<Scope>>,
    /// Heights of the lines between bands.
    pub rules: Vec<f64>,
}

const HORIZONS: [Horizon; 3] = [Horizon::Long, Horizon::Medium, Horizon::Short];
const SCOPES: [Scope; 2] = [Scope::Territory, Scope::Institution];

/// Lays the chart out.
pub fn layout(instruments: &[PlanNode], links: &[PlanLink], form: &Form) -> Layout {
    let horizon = |node: &PlanNode| HORIZONS.iter().position(|one| *one == node.horizon);
    let scope = |node: &PlanNode| SCOPES.iter().position(|one| *one == node.scope);
    let place = |node: &PlanNode| {
        let (horizon, scope) = (horizon(node).unwrap_or(0), scope(node).unwrap_or(0));
        if form.horizons_across {
            (horizon, scope)
        } else {
            (scope, horizon)
        }
    };
    let bands = if form.horizons_across {
        SCOPES.len()
    } else {
        HORIZONS.len()
    };
    let mut nodes: Vec<Option<Node>> = instruments.iter().map(|_| None).collect();
    let mut rows = vec![0; form.columns.len()];
    let (mut top, mut tops) = (TITLE, Vec::new());
    for band in 0..bands {
        tops.push(top);
        let mut bottom = top + TITLE;
        for (column, x) in form.columns.iter().enumerate() {
            // A link over the next column needs room above the first band.
            let lane = if form.horizons_across && band == 0 {
                GAP
            } else {
                8.0
            };
            let mut y = top + TITLE + lane;
            for (item, node) in instruments.iter().zip(&mut nodes) {
                if place(item) != (column, band) {
                    continue;
                }
                let lines = broken_into_lines(&item.short, form.letters);
                let height = (lines.len() + 1) as f64 * LINE + 16.0;
                let row = rows.get_mut(column).map_or(0, |row| {
                    *row += 1;
                    *row
                });
                *node = Some(Node {
                    x: *x,
                    y,
                    width: form.node,
                    height,
                    lines,
                    column,
                    row,
                });
                bottom = bottom.max(y + height);
                y += height + GAP;
            }
        }
        top = bottom + GAP / 2.0;
    }
    let nodes: Vec<Node> = nodes.into_iter().flatten().collect();
    let edges = edges(&nodes, links, form);
    let (horizons, scopes) = if form.horizons_across {
        (across(&HORIZONS, form), down(&SCOPES, &tops))
    } else {
        (down(&HORIZONS, &tops), across(&SCOPES, form))
    };
    let rules = tops.into_iter().collect();
    Layout {
        width: form.width,
        height: top,
        nodes,
        edges,
        horizons,
        scopes,
        rules,
    }
}

fn across<T: Copy>(all: &[T], form: &Form) -> Vec<Title<T>> {
    let titles = all.iter().zip(form.columns);
    titles
        .map(|(of, x)| Title {
            x: *x,
            y: 15.0,
            of: *of,
        })
        .collect()
}

fn down<T: Copy>(all: &[T], tops: &[f64]) -> Vec<Title<T>> {
    let titles = all.iter().zip(tops);
    titles
        .map(|(of, top)| Title {
            x: 4.0,
            y: top + 18.0,
            of: *of,
        })
        .collect()
}

/// Breaks a name into lines between its words.
fn broken_into_lines(name: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// A side of a box, and the way out of it.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    fn way_out(self) -> (f64, f64) {
        match self {
            Side::Left => (-1.0, 0.0),
            Side::Right => (1.0, 0.0),
            Side::Top => (0.0, -1.0),
            Side::Bottom => (0.0, 1.0),
        }
    }
}

/// Chooses the sides that a link leaves and reaches, and how far it swings.
fn sides(from: &Node, to: &Node, form: &Form) -> (Side, Side, f64) {
    let between = form.columns.get(1).zip(form.columns.first());
    let between = between.map_or(0.0, |(second, first)| second - first - form.node);
    match to.column as i64 - from.column as i64 {
        0 if to.row == from.row + 1 => (Side::Bottom, Side::Top, 0.0),
        0 if from.row == to.row + 1 => (Side::Top, Side::Bottom, 0.0),
        0 => {
            let over = to.row.abs_diff(from.row) as f64;
            let side = if from.column == 0 {
                Side::Left
            } else {
                Side::Right
            };
            (side, side, form.swing + 10.0 * (over - 1.0))
        }
        1 => (Side::Right, Side::Left, between / 2.0),
        -1 => (Side::Left, Side::Right, between / 2.0),
        _ => (Side::Top, Side::Top, GAP),
    }
}

fn edges(nodes: &[Node], links: &[PlanLink], form: &Form) -> Vec<Edge> {
    // The ends of links on each side of each box, so that they share it evenly.
    let mut ends: Vec<(usize, Side, f64)> = Vec::new();
    for link in links {
        if let (Some(from), Some(to)) = (nodes.get(link.from), nodes.get(link.to)) {
            let (leaves, reaches, _) = sides(from, to, form);
            ends.push((link.from, leaves, rank(leaves, to)));
            ends.push((link.to, reaches, rank(reaches, from)));
        }
    }
    let edges = links.iter().map(|link| {
        let (from, to) = (nodes.get(link.from)?, nodes.get(link.to)?);
        let (leaves, reaches, swing) = sides(from, to, form);
        let start = port(from, leaves, &ends, link.from, rank(leaves, to));
        let end = port(to, reaches, &ends, link.to, rank(reaches, from));
        Some(edge(start, leaves, end, reaches, swing))
    });
    edges.flatten().collect()
}

/// Returns what puts the ends on a side in order: where the other box stands along it.
fn rank(side: Side, other: &Node) -> f64 {
    match side {
        Side::Left | Side::Right => other.y + other.height / 2.0,
        Side::Top | Side::Bottom => other.x + other.width / 2.0,
    }
}

/// Returns where a link ends on a side that it shares with others.
fn port(
    node: &Node,
    side: Side,
    ends: &[(usize, Side, f64)],
    place: usize,
    own: f64,
) -> (f64, f64) {
    let here = ends
        .iter()
        .filter(|(other, on, _)| *other == place && *on == side);
    let (mut before, mut all) = (0.0, 0.0);
    for (_, _, rank) in here {
        all += 1.0;
        if *rank < own {
            before += 1.0;
        }
    }
    let part = (before + 1.0) / (all + 1.0);
    match side {
        Side::Left => (node.x, node.y + node.height * part),
        Side::Right => (node.x + node.width, node.y + node.height * part),
        Side::Top => (node.x + node.width * part, node.y),
        Side::Bottom => (node.x + node.width * part, node.y + node.height),
    }
}

fn edge(start: (f64, f64), leaves: Side, end: (f64, f64), reaches: Side, swing: f64) -> Edge {
    let (out, back) = (leaves.way_out(), reaches.way_out());
    // The line ends where the head begins.
    let tip = end;
    let end = (end.0 + back.0 * 8.0, end.1 + back.1 * 8.0);
    let reach = |at: (f64, f64), way: (f64, f64)| (at.0 + way.0 * swing, at.1 + way.1 * swing);
    let (c1, c2) = (reach(start, out), reach(end, back));
    let middle = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
    let across = (back.1 * 5.0, back.0 * 5.0);
    let corners = [
        tip,
        (end.0 + across.0, end.1 + across.1),
        (end.0 - across.0, end.1 - across.1),
    ];
    let [tip, left, right] = corners;
    Edge {
        upright: out.0 == 0.0 && back.0 == 0.0,
        path: format!(
            "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            start.0, start.1, c1.0, c1.1, c2.0, c2.1, end.0, end.1
        ),
        head: format!(
            "M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z",
            tip.0, tip.1, left.0, left.1, right.0, right.1
        ),
        curve: [start, c1, c2, end],
        corners,
        middle: (
            middle(start.0, c1.0, c2.0, end.0),
            middle(start.1, c1.1, c2.1, end.1),
        ),
    }
}
