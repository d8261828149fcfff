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
