//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![deny(unsafe_code)]

pub mod editing;
pub mod exchange;
pub mod expression;
pub mod import;
pub mod json;
pub mod model;
pub mod preview;
pub mod rules;
pub mod typescript;
