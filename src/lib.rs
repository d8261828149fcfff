//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![forbid(unsafe_code)]

pub use target_groups_json as json;
pub use target_groups_message as message;
pub use target_groups_model as model;
pub use target_groups_rules as rules;
pub use target_groups_rules::expression;

pub mod batch;
pub mod diff;
pub mod editing;
pub mod exchange;
pub mod import;
pub mod language;
pub mod plan;
pub mod preview;
pub mod rule_book;
pub mod sandbox;
pub mod translation;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod zones;
