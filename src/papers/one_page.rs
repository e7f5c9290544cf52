//! Documents that are to stay on one page, and what keeps the report for the authority there, however large the plan is.

use super::desk::Desk;
use super::values::Values;
use crate::export::Grid;
use crate::follow_up::most_pressing;
use crate::framework::{DocumentTemplate, Label, TemplateScope};

/// Template of the report.
const REPORT: &str = "progress-report";
/// Table of how far each activity is.
const PROGRESS: &str = "avance";
/// Lines that its rows, without the one that counts the rest, and the paragraphs below it have room for.
const LINES: usize = 32;
/// Letters of a line of its first column, which wide amounts make narrow, and of the others.
const TITLE_LINE: usize = 24;
const CELL_LINE: usize = 12;
/// The paragraphs below it; letters of their own words, and of a line.
const BELOW: [&str; 2] = ["cambios_notados", "obstaculos"];
const OWN_WORDS: usize = 140;
const LINE: usize = 95;
/// Placeholders of the report with as many values as the plan has activities.
const LISTS: [&str; 1] = ["cambios_notados"];
/// Values of such a list that are named.
const VALUES: usize = 4;
/// Letters of a title, and of a value, at most.
const TITLE: usize = 46;
const LETTERS: usize = 140;

/// Letters of a person and the report for the authority are to stay on one page.
pub fn is_one_page(template: &DocumentTemplate) -> bool {
    template.scope == TemplateScope::Person || template.id == REPORT
}

/// Shortens the lists of values of the report to what there is room for.
pub fn shorten(desk: &Desk<'_>, template: &DocumentTemplate, values: &mut Values) {
    if template.id != REPORT {
        return;
    }
    for name in LISTS {
        let Some(list) = values.get_mut(name) else {
            continue;
        };
        let left = list.len().saturating_sub(VALUES);
        list.truncate(VALUES);
        for text in list.iter_mut() {
            clip(text, LETTERS);
        }
        if left > 0 {
            list.push(more(desk, left));
        }
    }
}

/// Leaves of the report's table the rows that press most, and one that counts the rest; other tables stay whole.
pub fn shortened(
    desk: &Desk<'_>,
    template: &DocumentTemplate,
    values: &Values,
    name: &str,
    grid: Grid,
) -> Grid {
    if (template.id.as_str(), name) != (REPORT, PROGRESS) {
        return grid;
    }
    let mut rows = grid.rows;
    for title in rows.iter_mut().filter_map(|row| row.first_mut()) {
        clip(title, TITLE);
    }
    let mut used: usize = BELOW.iter().map(|name| below(values, name)).sum();
    let mut fit = |place: usize| {
        used += rows.get(place).map_or(0, |row| lines(row));
        used <= LINES
    };
    let named = most_pressing(&desk.dossier.plan, desk.today, &mut fit);
    let left = named.iter().filter(|named| !**named).count();
    let named = rows.into_iter().zip(named);
    let mut rows: Vec<Vec<String>> = named
        .filter_map(|(row, named)| named.then_some(row))
        .collect();
    if left > 0 {
        let empty = grid.heads.iter().skip(1).map(|_| String::new());
        rows.push([more(desk, left)].into_iter().chain(empty).collect());
    }
    Grid { rows, ..grid }
}

/// Counts the lines of a paragraph below the table.
fn below(values: &Values, name: &str) -> usize {
    let said = values.get(name).into_iter().flatten();
    let letters: usize = said.map(|text| text.chars().count()).sum();
    (OWN_WORDS + letters).div_ceil(LINE)
}

/// Counts the lines that a row takes. What has no blanks in it, such as an amount, is not broken.
fn lines(row: &[String]) -> usize {
    let broken = row.iter().enumerate().any(|(column, cell)| {
        let room = if column == 0 { TITLE_LINE } else { CELL_LINE };
        cell.contains(' ') && cell.chars().count() > room
    });
    1 + usize::from(broken)
}

fn more(desk: &Desk<'_>, left: usize) -> String {
    desk.say(Label::MoreInPlan, &[("n", &left.to_string())])
}

/// Cuts a text after a whole word, and says that it goes on.
pub fn clip(text: &mut String, letters: usize) {
    let Some((end, _)) = text.char_indices().nth(letters) else {
        return;
    };
    let kept = text.get(..end).unwrap_or_default();
    let word = kept.rfind(' ').unwrap_or(end);
    text.truncate(word);
    text.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_with_a_whole_word() {
        let cut = |text: &str, letters| {
            let mut text = text.to_string();
            clip(&mut text, letters);
            text
        };
        assert_eq!(cut("ñandú y cóndor", 14), "ñandú y cóndor");
        assert_eq!(cut("ñandú y cóndor", 13), "ñandú y…");
        assert_eq!(cut("ñandúñandú", 3), "ñan…");
    }
}
