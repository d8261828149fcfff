//! Encodes reports as numbers and one text, which cross the WebAssembly boundary at low cost.
//!
//! A report is a sequence of numbers: `valid` (1 or 0), the number of findings, and the numbers of errors, warnings and infos that
//! were dropped. Each finding then consists of:
//!
//! | number | meaning |
//! |---|---|
//! | rule | the number of the rule in [`rule_table`] |
//! | head | the variant, `severity << 8`, `parameters << 16`, `1 << 24` if the finding has a range, `1 << 25` if it has related
//! places, and `1 << 26` if its fix is safe |
//! | changes | the number of changes of its fix, or `u32::MAX` if it has no fix |
//! | pointer | start and end in the text |
//! | range | from, to, line, column |
//! | parameters | for each, a tag and its numbers, see [`ParamTag`] |
//! | changes | for each the pointer and the new value; `u32::MAX` twice for a removal; `u32::MAX`, the UTF-16 offsets and the new text for a replaced range |
//! | places | the number of related places, and for each the pointer and the range; only if there are any |
//!
//! Positions in the text are UTF-8 offsets in [`Encoded::text`].

use target_groups_json::rows::Rows;
use target_groups_json::{Position, Positions, quote};
use target_groups_message::Text;

use super::findings::{ClosedFindings, FixChange, Spot, StoredFinding};
use super::params::{ParamValue, length};
use super::{FixKind, Rule, Severity};

/// A report as numbers and one text.
#[derive(Debug, Default)]
pub struct Encoded {
    /// The numbers.
    pub numbers: Vec<u32>,
    /// The text that the numbers refer to.
    pub text: String,
}

/// The tag at the start of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum ParamTag {
    /// A text. Its start and end follow.
    Text = 0,
    /// A number. Its value follows.
    Number = 1,
    /// The name of a term. Its start and end follow.
    Term = 2,
    /// A list of alternatives. Their number and each of them follow. If all are texts without commas, `u32::MAX` and the start and end
    /// of a single text follow instead, in which they are joined by a comma and a space.
    OneOf = 3,
    /// A list of values. Their number and each of them follow.
    AllOf = 4,
}

/// The number of changes that marks a finding without a fix.
const NO_FIX: u32 = u32::MAX;
/// The number that marks a missing value or pointer of a change.
const NONE: u32 = u32::MAX;

impl Encoded {
    /// Starts a new answer, which replaces the last one. Reserves two numbers for [`Encoded::finish`].
    pub fn begin(&mut self) {
        self.numbers.clear();
        self.text.clear();
        self.numbers.extend([0; 2]);
    }

    /// Sets the two numbers that [`Encoded::begin`] reserved: the address and the length in bytes of the text.
    pub fn finish(&mut self) {
        let place = [length(self.text.as_ptr().addr()), length(self.text.len())];
        if let Some(head) = self.numbers.first_chunk_mut::<2>() {
            *head = place;
        }
    }

    /// Appends a text, and the numbers of its start and end.
    pub fn push_text(&mut self, text: &str) {
        let from = length(self.text.len());
        self.text.push_str(text);
        self.numbers.extend([from, length(self.text.len())]);
    }
}

/// Returns the number of a rule. It is constant while a program runs and has no meaning outside it.
#[must_use]
pub fn number_of(rule: &'static Rule) -> u32 {
    length(std::ptr::from_ref(rule).addr())
}

impl ClosedFindings {
    /// Appends the report to `to`. `ranges` is `true` if positions in the text are meaningful. `start` is an offset at or before
    /// the first finding, with its position.
    pub fn encode(&self, text: &str, rows: Option<Rows<'_>>, ranges: bool, start: Option<(usize, Position)>, to: &mut Encoded) {
        let mut positions = Self::positions(text, start);
        let findings = &self.memory.found;
        let arena = length(to.text.len());
        to.text.push_str(&self.memory.arena.text);
        to.numbers.reserve(4 + findings.len() * 24);
        let dropped = self.dropped;
        to.numbers.extend([
            u32::from(self.valid),
            length(findings.len()),
            length(dropped.errors),
            length(dropped.warnings),
            length(dropped.infos),
        ]);
        for finding in findings {
            let values = self.memory.arena.values.get(finding.params.0 as usize..finding.params.1 as usize).unwrap_or_default();
            let related = self.related(finding);
            let head = u32::from(finding.variant)
                | (finding.severity as u32) << 8
                | length(values.len()) << 16
                | u32::from(ranges) << 24
                | u32::from(!related.is_empty()) << 25
                | u32::from(finding.fix_kind() == FixKind::Safe) << 26;
            let pointer = length(to.text.len());
            if let Some((rows, place)) = rows.zip(finding.spot.place()) {
                rows.write_pointer(place, &mut to.text);
            }
            to.text.push_str(self.memory.arena.slice(finding.below));
            to.numbers.extend([
                number_of(finding.rule),
                head,
                self.change_count(finding).map_or(NO_FIX, length),
                pointer,
                length(to.text.len()),
            ]);
            if ranges {
                let range = positions.range(&finding.spot.span());
                to.numbers.extend([length(range.from), length(range.to), length(range.line), length(range.column)]);
            }
            for value in values {
                self.encode_value(*value, arena, to);
            }
            self.encode_changes(finding, text, arena, to);
            if !related.is_empty() {
                to.numbers.push(length(related.len()));
                let mut positions = Self::positions(text, start);
                for other in related {
                    encode_place(&other.spot, rows, ranges.then_some(&mut positions), to);
                }
            }
        }
    }

