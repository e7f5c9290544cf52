//! What the papers of a session are written from, and the blocks they are made of.

use std::ops::Range;

use chrono::NaiveDate;

use crate::export::{Align, Block, Column, Document, Grid};
use crate::framework::{Framework, Label, Language, Piece, SessionLabel, template_pieces};
use crate::papers::long_day;
use crate::workshop::Workshop;
use crate::workshop::show::name_of;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// What the papers of a session are written from.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub workshop: &'a Workshop,
    pub framework: &'a Framework,
    pub language: Language,
}

impl<'a> Desk<'a> {
    /// Returns a word of the papers of a session.
    pub fn label(&self, label: SessionLabel) -> &'a str {
        self.framework.session_label(label, self.language)
    }

    /// Returns a word that all documents share.
    pub fn word(&self, label: Label) -> &'a str {
        self.framework.label(label, self.language)
    }

    /// Returns a sentence with values in the places of their names.
    pub fn say(&self, label: SessionLabel, values: &[(&str, &str)]) -> String {
        let pieces = template_pieces(self.label(label)).into_iter();
        pieces
            .map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Placeholder(name) => {
                    let value = values.iter().find(|(known, _)| *known == name);
                    value.map_or(name, |(_, value)| value)
                }
            })
            .collect()
    }

    /// Names a competency, or says what else it is.
    pub fn name(&self, competency: &str, text: &str) -> String {
        name_of(self.framework, competency, text, self.language)
    }

    fn locale(&self) -> String {
        self.language.locale(&self.framework.pack.country)
    }

    /// Writes a day in words.
    pub fn day(&self, day: NaiveDate) -> String {
        long_day(day, &self.locale())
    }

    /// Writes a span of minutes: `2 h 55 min`, `55 min`.
    pub fn length(&self, minutes: u32) -> String {
        let (hours, rest) = ((minutes / 60).to_string(), (minutes % 60).to_string());
        match minutes {
            0..60 => self.say(SessionLabel::Minute, &[("n", &rest)]),
            _ => self.say(SessionLabel::Hour, &[("hours", &hours), ("minutes", &rest)]),
        }
    }

    /// Returns the seconds that a phase took so far.
    pub fn spent(&self, place: usize) -> u32 {
        let here = self.workshop.at.is_some_and(|at| at.phase == place);
        match here {
            true => self.workshop.clock.spent,
            false => self
                .workshop
                .phases
                .get(place)
                .map_or(0, |phase| phase.spent),
        }
    }

    /// Returns a document of the municipality; of the example it says that it is one.
    pub fn document(&self, title: String, blocks: Vec<Block>) -> Document {
        let name = self.workshop.municipality.name.trim();
        let owner = match self.workshop.example {
            true => format!("{name} · {}", self.word(Label::Example)),
            false => name.to_string(),
        };
        Document {
            title,
            owner,
            language: self.locale(),
            landscape: false,
            compact: true,
            blocks,
        }
    }
}

/// Writes a time of the day, given in minutes after midnight: `09:05`.
pub(super) fn clock(minutes: u32) -> String {
    let minutes = minutes % DAY;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Returns full minutes, at least one where anything passed.
pub(super) fn full_minutes(seconds: u32) -> u32 {
    let rounded = seconds.saturating_add(30) / 60;
    rounded.max(u32::from(seconds > 0))
}

pub(super) fn heading(level: u8, text: &str) -> Block {
    let text = text.to_string();
    Block::Heading { level, text }
}

pub(super) fn paragraph(text: &str) -> Block {
    let text = text.to_string();
    Block::Paragraph { text }
}

pub(super) fn items(numbered: bool, items: Vec<String>) -> Block {
    Block::Items { numbered, items }
}

/// Returns what was written down, without what says nothing.
pub(super) fn said<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let texts = texts.map(|text| text.trim().to_string());
    texts.filter(|text| !text.is_empty()).collect()
}

/// Returns a table of columns with their heads and widths; those in the places `figures` are figures.
pub(super) fn table(heads: &[(&str, u8)], figures: Range<usize>, rows: Vec<Vec<String>>) -> Block {
    let heads = heads
        .iter()
        .enumerate()
        .map(|(place, (head, width))| Column {
            head: (*head).to_string(),
            width: *width,
            align: if !figures.contains(&place) {
                Align::Start
            } else {
                Align::End
            },
        });
    Block::Table {
        table: Grid {
            heads: heads.collect(),
            rows,
            ..Grid::default()
        },
    }
}
