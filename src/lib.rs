//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![forbid(unsafe_code)]

pub use target_groups_json as json;
pub use target_groups_message as message;
pub use target_groups_model as model;
pub use target_groups_rules as rules;
pub use target_groups_rules::expression;

#[cfg(feature = "full")]
pub mod batch;
#[cfg(feature = "full")]
pub mod diff;
#[cfg(feature = "full")]
pub mod editing;
#[cfg(feature = "full")]
pub mod exchange;
#[cfg(feature = "full")]
pub mod import;
#[cfg(feature = "full")]
pub mod language;
#[cfg(feature = "full")]
pub mod plan;
#[cfg(feature = "full")]
pub mod preview;
#[cfg(feature = "full")]
pub mod rule_book;
#[cfg(feature = "full")]
pub mod sandbox;
#[cfg(feature = "full")]
pub mod translation;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(feature = "full")]
pub mod zones;
