//! What is wrong in a text, by line.

use super::read::{Part, PartKind, read_markup};
use super::words::{Piece, TABLES, placeholder, template_pieces};
use crate::framework::template::TemplateScope;

/// Something wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkupFault {
    /// Nobody knows this placeholder.
    UnknownPlaceholder {
        /// Line, from 1.
        line: usize,
        /// Its name.
        name: String,
    },
    /// This placeholder speaks of an activity or a person, and the document is about none.
    OutOfPlace {
        /// Line, from 1.
        line: usize,
        /// Its name.
        name: String,
    },
    /// Nobody knows this table.
    UnknownTable {
        /// Line, from 1.
        line: usize,
        /// Its name.
        name: String,
    },
    /// `**` without its partner.
    UnclosedBold {
        /// Line, from 1.
        line: usize,
    },
    /// `{` without its partner.
    UnclosedPlaceholder {
        /// Line, from 1.
        line: usize,
    },
}

impl MarkupFault {
    /// Returns the line, from 1.
    pub fn line(&self) -> usize {
        match self {
            MarkupFault::UnknownPlaceholder { line, .. }
            | MarkupFault::OutOfPlace { line, .. }
            | MarkupFault::UnknownTable { line, .. }
            | MarkupFault::UnclosedBold { line }
            | MarkupFault::UnclosedPlaceholder { line } => *line,
        }
    }
}

/// Returns everything that is wrong in a text, by line.
pub fn markup_faults(text: &str, scope: TemplateScope) -> Vec<MarkupFault> {
    let mut faults: Vec<MarkupFault> = Vec::new();
    for (index, words) in text.lines().enumerate() {
        line_faults(words, index + 1, scope, &mut faults);
    }
    for part in read_markup(text) {
        part_faults(&part, &mut faults);
    }
    crate::order::ordered(faults, |a, b| a.line().cmp(&b.line()))
}

fn line_faults(words: &str, line: usize, scope: TemplateScope, faults: &mut Vec<MarkupFault>) {
    for piece in template_pieces(words) {
        match piece {
            Piece::Words(words) if words.contains('{') => {
                faults.push(MarkupFault::UnclosedPlaceholder { line });
            }
            Piece::Words(_) => {}
            Piece::Placeholder(name) => match placeholder(name) {
                Some(known) if known.scope <= scope => {}
                Some(_) => faults.push(MarkupFault::OutOfPlace {
                    line,
                    name: name.into(),
                }),
                None => faults.push(MarkupFault::UnknownPlaceholder {
                    line,
                    name: name.into(),
                }),
            },
        }
    }
}

fn part_faults(part: &Part, faults: &mut Vec<MarkupFault>) {
    let mut bold = |text: &str, line: usize| {
        if text.matches("**").count() % 2 == 1 {
            faults.push(MarkupFault::UnclosedBold { line });
        }
    };
    match &part.kind {
        PartKind::Heading(_, text) | PartKind::Paragraph(text) => bold(text, part.line),
        PartKind::Items(_, items) => items.iter().for_each(|item| bold(&item.text, item.line)),
        PartKind::Table(name) if !TABLES.contains(&name.as_str()) => {
            faults.push(MarkupFault::UnknownTable {
                line: part.line,
                name: name.clone(),
            });
        }
        PartKind::Table(_) | PartKind::Signatures | PartKind::PageBreak => {}
    }
}
