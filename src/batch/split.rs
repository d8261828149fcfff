//! Splits a stream of bytes into the items of a batch: the elements of an array, or lines.
//!
//! The bytes come in blocks of any size, and every byte is looked at once. Between two blocks, a [`Splitter`] of a few numbers says where
//! the stream stands; the caller keeps the bytes themselves until [`split`] says that a part of them is complete. An item is found by its
//! brackets and quotes, whether it is JSON or not. UTF-8 has no byte of another character that looks like one of JSON's own.
//!
//! ```
//! use target_groups::batch::{Splitter, split};
//! let mut splitter = Splitter::default();
//! let first = split(b"[{\"a\": 1}, {\"b\"", &mut splitter, false);
//! let last = split(b": 2}]", &mut splitter, true);
//! assert_eq!((first.spans, first.end), (vec![1, 9], None));
//! assert_eq!((last.spans, last.end), (vec![11, 19], Some(20)));
//! ```

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

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
    stage: Stage,
    /// How many bytes the caller keeps.
    kept: usize,
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
enum Stage {
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

/// The result of reading a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct Split {
    /// How many bytes at the start of the block are not part of the text: a byte order mark.
    pub skip: usize,
    /// Starts and ends of the items that the block completes, one after the other, counted from the first byte that is kept.
    pub spans: Vec<usize>,
    /// The problem of the array as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<ArrayFault>,
    /// The end of the part that is complete and no longer needs to be kept; nothing when more bytes are needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Nothing more is to be read.
    pub done: bool,
}

/// The result of reading a block, and the state of the stream after it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct BlockAnswer {
    /// The result of reading the block.
    #[serde(flatten)]
    pub split: Split,
    /// Where the stream stands, in numbers for the next block.
    pub state: [usize; 8],
}

/// A problem of an array as a whole, and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ArrayFault {
    /// The problem.
    pub kind: ArrayFaultKind,
    /// Offset in bytes from the start of the part.
    pub at: usize,
}

/// The problems of an array as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum ArrayFaultKind {
    /// It is never closed.
    Open,
    /// Something follows its end.
    Rest,
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Takes the next block of a stream. The first block should have three bytes, so that a byte order mark is in it whole; `last` says that
/// no block follows.
pub fn split(block: &[u8], splitter: &mut Splitter, last: bool) -> Split {
    let is_first = splitter.stage == Stage::Start && !block.is_empty();
    let text = if is_first { block.strip_prefix(BYTE_ORDER_MARK).unwrap_or(block) } else { block };
    if is_first {
        splitter.stage = Stage::Items;
    }
    let mut found = FoundItems::default();
    splitter.scan(text, &mut found);
    splitter.kept += text.len();
    let done = last || splitter.kept > MAX_ITEM;
    if done {
        splitter.finish(&mut found);
    }
    let end = splitter.part(done);
    Split { skip: block.len() - text.len(), spans: found.spans, fault: found.fault, end, done }
}

/// How many bytes at the start neither end a string nor escape.
fn plain(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n')).unwrap_or(bytes.len())
}

/// The result of a scan.
#[derive(Debug, Default)]
struct FoundItems {
    spans: Vec<usize>,
    fault: Option<ArrayFault>,
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

