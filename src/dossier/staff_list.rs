//! A list of staff as municipalities keep it, from a spreadsheet or a text: read with a preview, faults by line.

use super::people::Person;
use crate::documents::time::read_day;
use crate::framework::{Framework, Text};
use crate::response::plain;

/// Lines that are read at most; the largest rural municipality has a few hundred workers.
pub const MAX_LINES: usize = 5_000;

/// Letters of a name at most.
pub const MAX_NAME: usize = 300;

/// A list as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffList {
    /// The people that can be taken in, without an identity yet.
    pub people: Vec<Listed>,
    /// Lines of which nobody can be taken in, and why.
    pub refused: Vec<(usize, LineFault)>,
    /// Whether lines beyond [`MAX_LINES`] were left out.
    pub cut: bool,
}

/// A person of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Number of the line, from 1.
    pub line: usize,
    /// The person, without an identity.
    pub person: Person,
    /// What of the line was not understood; the person comes in without it.
    pub doubts: Vec<Doubt>,
}

/// Why nobody of a line can be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It has no name.
    NoName,
    /// The name has more letters than [`MAX_NAME`].
    LongName,
    /// Somebody of that name is in the register, or earlier in the list.
    Twice {
        /// The name.
        name: String,
    },
}

/// What of a line was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It names no post.
    NoPost,
    /// No post of the framework is called that.
    Post(String),
    /// No language of the country is called that.
    Language(String),
    /// It is no number of years from 0 to 60.
    Experience(String),
    /// It is no day.
    Since(String),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Posts,
    Languages,
    Degree,
    Experience,
    Trust,
    Since,
    Unknown,
}

/// Columns in the order that is taken where the list has no heads.
const USUAL: [Column; 7] = [
    Column::Name,
    Column::Posts,
    Column::Languages,
    Column::Degree,
    Column::Experience,
    Column::Trust,
    Column::Since,
];

/// Words by which heads are known, without accents; the first that a head begins with decides.
const HEADS: [(&str, Column); 22] = [
    ("nombre", Column::Name),
    ("apellidos", Column::Name),
    ("name", Column::Name),
    ("trabajador", Column::Name),
    ("puesto", Column::Posts),
    ("cargo", Column::Posts),
    ("post", Column::Posts),
    ("idioma", Column::Languages),
    ("lengua", Column::Languages),
    ("language", Column::Languages),
    ("titulo", Column::Degree),
    ("grado", Column::Degree),
    ("degree", Column::Degree),
    ("experiencia", Column::Experience),
    ("anos", Column::Experience),
    ("years", Column::Experience),
    ("experience", Column::Experience),
    ("confianza", Column::Trust),
    ("trust", Column::Trust),
    ("desde", Column::Since),
    ("since", Column::Since),
    ("ingreso", Column::Since),
];

/// Reads a list of staff: one person a line, cells divided by tabs, semicolons or commas, with or without heads.
/// `present` are the names that the register has already.
pub fn read_staff_list<'a>(
    framework: &Framework,
    text: &str,
    present: impl Iterator<Item = &'a str>,
) -> StaffList {
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator_of(text);
    let mut rows = rows(text, separator).into_iter().peekable();
    let heads = rows.peek().and_then(|(_, cells)| heads(cells));
    if heads.is_some() {
        rows.next();
    }
    let columns = heads.unwrap_or_else(|| USUAL.to_vec());
    let mut names: Vec<String> = present.map(plain_name).collect();
    let mut list = StaffList::default();
    for (line, cells) in rows {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if list.people.len() + list.refused.len() >= MAX_LINES {
            list.cut = true;
            break;
        }
        let mut found = read_line(framework, &columns, &cells);
        found.line = line;
        let name = plain_name(&found.person.name);
        if found.person.name.is_empty() {
            list.refused.push((line, LineFault::NoName));
        } else if found.person.name.chars().count() > MAX_NAME {
            list.refused.push((line, LineFault::LongName));
        } else if names.contains(&name) {
            let name = found.person.name;
            list.refused.push((line, LineFault::Twice { name }));
        } else {
            names.push(name);
            list.people.push(found);
        }
    }
    list
}

/// A name for comparison; one that has no letters is compared as it stands.
fn plain_name(name: &str) -> String {
    let words = plain(name);
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.is_empty() {
        true => name.trim().to_string(),
        false => words.join(" "),
    }
}

/// Returns what stands between the cells: what the first line with words has.
fn separator_of(text: &str) -> char {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let mut all = ['\t', ';', ','].into_iter();
    all.find(|sign| first.contains(*sign)).unwrap_or(';')
}

/// Takes a text apart into cells as RFC 4180 says; each row with the number of its first line.
fn rows(text: &str, separator: char) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut line, mut begun) = (false, 1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                rows.push((begun, std::mem::take(&mut cells)));
                line += 1;
                begun = line;
            }
            sign if sign == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' => {}
            other => {
                line += usize::from(other == '\n');
                cell.push(other);
            }
        }
    }
    cells.push(cell);
    rows.push((begun, cells));
    rows
}

