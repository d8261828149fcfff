//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
//!
//! The crate works on the JSON text of one request, and never on anything else: text goes in, diagnostics, edits, summaries and
//! answers come out. It is compiled to WebAssembly for the npm package `target-groups`, and runs natively as it is.
//!
//! ```
//! use target_groups::text::Change;
//! use target_groups::model::{Record, TargetGroup};
//! use target_groups::rules::{FixKind, Options, validate};
//!
//! let text = r#"{"name": "Steps ", "targets": [{"name": "5000 steps", "targetType": "COUNT", "targetEntity": "event"}]}"#;
//! let report = validate(text, &Options::default());
//! let spelling = report.diagnostics.iter().find(|diagnostic| diagnostic.code == "enum-spelling").unwrap();
//! assert_eq!((spelling.pointer.as_str(), spelling.range.unwrap().column), ("/targets/0/targetEntity", 94));
//!
//! let fix = spelling.fix.as_ref().unwrap();
//! assert_eq!(fix.kind, FixKind::Safe);
//! let edits = target_groups::text::edit(text, &fix.changes, TargetGroup::ROOT, 64).unwrap();
//! assert_eq!(edits[0].insert, "\"EVENT\"");
//! ```
//!
//! # Map
//!
//! Arrows point down only. The lower four are crates of their own.
//!
//! | module | what it does |
//! |---|---|
//! | `wasm` | every export of the two WebAssembly modules, without logic |
//! | [`batch`] | many requests in one call |
//! | [`editing`] | changes in, edits of the text out |
//! | [`plan`], [`zones`] | from what a person means to a request, and back; what local times mean |
//! | [`preview`] | summary, timeline, snippets, predicted answer |
//! | [`promotion`] | the outline of the promotion that replaces a target group |
//! | [`diff`] | what a server changed in a request, and why |
//! | [`import`] | from a pasted command to a request |
//! | [`language`] | completions and explanations for editors |
//! | [`sandbox`] | the API, simulated |
//! | `client` | sending with the HTTP client reqwest (feature `reqwest`) |
//! | [`exchange`] | sending: a request out, an answer in |
//! | `types` | owned types of requests and plans, for programs in Rust (feature `types`) |
//! | [`translation`], [`rule_book`] | all messages and all rules in one list |
//! | [`rules`] | the rule book: what is wrong with a request |
//! | [`model`] | every field described once |
//! | [`message`] | messages for people |
//! | [`text`] | damaged text understood, places found, edits made |
//! | [`json`] | text with positions: rows, trees |
//!
//! With `default-features = false` the crate is what the small module needs: checking, editing and locating.
#![forbid(unsafe_code)]

/// The guide for Rust programs.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
mod guide {}

pub use target_groups_json as json;
pub use target_groups_message as message;
pub use target_groups_model as model;
pub use target_groups_rules as rules;
pub use target_groups_rules::expression;
pub use target_groups_text as text;

pub mod batch;
#[cfg(feature = "reqwest")]
pub mod client;
#[cfg(feature = "full")]
pub mod diff;
pub mod editing;
#[cfg(feature = "full")]
pub mod exchange;
#[cfg(feature = "full")]
mod header_name;
#[cfg(feature = "full")]
pub mod import;
#[cfg(feature = "full")]
pub mod language;
#[cfg(feature = "full")]
pub mod plan;
#[cfg(feature = "full")]
pub mod preview;
#[cfg(feature = "full")]
pub mod promotion;
#[cfg(feature = "full")]
pub mod rule_book;
#[cfg(feature = "full")]
pub mod sandbox;
#[cfg(feature = "full")]
mod sorted;
#[cfg(feature = "full")]
pub mod translation;
#[cfg(feature = "types")]
pub mod types;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(feature = "full")]
pub mod zones;
