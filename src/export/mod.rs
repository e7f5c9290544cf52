//! What leaves: file names, tables for spreadsheets, and the published schemas.

mod document;
mod docx;
mod file_name;
mod ics;
mod office;
mod picture;
#[cfg(feature = "schema")]
mod schemas;
mod table;
mod workbook;
mod xlsx;

pub use document::{Align, Block, Column, Document, Grid, SignaturePlace, spans};
pub use file_name::{
    copy_name, file_name, hand_over_name, locked_file_name, office_name, table_name,
};
pub use ics::{CalendarFile, Event};
pub use office::MakeFault;
#[cfg(feature = "schema")]
pub use schemas::schemas;
pub use table::{Cell, Dialect, Table};
pub use workbook::{Sheet, Workbook};
