//! Reads text that is not JSON: finds every fault, and the JSON text that was most likely meant.
//!
//! [`recover`] does not build values. It finds the edits that make a text JSON; the usual readers then read the repaired text, and a
//! [`Repair`] maps places of that text back to the original. So what is read from damaged text has the same form as what is read from
//! JSON, and a text without faults never gets here.
//!
//! `structure` follows brackets, commas and colons; `string`, `bare` and `space` read what stands between them; `hint`
//! knows which object a key belongs to.
//!
//! ```
//! use target_groups_json::{recover, rows::Holds};
//!
//! let recovered = recover(r#"{name: 'Steps' "goal": 3,}"#, &Holds::Nothing, 64);
//! assert_eq!(recovered.repair.text(), r#"{"name": "Steps", "goal": 3}"#);
//! let expected: Vec<_> = recovered.faults.iter().map(|fault| fault.kind.expected()).collect();
//! assert_eq!(expected, ["key", "double-quote", "comma-or-brace", "no-comma"]);
//! ```

mod bare;
mod bracket;
mod fault;
mod hint;
mod reader;
mod repair;
mod space;
mod string;
mod structure;

use super::rows::Holds;

pub use fault::{Fault, FaultKind};
pub use repair::Repair;

/// What was found in a text that is not JSON.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The faults, in the order of the text.
    pub faults: Vec<Fault>,
    /// The edits that make the text JSON.
    pub repair: Repair,
    /// Why even the repaired text cannot be read.
    pub obstacle: Option<Obstacle>,
}

/// The reason why a text is not read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The text holds no value, or begins like no value.
    NoValue,
    /// The bracket at this UTF-8 offset opens a level deeper than allowed.
    TooDeep(usize),
}

/// Finds the faults of a text and repairs it. Where two repairs are possible, `root` decides: it says which keys belong to which
/// object. Takes time in proportion to the length of the text.
#[must_use]
pub fn recover(text: &str, root: &'static Holds, max_depth: usize) -> Recovered {
    structure::recover(text, root, max_depth)
}
