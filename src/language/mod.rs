//! What an editor asks at a place of the text: what could stand here, and what does this mean?
//!
//! People ask while they type, so the text is read by a scanner of its own that takes broken JSON as it comes. All words come from
//! the model.

mod blank;
mod complete;
mod cursor;
mod hover;
mod offset;
mod outline;
mod suggest;
mod token;
mod topic;
mod words;

pub use complete::{Completion, CompletionKind, Select, complete};
pub use hover::{Hover, Need, Word, hover};
pub use topic::Topic;
