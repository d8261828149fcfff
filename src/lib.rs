//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![forbid(unsafe_code)]

pub mod batch;
pub mod diff;
pub mod editing;
pub mod exchange;
pub mod expression;
pub mod import;
pub mod json;
pub mod language;
pub mod message;
pub mod model;
pub mod plan;
pub mod preview;
pub mod reference;
pub mod rule_book;
pub mod rules;
pub mod sandbox;
pub mod schema;
pub mod translation;
pub mod typescript;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod zones;
