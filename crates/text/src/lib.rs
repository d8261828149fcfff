//! Support for JSON text that people write: recovers the intended text if it is damaged, locates values, and edits with minimal changes.
//!
//! Nothing in this crate depends on the API. The parser for valid text, which must be fast, is in `target-groups-json`; this crate
//! runs when a person edits or reads a single text, and is compiled for size.
//!
//! | | |
//! |---|---|
//! | [`recover`] | finds the faults of a text that is not JSON, and the intended text |
//! | [`locate`] | finds the range of a JSON Pointer |
//! | [`edit`] | applies changes, even to damaged text |
//! | [`Patch`] | combines the edits of several rounds |
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
