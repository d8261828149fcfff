//! Counts the findings that exceed the limit of a report.

use crate::Severity;

/// The number of dropped findings for each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Dropped {
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
    pub(crate) infos: usize,
}

impl Dropped {
    pub(crate) fn count(self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// Returns the highest severity among them.
    pub(crate) fn worst(self) -> Severity {
        match self {
            Self { errors: 1.., .. } => Severity::Error,
            Self { warnings: 1.., .. } => Severity::Warning,
            Self { .. } => Severity::Info,
        }
    }

    pub(super) fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}
