//! Checks a text: reads it, applies all rules, and returns the findings.

use target_groups_json::rows::{KeyTable, ReadText, Rows, Store, Tape};
use target_groups_json::{self as json, Position};
use target_groups_model::{FieldKind, Read, Record, Target, TargetGroup, settle};
use target_groups_text::{Repair, recover};

use super::calendar::Calendar;
use super::encode::Encoded;
use super::findings::{ClosedFindings, Findings, Memory};
use super::structure::{DocumentKind, check as check_structure, check_required};
use super::{
    BatchNames, Limits, Options, Report, answer, catalogue, dates, expressions, group, names, periods, targets, text, tracking, values,
};

/// Checks texts one after another and reuses its memory.
#[derive(Debug, Default)]
pub struct Checker {
    store: Store,
    memory: Memory,
    tapes: Option<TapeReader>,
    /// The repair of the last text that was not JSON.
    repair: Repair,
}

/// The text that was read into rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextSource {
    /// The original text.
    Original,
    /// The repaired text.
    Repaired,
    /// No text, because it could not be read or repaired.
    None,
}

/// The state for reading tapes, created on first use.
#[derive(Debug)]
struct TapeReader {
    keys: KeyTable,
    text: String,
}

/// The findings in a text, and its rows.
#[derive(Debug)]
pub struct Checked<'c> {
    /// The text.
    pub text: &'c str,
    /// The text with its rows, or `None` if it could not be read.
    pub read: Option<ReadText<'c>>,
    /// The findings.
    pub findings: ClosedFindings,
    /// `true` if the text is the rest of a longer one. Positions count from the start of the longer text.
    pub is_part: bool,
    /// The mapping from the rows to a text that is not JSON.
    repair: Option<&'c Repair>,
}

const TARGET_GROUP: &FieldKind = &TargetGroup::KIND;

impl Checker {
    /// Checks a request body.
    pub fn check<'c>(&'c mut self, text: &'c str, options: &Options) -> Checked<'c> {
        self.check_in(text, options, None)
    }

    /// Checks a request body as part of a batch. A group name that another request of the batch has is reported.
    pub fn check_among<'c>(&'c mut self, text: &'c str, options: &Options, seen: &mut BatchNames) -> Checked<'c> {
        self.check_in(text, options, Some(seen))
    }

    fn check_in<'c>(&'c mut self, text: &'c str, options: &Options, seen: Option<&mut BatchNames>) -> Checked<'c> {
        let mut findings = Findings::with_memory(options, std::mem::take(&mut self.memory));
        let source = self.read(text, options, &mut findings);
        let read = self.read_text(source, text);
        if let Some(read) = &read {
            check_rows(Rows::of(read), seen, &mut findings);
        }
        let repair = (source == TextSource::Repaired).then_some(&self.repair);
        if let Some(repair) = repair {
            findings.move_to_original(repair);
        }
        Checked { text, read, findings: findings.close(), is_part: false, repair }
    }

