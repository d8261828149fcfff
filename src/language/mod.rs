//! Completion and hover for editors.
//!
//! People ask while they type, so the text is read by a scanner of its own that takes broken JSON as it comes. All words come from
//! the model.
//!
//! [`complete_named`] and [`hover_named`] answer with a [`Topic`] in place of each doc text; the WebAssembly module exports these.
//! [`complete`] and [`hover`] are for native callers: they look the texts up.

mod complete;
mod cursor;
mod documented;
mod hover;
mod outline;
mod placeholder;
mod suggest;
mod token;
mod topic;
mod words;

pub use complete::{CompletionKind, CompletionSelection, NamedCompletion, complete_named};
pub use documented::{Completion, Hover, HoverWord, complete, hover};
pub use hover::{NamedHover, NamedWord, Need, hover_named};
pub use topic::Topic;
