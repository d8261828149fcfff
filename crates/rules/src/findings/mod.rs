//! Collects the findings of a check as numbers, until they are read.
//!
//! A check reports a rule at a [`Spot`] to [`Findings`], and adds the changes of its fix to the return value. The most severe
//! findings are kept, up to the limit of a report; the others are counted. [`Findings::close`] sorts the findings by position. The
//! resulting [`ClosedFindings`] are read as a report or encoded as numbers.

mod closed;
mod dropped;
mod fix;
mod limits;
mod memory;
mod spot;

use target_groups_json::rows::ListField;
use target_groups_text::Repair;

use super::params::{ParamWriter, length};
use super::{Options, Reported, Rule, Severity};
use memory::{Group, NO_GROUP, Related, compare};

pub use closed::ClosedFindings;
pub(crate) use dropped::Dropped;
pub use fix::{Added, Fixer};
pub use memory::Memory;
pub(crate) use memory::{FixChange, StoredFinding};
pub use spot::Spot;

/// The findings of a check: the most severe ones, in document order among equals, and the numbers of the others.
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

impl<'o> Findings<'o> {
    /// Creates an empty list.
    #[must_use]
    pub fn new(options: &'o Options) -> Self {
        Self::with_memory(options, Memory::default())
    }

    /// Creates an empty list that reuses memory.
    #[must_use]
    pub fn with_memory(options: &'o Options, mut memory: Memory) -> Self {
        memory.clear();
        Self { options, memory, limit: NO_LIMIT, dropped: Dropped::default(), valid: true, verdict_only: false }
    }

    /// Creates a list that records only if any finding is an error.
    #[must_use]
    pub fn verdict(options: &'o Options) -> Self {
        Self { verdict_only: true, ..Self::new(options) }
    }

    /// Returns `true` if no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// Returns `true` if only the presence of errors is recorded.
    pub(super) fn is_verdict(&self) -> bool {
        self.verdict_only
    }

    /// Converts the places of the findings from the repaired text to the original. Findings at values that the repair inserted are
    /// consequences of a fault and are dropped.
    pub(super) fn move_to_original(&mut self, repair: &Repair) {
        let Memory { found, related, .. } = &mut self.memory;
        found.retain_mut(|finding| finding.spot.move_to_original(repair));
        for other in related {
            other.spot.move_to_original(repair);
        }
    }

    /// Marks the result as not valid, independently of the findings.
    pub fn refuse(&mut self) {
        self.valid = false;
    }

    /// Returns the options of the check.
    #[must_use]
    pub fn options(&self) -> &'o Options {
        self.options
    }

    /// Reports a rule with its default severity.
    pub fn report<R: Reported>(&mut self, spot: impl Into<Spot>, finding: R) -> Added<'_> {
        self.report_as(R::rule().severity, spot, finding)
    }

    /// Reports a rule with another severity than its default.
    #[allow(clippy::needless_pass_by_value, reason = "a finding is made to be given away")]
    pub fn report_as<R: Reported>(&mut self, severity: Severity, spot: impl Into<Spot>, finding: R) -> Added<'_> {
        self.add(severity, R::rule(), finding.variant(), spot.into(), &finding)
    }

    /// Reports a rule that may apply to many elements of a list in the same way. It is reported once, at the first of them, with
    /// the others as related places.
    #[allow(clippy::needless_pass_by_value, reason = "a finding is made to be given away")]
    pub fn report_once<R: Reported>(&mut self, list: Option<ListField>, spot: impl Into<Spot>, finding: R) -> Added<'_> {
        self.add_once(list, R::rule(), finding.variant(), spot.into(), &finding)
    }

    #[cold]
    #[inline(never)]
    fn add_once(&mut self, list: Option<ListField>, rule: &'static Rule, variant: u8, spot: Spot, finding: &dyn Reported) -> Added<'_> {
        let Some(list) = list else { return self.add(rule.severity, rule, variant, spot, finding) };
        let is_it = |group: &Group| std::ptr::eq(group.rule, rule) && group.variant == variant && group.list == list;
        if let Some(place) = self.memory.groups.iter().position(is_it) {
            return self.relate(place, spot);
        }
        let dropped = self.dropped;
        let is_kept = self.add(rule.severity, rule, variant, spot, finding).is_kept();
        let group = length(self.memory.groups.len());
        if is_kept && let Some(first) = self.memory.found.last_mut() {
            first.group = group;
        }
        if is_kept || dropped != self.dropped {
            self.memory.groups.push(Group { rule, variant, list, is_kept });
        }
        Added::new(is_kept.then_some(&mut self.memory))
    }

    /// Adds a related place to a group.
    fn relate(&mut self, group: usize, spot: Spot) -> Added<'_> {
        if !self.memory.groups.get(group).is_some_and(|group| group.is_kept) {
            return Added::related(None);
        }
        let changes = length(self.memory.changes.len());
        self.memory.related.push(Related { group: length(group), spot, changes: (changes, changes) });
        Added::related(Some(&mut self.memory))
    }

    /// Adds a finding. This is one function for all rules, so that only the calls are generic. It is cold because most texts have
    /// few findings or none; the code of the callers is therefore compiled for size.
    #[cold]
    #[inline(never)]
    fn add(&mut self, severity: Severity, rule: &'static Rule, variant: u8, spot: Spot, finding: &dyn Reported) -> Added<'_> {
        let is_kept = self.admit(severity, rule, variant, spot);
        if is_kept {
            finding.write(&mut ParamWriter(&mut self.memory.arena));
            self.end_params();
        }
        Added::new(is_kept.then_some(&mut self.memory))
    }

    /// Returns `true` if a finding of a rule at a place would be kept, so that computing its details is worthwhile.
    #[must_use]
    pub fn keeps(&self, rule: &'static Rule, spot: Spot) -> bool {
        let severity = self.options.severity(rule, rule.severity);
        !self.verdict_only && severity.is_some_and(|severity| (severity, spot.start) < self.limit)
    }

    /// Stores a finding, still without parameters. Returns `false` if its rule is off or the finding is only counted.
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
        self.memory.found.push(StoredFinding {
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

    /// Drops all but the most severe findings. Among equal ones, the first in the text are kept.
    fn prune(&mut self) {
        let limit = self.options.limits.diagnostics;
        if self.memory.found.len() <= limit {
            return;
        }
        self.memory.sort(|left, right| left.severity.cmp(&right.severity).then_with(|| compare(left, right)));
        while self.memory.found.len() > limit {
            let Some(finding) = self.memory.found.pop() else { return };
            self.limit = self.limit.min((finding.severity, finding.spot.start));
            self.dropped.add(finding.severity);
            if let Some(group) = self.memory.groups.get_mut(finding.group as usize) {
                group.is_kept = false;
            }
        }
    }

    /// Sorts the findings and closes the list.
    #[must_use]
    pub fn close(mut self) -> ClosedFindings {
        self.prune();
        self.memory.sort(compare);
        self.memory.join_related();
        ClosedFindings { memory: self.memory, valid: self.valid, dropped: self.dropped }
    }
}

/// A limit that no finding reaches.
const NO_LIMIT: (Severity, u32) = (Severity::Info, u32::MAX);