    /// Checks the request at an offset of a text, as part of a batch. Also returns the offset of its end. Returns `None` if no JSON
    /// value starts there. The limits apply to this request only.
    pub fn check_prefix<'c>(
        &'c mut self,
        text: &'c str,
        at: usize,
        options: &Options,
        seen: &mut BatchNames,
    ) -> Option<(Checked<'c>, usize)> {
        let depth = options.limits.depth;
        let end = self.store.read_prefix(text, at, TargetGroup::ROOT, depth).ok()?;
        let mut findings = Findings::with_memory(options, std::mem::take(&mut self.memory));
        if text::too_large(end - at, &mut findings) {
            let checked = Checked {
                text: text.get(at..end).unwrap_or_default(),
                read: None,
                findings: findings.close(),
                is_part: false,
                repair: None,
            };
            return Some((checked, end));
        }
        settle(&mut self.store, text, depth);
        let text = text.get(..end).unwrap_or_default();
        let read = ReadText::new(text, &self.store);
        check_rows(Rows::of(&read), Some(seen), &mut findings);
        Some((Checked { text, read: Some(read), findings: findings.close(), is_part: true, repair: None }, end))
    }

    /// Checks a request body given as bytes, which should be UTF-8, and encodes the report.
    pub fn encode_bytes(&mut self, bytes: &[u8], options: &Options, to: &mut Encoded) {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.encode(text, options, true, to),
            Err(error) => {
                let mut findings = Findings::new(options);
                let readable = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
                if !text::too_large(bytes.len(), &mut findings) {
                    text::not_utf8(bytes, error.valid_up_to(), &mut findings);
                }
                encode_closed(&findings.close(), readable, None, true, to);
            }
        }
    }

    /// Checks a request body and encodes the report. Replaces the previous content of `to`.
    pub fn encode(&mut self, text: &str, options: &Options, ranges: bool, to: &mut Encoded) {
        let mut findings = Findings::with_memory(options, std::mem::take(&mut self.memory));
        let source = self.read(text, options, &mut findings);
        let read = self.read_text(source, text);
        let repair = (source == TextSource::Repaired).then_some(&self.repair);
        self.memory = encode_report(text, read.as_ref().map(Rows::of), repair, findings, ranges, to);
    }

    /// Returns the keys that a tape of a request stores as numbers, in the order of their numbers.
    #[must_use]
    pub fn tape_keys() -> Vec<&'static str> {
        KeyTable::of(TargetGroup::ROOT).names().to_vec()
    }

    /// Checks a request body given as a tape and encodes the report. The report has no ranges.
    pub fn encode_tape(&mut self, tape: Tape<'_>, options: &Options, to: &mut Encoded) {
        let encoded = self.with_tape(tape, options, |rows, memory| {
            let findings = Findings::with_memory(options, std::mem::take(memory));
            *memory = encode_report("", Some(rows), None, findings, false, to);
        });
        if let Err(json) = encoded {
            self.encode(&json, options, false, to);
        }
    }

    /// Returns `true` if a request body given as a tape has no errors.
    pub fn is_valid_tape(&mut self, tape: Tape<'_>, options: &Options) -> bool {
        let verdict = self.with_tape(tape, options, |rows, _| {
            let mut findings = Findings::verdict(options);
            check_rows(rows, None, &mut findings);
            findings.is_valid()
        });
        verdict.unwrap_or_else(|json| self.is_valid(&json, options))
    }

    /// Reads a tape into rows and passes them to a closure.
    ///
    /// # Errors
    /// Returns the JSON text of the tape if the rows need it, or if the size of the text could exceed the limit.
    fn with_tape<T>(&mut self, tape: Tape<'_>, options: &Options, then: impl FnOnce(Rows<'_>, &mut Memory) -> T) -> Result<T, String> {
        let Self { store, memory, tapes, .. } = self;
        let TapeReader { keys, text } =
            tapes.get_or_insert_with(|| TapeReader { keys: KeyTable::of(TargetGroup::ROOT), text: String::new() });
        let Limits { bytes, depth, .. } = options.limits;
        if tape.max_json_length() <= bytes && store.read_tape(tape, keys, depth, text).is_ok() {
            return Ok(then(Rows::of(&ReadText::new(text, store)), memory));
        }
        Err(tape.to_json(keys).unwrap_or_default())
    }

    fn read(&mut self, text: &str, options: &Options, findings: &mut Findings<'_>) -> TextSource {
        if text::too_large(text.len(), findings) {
            return TextSource::None;
        }
        text::byte_order_mark(text, findings);
        let depth = options.limits.depth;
        if self.store.read(text, TargetGroup::ROOT, depth).is_ok() {
            settle(&mut self.store, text, depth);
            return TextSource::Original;
        }
        self.read_damaged(text, depth, findings)
    }

    /// Reports the faults of a text that is not JSON, and reads the repaired text.
    #[cold]
    fn read_damaged(&mut self, text: &str, depth: usize, findings: &mut Findings<'_>) -> TextSource {
        findings.refuse();
        if findings.is_verdict() {
            return TextSource::None;
        }
        let recovered = recover(text, TargetGroup::ROOT, depth);
        text::unreadable(text, &recovered, findings);
        self.repair = recovered.repair;
        let text = self.repair.text();
        if recovered.obstacle.is_some() || self.store.read(text, TargetGroup::ROOT, depth).is_err() {
            return TextSource::None;
        }
        settle(&mut self.store, text, depth);
        TextSource::Repaired
    }

    fn read_text<'c>(&'c self, source: TextSource, text: &'c str) -> Option<ReadText<'c>> {
        match source {
            TextSource::Original => Some(ReadText::new(text, &self.store)),
            TextSource::Repaired => Some(ReadText::new(self.repair.text(), &self.store)),
            TextSource::None => None,
        }
    }

    /// Takes back memory, to reuse it.
    pub fn reuse(&mut self, findings: ClosedFindings) {
        self.memory = findings.into_memory();
    }
}

/// Checks the rows and encodes the report. Returns the memory of the findings.
fn encode_report(
    text: &str,
    rows: Option<Rows<'_>>,
    repair: Option<&Repair>,
    mut findings: Findings<'_>,
    ranges: bool,
    to: &mut Encoded,
) -> Memory {
    if let Some(rows) = rows {
        check_rows(rows, None, &mut findings);
    }
    if let Some(repair) = repair {
        findings.move_to_original(repair);
    }
    let closed = findings.close();
    encode_closed(&closed, text, rows, ranges, to);
    closed.into_memory()
}

/// Encodes a report. Replaces the previous content of `to`.
fn encode_closed(closed: &ClosedFindings, text: &str, rows: Option<Rows<'_>>, ranges: bool, to: &mut Encoded) {
    to.begin();
    closed.encode(text, rows, ranges, None, to);
    to.finish();
}

