//! What a document says, block by block.

use super::drawing::{Room, drawing};
use super::table::{signatures, table};
use super::xml::{paragraph, run, runs};
use super::{DECLARATION, LONG_SIDE, MARGIN, NAMESPACES, SHORT_SIDE};
use crate::export::{Block, Document, spans};

/// Number of the list that all bulleted items belong to; numbered lists come after it, each with its own so that
/// it begins at one.
pub(super) const BULLETS: usize = 1;

/// Distance of header and footer from the edge, in twentieths of a point.
const TO_EDGE: u32 = 709;

/// Returns the part with the words, and how many numbered lists it has.
pub(super) fn body(document: &Document) -> (String, usize) {
    let mut body = Body {
        width: document.text_width(),
        room: Room::of(document),
        below: document.below_paragraph(),
        ..Body::default()
    };
    for (place, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(place + 1);
        // What is signed does not stand on another page than the signatures.
        body.keeps = matches!(next, Some(Block::Signatures { .. }));
        body.ends = next.is_none();
        body.add(block);
    }
    if body.out.is_empty() {
        body.out = paragraph("", "");
    }
    let section = section(document);
    let text = format!(
        "{DECLARATION}<w:document {NAMESPACES}><w:body>{}{section}</w:body></w:document>",
        body.out
    );
    (text, body.lists)
}

#[derive(Default)]
struct Body {
    out: String,
    /// Width of the text.
    width: u32,
    /// Room for a picture.
    room: Room,
    /// Pictures so far.
    pictures: usize,
    /// Space below a paragraph, in twentieths of a point.
    below: u32,
    /// Numbered lists so far.
    lists: usize,
    /// Whether the next paragraph begins a page.
    breaks: bool,
    /// Whether the block stays on the page of the next one.
    keeps: bool,
    /// Whether the block is the last one.
    ends: bool,
}

impl Body {
    fn add(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let style = match level {
                    0 | 1 => "Title",
                    2 => "Heading1",
                    3 => "Heading2",
                    _ => "Heading3",
                };
                // The style itself is bold.
                let words: String = spans(text).into_iter().map(|(_, words)| words).collect();
                self.paragraph(style, "", &run(&words, false));
            }
            Block::Paragraph { text } => self.paragraph("Normal", "", &runs(text, false)),
            Block::Items { numbered, items } => self.items(*numbered, items),
            Block::Table { table: grid } => {
                if !grid.caption.is_empty() {
                    self.paragraph("Caption", "", &runs(&grid.caption, false));
                }
                self.before_table();
                self.out.push_str(&table(grid, self.width));
                self.after_table();
            }
            Block::Picture {
                width,
                height,
                words,
                ..
            } => {
                self.pictures += 1;
                let size = self.room.fitted(*width, *height);
                self.paragraph("Normal", "", &drawing(self.pictures, size, words));
            }
            Block::Signatures { places } => {
                self.before_table();
                self.out.push_str(&signatures(places, self.width));
                self.after_table();
            }
            Block::PageBreak => self.breaks = !self.out.is_empty(),
        }
    }

    /// Adds a paragraph, at the top of a page where one was asked for; `list` names its list.
    fn paragraph(&mut self, style: &str, list: &str, content: &str) {
        let breaks = match std::mem::take(&mut self.breaks) {
            true => "<w:pageBreakBefore/>",
            false => "",
        };
        let keeps = match self.keeps {
            true => "<w:keepNext/>",
            false => "",
        };
        let properties = format!("<w:pStyle w:val=\"{style}\"/>{keeps}{breaks}{list}");
        self.out.push_str(&paragraph(&properties, content));
    }

    fn items(&mut self, numbered: bool, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.lists += usize::from(numbered);
        let (style, number) = match numbered {
            true => ("ListNumber", BULLETS + self.lists),
            false => ("ListBullet", BULLETS),
        };
        let list = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        for (place, item) in items.iter().enumerate() {
            // The last item stands as far from what follows as a paragraph does.
            let last = place + 1 == items.len();
            let below = last.then(|| format!("<w:spacing w:after=\"{}\"/>", self.below));
            let properties = format!("{list}{}", below.unwrap_or_default());
            self.paragraph(style, &properties, &runs(item, false));
        }
    }

    /// A table cannot begin a page by itself.
    fn before_table(&mut self) {
        if self.breaks {
            self.paragraph("Between", "", "");
        }
    }

    /// Without a paragraph between them two tables become one, and a document may not end with one. That last paragraph
    /// is so low that it needs no page of its own.
    fn after_table(&mut self) {
        self.paragraph(if self.ends { "End" } else { "Between" }, "", "");
    }
}

/// Returns the layout of the pages.
fn section(document: &Document) -> String {
    let size = match document.landscape {
        true => format!("w:w=\"{LONG_SIDE}\" w:h=\"{SHORT_SIDE}\" w:orient=\"landscape\""),
        false => format!("w:w=\"{SHORT_SIDE}\" w:h=\"{LONG_SIDE}\""),
    };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId6\"/><w:pgSz {size}/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" \
         w:header=\"{TO_EDGE}\" w:footer=\"{TO_EDGE}\" w:gutter=\"0\"/><w:cols w:space=\"708\"/></w:sectPr>"
    )
}
