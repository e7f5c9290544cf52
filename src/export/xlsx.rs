//! Workbooks as XLSX, by `rust_xlsxwriter`. No text becomes a formula: every text is written as one. Equal
//! workbooks give equal bytes, and the file tells nothing of the device that it was made on.

mod cells;
mod names;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet, XlsxError};

use self::cells::{Paper, Styles};
use super::office::{MakeFault, one_line, page_words};
use super::{Sheet, Workbook};

/// Margins in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.6, 0.6, 0.8, 0.8, 0.4, 0.4];
/// Letters of a name at the head of a printed page; a spreadsheet takes 255 for the whole line.
const HEADER_LETTERS: usize = 90;
/// Height of a line of notes and of the title, in points.
const LINE: f64 = 15.0;
const TITLE_LINE: f64 = 21.0;
/// Height of a row at most.
const HIGHEST: f64 = 409.0;
/// How many letters of the title take the width of one usual letter, in tenths.
const TITLE_SCALE: usize = 14;

impl Workbook {
    /// Returns the bytes of the file.
    ///
    /// # Errors
    /// It has more rows or columns than a spreadsheet.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, MakeFault> {
        self.made().map_err(|_| MakeFault)
    }

    fn made(&self) -> Result<Vec<u8>, XlsxError> {
        let mut file = rust_xlsxwriter::Workbook::new();
        // Not a moment of anybody's work: equal workbooks give equal bytes.
        let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
        let properties = DocProperties::new()
            .set_title(one_line(&self.title))
            .set_author(one_line(&self.owner))
            .set_creation_datetime(&made);
        file.set_properties(&properties);
        let styles = Styles::new();
        let empty = [Sheet::default()];
        let sheets = match self.sheets.as_slice() {
            [] => empty.as_slice(),
            some => some,
        };
        let names = names::sheet_names(sheets, &self.language);
        for (sheet, name) in sheets.iter().zip(names) {
            let page = file.add_worksheet();
            page.set_name(name)?;
            let (widths, paper) = cells::layout(sheet);
            fill(page, sheet, &widths, &styles)?;
            self.set_up_print(page, sheet, paper);
        }
        file.save_to_buffer()
    }

    /// Landscape, one page wide, with the owner above and the number of the page below.
    fn set_up_print(&self, page: &mut Worksheet, sheet: &Sheet, paper: Paper) {
        let [left, right, top, bottom, header, footer] = MARGINS;
        page.set_paper_size(paper.code())
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(left, right, top, bottom, header, footer);
        let (page_word, of) = page_words(&self.language);
        let owner = header_words(&self.owner);
        // The owner stands there already.
        let title = sheet.title.strip_suffix(&self.owner);
        let title = title.map_or(sheet.title.as_str(), |title| {
            title.trim_end_matches([' ', '·'])
        });
        page.set_header(format!("&L{owner}&R{}", header_words(title)));
        page.set_footer(format!("&C{page_word}&P{of}&N"));
    }
}

/// Returns words for a header, where `&` begins an order.
fn header_words(words: &str) -> String {
    let short: String = one_line(words).chars().take(HEADER_LETTERS).collect();
    // A figure behind an order would be taken for a size.
    format!(" {}", short.replace(['[', ']'], " ").replace('&', "&&"))
}

/// Writes title, table and notes one below the other.
fn fill(
    page: &mut Worksheet,
    sheet: &Sheet,
    widths: &[u16],
    styles: &Styles,
) -> Result<(), XlsxError> {
    let rows = sheet.table.rows();
    for (column, width) in widths.iter().enumerate() {
        page.set_column_width(column_number(column)?, f64::from(*width))?;
    }
    let mut row = 0;
    if !sheet.title.is_empty() {
        let title = one_line(&sheet.title);
        let letters = title.chars().count() * TITLE_SCALE / 10;
        across(page, row, &title, widths, &styles.title)?;
        page.set_row_height(row, height(lines_across(letters, widths), TITLE_LINE))?;
        row += 1;
    }
    let heads = row;
    for (place, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let style = match place {
                0 => styles.head(cells::has_figures(rows, column)),
                _ if sheet.totals && place + 1 == rows.len() => styles.totals(),
                _ => styles.body(),
            };
            cells::write(page, row, column_number(column)?, cell, style)?;
        }
        // Not every spreadsheet makes room for what it wraps.
        let lines = cells::lines(cells, widths);
        if lines > 1 {
            page.set_row_height(row, height(lines, LINE))?;
        }
        row += 1;
    }
    if !rows.is_empty() {
        page.set_freeze_panes(heads + 1, 0)?;
        page.set_repeat_rows(heads, heads)?;
        filter(page, sheet, heads, widths.len())?;
    }
    for note in &sheet.notes {
        // One row stays free between table and notes.
        row += 1;
        let note = one_line(note);
        across(page, row, &note, widths, &styles.note)?;
        let lines = lines_across(note.chars().count(), widths);
        page.set_row_height(row, height(lines, LINE))?;
    }
    Ok(())
}

/// Lets people filter the rows of the table, its totals apart.
fn filter(
    page: &mut Worksheet,
    sheet: &Sheet,
    heads: u32,
    columns: usize,
) -> Result<(), XlsxError> {
    let rows = sheet.table.rows().len();
    let shown = rows.saturating_sub(usize::from(sheet.totals)).max(1);
    let last = u32::try_from(shown - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last_column = column_number(columns.max(1) - 1)?;
    page.autofilter(heads, 0, heads + last, last_column)?;
    Ok(())
}

/// Writes words over the whole width of the table.
fn across(
    page: &mut Worksheet,
    row: u32,
    words: &str,
    widths: &[u16],
    style: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    if widths.len() > 1 {
        let last = column_number(widths.len() - 1)?;
        page.merge_range(row, 0, row, last, words, style)?;
    } else {
        page.write_string_with_format(row, 0, words, style)?;
    }
    Ok(())
}

/// Returns how many lines some letters take over the width of the table.
fn lines_across(letters: usize, widths: &[u16]) -> usize {
    let width: usize = widths.iter().map(|width| usize::from(*width)).sum();
    letters.div_ceil(width.max(8))
}

/// Returns the height of some lines in points, within what a row may have.
fn height(lines: usize, line: f64) -> f64 {
    let lines = u16::try_from(lines.max(1)).unwrap_or(u16::MAX);
    (f64::from(lines) * line).min(HIGHEST)
}

fn column_number(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}
