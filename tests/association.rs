//! The association: thousands of files in, figures across municipalities out.

mod support;

#[path = "subtraction/span.rs"]
mod span;

#[path = "association/attack.rs"]
mod attack;
#[path = "association/cubes.rs"]
mod cubes;
#[path = "association/generated.rs"]
mod generated;
#[path = "association/order.rs"]
mod order;
#[path = "association/reading.rs"]
mod reading;
#[path = "association/rules.rs"]
mod rules;
#[path = "association/splitting.rs"]
mod splitting;
#[path = "association/tables.rs"]
mod tables;

use support::peru;
use yachay_municipal::association::Consolidated;
use yachay_municipal::association::intake::{Intake, Rule};
use yachay_municipal::documents::{Envelope, Payload};
use yachay_municipal::examples::{Invented, Recipe};
use yachay_municipal::response::Response;

/// The association of so many lines.
pub fn invented(lines: usize, seed: u64) -> Invented<'static> {
    Invented::of(peru(), Recipe::usual(lines, seed))
}

/// What comes of these files.
pub fn consolidated(files: &[(&str, &[u8])]) -> Consolidated {
    let mut intake = Intake::new(peru());
    for (name, bytes) in files {
        intake.take_file(name, bytes);
    }
    intake.consolidate()
}

/// Documents as a file of lines.
pub fn lines_of<P: Payload>(documents: &[Envelope<P>]) -> Vec<u8> {
    let lines = documents
        .iter()
        .map(|document| format!("{}\n", document.to_line()));
    lines.collect::<String>().into_bytes()
}

/// What comes of these responses.
pub fn of_responses(documents: &[Envelope<Response>]) -> Consolidated {
    consolidated(&[("respuestas.ndjson", &lines_of(documents))])
}

/// How many documents fell under a rule.
pub fn count(found: &Consolidated, rule: Rule) -> u64 {
    found
        .receipt
        .documents
        .get(rule.name())
        .copied()
        .unwrap_or_default()
}
