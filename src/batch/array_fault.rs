//! The problems of an array of requests as a whole.

use serde::{Deserialize, Serialize};

/// A problem of an array as a whole, and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ArrayFault {
    /// The problem.
    pub kind: ArrayFaultKind,
    /// Offset in bytes from the start of the part.
    pub at: usize,
}

/// The problems of an array as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum ArrayFaultKind {
    /// It is never closed.
    Open,
    /// Something follows its end.
    Rest,
}
