//! One document's bytes after another out of a stream, whatever the pieces in which it comes.
//!
//! A file is a single document, documents one after another (a line each or over many lines), or one big
//! list of them; the entry of an archive is a file like any other. At most one document is held, never more
//! than [`MAX_FILE_BYTES`] of it. Once a document stood on a line of its own, every line is looked at by
//! itself; otherwise what is broken ends where the next document begins on its line. So half a line costs nobody
//! but itself. Whether a document can be read is not looked at here.

use super::scan::{Scan, Step, is_whole};
use crate::documents::MAX_FILE_BYTES;

/// Where in a file something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Number of the document in the file, from 1.
    pub document: u64,
    /// Line on which it begins, from 1.
    pub line: u64,
    /// Bytes before it.
    pub offset: u64,
    /// Its bytes.
    pub bytes: u64,
}

/// Why a part of a file is no document, as far as its form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SplitFault {
    /// The file holds nothing but blanks.
    Empty,
    /// The whole file is text in UTF-16.
    OtherEncoding,
    /// The whole file is no text.
    NotText,
    /// It is text, but nothing that begins like a document.
    NotOurs,
    /// It is larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// The file ends in the middle of it.
    HalfWritten,
    /// So many parts of the file were no documents that the rest of them, and what stands between, is one entry.
    TooMany,
}

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What looks like a document.
    Document(&'a [u8]),
    /// What does not.
    Fault(SplitFault),
}

/// Where pieces go.
pub type Give<'a> = dyn FnMut(Place, Piece<'_>) + 'a;

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The first bytes, which tell the encoding.
    Head,
    /// Between two documents.
    Between,
    /// A document that is expected to be one line.
    Line,
    /// A document, followed bracket by bracket.
    Inside,
    /// What begins like no document, until something does.
    Rubbish,
    /// A whole file that is none of ours.
    Foreign(SplitFault),
}

/// Divides a file into documents.
#[derive(Debug)]
pub struct Splitter {
    state: State,
    held: Vec<u8>,
    place: Place,
    too_large: bool,
    offset: u64,
    line: u64,
    documents: u64,
    /// Inside of one big list.
    list: bool,
    /// The last document was a line of its own.
    by_line: bool,
    /// Blanks since the line began; absent once something else came.
    margin: Option<u32>,
    /// Lines that were no documents, as far as they were given one by one.
    rubbish: usize,
    scan: Scan,
}

impl Default for Splitter {
    fn default() -> Self {
        Splitter {
            state: State::Head,
            held: Vec::new(),
            place: Place::default(),
            too_large: false,
            offset: 0,
            line: 1,
            documents: 0,
            list: false,
            by_line: false,
            margin: Some(0),
            rubbish: 0,
            scan: Scan::default(),
        }
    }
}

/// Lines without a document that are given one by one; the rest of a file is given in runs of them.
const MAX_RUBBISH: usize = 10_000;

/// Bytes that tell what a file is; no more of them are looked at, so that pieces of any size tell the same.
const HEAD: usize = 64;

impl Splitter {
    /// Takes the next bytes of the file and gives the documents that end in them.
    pub fn push(&mut self, bytes: &[u8], give: &mut Give<'_>) {
        if self.state != State::Head {
            return self.read(bytes, give);
        }
        self.held.extend_from_slice(bytes);
        if self.held.len() >= HEAD {
            self.begin(give);
        }
    }

    /// Ends the file and gives what is left of it.
    pub fn finish(mut self, give: &mut Give<'_>) {
        if self.state == State::Head {
            self.begin(give);
        }
        match self.state {
            State::Between if self.list => {
                // A list that nobody closed: there may have been more of it.
                self.open_place();
                self.give_fault(SplitFault::HalfWritten, give);
            }
            State::Between if self.documents == 0 => {
                self.open_place();
                self.give_fault(SplitFault::Empty, give);
            }
            State::Line if is_whole(&self.held) => self.give_held(give),
            State::Line | State::Inside => self.give_fault(SplitFault::HalfWritten, give),
            State::Rubbish => self.give_fault(SplitFault::NotOurs, give),
            State::Foreign(fault) => self.give_fault(fault, give),
            State::Head | State::Between => {}
        }
    }

    /// Looks at the first bytes.
    fn begin(&mut self, give: &mut Give<'_>) {
        let head = std::mem::take(&mut self.held);
        let rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
        self.offset = (head.len() - rest.len()) as u64;
        self.open_place();
        const UTF_16: [&[u8]; 6] = [b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"[\0", b"\0["];
        let begin = head.get(..HEAD).unwrap_or(&head);
        let first = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
        let first = first.trim_ascii_start().first().copied();
        let no_text = |byte: u8| {
            let letters = std::str::from_utf8(begin);
            let broken = letters.is_err_and(|error| error.error_len().is_some());
            byte < b' ' || begin.contains(&0) || broken
        };
        self.state = if UTF_16.iter().any(|begin| rest.starts_with(begin)) {
            State::Foreign(SplitFault::OtherEncoding)
        } else if first.is_some_and(no_text) {
            State::Foreign(SplitFault::NotText)
        } else {
            State::Between
        };
        self.read(rest, give);
    }

