//! The limits of fixes.

/// A fix of more changes than this is not offered.
pub(super) const MAX_CHANGES_OF_FIX: usize = 1000;

/// The changes of all fixes of a report together.
pub(super) const MAX_CHANGES: usize = 5000;
