//! Validates a batch in parts, so that a stream of any length needs little memory.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range as Span;

use serde::{Deserialize, Serialize};

use crate::json::{Position, Positions, Range};
use crate::rules::{BatchNames, Options, validate, validate_among, validate_bytes};

use super::array_fault::{ArrayFault, ArrayFaultKind};
use super::{Batch, BatchReport, FaultyItem};

/// The state of a batch before a part.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Before {
    /// The number of items before the part.
    pub items: usize,
    /// The number of UTF-16 code units before the part.
    pub offset: usize,
    /// The line on which the part starts, from 1.
    pub line: usize,
    /// The column at which the part starts, from 1.
    pub column: usize,
    /// The names of earlier groups in lower case, and the index of each group in the batch.
    pub names: BTreeMap<String, usize>,
    /// The problem of the array, if the part contains its invalid end.
    pub fault: Option<ArrayFault>,
}

impl Default for Before {
    fn default() -> Self {
        Self { items: 0, offset: 0, line: 1, column: 1, names: BTreeMap::new(), fault: None }
    }
}

impl Before {
    fn position(&self) -> Position {
        Position { offset: self.offset, line: self.line, column: self.column }
    }
}

/// The report on a part, and the state for the next part.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema), schemars(extend("x-extends" = "BatchReport")))]
pub struct PartReport {
    /// The items of this part. Indexes, lines and offsets refer to the whole batch.
    #[serde(flatten)]
    #[cfg_attr(feature = "docgen", schemars(skip))]
    pub report: BatchReport,
    /// The names that occur for the first time in this part.
    pub names: Vec<NewName>,
    /// The position where this part ends and the next one starts.
    #[cfg_attr(feature = "docgen", schemars(with = "serde_json::Value", extend("x-typescript" = "BatchPart[\"start\"]")))]
    pub end: Position,
}

/// A name that occurs for the first time in a batch.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct NewName {
    /// The name in lower case.
    pub name: String,
    /// The index of its group in the batch.
    pub index: usize,
    /// The two halves of a hash that lets a caller store a million names in little memory. The chance that two of a million names have the
    /// same hash is 1 in 30 million.
    pub hash: [u32; 2],
}

impl NewName {
    fn new((name, index): (String, usize)) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(name.as_bytes());
        let hash = hasher.finish();
        #[allow(clippy::cast_possible_truncation, reason = "the two halves")]
        let hash = [hash as u32, (hash >> 32) as u32];
        Self { name, index, hash }
    }
}

/// Validates a part of a batch. `spans` are the spans of its items, in ascending order.
///
/// ```
/// use target_groups::{batch::{Before, validate_part}, rules::Options};
/// let before = Before { items: 7, line: 8, ..Before::default() };
/// let part = validate_part(b"{\"name\": \"a\"}\n", &[0..13], &before, &Options::default());
/// let item = &part.report.faulty[0];
/// assert_eq!((item.index, item.line, part.end.line), (7, Some(8), 9));
/// ```
#[must_use]
pub fn validate_part(bytes: &[u8], spans: &[Span<usize>], before: &Before, options: &Options) -> PartReport {
    let mut batch = Batch::new(options);
    batch.first = before.items;
    batch.seen = BatchNames::with(before.names.clone());
    let mut cursor = ByteCursor { bytes, at: 0, position: before.position() };
    for span in spans {
        let start = cursor.advance(span.start);
        batch.add_bytes(bytes.get(span.clone()).unwrap_or_default(), start);
    }
    if let Some(fault) = before.fault {
        let position = ByteCursor { bytes, at: 0, position: before.position() }.advance(fault.at);
        batch.add_fault(fault.kind, position);
    }
    let end = cursor.advance(bytes.len());
    let names = batch.seen.since(before.items).into_iter().map(NewName::new).collect();
    PartReport { report: batch.report, names, end }
}

/// Returns the position after `bytes`, which start at the position `start` of a longer text.
#[must_use]
pub fn position_after(bytes: &[u8], start: Position) -> Position {
    ByteCursor { bytes, at: 0, position: start }.advance(bytes.len())
}

impl Batch<'_> {
    fn add_bytes(&mut self, item: &[u8], start: Position) {
        self.seen.next(self.first + self.report.items);
        let report = match std::str::from_utf8(item) {
            Ok(text) => validate_among(text, self.options, &mut self.seen),
            Err(_) => validate_bytes(item, self.options),
        };
        self.keep(report, Some(start), None);
    }

    /// Reports a problem of the array as a whole, in the same way as `validate` does for a small array.
    fn add_fault(&mut self, kind: ArrayFaultKind, position: Position) {
        let (text, length) = match kind {
            ArrayFaultKind::Open => ("[", 0),
            ArrayFaultKind::Rest => ("[]x", 1),
        };
        let Position { offset, line, column } = position;
        let mut diagnostics = validate(text, self.options).diagnostics;
        diagnostics.retain(|diagnostic| diagnostic.code == "json-syntax");
        for diagnostic in &mut diagnostics {
            *self.report.counts.entry(diagnostic.code).or_default() += 1;
            diagnostic.range = Some(Range { from: offset, to: offset + length, line, column });
        }
        self.report.valid = false;
        self.report.faulty.push(FaultyItem { index: self.first + self.report.items, line: Some(line), diagnostics });
    }
}

/// A cursor that moves forward through bytes that are expected to be UTF-8.
struct ByteCursor<'b> {
    bytes: &'b [u8],
    at: usize,
    position: Position,
}

impl ByteCursor<'_> {
    fn advance(&mut self, to: usize) -> Position {
        let passed = String::from_utf8_lossy(self.bytes.get(self.at..to).unwrap_or_default());
        let end = Positions::new(&passed).at(passed.len());
        self.position = end.after(self.position);
        self.at = to;
        self.position
    }
}
