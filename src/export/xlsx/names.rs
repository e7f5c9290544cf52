//! Names on the tabs of a workbook.

use std::collections::BTreeSet;

use crate::export::Sheet;
use crate::export::office::one_line;

/// Units of UTF-16 in a name at most.
const MAX_LETTERS: usize = 31;
/// A name that one spreadsheet keeps for itself.
const RESERVED: &str = "history";

/// Returns a name for every sheet that any spreadsheet takes: short, without forbidden signs, none twice.
pub(super) fn sheet_names(sheets: &[Sheet], language: &str) -> Vec<String> {
    let mut taken = BTreeSet::from([RESERVED.to_string()]);
    let mut names = Vec::new();
    for sheet in sheets {
        let wished = allowed(&sheet.name, language);
        let mut numbers = 2..;
        let mut name = wished.clone();
        // Spreadsheets see no difference between capital and small letters.
        while !taken.insert(name.to_lowercase()) {
            let number = numbers.next().unwrap_or(0);
            let ending = format!(" ({number})");
            name = format!("{}{ending}", cut(&wished, MAX_LETTERS - ending.len()));
        }
        names.push(name);
    }
    names
}

fn allowed(name: &str, language: &str) -> String {
    let clean: String = one_line(name)
        .chars()
        .map(|letter| match letter {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            letter => letter,
        })
        .collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let short = cut(&words.join(" "), MAX_LETTERS);
    let short = short.trim_matches(['\'', ' ']);
    match (short, language) {
        ("", language) if language.starts_with("en") => "Sheet".to_string(),
        ("", _) => "Hoja".to_string(),
        (short, _) => short.to_string(),
    }
}

/// Returns as many letters as fit.
fn cut(name: &str, mut room: usize) -> String {
    let fits = name.chars().take_while(|letter| {
        let units = letter.len_utf16();
        let fits = units <= room;
        room = room.saturating_sub(units);
        fits
    });
    fits.collect::<String>()
        .trim_end_matches(['\'', ' '])
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str]) -> Vec<String> {
        let sheets = names.iter().map(|name| Sheet {
            name: name.to_string(),
            ..Sheet::default()
        });
        sheet_names(&sheets.collect::<Vec<_>>(), "es")
    }

    #[test]
    fn names_are_short_allowed_and_different() {
        let long = "Matriz de necesidades de capacitación por persona";
        let found = named(&[
            "Plan",
            "plan",
            "PLAN",
            "a[b]:c*d?e/f\\g",
            "'Año 1'",
            "",
            "\u{1}\n",
            long,
            long,
            "History",
        ]);
        let expected = [
            "Plan",
            "plan (2)",
            "PLAN (3)",
            "a b c d e f g",
            "Año 1",
            "Hoja",
            "Hoja (2)",
            "Matriz de necesidades de capaci",
            "Matriz de necesidades de ca (2)",
            "History (2)",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn emoji_count_twice() {
        let name = named(&[&"🦙".repeat(40)]).remove(0);
        assert_eq!(name, "🦙".repeat(15));
    }
}
