//! What of agreements and commitments the room reads at once: pages on which each sentence stands whole.

use std::ops::Range;

use super::model::{Commitment, Workshop};

/// Agreements, and commitments, that are read from the back row at once; more come on further pages.
const ROWS: usize = 3;

/// Measures of the narrowest screen, 4:3, as `style/room.css` lays it out: hundredths of the height of its letters.
mod screen {
    /// What is under the name of the phase.
    pub const ROOM: usize = 2_150;
    /// The title of a part and what keeps it and its rows apart from others.
    pub const TITLE: usize = 245;
    /// What a row takes besides its lines.
    pub const ROW: usize = 45;
    /// A line.
    pub const LINE: usize = 115;
    /// Width of a line of the name of the phase.
    pub const HEADING: usize = 2_740;
    /// Width of a line of an agreement.
    pub const WIDE: usize = 3_440;
    /// Width of a line of what somebody will do.
    pub const WHAT: usize = 2_020;
    /// Width of a line of who does it until when; those letters are bold.
    pub const WHO: usize = 1_240;
}

/// What stands on a page of the board: places in the lists of the session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardPage {
    /// Places of its agreements.
    pub agreements: Range<usize>,
    /// Places of its commitments.
    pub commitments: Range<usize>,
}

impl Workshop {
    /// Returns the pages of the board, one at least; `heading` stands above each. Long sentences leave room for fewer
    /// others on their page, so that none is cut; one that is longer than a screen has a page of its own.
    pub fn board(&self, heading: &str) -> Vec<BoardPage> {
        let agreements: Vec<usize> = self.agreements.iter().map(|item| row(&item.text)).collect();
        let commitments: Vec<usize> = self.commitments.iter().map(promise).collect();
        // The number of the page stands before the heading.
        let more = lines(&format!("10/10 {heading}"), screen::HEADING) - 1;
        let whole = screen::ROOM.saturating_sub(more * screen::LINE * 5 / 4);
        let mut pages = Vec::new();
        let (mut agreed, mut promised) = (0, 0);
        while agreed < agreements.len() || promised < commitments.len() {
            let mut room = whole;
            let first = take(&agreements, agreed, &mut room, true);
            let second = take(&commitments, promised, &mut room, first.is_empty());
            (agreed, promised) = (first.end, second.end);
            pages.push(BoardPage {
                agreements: first,
                commitments: second,
            });
        }
        if pages.is_empty() {
            pages.push(BoardPage::default());
        }
        pages
    }
}

/// Takes as many rows as there is room for; of an empty page the first one in any case.
fn take(rows: &[usize], from: usize, room: &mut usize, empty: bool) -> Range<usize> {
    let mut end = from;
    for height in rows.iter().skip(from).take(ROWS) {
        let title = if end == from { screen::TITLE } else { 0 };
        let needed = height + title;
        let must = empty && end == from;
        if needed > *room && !must {
            break;
        }
        *room = room.saturating_sub(needed);
        end += 1;
    }
    from..end
}

/// Returns the height of an agreement.
fn row(text: &str) -> usize {
    lines(text, screen::WIDE) * screen::LINE + screen::ROW
}

/// Returns the height of a commitment, whose two parts stand side by side.
fn promise(item: &Commitment) -> usize {
    let due = item.due.map_or("", |_| " · 30/09/2027");
    let who = format!("{}{due}", item.responsible);
    let most = lines(&item.text, screen::WHAT).max(lines(&who, screen::WHO));
    most * screen::LINE + screen::ROW
}

/// Returns how many lines of this width a text takes, one at least, broken between its words.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let long: usize = word.chars().map(breadth).sum();
        let with_space = used + breadth(' ') + long;
        if used > 0 && with_space <= width {
            used = with_space;
            continue;
        }
        if used > 0 {
            lines += 1;
        }
        // A word that is longer than a line is broken in it.
        lines += long.saturating_sub(1) / width;
        used = long % width;
    }
    lines
}

/// Returns the width of a letter in hundredths of its height, rather more than less: Noto Sans is the widest of the
/// fonts that screens have.
fn breadth(letter: char) -> usize {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | 'í' | '!' | '¡' | '('
        | ')' | '-' => 33,
        'f' | 'r' | 's' | 't' | 'I' | 'J' | 'z' | 'c' | '¿' | '?' => 48,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 95,
        letter if letter.is_uppercase() => 72,
        letter if (letter as u32) < 0x2000 => 62,
        '‘' | '’' | '…' => 80,
        _ => 100,
    }
}
