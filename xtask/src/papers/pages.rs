//! What is wrong with the pages of a document, held against what it says.

use std::collections::BTreeMap;

use yachay_municipal::export::{Block, Document};

/// Letters from which on a piece is a word; shorter ones stand in too many places to be counted.
const LETTERS: usize = 5;

/// Returns what is wrong with pages of text: one that is empty but for its number, a word that a narrow column broke.
/// `pages` is what pdftotext prints of each.
pub fn faults(document: &Document, pages: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, text) in pages.iter().enumerate() {
        if is_empty(&document.owner, text) {
            faults.push(format!("page {} is empty but for its number", page + 1));
        }
    }
    let shown = counted(&pages.join("\n"));
    for (word, times) in counted(&said(document)) {
        if shown.get(&word).copied().unwrap_or_default() < times {
            faults.push(format!("the word “{word}” is broken or missing"));
        }
    }
    faults
}

/// Returns what is wrong with the pages of a matrix: one on which nothing stands, or on which the words of its columns' heads
/// are broken by a narrow column or missing. The heads stand on every page.
pub fn matrix_faults(owner: &str, heads: &[String], pages: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, text) in pages.iter().enumerate() {
        let page = page + 1;
        if is_empty(owner, text) {
            faults.push(format!("page {page} is empty but for its number"));
            continue;
        }
        let shown = counted(text);
        for (word, times) in counted(&heads.join("\n")) {
            if shown.get(&word).copied().unwrap_or_default() < times {
                faults.push(format!(
                    "page {page}: the head's “{word}” is broken or missing"
                ));
            }
        }
    }
    faults
}

/// Tells whether nothing stands on a page but whose it is and its number.
fn is_empty(owner: &str, text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut own = lines.filter(|line| {
        let number = line.starts_with("Página ") || line.starts_with("Page ");
        !number && *line != owner.trim()
    });
    own.next().is_none()
}

/// Counts the words of a text.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let words = text.split(|letter: char| !letter.is_alphabetic());
    for word in words.filter(|word| word.chars().count() >= LETTERS) {
        *counts.entry(word.to_string()).or_default() += 1;
    }
    counts
}

/// Returns every word of a document's blocks.
fn said(document: &Document) -> String {
    let mut out = String::new();
    let mut say = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => say(text),
            Block::Items { items, .. } => items.iter().for_each(|item| say(item)),
            Block::Table { table } => {
                table.heads.iter().for_each(|column| say(&column.head));
                let cells = table.rows.iter().flatten().chain(&table.foot);
                cells.for_each(|cell| say(cell));
            }
            Block::Signatures { places } => {
                for place in places {
                    say(&place.name);
                    say(&place.office);
                }
            }
            Block::Picture { words, .. } => say(words),
            Block::PageBreak => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_a_matrix_has_its_heads_whole() {
        let heads = ["Función del puesto", "Nivel de evaluación"].map(String::from);
        let whole = "Pueblo\nFunción del  Nivel de\npuesto  evaluación\nReúne  3\nPágina 1 de 2\n";
        assert_eq!(matrix_faults("Pueblo", &heads, &[whole, whole]), [""; 0]);
        let broken = "Función del  Nivel de\npuesto  evaluació\n  n\n";
        assert_eq!(
            matrix_faults("Pueblo", &heads, &[whole, broken]),
            ["page 2: the head's “evaluación” is broken or missing"]
        );
        assert_eq!(
            matrix_faults("Pueblo", &heads, &["Pueblo\nPágina 1 de 1\n"]),
            ["page 1 is empty but for its number"]
        );
    }

    #[test]
    fn empty_pages_and_broken_words_are_named() {
        let document = Document {
            owner: "Pueblo".into(),
            blocks: vec![Block::Paragraph {
                text: "Modalidad: acompañamiento, **acompañamiento**".into(),
            }],
            ..Document::default()
        };
        let whole = "Pueblo\nModalidad: acompañamiento, acompañamiento\nPágina 1 de 2\n";
        assert_eq!(faults(&document, &[whole]), [""; 0]);
        assert_eq!(
            faults(&document, &[whole, "Pueblo\n\nPágina 2 de 2\n"]),
            ["page 2 is empty but for its number"]
        );
        let broken = "Modalidad: acompañamiento, acompañamient\no\n";
        assert_eq!(
            faults(&document, &[broken]),
            ["the word “acompañamiento” is broken or missing"]
        );
    }
}
