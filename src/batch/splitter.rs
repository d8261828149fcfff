//! Finds the items in the bytes of a stream, however the stream is cut into blocks.

use memchr::memchr_iter;

use super::array_fault::{ArrayFault, ArrayFaultKind};

/// A part has at least so many bytes, unless it is the last: enough that handing it over costs nothing.
pub const MIN_PART: usize = 1 << 20;

/// An item that is longer is not a request. It ends here, and so does the stream.
pub const MAX_ITEM: usize = 1 << 28;

/// How the items of a batch stand one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamForm {
    /// A JSON array.
    Array,
    /// One item a line; blank lines are none.
    Lines,
}

/// Where a stream stands between two blocks. Offsets count from the first byte that the caller keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Splitter {
    /// Unknown until the first byte that is not blank: a bracket opens an array.
    form: Option<StreamForm>,
    pub(super) stage: Stage,
    /// How many bytes the caller keeps.
    pub(super) kept: usize,
    /// The first byte of the item that is not complete.
    from: Option<usize>,
    /// The end of that item as far as it is known, without blanks.
    to: usize,
    /// How many brackets are open; the array's own is the first.
    depth: usize,
    string: Quoting,
    has_elements: bool,
}

/// How far a stream has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before its first byte.
    #[default]
    Start,
    Items,
    /// Behind the end of the array.
    Closed,
    /// Behind the end of the array, where something was found.
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
    /// A stream whose form is known.
    #[must_use]
    pub fn new(form: StreamForm) -> Self {
        Self { form: Some(form), ..Self::default() }
    }

    /// The numbers by which [`Splitter::from_numbers`] makes an equal one.
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

    /// Continues from the numbers of [`Splitter::to_numbers`]; other numbers start anew.
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

    /// A line, or a piece of it, which starts at this offset.
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
            // Many bytes are inside of strings, where little matters.
            let skipped = if self.string == Quoting::Inside { plain(behind) } else { 0 };
            rest = behind.get(skipped..).unwrap_or_default();
            at += 1 + skipped;
        }
    }

    fn inside(&mut self, byte: u8, at: usize) {
        match byte {
            b'\\' => self.string = Quoting::Escaped,
            b'"' => (self.string, self.to) = (Quoting::Outside, at + 1),
            // A line break ends a string that was never closed, so that it swallows no more than its line.
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

    /// The array ends. An empty one has no element, and after a comma there should be one.
    fn close(&mut self, at: usize, found: &mut FoundItems) {
        if self.from.is_some() || self.has_elements {
            self.complete(self.to, at, found);
        }
        self.stage = Stage::Closed;
    }

    /// An element ends. A missing one is an empty item.
    fn complete(&mut self, to: usize, at: usize, found: &mut FoundItems) {
        found.spans.extend(self.from.take().map_or([at, at], |from| [from, to]));
        self.has_elements = true;
    }

    /// No bytes follow.
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

    /// The end of the part that is complete, which is forgotten. A part ends where no item is open.
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

/// How many bytes at the start neither end a string nor escape.
fn plain(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n')).unwrap_or(bytes.len())
}
