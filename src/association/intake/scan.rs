//! Following a JSON text bracket by bracket, without reading it.

/// What a byte was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Part of the document.
    On,
    /// Part of it, and the end of a line.
    Line,
    /// Its last byte.
    End,
    /// The first byte of another document: what was followed is broken.
    Another,
}

/// Where in a document one is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    depth: usize,
    /// One bit per level, the innermost lowest: whether it is an object.
    objects: u64,
    in_text: bool,
    escaped: bool,
    /// A line ended inside of a text, which no JSON allows.
    lost: bool,
    /// The last byte that was no blank.
    before: u8,
    /// Blanks since the line began; absent once something else came.
    margin: Option<u32>,
    /// Blanks before the document on its line.
    outer_margin: u32,
}

impl Scan {
    /// Begins before the first bracket of a document that stands after so many blanks of its line.
    pub(super) fn after_blanks(blanks: u32) -> Scan {
        Scan {
            outer_margin: blanks,
            ..Scan::default()
        }
    }

    /// Takes the next byte of a document, its first bracket included.
    pub(super) fn step(&mut self, byte: u8) -> Step {
        if byte == b'\n' {
            self.lost |= self.in_text;
            self.margin = Some(0);
            return Step::Line;
        }
        if byte == b'{' && self.begins_another() {
            return Step::Another;
        }
        if self.lost {
            self.after(byte);
            return Step::On;
        }
        if self.in_text {
            self.in_text = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            self.margin = None;
            self.before = byte;
            return Step::On;
        }
        let step = self.bracket(byte);
        self.after(byte);
        step
    }

    fn bracket(&mut self, byte: u8) -> Step {
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => {
                self.depth += 1;
                self.objects = self.objects << 1 | u64::from(byte == b'{');
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.objects >>= 1;
                if self.depth == 0 {
                    return Step::End;
                }
            }
            _ => {}
        }
        Step::On
    }

    fn after(&mut self, byte: u8) {
        if matches!(byte, b' ' | b'\t' | b'\r') {
            self.margin = self.margin.map(|blanks| blanks.saturating_add(1));
        } else {
            self.margin = None;
            self.before = byte;
        }
    }

    /// Tells whether an opening bracket first in its line can only open another document.
    fn begins_another(&self) -> bool {
        let Some(margin) = self.margin else {
            return false;
        };
        if self.depth == 0 || self.depth > 64 {
            return false;
        }
        if self.lost || self.in_text {
            return margin <= self.outer_margin;
        }
        let in_object = self.objects & 1 == 1;
        let possible = if in_object {
            self.before == b':'
        } else {
            matches!(self.before, b'[' | b',')
        };
        !possible
    }
}

/// Tells whether a text is a document to its last bracket.
pub(super) fn is_whole(text: &[u8]) -> bool {
    let mut scan = Scan::default();
    let mut last = Step::On;
    for byte in text.trim_ascii_end() {
        last = scan.step(*byte);
    }
    last == Step::End
}
