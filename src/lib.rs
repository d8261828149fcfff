//! Build, validate, preview and send Capillary's behavioural-event target-group requests.
#![deny(unsafe_code)]

pub mod editing;
pub mod expression;
pub mod json;
pub mod model;
pub mod rules;
pub mod typescript;
