//! Collects the findings of the checks as numbers, until they are read.

use std::cmp::Ordering;
use std::ops::Range as Span;

use target_groups_json::rows::{ListField, MemberRef, Node, OtherRef, Place, RowRef, Rows};
use target_groups_json::{Positions, quote, sort_indexes};
use target_groups_model::FieldValue;
use target_groups_text::Repair;

use super::params::{Arena, ParamWriter, length};
use super::{FixKind, Options, Reported, Rule, Severity};

/// A fix of more changes than this is not offered.
const MAX_CHANGES_OF_FIX: usize = 1000;
/// The changes of all fixes of a report together.
const MAX_CHANGES: usize = 5000;

/// The changes of a fix that has none.
const REWRITE: (u32, u32) = (1, 0);

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

    /// Returns the JSON Pointer to the place, or empty text without rows.
    #[must_use]
    pub fn pointer(&self, rows: Option<Rows<'_>>) -> String {
        let mut pointer = String::new();
        if let Some((rows, place)) = rows.zip(self.place) {
            rows.write_pointer(place, &mut pointer);
        }
        pointer
    }

    /// Moves a place among the rows of a repaired text to that of the original; `false` if it was made up.
    fn move_to_original(&mut self, repair: &Repair) -> bool {
        if self.place.is_none() {
            return true;
        }
        let original = repair.original(&self.span());
        let is_written = !repair.is_made_up(&self.span());
        (self.start, self.end) = (length(original.start), length(original.end));
        is_written
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
    /// The group that it is the first of; `NO_GROUP` of one that stands alone.
    group: u32,
    /// The other places for which it stands, among all of them.
    pub(super) related: (u32, u32),
    /// A person must confirm its fix, whatever its rule says.
    asks: bool,
}

const NO_GROUP: u32 = u32::MAX;

impl Finding {
    /// How its fix can be applied.
    pub(super) fn fix_kind(&self) -> FixKind {
        if self.asks { FixKind::Asks } else { self.rule.fix_kind(self.variant) }
    }
}

/// A rule that applies in the same way to elements of one list: reported at the first of them.
#[derive(Debug, Clone, Copy)]
struct Group {
    rule: &'static Rule,
    variant: u8,
    list: ListField,
    /// `false` once its finding is only counted.
    is_kept: bool,
}

/// Another place of a finding that stands for several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Related {
    group: u32,
    pub(super) spot: Spot,
    /// The changes of the fix in this place, among all changes.
    pub(super) changes: (u32, u32),
}

/// A change of a fix; texts are parts of the arena's.
#[derive(Debug, Clone, Copy)]
pub(super) enum FixChange {
    /// Sets the value of a pointer to JSON text.
    Set { pointer: (u32, u32), value: (u32, u32) },
    /// Removes the value of a pointer.
    Remove { pointer: (u32, u32) },
    /// Replaces a range of UTF-8 offsets.
    Replace { range: (u32, u32), insert: (u32, u32) },
}

/// The findings of the checks: the most severe ones, of equal ones the first in the text, and the numbers of the others.
#[derive(Debug)]
pub struct Findings<'o> {
    options: &'o Options,
    memory: Memory,
    /// Findings from this severity and offset on are only counted.
    limit: (Severity, u32),
    dropped: Dropped,
    valid: bool,
    verdict_only: bool,
}

/// Memory for findings, to be reused.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) found: Vec<Finding>,
    pub(super) arena: Arena,
    pub(super) changes: Vec<FixChange>,
    groups: Vec<Group>,
    pub(super) related: Vec<Related>,
    order: Vec<u32>,
}

/// How many findings were only counted, by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Dropped {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) infos: usize,
}

