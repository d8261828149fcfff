//! Stores the findings of a check as numbers, and sorts them.

use std::cmp::Ordering;

use target_groups_json::rows::ListField;
use target_groups_json::sort_indexes;

use super::limits::MAX_CHANGES_OF_FIX;
use super::spot::Spot;
use crate::params::{Arena, length};
use crate::{FixKind, Rule, Severity};

/// The group number of a finding without a group.
pub(super) const NO_GROUP: u32 = u32::MAX;

/// The range of changes of a fix that has no changes.
pub(super) const REWRITE: (u32, u32) = (1, 0);

/// A finding: a rule that applies to a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredFinding {
    pub(crate) rule: &'static Rule,
    pub(crate) variant: u8,
    pub(crate) severity: Severity,
    pub(crate) spot: Spot,
    /// The range of its parameters in the arena.
    pub(crate) params: (u32, u32),
    /// The range of the changes of its fix.
    pub(crate) changes: (u32, u32),
    /// The rest of the pointer, after the place, as a range of the arena's text.
    pub(crate) below: (u32, u32),
    /// The group whose first finding this is, or `NO_GROUP`.
    pub(super) group: u32,
    /// The range of its related places.
    pub(crate) related: (u32, u32),
    /// `true` if the user must confirm its fix, even if the fixes of the rule are safe.
    pub(super) asks: bool,
}

impl StoredFinding {
    /// Returns how the fix can be applied.
    pub(crate) fn fix_kind(&self) -> FixKind {
        if self.asks { FixKind::Asks } else { self.rule.fix_kind(self.variant) }
    }
}

/// A rule that applies in the same way to several elements of a list. It is reported at the first of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) rule: &'static Rule,
    pub(super) variant: u8,
    pub(super) list: ListField,
    /// `false` once its finding was dropped.
    pub(super) is_kept: bool,
}

/// A related place of a finding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Related {
    pub(super) group: u32,
    pub(crate) spot: Spot,
    /// The range of the changes of the fix at this place.
    pub(crate) changes: (u32, u32),
}

/// A change of a fix. Texts are ranges of the arena's text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FixChange {
    /// Sets the value at a pointer to JSON text.
    Set { pointer: (u32, u32), value: (u32, u32) },
    /// Removes the value at a pointer.
    Remove { pointer: (u32, u32) },
    /// Replaces a range of UTF-8 offsets.
    Replace { range: (u32, u32), insert: (u32, u32) },
}

/// Reusable memory for findings.
#[derive(Debug, Default)]
pub struct Memory {
    pub(crate) found: Vec<StoredFinding>,
    pub(crate) arena: Arena,
    pub(crate) changes: Vec<FixChange>,
    pub(super) groups: Vec<Group>,
    pub(super) related: Vec<Related>,
    pub(super) order: Vec<u32>,
}

impl Memory {
    pub(super) fn clear(&mut self) {
        self.found.clear();
        self.arena.clear();
        self.changes.clear();
        self.groups.clear();
        self.related.clear();
    }

    /// Sorts the findings.
    pub(super) fn sort(&mut self, compare: fn(&StoredFinding, &StoredFinding) -> Ordering) {
        let Self { found, order, .. } = self;
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
        let sorted: Vec<StoredFinding> = order.iter().filter_map(|index| found.get(*index as usize).copied()).collect();
        *found = sorted;
    }

    /// Assigns the related places to the findings, in document order.
    pub(super) fn join_related(&mut self) {
        let Self { found, related, order, changes, .. } = self;
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
            // A partial fix would not remove the diagnostic.
            if !is_whole || total > MAX_CHANGES_OF_FIX {
                finding.changes = (length(changes.len()), length(changes.len()));
            }
        }
    }
}

/// Compares findings by their order in a report: by place, then by severity and code.
pub(super) fn compare(left: &StoredFinding, right: &StoredFinding) -> Ordering {
    let place = left.spot.start.cmp(&right.spot.start);
    place.then(left.severity.cmp(&right.severity)).then_with(|| {
        let code = if std::ptr::eq(left.rule, right.rule) { Ordering::Equal } else { left.rule.code.cmp(right.rule.code) };
        code.then(left.spot.end.cmp(&right.spot.end))
    })
}
