//! JSON text that people write: understand it when it is damaged, point into it, edit it with the fewest changes.
//!
//! Knows JSON and nothing of the API. What reads valid text many times a second is in `target-groups-json`; this runs when somebody
//! looks at one text, and is compiled to be small.
//!
//! | | |
//! |---|---|
//! | [`recover`] | finds the faults of a text that is not JSON, and the text that was meant |
//! | [`locate`] | finds the place of a JSON Pointer |
//! | [`edit`] | makes changes, damaged text included |
//! | [`Patch`] | puts edits of several rounds together |
//!
//! ```
//! use target_groups_json::rows::Holds;
//! use target_groups_text::{Change, edit};
//! let edits = edit(r#"{"goal": 1,}"#, &[Change::set("/goal".into(), "2")], &Holds::Nothing, 64).unwrap();
//! assert_eq!((edits[0].from, edits[0].to, edits[0].insert.as_str()), (9, 10, "2"));
//! ```

#![forbid(unsafe_code)]

mod byte_edit;
mod change;
mod edit;
mod locate;
mod offset;
mod order;
mod patch;
mod recover;

pub use byte_edit::ByteEdit;
pub use change::Change;
pub use edit::{EditError, edit};
pub use locate::locate;
pub use offset::from_utf16;
pub use patch::Patch;
pub use recover::{FaultKind, Obstacle, Recovered, Repair, TextFault, recover};
