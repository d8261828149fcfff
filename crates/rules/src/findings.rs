//! Collects the findings of the checks as numbers, until they are read.

use std::cmp::Ordering;
use std::ops::Range as Span;

use target_groups_json::rows::{MemberRef, Node, OtherRef, Place, RowRef, Rows};
use target_groups_json::{Positions, quote, sort_indexes};
use target_groups_model::FieldValue;

use super::params::{Arena, ParamWriter, length};
use super::{Options, Reported, Rule, Severity};

/// How many diagnostics a report holds before one `too-many` stands for the rest.
const MAX_DIAGNOSTICS: usize = 200;
/// A fix of more changes than this is not offered.
const MAX_CHANGES_OF_FIX: usize = 1000;
/// The changes of all fixes of a report together.
const MAX_CHANGES: usize = 5000;

/// The place of a finding, among the rows and in the text.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    place: Option<Place>,
    start: u32,
    end: u32,
}

impl Spot {
    /// The value of a field, or where it should stand.
    #[must_use]
    pub fn of<T>(field: FieldValue<'_, T>) -> Self {
        field.written().map_or_else(|| Self::missing(field.object(), field.place()), Self::from)
    }

    /// Where a value should stand: in the text, the bracket that opens its object.
    #[must_use]
    pub fn missing(object: RowRef<'_>, place: Place) -> Self {
        let start = length(object.node().range().start);
        Self { place: Some(place), start, end: start + 1 }
    }

    /// The key of a member.
    #[must_use]
    pub fn key(other: OtherRef<'_>) -> Self {
        Self::at(other.place(), &other.key_range())
    }

    /// The key of a member, known or unknown.
    #[must_use]
    pub fn key_of(member: &MemberRef<'_>) -> Self {
        Self::at(member.value.place(), &member.key_range)
    }

    /// A span of a text that has no rows, in UTF-8 offsets.
    #[must_use]
    pub fn text(span: &Span<usize>) -> Self {
        Self { place: None, start: length(span.start), end: length(span.end) }
    }

    /// A span of the text inside a value that has no rows.
    #[must_use]
    pub fn inside(outer: Node<'_>, span: &Span<usize>) -> Self {
        Self::at(outer.place(), span)
    }

    fn at(place: Place, span: &Span<usize>) -> Self {
        Self { place: Some(place), start: length(span.start), end: length(span.end) }
    }

    /// The place among the rows.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// The span of the text, in UTF-8 offsets.
    #[must_use]
    pub fn span(&self) -> Span<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Node<'_>> for Spot {
    fn from(node: Node<'_>) -> Self {
        Self::at(node.place(), &node.range())
    }
}

/// A rule that applies to a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) variant: u8,
    pub(super) severity: Severity,
    pub(super) spot: Spot,
    /// Its parameters among all of them.
    pub(super) params: (u32, u32),
    /// The changes of its fix among all of them.
    pub(super) changes: (u32, u32),
    /// The rest of the pointer, after the place: a part of the arena's text.
    pub(super) below: (u32, u32),
}

/// A change of a fix; both texts are parts of the arena's.
#[derive(Debug, Clone, Copy)]
pub(super) struct FixChange {
    pub(super) pointer: (u32, u32),
    /// The new value as JSON text; `None` in a removal.
    pub(super) value: Option<(u32, u32)>,
}

/// The findings of the checks: the first [`MAX_DIAGNOSTICS`] in the order of the text, and the number of the others.
#[derive(Debug)]
pub struct Findings<'o> {
    options: &'o Options,
    memory: Memory,
    /// Findings from this offset on are only counted.
    limit: u32,
    dropped: usize,
    worst_dropped: Severity,
    valid: bool,
    verdict_only: bool,
}

/// Memory for findings, to be reused.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) found: Vec<Finding>,
    pub(super) arena: Arena,
    pub(super) changes: Vec<FixChange>,
    order: Vec<u32>,
}

impl Memory {
    fn clear(&mut self) {
        self.found.clear();
        self.arena.clear();
        self.changes.clear();
    }
}

impl<'o> Findings<'o> {
    /// No findings yet.
    #[must_use]
    pub fn new(options: &'o Options) -> Self {
        Self::with_memory(options, Memory::default())
    }

    /// No findings yet, in memory that was used before.
    #[must_use]
    pub fn with_memory(options: &'o Options, mut memory: Memory) -> Self {
        memory.clear();
        Self { options, memory, limit: u32::MAX, dropped: 0, worst_dropped: Severity::Info, valid: true, verdict_only: false }
    }

