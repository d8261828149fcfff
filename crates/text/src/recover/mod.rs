//! Recovers text that is not JSON: finds every fault, and the JSON text that was most likely intended.
//!
//! [`recover`] does not build values. It finds the edits that turn a text into JSON; the ordinary parsers then read the repaired
//! text, and a [`Repair`] maps positions in it back to the original. Values from damaged text therefore have the same form as
//! values from valid JSON, and valid text never takes this path.
//!
//! `structure` follows brackets and commas, with `root` for the start and the end, `member` for keys and values, and `bracket` for
//! mismatches. `string`, `bare` and `space` read the tokens in between, and `hint` finds the object that a key belongs to.
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

/// Finds the faults of a text and repairs it. If two repairs are possible, `root` decides, as it describes the keys of each object.
/// Runs in linear time.
#[must_use]
pub fn recover(text: &str, root: &'static Holds, max_depth: usize) -> Recovered {
    structure::recover(text, root, max_depth)
}
