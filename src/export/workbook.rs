//! Tables for an office: what becomes a file of XLSX with one sheet for each.

use serde::Serialize;

use super::Table;
use crate::documents::fields;

/// A file of sheets.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(default)]
pub struct Workbook {
    /// Title, in the properties of the file.
    pub title: String,
    /// Whose it is; stands at the head of every printed page.
    pub owner: String,
    /// Language of its words, BCP 47: `es`, or with the country, `es-BO`.
    pub language: String,
    /// Its sheets, in order; a file has one at least.
    pub sheets: Vec<Sheet>,
}

fields!(Workbook { ; title, owner, language, sheets });

/// A sheet: a title, a table, and notes under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(default)]
pub struct Sheet {
    /// Name on its tab; shortened and made unique where a spreadsheet asks for it.
    pub name: String,
    /// Title above the table; empty for none.
    pub title: String,
    /// The table, its heads in the first row.
    pub table: Table,
    /// Width of each column in characters; 0, or none, for as wide as its contents need.
    pub widths: Vec<u8>,
    /// Whether the last row of the table stands out, such as totals.
    pub totals: bool,
    /// What is said under the table, one line each.
    pub notes: Vec<String>,
}

fields!(Sheet { ; name, title, table, widths, totals, notes });
