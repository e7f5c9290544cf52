//! The papers of a session: its minutes, and the sheet that its facilitator leads it with.
//!
//! The minutes say what the group found and agreed. Votes stand in them where they may be shown, as on the projector;
//! the script stays with the facilitator.

mod desk;
mod drawn;
mod found;
mod head;
mod results;
mod sheet;

use chrono::NaiveDate;

use self::desk::{Desk, heading, items, paragraph, said, table};
use super::model::Workshop;
use crate::export::{Block, Document, SignaturePlace};
use crate::framework::{Framework, Label, Language, SessionLabel};

pub use self::drawn::{Chart, charts, graph_phase};
pub use self::sheet::facilitator_sheet;

/// A picture of a result, to stand in the minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Place of the phase that it belongs to; one that there is not puts it at the end.
    pub phase: usize,
    /// The PNG, in Base64.
    pub png: String,
    /// Its width on paper, in millimetres.
    pub width: u16,
    /// Its height on paper, in millimetres.
    pub height: u16,
    /// What it shows, for whoever does not see it.
    pub words: String,
}

/// Returns the minutes of a session (on screen: *acta*), as they stand on a day.
pub fn minutes(
    workshop: &Workshop,
    framework: &Framework,
    language: Language,
    pictures: &[Picture],
    today: NaiveDate,
) -> Document {
    let desk = Desk {
        workshop,
        framework,
        language,
    };
    let title = desk.say(SessionLabel::Minutes, &[("title", workshop.title.trim())]);
    let mut blocks = vec![heading(1, &title)];
    blocks.extend(head::facts(&desk));
    blocks.push(paragraph(desk.label(SessionLabel::Purpose)));
    blocks.extend(head::attendance(&desk));
    blocks.extend(head::parts(&desk));
    for (place, phase) in workshop.phases.iter().enumerate() {
        let mut inside = results::results(&desk, phase);
        inside.extend(found::found(&desk, phase));
        if !phase.notes.trim().is_empty() {
            let words = [("text", phase.notes.trim())];
            inside.push(paragraph(&desk.say(SessionLabel::Said, &words)));
        }
        let of_it = pictures.iter().filter(|picture| picture.phase == place);
        inside.extend(of_it.map(drawn));
        if !inside.is_empty() {
            blocks.push(heading(2, &phase.name));
            blocks.extend(inside);
        }
    }
    blocks.extend(agreed(&desk));
    let others = pictures
        .iter()
        .filter(|picture| picture.phase >= workshop.phases.len());
    let others: Vec<Block> = others.map(drawn).collect();
    if !others.is_empty() {
        blocks.push(heading(2, desk.label(SessionLabel::Pictures)));
        blocks.extend(others);
    }
    let written = desk.say(SessionLabel::Written, &[("day", &desk.day(today))]);
    blocks.push(paragraph(&written));
    blocks.push(signatures(&desk));
    desk.document(title, blocks)
}

fn drawn(picture: &Picture) -> Block {
    Block::Picture {
        png: picture.png.clone(),
        width: picture.width,
        height: picture.height,
        words: picture.words.clone(),
    }
}

/// Agreements, commitments and what was put off.
fn agreed(desk: &Desk<'_>) -> Vec<Block> {
    let workshop = desk.workshop;
    let mut blocks = vec![heading(2, desk.label(SessionLabel::Agreements))];
    let agreements = said(workshop.agreements.iter().map(|item| &item.text));
    blocks.push(match agreements.is_empty() {
        true => paragraph(desk.label(SessionLabel::Nothing)),
        false => items(true, agreements),
    });
    blocks.push(heading(2, desk.label(SessionLabel::Commitments)));
    let commitments = workshop.commitments.iter();
    let commitments = commitments.filter(|item| !item.text.trim().is_empty());
    let rows: Vec<Vec<String>> = commitments
        .map(|item| {
            let due = item.due.map(|due| desk.day(due)).unwrap_or_default();
            let responsible = item.responsible.trim().to_string();
            vec![item.text.trim().to_string(), responsible, due]
        })
        .collect();
    let heads = [
        (desk.label(SessionLabel::WillDo), 50),
        (desk.word(Label::Responsible), 28),
        (desk.label(SessionLabel::Due), 22),
    ];
    blocks.push(match rows.is_empty() {
        true => paragraph(desk.label(SessionLabel::Nothing)),
        false => table(&heads, 0..0, rows),
    });
    let parked = said(workshop.parked.iter().map(|item| &item.text));
    if !parked.is_empty() {
        blocks.push(heading(2, desk.label(SessionLabel::Parked)));
        blocks.push(items(false, parked));
    }
    blocks
}

fn signatures(desk: &Desk<'_>) -> Block {
    let place = |name: &str, office| SignaturePlace {
        name: name.trim().to_string(),
        office: desk.label(office).to_string(),
    };
    Block::Signatures {
        places: vec![
            place(&desk.workshop.facilitator, SessionLabel::Facilitates),
            place("", SessionLabel::ForMunicipality),
            place("", SessionLabel::ForPresent),
        ],
    }
}
