//! Validates many requests in one call: a JSON array, lines of JSON (NDJSON), or separate texts.
//!
//! [`validate_lines_or_array`] and [`validate_texts`] return a [`BatchReport`]: counts by rule, and the requests with errors. Limits apply
//! to each request separately, and an invalid request does not affect the others. Names are compared across the batch, because the server
//! accepts each name only once.
//!
//! For a stream of any size, [`split`] finds the requests in blocks of bytes, and [`validate_part`] validates a part once it is complete.
//! The `encode_…` functions return reports as numbers, for the WebAssembly boundary.
//!
//! ```
//! use target_groups::{batch::validate_texts, rules::Options};
//! let report = validate_texts([r#"{"name": "Steps"}"#, r#"{"name": "steps"}"#], &Options::default());
//! assert!(report.faulty[1].diagnostics.iter().any(|diagnostic| diagnostic.code == "name-repeated"));
//! ```
//!
//! Sending a batch is not part of this module; see [`crate::exchange`].

mod array_fault;
mod encode;
mod form;
mod items;
mod part;
mod split;
mod splitter;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::json::{Position, Range};
use crate::rules::{BatchNames, Diagnostic, Options, Report, validate};

use items::CheckedItem;

pub use array_fault::{ArrayFault, ArrayFaultKind};
pub use encode::{encode_lines_or_array, encode_texts};
pub use form::{Content, content_of};
pub use part::{Before, NewName, PartReport, position_after, validate_part};
pub use split::{BlockAnswer, Split, split};
pub use splitter::{MAX_ITEM, MIN_PART, Splitter, StreamForm};

/// The report on a batch of requests.
#[derive(Debug, Clone, Serialize)]
pub struct BatchReport {
    /// `true` if no item has an error.
    pub valid: bool,
    /// The number of items.
    pub items: usize,
    /// The number of times that each rule applies, by its code, over all items.
    pub counts: BTreeMap<&'static str, usize>,
    /// The items with errors.
    pub faulty: Vec<FaultyItem>,
}

/// An item with errors.
#[derive(Debug, Clone, Serialize)]
pub struct FaultyItem {
    /// The index of the item in the batch, from 0. Blank lines are not counted.
    pub index: usize,
    /// The line on which the item starts, from 1; absent if the items are separate texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The diagnostics of the item. Pointers are relative to the item; ranges refer to the text of the whole batch.
    pub diagnostics: Vec<Diagnostic>,
}

/// Validates a JSON array of requests, or one request per line (NDJSON). An invalid line does not affect other lines.
///
/// The limits apply to each item. If two items have the same name, the later one has an error.
///
/// ```
/// use target_groups::{batch::validate_lines_or_array, rules::Options};
/// let report = validate_lines_or_array("{\"name\": \"a\"}\n\nnonsense\n", &Options::default());
/// assert_eq!((report.items, report.faulty[1].index, report.faulty[1].line), (2, 1, Some(3)));
/// ```
#[must_use]
pub fn validate_lines_or_array(text: &str, options: &Options) -> BatchReport {
    if text.trim_start().starts_with('[') { validate_array(text, options) } else { validate_lines(text, options) }
}

/// Validates requests that are separate texts.
#[must_use]
pub fn validate_texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, options: &Options) -> BatchReport {
    let mut batch = Batch::new(options);
    items::texts(texts, options, &mut |item| batch.keep_item(item));
    batch.report
}

fn validate_lines(text: &str, options: &Options) -> BatchReport {
    let mut batch = Batch::new(options);
    items::lines(text, options, &mut |item| batch.keep_item(item));
    batch.report
}

fn validate_array(text: &str, options: &Options) -> BatchReport {
    let mut batch = Batch::new(options);
    if items::array(text, options, &mut |item| batch.keep_item(item)).is_err() {
        batch = Batch::new(options);
        batch.keep(validate(text, &whole_limits(text, options)), None, Some(1));
    }
    batch.report
}

/// Returns options without the size limit, so that the text of a whole batch can be read if the items of an invalid array cannot be
/// separated.
fn whole_limits(text: &str, options: &Options) -> Options {
    let mut options = options.clone();
    options.limits.bytes = options.limits.bytes.max(text.len());
    options.limits.depth = options.limits.depth.saturating_add(1);
    options
}

struct Batch<'o> {
    options: &'o Options,
    seen: BatchNames,
    /// The index of the first item.
    first: usize,
    report: BatchReport,
}

impl<'o> Batch<'o> {
    fn new(options: &'o Options) -> Self {
        let report = BatchReport { valid: true, items: 0, counts: BTreeMap::new(), faulty: Vec::new() };
        Self { options, seen: BatchNames::default(), first: 0, report }
    }

    fn keep_item(&mut self, item: &mut CheckedItem<'_, '_>) {
        let index = self.first + self.report.items;
        self.report.items += 1;
        for rule in item.checked.findings.rules() {
            *self.report.counts.entry(rule.code).or_default() += 1;
        }
        if item.checked.findings.is_valid() {
            return;
        }
        self.report.valid = false;
        let origin = item.origin();
        let report = item.checked.findings.report_from(item.checked.text, item.checked.rows(), self.options, origin);
        self.report.faulty.push(FaultyItem { index, line: origin.map(|(_, start)| start.line), diagnostics: report.diagnostics });
    }

    /// Adds a report. `start` is the position from which its ranges count, if it has ranges.
    fn keep(&mut self, report: Report, start: Option<Position>, line: Option<usize>) {
        let index = self.first + self.report.items;
        self.report.items += 1;
        for diagnostic in &report.diagnostics {
            *self.report.counts.entry(diagnostic.code).or_default() += 1;
        }
        if report.valid {
            return;
        }
        self.report.valid = false;
        let mut diagnostics = report.diagnostics;
        if let Some(start) = start {
            for range in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.range.as_mut()) {
                *range = shift(*range, start);
            }
        }
        let line = line.or(start.map(|start| start.line));
        self.report.faulty.push(FaultyItem { index, line, diagnostics });
    }
}

/// Converts a range of an item to a range of the whole text.
fn shift(range: Range, start: Position) -> Range {
    let Position { offset, line, column } = Position { offset: range.from, line: range.line, column: range.column }.after(start);
    Range { from: offset, to: range.to + start.offset, line, column }
}
