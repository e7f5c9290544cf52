//! A document to read, print, edit and sign: what a template and a dossier become, before it is drawn on
//! screen or written as DOCX.

use serde::Serialize;
use serde_json::Value;

use crate::documents::{Faults, FromValue, fields, names};

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Document {
    /// Title, also in the properties of the file.
    pub title: String,
    /// Whose it is; stands at the head of every page.
    pub owner: String,
    /// Language of its words, BCP 47: `es`, or with the country, `es-BO`.
    pub language: String,
    /// Whether its pages lie on their long side.
    pub landscape: bool,
    /// Whether it is set a little smaller and closer: a letter that is to stay on one page.
    pub compact: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

fields!(Document { ; title, owner, language, landscape, compact, blocks });

/// A part of a document. In its texts `**words**` stand out in bold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the title, 2 and 3 for parts.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// A list.
    Items {
        /// Whether the items are numbered.
        numbered: bool,
        /// The items.
        items: Vec<String>,
    },
    /// A table.
    Table {
        /// The table.
        table: Grid,
    },
    /// A picture, on a line of its own.
    Picture {
        /// The PNG, in Base64.
        png: String,
        /// Its width on paper, in millimetres; one that is wider than the text is drawn smaller.
        width: u16,
        /// Its height on paper, in millimetres.
        height: u16,
        /// What it shows, for whoever does not see it.
        words: String,
    },
    /// Places to sign.
    Signatures {
        /// Who signs.
        places: Vec<SignaturePlace>,
    },
    /// What follows begins on a new page.
    PageBreak,
}

impl FromValue for Block {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        let (name, content) = faults.choice(value);
        if name == "page-break" {
            return Block::PageBreak;
        }
        let mut map = faults.object(content);
        match name.as_str() {
            "heading" => Block::Heading {
                level: faults.required(&mut map, "level"),
                text: faults.required(&mut map, "text"),
            },
            "paragraph" => Block::Paragraph {
                text: faults.required(&mut map, "text"),
            },
            "items" => Block::Items {
                numbered: faults.required(&mut map, "numbered"),
                items: faults.required(&mut map, "items"),
            },
            "table" => Block::Table {
                table: faults.required(&mut map, "table"),
            },
            "picture" => Block::Picture {
                png: faults.required(&mut map, "png"),
                width: faults.required(&mut map, "width"),
                height: faults.required(&mut map, "height"),
                words: faults.required(&mut map, "words"),
            },
            "signatures" => Block::Signatures {
                places: faults.required(&mut map, "places"),
            },
            _ => {
                faults.expected("block", &name.into());
                Block::PageBreak
            }
        }
    }
}

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Grid {
    /// What it shows; empty for a table without a caption.
    pub caption: String,
    /// Heads of its columns, repeated on every page.
    pub heads: Vec<Column>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// A last row that stands out, such as totals; empty for none.
    pub foot: Vec<String>,
}

fields!(Grid { ; caption, heads, rows, foot });

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width; the shares of a table count in proportion.
    pub width: u8,
    /// How its cells stand.
    pub align: Align,
}

fields!(Column { ; head, width, align });

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words: from the beginning of the line.
    #[default]
    Start,
    /// Figures: to the end of the line.
    End,
}

names!(Align { Start = "start", End = "end" });

/// A place to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(default)]
pub struct SignaturePlace {
    /// Name under the line; empty where it is written by hand.
    pub name: String,
    /// Office under the name.
    pub office: String,
}

fields!(SignaturePlace { ; name, office });

/// Takes a text apart into words and whether they stand out in bold: `**Artículo 1.** Apruébese…`. A pair of
/// stars that is never closed stays as it stands.
pub fn spans(text: &str) -> Vec<(bool, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("**") {
        let Some((bold, behind)) = after.split_once("**") else {
            break;
        };
        found.push((false, before));
        found.push((true, bold));
        rest = behind;
    }
    found.push((false, rest));
    found.retain(|(_, words)| !words.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_make_words_stand_out() {
        let table: [(&str, &[(bool, &str)]); 5] = [
            ("plain", &[(false, "plain")]),
            ("**A.** b", &[(true, "A."), (false, " b")]),
            (
                "a **b** c **d**",
                &[(false, "a "), (true, "b"), (false, " c "), (true, "d")],
            ),
            ("2 ** 3", &[(false, "2 ** 3")]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(spans(text), expected, "{text}");
        }
    }
}
