//! Tables as CSV, for spreadsheets. Names and notes come from people and files; a cell that begins
//! with a sign of a formula would be computed by whoever opens it, so no text does.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::documents::time::{iso_day, spoken_day};
use crate::documents::{Faults, FromValue, fields};

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two cells: `;` for spreadsheets in Spanish, `,` in English.
    pub separator: char,
    /// What stands before the decimals of a number.
    pub decimal_mark: char,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words, or nothing.
    Text(String),
    /// A number and how many decimals are written.
    Number(f64, usize),
    /// An amount of money in cents, written with two decimals and never rounded.
    Cents(u64),
    /// A day.
    Day(NaiveDate),
    /// A year, whose digits are not grouped.
    Year(i32),
}

impl Default for Cell {
    fn default() -> Self {
        Cell::Text(String::new())
    }
}

/// Words stand as they are; everything else under the name of what it is.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Text(words) => words.serialize(to),
            Cell::Number(value, decimals) => named("number", (value, decimals), to),
            Cell::Cents(cents) => named("cents", cents, to),
            Cell::Day(day) => named("day", iso_day(*day), to),
            Cell::Year(year) => named("year", year, to),
        }
    }
}

fn named<S: Serializer>(name: &str, value: impl Serialize, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map([(name, value)])
}

impl FromValue for Cell {
    fn from_value(value: Value, faults: &mut Faults) -> Self {
        if value.is_string() {
            return Cell::Text(String::from_value(value, faults));
        }
        let (name, content) = faults.choice(value);
        match name.as_str() {
            "number" => {
                let [value, decimals]: [Value; 2] = FromValue::from_value(content, faults);
                // JSON has no word for what is no number.
                let value = value.as_f64().unwrap_or(f64::NAN);
                Cell::Number(value, usize::from_value(decimals, faults))
            }
            "cents" => Cell::Cents(u64::from_value(content, faults)),
            "day" => Cell::Day(NaiveDate::from_value(content, faults)),
            "year" => Cell::Year(i32::from_value(content, faults)),
            _ => {
                faults.expected("cell", &name.into());
                Cell::default()
            }
        }
    }
}

impl Cell {
    /// Returns a cell with words.
    pub fn text(words: impl Into<String>) -> Cell {
        Cell::Text(words.into())
    }

    fn write(&self, dialect: Dialect, out: &mut String) {
        match self {
            Cell::Text(words) => {
                out.push('"');
                out.push_str(&safe(words).replace('"', "\"\""));
                out.push('"');
            }
            Cell::Number(value, decimals) if value.is_finite() => {
                let number = format!("{value:.decimals$}");
                out.push_str(&number.replace('.', &dialect.decimal_mark.to_string()));
            }
            // What is no number stays an empty cell.
            Cell::Number(..) => {}
            Cell::Cents(cents) => {
                let (units, rest) = (cents / 100, cents % 100);
                out.push_str(&format!("{units}{}{rest:02}", dialect.decimal_mark));
            }
            Cell::Day(day) => out.push_str(&spoken_day(*day)),
            Cell::Year(year) => out.push_str(&year.to_string()),
        }
    }
}

/// A table: its heads and its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    rows: Vec<Vec<Cell>>,
}

fields!(Table { ; rows });

impl Table {
    /// Returns a table with these heads and no rows.
    pub fn new(heads: impl IntoIterator<Item = String>) -> Table {
        let mut table = Table::default();
        table.row(heads.into_iter().map(Cell::Text));
        table
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Returns all rows, the heads first.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Returns the text of the file: UTF-8 with the byte order mark by which spreadsheets know it,
    /// lines ended as RFC 4180 says, every text in quotes, numbers bare.
    pub fn to_csv(&self, dialect: Dialect) -> String {
        let mut out = String::from('\u{feff}');
        for row in &self.rows {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    out.push(dialect.separator);
                }
                cell.write(dialect, &mut out);
            }
            out.push_str("\r\n");
        }
        out
    }
}

/// Returns the words with an apostrophe before every sign of a formula at their beginning. The same
/// after a comma or semicolon: a spreadsheet that takes the other one for the separator would begin
/// a cell there. Line breaks, tabs and other controls become blanks.
fn safe(words: &str) -> String {
    let mut out = String::new();
    let mut begins = true;
    for letter in words.chars() {
        let letter = if letter.is_control() { ' ' } else { letter };
        if begins && is_formula_sign(letter) {
            out.push('\'');
        }
        begins = matches!(letter, ',' | ';') || begins && is_passed_over(letter);
        out.push(letter);
    }
    out
}

/// Tells whether a spreadsheet may take a cell that begins so for a formula; the full-width, small and
/// mathematical forms are read as the plain ones by some.
fn is_formula_sign(letter: char) -> bool {
    matches!(
        letter,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−'
    )
}

/// Tells whether a letter before a formula may be passed over: blanks, quotes, letters without width.
fn is_passed_over(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '"' | '\'' | '`' | '´' | '‘' | '’' | '“' | '”' | '«' | '»' | '＂' | '＇'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPANISH: Dialect = Dialect {
        separator: ';',
        decimal_mark: ',',
    };

    #[test]
    fn words_that_begin_like_a_formula_get_an_apostrophe() {
        for (words, expected) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "  '@SUM(A1)"),
            ("\"+cmd|' /C calc'!A0\"", "\"'+cmd|' /C calc'!A0\""),
            ("＝1", "'＝1"),
            ("\t=1\r\n=2", " '=1  =2"),
            ("a,=1;b; -2", "a,'=1;b; '-2"),
            ("Juan Pérez-Luna", "Juan Pérez-Luna"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(safe(words), expected, "{words:?}");
        }
    }

    #[test]
    fn numbers_stay_numbers_and_words_stand_in_quotes() {
        let mut table = Table::new(["Competencia".into(), "Brecha \"media\"".into()]);
        table.row([Cell::text("SIAF; SIGA"), Cell::Number(-1.25, 1)]);
        table.row([Cell::text(""), Cell::Number(f64::NAN, 1)]);
        assert_eq!(
            table.to_csv(SPANISH),
            "\u{feff}\"Competencia\";\"Brecha \"\"media\"\"\"\r\n\"SIAF; SIGA\";-1,2\r\n\"\";\r\n"
        );
        let mut amounts = Table::default();
        let day = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
        let year = Cell::Year(2028);
        amounts.row([Cell::Cents(u64::MAX), Cell::Cents(5), Cell::Day(day), year]);
        let expected = "\u{feff}184467440737095516,15;0,05;29/02/2028;2028\r\n";
        assert_eq!(amounts.to_csv(SPANISH), expected);
        let english = Dialect {
            separator: ',',
            decimal_mark: '.',
        };
        assert!(table.to_csv(english).contains("\"SIAF; SIGA\",-1.2\r\n"));
    }
}
