//! The cells of a sheet: how they look, and what each kind is written as.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use crate::documents::time::spoken_day;
use crate::export::office::plain;
use crate::export::{Cell, Sheet};

/// Units of UTF-16 in a cell at most; a spreadsheet refuses a file with more.
const MAX_LETTERS: usize = 32_767;
/// Widths of columns whose sheet gives none, in letters.
const NARROWEST: u16 = 9;
const WIDEST: u16 = 48;
/// Widest column of a spreadsheet.
const LIMIT: u16 = 255;
/// Amounts up to here have fifteen digits, all of which a spreadsheet keeps.
const MOST_CENTS: u64 = 999_999_999_999_999;
/// Decimals that a number format has at most.
const MOST_DECIMALS: usize = 10;
/// Behind the heads, and lines of the table.
const HEAD_FILL: Color = Color::RGB(0xEFE7DA);
const HAIR: Color = Color::RGB(0xB8AEA3);

/// The looks of a workbook.
pub(super) struct Styles {
    pub title: Format,
    pub note: Format,
    heads: Format,
    body: Format,
    totals: Format,
}

impl Styles {
    pub fn new() -> Styles {
        let cell = Format::new()
            .set_border(FormatBorder::Thin)
            .set_border_color(HAIR)
            .set_align(FormatAlign::Top);
        let words = Format::new().set_text_wrap();
        Styles {
            title: words
                .clone()
                .set_bold()
                .set_font_size(14)
                .set_align(FormatAlign::VerticalCenter),
            note: words.set_align(FormatAlign::Top),
            heads: cell
                .clone()
                .set_bold()
                .set_background_color(HEAD_FILL)
                .set_align(FormatAlign::VerticalCenter),
            totals: cell.clone().set_bold().set_border_top(FormatBorder::Medium),
            body: cell,
        }
    }

    pub fn heads(&self) -> &Format {
        &self.heads
    }

    pub fn body(&self) -> &Format {
        &self.body
    }

    pub fn totals(&self) -> &Format {
        &self.totals
    }
}

/// Writes a cell in a look.
pub(super) fn write(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    style: &Format,
) -> Result<(), XlsxError> {
    let style = style.clone();
    match cell {
        Cell::Text(words) => text(page, row, column, words, &style.set_text_wrap())?,
        Cell::Number(value, decimals) if value.is_finite() => {
            let style = style.set_num_format(number_format(*decimals));
            page.write_number_with_format(row, column, *value, &style)?;
        }
        // What is no number stays an empty cell.
        Cell::Number(..) => {
            page.write_blank(row, column, &style)?;
        }
        Cell::Cents(cents) if *cents <= MOST_CENTS => {
            let style = style.set_num_format(number_format(2));
            // The nearest binary number to the amount is written with the amount's own digits.
            page.write_number_with_format(row, column, *cents as f64 / 100.0, &style)?;
        }
        // More digits than a spreadsheet keeps: as words, so that none is lost.
        Cell::Cents(cents) => {
            let words = format!("{}.{:02}", cents / 100, cents % 100);
            text(
                page,
                row,
                column,
                &words,
                &style.set_align(FormatAlign::Right),
            )?;
        }
        Cell::Day(day) => {
            match ExcelDateTime::parse_from_str(&crate::documents::time::iso_day(*day)) {
                Ok(moment) => {
                    let style = style
                        .set_num_format("dd/mm/yyyy")
                        .set_align(FormatAlign::Left);
                    page.write_datetime_with_format(row, column, &moment, &style)?;
                }
                // Days before 1900 are no days to a spreadsheet.
                Err(_) => text(page, row, column, &spoken_day(*day), &style)?,
            }
        }
    }
    Ok(())
}

fn text(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    words: &str,
    style: &Format,
) -> Result<(), XlsxError> {
    let words = shortened(&plain(words));
    page.write_string_with_format(row, column, words, style)?;
    Ok(())
}

/// Returns words that fit into a cell; what does not fit is left out where one sees it.
fn shortened(words: &str) -> String {
    if words.encode_utf16().count() <= MAX_LETTERS {
        return words.to_string();
    }
    let mut room = MAX_LETTERS - 1;
    let fits = words.chars().take_while(|letter| {
        let units = letter.len_utf16();
        let fits = units <= room;
        room = room.saturating_sub(units);
        fits
    });
    let mut short: String = fits.collect();
    short.push('…');
    short
}

/// Returns the format of a number with grouped thousands.
fn number_format(decimals: usize) -> String {
    match decimals.min(MOST_DECIMALS) {
        0 => "#,##0".to_string(),
        decimals => format!("#,##0.{}", "0".repeat(decimals)),
    }
}

/// Returns the width of each column in letters: the sheet's own, or as wide as its contents need.
pub(super) fn widths(sheet: &Sheet) -> Vec<u16> {
    let rows = sheet.table.rows();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let own = |column: usize| match sheet.widths.get(column) {
        Some(0) | None => None,
        Some(width) => Some(u16::from(*width).min(LIMIT)),
    };
    let needed = |column: usize| {
        let cells = rows.iter().filter_map(|cells| cells.get(column));
        let widest = cells.map(letters).max().unwrap_or(0);
        u16::try_from(widest + 2).map_or(WIDEST, |width| width.clamp(NARROWEST, WIDEST))
    };
    (0..columns)
        .map(|column| own(column).unwrap_or_else(|| needed(column)))
        .collect()
}

/// Returns how many letters a cell shows in its widest line.
fn letters(cell: &Cell) -> usize {
    match cell {
        Cell::Text(words) => words
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0),
        Cell::Number(value, decimals) => format!("{value:.decimals$}").len(),
        Cell::Cents(cents) => cents.to_string().len() + 4,
        Cell::Day(_) => 10,
    }
}