    fn scan(&mut self, block: &[u8], found: &mut FoundItems) {
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
    fn finish(&mut self, found: &mut FoundItems) {
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
    fn part(&mut self, done: bool) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::{ArrayFaultKind, MAX_ITEM, MIN_PART, Splitter, StreamForm, split};

    /// The items of a stream in blocks of this size, and what is wrong with the array.
    fn items(bytes: &[u8], size: usize, mut splitter: Splitter) -> (Vec<String>, Option<(ArrayFaultKind, usize)>) {
        let mut kept = Vec::new();
        let (mut items, mut fault) = (Vec::new(), None);
        for (block, last) in bytes.chunks(size).map(|block| (block, false)).chain([(&[][..], true)]) {
            let split = split(block, &mut splitter, last);
            assert_eq!(Splitter::from_numbers(&splitter.to_numbers()), splitter);
            kept.extend_from_slice(&block[split.skip..]);
            items.extend(split.spans.chunks(2).map(|span| String::from_utf8_lossy(&kept[span[0]..span[1]]).into_owned()));
            fault = fault.or(split.fault.map(|fault| (fault.kind, fault.at)));
            assert_eq!((split.done, split.end.is_some()), (last, last));
        }
        (items, fault)
    }

    #[test]
    fn items_are_the_same_however_the_stream_is_cut() {
        use ArrayFaultKind::{Open, Rest};
        for (text, expected, fault) in [
            ("", &[][..], None),
            (" \n\r\n\t", &[], None),
            ("{}\n", &["{}"], None),
            ("\u{FEFF}{}\r\n\r\n  {\"a\": 1} \n \n7", &["{}", "{\"a\": 1}", "7"], None),
            ("\n x\n[\n", &["x", "["], None),
            (" [ ] ", &[], None),
            ("\u{FEFF}\n[1]", &["1"], None),
            ("[1 , \"]\\\",\" ,\n{\"a\": [2,3]} , é]\n", &["1", "\"]\\\",\"", "{\"a\": [2,3]}", "é"], None),
            ("[{\"a\": \"\\\\\"},\"{\"]", &["{\"a\": \"\\\\\"}", "\"{\""], None),
            ("[1,,2]", &["1", "", "2"], None),
            ("[1,]", &["1", ""], None),
            ("[{} {}]", &["{} {}"], None),
            ("[\"a\n,2]", &["\"a", "2"], None),
            ("[", &[], Some((Open, 1))),
            ("[1, 2 ", &["1", "2"], Some((Open, 6))),
            ("[1, \"b ", &["1", "\"b "], Some((Open, 7))),
            ("[1]\n x y", &["1"], Some((Rest, 5))),
            ("[1]]", &["1"], Some((Rest, 3))),
        ] {
            for size in 1..=text.len().max(1) {
                // A byte order mark is in the first block as a whole.
                if size >= 3 || !text.starts_with('\u{FEFF}') {
                    let expected = (expected.iter().map(|item| (*item).to_owned()).collect(), fault);
                    assert_eq!(items(text.as_bytes(), size, Splitter::default()), expected, "{text} in blocks of {size}");
                }
            }
        }
        assert_eq!(items(b"[1]\n[2]", 3, Splitter::new(StreamForm::Lines)).0, ["[1]", "[2]"]);
    }

    #[test]
    fn a_part_is_complete_when_it_is_large_and_ends_where_no_item_is_open() {
        for opening in ["", "["] {
            let separator = if opening.is_empty() { "\n" } else { "," };
            let mut splitter = Splitter::default();
            let item = format!("{{\"a\": \"{}\"}}", "x".repeat(MIN_PART / 2));
            let block = format!("{opening}{item}{separator} {item}{separator}{{\"b\": 2");
            let first = split(block.as_bytes(), &mut splitter, false);
            assert_eq!((first.spans.len(), first.end), (4, Some(block.len() - 7)));
            let second = split(b"}", &mut splitter, true);
            assert_eq!((second.spans, second.end, second.done), (vec![0, 8], Some(8), true));
        }
    }

    #[test]
    fn blanks_are_not_kept() {
        for form in [None, Some(StreamForm::Array), Some(StreamForm::Lines)] {
            let mut splitter = form.map_or_else(Splitter::default, Splitter::new);
            let blanks = vec![b' '; MIN_PART];
            for _ in 0..3 {
                assert_eq!(split(&blanks, &mut splitter, false).end, Some(MIN_PART));
            }
        }
    }

    #[test]
    fn an_item_without_end_ends_the_stream() {
        let mut splitter = Splitter::new(StreamForm::Lines);
        let block = vec![b'x'; MAX_ITEM / 2];
        let answers: Vec<_> = (0..3).map(|_| split(&block, &mut splitter, false)).map(|split| (split.done, split.end)).collect();
        assert_eq!(answers, [(false, None), (false, None), (true, Some(3 * block.len()))]);
    }
}
