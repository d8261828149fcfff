//! The rule that counts the diagnostics that are not shown.

crate::rules! {
    /// There are more diagnostics than are shown.
    TooMany = "too-many", Info {
        Usual { count: usize } "" => "{count, plural, one {# more diagnostic is} other {# more diagnostics are}} not shown.";
    }
}
