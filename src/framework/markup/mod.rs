//! The markup in which templates are written and edited: headings, paragraphs, lists, places for tables and
//! signatures, `**bold**` words and `{placeholders}`. Any text can be read; what is wrong is named by its line.

mod faults;
mod read;
mod words;

pub use faults::{MarkupFault, markup_faults};
pub use read::{Item, Part, PartKind, read_markup};
pub use words::{PLACEHOLDERS, Piece, Placeholder, TABLES, placeholder, template_pieces};
