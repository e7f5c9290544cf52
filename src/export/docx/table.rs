//! Tables, and places to sign, which are laid out by one.

use super::xml::{escaped, paragraph, run, runs};
use crate::export::{Align, Grid, SignaturePlace};

/// Behind the heads of a table.
const HEAD_FILL: &str = "EFE7DA";
/// Size of the letters in a table, and what stands free on both sides in a cell, in twentieths of a point.
const TABLE_LETTERS: u32 = 190;
const CELL_MARGINS: u32 = 220;
/// Places to sign beside each other.
const SIGNATURES_A_ROW: usize = 2;
/// Height left for a signature, and space beside its line, in twentieths of a point.
const SIGNING_HEIGHT: u32 = 1_100;
const BESIDE_LINE: u32 = 280;

/// A row of a table.
#[derive(Clone, Copy, PartialEq)]
enum Row {
    /// The heads, repeated on every page.
    Heads,
    Body,
    /// Totals and the like.
    Foot,
}

/// Returns a table over the width of the text.
pub(super) fn table(grid: &Grid, width: u32) -> String {
    let rows = grid.rows.iter().chain([&grid.foot]);
    let columns = rows.map(Vec::len).max().unwrap_or(0).max(grid.heads.len());
    if columns == 0 {
        return String::new();
    }
    let widths = widths(grid, columns, width);
    let aligns: Vec<Align> = grid.heads.iter().map(|column| column.align).collect();
    let heads: Vec<String> = grid
        .heads
        .iter()
        .map(|column| column.head.clone())
        .collect();
    let mut out = begin("TableGrid", &widths, &grid.caption);
    if heads.iter().any(|head| !head.is_empty()) {
        out.push_str(&row(Row::Heads, &heads, &widths, &aligns));
    }
    for cells in &grid.rows {
        out.push_str(&row(Row::Body, cells, &widths, &aligns));
    }
    if !grid.foot.is_empty() {
        out.push_str(&row(Row::Foot, &grid.foot, &widths, &aligns));
    }
    out.push_str("</w:tbl>");
    out
}

/// How wide a column has to be for its longest word, and would like to be for its longest cell.
struct Need {
    least: u32,
    most: u32,
}

/// Returns the widths of the columns by what stands in them: none is narrower than its longest word, and what is left
/// goes to where cells have to be broken into lines. Columns to be filled in by hand get their share of the width.
fn widths(grid: &Grid, columns: usize, width: u32) -> Vec<u32> {
    let shares = shares(grid, columns);
    let all = shares.iter().sum::<u32>().max(1);
    let wished = shares.iter().map(|share| width * share / all);
    let needs: Vec<Need> = wished
        .enumerate()
        .map(|(column, share)| need(grid, column, share, width))
        .collect();
    let sum = |of: &dyn Fn(&Need) -> u32| needs.iter().map(of).sum::<u32>();
    let (least, most) = (sum(&|need| need.least), sum(&|need| need.most));
    let part = |amount: u32, of: u32, whole: u32| {
        let part = u64::from(amount) * u64::from(of) / u64::from(whole.max(1));
        u32::try_from(part).unwrap_or(u32::MAX)
    };
    let pairs = needs.iter().zip(&shares);
    let widths = pairs.map(|(need, share)| {
        if most <= width {
            need.most + part(width - most, *share, all)
        } else if least <= width {
            need.least + part(width - least, need.most - need.least, most - least)
        } else {
            // Words too long for the page are broken.
            part(width, need.least, least)
        }
    });
    widths.collect()
}

/// Returns the shares of the columns; a column without one gets the smallest one there is.
fn shares(grid: &Grid, columns: usize) -> Vec<u32> {
    let given = grid.heads.iter().map(|column| u32::from(column.width));
    let least = given.clone().filter(|share| *share > 0).min().unwrap_or(1);
    given
        .map(|share| if share > 0 { share } else { least })
        .chain(std::iter::repeat(least))
        .take(columns)
        .collect()
}

/// Returns what a column needs. No column asks for more than half of the width, or one of sentences would leave the
/// others nothing.
fn need(grid: &Grid, column: usize, share: u32, width: u32) -> Need {
    let head = grid.heads.get(column).map(|column| column.head.as_str());
    let cell = |cells: &'_ Vec<String>| cells.get(column).filter(|cell| !cell.is_empty()).cloned();
    let cells: Vec<String> = grid
        .rows
        .iter()
        .chain([&grid.foot])
        .filter_map(cell)
        .collect();
    let texts = || head.into_iter().chain(cells.iter().map(String::as_str));
    let words = texts().flat_map(|cell| {
        // A line may also end behind a hyphen or stroke.
        cell.split([' ', '\n', '\t', '-', '–', '/'])
    });
    let widest = |width: Option<u32>| width.unwrap_or(0) + CELL_MARGINS;
    let least = widest(words.map(text_width).max());
    let most = widest(texts().flat_map(str::lines).map(text_width).max()).min(width / 2);
    let by_hand = if cells.is_empty() { share } else { 0 };
    Need {
        least,
        most: most.max(least).max(by_hand),
    }
}