    /// Findings of which only matters whether one is an error.
    #[must_use]
    pub fn verdict(options: &'o Options) -> Self {
        Self { verdict_only: true, ..Self::new(options) }
    }

    /// Returns `true` if no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// Makes the result not valid, whatever was found.
    pub fn refuse(&mut self) {
        self.valid = false;
    }

    /// The options of the check.
    #[must_use]
    pub fn options(&self) -> &'o Options {
        self.options
    }

    /// Reports a rule at its usual severity.
    pub fn report<R: Reported>(&mut self, spot: impl Into<Spot>, finding: R) -> Added<'_, 'o> {
        self.report_as(R::rule().severity, spot, finding)
    }

    /// Reports a rule at another severity than its usual one.
    #[allow(clippy::needless_pass_by_value, reason = "a finding is made to be given away")]
    pub fn report_as<R: Reported>(&mut self, severity: Severity, spot: impl Into<Spot>, finding: R) -> Added<'_, 'o> {
        self.add(severity, R::rule(), finding.variant(), spot.into(), &finding)
    }

    /// One function for all rules: what is generic is only how it is called.
    #[inline(never)]
    fn add(&mut self, severity: Severity, rule: &'static Rule, variant: u8, spot: Spot, finding: &dyn Reported) -> Added<'_, 'o> {
        let is_kept = self.admit(severity, rule, variant, spot);
        if is_kept {
            finding.write(&mut ParamWriter(&mut self.memory.arena));
            self.end_params();
        }
        Added(is_kept.then_some(self))
    }

    /// Returns `true` if a finding at a place would be kept, so that its details are worth working out.
    #[must_use]
    pub fn keeps(&self, spot: Spot) -> bool {
        !self.verdict_only && spot.start < self.limit
    }

    /// Keeps a finding, still without parameters; `false` when its rule is off, or it is only counted.
    fn admit(&mut self, severity: Severity, rule: &'static Rule, variant: u8, spot: Spot) -> bool {
        let Some(severity) = self.options.severity(rule, severity) else { return false };
        self.valid &= severity != Severity::Error;
        if self.verdict_only {
            return false;
        }
        if self.memory.found.len() >= 2 * MAX_DIAGNOSTICS {
            self.prune();
        }
        if spot.start >= self.limit {
            self.drop_one(severity);
            return false;
        }
        let params = length(self.memory.arena.values.len());
        let changes = length(self.memory.changes.len());
        self.memory.found.push(Finding {
            rule,
            variant,
            severity,
            spot,
            params: (params, params),
            changes: (changes, changes),
            below: (0, 0),
        });
        true
    }

    fn end_params(&mut self) {
        if let Some(finding) = self.memory.found.last_mut() {
            finding.params.1 = length(self.memory.arena.values.len());
        }
    }

    fn drop_one(&mut self, severity: Severity) {
        self.dropped += 1;
        self.worst_dropped = self.worst_dropped.min(severity);
    }

    fn sort(&mut self) {
        let Memory { found, order, .. } = &mut self.memory;
        if found.is_sorted_by(|left, right| compare(left, right) != Ordering::Greater) {
            return;
        }
        order.clear();
        order.extend(0..length(found.len()));
        let finding = |index: u32| found.get(index as usize);
        sort_indexes(order, &|left, right| match (finding(left), finding(right)) {
            (Some(first), Some(second)) => compare(first, second).then(left.cmp(&right)),
            _ => Ordering::Equal,
        });
        let sorted: Vec<Finding> = order.iter().filter_map(|index| found.get(*index as usize).copied()).collect();
        *found = sorted;
    }

    /// Keeps the first findings in the order of the text.
    fn prune(&mut self) {
        self.sort();
        while self.memory.found.len() > MAX_DIAGNOSTICS {
            if let Some(finding) = self.memory.found.pop() {
                self.limit = self.limit.min(finding.spot.start);
                self.drop_one(finding.severity);
            }
        }
    }

    /// Closes the list: puts it in order.
    #[must_use]
    pub fn close(mut self) -> Closed {
        self.prune();
        Closed { memory: self.memory, valid: self.valid, dropped: self.dropped, worst_dropped: self.worst_dropped }
    }
}