/// Reads heads; nothing where the row is no row of heads.
fn heads(cells: &[String]) -> Option<Vec<Column>> {
    let column = |cell: &String| {
        let words = plain(cell);
        // `años` loses its sign only where somebody writes it without one.
        let words = words.trim().replace('ñ', "n");
        let found = HEADS.iter().find(|(head, _)| words.starts_with(head));
        found.map_or(Column::Unknown, |(_, column)| *column)
    };
    let columns: Vec<Column> = cells.iter().map(column).collect();
    let known = columns
        .iter()
        .filter(|column| **column != Column::Unknown)
        .count();
    let has_name = columns.contains(&Column::Name);
    (has_name && (known > 1 || cells.len() == 1)).then_some(columns)
}

fn read_line(framework: &Framework, columns: &[Column], cells: &[String]) -> Listed {
    let mut found = Listed::default();
    let mut has_post = false;
    for (column, cell) in columns.iter().zip(cells) {
        let cell = unguarded(cell.trim());
        if cell.is_empty() {
            continue;
        }
        let person = &mut found.person;
        match column {
            Column::Name if person.name.is_empty() => person.name = one_line(cell),
            // First names and family names in columns of their own.
            Column::Name => person.name = format!("{} {}", person.name, one_line(cell)),
            Column::Posts => {
                has_post = true;
                read_posts(framework, cell, &mut found);
            }
            Column::Languages => read_languages(framework, cell, &mut found),
            Column::Degree => person.degree = says_yes(cell),
            Column::Trust => person.trust = says_yes(cell),
            Column::Experience => match cell.parse().ok().filter(|years| *years <= MAX_YEARS) {
                Some(years) => person.experience = Some(years),
                None => found.doubts.push(Doubt::Experience(cell.to_string())),
            },
            Column::Since => match read_any_day(cell) {
                Some(day) => person.since = Some(day),
                None => found.doubts.push(Doubt::Since(cell.to_string())),
            },
            Column::Unknown => {}
        }
    }
    if !has_post {
        found.doubts.push(Doubt::NoPost);
    }
    found
}

/// Years of experience at most.
pub const MAX_YEARS: u8 = 60;

/// Takes off the apostrophe by which our own tables keep a cell from being a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn says_yes(cell: &str) -> bool {
    let word = plain(cell);
    let word = word.trim();
    !["", "0", "no", "n", "false", "falso", "ninguno", "none"].contains(&word)
}

/// Reads a day as files (`2023-01-31`) or people (`31/01/2023`) write it.
fn read_any_day(cell: &str) -> Option<chrono::NaiveDate> {
    let mut parts = cell.splitn(3, ['/', '.']);
    let spoken = match (parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year)) => {
            let number = |text: &str| text.parse::<u32>().ok();
            let year = year
                .parse::<i32>()
                .ok()
                .filter(|year| (1900..=2200).contains(year));
            let (day, month) = number(day).zip(number(month))?;
            chrono::NaiveDate::from_ymd_opt(year?, month, day)
        }
        _ => None,
    };
    spoken.or_else(|| read_day(cell))
}

fn read_posts(framework: &Framework, cell: &str, found: &mut Listed) {
    for name in cell.split(['/', '|', '+', '&']).map(str::trim) {
        match post_named(framework, name) {
            Some(id) if found.person.posts.contains(&id) => {}
            Some(id) => found.person.posts.push(id),
            None if name.is_empty() => {}
            None => found.doubts.push(Doubt::Post(name.to_string())),
        }
    }
}

fn read_languages(framework: &Framework, cell: &str, found: &mut Listed) {
    for name in cell.split(['/', '|', '+', ',', ';', '&']).map(str::trim) {
        let languages = framework.pack.languages.iter();
        let mut named = languages.filter(|item| is_called(&item.id, &item.name, name));
        match named.next() {
            Some(item) if found.person.languages.contains(&item.id) => {}
            Some(item) => found.person.languages.push(item.id.clone()),
            None if name.is_empty() => {}
            None => found.doubts.push(Doubt::Language(name.to_string())),
        }
    }
}

fn is_called(id: &str, name: &Text, wanted: &str) -> bool {
    let wanted = plain_name(wanted);
    [id, &name.es, &name.en]
        .iter()
        .any(|known| plain_name(known) == wanted)
}

/// Finds a post by its id or name, or by the only one whose name has all these words or of whose name they say
/// more: "jefa de tesorería".
fn post_named(framework: &Framework, wanted: &str) -> Option<String> {
    let whole = framework
        .posts
        .iter()
        .find(|post| is_called(&post.id, &post.name, wanted));
    if let Some(post) = whole {
        return Some(post.id.clone());
    }
    let words = telling_words(wanted);
    let all_in = |few: &[String], many: &[String]| {
        !few.is_empty() && few.iter().all(|word| many.contains(word))
    };
    let fits = |name: &str| {
        let known = telling_words(name);
        all_in(&words, &known) || all_in(&known, &words)
    };
    let mut near = framework
        .posts
        .iter()
        .filter(|post| fits(&post.name.es) || fits(&post.name.en));
    let only = near.next()?;
    near.next().is_none().then(|| only.id.clone())
}

/// Returns the words of a name that tell it from others.
fn telling_words(name: &str) -> Vec<String> {
    let words = plain(name);
    let words = words
        .split_whitespace()
        .filter(|word| word.chars().count() > 3);
    words.map(str::to_string).collect()
}
