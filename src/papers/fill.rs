//! From a template to a document.

use super::desk::Desk;
use super::keys::PaperKey;
use super::one_page::{is_one_page, shorten, shortened};
use super::signatures::signature_places;
use super::tables::table;
use super::values::{Values, activity_values, person_values, plan_values};
use crate::dossier::{Activity, Person};
use crate::export::{Block, Document, Grid};
use crate::framework::{
    DocumentTemplate, Label, MarkupFault, Part, PartKind, Piece, markup_faults, placeholder,
    read_markup, template_pieces,
};

/// What is written where nothing is known, to be filled in by hand.
pub const BLANK: &str = "__________";

/// What a text has at least where it leaves room to write by hand.
const LINE: &str = "____";

/// A placeholder for which nothing is known.
pub type Blank = &'static str;

/// A document, with what is missing in it and what is wrong in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The document.
    pub document: Document,
    /// Placeholders for which nothing is known, each once, in the order of the text.
    pub blanks: Vec<Blank>,
    /// What is wrong in the text.
    pub faults: Vec<MarkupFault>,
}

/// Finds the template of a document.
pub fn template_of<'a>(desk: &Desk<'a>, key: &PaperKey) -> Option<&'a DocumentTemplate> {
    let mut templates = desk.framework.pack.templates.iter();
    templates.find(|template| template.id == key.template)
}

/// Returns the text of a document: the one changed by hand, or that of the template; nothing where the framework has
/// no such template. Tells whether it was changed.
pub fn template_text<'a>(desk: &Desk<'a>, key: &PaperKey) -> Option<(&'a str, bool)> {
    let template = template_of(desk, key)?;
    let own = desk.dossier.plan.documents.get(&key.to_string());
    Some(match own {
        Some(text) => (text, true),
        None => (template.body.get(desk.language), false),
    })
}

/// What a document is about.
pub struct Subject<'a> {
    /// Its template.
    pub template: &'a DocumentTemplate,
    /// The activity.
    pub activity: Option<&'a Activity>,
    /// The person.
    pub person: Option<&'a Person>,
}

/// Finds what a document is about; nothing where the template, the activity or the person is not there.
pub fn subject<'a>(desk: &Desk<'a>, key: &PaperKey) -> Option<Subject<'a>> {
    let activity = match &key.activity {
        Some(id) => Some(desk.dossier.plan.activity(id)?),
        None => None,
    };
    let person = match (&key.person, activity) {
        (Some(id), Some(activity)) => {
            activity.enrolled.get(id)?;
            Some(desk.person(id)?)
        }
        (Some(_), None) => return None,
        (None, _) => None,
    };
    Some(Subject {
        template: template_of(desk, key)?,
        activity,
        person,
    })
}

/// Tells whether what a document is about is there.
pub fn is_there(desk: &Desk<'_>, key: &PaperKey) -> bool {
    subject(desk, key).is_some()
}

/// Returns what stands for each placeholder in a document.
pub fn values_of(desk: &Desk<'_>, key: &PaperKey) -> Values {
    subject(desk, key)
        .map(|subject| values(desk, &subject))
        .unwrap_or_default()
}

fn values(desk: &Desk<'_>, subject: &Subject<'_>) -> Values {
    let mut values = plan_values(desk);
    if let Some(activity) = subject.activity {
        values.extend(activity_values(desk, activity));
        if let Some(person) = subject.person {
            values.extend(person_values(desk, activity, person));
        }
    }
    shorten(desk, subject.template, &mut values);
    values
}

/// Fills a document; nothing where what it is about is not there.
pub fn fill(desk: &Desk<'_>, key: &PaperKey) -> Option<Filled> {
    let (text, _) = template_text(desk, key)?;
    fill_text(desk, key, text)
}

/// Fills a document from a text that may still be under the hands of somebody.
pub fn fill_text(desk: &Desk<'_>, key: &PaperKey, text: &str) -> Option<Filled> {
    let subject = subject(desk, key)?;
    let values = values(desk, &subject);
    let mut writer = Writer {
        desk: *desk,
        subject: &subject,
        values: &values,
        blanks: Vec::new(),
    };
    let blocks: Vec<Block> = read_markup(text)
        .iter()
        .flat_map(|part| writer.part(part))
        .collect();
    let blanks = writer.blanks;
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading { level: 1, text } => Some(text.replace("**", "")),
        _ => None,
    });
    let title = title.unwrap_or_else(|| subject.template.title.get(desk.language).to_string());
    Some(Filled {
        document: Document {
            title,
            owner: desk.owner(),
            language: desk.locale(),
            landscape: false,
            compact: is_one_page(subject.template),
            blocks,
        },
        blanks,
        faults: markup_faults(text, subject.template.scope),
    })
}

