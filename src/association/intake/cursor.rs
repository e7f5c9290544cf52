//! Reading a text that is written in the one way in which this program writes: no blanks, fields in the order
//! of their names. Whatever is not so ends the reading, and another reader takes over.

use std::borrow::Cow;

/// Where in the text one is; `None` of any method means that the text is not as expected.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn of(text: &'a str) -> Cursor<'a> {
        Cursor { rest: text }
    }

    /// Returns what was not read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Passes over exactly this.
    #[inline]
    pub(super) fn literal(&mut self, text: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(text)?;
        Some(())
    }

    /// Passes over this where it stands here, and tells whether it did.
    #[inline]
    pub(super) fn take(&mut self, text: &str) -> bool {
        self.literal(text).is_some()
    }

    fn next(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    fn skip(&mut self, bytes: usize) -> Option<&'a str> {
        let (part, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(part)
    }

    /// Passes over letters up to the next quote, escape or control character, and returns them.
    #[inline]
    fn plain(&mut self) -> Option<&'a str> {
        let plain = |byte: &u8| *byte != b'"' && *byte != b'\\' && *byte >= b' ';
        let bytes = self.rest.as_bytes().iter();
        self.skip(bytes.take_while(|byte| plain(byte)).count())
    }

    /// Reads a text in quotes that needs no escape.
    #[inline]
    pub(super) fn text(&mut self) -> Option<&'a str> {
        self.literal("\"")?;
        let text = self.plain()?;
        self.literal("\"")?;
        Some(text)
    }

    /// Reads any text in quotes, as long as its escapes are those that this program writes.
    pub(super) fn any_text(&mut self) -> Option<Cow<'a, str>> {
        let begin = *self;
        if let Some(text) = self.text() {
            return Some(Cow::Borrowed(text));
        }
        *self = begin;
        let quoted = self.written(Cursor::pass_text)?;
        serde_json::from_str(quoted).ok().map(Cow::Owned)
    }

    /// Passes over any text in quotes, as long as its escapes are those that this program writes.
    pub(super) fn pass_text(&mut self) -> Option<()> {
        self.literal("\"")?;
        self.rest_of_text()
    }

    /// Passes over the rest of a text whose first quote was read.
    pub(super) fn rest_of_text(&mut self) -> Option<()> {
        loop {
            self.plain()?;
            match self.next()? {
                b'"' => return self.literal("\""),
                b'\\' => self.pass_escape()?,
                _ => return None,
            }
        }
    }

    fn pass_escape(&mut self) -> Option<()> {
        self.literal("\\")?;
        match self.next()? {
            b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't' => self.skip(1).map(drop),
            b'u' => {
                self.literal("u00")?;
                let code = self.skip(2)?;
                let small = code
                    .bytes()
                    .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
                let code = u8::from_str_radix(code, 16).ok().filter(|_| small)?;
                // Those with a letter of their own are written by it.
                let own = matches!(code, 8 | 9 | 10 | 12 | 13);
                (code < 0x20 && !own).then_some(())
            }
            _ => None,
        }
    }

    /// Returns what a reading passed over, as it is written.
    pub(super) fn written(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<&'a str> {
        let begin = self.rest;
        read(self)?;
        begin.get(..begin.len() - self.rest.len())
    }

    /// Reads a whole number of up to eighteen digits.
    pub(super) fn number(&mut self) -> Option<u64> {
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let text = self.skip(digits)?;
        let usual = text.len() <= 18 && (text.len() == 1 || !text.starts_with('0'));
        text.parse().ok().filter(|_| usual)
    }

    /// Reads a yes or no.
    pub(super) fn truth(&mut self) -> Option<bool> {
        if self.take("true") {
            return Some(true);
        }
        self.literal("false").map(|()| false)
    }

    /// Reads something that may be absent.
    pub(super) fn maybe<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.take("null") {
            return Some(None);
        }
        read(self).map(Some)
    }

    /// Reads the items of a list.
    pub(super) fn list(&mut self, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.literal("[")?;
        if self.take("]") {
            return Some(());
        }
        loop {
            read(self)?;
            if !self.take(",") {
                return self.literal("]");
            }
        }
    }

    /// Reads the fields of an object whose names are ids, each after the one before.
    pub(super) fn map(
        &mut self,
        mut read: impl FnMut(&mut Self, &'a str) -> Option<()>,
    ) -> Option<()> {
        self.literal("{")?;
        if self.take("}") {
            return Some(());
        }
        let mut before: Option<&str> = None;
        loop {
            let name = self.text()?;
            if before.is_some_and(|before| before >= name) {
                return None;
            }
            before = Some(name);
            self.literal(":")?;
            read(self, name)?;
            if !self.take(",") {
                return self.literal("}");
            }
        }
    }

    /// Reads a text that is one of these.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        all.iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value)
    }
}

/// Writes a text without the blanks between its signs; nothing where that would join two of them into one.
pub(super) fn without_blanks<'b>(text: &[u8], into: &'b mut Vec<u8>) -> Option<&'b str> {
    into.clear();
    let blank = |byte: u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let mut rest = text;
    while let Some(first) = rest.first().copied() {
        let length = if blank(first) {
            let blanks = rest.iter().take_while(|byte| blank(**byte)).count();
            let around = (into.last(), rest.get(blanks));
            if let (Some(before), Some(after)) = around
                && joins(*before)
                && joins(*after)
            {
                return None;
            }
            blanks
        } else {
            let length = if first == b'"' {
                text_length(rest)?
            } else {
                rest.iter()
                    .take_while(|byte| !blank(**byte) && **byte != b'"')
                    .count()
            };
            into.extend_from_slice(rest.get(..length)?);
            length
        };
        rest = rest.get(length..)?;
    }
    std::str::from_utf8(into).ok()
}

/// Returns how long the text in quotes is that begins here.
fn text_length(from: &[u8]) -> Option<usize> {
    let mut escaped = false;
    let inner = from.get(1..)?;
    let end = inner.iter().position(|byte| {
        let ends = !escaped && *byte == b'"';
        escaped = !escaped && *byte == b'\\';
        ends
    });
    end.map(|end| end + 2)
}
