//! Reads text that is not JSON: finds every fault, and the JSON text that was most likely meant.
//!
//! [`recover`] does not build values. It finds the edits that make a text JSON; the usual readers then read the repaired text, and a
//! [`Repair`] maps places of that text back to the original. So what is read from damaged text has the same form as what is read from
//! JSON, and a text without faults never gets here.
//!
//! `structure` follows brackets and commas, with `root` for the start and the end, `member` for keys and values, and `bracket` for
//! what does not fit; `string`, `bare` and `space` read what stands between; `hint` knows which object a key belongs to.
//!
//! ```
//! use target_groups_text::recover;
//! use target_groups_json::rows::Holds;
//!
//! let recovered = recover(r#"{name: 'Steps' "goal": 3,}"#, &Holds::Nothing, 64);
//! assert_eq!(recovered.repair.text(), r#"{"name": "Steps", "goal": 3}"#);
//! let expected: Vec<_> = recovered.faults.iter().map(|fault| fault.kind.expected()).collect();
//! assert_eq!(expected, ["key", "double-quote", "comma-or-brace", "no-comma"]);
//! ```

mod bare;
mod bracket;
mod fault;
mod frame;
mod hint;
mod lookahead;
mod member;
mod reader;
mod repair;
mod root;
mod space;
mod string;
mod structure;

use target_groups_json::rows::Holds;

pub use fault::{FaultKind, Obstacle, TextFault};
pub use repair::Repair;
pub use structure::Recovered;

/// Finds the faults of a text and repairs it. Where two repairs are possible, `root` decides: it says which keys belong to which
/// object. Takes time in proportion to the length of the text.
#[must_use]
pub fn recover(text: &str, root: &'static Holds, max_depth: usize) -> Recovered {
    structure::recover(text, root, max_depth)
}