    fn encode_changes(&self, finding: &StoredFinding, text: &str, arena: u32, to: &mut Encoded) {
        let mut positions: Option<Positions<'_>> = None;
        for change in self.changes(finding) {
            let numbers = match *change {
                FixChange::Set { pointer, value } => [pointer.0 + arena, pointer.1 + arena, value.0 + arena, value.1 + arena],
                FixChange::Remove { pointer } => [pointer.0 + arena, pointer.1 + arena, NONE, NONE],
                FixChange::Replace { range, insert } => {
                    to.numbers.push(NONE);
                    let positions = positions.get_or_insert_with(|| Positions::new(text));
                    let offset = |at: u32| length(positions.at(at as usize).offset);
                    let [from, until] = [range.0, range.1].map(offset);
                    [from, until, insert.0 + arena, insert.1 + arena]
                }
            };
            to.numbers.extend(numbers);
        }
    }

    fn encode_value(&self, value: ParamValue, arena: u32, to: &mut Encoded) {
        match value {
            ParamValue::Text { from, to: until } => to.numbers.extend([ParamTag::Text as u32, from + arena, until + arena]),
            ParamValue::Number(number) => to.numbers.extend([ParamTag::Number as u32, number]),
            ParamValue::Term(term) => {
                to.numbers.push(ParamTag::Term as u32);
                to.push_text(term.name());
            }
            ParamValue::List { from, to: until, joining } => {
                let tag = if joining == target_groups_message::Joining::Or { ParamTag::OneOf } else { ParamTag::AllOf };
                let items = self.memory.arena.items.get(from as usize..until as usize).unwrap_or_default();
                if items.iter().all(|item| matches!(item, ParamValue::Text { .. })) {
                    to.numbers.extend([tag as u32, u32::MAX]);
                    let start = length(to.text.len());
                    for (place, item) in items.iter().enumerate() {
                        to.text.push_str(if place > 0 { ", " } else { "" });
                        if let ParamValue::Text { from, to: until } = *item {
                            to.text.push_str(self.memory.arena.slice((from, until)));
                        }
                    }
                    to.numbers.extend([start, length(to.text.len())]);
                    return;
                }
                to.numbers.extend([tag as u32, length(items.len())]);
                for item in items {
                    self.encode_value(*item, arena, to);
                }
            }
        }
    }
}

/// Writes the pointer to a place and, if positions are meaningful, its range.
fn encode_place(spot: &Spot, rows: Option<Rows<'_>>, positions: Option<&mut Positions<'_>>, to: &mut Encoded) {
    let pointer = length(to.text.len());
    if let Some((rows, place)) = rows.zip(spot.place()) {
        rows.write_pointer(place, &mut to.text);
    }
    to.numbers.extend([pointer, length(to.text.len())]);
    if let Some(positions) = positions {
        let range = positions.range(&spot.span());
        to.numbers.extend([length(range.from), length(range.to), length(range.line), length(range.column)]);
    }
}

/// Returns the rules as JSON text: their numbers, codes, severities, and variants with their templates; and other texts by their
/// keys. A decoder of reports needs this table once.
#[must_use]
pub fn rule_table(rules: impl Iterator<Item = &'static Rule>, texts: impl Iterator<Item = Text>) -> String {
    let mut table = String::from("{\"rules\":[");
    let empty = table.len();
    for rule in rules {
        if table.len() > empty {
            table.push(',');
        }
        table.extend(["{\"id\":", &number_of(rule).to_string(), ",\"code\":\"", rule.code, "\",\"severity\":\""]);
        table.extend([severity_name(rule.severity), "\",\"variants\":["]);
        for (place, variant) in rule.variants.iter().enumerate() {
            let params = variant.params.join("\",\"");
            let place = u8::try_from(place).unwrap_or(0);
            table.push_str(if place > 0 { ",{" } else { "{" });
            push_text("message", rule.message(place), &mut table);
            table.push(',');
            push_text("fix", rule.fix_title(place), &mut table);
            table.extend([
                ",\"params\":[",
                if params.is_empty() { "" } else { "\"" },
                &params,
                if params.is_empty() { "]}" } else { "\"]}" },
            ]);
        }
        table.push_str("]}");
    }
    table.push_str("],\"texts\":{");
    for (place, text) in texts.enumerate() {
        table.extend([if place > 0 { ",\"" } else { "\"" }, &text.key(), "\":", &quote(text.english)]);
    }
    table.push_str("}}");
    table
}

fn push_text(name: &str, text: Text, table: &mut String) {
    table.extend(["\"", name, "\":[\"", &text.key(), "\",", &quote(text.english), "]"]);
}

/// Returns the name of a severity, as used outside Rust.
#[must_use]
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
