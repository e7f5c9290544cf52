//! Lines of the register out of a spreadsheet: `year;moment;region;modality;contents;subject;count`.

use crate::documents::World;
use crate::dossier::ExecutedAction;
use crate::framework::{Framework, Language, Moment, Text};
use crate::response::plain;

/// What was read out of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadActions {
    /// The lines that can be registered, in order.
    pub actions: Vec<ExecutedAction>,
    /// The lines that cannot, each with its words, in order.
    pub faults: Vec<LineFault>,
}

/// A line that cannot be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// Its number in the text, from 1.
    pub line: usize,
    /// The line as it stands.
    pub text: String,
    /// What is wrong with it.
    pub fault: ReadFault,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// It has another number of columns than seven.
    Columns {
        /// How many.
        found: usize,
    },
    /// A text in quotes does not end.
    OpenQuote,
    /// No year from 1900 to 2199.
    Year(String),
    /// No moment of the term.
    Moment(String),
    /// No modality of the framework, neither by id nor by name.
    Modality(String),
    /// No content of the framework, neither by id nor by name.
    Content(String),
    /// Neither contents nor a subject.
    NoSubject,
    /// No whole number up to 100,000.
    Count(String),
}

/// The largest count of a line.
const MOST: u32 = 100_000;
/// Words for the whole country instead of a region.
const COUNTRY: [&str; 4] = ["nac", "nacional", "national", "pais"];
/// What the first column is called where the first line names the columns.
const HEADS: [&str; 4] = ["year", "ano", "anio", "gestion"];
/// Words for the moments.
const MOMENTS: [(&str, Moment); 8] = [
    ("start", Moment::Start),
    ("inicio", Moment::Start),
    ("inicial", Moment::Start),
    ("stable", Moment::Stable),
    ("estable", Moment::Stable),
    ("gestion estable", Moment::Stable),
    ("exit", Moment::Exit),
    ("salida", Moment::Exit),
];

/// Reads lines; total for any bytes. What is no UTF-8 is read as Latin 1, as older spreadsheets write it. Cells are
/// parted by semicolons, tabs or commas, whichever the first line has more of, in this order; several contents by
/// `|`. Modalities and contents are named by id or by their names. A first line with the names of the columns and
/// empty lines are passed over; a line with a fault is returned as it stands, and all others are read.
pub fn read_actions(framework: &Framework, bytes: &[u8], world: &dyn World) -> ReadActions {
    let text = text_of(bytes);
    let first = text.lines().find(|line| !line.trim().is_empty());
    let separator = separator(first.unwrap_or_default());
    let mut read = ReadActions::default();
    for (place, line) in text.lines().enumerate() {
        let blank = |letter: char| letter.is_whitespace() || letter == separator;
        if line.chars().all(blank) {
            continue;
        }
        let cells = match cells(line, separator) {
            Some(cells) => cells,
            None => {
                read.fault(place, line, ReadFault::OpenQuote);
                continue;
            }
        };
        let head = cells.first().map(|cell| words(cell)).unwrap_or_default();
        if read.actions.is_empty() && read.faults.is_empty() && HEADS.contains(&head.as_str()) {
            continue;
        }
        match read_action(framework, &cells, world) {
            Ok(action) => read.actions.push(action),
            Err(fault) => read.fault(place, line, fault),
        }
    }
    read
}

impl ReadActions {
    fn fault(&mut self, place: usize, line: &str, fault: ReadFault) {
        self.faults.push(LineFault {
            line: place + 1,
            text: line.to_string(),
            fault,
        });
    }
}

fn text_of(bytes: &[u8]) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    text.trim_start_matches('\u{feff}').to_string()
}

fn separator(line: &str) -> char {
    let count = |sign: char| line.matches(sign).count();
    let mut best = ';';
    for sign in ['\t', ','] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

/// Takes a line apart; nothing where a text in quotes does not end.
fn cells(line: &str, separator: char) -> Option<Vec<String>> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut()?;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(String::new()),
            letter => cell.push(letter),
        }
    }
    (!quoted).then_some(cells)
}

fn words(text: &str) -> String {
    plain(text)
        .replace('ñ', "n")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads one line from its cells: year, moment, region, modality, contents, subject, count.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read_action(
    framework: &Framework,
    cells: &[String],
    world: &dyn World,
) -> Result<ExecutedAction, ReadFault> {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    let &[year, moment, region, modality, contents, subject, count] = cells.as_slice() else {
        return Err(ReadFault::Columns { found: cells.len() });
    };
    let contents = contents_in(framework, contents)?;
    if contents.is_empty() && subject.is_empty() {
        return Err(ReadFault::NoSubject);
    }
    let region = match COUNTRY.contains(&words(region).as_str()) {
        true => String::new(),
        false => region.to_string(),
    };
    Ok(ExecutedAction {
        year: read_year(year)?,
        moment: read_moment(moment)?,
        modality: modality_in(framework, modality)?,
        count: read_count(count)?,
        id: world.new_id(),
        subject: subject.to_string(),
        region,
        contents,
    })
}

fn read_year(text: &str) -> Result<i32, ReadFault> {
    let year = text.parse().ok();
    let year = year.filter(|year| (1900..2200).contains(year));
    year.ok_or_else(|| ReadFault::Year(text.to_string()))
}

fn read_moment(text: &str) -> Result<Moment, ReadFault> {
    let wanted = words(text);
    let found = MOMENTS.iter().find(|(word, _)| *word == wanted);
    found
        .map(|(_, moment)| *moment)
        .ok_or_else(|| ReadFault::Moment(text.to_string()))
}

fn read_count(text: &str) -> Result<u32, ReadFault> {
    let count = text.parse().ok().filter(|count| *count <= MOST);
    count.ok_or_else(|| ReadFault::Count(text.to_string()))
}

/// Tells whether words are an id, also with blanks and accents, or one of the names that go with it.
fn named(wanted: &str, id: &str, name: &Text) -> bool {
    let names = Language::ALL.map(|language| words(name.get(language)));
    let wanted = words(wanted);
    wanted.replace(' ', "-") == id || names.contains(&wanted)
}

fn modality_in(framework: &Framework, text: &str) -> Result<String, ReadFault> {
    let mut all = framework.modalities.iter();
    let found = all.find(|item| named(text, &item.id, &item.name));
    found
        .map(|item| item.id.clone())
        .ok_or_else(|| ReadFault::Modality(text.to_string()))
}

fn contents_in(framework: &Framework, text: &str) -> Result<Vec<String>, ReadFault> {
    let parts = text.split('|').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let mut all = framework.contents.iter();
            let found = all.find(|item| named(part, &item.id, &item.name));
            found
                .map(|item| item.id.clone())
                .ok_or_else(|| ReadFault::Content(part.to_string()))
        })
        .collect()
}