fn compare(left: &Finding, right: &Finding) -> Ordering {
    let place = left.spot.start.cmp(&right.spot.start);
    place.then(left.severity.cmp(&right.severity)).then_with(|| {
        let code = if std::ptr::eq(left.rule, right.rule) { Ordering::Equal } else { left.rule.code.cmp(right.rule.code) };
        code.then(left.spot.end.cmp(&right.spot.end))
    })
}

/// Findings in the order of the text, with a count of those that were dropped.
#[derive(Debug)]
pub struct Closed {
    pub(super) memory: Memory,
    pub(super) valid: bool,
    pub(super) dropped: usize,
    pub(super) worst_dropped: Severity,
}

impl Closed {
    /// Returns `true` if no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// The rules that apply, once for each finding that is kept, and `too-many` where some were dropped.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let dropped = (self.dropped > 0).then(super::too_many::TooMany::rule);
        self.memory.found.iter().map(|finding| finding.rule).chain(dropped)
    }

    /// The memory, to be used again.
    #[must_use]
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// The positions of findings, asked for in ascending order.
    pub(super) fn positions(text: &str, start: Option<(usize, target_groups_json::Position)>) -> Positions<'_> {
        match start {
            None => Positions::new(text),
            Some((at, position)) => Positions::starting(text, at, position),
        }
    }
}

/// A finding that was just added, if it is kept: takes the changes of its fix.
#[derive(Debug)]
#[must_use = "a finding without a fix ends with `done`"]
pub struct Added<'f, 'o>(Option<&'f mut Findings<'o>>);

impl Added<'_, '_> {
    /// No fix.
    pub fn done(self) {}

    /// Makes the finding point to something below its place, by this JSON Pointer.
    pub fn below(mut self, pointer: &str) -> Self {
        if let Some(memory) = self.0.as_mut().map(|findings| &mut findings.memory)
            && let Some(finding) = memory.found.last_mut()
        {
            finding.below = memory.arena.text(|text| text.push_str(pointer));
        }
        self
    }

    /// Adds a fix: runs only for findings that are kept.
    pub fn fix(self, add: impl FnOnce(&mut Fixer<'_>)) {
        let Some(findings) = self.0 else { return };
        let from = findings.memory.changes.len();
        let mut fixer = Fixer { memory: &mut findings.memory, from };
        add(&mut fixer);
        fixer.end();
    }
}

/// Takes the changes of a fix.
#[derive(Debug)]
pub struct Fixer<'a> {
    memory: &'a mut Memory,
    from: usize,
}

impl Fixer<'_> {
    /// Sets another value in a place.
    pub fn set(&mut self, rows: Rows<'_>, place: Place, json: &str) {
        self.change(rows, place, "", Some(json));
    }

    /// Sets a string in a place.
    pub fn set_text(&mut self, rows: Rows<'_>, place: Place, text: &str) {
        self.set(rows, place, &quote(text));
    }

    /// Removes the value of a place.
    pub fn remove(&mut self, rows: Rows<'_>, place: Place) {
        self.change(rows, place, "", None);
    }

    /// Removes what stands below a place, by this JSON Pointer.
    pub fn remove_below(&mut self, rows: Rows<'_>, place: Place, below: &str) {
        self.change(rows, place, below, None);
    }

    /// Appends a value to an array.
    pub fn append(&mut self, rows: Rows<'_>, array: Place, json: &str) {
        self.change(rows, array, "/-", Some(json));
    }

    /// Returns `true` if so many changes are too many for one fix.
    #[must_use]
    pub fn is_too_much(changes: usize) -> bool {
        changes > MAX_CHANGES_OF_FIX
    }

    /// Adds a change of what stands below a place; `None` removes it.
    fn change(&mut self, rows: Rows<'_>, place: Place, below: &str, json: Option<&str>) {
        let Memory { arena, changes, .. } = &mut *self.memory;
        if changes.len() - self.from > MAX_CHANGES_OF_FIX {
            return;
        }
        let pointer = arena.text(|text| {
            rows.write_pointer(place, text);
            text.push_str(below);
        });
        let value = json.map(|json| arena.text(|text| text.push_str(json)));
        changes.push(FixChange { pointer, value });
    }

    /// Ends the fix; one that is too large is none.
    fn end(self) {
        let Memory { found, changes, .. } = self.memory;
        if changes.len() - self.from > MAX_CHANGES_OF_FIX || changes.len() > MAX_CHANGES {
            changes.truncate(self.from);
        }
        if let Some(finding) = found.last_mut() {
            finding.changes.1 = length(changes.len());
        }
    }
}
