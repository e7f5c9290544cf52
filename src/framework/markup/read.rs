//! Reading the markup.

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its first line, from 1.
    pub line: usize,
    /// The placeholder without whose value it is left out.
    pub condition: Option<String>,
    /// What it is.
    pub kind: PartKind,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading of level 1 to 3.
    Heading(u8, String),
    /// A paragraph, its lines joined.
    Paragraph(String),
    /// A list, and whether it is numbered.
    Items(bool, Vec<Item>),
    /// The place of a table, by its name.
    Table(String),
    /// Places to sign.
    Signatures,
    /// What follows begins on a new page.
    PageBreak,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its first line, from 1.
    pub line: usize,
    /// The placeholder without whose value it is left out.
    pub condition: Option<String>,
    /// Its words.
    pub text: String,
}

/// What a line begins.
enum Begins<'a> {
    Nothing,
    Heading(u8, &'a str),
    Item(bool, &'a str),
    Alone(PartKind),
    Words(&'a str),
}

/// Reads a text. Every text can be read: what is no mark stays words.
pub fn read_markup(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // Whether a line goes on with what stands before it.
    let mut open = false;
    for (index, raw) in text.lines().enumerate() {
        let line = index + 1;
        let (condition, words) = condition_of(raw.trim());
        let before = parts.last_mut().filter(|_| open);
        let begins = begins(words, before.as_deref());
        open = matches!(begins, Begins::Item(..) | Begins::Words(_));
        match begins {
            Begins::Nothing => {}
            Begins::Heading(level, text) => {
                parts.push(part(line, condition, PartKind::Heading(level, text.into())));
            }
            Begins::Alone(kind) => parts.push(part(line, condition, kind)),
            Begins::Item(numbered, text) => {
                let item = item(line, condition, text);
                match before.map(|before| &mut before.kind) {
                    Some(PartKind::Items(same, items)) if *same == numbered => items.push(item),
                    _ => parts.push(part(line, None, PartKind::Items(numbered, vec![item]))),
                }
            }
            Begins::Words(text) => match before.filter(|_| condition.is_none()) {
                Some(before) => go_on(before, text),
                None => parts.push(part(line, condition, PartKind::Paragraph(text.into()))),
            },
        }
    }
    parts
}

fn part(line: usize, condition: Option<&str>, kind: PartKind) -> Part {
    Part {
        line,
        condition: condition.map(Into::into),
        kind,
    }
}

/// Takes `?{placeholder}` off the beginning of a text.
fn condition_of(text: &str) -> (Option<&str>, &str) {
    let found = text
        .strip_prefix("?{")
        .and_then(|rest| rest.split_once('}'));
    match found {
        Some((name, rest)) => (Some(name.trim()), rest.trim_start()),
        None => (None, text),
    }
}

fn begins<'a>(words: &'a str, before: Option<&Part>) -> Begins<'a> {
    if words.is_empty() {
        return Begins::Nothing;
    }
    let marks = words.chars().take_while(|letter| *letter == '#').count();
    if let Some(text) = words.get(marks..).and_then(|rest| rest.strip_prefix(' ')) {
        let level = u8::try_from(marks).unwrap_or(3).min(3);
        if level > 0 {
            return Begins::Heading(level, text.trim());
        }
    }
    if let Some(kind) = alone(words) {
        return Begins::Alone(kind);
    }
    if let Some(text) = words.strip_prefix("- ") {
        return Begins::Item(false, text.trim());
    }
    match numbered(words, before) {
        Some(text) => Begins::Item(true, text),
        None => Begins::Words(words),
    }
}

fn alone(words: &str) -> Option<PartKind> {
    let name = words.strip_prefix('[')?.strip_suffix(']')?;
    match name.trim() {
        "firmas" => Some(PartKind::Signatures),
        "salto" => Some(PartKind::PageBreak),
        name => {
            let table = name.strip_prefix("tabla:")?.trim();
            (!table.contains([']', '['])).then(|| PartKind::Table(table.into()))
        }
    }
}

/// Returns the words of a numbered item. A list begins with 1 and counts on; any other number at the
/// beginning of a line belongs to its words.
fn numbered<'a>(words: &'a str, before: Option<&Part>) -> Option<&'a str> {
    let (number, text) = words.split_once(". ")?;
    let plain = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let counts_on = matches!(
        before,
        Some(Part {
            kind: PartKind::Items(true, _),
            ..
        })
    );
    (plain && (number == "1" || counts_on)).then(|| text.trim())
}

/// Makes an item. Its condition may stand before or behind the mark.
fn item(line: usize, condition: Option<&str>, text: &str) -> Item {
    let (inner, words) = match condition {
        Some(_) => (None, text),
        None => condition_of(text),
    };
    Item {
        line,
        condition: condition.or(inner).map(Into::into),
        text: words.into(),
    }
}

/// Adds a further line to what stands before it.
fn go_on(before: &mut Part, words: &str) {
    let text = match &mut before.kind {
        PartKind::Paragraph(text) | PartKind::Heading(_, text) => Some(text),
        PartKind::Items(_, items) => items.last_mut().map(|item| &mut item.text),
        PartKind::Table(_) | PartKind::Signatures | PartKind::PageBreak => None,
    };
    if let Some(text) = text {
        text.push(' ');
        text.push_str(words);
    }
}