/// Placeholders in whose words another one's value stands: a sentence whose date is still to come.
const WITHIN: [(&str, &str); 1] = [("permanencia", "fecha_de_permanencia")];

/// Returns the placeholder that is missing in the words of another one: it has a value, of nothing.
fn missing_within(name: &str, values: &[&Values]) -> Option<Blank> {
    let (_, inner) = WITHIN.into_iter().find(|(outer, _)| *outer == name)?;
    let given = values.iter().any(|values| values.contains_key(inner));
    (given && !is_known(values, inner)).then_some(inner)
}

fn add_new(blanks: &mut Vec<Blank>, missing: Option<Blank>) {
    blanks.extend(missing.filter(|name| !blanks.contains(name)));
}

/// Returns the placeholders of a text for which nothing is known, each once.
pub fn blanks_in(parts: &[Part], values: &[&Values]) -> Vec<Blank> {
    let mut blanks = Vec::new();
    for text in written(parts, values) {
        for piece in template_pieces(text) {
            let Piece::Placeholder(name) = piece else {
                continue;
            };
            let missing = match is_known(values, name) {
                true => missing_within(name, values),
                false => placeholder(name).map(|found| found.name),
            };
            add_new(&mut blanks, missing);
        }
    }
    blanks
}

/// Counts the places that a text leaves to be filled in by hand. A date is one: `____ de ____________ de 20____`.
pub fn by_hand(parts: &[Part], values: &[&Values]) -> usize {
    written(parts, values).into_iter().map(lines_to_write).sum()
}

/// Counts the places in one text.
fn lines_to_write(text: &str) -> usize {
    let mut places = 0;
    let mut rest = text;
    let mut follows = false;
    while let Some((before, line)) = rest.split_once(LINE) {
        let joins = ["", "de", "/", "20", "de 20", "/ 20"].contains(&before.trim());
        places += usize::from(!(follows && joins));
        follows = true;
        rest = line.trim_start_matches('_');
    }
    places
}

fn is_known(values: &[&Values], name: &str) -> bool {
    let mut values = values.iter();
    values.any(|values| values.get(name).is_some_and(|value| !value.is_empty()))
}

/// Returns the texts that are not left out.
fn written<'a>(parts: &'a [Part], values: &[&Values]) -> Vec<&'a str> {
    let stays = |condition: &Option<String>| {
        let known = condition
            .as_deref()
            .filter(|name| placeholder(name).is_some());
        known.is_none_or(|name| is_known(values, name))
    };
    let mut texts = Vec::new();
    for part in parts {
        match &part.kind {
            PartKind::Heading(_, text) | PartKind::Paragraph(text) if stays(&part.condition) => {
                texts.push(text.as_str());
            }
            PartKind::Items(_, items) => {
                let items = items.iter().filter(|item| stays(&item.condition));
                texts.extend(items.map(|item| item.text.as_str()));
            }
            _ => {}
        }
    }
    texts
}

