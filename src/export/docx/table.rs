//! Tables, and places to sign, which are laid out by one.

use super::xml::{escaped, paragraph, run, runs};
use crate::export::{Align, Grid, SignaturePlace};

/// Behind the heads of a table.
const HEAD_FILL: &str = "EFE7DA";
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

/// Returns the widths of the columns by their shares; a column without one gets the smallest share there is.
fn widths(grid: &Grid, columns: usize, width: u32) -> Vec<u32> {
    let given = grid.heads.iter().map(|column| u32::from(column.width));
    let least = given.clone().filter(|share| *share > 0).min().unwrap_or(1);
    let shares: Vec<u32> = given
        .map(|share| if share > 0 { share } else { least })
        .chain(std::iter::repeat(least))
        .take(columns)
        .collect();
    let all = shares.iter().sum::<u32>().max(1);
    shares.iter().map(|share| width * share / all).collect()
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
