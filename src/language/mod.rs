//! Completion and hover for editors.
//!
//! Editors call these functions while the user types, so the text is read by a separate, error-tolerant scanner. It finds the cursor in an
//! outline of keys and values, and the model determines what is valid there. All suggestions come from the model and the catalogue of
//! events.
//!
//! [`complete_named`] and [`hover_named`] return a [`Topic`] in place of documentation; the WebAssembly module exports these. [`complete`]
//! and [`hover`] are for native callers and include the documentation.
//!
//! ```
//! use target_groups::{language::complete, model::Catalogue};
//! let completions = complete(r#"{"trackingTy"#, 12, &Catalogue::default());
//! assert!(completions.iter().any(|completion| completion.label == "trackingType" && completion.from == 1));
//! ```
//!
//! Offsets count UTF-16 code units, like those of editors. Results are only available in English.

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
