//! Validates the requests of a batch one by one.

use crate::json::{Position, Positions};
use crate::rules::{BatchNames, Checked, Checker, Options};

/// A request of a batch that has been validated.
pub(super) struct CheckedItem<'i, 't> {
    /// The report on the request.
    pub(super) checked: Checked<'i>,
    /// The start of the request in the text of the batch, in UTF-8 bytes; `None` if the request is a separate text.
    pub(super) start: Option<usize>,
    /// Converts offsets to positions in the text of the batch.
    pub(super) positions: &'i mut Positions<'t>,
}

impl CheckedItem<'_, '_> {
    /// Returns the offset from which the ranges of the findings count, and its position in the batch.
    pub(super) fn origin(&mut self) -> Option<(usize, Position)> {
        let start = self.start?;
        // The validated text is either the item alone, or the whole batch up to the item's end.
        let offset = if self.checked.is_part { start } else { 0 };
        Some((offset, self.positions.at(start)))
    }
}

/// The array itself is invalid, so its items cannot be separated.
pub(super) struct BrokenArray;

/// Validates one request per line. An invalid line does not affect other lines.
pub(super) fn lines(text: &str, options: &Options, take: &mut dyn FnMut(&mut CheckedItem<'_, '_>)) {
    let (mut engine, mut seen, mut positions) = (Checker::default(), BatchNames::default(), Positions::new(text));
    let (mut start, mut index) = (0, 0);
    for line in text.split_inclusive('\n') {
        let item = line.trim_end_matches(['\n', '\r']);
        if !item.trim().is_empty() {
            seen.next(index);
            let checked = engine.check_among(item, options, &mut seen);
            let mut item = CheckedItem { checked, start: Some(start), positions: &mut positions };
            take(&mut item);
            let findings = item.checked.findings;
            engine.reuse(findings);
            index += 1;
        }
        start += line.len();
    }
}

/// Validates the elements of an array.
///
/// # Errors
/// Returns an error if the array is invalid. Some elements may have been passed to `take` by then.
pub(super) fn array(text: &str, options: &Options, take: &mut dyn FnMut(&mut CheckedItem<'_, '_>)) -> Result<(), BrokenArray> {
    let (mut engine, mut seen, mut positions) = (Checker::default(), BatchNames::default(), Positions::new(text));
    let mut at = after_space(text, 0) + 1;
    if byte(text, after_space(text, at)) == Some(b']') {
        return closed(text, after_space(text, at));
    }
    for index in 0.. {
        at = after_space(text, at);
        seen.next(index);
        let (checked, end) = engine.check_prefix(text, at, options, &mut seen).ok_or(BrokenArray)?;
        let mut item = CheckedItem { checked, start: Some(at), positions: &mut positions };
        take(&mut item);
        let findings = item.checked.findings;
        engine.reuse(findings);
        at = after_space(text, end);
        match byte(text, at) {
            Some(b',') => at += 1,
            Some(b']') => return closed(text, at),
            _ => return Err(BrokenArray),
        }
    }
    Err(BrokenArray)
}

/// Checks that nothing follows the array.
fn closed(text: &str, at: usize) -> Result<(), BrokenArray> {
    if after_space(text, at + 1) == text.len() { Ok(()) } else { Err(BrokenArray) }
}

/// Validates requests that are separate texts.
pub(super) fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, options: &Options, take: &mut dyn FnMut(&mut CheckedItem<'_, '_>)) {
    let (mut engine, mut seen, mut positions) = (Checker::default(), BatchNames::default(), Positions::new(""));
    for (index, text) in texts.into_iter().enumerate() {
        seen.next(index);
        let checked = engine.check_among(text.as_ref(), options, &mut seen);
        let mut item = CheckedItem { checked, start: None, positions: &mut positions };
        take(&mut item);
        let findings = item.checked.findings;
        engine.reuse(findings);
    }
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

fn after_space(text: &str, mut at: usize) -> usize {
    while matches!(byte(text, at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}