    fn read(&mut self, bytes: &[u8], give: &mut Give<'_>) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = match self.state {
                State::Head | State::Between => self.between(rest),
                State::Line => self.line(rest, give),
                State::Inside => self.inside(rest, give),
                State::Rubbish => self.rubbish(rest, give),
                State::Foreign(_) => {
                    self.advance(rest);
                    rest.len()
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// Passes over blanks and what divides the items of a list.
    fn between(&mut self, bytes: &[u8]) -> usize {
        for (taken, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' => self.new_line(),
                b' ' | b'\t' | b'\r' => self.blank(),
                b',' if self.list => self.margin = None,
                b']' if self.list => (self.list, self.margin) = (false, None),
                b'[' if self.documents == 0 && !self.list => {
                    (self.list, self.margin) = (true, None)
                }
                _ => {
                    self.offset += taken as u64;
                    self.open_place();
                    let lines = self.by_line && !self.list && self.margin.is_some();
                    self.state = match byte {
                        b'{' if lines => State::Line,
                        b'{' => State::Inside,
                        _ => State::Rubbish,
                    };
                    self.scan = Scan::after_blanks(self.margin.unwrap_or_default());
                    return taken;
                }
            }
        }
        self.offset += bytes.len() as u64;
        bytes.len()
    }

    /// Takes a line as a document, whatever it holds.
    fn line(&mut self, bytes: &[u8], give: &mut Give<'_>) -> usize {
        let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else {
            self.hold(bytes);
            self.offset += bytes.len() as u64;
            return bytes.len();
        };
        let part = bytes.get(..end).unwrap_or_default();
        if self.too_large {
            self.offset += end as u64;
            self.give_held(give);
            return end;
        }
        let begins = self.held.first().or(part.first()) == Some(&b'{');
        let alone = self.held.len() + part.trim_ascii_end().len() == 1 && begins;
        if !alone {
            self.offset += end as u64;
            self.give_with(part, give);
            self.by_line = true;
            return end;
        }
        // One bracket on its line: a document over many lines after all.
        self.state = State::Inside;
        if self.held.is_empty() {
            return 0;
        }
        self.scan.step(b'{');
        0
    }

    /// Follows a document to its last bracket.
    fn inside(&mut self, bytes: &[u8], give: &mut Give<'_>) -> usize {
        for (taken, byte) in bytes.iter().enumerate() {
            match self.scan.step(*byte) {
                Step::On => {}
                Step::Line => self.new_line(),
                Step::End => {
                    let part = bytes.get(..=taken).unwrap_or_default();
                    self.offset += part.len() as u64;
                    let one_line = self.line == self.place.line;
                    self.give_with(part, give);
                    self.by_line = one_line;
                    self.margin = None;
                    return taken + 1;
                }
                Step::Another => {
                    // The next document begins on this line: the one before was never finished.
                    let part = bytes.get(..taken).unwrap_or_default();
                    self.offset += taken as u64;
                    self.give_with(part, give);
                    self.margin = Some(0);
                    return taken;
                }
            }
        }
        self.hold(bytes);
        self.offset += bytes.len() as u64;
        bytes.len()
    }

    /// Passes over what is no document until a line, or an item of a list, begins like one.
    fn rubbish(&mut self, bytes: &[u8], give: &mut Give<'_>) -> usize {
        for (taken, byte) in bytes.iter().enumerate() {
            match byte {
                b'\n' if self.by_line && !self.list && self.rubbish < MAX_RUBBISH => {
                    self.rubbish += 1;
                    self.offset += taken as u64;
                    self.give_fault(SplitFault::NotOurs, give);
                    return taken;
                }
                b'\n' => self.new_line(),
                b' ' | b'\t' | b'\r' => self.blank(),
                b',' if self.list => self.margin = Some(0),
                b'{' if self.margin.is_some() => {
                    self.offset += taken as u64;
                    self.give_fault(SplitFault::NotOurs, give);
                    return taken;
                }
                _ => self.margin = None,
            }
        }
        self.offset += bytes.len() as u64;
        bytes.len()
    }

    fn advance(&mut self, bytes: &[u8]) {
        self.offset += bytes.len() as u64;
    }

    fn new_line(&mut self) {
        self.line += 1;
        self.margin = Some(0);
    }

    fn blank(&mut self) {
        self.margin = self.margin.map(|blanks| blanks.saturating_add(1));
    }

    fn open_place(&mut self) {
        self.place = Place {
            document: self.documents + 1,
            line: self.line,
            offset: self.offset,
            bytes: 0,
        };
    }

    /// Keeps bytes of a document for later, as many as one may have.
    fn hold(&mut self, bytes: &[u8]) {
        let together = self.held.len() as u64 + bytes.len() as u64;
        if self.too_large || together > MAX_FILE_BYTES {
            self.too_large = true;
            self.held = Vec::new();
        } else {
            self.held.extend_from_slice(bytes);
        }
    }

    /// Gives what is held and this last part of it.
    fn give_with(&mut self, part: &[u8], give: &mut Give<'_>) {
        let straight = self.held.is_empty() && !self.too_large;
        if straight && part.len() as u64 <= MAX_FILE_BYTES {
            self.close_place();
            give(self.place, Piece::Document(part));
        } else {
            self.hold(part);
            self.give_held(give);
        }
    }

    fn give_held(&mut self, give: &mut Give<'_>) {
        if self.too_large {
            return self.give_fault(SplitFault::TooLarge, give);
        }
        self.close_place();
        give(self.place, Piece::Document(&self.held));
        self.held.clear();
    }

    fn give_fault(&mut self, fault: SplitFault, give: &mut Give<'_>) {
        let fault = if self.too_large {
            SplitFault::TooLarge
        } else {
            fault
        };
        self.close_place();
        self.held = Vec::new();
        self.too_large = false;
        give(self.place, Piece::Fault(fault));
    }

    fn close_place(&mut self) {
        self.place.bytes = self.offset - self.place.offset;
        self.documents += 1;
        self.state = State::Between;
    }
}
