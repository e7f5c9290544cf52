//! Documents as DOCX, ready to edit and sign: A4, the styles of an office program, heads of tables on every page.
//!
//! Written by hand (ECMA-376, transitional), because the crate for it has no repeated heads of tables, no
//! language and no title (ARCHITECTURE.md). Elements stand in the order of the standard's schemas, which
//! Word insists on. Equal documents give equal bytes, and the file tells nothing of the device.

mod body;
mod drawing;
mod parts;
mod table;
mod xml;

use super::Document;
use super::office::MakeFault;
use crate::transfer::archive::pack_parts;

/// Sides of A4 and the margin of 2.5 cm, in twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const MARGIN: u32 = 1_417;

/// What every part begins with.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces of the parts with words.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                          xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

impl Document {
    /// Returns the bytes of the file.
    ///
    /// # Errors
    /// It would be too large, or a picture is no PNG.
    pub fn to_docx(&self) -> Result<Vec<u8>, MakeFault> {
        let (body, lists) = body::body(self);
        let pictures = drawing::media(self).ok_or(MakeFault)?;
        let names: Vec<String> = (1..=pictures.len()).map(drawing::file_name).collect();
        let parts = [
            (
                "[Content_Types].xml",
                parts::content_types(!pictures.is_empty()),
            ),
            ("_rels/.rels", parts::package_relations()),
            ("docProps/core.xml", parts::core_properties(self)),
            ("docProps/app.xml", parts::app_properties()),
            ("word/document.xml", body),
            ("word/styles.xml", parts::styles(self)),
            ("word/numbering.xml", parts::numbering(lists)),
            ("word/settings.xml", parts::settings(&language_tag(self))),
            ("word/fontTable.xml", parts::fonts()),
            ("word/header1.xml", parts::header(self)),
            ("word/footer1.xml", parts::footer(self)),
            (
                "word/_rels/document.xml.rels",
                parts::document_relations(&names),
            ),
        ];
        let paths: Vec<String> = names.iter().map(|name| format!("word/{name}")).collect();
        let pictures = paths.iter().map(String::as_str).zip(pictures);
        let parts = parts.map(|(path, text)| (path, text.into_bytes()));
        let parts: Vec<(&str, Vec<u8>)> = parts.into_iter().chain(pictures).collect();
        pack_parts(&parts).map_err(|_| MakeFault)
    }

    /// Space below a paragraph, in twentieths of a point.
    fn below_paragraph(&self) -> u32 {
        if self.compact { 100 } else { 140 }
    }

    /// Width of the text, in twentieths of a point.
    fn text_width(&self) -> u32 {
        let side = if self.landscape {
            LONG_SIDE
        } else {
            SHORT_SIDE
        };
        side - 2 * MARGIN
    }

    /// Height of the text, in twentieths of a point.
    fn text_height(&self) -> u32 {
        let side = if self.landscape {
            SHORT_SIDE
        } else {
            LONG_SIDE
        };
        side - 2 * MARGIN
    }
}

/// Returns the language as office programs name it, with a country: its own, or the product's first one.
fn language_tag(document: &Document) -> String {
    match document.language.as_str() {
        "" | "es" => "es-PE".to_string(),
        "en" => "en-US".to_string(),
        other => xml::escaped(other),
    }
}
