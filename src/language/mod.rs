//! Completion and hover for editors.
//!
//! People ask while they type, so the text is read by a scanner of its own that takes broken JSON as it comes: it finds the place of the
//! cursor in an outline of keys and values, and the model says what can stand there. All words come from the model and the catalogue of
//! events.
//!
//! [`complete_named`] and [`hover_named`] answer with a [`Topic`] in place of each doc text; the WebAssembly module exports these.
//! [`complete`] and [`hover`] are for native callers: they look the texts up.
//!
//! ```
//! use target_groups::{language::complete, model::Catalogue};
//! let completions = complete(r#"{"trackingTy"#, 12, &Catalogue::default());
//! assert!(completions.iter().any(|completion| completion.label == "trackingType" && completion.from == 1));
//! ```
//!
//! Offsets count UTF-16 code units, as those of editors do. Results are in English only.

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