impl Dropped {
    pub(super) fn count(self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// The worst of their severities.
    pub(super) fn worst(self) -> Severity {
        match self {
            Self { errors: 1.., .. } => Severity::Error,
            Self { warnings: 1.., .. } => Severity::Warning,
            Self { .. } => Severity::Info,
        }
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

impl Memory {
    fn clear(&mut self) {
        self.found.clear();
        self.arena.clear();
        self.changes.clear();
        self.groups.clear();
        self.related.clear();
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
        Self { options, memory, limit: NO_LIMIT, dropped: Dropped::default(), valid: true, verdict_only: false }
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

    /// Returns `true` if it only matters whether a finding is an error.
    pub(super) fn is_verdict(&self) -> bool {
        self.verdict_only
    }

    /// Moves the findings among the rows of a repaired text to the places of the original. What applies to something that the repair
    /// has made up follows from a fault, and is dropped.
    pub(super) fn move_to_original(&mut self, repair: &Repair) {
        let Memory { found, related, .. } = &mut self.memory;
        found.retain_mut(|finding| finding.spot.move_to_original(repair));
        for other in related {
            other.spot.move_to_original(repair);
        }
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

    /// Reports a rule that may apply to many elements of a list in the same way. It is reported once, at the first of them.
    #[allow(clippy::needless_pass_by_value, reason = "a finding is made to be given away")]
    pub fn report_once<R: Reported>(&mut self, list: Option<ListField>, spot: impl Into<Spot>, finding: R) -> Added<'_, 'o> {
        self.add_once(list, R::rule(), finding.variant(), spot.into(), &finding)
    }

    #[inline(never)]
    fn add_once(&mut self, list: Option<ListField>, rule: &'static Rule, variant: u8, spot: Spot, finding: &dyn Reported) -> Added<'_, 'o> {
        let Some(list) = list else { return self.add(rule.severity, rule, variant, spot, finding) };
        let is_it = |group: &Group| std::ptr::eq(group.rule, rule) && group.variant == variant && group.list == list;
        if let Some(place) = self.memory.groups.iter().position(is_it) {
            return self.relate(place, spot);
        }
        let dropped = self.dropped;
        let is_kept = self.add(rule.severity, rule, variant, spot, finding).findings.is_some();
        let group = length(self.memory.groups.len());
        if is_kept && let Some(first) = self.memory.found.last_mut() {
            first.group = group;
        }
        if is_kept || dropped != self.dropped {
            self.memory.groups.push(Group { rule, variant, list, is_kept });
        }
        Added { findings: is_kept.then_some(self), is_related: false }
    }

    /// Adds a place to a group.
    fn relate(&mut self, group: usize, spot: Spot) -> Added<'_, 'o> {
        if !self.memory.groups.get(group).is_some_and(|group| group.is_kept) {
            return Added { findings: None, is_related: true };
        }
        let changes = length(self.memory.changes.len());
        self.memory.related.push(Related { group: length(group), spot, changes: (changes, changes) });
        Added { findings: Some(self), is_related: true }
    }

    /// One function for all rules: what is generic is only how it is called.
    #[inline(never)]
    fn add(&mut self, severity: Severity, rule: &'static Rule, variant: u8, spot: Spot, finding: &dyn Reported) -> Added<'_, 'o> {
        let is_kept = self.admit(severity, rule, variant, spot);
        if is_kept {
            finding.write(&mut ParamWriter(&mut self.memory.arena));
            self.end_params();
        }
        Added { findings: is_kept.then_some(self), is_related: false }
    }

    /// Returns `true` if a finding of a rule at a place would be kept, so that its details are worth working out.
    #[must_use]
    pub fn keeps(&self, rule: &'static Rule, spot: Spot) -> bool {
        let severity = self.options.severity(rule, rule.severity);
        !self.verdict_only && severity.is_some_and(|severity| (severity, spot.start) < self.limit)
    }

    /// Keeps a finding, still without parameters; `false` when its rule is off, or it is only counted.
    fn admit(&mut self, severity: Severity, rule: &'static Rule, variant: u8, spot: Spot) -> bool {
        let Some(severity) = self.options.severity(rule, severity) else { return false };
        self.valid &= severity != Severity::Error;
        if self.verdict_only {
            return false;
        }
        if self.memory.found.len() >= self.options.limits.diagnostics.saturating_mul(2).max(1) {
            self.prune();
        }
        if (severity, spot.start) >= self.limit {
            self.dropped.add(severity);
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
            group: NO_GROUP,
            related: (0, 0),
            asks: false,
        });
        true
    }

    fn end_params(&mut self) {
        if let Some(finding) = self.memory.found.last_mut() {
            finding.params.1 = length(self.memory.arena.values.len());
        }
    }

    fn sort(&mut self, compare: fn(&Finding, &Finding) -> Ordering) {
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

    /// Keeps the most severe findings, of equal ones the first in the text.
    fn prune(&mut self) {
        let limit = self.options.limits.diagnostics;
        if self.memory.found.len() <= limit {
            return;
        }
        self.sort(|left, right| left.severity.cmp(&right.severity).then_with(|| compare(left, right)));
        while self.memory.found.len() > limit {
            let Some(finding) = self.memory.found.pop() else { return };
            self.limit = self.limit.min((finding.severity, finding.spot.start));
            self.dropped.add(finding.severity);
            if let Some(group) = self.memory.groups.get_mut(finding.group as usize) {
                group.is_kept = false;
            }
        }
    }

    /// Gives each finding that stands for several the other places, in the order of the text.
    fn join_related(&mut self) {
        let Memory { found, related, order, changes, .. } = &mut self.memory;
        if related.is_empty() {
            return;
        }
        order.clear();
        order.extend(0..length(related.len()));
        let key = |index: u32| related.get(index as usize).map(|related| (related.group, related.spot.start));
        sort_indexes(order, &|left, right| key(left).cmp(&key(right)).then(left.cmp(&right)));
        let sorted: Vec<Related> = order.iter().filter_map(|index| related.get(*index as usize).copied()).collect();
        *related = sorted;
        for finding in found.iter_mut().filter(|finding| finding.group != NO_GROUP) {
            let from = related.partition_point(|other| other.group < finding.group);
            let to = related.partition_point(|other| other.group <= finding.group);
            finding.related = (length(from), length(to));
            let of_fix = |(from, to): (u32, u32)| to.saturating_sub(from) as usize;
            let others = related.get(from..to).unwrap_or_default();
            let is_whole = others.iter().all(|other| of_fix(other.changes) > 0);
            let total = others.iter().fold(of_fix(finding.changes), |total, other| total + of_fix(other.changes));
            // A fix of a part would leave the diagnostic.
            if !is_whole || Fixer::is_too_much(total) {
                finding.changes = (length(changes.len()), length(changes.len()));
            }
        }
    }

    /// Closes the list: puts it in order.
    #[must_use]
    pub fn close(mut self) -> Closed {
        self.prune();
        self.sort(compare);
        self.join_related();
        Closed { memory: self.memory, valid: self.valid, dropped: self.dropped }
    }
}

/// Nothing is at or beyond it.
const NO_LIMIT: (Severity, u32) = (Severity::Info, u32::MAX);

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
    pub(super) dropped: Dropped,
}

impl Closed {
    /// The other places for which a finding stands.
    pub(super) fn related(&self, finding: &Finding) -> &[Related] {
        self.memory.related.get(finding.related.0 as usize..finding.related.1 as usize).unwrap_or_default()
    }

    /// The changes of a finding's fix, in all places for which it stands.
    pub(super) fn changes(&self, finding: &Finding) -> impl Iterator<Item = &FixChange> {
        let has_fix = finding.changes.0 < finding.changes.1;
        let others = self.related(finding).iter().filter(move |_| has_fix).map(|related| related.changes);
        let parts = std::iter::once(finding.changes).chain(others);
        parts.flat_map(|(from, to)| self.memory.changes.get(from as usize..to as usize).unwrap_or_default())
    }

    /// How many changes the fix of a finding has; `None` where it has no fix.
    pub(super) fn change_count(&self, finding: &Finding) -> Option<usize> {
        let count = self.changes(finding).count();
        (count > 0 || finding.changes == REWRITE).then_some(count)
    }

    /// Returns `true` if no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// The rules that apply, once for each finding that is kept, and `too-many` where some were dropped.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let dropped = (self.dropped.count() > 0).then(super::too_many::TooMany::rule);
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
pub struct Added<'f, 'o> {
    findings: Option<&'f mut Findings<'o>>,
    /// It is another place of a finding that was reported before.
    is_related: bool,
}

impl Added<'_, '_> {
    /// No fix.
    pub fn done(self) {}

    /// Makes the finding point to something below its place, by this JSON Pointer.
    pub fn below(mut self, pointer: &str) -> Self {
        if let Some(memory) = self.findings.as_mut().map(|findings| &mut findings.memory)
            && let Some(finding) = memory.found.last_mut()
        {
            finding.below = memory.arena.text(|text| text.push_str(pointer));
        }
        self
    }

    /// Adds a fix without changes: the text only has to be written again, which removes what does not belong in it.
    pub fn rewrite(self) {
        if let Some(finding) = self.findings.and_then(|findings| findings.memory.found.last_mut()) {
            finding.changes = REWRITE;
        }
    }

    /// Adds a fix: runs only for findings that are kept.
    pub fn fix(self, add: impl FnOnce(&mut Fixer<'_>)) {
        let Some(findings) = self.findings else { return };
        let from = findings.memory.changes.len();
        let mut fixer = Fixer { memory: &mut findings.memory, from, is_related: self.is_related };
        add(&mut fixer);
        fixer.end();
    }
}

/// Takes the changes of a fix.
#[derive(Debug)]
pub struct Fixer<'a> {
    memory: &'a mut Memory,
    from: usize,
    is_related: bool,
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

    /// Replaces a range of the text, in UTF-8 offsets.
    pub fn replace(&mut self, range: Span<usize>, insert: &str) {
        let Memory { arena, changes, .. } = &mut *self.memory;
        if changes.len() - self.from <= MAX_CHANGES_OF_FIX {
            let insert = arena.text(|text| text.push_str(insert));
            changes.push(FixChange::Replace { range: (length(range.start), length(range.end)), insert });
        }
    }

    /// Makes a fix that a person must confirm.
    pub fn ask(&mut self) {
        if let Some(finding) = self.memory.found.last_mut() {
            finding.asks = true;
        }
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
        changes.push(match json {
            Some(json) => FixChange::Set { pointer, value: arena.text(|text| text.push_str(json)) },
            None => FixChange::Remove { pointer },
        });
    }

    /// Ends the fix; one that is too large is none.
    fn end(self) {
        let Memory { found, changes, related, .. } = self.memory;
        if changes.len() - self.from > MAX_CHANGES_OF_FIX || changes.len() > MAX_CHANGES {
            changes.truncate(self.from);
        }
        if self.is_related {
            if let Some(related) = related.last_mut() {
                related.changes.1 = length(changes.len());
            }
        } else if let Some(finding) = found.last_mut() {
            finding.changes.1 = length(changes.len());
        }
    }
}
