//! Bars of votes: two rounds beside each other, with one scale.

use super::canvas::{BAR, Canvas, INK, WIDTH};
use crate::framework::{Framework, SessionLabel};
use crate::ui::facilitate::names;
use crate::ui::i18n::{language, tr};
use crate::workshop::{Chart, Picture};

/// Height of a row in pixels.
const ROW: f64 = 56.0;
/// Room for the number behind the longest bar.
const NUMBER: f64 = 84.0;
/// Where bars begin beside levels, and beside factors, whose names are longer.
const LEVELS: f64 = 200.0;
const FACTORS: f64 = 520.0;

/// Draws the votes on something.
pub fn picture(chart: &Chart, framework: &Framework) -> Option<Picture> {
    let titled = chart.again;
    let values: Vec<String> = value_names(chart.factors);
    let rows = values.len() + 1 + usize::from(titled);
    let canvas = Canvas::new(rows as f64 * ROW + 8.0)?;
    let middle = |row: usize| (row as f64 + 0.5) * ROW + 4.0;
    canvas.letters(600, 28);
    canvas.write(&chart.name, INK, (8.0, middle(0)), WIDTH - 16.0);
    canvas.letters(400, 28);
    let left = if chart.factors { FACTORS } else { LEVELS };
    let first = 1 + usize::from(titled);
    for (row, name) in values.iter().enumerate() {
        canvas.write(name, INK, (8.0, middle(first + row)), left - 24.0);
    }
    let votes = chart.rounds.iter().flat_map(|(_, votes)| votes);
    let most = votes.copied().max().unwrap_or_default().max(1) as f64;
    let across = (WIDTH - left) / chart.rounds.len().max(1) as f64;
    let mut said = Vec::new();
    for (column, (number, votes)) in chart.rounds.iter().enumerate() {
        let x = left + column as f64 * across;
        let title = format!("{} {number}", round_word(framework));
        if titled {
            canvas.letters(600, 28);
            canvas.write(&title, INK, (x, middle(1)), across - 16.0);
            canvas.letters(400, 28);
        }
        for (row, votes) in votes.iter().enumerate() {
            let y = middle(first + row);
            let length = (*votes as f64 / most * (across - NUMBER)).max(2.0);
            canvas.pen.set_fill_style_str(BAR);
            canvas.pen.fill_rect(x, y - 18.0, length, 36.0);
            canvas.write(&votes.to_string(), INK, (x + length + 16.0, y), NUMBER);
        }
        let figures = values.iter().zip(votes);
        let figures = figures.map(|(name, votes)| format!("{name}: {votes}"));
        let figures = figures.collect::<Vec<_>>().join("; ");
        said.push(if titled {
            format!("{title}: {figures}")
        } else {
            figures
        });
    }
    canvas.picture(chart.phase, format!("{}. {}", chart.name, said.join(". ")))
}

fn value_names(factors: bool) -> Vec<String> {
    match factors {
        true => (1..=3)
            .map(|number| names::factor(number).to_string())
            .collect(),
        false => (1..=5)
            .map(|number| tr!(facilitate.level_only, level = number))
            .collect(),
    }
}

/// The word that the table of votes has for a round.
fn round_word(framework: &Framework) -> &str {
    framework.session_label(SessionLabel::Round, language())
}
