//! The cells of a sheet: how they look, and what each kind is written as.

use chrono::{Datelike, NaiveDate};
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
    head: Format,
    head_of_figures: Format,
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
        let head = cell
            .clone()
            .set_bold()
            .set_background_color(HEAD_FILL)
            .set_align(FormatAlign::VerticalCenter);
        Styles {
            title: words
                .clone()
                .set_bold()
                .set_font_size(14)
                .set_align(FormatAlign::VerticalCenter),
            note: words.set_align(FormatAlign::Top),
            head_of_figures: head.clone().set_align(FormatAlign::Right),
            head,
            totals: cell.clone().set_bold().set_border_top(FormatBorder::Medium),
            body: cell,
        }
    }

    /// Returns the look of the head of a column; figures stand to the right, so does their head.
    pub fn head(&self, of_figures: bool) -> &Format {
        match of_figures {
            true => &self.head_of_figures,
            false => &self.head,
        }
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
        Cell::Day(day) => match moment(*day) {
            Some(moment) => {
                let style = style
                    .set_num_format("dd/mm/yyyy")
                    .set_align(FormatAlign::Left);
                page.write_datetime_with_format(row, column, &moment, &style)?;
            }
            None => text(page, row, column, &spoken_day(*day), &style)?,
        },
    }
    Ok(())
}

/// Returns a day as a spreadsheet counts it; nothing before 1900, where its days begin.
fn moment(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    let (month, day) = (
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    );
    ExcelDateTime::from_ymd(year, month, day).ok()
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

/// Tells whether the cells of a column are figures.
pub(super) fn has_figures(rows: &[Vec<Cell>], column: usize) -> bool {
    let cells = || rows.iter().skip(1).filter_map(|cells| cells.get(column));
    let is_figure = |cell: &Cell| matches!(cell, Cell::Number(..) | Cell::Cents(_));
    let is_empty = |cell: &Cell| matches!(cell, Cell::Text(words) if words.is_empty());
    cells().any(is_figure) && cells().all(|cell| is_figure(cell) || is_empty(cell))
}

/// Returns how many lines the highest cell of a row takes, about.
pub(super) fn lines(cells: &[Cell], widths: &[u16]) -> usize {
    let of_cell = |(cell, width): (&Cell, &u16)| match cell {
        Cell::Text(words) => {
            // A letter's width is left at the end of most lines, because words stay whole.
            let width = usize::from(width.saturating_sub(2)).max(1);
            let lines = words
                .lines()
                .map(|line| line.chars().count().div_ceil(width).max(1));
            lines.sum()
        }
        Cell::Number(..) | Cell::Cents(_) | Cell::Day(_) => 1,
    };
    cells.iter().zip(widths).map(of_cell).max().unwrap_or(1)
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
