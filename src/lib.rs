//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
//!
//! The crate works on the JSON text of one request: it takes text and returns diagnostics, edits, summaries and responses. It is compiled
//! to WebAssembly for the npm package `target-groups`, and also runs natively.
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
//! Modules only depend on modules below them. The lower four are separate crates.
//!
//! | module | purpose |
//! |---|---|
//! | `wasm` | the exports of the two WebAssembly modules, without logic |
//! | [`batch`] | validates many requests in one call |
//! | [`editing`] | converts changes to edits of the text |
//! | [`plan`], [`zones`] | converts plans to requests and back; resolves local times |
//! | [`preview`] | summary, timeline, snippets, predicted response |
//! | [`promotion`] | the outline of the promotion that replaces a target group |
//! | [`diff`] | explains what a server changed in a request |
//! | [`import`] | extracts a request from pasted text |
//! | [`language`] | completions and hovers for editors |
//! | [`sandbox`] | simulates the API |
//! | `client` | sends requests with the HTTP client reqwest (feature `reqwest`) |
//! | [`exchange`] | sends requests and interprets responses |
//! | `types` | owned types of requests and plans, for Rust programs (feature `types`) |
//! | [`translation`], [`rule_book`] | lists of all messages and all rules |
//! | [`rules`] | the rules that requests are validated with |
//! | [`model`] | descriptions of all fields |
//! | [`message`] | messages for people |
//! | [`text`] | parses invalid text, finds positions, makes edits |
//! | [`json`] | JSON text with positions: rows, trees |
//!
//! With `default-features = false`, the crate only contains what the small module needs: validation, editing and locating.
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