/// Returns about how wide words are in the letters of a table's heads, in twentieths of a point; rather more than less.
fn text_width(words: &str) -> u32 {
    let hundredths = words.chars().map(|letter| match letter {
        'i' | 'í' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' | ' ' | '\u{a0}' => {
            32
        }
        'f' | 'r' | 't' => 38,
        'm' | 'M' | 'w' | 'W' | '%' | '@' => 88,
        letter if letter.is_uppercase() => 66,
        letter if u32::from(letter) < 0x2000 => 55,
        // Emoji and what is drawn like them.
        _ => 110,
    });
    (hundredths.sum::<u32>() * TABLE_LETTERS).div_ceil(100)
}

/// Returns the beginning of a table in a style, with its columns.
fn begin(style: &str, widths: &[u32], caption: &str) -> String {
    let columns: String = widths
        .iter()
        .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
        .collect();
    let whole: u32 = widths.iter().sum();
    let caption = match caption {
        "" => String::new(),
        words => format!("<w:tblCaption w:val=\"{}\"/>", escaped(words)),
    };
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>{caption}</w:tblPr>\
         <w:tblGrid>{columns}</w:tblGrid>"
    )
}

fn row(kind: Row, cells: &[String], widths: &[u32], aligns: &[Align]) -> String {
    let properties = match kind {
        Row::Heads => "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        Row::Body | Row::Foot => "<w:trPr><w:cantSplit/></w:trPr>",
    };
    let cells: String = widths
        .iter()
        .enumerate()
        .map(|(column, width)| {
            let words = cells.get(column).map_or("", String::as_str);
            let align = aligns.get(column).copied().unwrap_or_default();
            cell(kind, words, *width, align)
        })
        .collect();
    format!("<w:tr>{properties}{cells}</w:tr>")
}

fn cell(kind: Row, words: &str, width: u32, align: Align) -> String {
    let fill = match kind {
        Row::Heads => format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{HEAD_FILL}\"/>"),
        Row::Foot => {
            "<w:tcBorders><w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/></w:tcBorders>"
                .to_string()
        }
        Row::Body => String::new(),
    };
    let style = match kind {
        Row::Heads => "<w:pStyle w:val=\"TableHead\"/><w:keepNext/>",
        Row::Body | Row::Foot => "<w:pStyle w:val=\"TableText\"/>",
    };
    let side = match align {
        Align::Start => "",
        Align::End => "<w:jc w:val=\"right\"/>",
    };
    let content = runs(words, kind == Row::Foot);
    let words = paragraph(&format!("{style}{side}"), &content);
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{fill}</w:tcPr>{words}</w:tc>")
}

/// Returns places to sign, two beside each other: room, a line, a name, an office.
pub(super) fn signatures(places: &[SignaturePlace], width: u32) -> String {
    if places.is_empty() {
        return String::new();
    }
    let widths = [width / 2; SIGNATURES_A_ROW];
    let mut out = begin("TableNormal", &widths, "");
    for pair in places.chunks(SIGNATURES_A_ROW) {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (column, width) in widths.iter().enumerate() {
            let inside = pair.get(column).map_or_else(|| paragraph("", ""), place);
            out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inside}</w:tc>"
            ));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
    out
}

fn place(place: &SignaturePlace) -> String {
    let room = format!(
        "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{SIGNING_HEIGHT}\" w:lineRule=\"exact\"/>"
    );
    let line = format!(
        "<w:keepNext/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>\
         <w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:left=\"{BESIDE_LINE}\" w:right=\"{BESIDE_LINE}\"/>\
         <w:jc w:val=\"center\"/>"
    );
    let below = "<w:spacing w:before=\"0\" w:after=\"120\"/><w:jc w:val=\"center\"/>";
    [
        paragraph(&room, ""),
        paragraph(&line, &run(&place.name, true)),
        paragraph(below, &run(&place.office, false)),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Column;

    fn grid(heads: &[(&str, u8)], rows: &[&[&str]]) -> Grid {
        let heads = heads.iter().map(|(head, width)| Column {
            head: (*head).into(),
            width: *width,
            ..Column::default()
        });
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_string()).collect();
        Grid {
            heads: heads.collect(),
            rows: rows.iter().map(row).collect(),
            ..Grid::default()
        }
    }

    #[test]
    fn a_word_is_never_broken_where_there_is_room() {
        let sentence =
            "Revisar quién tiene a su cargo esta función y ajustar el reglamento".repeat(3);
        let grid = grid(
            &[("Actividad", 80), ("Modalidad", 5), ("Antes", 15)],
            &[&[&sentence, "Asistencia (acompañamiento)", ""]],
        );
        let found = widths(&grid, 3, 9_000);
        assert!(found.iter().sum::<u32>() <= 9_000, "{found:?}");
        assert!(
            found[1] >= text_width("(acompañamiento)") + CELL_MARGINS,
            "{found:?}"
        );
        assert!(found[0] > found[1] && found[2] > 700, "{found:?}");
    }

    #[test]
    fn no_word_makes_a_table_wider_than_its_page() {
        let word = "ñ".repeat(300);
        for rows in [&[word.as_str(), "a", ""], &[&word, &word, &word]] {
            let grid = grid(&[("A", 10), ("B", 10), ("C", 10)], &[rows]);
            let found = widths(&grid, 3, 9_000);
            assert!(found.iter().sum::<u32>() <= 9_000, "{found:?}");
            assert!(found.iter().all(|width| *width > 0), "{found:?}");
        }
    }
}
