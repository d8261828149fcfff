//! A batch that comes in parts, so that a stream of any length is checked in little memory.

use std::collections::BTreeMap;
use std::ops::Range as Span;

use serde::{Deserialize, Serialize};

use crate::json::{Position, Positions};
use crate::rules::{BatchNames, Options, validate_among, validate_bytes};

use super::{Batch, BatchReport};

/// What came before a part.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Before {
    /// Items before the part.
    pub items: usize,
    /// UTF-16 code units before the part.
    pub offset: usize,
    /// The line on which the part starts, from 1.
    pub line: usize,
    /// The column at which the part starts, from 1.
    pub column: usize,
    /// Names that earlier groups have, in lower case, and the place of each group in the batch.
    pub names: BTreeMap<String, usize>,
}

impl Default for Before {
    fn default() -> Self {
        Self { items: 0, offset: 0, line: 1, column: 1, names: BTreeMap::new() }
    }
}

/// What a part is like, and what the next one needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct PartReport {
    /// The items of this part; places, lines and offsets are those of the whole batch.
    #[serde(flatten)]
    pub report: BatchReport,
    /// The names that are new with this part, in lower case, and the place of the group in the batch.
    pub names: BTreeMap<String, usize>,
    /// Where the part ends, and the next one starts.
    pub end: Position,
}

/// Checks a part of a batch. The spans are those of its items, in ascending order; without them, each line is an item.
///
/// ```
/// use target_groups::{batch::{Before, validate_part}, rules::Options};
/// let before = Before { items: 7, line: 8, ..Before::default() };
/// let part = validate_part(b"{\"name\": \"a\"}\n", None, &before, &Options::default());
/// let item = &part.report.faulty[0];
/// assert_eq!((item.index, item.line, part.end.line), (7, Some(8), 9));
/// ```
#[must_use]
pub fn validate_part(bytes: &[u8], spans: Option<Vec<Span<usize>>>, before: &Before, options: &Options) -> PartReport {
    let mut batch = Batch::new(options);
    batch.first = before.items;
    batch.seen = BatchNames::with(before.names.clone());
    let mut cursor = Cursor { bytes, at: 0, position: Position { offset: before.offset, line: before.line, column: before.column } };
    for span in spans.unwrap_or_else(|| lines(bytes)) {
        let start = cursor.advance(span.start);
        batch.add_bytes(bytes.get(span).unwrap_or_default(), start);
    }
    let end = cursor.advance(bytes.len());
    PartReport { report: batch.report, names: batch.seen.since(before.items), end }
}

/// The lines that hold something, without their ends.
fn lines(bytes: &[u8]) -> Vec<Span<usize>> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let length = line.trim_ascii_end().len();
        if length > 0 {
            spans.push(start..start + length);
        }
        start += line.len();
    }
    spans
}

impl Batch<'_> {
    fn add_bytes(&mut self, item: &[u8], start: Position) {
        self.seen.next(self.first + self.report.items);
        let report = match std::str::from_utf8(item) {
            Ok(text) => validate_among(text, self.options, &mut self.seen),
            Err(_) => validate_bytes(item, self.options),
        };
        self.keep(report, Some(start));
    }
}

/// Goes forward through bytes that should be UTF-8.
struct Cursor<'b> {
    bytes: &'b [u8],
    at: usize,
    position: Position,
}

impl Cursor<'_> {
    fn advance(&mut self, to: usize) -> Position {
        let passed = String::from_utf8_lossy(self.bytes.get(self.at..to).unwrap_or_default());
        let end = Positions::new(&passed).at(passed.len());
        self.position = end.after(self.position);
        self.at = to;
        self.position
    }
}
