//! The findings of a completed check.

use target_groups_json::{Position, Positions};

use super::dropped::Dropped;
use super::memory::{FixChange, Memory, REWRITE, Related, StoredFinding};
use crate::Rule;
use crate::too_many::TooMany;

/// Findings in document order, with the number of those that were dropped.
#[derive(Debug)]
pub struct ClosedFindings {
    pub(crate) memory: Memory,
    pub(crate) valid: bool,
    pub(crate) dropped: Dropped,
}

impl ClosedFindings {
    /// Returns the related places of a finding.
    pub(crate) fn related(&self, finding: &StoredFinding) -> &[Related] {
        self.memory.related.get(finding.related.0 as usize..finding.related.1 as usize).unwrap_or_default()
    }

    /// Iterates over the changes of a finding's fix, including those at its related places.
    pub(crate) fn changes(&self, finding: &StoredFinding) -> impl Iterator<Item = &FixChange> {
        let has_fix = finding.changes.0 < finding.changes.1;
        let others = self.related(finding).iter().filter(move |_| has_fix).map(|related| related.changes);
        let parts = std::iter::once(finding.changes).chain(others);
        parts.flat_map(|(from, to)| self.memory.changes.get(from as usize..to as usize).unwrap_or_default())
    }

    /// Returns the number of changes of a finding's fix, or `None` if it has no fix.
    pub(crate) fn change_count(&self, finding: &StoredFinding) -> Option<usize> {
        let count = self.changes(finding).count();
        (count > 0 || finding.changes == REWRITE).then_some(count)
    }

    /// Returns `true` if no finding is an error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// Iterates over the rules of the findings that are kept, with repetitions, followed by `too-many` if some were dropped.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let dropped = (self.dropped.count() > 0).then(TooMany::rule);
        self.memory.found.iter().map(|finding| finding.rule).chain(dropped)
    }

    /// Returns the memory, to reuse it.
    #[must_use]
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// Creates a converter for the positions of findings, which must be queried in ascending order.
    pub(crate) fn positions(text: &str, start: Option<(usize, Position)>) -> Positions<'_> {
        match start {
            None => Positions::new(text),
            Some((at, position)) => Positions::starting(text, at, position),
        }
    }
}
