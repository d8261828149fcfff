//! The rule that counts the diagnostics that are not shown.

crate::rules! {
    /// There are more diagnostics than are shown.
    TooMany = "too-many", Info {
        Usual { count: usize, errors: usize, warnings: usize, infos: usize } "" => "{count, plural, one {# more diagnostic is} other {# more diagnostics are}} not shown: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}} and {infos, plural, one {# info} other {# infos}}.";
    }
}