struct Writer<'a> {
    desk: Desk<'a>,
    subject: &'a Subject<'a>,
    values: &'a Values,
    blanks: Vec<Blank>,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) -> Vec<Block> {
        if self.is_left_out(&part.condition) {
            return Vec::new();
        }
        match &part.kind {
            PartKind::Heading(level, text) => vec![Block::Heading {
                level: *level,
                text: self.text(text),
            }],
            PartKind::Paragraph(text) => match self.alone(text) {
                Some(items) if items.len() > 1 => vec![Block::Items {
                    numbered: false,
                    items,
                }],
                _ => vec![Block::Paragraph {
                    text: self.text(text),
                }],
            },
            PartKind::Items(numbered, items) => {
                let mut lines = Vec::new();
                for item in items {
                    if self.is_left_out(&item.condition) {
                        continue;
                    }
                    match self.alone(&item.text) {
                        Some(values) => lines.extend(values),
                        None => lines.push(self.text(&item.text)),
                    }
                }
                let list = Block::Items {
                    numbered: *numbered,
                    items: lines,
                };
                match &list {
                    Block::Items { items, .. } if items.is_empty() => Vec::new(),
                    _ => vec![list],
                }
            }
            PartKind::Table(name) => vec![self.table(name)],
            PartKind::Signatures => vec![Block::Signatures {
                places: signature_places(&self.desk, self.subject.person),
            }],
            PartKind::PageBreak => vec![Block::PageBreak],
        }
    }

    /// A part is left out where its condition is a placeholder for which nothing is known.
    fn is_left_out(&self, condition: &Option<String>) -> bool {
        let Some(name) = condition
            .as_deref()
            .filter(|name| placeholder(name).is_some())
        else {
            return false;
        };
        self.values.get(name).is_none_or(Vec::is_empty)
    }

    /// Returns the values of a text that is one placeholder and nothing else, where something is known.
    fn alone(&mut self, text: &str) -> Option<Vec<String>> {
        match template_pieces(text).as_slice() {
            [Piece::Placeholder(name)] => {
                let values = self.values.get(*name).filter(|values| !values.is_empty())?;
                let words = values.iter().map(|value| plain(value)).collect();
                self.look_within(name);
                Some(words)
            }
            _ => None,
        }
    }

    /// Writes a text with values in place of their names. What nobody knows stays as it was written.
    fn text(&mut self, text: &str) -> String {
        let mut out = String::new();
        for piece in template_pieces(text) {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Placeholder(name) => match (self.values.get(name), placeholder(name)) {
                    (Some(values), _) if !values.is_empty() => {
                        out.push_str(&in_a_row(values));
                        self.look_within(name);
                    }
                    (_, Some(known)) if known.scope <= self.subject.template.scope => {
                        add_new(&mut self.blanks, Some(known.name));
                        out.push_str(BLANK);
                    }
                    _ => {
                        out.push('{');
                        out.push_str(name);
                        out.push('}');
                    }
                },
            }
        }
        out
    }

    /// Notes what is missing in the words of a placeholder.
    fn look_within(&mut self, name: &str) {
        let missing = missing_within(name, &[self.values]);
        add_new(&mut self.blanks, missing);
    }

    /// A table that has no rows is a sentence; one that nobody knows stays as it was written.
    fn table(&self, name: &str) -> Block {
        let Some(grid) = table(&self.desk, name, self.subject.activity) else {
            return Block::Paragraph {
                text: format!("[tabla:{name}]"),
            };
        };
        let grid = shortened(&self.desk, self.subject.template, self.values, name, grid);
        if grid.rows.is_empty() {
            let nothing = match name {
                "diagnostico" => Label::NoFigures,
                "modificaciones" => Label::NoModifications,
                _ => Label::None,
            };
            return Block::Paragraph {
                text: self.desk.label(nothing).to_string(),
            };
        }
        let cells = |cells: Vec<String>| cells.iter().map(|cell| plain(cell)).collect();
        Block::Table {
            table: Grid {
                rows: grid.rows.into_iter().map(cells).collect(),
                foot: cells(grid.foot),
                ..grid
            },
        }
    }
}

/// Writes values one after the other; a sentence gives up its point where another one follows.
fn in_a_row(values: &[String]) -> String {
    let last = values.len().saturating_sub(1);
    let values = values.iter().enumerate().map(|(place, value)| {
        let value = plain(value);
        match value.strip_suffix('.') {
            Some(open) if place < last && !open.ends_with('.') => open.to_string(),
            _ => value,
        }
    });
    values.collect::<Vec<_>>().join("; ")
}

/// Returns a value as words of one line in which no stars make anything stand out: it was typed as words. A blank
/// that holds an amount and its sign together stays one.
fn plain(value: &str) -> String {
    let parts = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
    let mut out = String::new();
    for word in value.split(parts).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut last = ' ';
        for letter in word.chars() {
            if (last, letter) == ('*', '*') {
                // Two stars with a joiner of no width between them are stars.
                out.push('\u{2060}');
            }
            out.push(letter);
            last = letter;
        }
    }
    out
}
