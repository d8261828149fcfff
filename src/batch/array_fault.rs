//! The problems of an array of requests as a whole.

use serde::{Deserialize, Serialize};

/// A problem of an array as a whole, and its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub struct ArrayFault {
    /// The problem.
    pub kind: ArrayFaultKind,
    /// The offset in bytes from the start of the part.
    pub at: usize,
}

/// The ways in which an array as a whole can be invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "docgen", derive(schemars::JsonSchema))]
pub enum ArrayFaultKind {
    /// The array is not closed.
    Open,
    /// There is text after the end of the array.
    Rest,
}
