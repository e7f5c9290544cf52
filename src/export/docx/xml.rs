//! Words in XML, and the paragraphs made of them.

use crate::export::office::plain;
use crate::export::spans;

/// Returns words that stand in an element or attribute as they are.
pub(super) fn escaped(words: &str) -> String {
    plain(words)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Returns the runs of a text, with what stands out in bold; all of it is when `bold`.
pub(super) fn runs(text: &str, bold: bool) -> String {
    spans(text)
        .into_iter()
        .map(|(stands_out, words)| run(words, bold || stands_out))
        .collect()
}

/// Returns a run; line breaks and tabs stay.
pub(super) fn run(words: &str, bold: bool) -> String {
    let mut inside = String::new();
    for (line_number, line) in plain(words).split('\n').enumerate() {
        if line_number > 0 {
            inside.push_str("<w:br/>");
        }
        for (part_number, part) in line.split('\t').enumerate() {
            if part_number > 0 {
                inside.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                let part = escaped(part);
                inside.push_str(&format!("<w:t xml:space=\"preserve\">{part}</w:t>"));
            }
        }
    }
    let look = if bold {
        "<w:rPr><w:b/><w:bCs/></w:rPr>"
    } else {
        ""
    };
    format!("<w:r>{look}{inside}</w:r>")
}

/// Returns a paragraph; `properties` stand in the order of the schema, `content` is runs.
pub(super) fn paragraph(properties: &str, content: &str) -> String {
    if properties.is_empty() {
        format!("<w:p>{content}</w:p>")
    } else {
        format!("<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")
    }
}
