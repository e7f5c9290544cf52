//! Reads a written table with another program's reader (the crate `csv`) and compares.

use csv::{ReaderBuilder, StringRecord};
use yachay_municipal::export::{Cell, Dialect, Table};

const DIALECTS: [Dialect; 2] = [
    Dialect {
        separator: ';',
        decimal_mark: ',',
    },
    Dialect {
        separator: ',',
        decimal_mark: '.',
    },
];

/// Writes rows of words, each with a negative number at its end, and checks what a reader gets.
pub fn check(rows: &[&[&str]]) {
    for dialect in DIALECTS {
        let mut table = Table::default();
        for row in rows {
            let words = row.iter().map(|words| Cell::text(*words));
            table.row(words.chain([Cell::Number(-1.5, 1)]));
        }
        let text = table.to_csv(dialect);
        let number = format!("-1{}5", dialect.decimal_mark);
        let read = read(&text, dialect.separator);
        assert_eq!(read.len(), rows.len(), "{text:?}");
        for (row, record) in rows.iter().zip(&read) {
            assert_eq!(record.len(), row.len() + 1, "{text:?}");
            for (words, found) in row.iter().zip(record) {
                assert_eq!(bare(found), bare(words), "{text:?}");
            }
            assert_eq!(record.get(row.len()), Some(number.as_str()));
        }
        // Also where a spreadsheet takes another sign for the separator.
        for separator in [';', ',', '\t'] {
            let cells = self::read(&text, separator);
            for cell in cells.iter().flatten() {
                assert!(
                    is_harmless(cell),
                    "{cell:?} of {text:?} read by {separator:?}"
                );
            }
        }
    }
}

fn read(text: &str, separator: char) -> Vec<StringRecord> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let records = reader.records();
    records.map(|record| record.expect("a row")).collect()
}

/// The words without what the writer may add or smooth.
fn bare(words: &str) -> String {
    let letters = words.chars().filter(|letter| *letter != '\'');
    letters
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

/// Tells whether a cell is no formula: what follows blanks and quotes is no sign of one, or it is the
/// number that was written, whole or cut at its decimal mark.
fn is_harmless(cell: &str) -> bool {
    if ["-1,5", "-1.5", "-1"].contains(&cell.trim_matches([';', ',', '"'])) {
        return true;
    }
    let begin = cell.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '"');
    !begin.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
