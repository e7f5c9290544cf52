//! What leaves: file names, tables for spreadsheets, and the published schemas.

mod document;
mod file_name;
#[cfg(feature = "schema")]
mod schemas;
mod table;

pub use document::{Align, Block, Column, Document, Grid, SignaturePlace, spans};
pub use file_name::{copy_name, file_name, hand_over_name, locked_file_name, table_name};
#[cfg(feature = "schema")]
pub use schemas::schemas;
pub use table::{Cell, Dialect, Table};
