//! Finds the items in the bytes of a stream, no matter how it is divided into blocks.

use memchr::memchr_iter;

use super::array_fault::{ArrayFault, ArrayFaultKind};

/// The minimum size of a part in bytes, except for the last one. It is large enough that the cost of passing a part on is negligible.
pub const MIN_PART: usize = 1 << 20;

/// The maximum size of an item in bytes. A longer item is not a request, so the item and the stream end here.
pub const MAX_ITEM: usize = 1 << 28;

/// The way in which the items of a batch are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamForm {
    /// A JSON array.
    Array,
    /// One item per line. Blank lines are ignored.
    Lines,
}

/// The state of a stream between two blocks. Offsets count from the first byte that the caller keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Splitter {
    /// `None` until the first byte that is not blank. A bracket starts an array.
    form: Option<StreamForm>,
    pub(super) stage: Stage,
    /// The number of bytes that the caller keeps.
    pub(super) kept: usize,
    /// The start of the incomplete item.
    from: Option<usize>,
    /// The end of that item so far, without trailing blanks.
    to: usize,
    /// The number of open brackets, including the array's own.
    depth: usize,
    string: Quoting,
    has_elements: bool,
}

/// The progress of a stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before the first byte.
    #[default]
    Start,
    Items,
    /// After the end of the array.
    Closed,
    /// After the end of the array, where an unexpected byte was found.
    Faulty,
}

/// `true` if the next byte belongs to a string.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Quoting {
    #[default]
    Outside,
    Inside,
    Escaped,
}

/// The result of a scan.
#[derive(Debug, Default)]
pub(super) struct FoundItems {
    pub(super) spans: Vec<usize>,
    pub(super) fault: Option<ArrayFault>,
}

impl Splitter {
    /// Creates a splitter for a stream with a known form.
    #[must_use]
    pub fn new(form: StreamForm) -> Self {
        Self { form: Some(form), ..Self::default() }
    }

    /// Returns the state as numbers. [`Splitter::from_numbers`] converts them back.
    #[must_use]
    pub fn to_numbers(&self) -> [usize; 8] {
        let form = match self.form {
            None => 0,
            Some(StreamForm::Array) => 1,
            Some(StreamForm::Lines) => 2,
        };
        let from = self.from.map_or(0, |from| from + 1);
        let has_elements = usize::from(self.has_elements);
        [form, self.stage as usize, self.kept, from, self.to, self.depth, self.string as usize, has_elements]
    }

    /// Restores the state from the numbers of [`Splitter::to_numbers`]. Other numbers result in the initial state.
    #[must_use]
    pub fn from_numbers(numbers: &[usize]) -> Self {
        let [form, stage, kept, from, to, depth, string, has_elements] = *numbers else { return Self::default() };
        Self {
            form: [None, Some(StreamForm::Array), Some(StreamForm::Lines)].get(form).copied().flatten(),
            stage: [Stage::Start, Stage::Items, Stage::Closed, Stage::Faulty].get(stage).copied().unwrap_or_default(),
            kept,
            from: from.checked_sub(1),
            to,
            depth,
            string: [Quoting::Outside, Quoting::Inside, Quoting::Escaped].get(string).copied().unwrap_or_default(),
            has_elements: has_elements > 0,
        }
    }

    fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed | Stage::Faulty)
    }

    pub(super) fn scan(&mut self, block: &[u8], found: &mut FoundItems) {
        match self.form {
            Some(StreamForm::Lines) => self.lines(block, found),
            Some(StreamForm::Array) => self.array(block, found),
            None => {
                let Some(first) = block.iter().find(|byte| **byte > b' ') else { return };
                self.form = Some(if *first == b'[' { StreamForm::Array } else { StreamForm::Lines });
                self.scan(block, found);
            }
        }
    }

    fn lines(&mut self, block: &[u8], found: &mut FoundItems) {
        let mut start = 0;
        for newline in memchr_iter(b'\n', block) {
            self.line(block.get(start..newline).unwrap_or_default(), self.kept + start);
            self.end_line(found);
            start = newline + 1;
        }
        self.line(block.get(start..).unwrap_or_default(), self.kept + start);
    }

    /// Processes a line or a part of one, which starts at this offset.
    fn line(&mut self, line: &[u8], start: usize) {
        let text = line.trim_ascii_start();
        if !text.is_empty() {
            self.from.get_or_insert(start + line.len() - text.len());
            self.to = start + line.trim_ascii_end().len();
        }
    }

    fn end_line(&mut self, found: &mut FoundItems) {
        if let Some(from) = self.from.take() {
            found.spans.extend([from, self.to]);
        }
    }

    fn array(&mut self, block: &[u8], found: &mut FoundItems) {
        let mut at = self.kept;
        let mut rest = block;
        while let Some((byte, behind)) = rest.split_first() {
            match self.string {
                Quoting::Outside if *byte <= b' ' => {}
                Quoting::Outside => self.outside(*byte, at, found),
                Quoting::Inside => self.inside(*byte, at),
                Quoting::Escaped => self.string = Quoting::Inside,
            }
            // Most bytes are inside strings, where only a few bytes matter, so the others are skipped.
            let skipped = if self.string == Quoting::Inside { plain(behind) } else { 0 };
            rest = behind.get(skipped..).unwrap_or_default();
            at += 1 + skipped;
        }
    }

    fn inside(&mut self, byte: u8, at: usize) {
        match byte {
            b'\\' => self.string = Quoting::Escaped,
            b'"' => (self.string, self.to) = (Quoting::Outside, at + 1),
            // A line break ends a string that was not closed, so that the error does not spread beyond the line.
            b'\n' => (self.string, self.to) = (Quoting::Outside, at),
            _ => {}
        }
    }

    fn outside(&mut self, byte: u8, at: usize, found: &mut FoundItems) {
        match byte {
            _ if self.is_closed() => return self.rest(at, found),
            b'[' | b'{' => {
                self.depth += 1;
                if self.depth == 1 {
                    return;
                }
            }
            b']' | b'}' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return self.close(at, found);
                }
            }
            b',' if self.depth == 1 => return self.complete(self.to, at, found),
            b'"' => self.string = Quoting::Inside,
            _ => {}
        }
        self.from.get_or_insert(at);
        self.to = at + 1;
    }

    fn rest(&mut self, at: usize, found: &mut FoundItems) {
        if self.stage != Stage::Faulty {
            self.stage = Stage::Faulty;
            found.fault = Some(ArrayFault { kind: ArrayFaultKind::Rest, at });
        }
    }

    /// Processes the end of the array. An empty array has no element, but an element is expected after a comma.
    fn close(&mut self, at: usize, found: &mut FoundItems) {
        if self.from.is_some() || self.has_elements {
            self.complete(self.to, at, found);
        }
        self.stage = Stage::Closed;
    }

    /// Processes the end of an element. A missing element is an empty item.
    fn complete(&mut self, to: usize, at: usize, found: &mut FoundItems) {
        found.spans.extend(self.from.take().map_or([at, at], |from| [from, to]));
        self.has_elements = true;
    }

    /// Processes the end of the stream.
    pub(super) fn finish(&mut self, found: &mut FoundItems) {
        match self.form {
            Some(StreamForm::Lines) => self.end_line(found),
            Some(StreamForm::Array) if !self.is_closed() => {
                if self.from.is_some() {
                    let to = if self.string == Quoting::Outside { self.to } else { self.kept };
                    self.complete(to, to, found);
                }
                found.fault = Some(ArrayFault { kind: ArrayFaultKind::Open, at: self.kept });
            }
            Some(StreamForm::Array) | None => {}
        }
    }

    /// Returns the end of the complete part, and removes it from the state. A part ends where no item is open.
    pub(super) fn part(&mut self, done: bool) -> Option<usize> {
        let end = if done { self.kept } else { self.from.unwrap_or(self.kept) };
        if !done && (end == 0 || self.kept < MIN_PART) {
            return None;
        }
        self.kept -= end;
        self.to = self.to.saturating_sub(end);
        self.from = self.from.map(|from| from.saturating_sub(end));
        Some(end)
    }
}

/// Returns the number of leading bytes that do not end a string or start an escape sequence.
fn plain(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n')).unwrap_or(bytes.len())
}
