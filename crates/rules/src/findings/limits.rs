//! The limits of fixes.

/// The maximum number of changes of a fix. Larger fixes are not offered.
pub(super) const MAX_CHANGES_OF_FIX: usize = 1000;

/// The maximum number of changes of all fixes in a report.
pub(super) const MAX_CHANGES: usize = 5000;