impl Checked<'_> {
    /// Returns the rows of the text, or `None` if it could not be read.
    #[must_use]
    pub fn rows(&self) -> Option<Rows<'_>> {
        self.read.as_ref().map(Rows::of)
    }

    /// Returns `true` if the text is valid JSON. The rows then refer to the text itself.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.read.is_some() && self.repair.is_none()
    }

    /// Converts a range of the rows to a range of the original text, in UTF-8 offsets.
    #[must_use]
    pub fn original(&self, place: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.repair.map_or_else(|| place.clone(), |repair| repair.original(place))
    }

    /// Returns the report, with messages in the language of the options.
    #[must_use]
    pub fn report(&self, options: &Options) -> Report {
        self.findings.report(self.text, self.rows(), options)
    }

    /// Returns the report for a text that begins at the given position of a longer text.
    #[must_use]
    pub fn report_from(&self, options: &Options, start: (usize, Position)) -> Report {
        self.findings.report_from(self.text, self.rows(), options, Some(start))
    }
}

/// Checks the rows of a request, optionally as part of a batch.
pub fn check_rows(rows: Rows<'_>, seen: Option<&mut BatchNames>, findings: &mut Findings<'_>) {
    let options = findings.options();
    if answer::check(rows, options.limits.depth, findings) {
        check_required(rows, TARGET_GROUP, findings);
        return;
    }
    check_structure(rows, TARGET_GROUP, DocumentKind::Request, options.limits.depth, findings);
    let Some(group) = TargetGroup::read(rows.root()) else { return };
    let mut targets: Vec<Target<'_>> = Vec::with_capacity(group.targets().items().len());
    targets.extend(group.targets().contents());
    let calendar = Calendar::of(&group);
    group::check(&group, &calendar, findings);
    names::check(&group, &targets, findings);
    if let Some(seen) = seen {
        names::check_among(&group, seen, findings);
    }
    tracking::check(&group, &targets, findings);
    dates::check(&calendar, findings);
    periods::check(&group, &calendar, options.now, findings);
    targets::check(&group, &targets, findings);
    values::check(&group, &targets, findings);
    expressions::check(&targets, findings);
    if let Some(events) = &options.catalogue {
        catalogue::check(&targets, events, findings);
    }
}

/// Checks a request body.
///
/// ```
/// use target_groups_rules::{Options, validate};
/// assert!(!validate(r#"{"name": " ", "targets": []}"#, &Options::default()).valid);
/// ```
#[must_use]
pub fn validate(text: &str, options: &Options) -> Report {
    Checker::default().check(text, options).report(options)
}

/// Checks a request body as part of a batch. A group name that another request of the batch has is reported.
#[must_use]
pub fn validate_among(text: &str, options: &Options, seen: &mut BatchNames) -> Report {
    Checker::default().check_among(text, options, seen).report(options)
}

/// Checks a request body given as bytes, which should be UTF-8.
#[must_use]
pub fn validate_bytes(bytes: &[u8], options: &Options) -> Report {
    let mut findings = Findings::new(options);
    if text::too_large(bytes.len(), &mut findings) {
        return findings.close().report("", None, options);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => validate(text, options),
        Err(error) => {
            let readable = bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
            text::not_utf8(bytes, error.valid_up_to(), &mut findings);
            findings.close().report(readable, None, options)
        }
    }
}

/// Returns `true` if a request body has no errors. This is faster than [`validate`], which also returns the diagnostics.
///
/// ```
/// use target_groups_rules::{Options, is_valid};
/// assert!(!is_valid(r#"{"name": " ", "targets": []}"#, &Options::default()));
/// ```
#[must_use]
pub fn is_valid(text: &str, options: &Options) -> bool {
    Checker::default().is_valid(text, options)
}

impl Checker {
    /// Returns `true` if a request body has no errors.
    pub fn is_valid(&mut self, text: &str, options: &Options) -> bool {
        let mut findings = Findings::verdict(options);
        if self.read(text, options, &mut findings) == TextSource::Original {
            check_rows(Rows::of(&ReadText::new(text, &self.store)), None, &mut findings);
        }
        findings.is_valid()
    }
}

/// Reads a text into rows and passes them to a closure with the findings. A text that cannot be read is reported.
///
/// # Errors
/// Returns a report with the problem of the text.
pub fn read<T>(text: &str, root: &'static json::rows::Holds, options: &Options, with: impl FnOnce(Rows<'_>) -> T) -> Result<T, Report> {
    let mut findings = Findings::new(options);
    if text::too_large(text.len(), &mut findings) {
        return Err(findings.close().report("", None, options));
    }
    text::byte_order_mark(text, &mut findings);
    let (mut store, depth) = (Store::default(), options.limits.depth);
    if store.read(text, root, depth).is_ok() {
        settle(&mut store, text, depth);
        return Ok(with(Rows::of(&ReadText::new(text, &store))));
    }
    text::unreadable(text, &recover(text, root, depth), &mut findings);
    Err(findings.close().report(text, None, options))
}
