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
/// Where room is short: the least of a column, and a width at which words can still be read with ease.
const LEAST: u16 = 6;
const COMFORTABLE: u16 = 16;
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
            head_of_figures: head.clone().set_align(FormatAlign::Right).set_indent(1),
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
            let style = figure(style, *decimals);
            page.write_number_with_format(row, column, *value, &style)?;
        }
        // What is no number stays an empty cell.
        Cell::Number(..) => {
            page.write_blank(row, column, &style)?;
        }
        Cell::Cents(cents) if *cents <= MOST_CENTS => {
            let style = figure(style, 2);
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
        Cell::Year(year) => {
            let style = style.set_num_format("0").set_align(FormatAlign::Left);
            page.write_number_with_format(row, column, f64::from(*year), &style)?;
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

/// Figures stand to the right, not quite at the words of the next column.
fn figure(style: Format, decimals: usize) -> Format {
    style
        .set_num_format(number_format(decimals))
        .set_align(FormatAlign::Right)
        .set_indent(1)
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

/// Returns the width of each column in letters, and the paper on which they can be read when printed: the sheet's own
/// widths, or as wide as the contents need. Where all contents in one line are too wide for a page, columns of words
/// become narrower and their cells higher; where that is not enough either, the page is larger.
pub(super) fn layout(sheet: &Sheet) -> (Vec<u16>, Paper) {
    let rows = sheet.table.rows();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let needs: Vec<Need> = (0..columns).map(|column| need(sheet, column)).collect();
    let sum = |of: &dyn Fn(&Need) -> u16| needs.iter().map(|need| u32::from(of(need))).sum::<u32>();
    let (least, most) = (sum(&|need| need.least), sum(&|need| need.most));
    if most <= Paper::A4.letters() {
        return (needs.iter().map(|need| need.most).collect(), Paper::A4);
    }
    let comfortable = sum(&|need| need.most.min(COMFORTABLE).max(need.least));
    let paper = match comfortable <= Paper::A4.letters() {
        true => Paper::A4,
        false => Paper::A3,
    };
    let room = paper.letters().clamp(least, most) - least;
    let widths = needs.iter().map(|need| {
        let wish = u32::from(need.most - need.least);
        let part = (wish * room).checked_div(most - least).unwrap_or(wish);
        need.least + u16::try_from(part).unwrap_or(0)
    });
    (widths.collect(), paper)
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    A4,
    A3,
}

impl Paper {
    /// Returns its code in a file.
    pub fn code(self) -> u8 {
        match self {
            Paper::A4 => 9,
            Paper::A3 => 8,
        }
    }

    /// Returns how many letters stand side by side on its long side at eight points.
    fn letters(self) -> u32 {
        match self {
            Paper::A4 => 190,
            Paper::A3 => 300,
        }
    }
}

/// Letters that a column has to have so that no word breaks, and would have so that no line does.
struct Need {
    least: u16,
    most: u16,
}

fn need(sheet: &Sheet, column: usize) -> Need {
    if let Some(own) = sheet.widths.get(column).filter(|width| **width > 0) {
        let own = u16::from(*own).min(LIMIT);
        return Need {
            least: own,
            most: own,
        };
    }
    let rows = sheet.table.rows().iter().enumerate();
    let cells = rows.filter_map(|(row, cells)| Some((row, cells.get(column)?)));
    let (mut word, mut line) = (0, 0);
    for (row, cell) in cells {
        // Heads are bold and share their place with the button of the filter.
        let beside = if row == 0 { 2 } else { 1 };
        word = word.max(longest_word(cell) + beside);
        line = line.max(letters(cell) + 2);
    }
    let size = |letters: usize, from: u16| {
        u16::try_from(letters).map_or(WIDEST, |letters| letters.clamp(from, WIDEST))
    };
    let beside = usize::from(has_figures(sheet.table.rows(), column));
    let (word, line) = (word + beside, line + beside);
    let most = size(line, NARROWEST);
    Need {
        least: size(word, LEAST).min(most),
        most,
    }
}

/// Returns how many letters the longest word of a cell has; figures are one.
fn longest_word(cell: &Cell) -> usize {
    match cell {
        Cell::Text(words) => {
            let words = words.split_whitespace().map(|word| word.chars().count());
            words.max().unwrap_or(0)
        }
        other => letters(other),
    }
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
            let lines = words.lines();
            // The width is counted in figures; words have narrower letters.
            let letters = usize::from(*width) * 6 / 5;
            lines.map(|line| wrapped(line, letters)).sum()
        }
        Cell::Number(..) | Cell::Cents(_) | Cell::Day(_) | Cell::Year(_) => 1,
    };
    cells.iter().zip(widths).map(of_cell).max().unwrap_or(1)
}

/// Returns how many lines a text takes where words stay whole, and those that are too long are broken.
fn wrapped(text: &str, width: usize) -> usize {
    let width = width.max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        let with_blank = letters + usize::from(used > 0);
        if used + with_blank <= width {
            used += with_blank;
            continue;
        }
        lines += usize::from(used > 0) + letters.saturating_sub(1) / width;
        used = (letters.saturating_sub(1)) % width + 1;
    }
    lines
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
        Cell::Year(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_too_long_ones_are_broken() {
        for (text, width, lines) in [
            ("", 5, 1),
            ("uno dos", 7, 1),
            ("uno dos", 6, 2),
            ("acompañamiento", 7, 2),
            ("un acompañamiento", 7, 3),
            ("uno", 0, 3),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text} in {width}");
        }
    }
}
